//! The demo data is consistent: identifiers, people, papers and conversations fit each other.

mod firms;
mod papers;
mod reading;
mod talk;
