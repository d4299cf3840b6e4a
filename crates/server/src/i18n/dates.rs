//! Times in the reader's zone and words: relative when short, a weekday within a week, a date beyond.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ZonedDateTime};

use super::{Arg, Reader};

impl Reader {
    /// "09:14"
    pub fn time(&self, ms: i64) -> String {
        clock(&self.at(ms))
    }

    /// For lists: the time today, "pt." within the week, "18 lis" before, with the year where it is another one.
    pub fn when(&self, ms: i64) -> String {
        let then = self.at(ms);
        match self.days_ago(then.date()) {
            0 => clock(&then),
            1..=6 => self.ta("weekday-short", &calendar(then.date())),
            _ if then.year() == self.today().year() => self.ta("date-near", &calendar(then.date())),
            _ => self.ta("date-full", &calendar(then.date())),
        }
    }

    /// For what happened: the time today, the day and the time before.
    pub fn moment(&self, ms: i64) -> String {
        let then = self.at(ms);
        if self.days_ago(then.date()) == 0 { clock(&then) } else { format!("{}, {}", self.when(ms), clock(&then)) }
    }

    /// The calendar day of a moment in the reader's zone, "2026-11-20".
    pub fn iso_day(&self, ms: i64) -> String {
        self.at(ms).date().to_string()
    }

    /// For the line between two days of a thread: "dzisiaj", "wczoraj", "piątek, 20 listopada".
    pub fn day(&self, ms: i64) -> String {
        let day = self.at(ms).date();
        match self.days_ago(day) {
            0 => self.t("today"),
            1 => self.t("yesterday"),
            _ if day.year() == self.today().year() => self.ta("day-near", &calendar(day)),
            _ => self.ta("day-full", &calendar(day)),
        }
    }

    /// For `title=`: weekday, date and time in full.
    pub fn exact(&self, ms: i64) -> String {
        let then = self.at(ms);
        format!("{}, {}", self.ta("day-full", &calendar(then.date())), clock(&then))
    }

    /// For mails, which are read anywhere: weekday, date, time and zone in full.
    pub fn stamped(&self, ms: i64) -> String {
        format!("{} {}", self.exact(ms), self.at(ms).strftime("%Z"))
    }

    /// For `datetime=`: RFC 3339 in UTC.
    pub fn iso(&self, ms: i64) -> String {
        moment(ms).to_string()
    }

    /// A calendar date as a document carries it, "2026-10-21", shown as "21 paź 2026": no time zone ever moves it.
    /// What is no such date is shown as it stands.
    pub fn date(&self, iso_date: &str) -> String {
        match iso_date.parse::<Date>() {
            Ok(date) => self.ta("date-full", &calendar(date)),
            Err(_) => iso_date.to_owned(),
        }
    }

    /// How long ago, in one unit: "5 min", "2 godz.", "3 dni". Never less than a minute.
    pub fn since(&self, ms: i64) -> String {
        let minutes = (self.now_ms - ms) / 60_000;
        match minutes {
            ..60 => self.t1("since-minutes", "count", minutes.max(1)),
            60..1440 => self.t1("since-hours", "count", minutes / 60),
            _ => self.t1("since-days", "count", minutes / 1440),
        }
    }

    /// How many days a calendar date lies behind the reader's today; negative for one to come. For "3 days overdue".
    pub fn days_past(&self, iso_date: &str) -> Option<i64> {
        iso_date.parse::<Date>().ok().map(|date| i64::from(self.days_ago(date)))
    }

    /// The first moment of the day that lies so many working days back, today not counted: what came before it has been here for
    /// longer. Monday to Friday, since every country has holidays of its own.
    pub fn working_days_before(&self, days: u32) -> i64 {
        let mut day = self.today();
        let mut counted = 0;
        while counted < days {
            let Ok(before) = day.yesterday() else { break };
            day = before;
            counted += u32::from(!matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
        }
        self.time_zone.to_timestamp(day.at(0, 0, 0, 0)).map_or(0, Timestamp::as_millisecond)
    }

    /// Standing alone: "marzec 2024".
    pub fn month_year(&self, ms: i64) -> String {
        self.ta("month-year", &calendar(self.at(ms).date()))
    }

    /// After "since": "marca 2024".
    pub fn month_year_since(&self, ms: i64) -> String {
        self.ta("month-year-since", &calendar(self.at(ms).date()))
    }

    fn at(&self, ms: i64) -> ZonedDateTime {
        moment(ms).to_zoned_datetime(self.time_zone.clone())
    }

    fn today(&self) -> Date {
        self.at(self.now_ms).date()
    }

    fn days_ago(&self, day: Date) -> i32 {
        day.until(self.today()).map_or(0, |span| span.get_days())
    }
}

fn moment(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap_or_default()
}

fn clock(then: &ZonedDateTime) -> String {
    format!("{:02}:{:02}", then.hour(), then.minute())
}

/// What the texts of calendar.ftl choose their names by; a week begins with Monday, 1.
fn calendar(date: Date) -> [(&'static str, Arg); 4] {
    let number = |number: i8| Arg::Number(number.into());
    [
        ("day", number(date.day())),
        ("month", number(date.month())),
        ("year", Arg::Number(date.year().into())),
        ("weekday", number(date.weekday().to_monday_one_offset())),
    ]
}
