//! The chain of digests over a conversation, checked link by link.

use crate::access::Seated;
use crate::db::{Store, Tx};
use crate::error::Result;

impl Store {
    /// Whether the digests of a conversation follow from its messages and files; the number of the first that does not.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn broken_link(&self, seated: &Seated) -> Result<Option<i64>> {
        broken_link(&mut self.read().await?, seated.conversation().as_str()).await
    }
}

/// The number of the first message of a conversation whose digest does not follow.
pub(crate) async fn broken_link(tx: &mut Tx, conversation: &str) -> Result<Option<i64>> {
    let rows = sql!(all Link, tx,
        "SELECT seq, COALESCE(person_id, organization_id) AS author, body, salt, body_hash, sent_at, withdrawn_at, prev_digest, digest
         FROM message WHERE conversation_id = $1 ORDER BY seq", conversation)?;
    let mut previous = String::new();
    for row in rows {
        let shas = sql!(
            all(String,),
            tx,
            "SELECT sha256 FROM attachment WHERE conversation_id = $1 AND seq = $2 ORDER BY position",
            conversation,
            row.seq
        )?;
        let attachments: Vec<String> = shas.into_iter().map(|(sha,)| sha).collect();
        if row.prev_digest != previous || !row.holds(conversation, &attachments) {
            return Ok(Some(row.seq));
        }
        previous = row.digest;
    }
    Ok(None)
}

#[derive(sqlx::FromRow)]
struct Link {
    seq: i64,
    author: String,
    body: String,
    salt: String,
    body_hash: String,
    sent_at: i64,
    withdrawn_at: Option<i64>,
    prev_digest: String,
    digest: String,
}

impl Link {
    /// A withdrawn message keeps the hash of its body, not the body.
    fn holds(&self, conversation: &str, attachments: &[String]) -> bool {
        let body = self.withdrawn_at.is_some() || kontor_model::digest::body_hash(&self.salt, &self.body) == self.body_hash;
        let link = kontor_model::digest::Link {
            previous: &self.prev_digest,
            conversation,
            seq: self.seq,
            author: &self.author,
            sent_at: self.sent_at,
            body_hash: &self.body_hash,
            attachments,
        };
        body && kontor_model::digest::digest(&link) == self.digest
    }
}
