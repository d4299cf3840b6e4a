//! The pipeline's worker: takes up mails that were kept, handles each alone, and writes down what became of it.
//!
//! One bad mail never stops the next: what fails is put off with growing pauses, and parked in the end, where the operator sees why.

use std::time::Duration;

use futures_util::{StreamExt as _, stream};
use kontor_mail::{Addressed, Mail};
use kontor_store::model::{MailReason, MailState};
use kontor_store::{ClaimedMail, ReadHeads, Settled};
use tokio_util::sync::CancellationToken;

use super::{Outcome, machines, place, sender};
use crate::actions::read_mail::read_mail;
use crate::app::App;
use crate::error::{Error, Result};

/// How many mails are handled at once; most of the time each waits for the database or the DNS.
const SIDE_BY_SIDE: usize = 8;
/// How often is looked whether another process kept a mail, such as `kontor mail deliver`.
const PAUSE: Duration = Duration::from_millis(500);

/// Handles mails until told to stop.
pub async fn run(app: App, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let handled = round(&app).await.unwrap_or_else(|fault| {
            tracing::warn!("mails cannot be taken up: {fault}");
            0
        });
        if handled == 0 {
            tokio::select! {
                () = app.mail_arrived.notified() => {}
                () = tokio::time::sleep(PAUSE) => {}
                () = stop.cancelled() => {}
            }
        }
    }
}

/// Handles some of the mails that wait; says how many.
///
/// # Errors
/// If the database does not answer.
pub async fn round(app: &App) -> kontor_store::Result<usize> {
    let claimed = app.store.claim_mail(app.now()).await?;
    let count = claimed.len();
    stream::iter(claimed).for_each_concurrent(SIDE_BY_SIDE, |mail| one(app, mail)).await;
    Ok(count)
}

async fn one(app: &App, mail: ClaimedMail) {
    let done = match handle(app, &mail).await {
        Ok((heads, outcome)) => {
            let Outcome { settled, answer } = outcome;
            tracing::info!(mail = %mail.id, state = %settled.state, reason = settled.reason.map(tracing::field::display), "a mail was handled");
            app.store.settle_mail(&mail, &heads, &settled, answer.as_ref(), app.postbox.domain(), app.now()).await
        }
        Err(fault) => {
            let words = failure(&fault);
            match app.store.put_off_mail(&mail, &words, app.now()).await {
                Ok(MailState::Parked) => {
                    tracing::error!(mail = %mail.id, "parked after {} tries: {words}", mail.tries);
                    Ok(())
                }
                put_off => put_off.map(drop),
            }
        }
    };
    if let Err(fault) = done {
        // It is handed out again when its lease is over.
        tracing::warn!(mail = %mail.id, "what became of a mail could not be written: {fault}");
    }
}

/// For the operator: where the cause stands, never what the mail says.
fn failure(fault: &Error) -> String {
    match fault {
        Error::Broken { id } => format!("a fault of ours; its cause stands in the log as {id}"),
        other => other.word().to_owned(),
    }
}

async fn handle(app: &App, claimed: &ClaimedMail) -> Result<(ReadHeads, Outcome)> {
    let whole = app.store.whole_mail(claimed).await?;
    let Some(mail) = read_mail(whole.clone()).await? else {
        return Ok((ReadHeads::default(), Outcome::only(Settled::new(MailState::Refused, Some(MailReason::Unreadable)))));
    };
    let addressed = addressed(app, claimed, &mail);
    let heads = heads(&mail);
    if let Some(outcome) = machines::decide(app, claimed, &mail, &addressed).await? {
        return Ok((heads, outcome));
    }
    let sender = sender::of(app, claimed, &mail, &whole).await;
    let arrived = place::Arrived { app, claimed, mail: &mail, sender: &sender };
    let outcome = arrived.place(addressed).await?;
    Ok((heads, outcome))
}

/// What it is an answer to: the envelope's recipient counts first, then what servers noted on the way, then To and Cc.
fn addressed(app: &App, claimed: &ClaimedMail, mail: &Mail) -> Addressed {
    let sealed = |address: &str| match app.postbox.read(address) {
        found @ (Addressed::Reply(_) | Addressed::Bounce(_)) => Some(found),
        _ => None,
    };
    let named = mail.delivered_to.iter().chain(&mail.original_to).map(String::as_str);
    let written = mail.to.iter().chain(&mail.cc).map(|to| to.address.as_str());
    std::iter::once(claimed.recipient.as_str())
        .chain(named)
        .chain(written)
        .find_map(sealed)
        .unwrap_or_else(|| app.postbox.read(&claimed.recipient))
}

fn heads(mail: &Mail) -> ReadHeads {
    let from = mail.from.first();
    ReadHeads {
        from_address: from.map(|from| from.address.to_lowercase()).unwrap_or_default(),
        from_name: from.and_then(|from| from.name.clone()).unwrap_or_default(),
        subject: mail.subject.clone(),
    }
}
