//! The suite of the server: a promise of the product is a story, told on both engines; a door is tried as those try it who may not pass.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that meets a fault fails")]

#[macro_use]
mod world;

mod commands;
mod contract;
mod doors;
mod servers;
mod stories;
