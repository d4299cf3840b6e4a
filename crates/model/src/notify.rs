//! When a letter goes to somebody: at once, hourly, daily, never, and not in the quiet hours.

use jiff::civil::{DateTime, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::ids::Millis;
use crate::worded;

const HOUR_MS: Millis = 3_600_000;

worded! {
    /// How soon somebody wants to be written to.
    Pace {
        /// As soon as the message has waited to be seen.
        AtOnce = "at_once",
        /// What has come together, at each full hour.
        Hourly = "hourly",
        /// What has come together, once a day at an hour of one's choice.
        Daily = "daily",
        /// Not at all.
        Never = "never",
    }
}

impl Pace {
    /// Whether several conversations travel in one letter.
    pub const fn gathers(self) -> bool {
        matches!(self, Self::Hourly | Self::Daily)
    }
}

/// Of what somebody wants to be told by e-mail, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notifications {
    /// For conversations one is in.
    pub in_it: Pace,
    /// For those of one's desks.
    pub desk: Pace,
    /// The hour of the daily digest, 0 to 23, in one's time zone.
    pub digest_hour: u8,
    /// From which hour to which nothing is sent, in one's time zone; the hour of a daily digest is one's own choice and counts all the same.
    pub quiet: Option<Quiet>,
    /// Whether the text of the messages stands in the letter.
    pub with_text: bool,
}

/// Hours in which nothing is sent; they may reach over midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiet {
    /// The first quiet hour, 0 to 23.
    pub from: u8,
    /// The first hour that is not, 0 to 23.
    pub to: u8,
}

impl Default for Notifications {
    fn default() -> Self {
        Self { in_it: Pace::AtOnce, desk: Pace::AtOnce, digest_hour: 7, quiet: None, with_text: true }
    }
}

impl Notifications {
    /// The pace for one conversation, by whether one is in it.
    pub const fn pace(self, in_it: bool) -> Pace {
        if in_it { self.in_it } else { self.desk }
    }

    /// The first moment, not before `due`, at which it may go; never: `None`. Asked again with its own answer, it gives the same.
    ///
    /// `zone` is an IANA name; one that is not known reads as UTC.
    pub fn when(self, in_it: bool, due: Millis, zone: &str) -> Option<Millis> {
        let zone = &TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        match self.pace(in_it) {
            Pace::Never => None,
            Pace::Daily => Some(next(due, self.digest_hour, zone)),
            Pace::Hourly => Some(self.after_quiet(full_hour(due, zone), zone)),
            Pace::AtOnce => Some(self.after_quiet(due, zone)),
        }
    }

    fn after_quiet(self, at: Millis, zone: &TimeZone) -> Millis {
        let hour = u8::try_from(local(at, zone).hour()).unwrap_or(0);
        match self.quiet {
            Some(quiet) if quiet.holds(hour) => next(at, quiet.to, zone),
            _ => at,
        }
    }
}

impl Quiet {
    const fn holds(self, hour: u8) -> bool {
        if self.from <= self.to { self.from <= hour && hour < self.to } else { hour >= self.from || hour < self.to }
    }
}

/// The first moment, not before `at`, when the clocks there show this full hour; on the day on which they skip it, the hour after.
fn next(at: Millis, hour: u8, zone: &TimeZone) -> Millis {
    let today = local(at, zone).date();
    let on = |date: jiff::civil::Date| {
        let there = DateTime::from_parts(date, time(i8::try_from(hour).unwrap_or(0), 0, 0, 0));
        there.to_zoned_datetime(zone.clone()).map_or(at, |zoned| zoned.timestamp().as_millisecond())
    };
    let first = on(today);
    if first >= at { first } else { today.checked_add(1.day()).map_or(first, on) }
}

/// The end of the hour that has begun on the clocks there, or `at` itself at a full hour.
fn full_hour(at: Millis, zone: &TimeZone) -> Millis {
    let there = at + i64::from(zone.to_offset(moment(at)).seconds()) * 1000;
    at + (HOUR_MS - there.rem_euclid(HOUR_MS)) % HOUR_MS
}

fn local(at: Millis, zone: &TimeZone) -> DateTime {
    zone.to_datetime(moment(at))
}

fn moment(at: Millis) -> Timestamp {
    Timestamp::from_millisecond(at).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WARSAW: &str = "Europe/Warsaw";

    fn at(text: &str) -> Millis {
        text.parse::<Timestamp>().unwrap().as_millisecond()
    }

    fn goes(notifications: Notifications, due: &str) -> String {
        let when = notifications.when(true, at(due), WARSAW).unwrap();
        assert_eq!(notifications.when(true, when, WARSAW), Some(when), "asked again, the same");
        Timestamp::from_millisecond(when).unwrap().to_string()
    }

    const QUIET: Notifications =
        Notifications { in_it: Pace::AtOnce, desk: Pace::Never, digest_hour: 7, quiet: Some(Quiet { from: 18, to: 7 }), with_text: true };

    #[test]
    fn quiet_hours_reach_over_midnight() {
        assert_eq!(goes(QUIET, "2026-11-23T16:59:59Z"), "2026-11-23T16:59:59Z");
        assert_eq!(goes(QUIET, "2026-11-23T17:00:00Z"), "2026-11-24T06:00:00Z");
        assert_eq!(goes(QUIET, "2026-11-24T03:00:00Z"), "2026-11-24T06:00:00Z");
        assert_eq!(goes(QUIET, "2026-11-24T06:00:00Z"), "2026-11-24T06:00:00Z");
        assert_eq!(QUIET.when(false, 0, WARSAW), None);
    }

    #[test]
    fn a_digest_keeps_its_hour_on_the_clock_when_summer_ends_and_begins() {
        let daily = Notifications { in_it: Pace::Daily, ..Notifications::default() };
        assert_eq!(goes(daily, "2026-10-24T10:00:00Z"), "2026-10-25T06:00:00Z", "winter time since that night");
        assert_eq!(goes(daily, "2026-10-24T04:00:00Z"), "2026-10-24T05:00:00Z", "still summer time");
        assert_eq!(goes(daily, "2027-03-27T10:00:00Z"), "2027-03-28T05:00:00Z", "summer time since that night");
        let skipped = Notifications { digest_hour: 2, ..daily };
        assert_eq!(goes(skipped, "2027-03-27T10:00:00Z"), "2027-03-28T01:00:00Z", "two o’clock is skipped: three it is");
    }

    #[test]
    fn an_hourly_letter_goes_at_the_full_hour_of_the_place() {
        let hourly = Notifications { in_it: Pace::Hourly, ..Notifications::default() };
        assert_eq!(goes(hourly, "2026-11-23T08:01:00Z"), "2026-11-23T09:00:00Z");
        assert_eq!(hourly.when(true, at("2026-11-23T08:01:00Z"), "Asia/Kolkata"), Some(at("2026-11-23T08:30:00Z")));
        assert_eq!(goes(hourly, "2026-10-25T00:30:00Z"), "2026-10-25T01:00:00Z", "the hour that comes twice");
    }

    #[test]
    fn the_hour_that_was_chosen_for_the_digest_counts_in_the_quiet_hours_too() {
        let early = Notifications { in_it: Pace::Daily, digest_hour: 5, ..QUIET };
        assert_eq!(goes(early, "2026-11-23T20:00:00Z"), "2026-11-24T04:00:00Z");
    }
}
