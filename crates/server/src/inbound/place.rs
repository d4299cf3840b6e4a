//! Where a mail belongs, and in whose name: the seal of the address and the verified sender decide, headers only suggest.

use kontor_mail::{Addressed, Mail, Purpose, Sealed};
use kontor_store::model::Topic;
use kontor_store::model::ids::{MailId, PersonId};
use kontor_store::model::{Availability, MailReason, MailState, Millis};
use kontor_store::{Answerer, ClaimedMail, KnownSender, MailAnswer, ReplyAddress, Seated, Settled};

use super::Outcome;
use super::sender::Sender;
use super::tell::Tell;
use crate::actions::compose_mail::{Composed, Written, compose};
use crate::actions::post::post;
use crate::app::App;
use crate::error::{Error, Reason, Result};

/// How many mails of one sender one conversation takes in [`COUNTED_MS`]; beyond that two machines are at work.
const MAILS: i64 = 20;
const COUNTED_MS: Millis = 2 * 3_600_000;

/// A mail of a person, on its way to its place.
pub struct Arrived<'a> {
    pub app: &'a App,
    pub claimed: &'a ClaimedMail,
    pub mail: &'a Mail,
    pub sender: &'a Sender,
}

impl Arrived<'_> {
    pub async fn place(&self, addressed: Addressed) -> Result<Outcome> {
        match addressed {
            Addressed::Reply(sealed) => match self.app.store.reply_address(&sealed.id).await? {
                Some(address) => self.answers(&sealed, &address).await,
                None => self.without_address().await,
            },
            Addressed::Bounce(_) | Addressed::Plain => self.without_address().await,
            Addressed::Forged | Addressed::Elsewhere => Ok(refused(MailReason::UnknownSender)),
        }
    }

    /// It answers a letter of ours.
    async fn answers(&self, sealed: &Sealed, address: &ReplyAddress) -> Result<Outcome> {
        let mut settled = Settled {
            organization: Some(address.organization.clone()),
            person: Some(address.person.clone()),
            conversation: Some(address.conversation.clone()),
            topic: address.topic,
            verified: self.sender.verified,
            ..Settled::new(MailState::Unplaced, None)
        };
        if !address.active {
            settled.reason = Some(MailReason::PersonLeft);
            return Ok(Outcome::only(settled));
        }
        if self.too_many(&settled).await? {
            return self.turned_down(settled, MailState::Refused, MailReason::TooMany).await;
        }
        if address.digest {
            settled.conversation = None;
            return self.turned_down(settled, MailState::Unplaced, MailReason::Digest).await;
        }
        if sealed.is_older_than(self.app.config.mail.reply_days, self.app.now()) {
            return self.turned_down(settled, MailState::Unplaced, MailReason::Expired).await;
        }
        let answerer = match self.sender.verified {
            Some(_) => Seated::by_reply(&self.app.store, address, &self.sender.address).await?,
            None => Answerer::Stranger,
        };
        match answerer {
            Answerer::Seated(author) => self.post(&author, settled).await,
            Answerer::NoPermission(person) => {
                settled.person = Some(person);
                self.turned_down(settled, MailState::Unplaced, MailReason::NoPermission).await
            }
            Answerer::Stranger => self.turned_down(settled, MailState::Held, MailReason::Unverified).await,
        }
    }

    async fn post(&self, seated: &Seated, mut settled: Settled) -> Result<Outcome> {
        settled.person = Some(seated.viewer().person().clone());
        match self.app.store.availability_in(seated).await? {
            Availability::Available => {}
            reason => return self.may_not_talk(seated, settled, reason).await,
        }
        let written = Written { id: &self.claimed.id, identity: &self.claimed.identity, mail: self.mail, seated };
        let Composed { words, left_out } = match compose(self.app, written).await? {
            Ok(composed) => composed,
            Err(reason) => return self.turned_down(settled, MailState::Unplaced, reason).await,
        };
        match post(self.app, seated, words).await {
            Ok(posted) => {
                self.app.store.address_works(&self.sender.address).await?;
                settled.state = MailState::Posted;
                settled.seq = Some(posted.seq);
                let answer = if left_out.is_empty() { None } else { self.left_out(seated, &left_out).await? };
                Ok(Outcome { settled, answer })
            }
            Err(Error::Forbidden(Reason::NotAvailable(reason))) => self.may_not_talk(seated, settled, reason).await,
            Err(fault) => Err(fault),
        }
    }

    async fn left_out(&self, seated: &Seated, left_out: &[String]) -> Result<Option<MailAnswer>> {
        let conversation = seated.conversation().as_str();
        let tell = Tell::person(self.app, self.mail, seated.viewer().person(), Some(conversation)).await?;
        Ok(tell.map(|tell| tell.left_out(left_out, conversation)))
    }

    /// The two firms may not talk now: the sender is told why, and how the partner can be reached otherwise.
    async fn may_not_talk(&self, seated: &Seated, mut settled: Settled, reason: Availability) -> Result<Outcome> {
        settled.state = MailState::Unplaced;
        settled.reason = MailReason::of(reason);
        let partner_is_the_reason = reason.partner_is_the_reason();
        let contacts = if partner_is_the_reason { self.app.store.contacts(seated.viewer(), seated.partner()).await? } else { Vec::new() };
        let conversation = seated.conversation().as_str();
        let tell = Tell::person(self.app, self.mail, seated.viewer().person(), Some(conversation)).await?;
        Ok(Outcome { settled, answer: tell.map(|tell| tell.not_available(reason, &contacts, conversation)) })
    }

    /// It names no conversation by its address. Who is known gets it into the firm's queue, perhaps with a suggestion.
    async fn without_address(&self) -> Result<Outcome> {
        let known = self.app.store.known_senders(&self.sender.address).await?;
        let Some(first) = known.first() else { return Ok(refused(MailReason::UnknownSender)) };
        let (known, hint) = match self.hinted(&known).await? {
            Some((known, conversation)) => (known, Some(conversation)),
            None => (first, None),
        };
        let mut settled = Settled {
            organization: Some(known.organization.clone()),
            person: Some(known.person.clone()),
            verified: self.sender.verified,
            ..Settled::new(MailState::Unplaced, None)
        };
        if self.too_many(&settled).await? {
            return self.turned_down(settled, MailState::Refused, MailReason::TooMany).await;
        }
        if let Some((conversation, topic)) = hint {
            settled.conversation = Some(conversation);
            settled.topic = topic;
            return self.turned_down(settled, MailState::Unplaced, MailReason::Suggested).await;
        }
        self.turned_down(settled, MailState::Unplaced, MailReason::NoAddress).await
    }

    /// A conversation of a verified sender that the headers name.
    async fn hinted<'k>(&self, known: &'k [KnownSender]) -> Result<Option<(&'k KnownSender, (String, Topic))>> {
        if self.sender.verified.is_none() {
            return Ok(None);
        }
        let ids: Vec<String> = self.mail.references.iter().chain(&self.mail.in_reply_to).cloned().collect();
        for person in known {
            if let Some(found) = self.app.store.hinted_conversation(&person.person, &ids).await? {
                return Ok(Some((person, found)));
            }
        }
        Ok(None)
    }

    async fn too_many(&self, settled: &Settled) -> Result<bool> {
        let Some(organization) = &settled.organization else { return Ok(false) };
        let since = self.app.now() - COUNTED_MS;
        let count = self.app.store.mails_since(&self.sender.address, organization, settled.conversation.as_deref(), since).await?;
        Ok(count >= MAILS)
    }

    /// Not posted, for a reason that somebody on our network is told: the person in whose name it came.
    async fn turned_down(&self, mut settled: Settled, state: MailState, reason: MailReason) -> Result<Outcome> {
        settled.state = state;
        settled.reason = Some(reason);
        let answer = match settled.person.clone() {
            Some(person) => self.answer_to(&person, &settled, reason).await?,
            None => None,
        };
        Ok(Outcome { settled, answer })
    }

    async fn answer_to(&self, person: &PersonId, settled: &Settled, reason: MailReason) -> Result<Option<MailAnswer>> {
        let conversation = settled.conversation.as_deref();
        let Some(tell) = Tell::person(self.app, self.mail, person, conversation).await? else { return Ok(None) };
        if settled.state == MailState::Held {
            return Ok(confirm_link(self.app, &self.claimed.id).map(|link| tell.confirm(&self.sender.address, link)));
        }
        // A suggestion is for those who file it; its sender goes on where the mail waits.
        let open = conversation.filter(|_| reason != MailReason::Suggested && reason != MailReason::NoPermission);
        Ok(Some(tell.why(reason, open)))
    }
}

fn refused(reason: MailReason) -> Outcome {
    Outcome::only(Settled::new(MailState::Refused, Some(reason)))
}

/// One tap for whoever reads the mailbox of the person in whose name it came.
fn confirm_link(app: &App, mail: &MailId) -> Option<String> {
    let seal = app.postbox.keys().seal(Purpose::Confirm, mail.as_str().parse().ok()?);
    Some(format!("{}/mail/confirm/{seal}", app.config.public_url()))
}
