//! What the binary does besides serving, one file per command.

pub mod admin;
pub mod config;
mod counter;
pub mod migrate;
mod say;
pub mod serve;
