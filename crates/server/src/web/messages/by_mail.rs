//! What stands above a message that came by e-mail: how its sender was verified, and the way to the whole mail.

use std::collections::HashMap;

use kontor_store::model::{Verified, Via};
use kontor_store::{ByMail, Message, Seated};

use crate::app::App;
use crate::error::Result;
use crate::i18n::Reader;

/// For a template.
pub struct ByMailView {
    pub words: String,
    /// How it is known, in a sentence.
    pub how: String,
    /// Whether more than a colleague's word stands for the sender.
    pub sure: bool,
    /// The whole e-mail, for the firm it came from.
    pub whole: Option<String>,
}

/// How the messages of a stretch came; most stretches have none by mail and cost nothing.
pub async fn of(app: &App, seated: &Seated, messages: &[Message]) -> Result<HashMap<i64, ByMail>> {
    let mut mailed = messages.iter().filter(|message| message.via == Via::Email).map(|message| message.seq);
    let Some(first) = mailed.next() else { return Ok(HashMap::new()) };
    let last = mailed.next_back().unwrap_or(first);
    Ok(app.store.by_mail(seated, first, last).await?)
}

pub fn view(reader: &Reader, seated: &Seated, message: &Message, how: Option<&ByMail>) -> ByMailView {
    let verified = how.and_then(|how| how.verified);
    let name = how.and_then(|how| how.filed_by.as_deref()).unwrap_or(&message.name);
    let ours = message.organization == seated.viewer().organization().as_str();
    let told = |verified: Verified, how: &ByMail| {
        // Addresses of its people are each firm's own business.
        let from = if ours { how.from_address.as_str() } else { message.name.as_str() };
        reader.word_with("mail-verified", verified.as_str(), &[("from", from.into()), ("name", name.into())])
    };
    ByMailView {
        words: match verified {
            None => reader.t("by-email-unverified"),
            Some(Verified::Filed) => reader.t1("by-email-filed", "name", name),
            Some(_) => reader.t("by-email-verified"),
        },
        how: verified.zip(how).map(|(verified, how)| told(verified, how)).unwrap_or_default(),
        sure: verified.is_some_and(|verified| verified != Verified::Filed),
        whole: (ours && how.is_some() && message.withdrawn_at.is_none())
            .then(|| format!("/messages/{}/mail/{}", seated.conversation(), message.seq)),
    }
}
