//! The course of a conversation as it reads for one person: days, messages with their files, events, the line above what is new.

use std::collections::HashMap;

use kontor_store::model::conversation::WITHDRAWAL_MS;
use kontor_store::model::{EventKind, Via};
use kontor_store::{ByMail, Delivery, Event, FileOf, Message, MessageAbout, Seated, SeenMark};

use super::by_mail::{self, ByMailView};
use super::ladder::{DeliveryView, Way, delivery};
use crate::goods;
use crate::i18n::Reader;
use crate::markup::Markup;
use crate::prose;
use crate::said;

/// One entry.
pub enum Entry {
    Older(Older),
    Day(Day),
    UnreadLine,
    Event(EventView),
    Message(Box<MessageView>),
}

/// The way to what came before.
pub struct Older {
    pub src: String,
    pub href: String,
}

/// The line above the first entry of a day.
pub struct Day {
    pub iso: String,
    pub words: String,
}

pub struct EventView {
    pub id: String,
    pub icon: &'static str,
    pub words: String,
    pub href: Option<String>,
    pub time: String,
    pub iso: String,
    pub exact: String,
}

pub struct MessageView {
    pub seq: i64,
    pub ours: bool,
    /// Withdrawn.
    pub gone: bool,
    pub name: String,
    pub firm: String,
    /// “no longer at …”
    pub left: Option<String>,
    /// By which door it came, where that is worth saying.
    pub door: Option<String>,
    /// Where it came by e-mail.
    pub mail: Option<ByMailView>,
    /// The document that speaks in it, by address and name.
    pub source: Option<(String, String)>,
    /// The line that it is about, by address and name.
    pub line: Option<(String, String)>,
    pub time: String,
    pub iso: String,
    pub exact: String,
    /// Escaped HTML: text with links and line breaks.
    pub paragraphs: Vec<Markup>,
    pub files: Vec<FileView>,
    pub delivery: Option<DeliveryView>,
    /// Where to withdraw it, while that is possible.
    pub withdraw: Option<String>,
}

pub struct FileView {
    pub href: String,
    pub name: String,
    pub size: String,
    /// `PDF`, `XML`, …
    pub kind: String,
    pub tone: &'static str,
    pub picture: bool,
}

/// All that one stretch of a thread is made of.
pub struct Course<'a> {
    pub seated: &'a Seated,
    /// The partner's name.
    pub partner: &'a str,
    pub messages: &'a [Message],
    pub events: &'a [Event],
    pub seen: &'a [SeenMark],
    /// Letters to the partner about any of them.
    pub letters: &'a [Delivery],
    /// How those that came by e-mail came, by their numbers.
    pub by_mail: &'a HashMap<i64, ByMail>,
    /// Which lines and answers the messages are about.
    pub about: &'a [MessageAbout],
    /// The line “new messages” stands before the first message of the partner after this one.
    pub read_seq: Option<i64>,
    /// The day of the entry before, so that its line is not repeated.
    pub day_before: Option<String>,
}

pub fn entries(reader: &Reader, course: &Course<'_>) -> Vec<Entry> {
    let own = course.seated.viewer().organization().as_str();
    let mut entries = Vec::with_capacity(course.messages.len() + course.events.len() + 4);
    let mut day = course.day_before.clone();
    let mut unread = course.read_seq;
    let mut events = course.events.iter().peekable();
    let first = course.messages.first().map_or(0, |m| m.seq);
    for message in course.messages {
        while let Some(event) = events.next_if(|e| e.after_seq < message.seq) {
            if event.after_seq + 1 >= first {
                push_event(reader, &mut entries, &mut day, event);
            }
        }
        begin_day(reader, &mut entries, &mut day, message.sent_at);
        if unread.is_some_and(|read| message.seq > read) && message.organization != own {
            entries.push(Entry::UnreadLine);
            unread = None;
        }
        entries.push(Entry::Message(Box::new(message_view(reader, course, message))));
    }
    for event in events {
        push_event(reader, &mut entries, &mut day, event);
    }
    entries
}

fn begin_day(reader: &Reader, entries: &mut Vec<Entry>, day: &mut Option<String>, at: i64) {
    let iso = reader.iso_day(at);
    if day.as_ref() != Some(&iso) {
        entries.push(Entry::Day(Day { words: reader.day(at), iso: iso.clone() }));
        *day = Some(iso);
    }
}

fn push_event(reader: &Reader, entries: &mut Vec<Entry>, day: &mut Option<String>, event: &Event) {
    begin_day(reader, entries, day, event.at);
    entries.push(Entry::Event(event_view(reader, event)));
}

fn message_view(reader: &Reader, course: &Course<'_>, message: &Message) -> MessageView {
    let viewer = course.seated.viewer();
    let ours = message.organization == viewer.organization().as_str();
    let gone = message.withdrawn_at.is_some();
    let about = course.about.iter().find(|about| about.seq == message.seq);
    let mine = message.person.as_deref() == Some(viewer.person().as_str());
    let seen = course.seen.iter().find(|mark| mark.up_to_seq >= message.seq);
    let may_withdraw = mine && !gone && seen.is_none() && reader.now() - message.sent_at <= WITHDRAWAL_MS;
    MessageView {
        seq: message.seq,
        ours,
        gone,
        name: message.name.clone(),
        firm: firm(reader, message, ours),
        left: message.gone.then(|| reader.t1("no-longer-at", "firm", &message.organization_name)),
        door: match message.via {
            Via::Web | Via::Email => None,
            Via::Api => Some(reader.t("by-api")),
            Via::System => Some(reader.t("by-system")),
        },
        mail: (message.via == Via::Email).then(|| by_mail::view(reader, course.seated, message, course.by_mail.get(&message.seq))),
        source: about.and_then(|about| source(reader, about)),
        line: about.and_then(|about| line(reader, about)),
        time: reader.time(message.sent_at),
        iso: reader.iso(message.sent_at),
        exact: reader.exact(message.sent_at),
        paragraphs: prose::paragraphs(&message.body),
        files: message.files.iter().map(|file| file_view(reader, file)).collect(),
        delivery: ours.then(|| delivery(reader, &Way { partner: course.partner, message, seen, letters: course.letters })),
        withdraw: may_withdraw.then(|| format!("/messages/{}/withdrawals/{}", course.seated.conversation(), message.seq)),
    }
}

fn source(reader: &Reader, about: &MessageAbout) -> Option<(String, String)> {
    let (id, kind) = (about.source_id.as_deref()?, about.source_kind()?);
    Some((format!("/documents/{id}"), reader.document(kind.as_str(), about.source_number.as_deref().unwrap_or_default())))
}

fn line(reader: &Reader, about: &MessageAbout) -> Option<(String, String)> {
    let (document, line) = (about.line_document.as_deref()?, about.line.as_deref()?);
    let page = crate::web::address(&format!("/documents/{document}"), &[("at", line)]);
    Some((format!("{page}#{}", goods::anchor(line)), format!("{} {line}", reader.t("line-number"))))
}

/// The firm and, for the partner's people, their desk.
fn firm(reader: &Reader, message: &Message, ours: bool) -> String {
    match &message.desk {
        Some((topic, side, name)) if !ours => {
            let desk = desk_name(reader, topic, side, name);
            reader.ta("desk-of-firm", &[("firm", message.organization_name.as_str().into()), ("desk", desk.into())])
        }
        // A document speaks in the name of the firm itself.
        _ if message.name == message.organization_name => String::new(),
        _ => message.organization_name.clone(),
    }
}

/// A desk's own name, or that of its topic and side in the reader's language.
pub fn desk_name(reader: &Reader, topic: &str, side: &str, name: &str) -> String {
    if !name.is_empty() {
        return name.to_owned();
    }
    reader.t(match (topic, side) {
        ("orders", "buyer") => "desk-purchasing",
        ("orders", _) => "desk-orders",
        ("invoices", "seller") => "desk-accounts-receivable",
        ("invoices", _) => "desk-accounts-payable",
        _ => "desk-general",
    })
}

fn file_view(reader: &Reader, file: &FileOf) -> FileView {
    let picture = matches!(file.media_type.as_str(), "image/png" | "image/jpeg" | "image/gif" | "image/webp");
    let ending: String = file.name.rsplit_once('.').map_or("", |(_, e)| e).chars().filter(char::is_ascii_alphanumeric).take(4).collect();
    let kind = if ending.is_empty() { "–".to_owned() } else { ending.to_uppercase() };
    let tone = match kind.as_str() {
        "PDF" => "",
        "PNG" | "JPG" | "JPEG" | "GIF" | "WEBP" | "SVG" | "TIF" | "TIFF" => "img",
        _ => "xml",
    };
    FileView {
        href: format!("/attachments/{}", file.id),
        name: file.name.clone(),
        size: reader.size(u64::try_from(file.size).unwrap_or(0)),
        kind,
        tone,
        picture,
    }
}

fn event_view(reader: &Reader, event: &Event) -> EventView {
    let document = event.document_kind().zip(event.document_number.as_deref());
    let document = document.map(|(kind, number)| reader.document(kind.as_str(), number)).unwrap_or_default();
    let said = event.document_kind().zip(event.says()).map(|(kind, says)| said::word(reader, kind, says)).unwrap_or_default();
    let name = event.person.clone().unwrap_or_else(|| event.organization_name.clone());
    let desk = event.desk_topic.as_deref().map(|topic| {
        desk_name(reader, topic, event.desk_side.as_deref().unwrap_or_default(), event.desk_name.as_deref().unwrap_or_default())
    });
    let to = desk.or_else(|| event.other_person.clone()).unwrap_or_default();
    let (icon, key) = match event.kind {
        EventKind::DocumentLinked => ("link", "event-document-linked"),
        EventKind::DocumentUnlinked => ("link", "event-document-unlinked"),
        EventKind::DocumentChanged => ("refresh", "event-document-changed"),
        EventKind::DocumentAnswered => ("refresh", "event-document-status"),
        EventKind::ColleagueAdded => ("user-plus", "event-colleague-added"),
        EventKind::Taken => ("user-check", "event-taken"),
        EventKind::Released => ("undo", "event-released"),
        EventKind::HandedOver => ("arrow-right", "event-handed-over"),
        EventKind::Settled => ("check-circle", "event-settled"),
        EventKind::Reopened => ("refresh", "event-reopened"),
    };
    let words = reader.ta(
        key,
        &[
            ("document", document.into()),
            ("status", said.into()),
            ("name", name.into()),
            ("colleague", to.as_str().into()),
            ("to", to.as_str().into()),
            ("firm", event.organization_name.as_str().into()),
        ],
    );
    EventView {
        id: event.id.clone(),
        icon,
        words,
        href: event.document_id.as_ref().map(|id| format!("/documents/{id}")),
        time: reader.time(event.at),
        iso: reader.iso(event.at),
        exact: reader.exact(event.at),
    }
}
