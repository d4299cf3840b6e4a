//! Reads the configuration from its file and the environment, and says of a mistake which key it is and where it came from.

use std::net::SocketAddr;
use std::path::Path;

use figment::Figment;
use figment::error::{Actual, Kind};
use figment::providers::{Env, Format, Serialized, Toml};
use kontor_store::BucketKey;
use serde::{Deserialize, Deserializer};

use super::{Blobs, Config, Legal, Network};

/// Names that begin like ours and mean something else: the test suite's.
const NOT_KEYS: [&str; 2] = ["test_postgres", "sql_sites"];

/// Why the configuration was refused, as a sentence for the operator.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{0}")]
pub struct ConfigFault(String);

impl Config {
    /// The file (which must exist, if named), over it the environment, under both the defaults.
    ///
    /// # Errors
    /// A sentence that names the key and where it came from.
    pub fn read(file: Option<&Path>) -> Result<Self, ConfigFault> {
        let mut sources = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = file {
            if !file.is_file() {
                return Err(ConfigFault(format!("there is no configuration file {}", file.display())));
            }
            sources = sources.merge(Toml::file_exact(file));
        }
        let environment = Env::prefixed("KONTOR_").filter(|key| !NOT_KEYS.iter().any(|other| key == *other)).split("__");
        let config: Self = sources.merge(environment).extract().map_err(|fault| ConfigFault(explain(&fault)))?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigFault> {
        let limits = &self.limits;
        let mistakes = [
            ("public_url", url_mistake(&self.public_url)),
            ("database.url", database_mistake(&self.database.url)),
            ("blobs.url", blobs_mistake(&self.blobs.url)),
            ("blobs.endpoint", self.blobs.endpoint_mistake()),
            ("blobs.region", self.blobs.region_mistake()),
            ("blobs.access_key", self.blobs.key_mistake(&self.blobs.access_key)),
            ("blobs.secret_key", self.blobs.key_mistake(&self.blobs.secret_key)),
            ("mail.smtp_url", self.mail.smtp_mistake()),
            ("mail.from", self.mail.mistake_in_from()),
            ("mail.reply_domain", self.mail.domain_mistake()),
            ("mail.reply_mailbox", self.mail.mailbox_mistake()),
            ("mail.dkim_key", self.mail.dkim_mistake()),
            ("limits.posts_per_minute", rate_mistake(limits.posts_per_minute)),
            ("limits.sign_in_per_minute", rate_mistake(limits.sign_in_per_minute)),
            ("limits.sign_in_per_address_per_minute", rate_mistake(limits.sign_in_per_address_per_minute)),
            ("limits.cxml_per_minute", rate_mistake(limits.cxml_per_minute)),
        ];
        for (key, mistake) in mistakes {
            if let Some(mistake) = mistake {
                return Err(ConfigFault(format!("`{key}`: {mistake}")));
            }
        }
        if let Some(mistake) = self.mail.imap_mistake() {
            return Err(ConfigFault(format!("`mail.imap_url`: {mistake}")));
        }
        for (key, url) in self.legal.links() {
            if !(url.is_empty() || url.starts_with("https://") || url.starts_with("http://") || url.starts_with('/')) {
                return Err(ConfigFault(format!("`legal.{key}`: write a whole address such as https://firm.example/terms")));
            }
        }
        Ok(())
    }
}

impl Legal {
    /// The links by their key, in the order of the footer.
    pub fn links(&self) -> [(&'static str, &str); 5] {
        [
            ("terms", &self.terms),
            ("copyright", &self.copyright),
            ("security_disclosure", &self.security_disclosure),
            ("privacy", &self.privacy),
            ("imprint", &self.imprint),
        ]
    }
}

fn url_mistake(url: &str) -> Option<&'static str> {
    (!url.is_empty() && !is_origin(url)).then_some("write it like https://kontor.example: scheme, lower-case host, perhaps a port, no path")
}

/// Scheme, host and port as a browser writes them in `Origin`.
fn is_origin(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.map(|host| host.strip_suffix('/').unwrap_or(host)).is_some_and(|host| {
        !host.is_empty() && host.is_ascii() && !host.contains(|c: char| c.is_ascii_uppercase() || matches!(c, '/' | '?' | '#' | '@' | ' '))
    })
}

fn database_mistake(url: &str) -> Option<&'static str> {
    let known = url.is_empty() || ["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme));
    (!known).then_some("it begins with `sqlite:` and a path, or with `postgres://`")
}

fn blobs_mistake(url: &str) -> Option<&'static str> {
    if let Some(bucket) = url.strip_prefix("s3://") {
        let named = !bucket.is_empty() && bucket.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'.'));
        return (!named).then_some("after `s3://` stands the name of a bucket and nothing else: small letters, digits, hyphens, dots");
    }
    (!url.is_empty() && !url.starts_with("file:")).then_some("it begins with `file:` and a folder, or with `s3://` and a bucket")
}

impl Blobs {
    fn in_a_bucket(&self) -> bool {
        self.url.starts_with("s3://")
    }

    fn endpoint_mistake(&self) -> Option<&'static str> {
        (!self.endpoint.is_empty() && !is_origin(&self.endpoint))
            .then_some("write it like https://s3.firm.example: scheme, host, perhaps a port")
    }

    fn region_mistake(&self) -> Option<&'static str> {
        (self.in_a_bucket() && self.region.is_empty()).then_some("requests to S3 are signed for a region; us-east-1 where there are none")
    }

    fn key_mistake(&self, key: &BucketKey) -> Option<&'static str> {
        (self.in_a_bucket() && key.is_empty()).then_some("a bucket is reached with both keys, `access_key` and `secret_key`")
    }
}

fn rate_mistake(rate: u32) -> Option<&'static str> {
    (rate == 0).then_some("it is at least 1")
}

fn explain(fault: &figment::Error) -> String {
    let mut path = fault.path.clone();
    let why = match &fault.kind {
        Kind::UnknownField(field, known) => {
            if path.last() != Some(field) {
                path.push(field.clone());
            }
            format!("there is no such key; there are {}", known.join(", "))
        }
        Kind::InvalidType(found, wanted) | Kind::InvalidValue(found, wanted) => format!("{} is not {}", shown(found), in_words(wanted)),
        other => other.to_string(),
    };
    let place = match &fault.metadata {
        Some(metadata) if metadata.name.contains("environment") => format!(" (environment, KONTOR_{})", path.join("__").to_uppercase()),
        Some(metadata) => metadata.source.as_ref().map_or(String::new(), |source| format!(" ({source})")),
        None => String::new(),
    };
    match path.join(".").as_str() {
        "" => format!("the configuration cannot be read{place}: {why}"),
        key => format!("`{key}`{place}: {why}"),
    }
}

/// A list of networks, or in an environment variable its parts between commas.
pub(super) fn list<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Network>, D::Error> {
    parts(from)?.into_iter().map(|part| Network::try_from(part).map_err(serde::de::Error::custom)).collect()
}

/// A list of addresses with their ports.
pub(super) fn sockets<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<SocketAddr>, D::Error> {
    let read = |part: &String| {
        part.parse().map_err(|_| serde::de::Error::custom(format!("“{part}” is no address with a port, like 127.0.0.1:53")))
    };
    parts(from)?.iter().map(read).collect()
}

fn parts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Many(Vec<String>),
        One(String),
    }
    Ok(match Written::deserialize(from)? {
        Written::Many(parts) => parts,
        Written::One(line) => line.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect(),
    })
}

/// What stands there, as whoever wrote it knows it.
fn shown(found: &Actual) -> String {
    match found {
        Actual::Str(text) => format!("“{text}”"),
        Actual::Unsigned(number) => number.to_string(),
        Actual::Signed(number) => number.to_string(),
        Actual::Float(number) => number.to_string(),
        other => other.to_string(),
    }
}

/// What should stand there, without the names that Rust has for it.
fn in_words(wanted: &str) -> &str {
    match wanted {
        "u8" | "u16" | "u32" | "u64" | "usize" => "a whole number from 0 on",
        "i8" | "i16" | "i32" | "i64" => "a whole number",
        "a boolean" => "true or false",
        other => other,
    }
}
