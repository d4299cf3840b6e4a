//! How a conversation begins: with a subject, a first message, and perhaps a document.

use kontor_model::ids::{ConversationId, OrganizationId};
use kontor_model::{Availability, Millis, Topic};

use crate::access::{Paper, Seated, Viewer};
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::post::{self, Draft, Post, PostFault, Posted};

/// What is needed to begin one.
#[derive(Debug, Clone)]
pub struct NewConversation {
    /// With whom, where there is no document.
    pub partner: Option<OrganizationId>,
    /// In context of which document; the partner is then its other party.
    pub document: Option<Paper>,
    /// See [`kontor_model::text::subject`].
    pub subject: String,
    /// The first message.
    pub draft: Draft,
}

impl Store {
    /// Begins a conversation; when this returns, its first message is durable and told.
    ///
    /// # Errors
    /// See [`PostFault`]. Without a partner, with oneself, or with one who is not related: `NoRelationship`.
    pub async fn converse(&self, viewer: &Viewer, new: NewConversation, now: Millis) -> Result<Posted, PostFault> {
        let partner = new.document.as_ref().map_or(new.partner.as_ref(), Paper::partner);
        let unrelated = || PostFault::NotAvailable(Availability::NoRelationship);
        let partner = partner.filter(|p| *p != viewer.organization()).ok_or_else(unrelated)?.clone();
        let context = new.document.as_ref().map_or(partner.as_str(), |paper| paper.document().as_str());
        let hash = post::request_hash(&new.subject, context, &new.draft);
        let mut tries = 1;
        loop {
            match self.begin(viewer, &new, &partner, &hash, now).await {
                // Two requests with one key at once: the second finds the first's row at its next try.
                Err(PostFault::Store(fault)) if tries < 3 && (fault.is_passing() || new.draft.client_key.is_some()) => tries += 1,
                done => return done,
            }
        }
    }

    async fn begin(
        &self,
        viewer: &Viewer,
        new: &NewConversation,
        partner: &OrganizationId,
        hash: &str,
        now: Millis,
    ) -> Result<Posted, PostFault> {
        let mut tx = self.write().await?;
        if let Some(known) = known(&mut tx, viewer, new, hash).await? {
            return known;
        }
        let posted = self.begin_in(&mut tx, viewer, new, partner, hash, now).await?;
        tx.commit().await?;
        Ok(posted)
    }

    /// The same inside a transaction that has more to do.
    pub(crate) async fn begin_in(
        &self,
        tx: &mut Tx,
        viewer: &Viewer,
        new: &NewConversation,
        partner: &OrganizationId,
        hash: &str,
        now: Millis,
    ) -> Result<Posted, PostFault> {
        let topic = new.document.as_ref().map_or(Topic::None, |paper| paper.kind().topic());
        let id = ConversationId::new(now);
        let opening = Opening {
            id: &id,
            own: viewer.organization().as_str(),
            partner: partner.as_str(),
            person: viewer.person().as_str(),
            subject: &new.subject,
            topic,
            document: new.document.as_ref().map(|paper| paper.document().as_str()),
            now,
        };
        if !open(tx, &opening).await? {
            return Err(PostFault::NotAvailable(Availability::NoRelationship));
        }
        let seated = Seated::begun(viewer, id, partner.clone(), topic);
        let post = Post::new(post::Voice::of(&seated), new.draft.clone(), hash.to_owned(), now)?;
        let mut outcomes = post::write_posts(tx, &[post], &self.options, false).await?;
        let posted = outcomes.pop().unwrap_or(Err(PostFault::Store(Error::NotFound)))?;
        super::papers::index(tx, seated.conversation().as_str()).await?;
        Ok(posted)
    }
}

/// The answer that was given before to the same client key, if any.
pub(crate) async fn known(tx: &mut Tx, viewer: &Viewer, new: &NewConversation, hash: &str) -> Result<Option<Result<Posted, PostFault>>> {
    let Some(key) = new.draft.client_key.as_deref() else { return Ok(None) };
    let row = sql!(
        optional(String, String, i64, String),
        tx,
        "SELECT id, conversation_id, seq, request_hash FROM message WHERE person_id = $1 AND client_key = $2",
        viewer.person().as_str(),
        key
    )?;
    Ok(row.map(|(id, conversation, seq, known)| {
        let posted = Posted { id: id.into(), conversation, seq, fresh: false, written: None };
        if known == hash { Ok(posted) } else { Err(PostFault::KeyReused) }
    }))
}

/// A conversation that is about to begin.
pub(crate) struct Opening<'a> {
    pub id: &'a ConversationId,
    pub own: &'a str,
    pub partner: &'a str,
    /// Who begins it, or brought in the document that does.
    pub person: &'a str,
    pub subject: &'a str,
    pub topic: Topic,
    pub document: Option<&'a str>,
    pub now: Millis,
}

/// The rows of an empty conversation and its two sides; false if no relationship joins the two.
pub(crate) async fn open(tx: &mut Tx, opening: &Opening<'_>) -> Result<bool> {
    let Opening { id, own, partner, person, subject, topic, document, now } = *opening;
    let (low, high) = if own < partner { (own, partner) } else { (partner, own) };
    let related = sql!(optional(String,), tx, "SELECT low FROM relationship WHERE low = $1 AND high = $2", low, high)?;
    if related.is_none() {
        return Ok(false);
    }
    sql!(
        run,
        tx,
        "INSERT INTO conversation (id, low, high, subject, topic, document_id, started_by, started_for, created_at, last_seq, last_digest)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, '')",
        id.as_str(),
        low,
        high,
        subject,
        topic.as_str(),
        document,
        person,
        own,
        now
    )?;
    for (organization, other) in [(own, partner), (partner, own)] {
        sql!(run, tx,
            "INSERT INTO side (conversation_id, organization_id, partner_id, low, high, topic, theirs_seq, turn, turn_since, last_seq, last_at)
             VALUES ($1, $2, $3, $4, $5, $6, 0, 'nobody', $7, 0, $7)",
            id.as_str(), organization, other, low, high, topic.as_str(), now)?;
    }
    if let Some(document) = document {
        sql!(
            run,
            tx,
            "INSERT INTO conversation_document (conversation_id, document_id, low, high, topic, linked_at) VALUES ($1, $2, $3, $4, $5, $6)",
            id.as_str(),
            document,
            low,
            high,
            topic.as_str(),
            now
        )?;
    }
    Ok(true)
}
