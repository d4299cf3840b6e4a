//! What became of a mail: written once it is known, or put off until another try.

use kontor_model::ids::{MailId, OrganizationId, PersonId};
use kontor_model::{MailReason, MailState, Millis, Topic, Verified};

use super::ClaimedMail;
use crate::access::Operator;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::hints::{Hint, HintKind};
use crate::letters::NewNote;
use crate::sign_in::email_fold;
use crate::together::Question;

/// How often a mail is tried before it is parked.
pub const MAIL_TRIES: i64 = 6;
/// The first pause; each further one is three times as long.
const FIRST_PAUSE_MS: Millis = 10_000;

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Where it stands now.
    pub state: MailState,
    /// Why it is no message, if it is none.
    pub reason: Option<MailReason>,
    /// How its sender was verified, if it was.
    pub verified: Option<Verified>,
    /// What it is about, if that is known: those who may not open such conversations do not see it.
    pub topic: Topic,
    /// To whose organization it belongs.
    pub organization: Option<OrganizationId>,
    /// In whose name it came.
    pub person: Option<PersonId>,
    /// Where it stands or might belong.
    pub conversation: Option<String>,
    /// As which message.
    pub seq: Option<i64>,
}

impl Settled {
    /// Nothing known but this.
    pub fn new(state: MailState, reason: Option<MailReason>) -> Self {
        Self { state, reason, verified: None, topic: Topic::None, organization: None, person: None, conversation: None, seq: None }
    }
}

/// The heads of a mail as they were read, for those who look for it.
#[derive(Debug, Clone, Default)]
pub struct ReadHeads {
    /// The address in `From:`, folded.
    pub from_address: String,
    /// The name beside it.
    pub from_name: String,
    /// The subject.
    pub subject: String,
}

/// What somebody is told about a mail.
#[derive(Debug, Clone)]
pub struct MailAnswer {
    /// The letter.
    pub note: NewNote,
    /// Whether its address gets at most one such letter a day.
    pub once_a_day: bool,
}

impl Store {
    /// Writes down what became of a mail, and queues the answer with it; `host` is the domain of our Message-IDs.
    ///
    /// # Errors
    /// If the database does not answer; it is then tried again.
    pub async fn settle_mail(
        &self,
        mail: &ClaimedMail,
        heads: &ReadHeads,
        settled: &Settled,
        answer: Option<&MailAnswer>,
        host: &str,
        now: Millis,
    ) -> Result<()> {
        let settlement = Settlement {
            mail: mail.id.clone(),
            heads: heads.clone(),
            settled: settled.clone(),
            answer: answer.cloned(),
            host: host.to_owned(),
            now,
        };
        self.settlements.ask(self, settlement).await.map(drop)
    }

    /// Puts a mail off after a failure, with growing pauses; after the sixth it is parked until the operator has it tried anew.
    ///
    /// # Errors
    /// If the database does not answer; it is then tried again when its lease is over.
    pub async fn put_off_mail(&self, mail: &ClaimedMail, failure: &str, now: Millis) -> Result<MailState> {
        let parked = mail.tries >= MAIL_TRIES;
        let state = if parked { MailState::Parked } else { MailState::Received };
        let pause = FIRST_PAUSE_MS * 3i64.pow(u32::try_from(mail.tries.clamp(1, MAIL_TRIES) - 1).unwrap_or(0));
        let due_at = (!parked).then_some(now + pause);
        let mut tx = self.write().await?;
        sql!(
            run,
            tx,
            "UPDATE inbound_mail SET state = $2, failure = $3, due_at = $4, settled_at = $5 WHERE id = $1",
            mail.id.as_str(),
            state.as_str(),
            failure,
            due_at,
            parked.then_some(now)
        )?;
        tx.commit().await?;
        Ok(state)
    }

    /// Has a parked or refused mail tried anew at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none, it is a message already, or only its header was kept.
    pub async fn retry_mail(&self, _operator: &Operator, mail: &MailId, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        let again = sql!(
            run,
            tx,
            "UPDATE inbound_mail SET state = 'received', due_at = $2, tries = 0, settled_at = NULL
             WHERE id = $1 AND seq IS NULL AND state IN ('parked', 'refused', 'machine', 'unplaced', 'held')
               AND reason NOT IN ('too_large', 'not_ours', 'not_given')",
            mail.as_str(),
            now
        )?;
        if again == 0 {
            return Err(Error::NotFound);
        }
        tx.commit().await
    }
}

/// What became of a mail, waiting to be written down with what became of others.
#[derive(Debug, Clone)]
pub(crate) struct Settlement {
    mail: MailId,
    heads: ReadHeads,
    settled: Settled,
    answer: Option<MailAnswer>,
    host: String,
    now: Millis,
}

impl Question for Settlement {
    type Answer = ();
    const WRITES: bool = true;

    async fn look(asked: &[Self], tx: &mut Tx) -> Result<Vec<Option<()>>> {
        for settlement in asked {
            settlement.write(tx).await?;
        }
        Ok(vec![Some(()); asked.len()])
    }
}

impl Settlement {
    async fn write(&self, tx: &mut Tx) -> Result<()> {
        let Self { mail, heads, settled, answer, host, now } = self;
        let done = sql!(
            run,
            tx,
            "UPDATE inbound_mail SET state = $2, reason = $3, verified = $4, topic = $5, organization_id = $6, person_id = $7,
               conversation_id = $8, seq = $9, settled_at = $10, due_at = NULL, failure = '',
               from_address = $11, from_name = $12, subject = $13
             WHERE id = $1 AND state = 'received'",
            mail.as_str(),
            settled.state.as_str(),
            settled.reason.map_or("", MailReason::as_str),
            settled.verified.map_or("", Verified::as_str),
            settled.topic.as_str(),
            settled.organization.as_ref().map(OrganizationId::as_str),
            settled.person.as_ref().map(PersonId::as_str),
            settled.conversation.as_deref(),
            settled.seq,
            *now,
            &heads.from_address,
            &heads.from_name,
            &heads.subject
        )?;
        if done == 0 {
            // It was settled already: nobody is told twice.
            return Ok(());
        }
        if let Some(answer) = answer
            && (!answer.once_a_day || first_today(tx, &answer.note.address, *now).await?)
        {
            crate::letters::queue(tx, &answer.note, host, *now).await?;
        }
        if let Some(organization) = settled.organization.as_ref().filter(|_| settled.state.waits()) {
            tx.hint(Hint::new(HintKind::Account, organization.as_str(), settled.topic, *now));
        }
        Ok(())
    }
}

/// Notes that an address is told today that something went wrong; false if it was told today already.
async fn first_today(tx: &mut Tx, address: &str, now: Millis) -> Result<bool> {
    const DAY_MS: Millis = 86_400_000;
    let (address, day) = (email_fold(address), now.div_euclid(DAY_MS));
    sql!(run, tx, "DELETE FROM mail_answer WHERE address = $1 AND day < $2", &address, day)?;
    Ok(sql!(run, tx, "INSERT INTO mail_answer (address, day) VALUES ($1, $2) ON CONFLICT DO NOTHING", &address, day)? > 0)
}
