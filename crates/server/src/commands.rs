//! What the binary does besides serving, one file per command.

pub mod admin;
pub mod backup;
pub mod config;
mod counter;
pub mod demo;
pub mod doctor;
pub mod documents;
pub mod mail;
pub mod migrate;
pub mod reindex;
mod say;
pub mod serve;
mod until_told;
