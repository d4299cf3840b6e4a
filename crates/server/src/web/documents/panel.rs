//! The Messages panel of a document: its newest conversation, all of them, or the form of a new one.

use askama::Template;
use kontor_store::model::Availability;
use kontor_store::{About, DocumentConversation};
use serde::Deserialize;

use super::Sheet;
use crate::app::App;
use crate::error::{Error, Result};
use crate::goods;
use crate::i18n::Reader;
use crate::markup::Markup;
use crate::web::messages::{self, Below, Blocked, Chip, Composer, Entry, LineChip, LogView, ThreadView};
use crate::web::tabs::capped;

/// What the address asks the panel to show; the newest conversation if it says nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Present: the form of a new conversation.
    new: Option<String>,
    /// What stands in its subject.
    subject: String,
    /// Present: the list of all conversations.
    list: Option<String>,
    /// This conversation.
    conversation: Option<String>,
    /// The line that the next message is to be about.
    line: String,
    /// The line that the table of lines is to show.
    pub at: String,
}

/// The panel as it stands on the page.
#[derive(Debug)]
pub struct Dock {
    /// Its name, as it also comes alone.
    pub called: Markup,
    /// What is inside, as it also comes alone.
    pub inside: Markup,
    /// How it starts where there is room: `open` or, if the reader closed it last, `closed`. Without a conversation it always starts closed.
    pub start: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "documents/panel.html")]
struct Inside<'a> {
    r: &'a Reader,
    icons: &'a str,
    /// The document's address.
    here: String,
    document: &'a str,
    partner: &'a str,
    /// The way to the form of a new conversation, where the panel shows something else.
    begin: bool,
    /// The way back: to the list or to the conversation, as part of an address.
    back: Option<&'static str>,
    shown: Shown,
}

enum Shown {
    Thread(Box<Talk>),
    List(Vec<TalkRow>),
    New(Box<Composer>),
    Blocked(Blocked),
    /// The document waits for its partner: nobody is there to write to.
    Held,
}

struct Talk {
    subject: String,
    /// What the answers to the document say.
    labels: Vec<String>,
    /// The partner, and which of how many conversations it is.
    line: String,
    log: LogView,
    below: Below,
}

struct TalkRow {
    href: String,
    subject: String,
    unread: bool,
    when: String,
    iso: String,
    exact: String,
    turn: Option<Chip>,
}

#[derive(Template)]
#[template(path = "documents/called.html")]
struct Called<'a> {
    r: &'a Reader,
    /// "2 unread", and the number alone.
    unread: Option<(String, String)>,
}

/// The name of the panel; what is unread is a part of it.
pub fn called(reader: &Reader, conversations: &[DocumentConversation]) -> Result<Markup> {
    let unread = conversations.iter().filter(|one| one.unread).count();
    let shown = capped(reader, i64::try_from(unread).unwrap_or(i64::MAX));
    Markup::of(&Called { r: reader, unread: shown.map(|shown| (reader.t1("count-unread", "count", unread), shown)) })
}

pub async fn dock(app: &App, sheet: &Sheet<'_>, asked: &Asked, conversations: &[DocumentConversation], closed: bool) -> Result<Dock> {
    Ok(Dock {
        called: called(sheet.reader, conversations)?,
        inside: filled(app, sheet, asked, conversations).await?,
        start: (!conversations.is_empty()).then_some(if closed { "closed" } else { "open" }),
    })
}

/// What stands in it.
pub async fn inside(app: &App, sheet: &Sheet<'_>, asked: &Asked) -> Result<Markup> {
    let conversations = app.store.document_conversations(sheet.paper).await?;
    filled(app, sheet, asked, &conversations).await
}

async fn filled(app: &App, sheet: &Sheet<'_>, asked: &Asked, conversations: &[DocumentConversation]) -> Result<Markup> {
    let shown = shown(app, sheet, asked, conversations).await?;
    let back = match &shown {
        Shown::Thread(_) if conversations.len() > 1 => Some("?list=1"),
        Shown::New(_) | Shown::Blocked(_) if !conversations.is_empty() => Some(""),
        _ => None,
    };
    let begin = matches!(shown, Shown::Thread(_) | Shown::List(_)) && sheet.availability == Availability::Available;
    let (here, document, partner) = (sheet.href(), sheet.detail.id.as_str(), sheet.partner_name());
    Markup::of(&Inside { r: sheet.reader, icons: app.icons(), here, document, partner, begin, back, shown })
}

async fn shown(app: &App, sheet: &Sheet<'_>, asked: &Asked, conversations: &[DocumentConversation]) -> Result<Shown> {
    let wanted = match asked.conversation.as_deref() {
        Some(id) => Some(conversations.iter().find(|one| one.id.as_str() == id).ok_or(Error::NotFound)?),
        None => conversations.first(),
    };
    match wanted {
        _ if sheet.held() => Ok(Shown::Held),
        Some(_) if asked.list.is_some() => Ok(Shown::List(conversations.iter().map(|one| row(sheet, one)).collect())),
        Some(wanted) if asked.new.is_none() => talk(app, sheet, wanted, conversations, &asked.line).await,
        _ => new(app, sheet, asked).await,
    }
}

async fn talk(app: &App, sheet: &Sheet<'_>, wanted: &DocumentConversation, all: &[DocumentConversation], line: &str) -> Result<Shown> {
    let seated = sheet.paper.viewer().seat(&app.store, wanted.id.as_str()).await?;
    let ThreadView { head, log, mut below } = messages::thread(app, &seated, None, None).await?;
    if let Below::Composer(composer) = &mut below {
        let here = format!("?conversation={}", wanted.id);
        composer.from = Some(sheet.conversation_href(&here));
        composer.line = about_line(sheet, line, &here);
    }
    let position = all.iter().position(|one| one.id == wanted.id).map_or(1, |index| index + 1);
    let position = [("position", position.into()), ("count", all.len().into())];
    let position = (all.len() > 1).then(|| sheet.reader.ta("conversation-position", &position));
    let line = [head.partner].into_iter().chain(position).collect::<Vec<_>>().join(" · ");
    Ok(Shown::Thread(Box::new(Talk { subject: head.subject, labels: head.labels, line, log, below })))
}

fn row(sheet: &Sheet<'_>, one: &DocumentConversation) -> TalkRow {
    let reader = sheet.reader;
    TalkRow {
        href: format!("?conversation={}", one.id),
        subject: one.subject.clone(),
        unread: one.unread,
        when: reader.when(one.last_at),
        iso: reader.iso(one.last_at),
        exact: reader.exact(one.last_at),
        turn: messages::turn(reader, one.turn, one.turn_since),
    }
}

/// The line that a message is to be about, if the document has it.
fn about_line(sheet: &Sheet<'_>, number: &str, without: &str) -> Option<LineChip> {
    let lines = &sheet.document.lines;
    let there = lines.iter().enumerate().any(|(index, line)| goods::number(index, line) == number);
    there.then(|| LineChip {
        document: sheet.detail.id.to_string(),
        number: number.to_owned(),
        words: format!("{} {number}", sheet.reader.t("line-number")),
        without: sheet.conversation_href(without),
    })
}

async fn new(app: &App, sheet: &Sheet<'_>, asked: &Asked) -> Result<Shown> {
    let (viewer, reader) = (sheet.paper.viewer(), sheet.reader);
    let (Some(partner), Some(seller)) = (sheet.paper.partner(), &sheet.detail.seller) else { return Ok(Shown::Held) };
    if sheet.availability != Availability::Available {
        return Ok(Shown::Blocked(messages::why_not(app, reader, viewer, partner, sheet.detail.kind.topic(), sheet.availability).await?));
    }
    let about = About { topic: sheet.detail.kind.topic(), seller: seller.clone() };
    let get = app.store.who_will_get(viewer, partner, Some(&about)).await?;
    let mut composer = messages::composer(app, reader, viewer, sheet.partner_name(), &get);
    "/messages/new".clone_into(&mut composer.action);
    composer.draft = format!("new:d:{}", sheet.detail.id);
    composer.from = Some(sheet.conversation_href(""));
    composer.line = about_line(sheet, &asked.line, "?new=1");
    composer.subject.value = match &composer.line {
        Some(line) if asked.subject.is_empty() => format!("{}: {}", sheet.name, line.words.to_lowercase()),
        _ => asked.subject.clone(),
    };
    Ok(Shown::New(Box::new(composer)))
}
