//! The desk: what people do, one file per verb. Every door comes here; the check of what was typed stands here and nowhere else.

pub mod sign_in;
