//! `kontor migrate`

use crate::clock::Clock;
use crate::config::{Config, Migrate};
use crate::serve::open_store;

/// Brings the database up to date; one that is, stays as it is.
///
/// # Errors
/// If it cannot be reached, or was written by a newer version.
pub async fn migrate(mut config: Config) -> anyhow::Result<()> {
    config.database.migrate = Migrate::AtStart;
    open_store(&config, &Clock::System).await?;
    Ok(())
}
