//! What the binary does besides serving, one file per command.

pub mod config;
pub mod migrate;
pub mod serve;
