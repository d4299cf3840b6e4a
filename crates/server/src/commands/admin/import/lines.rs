//! Reads the lines of the CSV file; what is wrong with one of them is a sentence that names the column.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::{Context as _, bail};
use clap::ValueEnum as _;
use kontor_store::model::ids::OrganizationId;
use kontor_store::model::{ContactTopic, Permission, Permissions};
use kontor_store::{Contact, NewOrganization};

use crate::commands::admin::given::{self, Switch};

/// Columns that hold an identifier of the scheme of that name.
const SCHEMES: [&str; 6] = ["network", "vat", "nip", "gln", "duns", "peppol"];
const OTHERS: [&str; 19] = [
    "kind",
    "name",
    "country",
    "plan",
    "role",
    "messaging",
    "language",
    "timezone",
    "street",
    "postcode",
    "city",
    "contact",
    "contact-email",
    "contact-phone",
    "organization",
    "email",
    "permissions",
    "buyer",
    "supplier",
];

/// One line, as it was understood.
pub struct Line {
    pub number: u64,
    pub entry: Result<Entry, String>,
}

pub enum Entry {
    Organization(NewOrganization),
    Person { organization: Reference, name: String, email: String, permissions: Option<Permissions>, language: Option<String> },
    Relationship { buyer: Reference, supplier: Reference },
}

/// How a line names an organization.
#[derive(Debug, Clone)]
pub enum Reference {
    Identifier(String, String),
    Id(OrganizationId),
}

impl fmt::Display for Reference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Identifier(scheme, value) => write!(out, "{scheme}:{value}"),
            Self::Id(id) => write!(out, "{id}"),
        }
    }
}

/// All lines of the file; empty ones are left out.
///
/// # Errors
/// If it is no CSV, or a column is not known: a misspelt one would be ignored otherwise.
pub fn read(text: &str) -> anyhow::Result<Vec<Line>> {
    // Spreadsheets begin with a mark, and in half of Europe separate by semicolons.
    let text = text.trim_start_matches('\u{feff}');
    let header = text.lines().next().unwrap_or_default();
    let delimiter = if header.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).from_reader(text.as_bytes());
    let columns: Vec<String> = reader.headers()?.iter().map(str::to_lowercase).collect();
    for column in &columns {
        let known = SCHEMES.contains(&column.as_str()) || OTHERS.contains(&column.as_str()) || column.starts_with("id:");
        if !known {
            bail!("there is no column “{column}”; there are {}, {} and id:SCHEME", OTHERS.join(", "), SCHEMES.join(", "));
        }
    }
    if !columns.iter().any(|column| column == "kind") {
        bail!("the file has no column “kind” (organization, person or relationship)");
    }
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.context("this is no CSV file")?;
        let cells = columns.iter().map(String::as_str).zip(&record).filter(|(_, cell)| !cell.is_empty());
        let cells = Cells(cells.collect());
        if !cells.0.is_empty() {
            lines.push(Line { number: record.position().map_or(0, csv::Position::line), entry: cells.entry() });
        }
    }
    Ok(lines)
}

/// The cells of one line that are not empty, by column.
struct Cells<'a>(BTreeMap<&'a str, &'a str>);

impl Cells<'_> {
    fn entry(&self) -> Result<Entry, String> {
        match self.needed("kind")?.to_lowercase().as_str() {
            "organization" => self.organization().map(Entry::Organization),
            "person" => Ok(Entry::Person {
                organization: self.reference("organization")?,
                name: self.read("name", given::name)?,
                email: self.read("email", given::email)?,
                permissions: self.permissions()?,
                language: self.maybe("language", given::language)?,
            }),
            "relationship" => Ok(Entry::Relationship { buyer: self.reference("buyer")?, supplier: self.reference("supplier")? }),
            other => Err(format!("kind: “{other}” is not one of: organization, person, relationship")),
        }
    }

    fn organization(&self) -> Result<NewOrganization, String> {
        let country = self.read("country", given::country)?;
        let (language, time_zone) = crate::country::usual(&country);
        let scheme =
            |column: &str| column.strip_prefix("id:").or_else(|| SCHEMES.into_iter().find(|known| *known == column)).map(str::to_owned);
        let identifiers: Vec<(String, String)> =
            self.0.iter().filter_map(|(column, cell)| Some((scheme(column)?, (*cell).to_owned()))).collect();
        if identifiers.is_empty() {
            return Err("an organization needs an identifier, so that it is known again when the file is imported again".to_owned());
        }
        let text = |column: &str| self.0.get(column).copied().unwrap_or_default().to_owned();
        let contact = Contact {
            name: text("contact"),
            email: self.maybe("contact-email", given::email)?.unwrap_or_default(),
            phone: text("contact-phone"),
            ..Contact::empty(ContactTopic::General)
        };
        Ok(NewOrganization {
            name: self.read("name", given::name)?,
            plan: self.read("plan", str::parse)?,
            role: self.read("role", str::parse)?,
            messaging: self.maybe("messaging", |cell| Switch::from_str(cell, true))?.map(Switch::is_on),
            language: self.maybe("language", given::language)?.unwrap_or_else(|| language.code().to_owned()),
            time_zone: self.maybe("timezone", given::time_zone)?.unwrap_or_else(|| time_zone.to_owned()),
            street: text("street"),
            postcode: text("postcode"),
            city: text("city"),
            country,
            identifiers,
            contacts: vec![contact],
        })
    }

    fn permissions(&self) -> Result<Option<Permissions>, String> {
        let words = |cell: &str| cell.split_whitespace().map(str::parse::<Permission>).collect::<Result<Permissions, _>>();
        self.maybe("permissions", words)
    }

    fn reference(&self, column: &str) -> Result<Reference, String> {
        let cell = self.needed(column)?;
        Ok(given::identifier(cell).map_or_else(|_| Reference::Id(cell.into()), |(scheme, value)| Reference::Identifier(scheme, value)))
    }

    fn needed(&self, column: &str) -> Result<&str, String> {
        self.0.get(column).copied().ok_or_else(|| format!("{column}: is empty"))
    }

    fn read<T, E: fmt::Display>(&self, column: &str, read: impl Fn(&str) -> Result<T, E>) -> Result<T, String> {
        read(self.needed(column)?).map_err(|fault| format!("{column}: {fault}"))
    }

    fn maybe<T, E: fmt::Display>(&self, column: &str, read: impl Fn(&str) -> Result<T, E>) -> Result<Option<T>, String> {
        self.0.get(column).map(|cell| read(cell).map_err(|fault| format!("{column}: {fault}"))).transpose()
    }
}
