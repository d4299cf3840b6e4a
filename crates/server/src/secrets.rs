//! The random keys of this installation: made once, kept in a file that only its owner reads.

use std::io::Write as _;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

use anyhow::Context as _;
use hmac::{Hmac, KeyInit, Mac as _};
use kontor_mail::Keys;
use sha2::{Digest, Sha256};

/// Keys of 256 random bits, from which each purpose gets its own: one line of the file each, the newest first.
///
/// To rotate, write a new line above the others: what the older ones have signed is believed until their line is taken out.
pub struct Secrets {
    current: [u8; 32],
    older: Vec<[u8; 32]>,
}

impl Secrets {
    /// Reads the file, or makes it. Of several servers that start at once, all read the one that came first.
    ///
    /// # Errors
    /// If it cannot be read or made, or holds something else.
    pub fn open(file: &Path) -> anyhow::Result<Self> {
        if !file.exists() {
            make(file).with_context(|| format!("cannot make the secrets file {}", file.display()))?;
        }
        let text = std::fs::read_to_string(file).with_context(|| format!("cannot read the secrets file {}", file.display()))?;
        let mode = std::fs::metadata(file)?.permissions().mode();
        if mode & 0o077 != 0 {
            tracing::warn!("others can read the secrets file {} (mode {:o}); it should be 600", file.display(), mode & 0o777);
        }
        let mut keys = Vec::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let mut key = [0; 32];
            hex::decode_to_slice(line, &mut key)
                .with_context(|| format!("{} is no secrets file: each line holds 64 hexadecimal digits", file.display()))?;
            keys.push(key);
        }
        anyhow::ensure!(!keys.is_empty(), "{} is no secrets file: it is empty", file.display());
        Ok(Self { current: keys.remove(0), older: keys })
    }

    /// The key for one purpose; knowing it tells nothing of the others.
    pub fn key(&self, purpose: &str) -> [u8; 32] {
        derived(&self.current, purpose)
    }

    /// How the secret of a cXML sender is kept: a keyed hash, so that whoever has the database alone cannot try out guesses.
    pub fn cxml_hash(&self, scheme: &str, value: &str, secret: &str) -> String {
        sealed(&self.key("cxml"), &[scheme, value, secret])
    }

    /// The hashes that the secret of a cXML sender may be kept as: one for each key in force.
    pub fn cxml_hashes(&self, scheme: &str, value: &str, secret: &str) -> Vec<String> {
        let keys = std::iter::once(self.key("cxml")).chain(self.older.iter().map(|key| derived(key, "cxml")));
        keys.map(|key| sealed(&key, &[scheme, value, secret])).collect()
    }

    /// The keys of reply addresses and of links in mails.
    pub fn mail_keys(&self) -> Keys {
        Keys::new(self.key("mail"), self.older.iter().map(|key| derived(key, "mail")))
    }
}

fn derived(key: &[u8; 32], purpose: &str) -> [u8; 32] {
    Sha256::new().chain_update(key).chain_update(purpose.as_bytes()).finalize().into()
}

/// HMAC-SHA-256 over these texts, each with its length before it so that no two lists of them are the same bytes.
fn sealed(key: &[u8; 32], texts: &[&str]) -> String {
    // A key shorter than a block of the hash is filled up with zeros (RFC 2104, section 2).
    let mut block = [0; 64];
    block[..key.len()].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    for text in texts {
        mac.update(&(text.len() as u64).to_be_bytes());
        mac.update(text.as_bytes());
    }
    hex::encode(mac.finalize().into_bytes())
}

fn make(file: &Path) -> anyhow::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut key = [0u8; 32];
    getrandom::fill(&mut key)?;
    let temporary = file.with_extension(format!("new-{}", std::process::id()));
    let mut out = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&temporary)?;
    writeln!(out, "{}", hex::encode(key))?;
    out.sync_all()?;
    // A link, unlike a rename, never replaces the file of a server that was faster.
    let linked = std::fs::hard_link(&temporary, file);
    std::fs::remove_file(&temporary)?;
    match linked {
        Err(fault) if fault.kind() != std::io::ErrorKind::AlreadyExists => Err(fault.into()),
        _ => Ok(()),
    }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Secrets")
    }
}
