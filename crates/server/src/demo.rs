//! The demo network: two dozen firms, their papers and the conversations they are in the middle of.

mod answers;
mod cii;
mod cxml;
pub mod files;
pub mod firms;
mod goods;
mod hybrid;
mod ksef;
pub mod network;
pub mod papers;
mod pdf;
pub mod talk;
mod ubl;
mod xml;

#[cfg(test)]
mod tests;
