//! Who wrote a mail: a person, a machine that answers or announces by itself, or a mail system that gives one back.
//!
//! Taking a person for a machine loses what the person said, so every rule here asks for a mark that only machines leave, or
//! for several weaker ones together; where in doubt it is a person (RFC 3834, RFC 3464, RFC 8098, RFC 5965, RFC 5546).

mod absence;
mod bounce;
mod headers;
mod look;
mod reason;
mod report;
mod subject;
mod text;
mod until;
mod words;

use std::fmt;

use jiff::civil::Date;

pub use bounce::{Bounce, Severity};
pub use look::Circumstances;

use crate::Mail;
use look::Look;

/// Who wrote a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Class {
    /// A person, or nothing shows otherwise.
    Human,
    /// A machine: it never becomes a message.
    Auto(Auto),
    /// A mail system about a mail of ours that did not arrive, or not yet.
    Bounce(Box<Bounce>),
}

/// A mail that a machine wrote by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Auto {
    /// What it is for.
    pub kind: AutoKind,
    /// The day that an absence note names as the end of the absence, or as that of the return.
    pub away_until: Option<Date>,
}

/// What a machine's mail is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AutoKind {
    /// Somebody is away and has a note sent.
    Absence,
    /// An answer without a person: a receipt of a ticket, "we have got your mail".
    Answer,
    /// A mail has been shown, or deleted unread (RFC 8098).
    Read,
    /// A mail has arrived (RFC 3464, actions delivered, relayed and expanded).
    Delivered,
    /// An invitation was accepted, declined or given back (RFC 5546, REPLY and COUNTER).
    Calendar,
    /// The sender shall prove to be a person before the mail is let through.
    Challenge,
    /// A complaint about a mail or a report over many of them (RFC 5965, RFC 7489, RFC 8460).
    Feedback,
    /// A newsletter or a list.
    Bulk,
    /// Our own mail has come back to us.
    Own,
    /// Any other mail that no person wrote.
    Notice,
}

/// Says who wrote `mail`, from its headers, its parts and, where these say nothing, its words.
///
/// The work is bounded: only the first 16 KiB of the text are looked at, and of a report the first 64 KiB.
pub fn classify(mail: &Mail, circumstances: &Circumstances<'_>) -> Class {
    decide(&Look::at(mail, circumstances))
}

fn decide(look: &Look) -> Class {
    if look.own {
        return auto(AutoKind::Own);
    }
    if look.calendar_reply {
        return auto(AutoKind::Calendar);
    }
    if let Some(class) = report::decide(look) {
        return class;
    }
    if let Some(bounce) = bounce::without_report(look) {
        return bounce;
    }
    let Some(kind) = kind(look) else { return Class::Human };
    let away_until = (kind == AutoKind::Absence).then(|| until::day(&look.subject, &look.text, look.sent)).flatten();
    Class::Auto(Auto { kind, away_until })
}

/// What a machine's mail is for; none: it is a person's.
fn kind(look: &Look) -> Option<AutoKind> {
    if let Some(kind) = headers::kind(look) {
        return Some(refine(look, kind));
    }
    subject::kind(look).or_else(|| text::kind(look)).or_else(|| headers::bulk(look))
}

/// Headers say that a machine wrote it; the words say more exactly what for.
fn refine(look: &Look, kind: AutoKind) -> AutoKind {
    if !matches!(kind, AutoKind::Answer | AutoKind::Notice) {
        return kind;
    }
    let by_words = subject::kind(look).filter(|kind| *kind != AutoKind::Answer);
    by_words.or_else(|| text::kind_of_machine(look)).or_else(|| headers::bulk(look)).unwrap_or(kind)
}

fn auto(kind: AutoKind) -> Class {
    Class::Auto(Auto { kind, away_until: None })
}

impl fmt::Display for Class {
    /// `human`, `auto`, or `bounce` and the status where it is known.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Human => to.write_str("human"),
            Self::Auto(_) => to.write_str("auto"),
            Self::Bounce(bounce) => match &bounce.status {
                Some(status) => write!(to, "bounce {status}"),
                None => to.write_str("bounce"),
            },
        }
    }
}
