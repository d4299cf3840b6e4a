//! What others rely on: the interface as it is described, the configuration as it is written.

mod configuration;
mod openapi;
