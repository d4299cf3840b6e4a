//! Rows of the inbox as they read for one person.

use kontor_store::model::{Availability, DocumentKind, Filter, Millis, Permission, Turn};
use kontor_store::{InboxRow, Viewer};

use crate::i18n::Reader;

/// After how long waiting for us turns from amber to red: a day.
const LATE_MS: Millis = 24 * 60 * 60 * 1000;

/// One row.
pub struct Row {
    pub href: String,
    pub partner: String,
    pub subject: String,
    pub said: String,
    pub when: String,
    pub iso: String,
    pub exact: String,
    pub unread: bool,
    pub current: bool,
    pub muted: bool,
    pub paper: Option<PaperName>,
    pub turn: Option<Chip>,
}

/// A document's name with its sign.
pub struct PaperName {
    pub icon: &'static str,
    pub name: String,
}

/// A verdict in a word; the tone is `warn`, `bad`, or empty for neutral.
pub struct Chip {
    pub tone: &'static str,
    pub words: String,
}

/// What stands where a list has no rows.
pub struct Empty {
    pub title: String,
    pub hint: Option<String>,
}

pub fn rows(reader: &Reader, rows: &[InboxRow], query: &str, current: Option<&str>) -> Vec<Row> {
    rows.iter().map(|row| shown(reader, row, query, current)).collect()
}

fn shown(reader: &Reader, row: &InboxRow, query: &str, current: Option<&str>) -> Row {
    Row {
        href: format!("/messages/{}{query}", row.conversation),
        partner: row.partner_name.clone(),
        subject: row.subject.clone(),
        said: said(reader, row),
        when: reader.when(row.last_at),
        iso: reader.iso(row.last_at),
        exact: reader.exact(row.last_at),
        unread: row.unread,
        current: current == Some(row.conversation.as_str()),
        muted: row.muted,
        paper: row
            .document
            .as_ref()
            .map(|(_, kind, number)| PaperName { icon: icon_of(*kind), name: reader.document(kind.as_str(), number) }),
        turn: turn(reader, row.turn, row.turn_since),
    }
}

fn said(reader: &Reader, row: &InboxRow) -> String {
    let said = &row.said;
    let text = if said.withdrawn {
        return reader.t("withdrawn");
    } else if said.text.is_empty() {
        reader.t("files")
    } else {
        said.text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    if said.mine {
        reader.t1("you-wrote", "text", &text)
    } else {
        reader.ta("name-wrote", &[("name", said.author.as_str().into()), ("text", text.into())])
    }
}

/// Whose turn it is, as a chip; none where no reply is needed.
pub fn turn(reader: &Reader, turn: Turn, since: Millis) -> Option<Chip> {
    let words = reader.since(since);
    match turn {
        Turn::Ours => {
            let tone = if reader.now() - since > LATE_MS { "bad" } else { "warn" };
            Some(Chip { tone, words: reader.t1("turn-ours", "since", words) })
        }
        Turn::Theirs => Some(Chip { tone: "", words: reader.t1("turn-theirs", "since", words) }),
        Turn::Nobody => None,
    }
}

/// The sign of a kind of document.
pub fn icon_of(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Order | DocumentKind::OrderChange | DocumentKind::OrderCancel => "clipboard",
        DocumentKind::Confirmation => "check-circle",
        DocumentKind::ShipNotice => "truck",
        _ => "file-text",
    }
}

/// What is said of an empty list: of the permission that is lacking, of a search, or of its filter.
pub fn empty(reader: &Reader, viewer: &Viewer, filter: Filter, words: &str) -> Empty {
    if !viewer.permissions().has(Permission::Messages) {
        let word = Availability::NoPermission.as_str();
        return Empty { title: reader.word("availability-short", word), hint: Some(reader.word("availability-way", word)) };
    }
    if !words.trim().is_empty() {
        return Empty { title: reader.t1("empty-search", "query", words), hint: Some(reader.t("empty-search-hint")) };
    }
    let (title, hint) = match filter {
        Filter::All => ("empty-all", Some("empty-all-hint")),
        Filter::Unread => ("empty-unread", Some("empty-hint")),
        Filter::Mine => ("empty-mine", Some("empty-mine-hint")),
        Filter::WaitingForUs => ("empty-waiting-for-us", Some("empty-hint")),
        Filter::WaitingForThem => ("empty-waiting-for-them", None),
        Filter::Archived => ("empty-archived", None),
    };
    Empty { title: reader.t(title), hint: hint.map(|key| reader.t(key)) }
}

/// A count that stands anywhere: 99+ at most, nothing for none.
pub fn capped(reader: &Reader, count: i64) -> Option<String> {
    match count {
        ..=0 => None,
        1..=99 => Some(count.to_string()),
        _ => Some(reader.t("count-capped")),
    }
}
