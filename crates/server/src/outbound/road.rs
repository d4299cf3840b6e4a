//! The way out: a mail server, or a folder of files while none is named.

use std::path::{Path, PathBuf};

use kontor_mail::{Envelope, NotTaken, Smtp};
use tokio::io::AsyncWriteExt as _;

use super::letter::Written;
use crate::config::Config;

/// Where letters go.
#[derive(Debug)]
pub enum Road {
    /// To this server.
    Server(Smtp),
    /// Into this folder, one `.eml` file each.
    Folder(PathBuf),
}

impl Road {
    /// As the configuration says.
    ///
    /// # Errors
    /// If the address of the mail server cannot be understood.
    pub fn of(config: &Config) -> anyhow::Result<Self> {
        if config.mail.smtp_url.is_empty() {
            return Ok(Self::Folder(config.outgoing_mail()));
        }
        let smtp = Smtp::at(&config.mail.smtp_url, &config.reply_domain(), config.answers_arrive());
        Ok(Self::Server(smtp.map_err(|why| anyhow::anyhow!("`mail.smtp_url`: {why}"))?))
    }

    /// Takes a letter over; when this returns, it is with the server or on the disk.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub async fn take(&self, written: &Written, now: i64) -> Result<(), NotTaken> {
        match self {
            Self::Server(smtp) => smtp.send(&written.envelope, &written.mail, now).await,
            Self::Folder(folder) => file(folder, written).await.map_err(|fault| NotTaken {
                for_good: false,
                status: String::new(),
                said: format!("cannot write into {}: {fault}", folder.display()),
            }),
        }
    }

    /// Whether it is open.
    ///
    /// # Errors
    /// What stands in the way.
    pub async fn check(&self) -> Result<(), String> {
        match self {
            Self::Server(smtp) => smtp.greets().await.map_err(|fault| fault.to_string()),
            // The first letter makes it; whoever only looks makes nothing.
            Self::Folder(folder) => match tokio::fs::metadata(folder).await {
                Ok(there) if there.is_dir() && !there.permissions().readonly() => Ok(()),
                Ok(_) => Err(format!("{}: not a folder that can be written into", folder.display())),
                Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => Ok(()),
                Err(fault) => Err(format!("{}: {fault}", folder.display())),
            },
        }
    }
}

/// Under a temporary name, then renamed: whoever watches the folder finds whole letters alone. A second try replaces the first.
async fn file(folder: &Path, written: &Written) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let temporary = folder.join(format!(".{}.tmp", written.name));
    let mut out = tokio::fs::File::create(&temporary).await?;
    out.write_all(&enveloped(&written.envelope, &written.mail)).await?;
    out.sync_all().await?;
    tokio::fs::rename(&temporary, folder.join(format!("{}.eml", written.name))).await
}

/// A file is where a letter arrives, so it says where from and where to (RFC 5321, 4.4).
fn enveloped(envelope: &Envelope, mail: &[u8]) -> Vec<u8> {
    let head = format!("Return-Path: <{}>\r\nDelivered-To: {}\r\n", envelope.from, envelope.to);
    [head.as_bytes(), mail].concat()
}
