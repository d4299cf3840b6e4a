//! The proof of whoever answers by mail: a reply address that was signed by us, and a sender who was verified.

use bytes::Bytes;
use kontor_model::ids::{MailId, OrganizationId, PersonId};
use kontor_model::{Millis, Topic};

use super::{Seated, Viewer, ViewerRow, damaged};
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::sign_in::email_fold;

/// What a reply address leads to: a letter about one conversation to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyAddress {
    /// To whom the letter went.
    pub person: PersonId,
    /// Of which organization.
    pub organization: OrganizationId,
    /// Whether that person may still come in.
    pub active: bool,
    /// The conversation the letter is about.
    pub conversation: String,
    /// What it is about.
    pub topic: Topic,
    /// Whether the letter is about several conversations: then nobody can tell which one is answered.
    pub digest: bool,
}

/// Who answers a letter, as far as a verified address tells.
#[derive(Debug, Clone)]
pub enum Answerer {
    /// Somebody who may write in the conversation, by permission; whether the two firms may talk is asked when it is written.
    Seated(Box<Seated>),
    /// Somebody of the organization who may not open the conversation.
    NoPermission(PersonId),
    /// Nobody of the organization.
    Stranger,
}

/// Somebody to whom an address belongs.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct KnownSender {
    /// The person.
    #[sqlx(try_from = "String")]
    pub person: PersonId,
    /// Of which organization.
    #[sqlx(try_from = "String")]
    pub organization: OrganizationId,
    /// What it reads.
    pub language: String,
    /// IANA name.
    pub time_zone: String,
    /// Where mail goes.
    pub email: String,
}

/// Who is told what became of a mail, and what to call the conversation by.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Addressee {
    /// Where mail goes.
    pub email: String,
    /// What it reads.
    pub language: String,
    /// IANA name.
    pub time_zone: String,
    /// The conversation's subject, if there is one.
    pub subject: Option<String>,
    /// The conversation's other firm.
    pub partner_name: Option<String>,
}

/// A mail that is held until it is confirmed; only [`Seated::by_confirmation`] gives one.
#[derive(Debug, Clone)]
pub struct HeldMail {
    /// Its id.
    pub id: MailId,
    /// The same for the same mail.
    pub identity: String,
    sha256: String,
}

#[derive(sqlx::FromRow)]
struct HeldRow {
    id: String,
    identity: String,
    sha256: String,
    person_id: String,
    conversation_id: String,
}

#[derive(sqlx::FromRow)]
struct AddressRow {
    person_id: String,
    organization_id: String,
    active: bool,
    conversation_id: String,
    topic: String,
    parts: i64,
}

impl Store {
    /// What a reply address leads to, by the part of the letter that it was signed for; `None` if the letter is not there.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn reply_address(&self, part: &str) -> Result<Option<ReplyAddress>> {
        let mut tx = self.look().await?;
        let row = sql!(optional AddressRow, tx,
            "SELECT p.id AS person_id, p.organization_id, p.active, l.conversation_id, s.topic,
               (SELECT COUNT(*) FROM letter_part o WHERE o.letter_id = l.letter_id) AS parts
             FROM letter_part l JOIN person p ON p.id = l.person_id
             JOIN side s ON s.conversation_id = l.conversation_id AND s.organization_id = l.organization_id
             WHERE l.id = $1", part)?;
        row.map(|row| {
            Ok(ReplyAddress {
                person: row.person_id.into(),
                organization: row.organization_id.into(),
                active: row.active,
                conversation: row.conversation_id,
                topic: row.topic.parse().map_err(damaged)?,
                digest: row.parts > 1,
            })
        })
        .transpose()
    }

    /// Everybody active to whom an address belongs, in the order in which they came; one human being may work for several firms.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn known_senders(&self, address: &str) -> Result<Vec<KnownSender>> {
        let mut tx = self.look().await?;
        sql!(all KnownSender, tx,
            "SELECT p.id AS person, p.organization_id AS organization, p.language, p.time_zone, p.email, p.created_at
             FROM sign_in s JOIN person p ON p.sign_in_id = s.id WHERE s.email_fold = $1 AND p.active
             UNION
             SELECT p.id, p.organization_id, p.language, p.time_zone, p.email, p.created_at
             FROM person p WHERE p.kind = 'mailbox' AND p.name_fold = $1 AND p.active ORDER BY 6, 1",
            email_fold(address))
    }

    /// An active person as somebody to write to about a mail; the conversation only if it is one of his organization's.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn addressee(&self, person: &PersonId, conversation: Option<&str>) -> Result<Option<Addressee>> {
        let mut tx = self.look().await?;
        sql!(optional Addressee, tx,
            "SELECT p.email, p.language, p.time_zone, c.subject, o.name AS partner_name FROM person p
             LEFT JOIN side s ON s.organization_id = p.organization_id AND s.conversation_id = $2
             LEFT JOIN conversation c ON c.id = s.conversation_id LEFT JOIN organization o ON o.id = s.partner_id
             WHERE p.id = $1 AND p.active", person.as_str(), conversation)
    }

    /// A conversation that a mail's headers name, if this person may open it: a hint for people and no proof of anything.
    ///
    /// Ids are those of `In-Reply-To` and `References`, without brackets, and must be ours to the letter.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn hinted_conversation(&self, person: &PersonId, ids: &[String]) -> Result<Option<(String, Topic)>> {
        /// How many ids are looked at; a long thread names hundreds.
        const LOOKED_AT: usize = 20;
        let mut tx = self.read().await?;
        let Some(viewer) = active(&mut tx, person).await? else { return Ok(None) };
        for id in ids.iter().rev().take(LOOKED_AT) {
            let rooted = id.strip_prefix("c.").and_then(|rest| rest.split_once('@')).map(|(conversation, _)| conversation.to_owned());
            let named = match rooted {
                Some(conversation) => Some(conversation),
                None => sql!(
                    optional(String,),
                    tx,
                    "SELECT p.conversation_id FROM letter l JOIN letter_part p ON p.letter_id = l.id WHERE l.message_id = $1 ORDER BY p.id LIMIT 1",
                    id
                )?
                .map(|(conversation,)| conversation),
            };
            let Some(conversation) = named else { continue };
            match viewer.seat_in(&mut tx, &conversation).await {
                Ok(seated) => return Ok(Some((conversation, seated.topic()))),
                Err(Error::NotFound) => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok(None)
    }

    /// A mail that is held, byte for byte.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn whole_held_mail(&self, held: &HeldMail) -> Result<Bytes> {
        self.whole_by_hash(&held.sha256).await
    }

    /// Notes that a person is away, as the person's own mailbox said; until when, if it said so.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn note_absence(&self, address: &ReplyAddress, until: Option<Millis>, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        sql!(
            run,
            tx,
            "INSERT INTO absence (person_id, away_until, noted_at) VALUES ($1, $2, $3)
             ON CONFLICT (person_id) DO UPDATE SET away_until = excluded.away_until, noted_at = excluded.noted_at",
            address.person.as_str(),
            until,
            now
        )?;
        tx.commit().await
    }
}

impl Seated {
    /// By a reply address of ours and the verified address of whoever wrote: the person to whom the letter went, or an active
    /// colleague who may open the conversation too. Only the mail door names it, and only with an address it has verified.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn by_reply(store: &Store, address: &ReplyAddress, verified_sender: &str) -> Result<Answerer> {
        let mut tx = store.read().await?;
        let found = sql!(
            optional(String,),
            tx,
            "SELECT p.id FROM sign_in s JOIN person p ON p.sign_in_id = s.id
             WHERE p.organization_id = $2 AND p.active AND (s.email_fold = $1 OR (p.kind = 'mailbox' AND p.name_fold = $1))
             ORDER BY CASE WHEN p.id = $3 THEN 0 ELSE 1 END, p.id LIMIT 1",
            email_fold(verified_sender),
            address.organization.as_str(),
            address.person.as_str()
        )?;
        let Some((person,)) = found.filter(|_| address.active) else { return Ok(Answerer::Stranger) };
        seat(&mut tx, &person.into(), &address.conversation).await
    }

    /// By the link in a mail to the person in whose name a held mail came: whoever has it reads that mailbox.
    ///
    /// # Errors
    /// [`Error::NotFound`] unless the mail is held and its person may still open the conversation.
    pub async fn by_confirmation(store: &Store, mail: &str) -> Result<(Self, HeldMail)> {
        let mut tx = store.read().await?;
        let found = sql!(optional HeldRow, tx,
            "SELECT id, identity, sha256, person_id, conversation_id FROM inbound_mail WHERE id = $1 AND state = 'held'
               AND person_id IS NOT NULL AND conversation_id IS NOT NULL", mail)?;
        let row = found.ok_or(Error::NotFound)?;
        match seat(&mut tx, &row.person_id.into(), &row.conversation_id).await? {
            Answerer::Seated(seated) => Ok((*seated, HeldMail { id: row.id.into(), identity: row.identity, sha256: row.sha256 })),
            Answerer::NoPermission(_) | Answerer::Stranger => Err(Error::NotFound),
        }
    }
}

async fn seat(tx: &mut Tx, person: &PersonId, conversation: &str) -> Result<Answerer> {
    let Some(viewer) = active(tx, person).await? else { return Ok(Answerer::Stranger) };
    match viewer.seat_in(tx, conversation).await {
        Ok(seated) => Ok(Answerer::Seated(Box::new(seated))),
        Err(Error::NotFound) => Ok(Answerer::NoPermission(person.clone())),
        Err(fault) => Err(fault),
    }
}

async fn active(tx: &mut Tx, person: &PersonId) -> Result<Option<Viewer>> {
    let row = sql!(optional ViewerRow, tx,
        "SELECT p.id, p.sign_in_id, p.organization_id, p.permissions, p.operator, o.plan, o.messaging, o.role, p.name, p.email,
           o.name AS organization_name, p.language, p.time_zone, p.theme, p.kind
         FROM person p JOIN organization o ON o.id = p.organization_id WHERE p.id = $1 AND p.active", person.as_str())?;
    Ok(row.map(ViewerRow::proof))
}
