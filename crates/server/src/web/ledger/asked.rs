//! What the address of a table says: search, filter, partner, period, order, page.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kontor_store::DocumentQuery;
use kontor_store::model::{DocumentFilter, DocumentKind, DocumentSort, Topic};
use serde::Deserialize;

use super::Choice;
use crate::i18n::Reader;
use crate::web::verdicts;

/// Rows of one page.
const ROWS: u32 = 50;
/// The periods to choose from, in days.
const PERIODS: [(&str, i32); 3] = [("30", 30), ("90", 90), ("365", 365)];

/// What is asked for. A word that is not known counts as none.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub q: String,
    pub filter: String,
    pub partner: String,
    pub period: String,
    pub sort: String,
    /// `up` or `down`; else the way in which people look for the column first.
    pub order: String,
    pub cursor: Option<String>,
}

impl Asked {
    pub fn filter(&self) -> DocumentFilter {
        self.filter.parse().unwrap_or(DocumentFilter::All)
    }

    pub fn sort(&self) -> DocumentSort {
        self.sort.parse().unwrap_or(DocumentSort::Date)
    }

    pub fn descending(&self) -> bool {
        match self.order.as_str() {
            "up" => false,
            "down" => true,
            _ => !matches!(self.sort(), DocumentSort::Number | DocumentSort::Partner),
        }
    }

    /// Whether it asks for less than all.
    pub fn narrows(&self) -> bool {
        self.filter() != DocumentFilter::All || !self.partner.is_empty() || self.days().is_some()
    }

    /// The same from its first page on, with something changed.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut changed = Self { cursor: None, ..self.clone() };
        change(&mut changed);
        changed
    }

    /// Sorted by this column; the other way round if it was so already.
    #[must_use]
    pub fn sorted_by(&self, sort: DocumentSort) -> Self {
        let order = match (self.sort() == sort, self.descending()) {
            (false, _) => "",
            (true, true) => "up",
            (true, false) => "down",
        };
        self.with(|asked| {
            sort.as_str().clone_into(&mut asked.sort);
            order.clone_into(&mut asked.order);
        })
    }

    /// What a search keeps besides its own fields.
    pub fn kept(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [("filter", self.filter.as_str()), ("sort", &self.sort), ("order", &self.order)];
        all.into_iter().filter(|(_, value)| !value.is_empty())
    }

    /// As an address; what is not said is left out.
    pub fn address(&self, path: &str) -> String {
        let filter = if self.filter() == DocumentFilter::All { "" } else { self.filter.as_str() };
        let cursor = self.cursor.as_deref().unwrap_or_default();
        let all = [
            ("q", self.q.as_str()),
            ("filter", filter),
            ("partner", &self.partner),
            ("period", &self.period),
            ("sort", &self.sort),
            ("order", &self.order),
            ("cursor", cursor),
        ];
        let said: Vec<_> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        crate::web::address(path, &said)
    }

    pub fn query(&self, reader: &Reader, topic: Topic) -> DocumentQuery {
        let today = reader.iso_day(reader.now());
        DocumentQuery {
            filter: self.filter(),
            kinds: self.kinds(topic),
            partner: (!self.partner.is_empty()).then(|| self.partner.as_str().into()),
            since: self.days().and_then(|days| before(&today, days)).unwrap_or_default(),
            q: self.q.clone(),
            sort: self.sort(),
            descending: self.descending(),
            unanswered_before: verdicts::answered_by(reader),
            cursor: self.cursor.clone(),
            limit: ROWS,
            ..DocumentQuery::newest(topic, &today)
        }
    }

    /// What says something about orders and invoices stands in a list of its own, and on the timelines of those.
    fn kinds(&self, topic: Topic) -> Vec<DocumentKind> {
        let own = DocumentKind::ALL.iter().filter(|kind| kind.topic() == topic && !kind.is_answer());
        if self.filter() == DocumentFilter::Other { Vec::new() } else { own.copied().collect() }
    }

    pub(super) fn periods(&self, reader: &Reader) -> Vec<Choice> {
        let any = Choice { to: String::new(), words: reader.t("period-all"), current: self.days().is_none() };
        let some = PERIODS.iter().map(|(word, days)| Choice {
            to: (*word).to_owned(),
            words: reader.word("period", word),
            current: self.days() == Some(*days),
        });
        [any].into_iter().chain(some).collect()
    }

    fn days(&self) -> Option<i32> {
        PERIODS.iter().find(|(word, _)| *word == self.period).map(|(_, days)| *days)
    }
}

/// The calendar date so many days before.
fn before(today: &str, days: i32) -> Option<String> {
    let today: Date = today.parse().ok()?;
    today.checked_sub(days.days()).ok().map(|date| date.to_string())
}
