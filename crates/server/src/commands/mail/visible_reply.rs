//! `kontor mail visible-reply`

use std::io::{Read as _, Write as _};

use clap::Args;
use kontor_mail::{MOST_BYTES, decode, visible_text};

#[derive(Debug, Args)]
pub struct VisibleReply {
    /// What comes in is not a whole mail but the text of one.
    #[arg(long)]
    text: bool,
}

/// Reads from stdin and prints the visible reply.
///
/// # Errors
/// If it is no mail, or too large.
pub fn visible_reply(command: &VisibleReply) -> anyhow::Result<()> {
    let mut whole = Vec::new();
    std::io::stdin().take(MOST_BYTES as u64 + 1).read_to_end(&mut whole)?;
    let reply = if command.text { visible_text(&decode(&whole)) } else { kontor_mail::visible_reply(&kontor_mail::read(&whole)?) };
    writeln!(std::io::stdout().lock(), "{}", reply.text)?;
    Ok(())
}
