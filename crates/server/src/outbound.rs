//! The worker that sends mail: makes letters of what is due, writes each from its recipient's own view, and hands it over.

mod letter;
mod page;

use futures_util::StreamExt as _;
use kontor_mail::NotTaken;
use kontor_store::model::Millis;
use kontor_store::{Claim, Refusal};

use crate::app::App;

pub use letter::FILE_DAYS;

/// How many letters travel side by side.
const LANES: usize = 4;
/// After a failure, minutes until the next try; the last one stands for all that follow.
const PAUSES: [i64; 8] = [1, 2, 5, 15, 30, 60, 120, 240];
/// For how long a letter is tried: two days.
const PATIENCE_MS: Millis = 48 * 3_600_000;
/// How long no letter is tried after the mail server could not be reached.
const REST_MS: Millis = 15_000;
const MINUTE_MS: Millis = 60_000;

/// What became of one letter.
enum Fate {
    Sent(Claim),
    Nothing(Claim),
    NotTaken(Claim, NotTaken),
}

/// Makes and sends everything that is due now. When it returns, every letter of this moment has been tried.
///
/// # Errors
/// If the database does not answer; what was claimed is tried again later.
pub async fn round(app: &App) -> kontor_store::Result<()> {
    let _alone = app.carrier.alone().await;
    let host = app.config.reply_domain();
    while app.store.make_letters(&host, app.now()).await? > 0 {}
    while !app.carrier.rests(app.now()) && !app.stopping.is_cancelled() {
        let claims = app.store.claim_letters(app.now()).await?;
        if claims.is_empty() {
            break;
        }
        // Those that are done by now are noted together, so that many letters need few transactions.
        let mut sent = std::pin::pin!(
            futures_util::stream::iter(claims).map(|claim| send(app, claim)).buffer_unordered(LANES).ready_chunks(LANES * 4)
        );
        while let Some(fates) = sent.next().await {
            note(app, fates).await?;
        }
    }
    Ok(())
}

async fn send(app: &App, claim: Claim) -> Fate {
    let written = match letter::write(app, &claim).await {
        Ok(Some(written)) => written,
        Ok(None) => return Fate::Nothing(claim),
        Err(fault) => {
            let said = fault.to_string();
            return Fate::NotTaken(claim, NotTaken { for_good: false, status: String::new(), said });
        }
    };
    match app.carrier.road().take(&written, app.now()).await {
        Ok(()) => Fate::Sent(claim),
        Err(not_taken) => Fate::NotTaken(claim, not_taken),
    }
}

async fn note(app: &App, fates: Vec<Fate>) -> kontor_store::Result<()> {
    let now = app.now();
    let mut sent = Vec::new();
    for fate in fates {
        match fate {
            Fate::Sent(claim) => sent.push(claim),
            Fate::Nothing(claim) => app.store.letter_dropped(&claim, now).await?,
            Fate::NotTaken(claim, not_taken) => again_or_never(app, &claim, not_taken, now).await?,
        }
    }
    if !sent.is_empty() {
        metrics::counter!("kontor_letters_sent_total").increment(sent.len() as u64);
        app.store.letters_sent(&sent.iter().collect::<Vec<_>>(), now).await?;
    }
    Ok(())
}

async fn again_or_never(app: &App, claim: &Claim, not_taken: NotTaken, now: Millis) -> kontor_store::Result<()> {
    if not_taken.status.is_empty() {
        app.carrier.rest_until(now + REST_MS);
    }
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
