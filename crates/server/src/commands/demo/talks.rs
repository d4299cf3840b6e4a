//! The conversations of the demo are held: written, read, taken, settled, with the times of the story.

use anyhow::{Context as _, bail};
use bytes::Bytes;
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use jiff::tz::TimeZone;
use kontor_store::model::{Millis, Via, text};
use kontor_store::{Draft, NewConversation, Seated, Viewer};

use super::Stage;
use super::firms::People;
use super::papers::Papers;
use crate::actions::attach::attach;
use crate::commands::say;
use crate::demo::files::Attached;
use crate::demo::firms::{self, Firm};
use crate::demo::talk::{self, Line, Mark, Talk};

/// How many are held side by side: their posts then share transactions.
const SIDE_BY_SIDE: usize = 32;
const MINUTE: Millis = 60_000;

/// Holds every conversation.
pub async fn tell(stage: &Stage, people: &People, papers: &Papers) -> anyhow::Result<()> {
    let scenes = talk::all().map(|talk| async move {
        let scene = Scene { stage, people, papers, talk, firms: sides(talk)? };
        scene.play().await.with_context(|| format!("“{}”", talk.subject))
    });
    stream::iter(scenes).buffer_unordered(SIDE_BY_SIDE).try_collect::<Vec<()>>().await?;
    Ok(())
}

fn sides(talk: &Talk) -> anyhow::Result<[&'static Firm; 2]> {
    let firm = |key| firms::find(key).with_context(|| format!("there is no firm {key}"));
    Ok([firm(talk.between.0)?, firm(talk.between.1)?])
}

/// One conversation.
struct Scene<'s> {
    stage: &'s Stage,
    people: &'s People,
    papers: &'s Papers,
    talk: &'static Talk,
    firms: [&'static Firm; 2],
}

/// How far the conversation has come.
struct Come {
    conversation: String,
    seq: i64,
    at: Millis,
}

impl Scene<'_> {
    async fn play(&self) -> anyhow::Result<()> {
        let [first, rest @ ..] = self.talk.lines else { bail!("nobody says anything") };
        let mut come = self.begin(first).await?;
        for line in rest {
            self.go_on(&mut come, line).await?;
        }
        self.read(&come).await?;
        for mark in self.talk.marks {
            self.mark(&come, *mark).await?;
        }
        Ok(())
    }

    async fn begin(&self, line: &Line) -> anyhow::Result<Come> {
        let (firm, viewer) = self.author(line.who)?;
        let other = if firm.key == self.firms[0].key { self.firms[1] } else { self.firms[0] };
        let store = &self.stage.app.store;
        let document = match self.talk.about {
            Some(number) => Some(viewer.paper(store, self.papers.between(firm, other, number)?.as_str()).await?),
            None => None,
        };
        let new = NewConversation {
            partner: document.is_none().then(|| self.people.firm(other.key).cloned()).transpose()?,
            document,
            subject: text::subject(self.talk.subject)?,
            draft: self.draft(viewer, line).await?,
        };
        let at = self.when(firm, line)?;
        let posted = store.converse(viewer, new, at).await?;
        Ok(Come { conversation: posted.conversation, seq: posted.seq, at })
    }

    /// Whoever answers has read what was said, and has taken it up first if it is theirs.
    async fn go_on(&self, come: &mut Come, line: &Line) -> anyhow::Result<()> {
        let (firm, viewer) = self.author(line.who)?;
        let store = &self.stage.app.store;
        let at = self.when(firm, line)?;
        let seated = viewer.seat(store, &come.conversation).await?;
        let seen_at = (at - 3 * MINUTE).max(come.at);
        store.read_up_to(&seated, come.seq, true, seen_at).await?;
        if self.talk.marks.contains(&Mark::Taken(line.who)) {
            store.take(&seated, seen_at).await?;
        }
        let posted = store.post(&seated, self.draft(viewer, line).await?, at).await?;
        (come.seq, come.at) = (posted.seq, at);
        Ok(())
    }

    /// In the end everybody who was told has read everything, but for those who are said not to have.
    async fn read(&self, come: &Come) -> anyhow::Result<()> {
        let store = &self.stage.app.store;
        for (email, viewer) in self.people.of(self.firms) {
            // Some may not open it.
            let Ok(seated) = viewer.seat(store, &come.conversation).await else { continue };
            let head = store.thread_head(&seated).await?;
            let left = self.talk.marks.contains(&Mark::Unread(email));
            if left {
                store.read_up_to(&seated, head.theirs_seq - 1, true, self.soon(come, 0)).await?;
                store.mark_unread(&seated, self.soon(come, 0)).await?;
            } else if head.unread() {
                store.read_up_to(&seated, come.seq, true, self.soon(come, 4)).await?;
            }
        }
        Ok(())
    }

    async fn mark(&self, come: &Come, mark: Mark) -> anyhow::Result<()> {
        let store = &self.stage.app.store;
        let at = self.soon(come, 9);
        match mark {
            Mark::Unread(_) => {}
            Mark::Settled(who) => store.set_settled(&self.seat(come, who).await?, true, at).await?,
            Mark::Taken(who) => store.take(&self.seat(come, who).await?, at).await?,
            Mark::Archived(who) => store.set_archived(&self.seat(come, who).await?, true, at).await?,
            Mark::Muted(who) => store.set_muted(&self.seat(come, who).await?, true, at).await?,
            Mark::Linked(who, number) => {
                let [one, other] = self.firms;
                let seated = self.seat(come, who).await?;
                let paper = seated.viewer().paper(store, self.papers.between(one, other, number)?.as_str()).await?;
                store.link_paper(&seated, &paper, at).await?;
            }
        }
        Ok(())
    }

    async fn seat(&self, come: &Come, who: &'static str) -> anyhow::Result<Seated> {
        let (_, viewer) = self.author(who)?;
        Ok(viewer.seat(&self.stage.app.store, &come.conversation).await?)
    }

    /// Somebody of one of the two firms.
    fn author(&self, email: &'static str) -> anyhow::Result<(&'static Firm, &Viewer)> {
        let firm = self.firms.into_iter().find(|firm| firm.person(email).is_some());
        let firm = firm.with_context(|| format!("{email} works at neither firm"))?;
        Ok((firm, self.people.viewer(firm, email)?))
    }

    fn when(&self, firm: &Firm, line: &Line) -> anyhow::Result<Millis> {
        Ok(line.ago.before(self.stage.now, &TimeZone::get(firm.time_zone)?)?.as_millisecond())
    }

    /// So many minutes after the last message, if that much time has passed.
    fn soon(&self, come: &Come, minutes: i64) -> Millis {
        (come.at + minutes * MINUTE).min(self.stage.now.as_millisecond())
    }

    async fn draft(&self, viewer: &Viewer, line: &Line) -> anyhow::Result<Draft> {
        let mut attachments = Vec::with_capacity(line.files.len());
        for file in line.files {
            attachments.push(self.upload(viewer, file).await?);
        }
        let body = text::body(line.text, self.stage.app.config.limits.message_bytes, !attachments.is_empty())?;
        Ok(Draft { body, attachments, via: Via::Web, client_key: None, line: None })
    }

    async fn upload(&self, viewer: &Viewer, file: &Attached) -> anyhow::Result<String> {
        let whole = stream::iter([Ok::<_, std::convert::Infallible>(Bytes::from(file.bytes()))]);
        let uploaded = attach(&self.stage.app, viewer, file.name, None, whole).await.map_err(|error| say::fault(&error))?;
        Ok(uploaded.attachment.id.to_string())
    }
}
