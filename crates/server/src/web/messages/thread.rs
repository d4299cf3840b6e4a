//! A thread as it is shown: head, log, and what stands below.

use askama::Template;
use kontor_store::model::{Availability, Topic};
use kontor_store::{Message, Seated, ThreadHead};
use serde::Deserialize;

use super::below::{self, Below, Why};
use super::by_mail;
use super::entries::{Course, Entry, Older, entries};
use super::head::{self, Head};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Reader;
use crate::web::compose::Sent;

/// Messages of one page of a thread.
const MESSAGES: i64 = 50;

pub struct ThreadView {
    pub head: Head,
    pub log: LogView,
    pub below: Below,
}

/// The log with what its scripts need to know.
pub struct LogView {
    pub conversation: String,
    pub last_seq: i64,
    pub read_seq: i64,
    pub entries: Vec<Entry>,
}

/// Which stretch of a thread.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Stretch {
    after: Option<i64>,
    before: Option<i64>,
}

#[derive(Template)]
#[template(path = "messages/entries.html")]
struct EntriesFragment<'a> {
    r: &'a Reader,
    icons: &'a str,
    entries: Vec<Entry>,
}

/// The newest part of the thread, or the one before a message; with a form that was refused, if there is one.
pub async fn thread(app: &App, seated: &Seated, before: Option<i64>, refused: Option<(&Sent, &Error)>) -> Result<ThreadView> {
    let reader = app.reader(seated.viewer());
    let head = app.store.thread_head(seated).await?;
    let log = log_of(app, seated, &reader, &head, before).await?;
    let below = below(app, seated, &reader, &head, refused).await?;
    Ok(ThreadView { head: head::load(app, seated, &reader, &head).await?, log, below })
}

/// The log of a thread.
pub async fn log_of(app: &App, seated: &Seated, reader: &Reader, head: &ThreadHead, before: Option<i64>) -> Result<LogView> {
    let mut messages = app.store.messages(seated, None, before, MESSAGES + 1).await?;
    let more = messages.len() > usize::try_from(MESSAGES).unwrap_or(usize::MAX);
    if more {
        messages.remove(0);
    }
    let read_seq = if head.unread() { Some(head.read_seq) } else { None };
    let to = before.map_or(i64::MAX, |before| before - 1);
    let mut shown = course(app, seated, reader, &head.partner_name, &messages, to, read_seq, None).await?;
    older(seated, &messages, more, &mut shown);
    Ok(LogView { conversation: seated.conversation().to_string(), last_seq: head.last_seq, read_seq: head.read_seq, entries: shown })
}

fn older(seated: &Seated, messages: &[Message], more: bool, entries: &mut Vec<Entry>) {
    if let Some(first) = messages.first().filter(|_| more) {
        let base = format!("/messages/{}", seated.conversation());
        let (src, href) = (format!("{base}/entries?before={}", first.seq), format!("{base}?before={}", first.seq));
        entries.insert(0, Entry::Older(Older { src, href }));
    }
}

#[expect(clippy::too_many_arguments, reason = "one stretch of a thread, told in full to the one place that shows it")]
async fn course(
    app: &App,
    seated: &Seated,
    reader: &Reader,
    partner: &str,
    messages: &[Message],
    to: i64,
    read_seq: Option<i64>,
    day_before: Option<String>,
) -> Result<Vec<Entry>> {
    let from = messages.first().map_or(0, |message| message.seq - 1);
    let events = app.store.events(seated, from, to).await?;
    let seen = app.store.seen_by_partner(seated).await?;
    let last = messages.last().map_or(0, |message| message.seq);
    let letters = app.store.deliveries(seated, from + 1, last).await?;
    let by_mail = by_mail::of(app, seated, messages).await?;
    let about = app.store.messages_about(seated, from + 1, last).await?;
    let (events, seen, letters, by_mail, about) = (&events, &seen, &letters, &by_mail, &about);
    Ok(entries(reader, &Course { seated, partner, messages, events, seen, letters, by_mail, about, read_seq, day_before }))
}

/// The fragment for a stretch after or before a message.
pub async fn stretch(app: &App, seated: &Seated, asked: &Stretch) -> Result<String> {
    let reader = app.reader(seated.viewer());
    let head = app.store.thread_head(seated).await?;
    if let Some(before) = asked.before {
        let log = log_of(app, seated, &reader, &ThreadHead { told_seq: 0, ..head }, Some(before)).await?;
        return render(app, &reader, log.entries);
    }
    let after = asked.after.unwrap_or(0).max(0);
    let messages = app.store.messages(seated, Some(after), None, 200).await?;
    let before = app.store.messages(seated, Some(after - 1), Some(after + 1), 1).await?;
    let day = before.first().map(|message| reader.iso_day(message.sent_at));
    let entries = course(app, seated, &reader, &head.partner_name, &messages, i64::MAX, None, day).await?;
    render(app, &reader, entries)
}

/// What the sender's thread gains: the message, and whatever came between.
pub async fn after_sending(app: &App, seated: &Seated, seq: i64) -> Result<String> {
    stretch(app, seated, &Stretch { after: Some(seq - 1), before: None }).await
}

fn render(app: &App, reader: &Reader, entries: Vec<Entry>) -> Result<String> {
    Ok(EntriesFragment { r: reader, icons: app.icons(), entries }.render()?)
}

async fn below(app: &App, seated: &Seated, reader: &Reader, head: &ThreadHead, refused: Option<(&Sent, &Error)>) -> Result<Below> {
    let viewer = seated.viewer();
    let availability = app.store.availability_in(seated).await?;
    if availability != Availability::Available {
        return Ok(Below::Blocked(Box::new(why_not(app, reader, viewer, &head.partner_id, head.topic, availability).await?)));
    }
    let get = app.store.who_will_get_in(seated).await?;
    let mut composer = below::composer(app, reader, viewer, &head.partner_name, &get);
    composer.action = format!("/messages/{}", seated.conversation());
    composer.draft = format!("c:{}", seated.conversation());
    if let Some((sent, fault)) = refused {
        composer.refill(sent, fault, reader);
    }
    Ok(Below::Composer(Box::new(composer)))
}

/// The reason with everything that stands beside it.
pub async fn why_not(
    app: &App,
    reader: &Reader,
    viewer: &kontor_store::Viewer,
    partner: &kontor_store::model::ids::OrganizationId,
    topic: Topic,
    availability: Availability,
) -> Result<below::Blocked> {
    let contacts = app.store.contacts(viewer, partner).await?;
    let administrators = app.store.administrators(viewer).await?;
    let asked_at = app.store.messaging_asked(viewer, partner).await?;
    let row = app.store.partner(viewer, partner).await?;
    let why = Why {
        availability,
        role: crate::web::names::role_word(row.own_sells, row.partner_sells),
        partner: partner.as_str(),
        topic,
        contacts: &contacts,
        administrators: &administrators,
        asked_at,
    };
    Ok(below::blocked(reader, viewer, &why))
}
