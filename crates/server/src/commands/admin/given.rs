//! What is typed on the command line, read and checked before anything is opened.

use clap::ValueEnum;

use crate::i18n::Language;

/// Which organization: its id, with or without a flag before it.
#[derive(Debug, clap::Args)]
pub struct Which {
    /// The organization's id.
    #[arg(value_name = "ID", required_unless_present = "organization")]
    id: Option<String>,
    /// The same, where a script prefers to name it.
    #[arg(long, value_name = "ID", conflicts_with = "id")]
    organization: Option<String>,
}

impl Which {
    pub fn id(&self) -> String {
        self.id.as_ref().or(self.organization.as_ref()).cloned().unwrap_or_default()
    }
}

/// Which person: the id, with or without a flag before it.
#[derive(Debug, clap::Args)]
pub struct Who {
    /// The person's id.
    #[arg(value_name = "ID", required_unless_present = "person")]
    id: Option<String>,
    /// The same, where a script prefers to name it.
    #[arg(long, value_name = "ID", conflicts_with = "id")]
    person: Option<String>,
}

impl Who {
    pub fn id(&self) -> String {
        self.id.as_ref().or(self.person.as_ref()).cloned().unwrap_or_default()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    On,
    Off,
}

impl Switch {
    pub fn is_on(self) -> bool {
        self == Self::On
    }
}

/// `scheme:value`, split at the first colon, so that `peppol:9945:5260001246` is a value with a colon in it.
pub fn identifier(given: &str) -> Result<(String, String), String> {
    match given.split_once(':') {
        Some((scheme, value)) if !scheme.trim().is_empty() && !value.trim().is_empty() => Ok((scheme.to_owned(), value.to_owned())),
        _ => Err("write it as scheme:value, such as vat:PL5260001246 or gln:9520000141103".to_owned()),
    }
}

/// A name of a firm, a person or a desk: something to read, at most 200 characters.
pub fn name(given: &str) -> Result<String, String> {
    match given.trim() {
        "" => Err("a name is needed".to_owned()),
        long if long.chars().count() > 200 => Err("at most 200 characters are possible".to_owned()),
        name => Ok(name.to_owned()),
    }
}

pub fn email(given: &str) -> Result<String, String> {
    let address = given.trim();
    let parts = address.rsplit_once('@').filter(|(before, after)| !before.is_empty() && !after.is_empty());
    if parts.is_none() || address.contains(|c: char| c.is_whitespace() || c.is_control()) || address.len() > 254 {
        return Err("write an e-mail address such as anna.nowak@firm.example".to_owned());
    }
    Ok(address.to_owned())
}

/// ISO 3166-1 alpha-2, in any case of its letters.
pub fn country(given: &str) -> Result<String, String> {
    let code = given.trim().to_ascii_uppercase();
    if code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        Ok(code)
    } else {
        Err("write the two letters of ISO 3166, such as PL".to_owned())
    }
}

pub fn language(given: &str) -> Result<String, String> {
    let known = || Language::ALL.map(Language::code).join(", ");
    Language::from_code(given).map(|language| language.code().to_owned()).ok_or_else(|| format!("there are {}", known()))
}

pub fn time_zone(given: &str) -> Result<String, String> {
    match jiff::tz::TimeZone::get(given.trim()) {
        Ok(zone) => Ok(zone.iana_name().unwrap_or("UTC").to_owned()),
        Err(_) => Err("write a name of the IANA time zone database, such as Europe/Warsaw".to_owned()),
    }
}
