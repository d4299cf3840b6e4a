//! One file per promise.

mod availability;
mod letters;
mod live;
mod settings;
mod sign_in;
mod talking;
mod told;
