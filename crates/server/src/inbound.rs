//! The mail door: by whichever road a mail comes, it is kept before it is acknowledged, and one pipeline handles it afterwards.
//!
//! Roads name two functions: [`accept::check`], at the moment a recipient is named, and [`accept::accept`], with the mail.

pub mod accept;
mod heads;
