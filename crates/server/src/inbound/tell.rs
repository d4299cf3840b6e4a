//! What people are told about a mail that did not become a message, or not whole: one clear letter in their language.

use kontor_mail::Mail;
use kontor_store::model::ids::PersonId;
use kontor_store::model::{Availability, MailReason};
use kontor_store::{Addressee, Contact, MailAnswer, NewNote};

use crate::app::App;
use crate::error::Result;
use crate::i18n::{Language, Reader};

/// Whom to tell, and about which mail.
pub struct Tell<'a> {
    app: &'a App,
    mail: &'a Mail,
    to: Addressee,
    reader: Reader,
}

impl<'a> Tell<'a> {
    /// `None`: that person is no longer active, and is told nothing.
    pub async fn person(app: &'a App, mail: &'a Mail, person: &PersonId, conversation: Option<&str>) -> Result<Option<Self>> {
        let to = app.store.addressee(person, conversation).await?;
        Ok(to.map(|to| {
            let language = Language::from_code(&to.language).unwrap_or(Language::En);
            let reader = Reader::new(language, &to.time_zone, app.now());
            Self { app, mail, to, reader }
        }))
    }

    /// Why it is no message, and the way on.
    pub fn why(&self, reason: MailReason, conversation: Option<&str>) -> MailAnswer {
        let mut paragraphs = vec![self.about(), self.reader.word("mail-told", reason.as_str())];
        paragraphs.extend(self.way_on(conversation));
        self.letter("mail-told-subject", &paragraphs, true)
    }

    /// That the two firms may not talk now, and how the partner can be reached otherwise.
    pub fn not_available(&self, reason: Availability, contacts: &[Contact], conversation: &str) -> MailAnswer {
        let r = &self.reader;
        let mut paragraphs = vec![self.about(), r.word_with("availability", reason.as_str(), &[("role", "partner".into())])];
        let lines: Vec<String> = contacts.iter().filter(|contact| contact.reaches()).map(reached_by).collect();
        if !lines.is_empty() {
            paragraphs.push(format!("{}\n{}", r.t("contact-information"), lines.join("\n")));
        }
        paragraphs.extend(self.way_on(Some(conversation)));
        self.letter("mail-told-subject", &paragraphs, true)
    }

    /// That somebody, perhaps this person, wrote in his name; `link` confirms it by one tap.
    pub fn confirm(&self, from: &str, link: String) -> MailAnswer {
        let about = self.reader.ta(
            "mail-confirm",
            &[("from", from.into()), ("subject", self.subject().into()), ("partner", self.to.partner_name.as_deref().unwrap_or("").into())],
        );
        let paragraphs = vec![about, self.reader.t("mail-confirm-if"), link, self.reader.t("mail-confirm-if-not")];
        self.letter("mail-confirm-subject", &paragraphs, false)
    }

    /// That it became a message, but without these.
    pub fn left_out(&self, left_out: &[String], conversation: &str) -> MailAnswer {
        let mut paragraphs = vec![self.reader.t1("mail-left-out", "subject", self.subject()), left_out.join("\n")];
        paragraphs.extend(self.way_on(Some(conversation)));
        self.letter("mail-left-out-subject", &paragraphs, true)
    }

    fn about(&self) -> String {
        match &self.to.partner_name {
            Some(partner) => {
                self.reader.ta("mail-told-about-to", &[("subject", self.subject().into()), ("partner", partner.as_str().into())])
            }
            None => self.reader.t1("mail-told-about", "subject", self.subject()),
        }
    }

    /// Where it can be answered on screen, or where the mail waits.
    fn way_on(&self, conversation: Option<&str>) -> Vec<String> {
        let url = self.app.config.public_url();
        match conversation {
            Some(conversation) => vec![self.reader.t("mail-told-open"), format!("{url}/messages/{conversation}")],
            None => vec![self.reader.t("mail-told-queue"), format!("{url}/mail")],
        }
    }

    fn subject(&self) -> &str {
        let subject = self.mail.subject.trim();
        if subject.is_empty() { self.to.subject.as_deref().unwrap_or("–") } else { subject }
    }

    fn letter(&self, subject: &str, paragraphs: &[String], once_a_day: bool) -> MailAnswer {
        let note = NewNote {
            address: self.to.email.clone(),
            subject: self.reader.t1(subject, "subject", self.subject()),
            text: paragraphs.join("\n\n"),
            language: self.reader.language().code().to_owned(),
            in_reply_to: self.mail.message_id.clone().unwrap_or_default(),
        };
        MailAnswer { note, once_a_day }
    }
}

/// One line of what a firm says of itself.
fn reached_by(contact: &Contact) -> String {
    let parts = [&contact.name, &contact.email, &contact.phone, &contact.web, &contact.hours];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" · ")
}
