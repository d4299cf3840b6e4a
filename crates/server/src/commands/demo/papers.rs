//! The papers of the demo are received through the real reader, each on its day, in the name of whoever uploads it.

use std::collections::HashMap;
use std::sync::atomic::Ordering;

use anyhow::{Context as _, bail};
use bytes::Bytes;
use futures_util::future::try_join_all;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kontor_store::model::ids::DocumentId;

use super::Stage;
use super::firms::People;
use crate::actions::receive_document::{Brought, How, Outcome, receive_document};
use crate::commands::say;
use crate::demo::firms::Firm;
use crate::demo::papers::{self, Paper};

/// Documents by the pair of their firms and their number.
pub struct Papers(HashMap<(&'static str, &'static str, String), DocumentId>);

impl Papers {
    /// The document with this number between these two.
    pub fn between(&self, one: &Firm, other: &Firm, number: &str) -> anyhow::Result<&DocumentId> {
        let found = [(one.key, other.key), (other.key, one.key)].iter().find_map(|(a, b)| self.0.get(&(*a, *b, number.to_owned())));
        found.with_context(|| format!("there is no {number} between {} and {}", one.name, other.name))
    }
}

/// Every paper of the last months, the oldest first; those of one day come in side by side.
pub async fn receive(stage: &Stage, people: &People) -> anyhow::Result<Papers> {
    let today = TimeZone::get("Europe/Warsaw")?.to_datetime(stage.now).date();
    let all = papers::all(today)?;
    let mut received = Papers(HashMap::new());
    for day in all.chunk_by(|one, next| (one.date, one.kind) == (next.date, next.kind)) {
        stage.time.store(morning(stage, day[0].date)?, Ordering::SeqCst);
        let ids = try_join_all(day.iter().map(|paper| bring_in(stage, people, paper))).await?;
        let places = day.iter().map(|paper| (paper.issuer.key, paper.partner.key, paper.number.clone()));
        received.0.extend(places.zip(ids));
        stage.app.store.checkpoint().await?;
    }
    hold(stage, people, &papers::held::invoice(today)?).await?;
    stage.time.store(stage.now.as_millisecond(), Ordering::SeqCst);
    Ok(received)
}

/// One waits for its customer, so that an administrator and the operator have something to decide.
async fn hold(stage: &Stage, people: &People, paper: &Paper) -> anyhow::Result<()> {
    stage.time.store(morning(stage, paper.date)?, Ordering::SeqCst);
    match take_in(stage, people, paper).await? {
        Outcome::Taken(taken) if taken.how == How::Held => Ok(()),
        other => bail!("{} does not wait: {other:?}", paper.number),
    }
}

/// What was answered to them, the oldest first; it stands on their timelines and begins conversations.
pub async fn answer(stage: &Stage, people: &People) -> anyhow::Result<()> {
    let today = TimeZone::get("Europe/Warsaw")?.to_datetime(stage.now).date();
    let all = papers::answers::all(today)?;
    for day in all.chunk_by(|one, next| one.date == next.date) {
        stage.time.store(morning(stage, day[0].date)? + 2 * 3_600_000, Ordering::SeqCst);
        for answer in day {
            let viewer = people.viewer(answer.issuer, answer.uploader.email)?;
            let brought = Brought { name: answer.file_name.clone(), bytes: Bytes::from(answer.xml.clone()) };
            match receive_document(&stage.app, viewer, brought).await.map_err(|error| say::fault(&error))? {
                Outcome::Taken(taken) if matches!(taken.how, How::New | How::Version(_)) => {}
                other => bail!("{} of {} did not come in: {other:?}", answer.file_name, answer.issuer.name),
            }
        }
        stage.app.store.checkpoint().await?;
    }
    stage.time.store(stage.now.as_millisecond(), Ordering::SeqCst);
    Ok(())
}

/// Six in the morning, before anybody writes about it; on the day itself at the latest some minutes ago.
fn morning(stage: &Stage, date: Date) -> anyhow::Result<i64> {
    let morning = TimeZone::UTC.to_timestamp(date.at(5, 0, 0, 0))?.as_millisecond();
    Ok(morning.min(stage.now.as_millisecond() - 5 * 3_600_000))
}

async fn take_in(stage: &Stage, people: &People, paper: &Paper) -> anyhow::Result<Outcome> {
    let viewer = people.viewer(paper.issuer, paper.uploader.email)?;
    let brought = Brought { name: paper.file_name.clone(), bytes: Bytes::from(paper.file.clone()) };
    receive_document(&stage.app, viewer, brought).await.map_err(|error| say::fault(&error))
}

async fn bring_in(stage: &Stage, people: &People, paper: &Paper) -> anyhow::Result<DocumentId> {
    match take_in(stage, people, paper).await? {
        Outcome::Taken(taken) if taken.how == How::New => Ok(taken.id),
        other => bail!("{} of {} did not come in: {other:?}", paper.number, paper.issuer.name),
    }
}
