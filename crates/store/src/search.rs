//! The search index and how it is asked: the one place besides locks where the two databases part.
//!
//! Both hold folded words. SQLite has FTS5 without content beside a table of what each row stands for; PostgreSQL has a
//! `tsvector` made of our own words, since its parser would take `FV/2026/11/7` for a path. Every row carries the tokens
//! of those who may find it, and every question names one, so that a common word is never walked across the network.

mod indexing;

use kontor_model::fold::terms;
use kontor_model::ids::OrganizationId;

use crate::db::{Engine, Tx};
use crate::error::Result;
use crate::rows::Value;
pub(crate) use indexing::due;

/// The longest word that is indexed or asked for, in characters; PostgreSQL refuses words over 2 KB.
const WORD: usize = 64;
/// The most words of one question.
const TERMS: usize = 8;

/// The words of a text as they are indexed, separated by spaces.
fn words(text: &str) -> String {
    let words: Vec<String> = terms(text).into_iter().map(short).collect();
    words.join(" ")
}

fn short(word: String) -> String {
    if word.len() <= WORD { word } else { word.chars().take(WORD).collect() }
}

/// The token of an organization: no word of a text can look like it, since words hold letters and digits only.
fn token(organization: &str) -> String {
    format!("@{}", organization.replace('-', ""))
}

/// Puts the head of a subject into one organization's index, in place of what stood there: a conversation (`c`) by its
/// subject, partner and linked numbers, a document (`d`) by its number and partner.
pub(crate) async fn index_head(tx: &mut Tx, kind: &str, subject: &str, organization: &OrganizationId, text: &str) -> Result<()> {
    let organization = organization.as_str();
    match tx.engine() {
        Engine::Sqlite => {
            unindex_head(tx, kind, subject, organization).await?;
            let (row,) = sql!(
                one(i64,),
                tx,
                "INSERT INTO search_head (organization_id, kind, subject_id) VALUES ($1, $2, $3) RETURNING rowid_",
                organization,
                kind,
                subject
            )?;
            sql!(run, tx, "INSERT INTO search_head_text (rowid, scope, words) VALUES ($1, $2, $3)", row, token(organization), words(text))?;
        }
        Engine::Postgres => {
            sql!(
                run,
                tx,
                "INSERT INTO search_head (organization_id, kind, subject_id, words)
                 VALUES ($1, $2, $3, array_to_tsvector(string_to_array($4, ' ')))
                 ON CONFLICT (kind, subject_id, organization_id) DO UPDATE SET words = excluded.words",
                organization,
                kind,
                subject,
                format!("{} {}", token(organization), words(text)).trim_end()
            )?;
        }
    }
    Ok(())
}

/// Takes a head out of SQLite's index, so that it can be put in anew.
async fn unindex_head(tx: &mut Tx, kind: &str, subject: &str, organization: &str) -> Result<()> {
    let row = sql!(
        optional(i64,),
        tx,
        "SELECT rowid_ FROM search_head WHERE kind = $1 AND subject_id = $2 AND organization_id = $3",
        kind,
        subject,
        organization
    )?;
    if let Some((row,)) = row {
        sql!(run, tx, "DELETE FROM search_head_text WHERE rowid = $1", row)?;
        sql!(run, tx, "DELETE FROM search_head WHERE rowid_ = $1", row)?;
    }
    Ok(())
}

/// A question to the index, made ready for one organization: every word must be found, each as the beginning of a word.
#[derive(Debug)]
pub(crate) struct Search {
    engine: Engine,
    organization: String,
    /// The words, folded.
    asked: Vec<String>,
    /// What the index is asked for each word.
    words: Vec<String>,
    /// What it is asked for all of them in one row.
    all: String,
    /// What it is asked for the longest of them, which mostly leaves the least.
    longest: String,
}

impl Search {
    /// `None` if nothing is asked; a question without a single letter or digit finds nothing.
    pub(crate) fn new(engine: Engine, organization: &OrganizationId, question: &str) -> Option<Self> {
        if question.trim().is_empty() {
            return None;
        }
        let mut asked: Vec<String> = terms(question).into_iter().map(short).collect();
        asked.sort();
        asked.dedup();
        asked.truncate(TERMS);
        let organization = organization.as_str();
        let words = asked.iter().map(|word| expression(engine, organization, std::slice::from_ref(word))).collect();
        let all = expression(engine, organization, &asked);
        let longest = asked.iter().max_by_key(|word| word.len()).map(std::slice::from_ref).unwrap_or_default();
        let longest = expression(engine, organization, longest);
        Some(Self { engine, organization: organization.to_owned(), asked, words, all, longest })
    }

    /// As [`Search::documents`], for the longest word alone: common ones beside it cost the index more than the rows that it leaves.
    /// If there are several, whether a row holds them all is still to be asked: see [`Search::is_held_by`].
    pub(crate) fn documents_with_the_longest<'a>(&'a self, values: &mut Vec<Value<'a>>) -> String {
        if self.words.is_empty() {
            return NOTHING.to_owned();
        }
        self.heads("d", &self.longest, values)
    }

    /// Whether more than one word is asked for.
    pub(crate) fn has_several(&self) -> bool {
        self.asked.len() > 1
    }

    /// Whether these texts hold every word as the index would find it: as the beginning of one of theirs.
    pub(crate) fn is_held_by(&self, one: &str, other: &str) -> bool {
        let words = [terms(one), terms(other)].concat();
        !self.asked.is_empty() && self.asked.iter().all(|asked| words.iter().any(|word| word.starts_with(asked.as_str())))
    }

    /// A sub-select of the documents whose number and partner hold every word; rights are for the caller to join.
    pub(crate) fn documents<'a>(&'a self, values: &mut Vec<Value<'a>>) -> String {
        if self.words.is_empty() {
            return NOTHING.to_owned();
        }
        self.heads("d", &self.all, values)
    }

    /// A sub-select of the conversations in whose head or messages every word is found, not necessarily in the same one;
    /// rights are for the caller to join.
    pub(crate) fn conversations<'a>(&'a self, values: &mut Vec<Value<'a>>) -> String {
        if self.words.is_empty() {
            return NOTHING.to_owned();
        }
        let word = |(index, word): (usize, &'a String)| {
            let heads = self.heads("c", word, values);
            let messages = self.messages(word, values);
            format!("SELECT found FROM ({heads} UNION {messages}) AS word{index}")
        };
        self.words.iter().enumerate().map(word).collect::<Vec<_>>().join(" INTERSECT ")
    }

    /// The word CROSS keeps SQLite, which does not know what a word leaves, from asking the index about each row that there is.
    fn heads<'a>(&'a self, kind: &'static str, asked: &'a str, values: &mut Vec<Value<'a>>) -> String {
        values.extend([Value::Text(asked), Value::Text(kind), Value::Text(&self.organization)]);
        let last = values.len();
        let (asked, kind, organization) = (last - 2, last - 1, last);
        match self.engine {
            Engine::Sqlite => format!(
                "SELECT h.subject_id AS found FROM search_head_text CROSS JOIN search_head h ON h.rowid_ = search_head_text.rowid
                 WHERE search_head_text MATCH ${asked} AND h.kind = ${kind} AND h.organization_id = ${organization}"
            ),
            Engine::Postgres => format!(
                "SELECT subject_id AS found FROM search_head
                 WHERE words @@ CAST(${asked} AS tsquery) AND kind = ${kind} AND organization_id = ${organization}"
            ),
        }
    }

    fn messages<'a>(&'a self, asked: &'a str, values: &mut Vec<Value<'a>>) -> String {
        values.push(Value::Text(asked));
        let asked = values.len();
        match self.engine {
            Engine::Sqlite => format!(
                "SELECT m.conversation_id AS found FROM search_message_text
                 CROSS JOIN search_message m ON m.rowid_ = search_message_text.rowid WHERE search_message_text MATCH ${asked}"
            ),
            Engine::Postgres => {
                format!("SELECT conversation_id AS found FROM search_message WHERE words @@ CAST(${asked} AS tsquery)")
            }
        }
    }
}

const NOTHING: &str = "SELECT '' AS found WHERE 1 = 0";

/// What the engine is asked: the organization's token and the beginnings of words, each quoted; words hold letters and
/// digits only, so that nothing typed is ever syntax.
fn expression(engine: Engine, organization: &str, words: &[String]) -> String {
    let token = token(organization);
    let (head, part): (String, fn(&String) -> String) = match engine {
        Engine::Sqlite => (format!("scope : \"{token}\""), |word| format!(" AND words : \"{word}\" *")),
        Engine::Postgres => (format!("'{token}'"), |word| format!(" & '{word}':*")),
    };
    words.iter().map(part).fold(head, |text, part| text + &part)
}

/// Takes a message out of the index; it may not be there yet.
pub(crate) async fn unindex_message(tx: &mut Tx, conversation: &str, seq: i64) -> Result<()> {
    if tx.engine() == Engine::Sqlite {
        let row = sql!(optional(i64,), tx, "SELECT rowid_ FROM search_message WHERE conversation_id = $1 AND seq = $2", conversation, seq)?;
        if let Some((row,)) = row {
            sql!(run, tx, "DELETE FROM search_message_text WHERE rowid = $1", row)?;
        }
    }
    sql!(run, tx, "DELETE FROM search_due WHERE conversation_id = $1 AND seq = $2", conversation, seq)?;
    sql!(run, tx, "DELETE FROM search_message WHERE conversation_id = $1 AND seq = $2", conversation, seq)?;
    Ok(())
}
