//! The demo network: two dozen firms, their papers and the conversations they are in the middle of.

mod answers;
mod cxml;
pub mod files;
pub mod firms;
mod goods;
pub mod network;
pub mod papers;
pub mod talk;
mod ubl;
mod xml;

#[cfg(test)]
mod tests;
