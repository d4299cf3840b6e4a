//! `kontor config`

use std::io::Write as _;

use crate::config::Config;

/// Prints the configuration in force.
///
/// # Errors
/// If nobody reads it.
pub fn print(config: &Config) -> anyhow::Result<()> {
    std::io::stdout().write_all(config.explained().as_bytes())?;
    Ok(())
}
