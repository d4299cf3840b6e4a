//! One file per promise.

mod addresses;
mod answers;
mod availability;
mod bucket;
mod cxml;
mod from_a_mailbox;
mod held;
mod letters;
mod live;
mod long_pages;
mod post_office;
mod settings;
mod sign_in;
mod story;
mod talking;
mod through_postfix;
mod told;
mod wishes;
