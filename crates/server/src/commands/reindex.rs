//! `kontor reindex`

use super::counter::Counter;
use crate::config::Config;

/// Makes the search index anew. A server may run meanwhile; it finds less until this is done.
///
/// # Errors
/// If the database does not answer; it may be begun again.
pub async fn reindex(config: &Config) -> anyhow::Result<()> {
    let at = Counter::open(config).await?;
    let rows = at.store.reindex().await?;
    eprintln!("kontor: {rows} rows are in the search index");
    Ok(())
}
