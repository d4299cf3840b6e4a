//! `kontor mail deliver`

use std::io::Read as _;

use anyhow::Context as _;
use bytes::Bytes;
use clap::Args;
use kontor_store::model::Road;

use crate::actions::accept_mail::{Envelope, MAIL_BYTES, Refusal, accept, check, sender_of};
use crate::clock::Clock;
use crate::config::Config;
use crate::serve;

#[derive(Debug, Args)]
pub struct Deliver {
    /// The recipient of the envelope.
    #[arg(long, value_name = "ADDRESS")]
    to: String,
    /// The sender of the envelope, empty for mail that must not be answered; if it is not given, what the mail says itself.
    #[arg(long, value_name = "ADDRESS")]
    from: Option<String>,
}

/// Keeps the mail; when this ends well, the mail server may forget it.
///
/// # Errors
/// With the exit code of the refusal, see [`Refusal::exit_code`].
pub async fn deliver(command: Deliver, config: Config) -> anyhow::Result<()> {
    let mut whole = Vec::new();
    // One byte more than is taken shows that it is too much.
    std::io::stdin().take(MAIL_BYTES as u64 + 1).read_to_end(&mut whole).context(Refusal::Later)?;
    let whole = Bytes::from(whole);
    let (app, _nobody_posts_here) = serve::open(config, Clock::System, false).await.context(Refusal::Later)?;
    let from = command.from.unwrap_or_else(|| sender_of(&whole));
    check(&app, &from, &command.to).await.with_context(|| command.to.clone())?;
    let envelope = Envelope { road: Road::Pipe, from, to: command.to, peer: None };
    accept(&app, &envelope, whole).await?;
    Ok(())
}
