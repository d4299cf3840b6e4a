//! The doors, tried by those who may not pass, and by those who ask for what cannot be.

mod faults;
mod headers;
mod strangers;
