//! One file per promise.

mod availability;
mod live;
mod settings;
mod sign_in;
mod talking;
mod told;
