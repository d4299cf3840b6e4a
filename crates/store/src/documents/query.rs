//! To query an invoice from its page: the buyer's person asks, the conversation begins, the invoice stands under query.

use kontor_model::{Availability, Millis, Saying};

use super::story::{self, Entry};
use crate::access::Paper;
use crate::conversations::NewConversation;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::post::{self, Draft, Post, PostFault, Posted, Voice};

/// What somebody wants to know about an invoice.
#[derive(Debug, Clone)]
pub struct NewQuery {
    /// What the conversation is called if it begins with this, see [`kontor_model::text::subject`].
    pub subject: String,
    /// The message.
    pub draft: Draft,
    /// Reasons, what is asked for and expected values, as JSON.
    pub detail: String,
}

impl Store {
    /// Asks, in the conversation that the invoice's answers have already, else in a new one.
    ///
    /// # Errors
    /// See [`PostFault`]; [`Error::Conflict`] with `not_the_buyer` for the side that sells.
    pub async fn query(&self, paper: &Paper, query: NewQuery, now: Millis) -> Result<Posted, PostFault> {
        let mut tries = 1;
        loop {
            match self.query_once(paper, &query, now).await {
                Err(PostFault::Store(fault)) if tries < 3 && (fault.is_passing() || query.draft.client_key.is_some()) => tries += 1,
                done => return done,
            }
        }
    }

    async fn query_once(&self, paper: &Paper, query: &NewQuery, now: Millis) -> Result<Posted, PostFault> {
        let viewer = paper.viewer();
        let partner = paper.partner().ok_or(PostFault::NotAvailable(Availability::NoRelationship))?;
        let mut tx = self.write().await?;
        let buying = sql!(
            optional(String,),
            tx,
            "SELECT id FROM document WHERE id = $1 AND buyer_id = $2 AND kind IN ('invoice', 'credit_note')",
            paper.document().as_str(),
            viewer.organization().as_str()
        )?;
        if buying.is_none() {
            return Err(PostFault::Store(Error::Conflict("not_the_buyer")));
        }
        let new = NewConversation {
            partner: Some(partner.clone()),
            document: Some(paper.clone()),
            subject: query.subject.clone(),
            draft: query.draft.clone(),
        };
        let hash = post::request_hash(&query.subject, paper.document().as_str(), &query.draft);
        if let Some(known) = crate::conversations::known(&mut tx, viewer, &new, &hash).await? {
            return known;
        }
        let posted = match earlier(&mut tx, paper).await? {
            Some(conversation) => {
                let seated = viewer.seat_in(&mut tx, &conversation).await?;
                let post = Post::new(Voice::of(&seated), query.draft.clone(), hash, now)?;
                let mut outcomes = post::write_posts(&mut tx, &[post], &self.options, false).await?;
                outcomes.pop().unwrap_or(Err(PostFault::Store(Error::NotFound)))?
            }
            None => self.begin_in(&mut tx, viewer, &new, partner, &hash, now).await?,
        };
        enter(&mut tx, paper, query, &posted, now).await?;
        tx.commit().await?;
        Ok(posted)
    }
}

/// The conversation that this document's answers have.
async fn earlier(tx: &mut Tx, paper: &Paper) -> Result<Option<String>> {
    let found: Option<(String,)> = sql!(
        optional(String,),
        tx,
        "SELECT conversation_id FROM document_entry WHERE document_id = $1 AND conversation_id IS NOT NULL
         ORDER BY position DESC, id DESC LIMIT 1",
        paper.document().as_str()
    )?;
    Ok(found.map(|(conversation,)| conversation))
}

async fn enter(tx: &mut Tx, paper: &Paper, query: &NewQuery, posted: &Posted, now: Millis) -> Result<()> {
    let entry = Entry {
        document: paper.document().as_str(),
        at: now,
        says: Saying::UnderQuery,
        said_on: "",
        organization: paper.viewer().organization().as_str(),
        person: paper.viewer().person().as_str(),
        source: None,
        version: 0,
        detail: &query.detail,
        state: "told",
    };
    if let Some(id) = entry.insert(tx).await? {
        let (conversation, seq) = (&posted.conversation, posted.seq);
        sql!(run, tx, "UPDATE document_entry SET conversation_id = $2, seq = $3 WHERE id = $1", id, conversation, seq)?;
    }
    story::stand_anew(tx, paper.document().as_str(), now).await
}
