//! The partner picker: recent ones, then all by name; who cannot be written to says why and shows his contact information.

use kontor_store::model::{Availability, Topic};
use kontor_store::{NameKey, Partner, Viewer};

use super::below::{Blocked, Why, blocked};
use crate::app::App;
use crate::error::Result;
use crate::i18n::Reader;

pub struct Picker {
    pub words: String,
    /// “Find a customer”, as the viewer's trade has it.
    pub find: String,
    pub groups: Vec<Group>,
    pub empty: Option<String>,
    pub more: Option<String>,
    /// What stands where the message will be, as long as nobody is chosen: how to choose, or why nobody can be.
    pub choose: String,
}

pub struct Group {
    pub title: String,
    pub partners: Vec<One>,
}

pub struct One {
    pub name: String,
    pub line: String,
    pub initials: String,
    pub href: String,
    /// “Choose: {partner}”
    pub choose: String,
    pub chosen: bool,
    pub blocked: Option<Blocked>,
}

/// Partners of one page of the picker.
const PARTNERS: usize = 50;
/// How many stand under Recent.
const RECENT: u32 = 3;

pub async fn picker(app: &App, reader: &Reader, viewer: &Viewer, words: &str, after: Option<&str>, chosen: Option<&str>) -> Result<Picker> {
    let administrators = app.store.administrators(viewer).await?;
    let view = View { reader, viewer, administrators: &administrators, chosen };
    let searching = !words.trim().is_empty();
    let recent = if searching || after.is_some() { Vec::new() } else { app.store.recent_partners(viewer, RECENT).await? };
    let after: Option<NameKey> = after.and_then(|after| after.parse().ok());
    let limit = u32::try_from(PARTNERS + 1).unwrap_or(u32::MAX);
    let mut all = app.store.partners(viewer, Some(words).filter(|_| searching), after.as_ref(), limit).await?;
    let more = all.len() > PARTNERS;
    all.truncate(PARTNERS);
    let next = all.last().filter(|_| more).map(|row| {
        let after = row.key().to_string();
        crate::web::address("/messages/new", &[("q", words), ("after", &after)])
    });
    // Who stands under Recent does not stand there twice.
    all.retain(|row| recent.iter().all(|above| above.id != row.id));
    let empty = match (all.is_empty() && recent.is_empty(), searching) {
        (true, true) => Some(reader.t1("picker-empty", "query", words)),
        (true, false) => Some(reader.t("picker-none")),
        _ => None,
    };
    let title = trade(viewer, "all-customers", "all-suppliers", "all-partners");
    let groups = [(reader.t("picker-recent"), recent), (reader.t(title), all)];
    let groups = groups.into_iter().filter(|(_, rows)| !rows.is_empty());
    let groups: Vec<Group> =
        groups.map(|(title, rows)| Group { title, partners: rows.iter().map(|row| view.one(row)).collect() }).collect();
    let find = reader.t(trade(viewer, "find-customer", "find-supplier", "find-partner"));
    let choose = match (groups.as_slice(), &next, searching) {
        ([], _, false) => reader.t("picker-none"),
        (groups, None, false) if groups.iter().flat_map(|group| &group.partners).all(|one| one.blocked.is_some()) => {
            reader.t("choose-nobody")
        }
        _ => reader.t("choose-partner-first"),
    };
    Ok(Picker { words: words.to_owned(), find, groups, empty, more: next, choose })
}

/// What the partners of this organization are called: customers, suppliers, or partners where it both sells and buys.
pub fn trade<'a>(viewer: &Viewer, customer: &'a str, supplier: &'a str, partner: &'a str) -> &'a str {
    use kontor_store::model::Role;
    match viewer.role() {
        Role::Supplier => customer,
        Role::Buyer => supplier,
        Role::Both => partner,
    }
}

struct View<'a> {
    reader: &'a Reader,
    viewer: &'a Viewer,
    administrators: &'a [String],
    chosen: Option<&'a str>,
}

impl View<'_> {
    fn one(&self, row: &Partner) -> One {
        let id = row.id.as_str();
        One {
            name: row.name.clone(),
            line: line(row),
            initials: initials(&row.name),
            href: format!("/messages/new?partner={id}"),
            choose: self.reader.t1("choose-partner", "partner", &row.name),
            chosen: self.chosen == Some(id),
            blocked: (row.availability != Availability::Available).then(|| self.blocked(row)),
        }
    }

    fn blocked(&self, row: &Partner) -> Blocked {
        let why = Why {
            availability: row.availability,
            role: crate::web::names::role_word(row.own_sells, row.partner_sells),
            partner: row.id.as_str(),
            topic: Topic::None,
            contacts: &row.contacts,
            administrators: self.administrators,
            asked_at: None,
        };
        blocked(self.reader, self.viewer, &why)
    }
}

/// Where the partner is, and its number: “Duisburg, DE · DE 811 234 567”.
pub fn line(row: &Partner) -> String {
    let place = [row.city.as_str(), row.country.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    match &row.identifier {
        Some(identifier) => format!("{place} · {}", identifier.shown),
        None => place,
    }
}

/// Two letters to tell partners apart by.
pub fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_alphanumeric())
        .take(2)
        .flat_map(char::to_uppercase)
        .collect()
}
