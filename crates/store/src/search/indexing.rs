//! How the index keeps up: the worker takes up new messages in small steps, and everything can be indexed anew.

use kontor_model::ids::OrganizationId;

use super::{index_head, token, words};
use crate::db::{Engine, Store, Tx};
use crate::error::Result;
use crate::rows::{self, Value, pair_list};

#[derive(sqlx::FromRow)]
struct Unindexed {
    conversation_id: String,
    seq: i64,
    body: String,
    low: String,
    high: String,
    topic: String,
}

/// A message as the index holds it.
struct Entry {
    scope: String,
    words: String,
}

impl Store {
    /// Takes up messages that are not indexed yet, at most 128 so that the writer is held for milliseconds only, by their text and the names of their files; says how many,
    /// 0 once the index has caught up. Restarts where it stopped, and does no harm on several nodes at once.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn index_messages(&self) -> Result<usize> {
        // A glance first, so that the writer is not disturbed when there is nothing to do.
        if sql!(optional(i64,), self.look().await?, "SELECT seq FROM search_due LIMIT 1")?.is_none() {
            return Ok(0);
        }
        let mut tx = self.write().await?;
        let messages = unindexed(&mut tx).await?;
        let entries = entries(&mut tx, &messages).await?;
        match tx.engine() {
            Engine::Sqlite => write_sqlite(&mut tx, &messages, &entries).await?,
            Engine::Postgres => write_postgres(&mut tx, &messages, &entries).await?,
        }
        let mut values = Vec::new();
        let list = pair_list(&mut values, messages.iter().map(|message| (message.conversation_id.as_str(), message.seq)));
        sql!(run, &mut tx, format!("DELETE FROM search_due WHERE (conversation_id, seq) IN {list}"), ..&values)?;
        tx.commit().await?;
        Ok(messages.len())
    }

    /// Empties the index and fills it again, in small steps; until it is done, less is found. Says how many rows were indexed.
    ///
    /// # Errors
    /// If the database does not answer; it may be begun again.
    pub async fn reindex(&self) -> Result<usize> {
        let mut tx = self.write().await?;
        if tx.engine() == Engine::Sqlite {
            // FTS5 without content: https://sqlite.org/fts5.html section 6.3.
            sql!(run, tx, "INSERT INTO search_head_text (search_head_text) VALUES ('delete-all')")?;
            sql!(run, tx, "INSERT INTO search_message_text (search_message_text) VALUES ('delete-all')")?;
        }
        sql!(run, tx, "DELETE FROM search_head")?;
        sql!(run, tx, "DELETE FROM search_message")?;
        sql!(run, tx, "DELETE FROM search_due")?;
        tx.commit().await?;
        let mut done = self.reindex_documents().await? + self.reindex_conversations().await?;
        loop {
            match self.index_messages().await? {
                0 => return Ok(done),
                some => done += some,
            }
        }
    }

    async fn reindex_documents(&self) -> Result<usize> {
        let (mut organization, mut document, mut done) = (String::new(), String::new(), 0);
        loop {
            let mut tx = self.write().await?;
            let heads = sql!(
                all(String, String, String, String),
                tx,
                "SELECT s.organization_id, s.document_id, d.number,
                   CASE WHEN o.name IS NOT NULL THEN o.name WHEN d.seller_id IS NULL THEN d.seller_name ELSE d.buyer_name END
                 FROM document_side s JOIN document d ON d.id = s.document_id LEFT JOIN organization o ON o.id = s.partner_id
                 WHERE (s.organization_id, s.document_id) > ($1, $2) ORDER BY s.organization_id, s.document_id LIMIT 200",
                &organization,
                &document
            )?;
            for (organization, document, number, partner) in &heads {
                index_head(&mut tx, "d", document, &OrganizationId::from(organization.as_str()), &format!("{number} {partner}")).await?;
            }
            tx.commit().await?;
            done += heads.len();
            let Some(last) = heads.into_iter().next_back() else { return Ok(done) };
            (organization, document, _, _) = last;
        }
    }

    async fn reindex_conversations(&self) -> Result<usize> {
        let (mut after, mut done) = (String::new(), 0);
        loop {
            let mut tx = self.write().await?;
            let ids = sql!(all(String,), tx, "SELECT id FROM conversation WHERE id > $1 ORDER BY id LIMIT 200", &after)?;
            for (id,) in &ids {
                crate::conversations::index(&mut tx, id).await?;
                sql!(
                    run,
                    tx,
                    "INSERT INTO search_due (conversation_id, seq)
                     SELECT conversation_id, seq FROM message WHERE conversation_id = $1 AND withdrawn_at IS NULL ON CONFLICT DO NOTHING",
                    id
                )?;
            }
            tx.commit().await?;
            done += ids.len();
            let Some((last,)) = ids.into_iter().next_back() else { return Ok(done) };
            after = last;
        }
    }
}

/// A message that was just written is to be indexed.
pub(crate) async fn due<'m>(tx: &mut Tx, messages: impl Iterator<Item = (&'m str, i64)>) -> Result<()> {
    let values: Vec<Value<'_>> = messages.flat_map(|(conversation, seq)| [Value::Text(conversation), Value::Int(seq)]).collect();
    rows::insert(tx, "INSERT INTO search_due (conversation_id, seq)", 2, &values, "").await?;
    Ok(())
}

/// The next messages that are not in the index. Locked where somebody could change them meanwhile; one that is just being
/// withdrawn is left out, since that takes it off the list.
async fn unindexed(tx: &mut Tx) -> Result<Vec<Unindexed>> {
    let lock = if tx.engine() == Engine::Postgres { "FOR SHARE OF m SKIP LOCKED" } else { "" };
    let text = format!(
        "SELECT m.conversation_id, m.seq, m.body, c.low, c.high, c.topic
         FROM search_due u JOIN message m ON m.conversation_id = u.conversation_id AND m.seq = u.seq
         JOIN conversation c ON c.id = m.conversation_id
         ORDER BY u.conversation_id, u.seq LIMIT 128 {lock}"
    );
    sql!(all Unindexed, tx, text, ..&[])
}

/// What the index holds of each message: its text, the names of its files, and who may find it.
async fn entries(tx: &mut Tx, messages: &[Unindexed]) -> Result<Vec<Entry>> {
    let mut values = Vec::new();
    let list = pair_list(&mut values, messages.iter().map(|message| (message.conversation_id.as_str(), message.seq)));
    let text = format!("SELECT conversation_id, seq, name FROM attachment WHERE (conversation_id, seq) IN {list} ORDER BY position");
    let files: Vec<(String, i64, String)> = sql!(all(String, i64, String), tx, text, ..&values)?;
    let entry = |message: &Unindexed| {
        let names = files.iter().filter(|(id, seq, _)| *id == message.conversation_id && *seq == message.seq);
        let text: String = std::iter::once(message.body.as_str()).chain(names.flat_map(|(_, _, name)| [" ", name])).collect();
        Entry { scope: format!("{} {} @{}", token(&message.low), token(&message.high), message.topic), words: words(&text) }
    };
    Ok(messages.iter().map(entry).collect())
}

async fn write_sqlite(tx: &mut Tx, messages: &[Unindexed], entries: &[Entry]) -> Result<()> {
    let (last,) = sql!(one(i64,), tx, "SELECT COALESCE(MAX(rowid_), 0) FROM search_message")?;
    let (mut named, mut texts) = (Vec::new(), Vec::new());
    for ((row, message), entry) in (last + 1..).zip(messages).zip(entries) {
        named.extend([Value::Int(row), Value::Text(&message.conversation_id), Value::Int(message.seq)]);
        texts.extend([Value::Int(row), Value::Text(&entry.scope), Value::Text(&entry.words)]);
    }
    rows::insert(tx, "INSERT INTO search_message (rowid_, conversation_id, seq)", 3, &named, "").await?;
    rows::insert(tx, "INSERT INTO search_message_text (rowid, scope, words)", 3, &texts, "").await?;
    Ok(())
}

async fn write_postgres(tx: &mut Tx, messages: &[Unindexed], entries: &[Entry]) -> Result<()> {
    let texts: Vec<String> = entries.iter().map(|entry| format!("{} {}", entry.scope, entry.words).trim_end().to_owned()).collect();
    let values: Vec<Value<'_>> = messages
        .iter()
        .zip(&texts)
        .flat_map(|(message, text)| [Value::Text(&message.conversation_id), Value::Int(message.seq), Value::Text(text)])
        .collect();
    let head = "INSERT INTO search_message (conversation_id, seq, words)
        SELECT v.column1, v.column2, array_to_tsvector(string_to_array(v.column3, ' ')) FROM (";
    rows::insert(tx, head, 3, &values, ") AS v ON CONFLICT DO NOTHING").await?;
    Ok(())
}
