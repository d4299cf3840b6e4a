//! How a message of ours got to the other side: one line below it, and the ladder of its steps behind that line.

use std::collections::BTreeSet;

use kontor_store::model::Millis;
use kontor_store::{Delivery, LetterState, Message, SeenMark};

use crate::i18n::Reader;
use crate::web::refusals;

/// The line below a message of ours, and what opens behind it.
pub struct DeliveryView {
    pub icon: &'static str,
    pub words: String,
    /// Whether it failed.
    pub bad: bool,
    /// In the order in which they happened; none where there is no more to say than the line does.
    pub steps: Vec<Step>,
}

pub struct Step {
    pub icon: &'static str,
    /// `read` or `back` where it is the one or the other end.
    pub tone: &'static str,
    pub words: String,
    pub time: String,
    pub iso: String,
    pub exact: String,
}

/// What is known of the way of one message.
pub struct Way<'a> {
    pub partner: &'a str,
    pub message: &'a Message,
    pub seen: Option<&'a SeenMark>,
    /// All letters of the conversation's stretch.
    pub letters: &'a [Delivery],
}

/// The firm is named, and its people only where it shows them.
pub fn delivery(reader: &Reader, way: &Way<'_>) -> DeliveryView {
    let seq = way.message.seq;
    let letters: Vec<&Delivery> = way.letters.iter().filter(|letter| (letter.from_seq..=letter.to_seq).contains(&seq)).collect();
    let steps = steps(reader, way, &letters);
    let line = |icon, words: String, bad| DeliveryView { icon, words, bad, steps: Vec::new() };
    let first = |moment: fn(&Delivery) -> Option<Millis>| letters.iter().filter_map(|letter| moment(letter)).min();
    let refused = |letter: &&&Delivery| matches!(letter.state, LetterState::Bounced | LetterState::Failed);
    let line = if let Some(mark) = way.seen {
        line("check-check", seen_words(reader, way.partner, mark), false)
    } else if let Some(letter) = letters.iter().find(refused).filter(|_| letters.iter().all(|letter| refused(&letter))) {
        line("alert", reader.t1("delivery-refused", "reason", refusals::reason(reader, &letter.status)), true)
    } else if let Some(at) = first(|letter| letter.accepted_at) {
        line("check", reader.t1("delivery-accepted", "time", reader.moment(at)), false)
    } else if let Some(at) = first(|letter| letter.sent_at) {
        line("check", reader.t1("delivery-mailed", "time", reader.moment(at)), false)
    } else {
        line("check", reader.t("sent"), false)
    };
    DeliveryView { steps: if steps.len() > 1 { steps } else { Vec::new() }, ..line }
}

fn seen_words(reader: &Reader, partner: &str, mark: &SeenMark) -> String {
    let time = reader.moment(mark.at);
    match &mark.name {
        Some(person) => reader.ta("seen-by-at", &[("name", partner.into()), ("person", person.into()), ("time", time.into())]),
        None => reader.ta("seen-at", &[("name", partner.into()), ("time", time.into())]),
    }
}

/// Letters to several people are told as one: the first of each step, and every reason why one did not arrive.
fn steps(reader: &Reader, way: &Way<'_>, letters: &[&Delivery]) -> Vec<Step> {
    let step =
        |at, icon, tone, words| (at, Step { icon, tone, words, time: reader.moment(at), iso: reader.iso(at), exact: reader.exact(at) });
    let mut steps = vec![step(way.message.sent_at, "message", "", reader.t("ladder-sent"))];
    let mut first = |icon, key, moment: fn(&Delivery) -> Option<Millis>| {
        let at = letters.iter().filter_map(|letter| moment(letter)).min();
        steps.extend(at.map(|at| step(at, icon, "", reader.t(key))));
    };
    first("clock", "ladder-queued", |letter| Some(letter.queued_at));
    first("send", "ladder-mailed", |letter| letter.sent_at);
    first("check", "ladder-accepted", |letter| letter.accepted_at);
    let mut known = BTreeSet::new();
    for letter in letters.iter().filter(|letter| matches!(letter.state, LetterState::Bounced | LetterState::Failed)) {
        let reason = refusals::reason(reader, &letter.status);
        if known.insert(reason.clone()) {
            let at = letter.ended_at.unwrap_or(letter.queued_at);
            steps.push(step(at, "alert", "back", reader.t1("ladder-refused", "reason", reason)));
        }
    }
    if let Some(mark) = way.seen {
        let words = match &mark.name {
            Some(person) => reader.ta("ladder-seen-by", &[("name", way.partner.into()), ("person", person.into())]),
            None => reader.t1("ladder-seen", "name", way.partner),
        };
        steps.push(step(mark.at, "check-check", "read", words));
    }
    // At the same moment they stay in the order of the ladder.
    steps.sort_by_key(|(at, _)| *at);
    steps.into_iter().map(|(_, step)| step).collect()
}
