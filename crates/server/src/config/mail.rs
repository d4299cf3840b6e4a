//! How mail goes out and how answers come in.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use kontor_mail::{Imap, MAILBOX_CHARS, Separator};
use serde::{Deserialize, Serialize};

use super::{Config, Network, read};

/// The keys of `mail.*`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// `smtp://…` or `smtps://…`; empty: letters become files.
    pub smtp_url: String,
    /// The sender's address of every letter; empty: `kontor@` and the reply domain.
    pub from: String,
    /// The domain of reply addresses, bounces and Message-IDs; empty: the host of `public_url`.
    pub reply_domain: String,
    /// The shared mailbox before the separator, where the domain is not ours alone; empty: `r+…@` and `b+…@`.
    pub reply_mailbox: String,
    /// What stands before the signed part of an address: `+`, or `-` for hosts without sub-addressing.
    pub reply_separator: Separator,
    /// For how many days a letter can be answered.
    pub reply_days: u32,
    /// Where answers arrive by LMTP.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lmtp_listen: Option<SocketAddr>,
    /// Mail servers, besides those of this machine, that may say by LMTP from where a mail came (XFORWARD).
    #[serde(deserialize_with = "read::list")]
    pub lmtp_trusted: Vec<Network>,
    /// Name servers that are asked about senders (SPF, DKIM, DMARC); empty: those of this machine.
    #[serde(deserialize_with = "read::sockets")]
    pub name_servers: Vec<SocketAddr>,
    /// `imaps://…` or `imap://…`: the mailbox in which answers arrive.
    pub imap_url: String,
    /// How long a new message waits to be seen before it is mailed.
    pub grace_seconds: u32,
    /// How many bytes of files one mail carries.
    pub attach_bytes: u64,
    /// The name in the Authentication-Results of the operator's own mail server.
    pub authserv_id: String,
    pub dkim_domain: String,
    pub dkim_selector: String,
    pub dkim_key: PathBuf,
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            smtp_url: String::new(),
            from: String::new(),
            reply_domain: String::new(),
            reply_mailbox: String::new(),
            reply_separator: Separator::Plus,
            reply_days: 366,
            lmtp_listen: None,
            lmtp_trusted: Vec::new(),
            name_servers: Vec::new(),
            imap_url: String::new(),
            grace_seconds: 60,
            attach_bytes: 5 * 1024 * 1024,
            authserv_id: String::new(),
            dkim_domain: String::new(),
            dkim_selector: String::new(),
            dkim_key: PathBuf::new(),
        }
    }
}

impl Config {
    /// The domain of the addresses to which people answer. A number is no domain: then it is `localhost`.
    pub fn reply_domain(&self) -> String {
        if !self.mail.reply_domain.is_empty() {
            return self.mail.reply_domain.to_ascii_lowercase();
        }
        let url = self.public_url();
        let host = url.split_once("://").map_or(url.as_str(), |(_, host)| host);
        let host = host.split(':').next().unwrap_or_default();
        let is_name = host.contains(|c: char| c.is_ascii_alphabetic()) && !host.starts_with('[');
        if is_name { host.to_owned() } else { "localhost".to_owned() }
    }

    /// The sender's address of every letter.
    pub fn mail_from(&self) -> String {
        if self.mail.from.is_empty() { format!("kontor@{}", self.reply_domain()) } else { self.mail.from.clone() }
    }

    /// Whether an answer to a letter, or its return, finds the way to us: to a domain that was named for it, by a road that was
    /// set up, or, where letters are files, by `kontor mail deliver`.
    pub fn answers_arrive(&self) -> bool {
        self.mail.smtp_url.is_empty() || !self.mail.reply_domain.is_empty() || self.mail.has_a_way_in()
    }

    /// The folder in which letters become files while no SMTP server is named.
    pub fn outgoing_mail(&self) -> PathBuf {
        self.data_dir.join("mail").join("outgoing")
    }
}

impl Mail {
    /// Whether answers can come in at all besides the command `kontor mail deliver`.
    pub fn has_a_way_in(&self) -> bool {
        self.lmtp_listen.is_some() || !self.imap_url.is_empty()
    }

    /// The mailbox that is read, if one is named.
    ///
    /// # Errors
    /// A sentence on what is wrong with its address.
    pub fn mailbox(&self) -> Result<Option<Imap>, String> {
        if self.imap_url.is_empty() { Ok(None) } else { Imap::at(&self.imap_url).map(Some) }
    }

    pub(super) fn smtp_mistake(&self) -> Option<&'static str> {
        let known = self.smtp_url.is_empty() || self.smtp_url.starts_with("smtp://") || self.smtp_url.starts_with("smtps://");
        (!known).then_some("it begins with `smtp://` or `smtps://`, perhaps USER:PASSWORD@, then a host and a port")
    }

    pub(super) fn mistake_in_from(&self) -> Option<&'static str> {
        let whole = |(local, domain): (&str, &str)| !local.is_empty() && domain_is_plain(domain);
        let good = self.from.is_empty() || self.from.rsplit_once('@').is_some_and(whole);
        (!good).then_some("write the address alone, like kontor@firm.example; each letter carries the name of whoever wrote")
    }

    pub(super) fn imap_mistake(&self) -> Option<String> {
        self.mailbox().err()
    }

    pub(super) fn domain_mistake(&self) -> Option<&'static str> {
        let good = self.reply_domain.is_empty() || domain_is_plain(&self.reply_domain);
        (!good).then_some("write a domain, like reply.firm.example")
    }

    pub(super) fn mailbox_mistake(&self) -> Option<&'static str> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
        let good = self.reply_mailbox.len() <= MAILBOX_CHARS && self.reply_mailbox.chars().all(plain);
        (!good).then_some("write what stands before the @ of a mailbox: at most 14 letters, digits, dots and low lines")
    }

    pub(super) fn dkim_mistake(&self) -> Option<&'static str> {
        let named = [self.dkim_domain.is_empty(), self.dkim_selector.is_empty(), self.dkim_key == Path::new("")];
        let all_or_none = named.iter().all(|empty| *empty) || named.iter().all(|empty| !empty);
        (!all_or_none).then_some("name `dkim_domain`, `dkim_selector` and `dkim_key`, or none of them")
    }
}

fn domain_is_plain(domain: &str) -> bool {
    let label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    !domain.is_empty() && domain.split('.').all(label)
}
