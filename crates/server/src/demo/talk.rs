//! Conversations that are under way when the demo begins; they are written first, then messaging is switched off and a relation suspended.

use jiff::civil::{DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::files::Attached;

mod abroad;
mod english;
mod german;
mod people;
mod polish;
mod star;

/// One conversation, as it would be told to somebody who writes it into the product.
pub struct Talk {
    /// Two firms by their keys; who wrote first is seen from the lines.
    pub between: (&'static str, &'static str),
    /// The number of a document between these two.
    pub about: Option<&'static str>,
    pub subject: &'static str,
    pub lines: &'static [Line],
    pub marks: &'static [Mark],
}

/// One message.
pub struct Line {
    /// The address of a person in one of the two firms.
    pub who: &'static str,
    pub ago: Ago,
    pub text: &'static str,
    pub files: &'static [Attached],
}

/// When it was written, seen from the moment the demo is made.
#[derive(Debug, Clone, Copy)]
pub enum Ago {
    Minutes(u32),
    /// So many working days before today, at this hour and minute where its author works.
    Days(u32, i8, i8),
}

/// What people did with a conversation besides writing; whatever nobody left unread has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The last message of the other side is still unread by this person.
    Unread(&'static str),
    /// This person pressed "No reply needed".
    Settled(&'static str),
    Taken(&'static str),
    Archived(&'static str),
    Muted(&'static str),
    /// This person linked a further document.
    Linked(&'static str, &'static str),
}

/// Every conversation.
pub fn all() -> impl Iterator<Item = &'static Talk> {
    [star::TALKS, abroad::TALKS, polish::TALKS, german::TALKS, english::TALKS].into_iter().flatten()
}

impl Ago {
    pub fn before(self, now: Timestamp, zone: &TimeZone) -> anyhow::Result<Timestamp> {
        match self {
            Self::Minutes(minutes) => Ok(now.checked_sub(i64::from(minutes).minutes())?),
            Self::Days(working, hour, minute) => {
                // One calendar for all authors: just after midnight in Helsinki it is still yesterday in Leeds.
                let mut date = TimeZone::UTC.to_datetime(now).date();
                for _ in 0..working {
                    date = date.yesterday()?;
                    while matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
                        date = date.yesterday()?;
                    }
                }
                let at: DateTime = date.at(hour, minute, 0, 0);
                Ok(zone.to_timestamp(at)?)
            }
        }
    }
}

const fn talk(between: (&'static str, &'static str), subject: &'static str, lines: &'static [Line]) -> Talk {
    Talk { between, about: None, subject, lines, marks: &[] }
}

impl Talk {
    const fn about(mut self, number: &'static str) -> Self {
        self.about = Some(number);
        self
    }

    const fn marks(mut self, marks: &'static [Mark]) -> Self {
        self.marks = marks;
        self
    }
}

/// A message of the last hours.
const fn now(who: &'static str, minutes: u32, text: &'static str) -> Line {
    Line { who, ago: Ago::Minutes(minutes), text, files: &[] }
}

/// A message of an earlier working day, at (hour, minute).
const fn then(who: &'static str, days: u32, at: (i8, i8), text: &'static str) -> Line {
    Line { who, ago: Ago::Days(days, at.0, at.1), text, files: &[] }
}

impl Line {
    const fn with(mut self, files: &'static [Attached]) -> Self {
        self.files = files;
        self
    }
}
