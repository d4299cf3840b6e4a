//! `kontor doctor`: looks whether an installation is sound and says in each case what to do. It changes nothing.

mod mail;
mod places;
mod rows;

use std::io::Write as _;

use anyhow::bail;
use kontor_store::{BlobsOptions, Store};

use super::counter;
use crate::clock::Clock;
use crate::config::Config;
use crate::serve::{shown, store_options};

/// How something stands that was looked at.
enum Finding {
    Ok(String),
    Warn(String),
    Fail(String),
}

/// Prints a line for each check.
///
/// # Errors
/// If something is wrong.
pub async fn doctor(config: &Config) -> anyhow::Result<()> {
    let mut findings = vec![Finding::Ok("configuration: it can be read".to_owned())];
    findings.extend(places::look(config).await);
    findings.extend(mail::look(config).await);
    findings.extend(database(config).await);
    let mut out = std::io::stdout().lock();
    let mut wrong = 0;
    for finding in &findings {
        let (word, sentence) = match finding {
            Finding::Ok(sentence) => ("ok  ", sentence),
            Finding::Warn(sentence) => ("warn", sentence),
            Finding::Fail(sentence) => ("FAIL", sentence),
        };
        wrong += usize::from(matches!(finding, Finding::Fail(_)));
        writeln!(out, "{word}  {sentence}")?;
    }
    match wrong {
        0 => Ok(()),
        1 => bail!("one check of {} failed", findings.len()),
        some => bail!("{some} checks of {} failed", findings.len()),
    }
}

/// The database and everything that only it can tell.
async fn database(config: &Config) -> Vec<Finding> {
    let url = config.database_url();
    if let Some(path) = url.strip_prefix("sqlite:").filter(|path| !std::path::Path::new(path).is_file()) {
        return vec![Finding::Fail(format!("database: there is none at {path}; `kontor serve` and `kontor migrate` make one"))];
    }
    let store = match Store::connect(store_options(config)).await {
        Ok((store, _nobody_posts_here)) => store,
        Err(fault) => return vec![Finding::Fail(format!("database: {} cannot be opened: {fault}", shown(&url)))],
    };
    let mut findings = vec![Finding::Ok(format!("database: {} answers", shown(&url)))];
    match store.missing_migrations().await {
        Ok(missing) if missing.is_empty() => findings.push(Finding::Ok("schema: up to date".to_owned())),
        Ok(missing) => {
            findings.push(Finding::Fail(format!("schema: {} is missing; run `kontor migrate`", missing.join(", "))));
            return findings;
        }
        Err(fault) => {
            findings.push(Finding::Fail(format!("schema: {fault}")));
            return findings;
        }
    }
    if let BlobsOptions::Bucket(bucket) = config.blobs() {
        findings.push(match store.blobs_answer().await {
            Ok(()) => Finding::Ok(format!("bucket: {} takes and gives files", bucket.bucket)),
            Err(fault) => Finding::Fail(format!("bucket: {}: {fault}", bucket.bucket)),
        });
    }
    findings.extend(rows::look(&store, &counter::operator(), Clock::System.now()).await);
    findings
}
