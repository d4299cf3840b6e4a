//! From a claimed letter to the mail: what its recipient may see, in the recipient's language.

use askama::Template;
use kontor_mail::{Enclosed, Envelope, List, Outgoing, Purpose, compose};
use kontor_store::model::ids::time_of;
use kontor_store::{Claim, Content, FileOf, Message, Part, Viewer};
use tokio::io::AsyncReadExt as _;

use super::page::{self, FileLine, MessagesHtml, MessagesText, NoteHtml, PartView};
use crate::app::App;
use crate::carrier::Written;
use crate::i18n::{Language, Reader};
use crate::prose;

/// For how many days a file that was too large for the mail can be fetched by its link.
pub const FILE_DAYS: u32 = 30;
/// The most messages of one conversation in a mail; the others stand in the conversation.
const MESSAGES: i64 = 50;
/// Who writes where it is nobody in particular.
const BRAND: &str = "Kontor";

/// Writes it; nothing if there is nothing left to tell.
///
/// # Errors
/// If the database does not answer, or an address is none.
pub async fn write(app: &App, claim: &Claim) -> anyhow::Result<Option<Written>> {
    let outgoing = match claim.content() {
        Content::Nothing => None,
        Content::Messages { to, with_text, digest, parts } => messages(app, claim, to, *with_text, *digest, parts).await?,
        Content::Notice { from, firm, language, conversation } => Some(notice(app, claim, (from, firm), language, conversation)?),
        Content::Note { subject, text, language, in_reply_to } => Some(note(app, claim, subject, text, language, in_reply_to)?),
    };
    let Some(outgoing) = outgoing else { return Ok(None) };
    let from = if app.config.answers_arrive() { app.postbox.bounce_to(claim.id().parse()?) } else { app.config.mail_from() };
    let envelope = Envelope { from, to: claim.address().to_owned() };
    let mail = compose(&outgoing)?;
    let mail = app.carrier.sign(mail)?;
    Ok(Some(Written { name: claim.id().to_owned(), envelope, mail }))
}

async fn messages(
    app: &App,
    claim: &Claim,
    to: &Viewer,
    with_text: bool,
    digest: bool,
    parts: &[Part],
) -> anyhow::Result<Option<Outgoing>> {
    let reader = app.reader(to);
    let (mut views, mut files, mut authors) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        let head = app.store.thread_head(&part.seated).await?;
        let found = app.store.messages(&part.seated, Some(part.from_seq - 1), Some(part.to_seq + 1), MESSAGES).await?;
        let more = found.last().is_some_and(|last| last.seq < part.to_seq);
        let theirs = |message: &Message| message.organization != to.organization().as_str() && message.withdrawn_at.is_none();
        let found: Vec<Message> = found.into_iter().filter(theirs).collect();
        if found.is_empty() {
            continue;
        }
        let papers = app.store.linked_papers(&part.seated).await?;
        let mut view = PartView::new(app, &reader, part, &head, &papers, more);
        for message in &found {
            authors.push((message.name.clone(), message.organization_name.clone()));
            let lines = if with_text { enclose(app, &reader, part, &message.files, &mut files).await? } else { Vec::new() };
            view.say(&reader, message, with_text, lines);
        }
        views.push(view);
    }
    let Some(first) = views.first() else { return Ok(None) };
    let subject = if digest { reader.t1("mail-digest-subject", "count", views.len()) } else { first.mail_subject(parts[0].again) };
    let unsubscribe = unsubscribe(app, to)?;
    let answers = app.config.answers_arrive();
    let outgoing = Outgoing {
        from: (author(&authors), app.config.mail_from()),
        to: (to.name().to_owned(), claim.address().to_owned()),
        reply_to: if answers { Some(app.postbox.reply_to(parts[0].id.parse()?)) } else { None },
        references: if digest { Vec::new() } else { vec![root(app, &parts[0])] },
        list: Some(List { id: list_id(app), unsubscribe: unsubscribe.clone() }),
        files,
        ..start(app, claim, subject)
    };
    let answer = reader.t(match (answers, digest) {
        (_, true) => "mail-answer-digest",
        (true, false) => "mail-answer",
        (false, false) => "mail-no-answer",
    });
    let foot = page::Foot { why: page::why(&reader, to, digest, first.in_it), settings: settings(app), unsubscribe };
    let text = MessagesText { r: &reader, digest, with_text, parts: &views, answer: &answer, foot: &foot }.render()?;
    let title = outgoing.subject.clone();
    let html = MessagesHtml { r: &reader, title, digest, with_text, parts: &views, answer: &answer, foot: &foot }.render()?;
    Ok(Some(Outgoing { text, html: Some(html), ..outgoing }))
}

/// The files of a message: those that still fit go along, the others get a link that expires.
async fn enclose(app: &App, reader: &Reader, part: &Part, files: &[FileOf], along: &mut Vec<Enclosed>) -> anyhow::Result<Vec<FileLine>> {
    let mut lines = Vec::new();
    for file in files {
        let size = u64::try_from(file.size).unwrap_or(u64::MAX);
        let before: u64 = along.iter().map(|file| file.bytes.len() as u64).sum();
        let href = if before + size > app.config.mail.attach_bytes {
            let seal = app.postbox.keys().seal_about(Purpose::File, part.id.parse()?, &file.id);
            Some(format!("{}/mail/files/{}?key={seal}", app.config.public_url(), file.id))
        } else {
            let (_, mut content) = app.store.attachment_in(&part.seated, &file.id).await?;
            let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
            content.read_to_end(&mut bytes).await?;
            along.push(Enclosed { name: file.name.clone(), media_type: file.media_type.clone(), bytes });
            None
        };
        let until = time_of(&part.id).unwrap_or_else(|| app.now()) + i64::from(FILE_DAYS) * 86_400_000;
        let how = if href.is_some() { reader.t1("mail-file-link", "date", reader.moment(until)) } else { reader.t("mail-file-along") };
        lines.push(FileLine { name: file.name.clone(), size: reader.size(size), how, href });
    }
    Ok(lines)
}

fn notice(app: &App, claim: &Claim, (from, firm): (&str, &str), language: &str, conversation: &str) -> anyhow::Result<Outgoing> {
    let reader = reader(app, language);
    let names = [("from", from.into()), ("firm", firm.into())];
    let link = format!("{}/messages/{conversation}", app.config.public_url());
    let text = format!("{}\n\n{}\n\n{link}", reader.ta("mail-notice-text", &names), reader.t("mail-notice-way"));
    let why = reader.t1("mail-notice-why", "firm", firm);
    let outgoing = start(app, claim, reader.ta("mail-notice-subject", &names));
    worded(&reader, Outgoing { from: (from.to_owned(), app.config.mail_from()), ..outgoing }, text, &why)
}

fn note(app: &App, claim: &Claim, subject: &str, text: &str, language: &str, in_reply_to: &str) -> anyhow::Result<Outgoing> {
    let references = Vec::from_iter((!in_reply_to.is_empty()).then(|| in_reply_to.to_owned()));
    let outgoing = Outgoing { references, ..start(app, claim, subject.to_owned()) };
    worded(&reader(app, language), outgoing, text.to_owned(), "")
}

/// With a text of a few paragraphs, and the same as HTML.
fn worded(reader: &Reader, outgoing: Outgoing, text: String, why: &str) -> anyhow::Result<Outgoing> {
    let html =
        NoteHtml { r: reader, title: outgoing.subject.clone(), paragraphs: prose::paragraphs(&text), why: why.to_owned() }.render()?;
    let text = if why.is_empty() { text } else { format!("{text}\n\n-- \n{why}\n") };
    Ok(Outgoing { text, html: Some(html), ..outgoing })
}

fn start(app: &App, claim: &Claim, subject: String) -> Outgoing {
    Outgoing {
        message_id: claim.message_id().to_owned(),
        at: claim.created_at(),
        from: (BRAND.to_owned(), app.config.mail_from()),
        to: (String::new(), claim.address().to_owned()),
        subject,
        ..Outgoing::default()
    }
}

/// The name of whoever wrote and of the firm; where there are several, only what they have in common.
fn author(authors: &[(String, String)]) -> String {
    let Some((name, firm)) = authors.first() else { return BRAND.to_owned() };
    if authors.iter().any(|(_, other)| other != firm) {
        return BRAND.to_owned();
    }
    // A message from a document has the firm for its author.
    if name == firm || authors.iter().any(|(other, _)| other != name) { firm.clone() } else { format!("{name} · {firm}") }
}

/// The constant beginning of the thread: relays rewrite Message-IDs, References survive.
fn root(app: &App, part: &Part) -> String {
    format!("c.{}@{}", part.seated.conversation(), app.config.reply_domain())
}

fn list_id(app: &App) -> String {
    format!("{BRAND} <notifications.{}>", app.config.reply_domain())
}

fn settings(app: &App) -> String {
    format!("{}/settings/notifications", app.config.public_url())
}

fn unsubscribe(app: &App, to: &Viewer) -> anyhow::Result<String> {
    let seal = app.postbox.keys().seal(Purpose::Unsubscribe, to.person().as_str().parse()?);
    Ok(format!("{}/mail/unsubscribe?key={seal}", app.config.public_url()))
}

fn reader(app: &App, language: &str) -> Reader {
    Reader::new(Language::from_code(language).unwrap_or(Language::En), "UTC", app.now())
}
