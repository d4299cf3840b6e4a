//! `kontor mail`: mail on this machine.

mod classify;
mod deliver;
mod visible_reply;

use clap::Subcommand;

use crate::config::Config;

/// What to do with a mail, which is read from stdin as it came (RFC 5322).
#[derive(Debug, Subcommand)]
pub enum Mail {
    /// Hand a mail to Kontor, as the pipe of a mail server does; the running server handles it
    ///
    /// Ends with 0 once the mail is kept, 67 if there is no such address, 65 if the mail is larger than 25 MiB, and 75 if it should be
    /// tried again later.
    Deliver(deliver::Deliver),
    /// Print what its author wrote just now, without quotes, signature and footers
    VisibleReply(visible_reply::VisibleReply),
    /// Say who wrote a mail: `human`, `auto` (a machine), or `bounce` with its status
    Classify,
}

impl Mail {
    /// Does what needs neither a configuration nor a database, if it is that.
    pub fn look(&self) -> Option<anyhow::Result<()>> {
        match self {
            Self::VisibleReply(command) => Some(visible_reply::visible_reply(command)),
            Self::Classify => Some(classify::classify()),
            Self::Deliver(_) => None,
        }
    }
}

/// Does it.
///
/// # Errors
/// A sentence for the operator.
pub async fn mail(command: Mail, config: Config) -> anyhow::Result<()> {
    match command {
        Mail::Deliver(command) => deliver::deliver(command, config).await,
        Mail::VisibleReply(command) => visible_reply::visible_reply(&command),
        Mail::Classify => classify::classify(),
    }
}
