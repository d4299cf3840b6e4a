//! One file per promise.

mod live;
mod sign_in;
