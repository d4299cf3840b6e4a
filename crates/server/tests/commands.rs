//! The commands of the real binary, as an operator types them, each in a folder of its own.

mod admin;
mod backup;
mod beside;
mod crash;
mod deliver;
mod demo;
mod documents;
mod import;
mod letters;
mod machine;

pub use machine::Machine;
