//! The mails as templates see them.

use askama::Template;
use kontor_store::{LinkedPaper, Message, Part, ThreadHead, Viewer};

use crate::app::App;
use crate::i18n::Reader;
use crate::markup::Markup;
use crate::prose;

#[derive(Template)]
#[template(path = "mail/messages.txt")]
pub struct MessagesText<'m> {
    pub r: &'m Reader,
    pub digest: bool,
    pub with_text: bool,
    pub parts: &'m [PartView],
    pub answer: &'m str,
    pub foot: &'m Foot,
}

#[derive(Template)]
#[template(path = "mail/messages.html")]
pub struct MessagesHtml<'m> {
    pub r: &'m Reader,
    pub title: String,
    pub digest: bool,
    pub with_text: bool,
    pub parts: &'m [PartView],
    pub answer: &'m str,
    pub foot: &'m Foot,
}

#[derive(Template)]
#[template(path = "mail/note.html")]
pub struct NoteHtml<'m> {
    pub r: &'m Reader,
    pub title: String,
    pub paragraphs: Vec<Markup>,
    pub why: String,
}

/// Below every notification: why it came, and how to have fewer.
pub struct Foot {
    pub why: String,
    pub settings: String,
    pub unsubscribe: String,
}

/// What a mail tells of one conversation.
pub struct PartView {
    pub subject: String,
    pub partner: String,
    /// “3 new messages”
    pub count: String,
    pub papers: Vec<PaperLine>,
    /// The document it is about, where its subject does not say so.
    pub about: Option<String>,
    pub messages: Vec<MessageView>,
    /// Whether there are more new messages than stand here.
    pub more: bool,
    pub href: String,
    /// Whether the recipient takes part in it.
    pub in_it: bool,
}

pub struct PaperLine {
    pub name: String,
    pub sum: Option<String>,
    pub href: String,
}

pub struct MessageView {
    pub author: String,
    /// None where the firm itself speaks, by a document.
    pub firm: Option<String>,
    /// With its zone.
    pub time: String,
    pub text: Option<String>,
    pub paragraphs: Vec<Markup>,
    pub files: Vec<FileLine>,
}

pub struct FileLine {
    pub name: String,
    pub size: String,
    /// “attached”, or until when it can be fetched.
    pub how: String,
    /// Where to fetch it, if it is not attached.
    pub href: Option<String>,
}

impl PartView {
    pub fn new(app: &App, reader: &Reader, part: &Part, head: &ThreadHead, papers: &[LinkedPaper], more: bool) -> Self {
        let url = app.config.public_url();
        let line = |paper: &LinkedPaper| PaperLine {
            name: reader.document(paper.kind.as_str(), &paper.number),
            sum: (!paper.total.is_empty()).then(|| reader.money(&paper.total, &paper.currency)),
            href: format!("{url}/documents/{}", paper.id),
        };
        let about = papers.iter().find(|paper| Some(&paper.id) == head.document_id.as_ref() && !head.subject.contains(&paper.number));
        Self {
            about: about.map(|paper| reader.document(paper.kind.as_str(), &paper.number)),
            subject: head.subject.clone(),
            partner: head.partner_name.clone(),
            count: String::new(),
            papers: papers.iter().map(line).collect(),
            messages: Vec::new(),
            more,
            href: format!("{url}/messages/{}", part.seated.conversation()),
            in_it: part.in_it,
        }
    }

    pub fn say(&mut self, reader: &Reader, message: &Message, with_text: bool, files: Vec<FileLine>) {
        let body = with_text.then(|| message.body.trim().to_owned()).filter(|body| !body.is_empty());
        self.messages.push(MessageView {
            author: message.name.clone(),
            firm: (message.organization_name != message.name).then(|| message.organization_name.clone()),
            time: reader.stamped(message.sent_at),
            paragraphs: body.as_deref().map(prose::paragraphs).unwrap_or_default(),
            text: body,
            files,
        });
        self.count = reader.t1("mail-new-messages", "count", self.messages.len());
    }

    /// The same in every mail of this conversation to this person, so that threads hold together; later ones with one `Re: `.
    pub fn mail_subject(&self, again: bool) -> String {
        let mut subject = self.subject.trim();
        while let Some(rest) = subject.get(..3).filter(|re| re.eq_ignore_ascii_case("re:")).map(|_| subject[3..].trim_start()) {
            subject = rest;
        }
        let parts: Vec<&str> = [Some(subject), self.about.as_deref(), Some(self.partner.as_str())].into_iter().flatten().collect();
        format!("{}{}", if again { "Re: " } else { "" }, parts.join(" · "))
    }
}

/// Why this mail came.
pub fn why(reader: &Reader, to: &Viewer, digest: bool, in_it: bool) -> String {
    if to.is_mailbox() {
        return reader.t1("mail-why-mailbox", "firm", to.organization_name());
    }
    reader.t(match (digest, in_it) {
        (true, _) => "mail-why-digest",
        (false, true) => "mail-why-in-it",
        (false, false) => "mail-why-desk",
    })
}
