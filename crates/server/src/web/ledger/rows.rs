//! Rows of a table of documents as they read for one person.

use kontor_store::model::DocumentKind;
use kontor_store::{DocumentRow, DocumentTalk, Viewer};

use crate::app::App;
use crate::error::Result;
use crate::i18n::Reader;
use crate::web::verdicts::{self, Verdict};

/// One row.
#[derive(Debug)]
pub struct Row {
    pub href: String,
    pub number: String,
    /// What it is, where the table's name does not say it.
    pub kind: Option<String>,
    pub partner: String,
    pub issued: String,
    pub due: String,
    pub sum: String,
    pub status: Verdict,
    /// How late it is, else that nobody has answered it.
    pub late: Option<Verdict>,
    pub talk: Option<TalkView>,
}

/// The conversations on it.
#[derive(Debug)]
pub struct TalkView {
    /// Whether something in them is unread.
    pub new: bool,
    pub shown: String,
    pub words: String,
}

pub async fn rows(app: &App, viewer: &Viewer, reader: &Reader, found: &[DocumentRow]) -> Result<Vec<Row>> {
    let unanswered = verdicts::unanswered(app, viewer, reader, found.iter().map(|row| &row.id)).await?;
    Ok(found.iter().map(|one| row(reader, one, unanswered.contains(&one.id))).collect())
}

fn row(reader: &Reader, row: &DocumentRow, unanswered: bool) -> Row {
    let plain = matches!(row.kind, DocumentKind::Order | DocumentKind::Invoice);
    Row {
        href: format!("/documents/{}", row.id),
        number: row.number.clone(),
        kind: (!plain).then(|| reader.word("kind", row.kind.as_str())),
        partner: row.partner_name.clone(),
        issued: reader.date(&row.issue_date),
        due: reader.date(&row.due_date),
        sum: if row.total.is_empty() { "–".to_owned() } else { reader.money(&row.total, &row.currency) },
        status: verdicts::status(reader, row.kind, row.status),
        late: verdicts::lateness(reader, row.kind, row.status, &row.due_date).or_else(|| unanswered.then(|| verdicts::no_response(reader))),
        talk: talk(reader, row.talk),
    }
}

fn talk(reader: &Reader, talk: DocumentTalk) -> Option<TalkView> {
    let all = reader.t1("count-conversations", "count", talk.conversations);
    match talk {
        DocumentTalk { conversations: 0, .. } => None,
        DocumentTalk { unread: 0, conversations, .. } => Some(TalkView { new: false, shown: conversations.to_string(), words: all }),
        DocumentTalk { unread, .. } => {
            let shown = reader.t1("count-unread", "count", unread);
            Some(TalkView { new: true, words: format!("{all}, {shown}"), shown })
        }
    }
}
