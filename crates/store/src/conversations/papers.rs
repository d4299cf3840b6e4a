//! Documents of a conversation, and what the search finds it by: subject, partner, document numbers.

use kontor_model::{DocumentKind, EventKind, Millis, Topic};

use super::note;
use crate::access::{Paper, Seated};
use crate::availability::About;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::rows::Value;

/// A document as it stands on a conversation.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct LinkedPaper {
    /// Its id.
    pub id: String,
    /// Its kind.
    #[sqlx(try_from = "String")]
    pub kind: DocumentKind,
    /// Its number.
    pub number: String,
    /// Its status word.
    pub status: String,
    /// The amount to pay as a decimal number, or empty.
    pub total: String,
    /// ISO 4217, or empty.
    pub currency: String,
    /// Calendar date, or empty.
    pub due_date: String,
}

impl Store {
    /// The documents of a conversation that this person may open, the one it is about first.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn linked_papers(&self, seated: &Seated) -> Result<Vec<LinkedPaper>> {
        let permissions = seated.viewer().permissions();
        let mut tx = self.look().await?;
        let rows = sql!(all LinkedPaper, tx,
            "SELECT d.id, d.kind, d.number, d.status, d.total, d.currency, d.due_date
             FROM conversation_document l JOIN document d ON d.id = l.document_id
             WHERE l.conversation_id = $1 ORDER BY l.linked_at, l.document_id", seated.conversation().as_str())?;
        Ok(rows.into_iter().filter(|row| permissions.may_open(row.kind.topic())).collect())
    }

    /// Links a further document of the same two organizations.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is a document with somebody else.
    pub async fn link_paper(&self, seated: &Seated, paper: &Paper, now: Millis) -> Result<()> {
        if paper.partner() != Some(seated.partner()) {
            return Err(Error::NotFound);
        }
        let (conversation, document) = (seated.conversation().as_str(), paper.document().as_str());
        let mut tx = self.write().await?;
        let linked = sql!(
            run,
            tx,
            "INSERT INTO conversation_document (conversation_id, document_id, low, high, topic, linked_at)
             SELECT id, $1, low, high, $2, $3 FROM conversation WHERE id = $4 ON CONFLICT DO NOTHING",
            document,
            paper.kind().topic().as_str(),
            now,
            conversation
        )?;
        if linked > 0 {
            note(&mut tx, seated, EventKind::DocumentLinked, super::About { document: Some(document), ..super::About::default() }, now)
                .await?;
            index(&mut tx, conversation).await?;
        }
        tx.commit().await
    }

    /// Takes back a link; the document in whose context it began stays.
    ///
    /// # Errors
    /// [`Error::Conflict`] with `context` for that one.
    pub async fn unlink_paper(&self, seated: &Seated, paper: &Paper, now: Millis) -> Result<()> {
        let (conversation, document) = (seated.conversation().as_str(), paper.document().as_str());
        let mut tx = self.write().await?;
        let context =
            sql!(optional(String,), tx, "SELECT id FROM conversation WHERE id = $1 AND document_id = $2", conversation, document)?;
        if context.is_some() {
            return Err(Error::Conflict("context"));
        }
        let gone =
            sql!(run, tx, "DELETE FROM conversation_document WHERE conversation_id = $1 AND document_id = $2", conversation, document)?;
        if gone > 0 {
            note(&mut tx, seated, EventKind::DocumentUnlinked, super::About { document: Some(document), ..super::About::default() }, now)
                .await?;
            index(&mut tx, conversation).await?;
        }
        tx.commit().await
    }
}

/// Writes what each side finds the conversation by: the subject, the other's name, the numbers of its documents.
pub(crate) async fn index(tx: &mut Tx, conversation: &str) -> Result<()> {
    let sides = sql!(
        all(String, String, String),
        tx,
        "SELECT s.organization_id, c.subject, o.name FROM side s JOIN conversation c ON c.id = s.conversation_id
         JOIN organization o ON o.id = s.partner_id WHERE s.conversation_id = $1 ORDER BY s.organization_id",
        conversation
    )?;
    let numbers = sql!(
        all(String,),
        tx,
        "SELECT d.number FROM conversation_document l JOIN document d ON d.id = l.document_id
         WHERE l.conversation_id = $1 ORDER BY l.linked_at, d.id",
        conversation
    )?;
    let numbers: Vec<&str> = numbers.iter().map(|(number,)| number.as_str()).collect();
    for (organization, subject, partner) in &sides {
        let text = format!("{subject} {partner} {}", numbers.join(" "));
        crate::search::index_head(tx, "c", conversation, &organization.as_str().into(), &text).await?;
    }
    Ok(())
}

/// What a document is called, and who sells in it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PaperName {
    /// Its kind.
    #[sqlx(try_from = "String")]
    pub kind: DocumentKind,
    /// Its number.
    pub number: String,
    /// The selling organization; none while it waits for that party.
    pub seller_id: Option<String>,
}

impl Store {
    /// What a document is called.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn paper_name(&self, paper: &Paper) -> Result<PaperName> {
        let mut tx = self.look().await?;
        sql!(one PaperName, tx, "SELECT kind, number, seller_id FROM document WHERE id = $1", paper.document().as_str())
    }

    /// What a conversation about this document would depend on; none while it waits for its seller.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn about(&self, paper: &Paper) -> Result<Option<About>> {
        let seller = self.paper_name(paper).await?.seller_id;
        Ok(seller.map(|seller| About { topic: paper.kind().topic(), seller: seller.into() }))
    }

    /// Documents of the same two organizations that are not linked yet and whose number holds `words`, the newest first.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn linkable_papers(&self, seated: &Seated, words: &str, limit: u32) -> Result<Vec<LinkedPaper>> {
        let viewer = seated.viewer();
        let permissions = viewer.permissions();
        let pattern = crate::page::anywhere(&kontor_model::fold(words.trim()));
        let mut tx = self.look().await?;
        let text = format!(
            "SELECT d.id, d.kind, d.number, d.status, d.total, d.currency, d.due_date
             FROM document_side s JOIN document d ON d.id = s.document_id
             WHERE s.organization_id = $1 AND s.partner_id = $2 AND s.number_fold LIKE $3 ESCAPE '\\'
               AND ((s.topic = 'orders' AND $4) OR (s.topic = 'invoices' AND $5))
               AND NOT EXISTS (SELECT 1 FROM conversation_document l WHERE l.conversation_id = $6 AND l.document_id = s.document_id)
             ORDER BY s.issue_date DESC, s.document_id DESC LIMIT {limit}"
        );
        let values: [Value<'_>; 6] = [
            viewer.organization().as_str().into(),
            seated.partner().as_str().into(),
            (&pattern).into(),
            permissions.may_open(Topic::Orders).into(),
            permissions.may_open(Topic::Invoices).into(),
            seated.conversation().as_str().into(),
        ];
        sql!(all LinkedPaper, &mut tx, text, ..&values)
    }
}
