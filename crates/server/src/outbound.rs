//! The worker that sends mail: makes letters of what is due, writes each from its recipient's own view, and hands it over.

mod letter;
mod page;

use std::pin::pin;
use std::time::Duration;

use futures_util::{StreamExt as _, stream};
use kontor_mail::NotTaken;
use kontor_store::model::Millis;
use kontor_store::{Claim, Refusal};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use crate::app::App;
use crate::carrier::Written;

pub use letter::FILE_DAYS;

/// How many letters travel side by side.
const LANES: usize = 4;
/// How many are written side by side, each mostly waiting for the database.
const WRITTEN: usize = 2;
/// How many are ready for the lanes, so that none of these waits while the next are claimed.
const READY: usize = 8;
/// How many are noted in one transaction at most, and how long the first of them waits for others: with few transactions,
/// posts seldom wait for one.
const NOTED: usize = 64;
const GATHERED: Duration = Duration::from_millis(50);
/// After a failure, minutes until the next try; the last one stands for all that follow.
const PAUSES: [i64; 8] = [1, 2, 5, 15, 30, 60, 120, 240];
/// For how long a letter is tried: two days.
const PATIENCE_MS: Millis = 48 * 3_600_000;
/// How long no letter is tried after the mail server could not be reached.
const REST_MS: Millis = 15_000;
const MINUTE_MS: Millis = 60_000;

/// Ready to go, or its end already.
enum Letter {
    Ready(Claim, Written),
    Ended(Fate),
}

/// What became of one letter.
enum Fate {
    Sent(Claim),
    Nothing(Claim),
    NotTaken(Claim, NotTaken),
    Untried(Claim),
}

/// Makes and sends everything that is due now. When it returns, every letter of this moment has been tried.
///
/// While some are handed over, the next are made and written and the last ones noted: as long as there are letters, only the
/// mail server's own time counts. Whatever fails, what was begun is brought to its end and noted.
///
/// # Errors
/// If the database does not answer; what was claimed is tried again later.
pub async fn round(app: &App) -> kontor_store::Result<()> {
    let _alone = app.carrier.alone().await;
    let (ready, letters) = mpsc::channel(READY);
    let (done, fates) = mpsc::channel(NOTED);
    let (written, (), noted) = tokio::join!(write_all(app, ready), hand_over_all(app, letters, done), note_all(app, fates));
    written.and(noted)
}

/// Makes letters, claims and writes them, no faster than they are handed over, so that posts find the database free in between.
async fn write_all(app: &App, ready: mpsc::Sender<Letter>) -> kontor_store::Result<()> {
    let host = app.config.reply_domain();
    while !app.stopping.is_cancelled() {
        let made = app.store.make_letters(&host, app.now()).await?;
        let claims = if app.carrier.rests(app.now()) { Vec::new() } else { app.store.claim_letters(app.now()).await? };
        if made == 0 && claims.is_empty() {
            break;
        }
        let mut written = pin!(stream::iter(claims).map(|claim| write(app, claim)).buffered(WRITTEN));
        while let Some(letter) = written.next().await {
            if ready.send(letter).await.is_err() {
                return Ok(());
            }
        }
    }
    Ok(())
}

async fn write(app: &App, claim: Claim) -> Letter {
    match letter::write(app, &claim).await {
        Ok(Some(written)) => Letter::Ready(claim, written),
        Ok(None) => Letter::Ended(Fate::Nothing(claim)),
        Err(fault) => {
            let said = fault.to_string();
            Letter::Ended(Fate::NotTaken(claim, NotTaken { for_good: false, status: String::new(), said }))
        }
    }
}

async fn hand_over_all(app: &App, letters: mpsc::Receiver<Letter>, done: mpsc::Sender<Fate>) {
    let mut handed_over = pin!(ReceiverStream::new(letters).map(|letter| hand_over(app, letter)).buffer_unordered(LANES));
    while let Some(fate) = handed_over.next().await {
        if done.send(fate).await.is_err() {
            return;
        }
    }
}

async fn hand_over(app: &App, letter: Letter) -> Fate {
    let (claim, written) = match letter {
        Letter::Ready(claim, written) => (claim, written),
        Letter::Ended(fate) => return fate,
    };
    let now = app.now();
    if app.carrier.rests(now) || app.stopping.is_cancelled() || !claim.may_be_tried(now) {
        return Fate::Untried(claim);
    }
    match app.carrier.road().take(&written, now).await {
        Ok(()) => Fate::Sent(claim),
        Err(not_taken) => {
            if not_taken.status.is_empty() {
                app.carrier.rest_until(app.now() + REST_MS);
            }
            Fate::NotTaken(claim, not_taken)
        }
    }
}

/// If the database does not answer, no further letter goes until it has had time to mend, and those that are on their way are
/// noted as far as it lets us.
async fn note_all(app: &App, fates: mpsc::Receiver<Fate>) -> kontor_store::Result<()> {
    let mut noted = Ok(());
    let mut some = pin!(tokio_stream::StreamExt::chunks_timeout(ReceiverStream::new(fates), NOTED, GATHERED));
    while let Some(fates) = some.next().await {
        if let Err(fault) = note(app, fates).await {
            app.carrier.rest_until(app.now() + REST_MS);
            noted = Err(fault);
        }
    }
    noted
}

async fn note(app: &App, fates: Vec<Fate>) -> kontor_store::Result<()> {
    let now = app.now();
    let (mut sent, mut untried, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for fate in fates {
        match fate {
            Fate::Sent(claim) => sent.push(claim),
            Fate::Untried(claim) => untried.push(claim),
            Fate::Nothing(claim) => others.push((claim, None)),
            Fate::NotTaken(claim, not_taken) => others.push((claim, Some(not_taken))),
        }
    }
    // First what must not be sent again.
    if !sent.is_empty() {
        metrics::counter!("kontor_letters_sent_total").increment(sent.len() as u64);
        app.store.letters_sent(&sent.iter().collect::<Vec<_>>(), now).await?;
    }
    if !untried.is_empty() {
        app.store.letters_untried(&untried.iter().collect::<Vec<_>>(), now).await?;
    }
    for (claim, not_taken) in others {
        match not_taken {
            None => app.store.letter_dropped(&claim, now).await?,
            Some(not_taken) => again_or_never(app, &claim, not_taken, now).await?,
        }
    }
    Ok(())
}

async fn again_or_never(app: &App, claim: &Claim, not_taken: NotTaken, now: Millis) -> kontor_store::Result<()> {
    let refusal = Refusal { status: not_taken.status, reason: not_taken.said };
    let tried = usize::try_from(claim.tries() - 1).unwrap_or(0).min(PAUSES.len() - 1);
    let next = now + PAUSES[tried] * MINUTE_MS;
    if not_taken.for_good || next - claim.created_at() > PATIENCE_MS {
        metrics::counter!("kontor_letters_failed_total").increment(1);
        tracing::warn!(letter = claim.id(), status = refusal.status, "a letter was refused for good");
        return app.store.letter_failed(claim, &refusal, now).await;
    }
    tracing::info!(letter = claim.id(), status = refusal.status, tries = claim.tries(), "a letter waits for its next try");
    app.store.letter_again(claim, &refusal, next).await
}
