//! The demo network: two dozen firms, their papers and the conversations they are in the middle of.

mod cxml;
mod files;
mod firms;
mod goods;
mod network;
mod papers;
mod talk;
mod ubl;
mod xml;

#[cfg(test)]
mod tests;
