//! `kontor migrate`

use crate::clock::Clock;
use crate::config::Config;
use crate::serve::open_store;

/// Brings the database up to date; one that is, stays as it is.
///
/// # Errors
/// If it cannot be reached, or was written by a newer version.
pub async fn migrate(config: Config) -> anyhow::Result<()> {
    open_store(&config, &Clock::System).await?;
    Ok(())
}
