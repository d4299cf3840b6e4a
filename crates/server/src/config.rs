//! The configuration: one TOML file, every key also as an environment variable, defaults for the rest, mistakes refused by name.

mod explained;
mod mail;
mod read;

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use kontor_store::{BlobsOptions, BucketKey, BucketOptions};
use serde::{Deserialize, Serialize};

pub use mail::Mail;
pub use read::ConfigFault;

/// Everything an operator can set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// The address people type, without a slash at its end; empty: `http://` and `listen`.
    pub public_url: String,
    /// Where everything is kept that is not named otherwise.
    pub data_dir: PathBuf,
    /// What is logged, in the form of `tracing`'s filters: `info`, `warn,kontor_server=debug`.
    pub log: String,
    pub database: Database,
    pub blobs: Blobs,
    pub mail: Mail,
    pub limits: Limits,
    pub plans: Plans,
    pub proxy: Proxy,
    pub secrets: SecretsFile,
    pub legal: Legal,
    pub metrics: Metrics,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// `sqlite:PATH` or `postgres://…`; empty: `kontor.db` in the data folder.
    pub url: String,
    /// Whether `serve` and `admin` may bring the schema up to date themselves.
    pub migrate: Migrate,
}

/// Who brings the schema up to date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Migrate {
    /// Whoever comes first.
    #[default]
    AtStart,
    /// Only `kontor migrate`.
    ByCommand,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Blobs {
    /// `file:FOLDER` or `s3://BUCKET`; empty: `blobs` in the data folder.
    pub url: String,
    /// The address of the S3 server; empty: Amazon's of the region.
    pub endpoint: String,
    /// The region that requests to it are signed for.
    pub region: String,
    #[serde(skip_serializing)]
    pub access_key: BucketKey,
    #[serde(skip_serializing)]
    pub secret_key: BucketKey,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// The largest file of a message, in bytes.
    pub attachment_bytes: u64,
    /// The most files of one message.
    pub attachments: usize,
    /// The longest message, in bytes of UTF-8.
    pub message_bytes: usize,
    /// The largest business document, in bytes.
    pub document_bytes: u64,
    /// Messages of one person a minute in the browser; programs are not limited.
    pub posts_per_minute: u32,
    /// Attempts to sign in a minute with one account from one address.
    pub sign_in_per_minute: u32,
    /// Attempts to sign in a minute from one address, whatever the account.
    pub sign_in_per_address_per_minute: u32,
    /// cXML messages a minute from one address, and from one sender.
    pub cxml_per_minute: u32,
    /// How many bytes of a refused upload are still read, so that its sender can read the answer.
    pub upload_discard_bytes: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Plans {
    pub standard: StandardPlan,
    /// When an upgrade counts.
    pub upgrade: Upgrade,
    /// Which text of the terms is accepted with an upgrade.
    pub terms_version: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StandardPlan {
    /// Whether suppliers on the Standard plan may write messages.
    pub messaging: bool,
}

/// When an upgrade to Enterprise counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Upgrade {
    /// As soon as an administrator has accepted the terms.
    AtOnce,
    /// When the operator approves it.
    Operator,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Proxy {
    /// Addresses or networks (`10.0.0.0/8`) of proxies whose `X-Forwarded-For` counts.
    #[serde(deserialize_with = "read::list")]
    pub trusted: Vec<Network>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SecretsFile {
    /// The file of random keys, made when missing; empty: `secrets` in the data folder.
    pub file: PathBuf,
}

/// Addresses of the pages in the footer; an empty one is not shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Legal {
    pub terms: String,
    pub copyright: String,
    pub security_disclosure: String,
    pub privacy: String,
    pub imprint: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Metrics {
    /// An address of their own for `/metrics`; then they are not served beside the pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<SocketAddr>,
}

/// A network of addresses: `192.0.2.7`, `10.0.0.0/8`, `2001:db8::/32`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Network {
    first: IpAddr,
    prefix: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: String::new(),
            data_dir: PathBuf::from("kontor-data"),
            log: "info".to_owned(),
            database: Database::default(),
            blobs: Blobs::default(),
            mail: Mail::default(),
            limits: Limits::default(),
            plans: Plans::default(),
            proxy: Proxy::default(),
            secrets: SecretsFile::default(),
            legal: Legal::default(),
            metrics: Metrics::default(),
        }
    }
}

impl Default for Blobs {
    fn default() -> Self {
        Self {
            url: String::new(),
            endpoint: String::new(),
            region: "us-east-1".to_owned(),
            access_key: BucketKey::default(),
            secret_key: BucketKey::default(),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            attachment_bytes: 10 * 1024 * 1024,
            attachments: kontor_store::model::text::ATTACHMENTS,
            message_bytes: kontor_store::model::text::MESSAGE_BYTES,
            document_bytes: 32 * 1024 * 1024,
            posts_per_minute: 60,
            sign_in_per_minute: 10,
            sign_in_per_address_per_minute: 60,
            cxml_per_minute: 1200,
            upload_discard_bytes: 64 * 1024 * 1024,
        }
    }
}

impl Default for Plans {
    fn default() -> Self {
        Self { standard: StandardPlan::default(), upgrade: Upgrade::AtOnce, terms_version: "1".to_owned() }
    }
}

impl Config {
    /// Where people reach it: `https://kontor.example`, never with a slash at its end.
    pub fn public_url(&self) -> String {
        match self.public_url.trim_end_matches('/') {
            "" => format!("http://{}", self.listen),
            url => url.to_owned(),
        }
    }

    /// Whether people reach it over TLS, so that cookies and headers may rely on it.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// `sqlite:PATH` or `postgres://…`.
    pub fn database_url(&self) -> String {
        match self.database.url.as_str() {
            "" => format!("sqlite:{}", self.data_dir.join("kontor.db").display()),
            url => url.to_owned(),
        }
    }

    /// Where the contents of files are kept.
    pub fn blobs(&self) -> BlobsOptions {
        if let Some(bucket) = self.blobs.url.strip_prefix("s3://") {
            return BlobsOptions::Bucket(Box::new(BucketOptions {
                bucket: bucket.to_owned(),
                endpoint: self.blobs.endpoint.trim_end_matches('/').to_owned(),
                region: self.blobs.region.clone(),
                access_key: self.blobs.access_key.clone(),
                secret_key: self.blobs.secret_key.clone(),
                incoming: self.data_dir.join("incoming"),
            }));
        }
        BlobsOptions::Folder(match self.blobs.url.strip_prefix("file:") {
            None | Some("") => self.data_dir.join("blobs"),
            Some(folder) => PathBuf::from(folder),
        })
    }

    /// The file of random keys.
    pub fn secrets_file(&self) -> PathBuf {
        if self.secrets.file == Path::new("") { self.data_dir.join("secrets") } else { self.secrets.file.clone() }
    }
}

impl Network {
    /// Whether the address belongs to it. An IPv4 address that came over an IPv6 socket counts as IPv4.
    pub fn contains(&self, address: IpAddr) -> bool {
        let bits = |address: IpAddr| match address.to_canonical() {
            IpAddr::V4(v4) => (u128::from(v4.to_bits()) << 96, 32),
            IpAddr::V6(v6) => (v6.to_bits(), 128),
        };
        let ((ours, width), (theirs, other_width)) = (bits(self.first), bits(address));
        width == other_width && (self.prefix == 0 || (ours ^ theirs) >> (128 - self.prefix) == 0)
    }
}

impl TryFrom<String> for Network {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("“{text}” is neither an address nor a network such as 10.0.0.0/8");
        let (address, prefix) = text.split_once('/').map_or((text.as_str(), None), |(address, prefix)| (address, Some(prefix)));
        let first: IpAddr = address.trim().parse().map_err(|_| wrong())?;
        let width = if first.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(width), |prefix| prefix.trim().parse().map_err(|_| wrong()))?;
        if prefix > width { Err(wrong()) } else { Ok(Self { first, prefix }) }
    }
}

impl From<Network> for String {
    fn from(network: Network) -> Self {
        format!("{}/{}", network.first, network.prefix)
    }
}
