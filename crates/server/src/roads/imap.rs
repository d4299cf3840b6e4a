//! The road from a mailbox (IMAP): what comes there is read as soon as the server tells of it, and kept before it is marked as read.
//!
//! Nothing is deleted there. What was taken is marked as read; what could not be taken stays unread, and the operator sees why. A mail
//! that is read twice is one message, because the same mail is kept once; so nothing has to be written in step with the server.

use std::time::Duration;

use bytes::Bytes;
use kontor_mail::{Fetched, Imap, ImapFault, Mailbox};
use kontor_store::ReadUpTo;
use kontor_store::model::{MailReason, Road};
use tokio_util::sync::CancellationToken;

use crate::actions::accept_mail::{self, Envelope, Left, MAIL_BYTES, Refusal};
use crate::app::App;

/// How long it waits after a connection broke, doubled with each further one.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(5);
/// How often the server may fail at one mail before it is left there.
const MOST_STUMBLES: u32 = 3;

/// Why the reading of a mailbox ended.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error("{0}")]
    Imap(#[from] ImapFault),
    #[error("{0}")]
    Store(#[from] kontor_store::Error),
    #[error("mails cannot be kept now")]
    Later,
}

/// A mail at which the connection broke, or which the server would not give, and how often.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Stumble {
    uid: u32,
    times: u32,
}

/// What is read, and how it goes.
struct Reader<'a> {
    app: &'a App,
    imap: &'a Imap,
    name: String,
    pause: Duration,
    stumble: Stumble,
}

/// Reads a mailbox until `stop`. Whoever stops it in the middle of a mail stops it before that mail is marked, so it is read again.
pub async fn read(app: App, imap: Imap, stop: CancellationToken) {
    let mut reader = Reader { app: &app, name: imap.name(), imap: &imap, pause: FIRST_PAUSE, stumble: Stumble::default() };
    tokio::select! {
        () = reader.run() => {}
        () = stop.cancelled() => {}
    }
}

impl Reader<'_> {
    async fn run(&mut self) {
        loop {
            let Err(fault) = self.session().await;
            tracing::warn!(mailbox = self.name, "a mailbox is read again in {:?}: {fault}", self.pause);
            if let Err(fault) = self.app.store.mailbox_fails(&self.name, &fault.to_string(), self.app.now()).await {
                tracing::warn!("{fault}");
            }
            tokio::time::sleep(self.pause).await;
            self.pause = LONGEST_PAUSE.min(self.pause * 2);
        }
    }

    /// Reads over one connection until it breaks.
    async fn session(&mut self) -> Result<std::convert::Infallible, Fault> {
        let mut mailbox = self.imap.open().await?;
        let mut last_uid = self.begin(&mut mailbox).await?;
        loop {
            for uid in mailbox.after(last_uid).await? {
                self.take(&mut mailbox, uid).await?;
                last_uid = uid;
                self.was_read(&mailbox, last_uid).await?;
                self.pause = FIRST_PAUSE;
            }
            if !mailbox.has_more() {
                self.was_read(&mailbox, last_uid).await?;
                self.pause = FIRST_PAUSE;
                mailbox.wait().await?;
            }
        }
    }

    /// Where to go on. A mailbox that was never read may hold years of mail: of that, what nobody has read is taken. One whose mails
    /// got new numbers is read from the beginning; what was kept before is known.
    async fn begin(&mut self, mailbox: &mut Mailbox) -> Result<u32, Fault> {
        match self.app.store.mailbox_read_up_to(&self.name).await? {
            Some(before) if before.uid_validity == mailbox.uid_validity() => Ok(before.last_uid),
            Some(_) => Ok(0),
            None => {
                let end = mailbox.last_uid();
                for uid in mailbox.unseen().await?.into_iter().filter(|uid| *uid <= end) {
                    self.take(mailbox, uid).await?;
                }
                Ok(end)
            }
        }
    }

    async fn was_read(&self, mailbox: &Mailbox, last_uid: u32) -> Result<(), Fault> {
        let up_to = ReadUpTo { uid_validity: mailbox.uid_validity(), last_uid };
        Ok(self.app.store.mailbox_was_read(&self.name, up_to, self.app.now()).await?)
    }

    /// One mail: kept, or noted as left. One at which the server fails again and again is left too, so that the next has its turn.
    async fn take(&mut self, mailbox: &mut Mailbox, uid: u32) -> Result<(), Fault> {
        if self.stumble == (Stumble { uid, times: MOST_STUMBLES }) {
            return self.leave(mailbox, uid, MailReason::NotGiven).await;
        }
        match mailbox.fetch(uid, MAIL_BYTES).await {
            Ok(Fetched::Whole(whole)) => self.keep(mailbox, uid, whole).await,
            Ok(Fetched::Longer) => self.leave(mailbox, uid, MailReason::TooLarge).await,
            Ok(Fetched::Gone) => Ok(()),
            Err(fault) => {
                let before = if self.stumble.uid == uid { self.stumble.times } else { 0 };
                self.stumble = Stumble { uid, times: before + 1 };
                Err(fault.into())
            }
        }
    }

    async fn keep(&mut self, mailbox: &mut Mailbox, uid: u32, whole: Bytes) -> Result<(), Fault> {
        let from = accept_mail::sender_of(&whole);
        let recipients = match accept_mail::takers_of(self.app, &from, &whole).await {
            Ok(recipients) => recipients,
            Err(Refusal::Later) => return Err(Fault::Later),
            Err(_) => return self.leave(mailbox, uid, MailReason::NotOurs).await,
        };
        for to in recipients {
            let envelope = Envelope { road: Road::Imap, from: from.clone(), to, peer: None };
            accept_mail::accept(self.app, &envelope, whole.clone()).await.map_err(|_| Fault::Later)?;
        }
        match mailbox.mark_seen(uid).await {
            // Where we may only look, nobody sees there what was taken; it is known here all the same.
            Err(ImapFault::Refused(said)) => tracing::info!(mailbox = self.name, uid, "a mail was taken and cannot be marked: {said}"),
            marked => marked?,
        }
        Ok(())
    }

    async fn leave(&mut self, mailbox: &mut Mailbox, uid: u32, reason: MailReason) -> Result<(), Fault> {
        let head = mailbox.head(uid).await;
        let left = Left { place: format!("{}, UID {uid} of {}", self.name, mailbox.uid_validity()), reason };
        accept_mail::leave(self.app, &left, head.clone().unwrap_or_default()).await.map_err(|_| Fault::Later)?;
        tracing::warn!(mailbox = self.name, uid, %reason, "a mail is left in its mailbox");
        match head {
            // The connection did not outlive it; the next one goes on behind it.
            Err(fault @ ImapFault::Broken(_)) => {
                self.was_read(mailbox, uid).await?;
                self.pause = FIRST_PAUSE;
                Err(fault.into())
            }
            _ => Ok(()),
        }
    }
}
