//! The doctor on what the database holds: is it whole, is everything there that it names, can the evidence be trusted.

use kontor_store::model::Millis;
use kontor_store::{Operator, Result, Store};

use super::Finding;

/// How many of the newest conversations have their digests looked through.
const CONVERSATIONS: i64 = 500;
/// How many of a kind are named; the rest is counted.
const NAMED: usize = 5;

pub async fn look(store: &Store, operator: &Operator, now: Millis) -> Vec<Finding> {
    vec![
        told("integrity", whole(store, operator).await),
        told("files", files(store, operator).await),
        told("digests", digests(store, operator).await),
        told("clock", clock(store, operator, now).await),
    ]
}

/// A database that breaks off in the middle of a check is a finding, not the end of the others.
fn told(check: &str, finding: Result<Finding>) -> Finding {
    finding.unwrap_or_else(|fault| Finding::Fail(format!("{check}: {fault}")))
}

async fn whole(store: &Store, operator: &Operator) -> Result<Finding> {
    let damages = store.damages(operator).await?;
    Ok(match damages.len() {
        0 => Finding::Ok("integrity: the database finds nothing wrong with itself".to_owned()),
        _ => Finding::Fail(format!("integrity: {}; restore the last backup", some(&damages))),
    })
}

async fn files(store: &Store, operator: &Operator) -> Result<Finding> {
    let lost = store.lost_blobs(operator).await?;
    let named: Vec<String> = lost
        .iter()
        .map(|blob| match blob.found {
            None => format!("{} is missing", blob.sha256),
            Some(found) => format!("{} has {found} bytes in place of {}", blob.sha256, blob.size),
        })
        .collect();
    Ok(match lost.len() {
        0 => Finding::Ok("files: every document and attachment has its file".to_owned()),
        count => Finding::Fail(format!("files: {count} are not as they should be: {}; take them from a backup", some(&named))),
    })
}

async fn digests(store: &Store, operator: &Operator) -> Result<Finding> {
    let broken = store.broken_chains(operator, CONVERSATIONS).await?;
    let named: Vec<String> = broken.iter().map(|(conversation, seq)| format!("{conversation} from message {seq} on")).collect();
    Ok(match broken.len() {
        0 => Finding::Ok(format!("digests: the messages of the newest conversations ({CONVERSATIONS} at most) are as they were written")),
        count => Finding::Fail(format!("digests: {count} conversations were changed from outside: {}", some(&named))),
    })
}

async fn clock(store: &Store, operator: &Operator, now: Millis) -> Result<Finding> {
    Ok(match store.newest_message(operator).await? {
        Some(newest) if newest > now + 60_000 => {
            Finding::Fail("clock: the newest message was sent in the future; this machine's clock was set back".to_owned())
        }
        _ => Finding::Ok("clock: no message comes from the future".to_owned()),
    })
}

/// The first few of a long list.
fn some(all: &[String]) -> String {
    let named = all[..all.len().min(NAMED)].join(", ");
    match all.len().checked_sub(NAMED) {
        None | Some(0) => named,
        Some(rest) => format!("{named} and {rest} more"),
    }
}
