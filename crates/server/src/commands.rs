//! What the binary does besides serving, one file per command.

pub mod admin;
pub mod config;
mod counter;
pub mod demo;
pub mod documents;
pub mod migrate;
mod say;
pub mod serve;
