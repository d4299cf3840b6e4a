//! How Kontor speaks to one reader: texts in the reader's language, times in the reader's zone, figures in the reader's format.

mod catalogue;
mod dates;
mod figures;
mod findings;
pub mod help;
#[cfg(test)]
mod tests;

use jiff::tz::TimeZone;

pub use catalogue::Arg;

/// A language that every text of Kontor exists in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Language {
    En,
    Pl,
    De,
}

impl Language {
    /// Every language, in the order in which the language switch offers them.
    pub const ALL: [Self; 3] = [Self::Pl, Self::De, Self::En];

    /// The primary subtag of BCP 47: for `lang=`, the address and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Pl => "pl",
            Self::De => "de",
        }
    }

    /// The language's name for itself, so that it is found by whoever reads no other.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Pl => "Polski",
            Self::De => "Deutsch",
        }
    }

    /// Reads a code of any length: `de`, `de-AT` and `DE_ch` are all German.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next()?.trim();
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.code()))
    }

    /// The best match for an `Accept-Language` header (RFC 9110, 12.5.4); English where nothing matches.
    /// Of equal weights the first counts; a weight of 0 refuses a language.
    pub fn negotiate(accept_language: &str) -> Self {
        let mut best = (0.0, Self::En);
        for wish in accept_language.split(',') {
            let mut parts = wish.split(';');
            let Some(language) = parts.next().and_then(Self::from_code) else {
                continue;
            };
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
            if weight > best.0 {
                best = (weight, language);
            }
        }
        best.1
    }
}

/// Whoever a page, a letter or an answer is made for, at one moment.
#[derive(Clone, Debug)]
pub struct Reader {
    language: Language,
    time_zone: TimeZone,
    now_ms: i64,
}

impl Reader {
    /// A name that is not in the IANA time zone database reads as UTC.
    pub fn new(language: Language, time_zone_name: &str, now_ms: i64) -> Self {
        Self { language, time_zone: TimeZone::get(time_zone_name).unwrap_or(TimeZone::UTC), now_ms }
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// The moment for which it is made, Unix milliseconds.
    pub fn now(&self) -> i64 {
        self.now_ms
    }

    /// The text of a key that needs nothing filled in.
    pub fn t(&self, key: &str) -> String {
        catalogue::text(self.language, key, &[])
    }

    /// The text of a key with one value filled in.
    pub fn t1(&self, key: &str, name: &str, value: impl Into<Arg>) -> String {
        catalogue::text(self.language, key, &[(name, value.into())])
    }

    /// The text of a key with any number of values filled in.
    pub fn ta(&self, key: &str, args: &[(&str, Arg)]) -> String {
        catalogue::text(self.language, key, args)
    }

    /// The text for one word out of a closed set, whose keys begin alike: `word("kind", "order_change")` is `kind-order-change`.
    pub fn word(&self, set: &str, word: &str) -> String {
        self.t(&format!("{set}-{}", hyphenated(word)))
    }

    /// As [`Reader::word`], for sets whose texts have values to fill in.
    pub fn word_with(&self, set: &str, word: &str, args: &[(&str, Arg)]) -> String {
        self.ta(&format!("{set}-{}", hyphenated(word)), args)
    }

    /// The status of a document. In Polish it agrees with the gender of the kind: "zamówienie potwierdzone", "faktura zapłacona".
    pub fn status(&self, kind: &str, status: &str) -> String {
        let args = [("kind", hyphenated(kind).into()), ("status", hyphenated(status).into())];
        self.ta("status", &args)
    }

    /// A document as it is called in a sentence's place for names: "Faktura 4711".
    pub fn document(&self, kind: &str, number: &str) -> String {
        let args = [("kind", hyphenated(kind).into()), ("number", number.into())];
        self.ta("document-name", &args)
    }
}

/// Is there such a time zone? For settings and imports, before a name is kept.
pub fn is_time_zone(name: &str) -> bool {
    TimeZone::get(name).is_ok()
}

/// The time zones to choose from: a place each ("Europe/Warsaw"), and UTC.
pub fn time_zones() -> Vec<String> {
    const CONTINENTS: [&str; 10] =
        ["Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"];
    let mut zones: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.to_string())
        .filter(|name| match name.split_once('/') {
            Some((continent, _)) => CONTINENTS.contains(&continent),
            None => name == "UTC",
        })
        .collect();
    zones.sort();
    zones
}

/// The database writes words with underscores, Fluent's keys and selectors have hyphens.
fn hyphenated(word: &str) -> String {
    word.replace('_', "-")
}
