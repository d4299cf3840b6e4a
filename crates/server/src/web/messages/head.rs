//! What stands above a thread, and what can be done with it.

use kontor_store::model::Turn;
use kontor_store::{Away, LinkedPaper, Seated, ThreadHead};

use super::rows::{Chip, icon_of, turn};
use crate::app::App;
use crate::error::Result;
use crate::i18n::Reader;
use crate::said::Said;

pub struct Head {
    pub back: String,
    pub subject: String,
    pub turn: Option<Chip>,
    pub partner_id: String,
    pub partner: String,
    pub papers: Vec<Paper>,
    /// What it is about, as the answers to its document say: reasons, what is asked for, expected values.
    pub labels: Vec<String>,
    pub taken: Option<String>,
    /// Who is away, a line each.
    pub away: Vec<String>,
    /// No reply needed, or that one is needed after all.
    pub settle: Option<Act>,
    pub take: Option<Act>,
    pub acts: Vec<Act>,
    pub links: Vec<Way>,
}

/// A document beside the firm's name.
pub struct Paper {
    pub id: String,
    pub icon: &'static str,
    pub name: String,
    pub sum: Option<String>,
    pub late: Option<String>,
}

/// A button of its own form.
pub struct Act {
    pub icon: &'static str,
    pub action: String,
    pub words: String,
}

/// A link to a page where something is chosen.
pub struct Way {
    pub icon: &'static str,
    pub href: String,
    pub words: String,
}

/// The head with all that belongs to it.
pub async fn load(app: &App, seated: &Seated, reader: &Reader, thread: &ThreadHead) -> Result<Head> {
    let papers = app.store.linked_papers(seated).await?;
    let away = app.store.away(seated, app.now()).await?;
    let said = if papers.is_empty() { None } else { app.store.said_in(seated).await? };
    let labels = said.map(|said| Said::last(reader, &said).labels(reader)).unwrap_or_default();
    Ok(Head { labels, ..head(reader, seated, thread, &papers, &away) })
}

fn head(reader: &Reader, seated: &Seated, head: &ThreadHead, papers: &[LinkedPaper], away: &[Away]) -> Head {
    let base = format!("/messages/{}", seated.conversation());
    let mark = |icon, mark: &str, key: &str| Act { icon, action: format!("{base}/marks/{mark}"), words: reader.t(key) };
    let mine = head.taken_by.as_deref() == Some(seated.viewer().person().as_str());
    let settle = match head.turn {
        Turn::Ours => Some(mark("check-circle", "settled", "no-reply-needed")),
        Turn::Nobody if head.theirs_seq == head.last_seq => Some(mark("refresh", "open", "reply-needed")),
        _ => None,
    };
    let take = if mine { mark("undo", "released", "give-back") } else { mark("user-check", "taken", "take") };
    let mut acts = vec![
        if head.archived { mark("archive", "unarchived", "unarchive") } else { mark("archive", "archived", "archive") },
        if head.muted { mark("bell", "unmuted", "unmute") } else { mark("bell-off", "muted", "mute") },
    ];
    if head.theirs_seq > 0 {
        acts.push(mark("mail", "unread", "mark-unread"));
    }
    let way = |icon, place: &str, key: &str| Way { icon, href: format!("{base}/{place}"), words: reader.t(key) };
    Head {
        back: "/messages".to_owned(),
        subject: head.subject.clone(),
        turn: turn(reader, head.turn, head.turn_since),
        partner_id: head.partner_id.to_string(),
        partner: head.partner_name.clone(),
        papers: papers.iter().map(|paper| shown(reader, paper)).collect(),
        labels: Vec::new(),
        taken: head.taken_name.as_ref().map(|name| if mine { reader.t("taken-by-you") } else { reader.t1("taken-by", "name", name) }),
        away: away.iter().map(|away| away_line(reader, away)).collect(),
        settle,
        take: Some(take),
        acts,
        links: vec![
            way("arrow-right", "hand-over", "hand-over"),
            way("user-plus", "add-colleague", "add-colleague"),
            way("link", "link-document", "link-document"),
        ],
    }
}

fn away_line(reader: &Reader, away: &Away) -> String {
    let name = ("name", away.name.as_str().into());
    match away.until {
        // The end is the midnight after the last day.
        Some(until) => reader.ta("away-until", &[name, ("date", reader.date(&reader.iso_day(until - 1)).into())]),
        None => reader.ta("away", &[name]),
    }
}

fn shown(reader: &Reader, paper: &LinkedPaper) -> Paper {
    let open = !matches!(paper.status.as_str(), "paid" | "cancelled" | "rejected");
    let days = reader.days_past(&paper.due_date).filter(|days| open && *days > 0);
    Paper {
        id: paper.id.clone(),
        icon: icon_of(paper.kind),
        name: reader.document(paper.kind.as_str(), &paper.number),
        sum: (!paper.total.is_empty()).then(|| reader.money(&paper.total, &paper.currency)),
        late: days.map(|days| reader.t1("overdue-days", "count", days)),
    }
}
