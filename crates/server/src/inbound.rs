//! The mail door: one pipeline for every mail, by whichever road it came and was kept.
//!
//! read → a machine's? → who sent it → where it belongs → what its author wrote → `actions::post`, like every other door.

pub mod handle;
mod machines;
mod place;
mod sender;
mod tell;

use kontor_store::{MailAnswer, Settled};

/// What became of a mail, and what somebody is told about it.
#[derive(Debug)]
struct Outcome {
    settled: Settled,
    answer: Option<MailAnswer>,
}

impl Outcome {
    /// Without an answer.
    fn only(settled: Settled) -> Self {
        Self { settled, answer: None }
    }
}
