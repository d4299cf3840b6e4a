//! `kontor serve`

use super::demo::is_demo;
use super::until_told::until_told;
use crate::clock::Clock;
use crate::config::Config;
use crate::serve::Server;

/// Serves until SIGTERM or SIGINT, then finishes what is under way.
///
/// # Errors
/// If it cannot start, or a task is lost without which it is of no use.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    let demo = is_demo(&config);
    until_told(Server::start(config, Clock::System, demo).await?).await
}
