//! Who carries letters out of the house: a mail server, or a folder of files while none is named.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};

use anyhow::Context as _;
use kontor_mail::{Envelope, NotTaken, Signer, Smtp};
use kontor_store::model::Millis;
use tokio::io::AsyncWriteExt as _;
use tokio::sync::{Mutex, MutexGuard};

use crate::config::Config;

/// A mail that is ready to go.
#[derive(Debug)]
pub struct Written {
    /// What a file of it is called, without ending: the same at every try.
    pub name: String,
    pub envelope: Envelope,
    pub mail: Vec<u8>,
}

/// Where letters go, and whether it takes any now.
#[derive(Debug)]
pub struct Carrier {
    road: Road,
    /// Signs what goes out, where the operator has given a key.
    signer: Option<Signer>,
    /// One round at a time in this process.
    round: Mutex<()>,
    /// Until when the mail server is left in peace.
    rests_until: AtomicI64,
}

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

impl Carrier {
    /// As the configuration says.
    ///
    /// # Errors
    /// If the mail server's address cannot be understood, or the key for signing cannot be read.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        Ok(Self { road: Road::of(config)?, signer: signer(config)?, round: Mutex::default(), rests_until: AtomicI64::new(0) })
    }

    /// Where letters go.
    pub fn road(&self) -> &Road {
        &self.road
    }

    /// The mail with our signature, where we have a key.
    ///
    /// # Errors
    /// If it cannot be signed.
    pub fn sign(&self, mail: Vec<u8>) -> anyhow::Result<Vec<u8>> {
        match &self.signer {
            Some(signer) => signer.sign(&mail).map_err(|why| anyhow::anyhow!(why)),
            None => Ok(mail),
        }
    }

    /// Holds other rounds of this process off.
    pub async fn alone(&self) -> MutexGuard<'_, ()> {
        self.round.lock().await
    }

    /// Whether the mail server is left in peace now.
    pub fn rests(&self, now: Millis) -> bool {
        now < self.rests_until.load(Ordering::Relaxed)
    }

    /// Leaves the mail server in peace for a while.
    pub fn rest_until(&self, then: Millis) {
        self.rests_until.store(then, Ordering::Relaxed);
    }
}

fn signer(config: &Config) -> anyhow::Result<Option<Signer>> {
    let mail = &config.mail;
    if mail.dkim_domain.is_empty() {
        return Ok(None);
    }
    let named = || format!("`mail.dkim_key`: {}", mail.dkim_key.display());
    let pem = std::fs::read(&mail.dkim_key).with_context(named)?;
    let signer = Signer::new(&pem, &mail.dkim_domain, &mail.dkim_selector).map_err(|why| anyhow::anyhow!(why)).with_context(named)?;
    Ok(Some(signer))
}

/// Whether the way out is open, as `kontor doctor` asks.
///
/// # Errors
/// What stands in the way.
pub async fn check(config: &Config) -> std::result::Result<(), String> {
    signer(config).map_err(|fault| format!("{fault:#}"))?;
    Road::of(config).map_err(|fault| format!("{fault:#}"))?.check().await
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
