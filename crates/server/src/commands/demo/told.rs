//! What the demo says when it starts: who can sign in, and how.

use std::fmt::Write as _;

use kontor_store::model::{Permission, Plan, Role};

use super::firms::PASSWORD;
use crate::demo::firms::{self, Firm, Person};

/// Those worth a visit first, with what there is to see.
const VISITS: &[(&str, &str, &str)] = &[
    ("lozyska", "anna.nowak@lozyska-polnoc.example", "invoices of a supplier; also works for its German daughter"),
    ("lozyska", "elzbieta.grabowska@lozyska-polnoc.example", "administers that account"),
    ("acme", "katarzyna.lindner@acme-stahl.example", "the customer: accounts payable"),
    ("acme", "jens.berg@acme-stahl.example", "her colleague"),
    (
        "bolt",
        "bartosz.sliwa@bolt.example",
        "buys from Łożyska Północ and sells to it; an invoice of his waits for a customer who is not here yet",
    ),
    ("nordlicht", "inga.rohwer@nordlicht.example", "a customer that has turned messaging off"),
    ("warta", "magdalena.urban@opakowania-warta.example", "may compare the plans and upgrade"),
    ("datenhafen", firms::OPERATOR, "also operates the network: admits firms, sees the mail that goes out"),
    ("tyne", "deepa.nair@tynevalley-steel.example", "reads English"),
];

/// A short table, and where to go.
pub fn who_can_sign_in(url: &str) -> String {
    let found = VISITS.iter().filter_map(|(key, email, why)| {
        let firm = firms::find(key)?;
        Some((firm, firm.person(email)?, *why))
    });
    let rows: Vec<[String; 4]> = found.map(|(firm, person, why)| row(firm, person, why)).collect();
    let widths: Vec<usize> = (0..3).map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)).collect();
    let mut text = format!("\n  Kontor's demo network. Open {url} and sign in with one of these addresses.\n");
    // Writing to a String cannot fail.
    let _ = writeln!(text, "  Everybody's password: {PASSWORD}\n");
    for [email, name, firm, about] in &rows {
        let _ = writeln!(text, "  {email:<0$}  {name:<1$}  {firm:<2$}  {about}", widths[0], widths[1], widths[2]);
    }
    let _ = writeln!(text, "\n  Two windows, one of them private, show both sides of a conversation at once.");
    let _ = writeln!(text, "  {url}/mailbox shows the e-mails that all of them get, and takes answers.\n");
    text
}

fn row(firm: &Firm, person: &Person, why: &str) -> [String; 4] {
    let role = match firm.role {
        Role::Buyer => "buyer",
        Role::Supplier => "supplier",
        Role::Both => "buyer and supplier",
    };
    let plan = match firm.plan {
        Plan::Enterprise => "Enterprise",
        Plan::Standard => "Standard",
    };
    let administers = if person.permissions.contains(&Permission::Administration) { ", administrator" } else { "" };
    let firm_and_role = format!("{} ({role}, {plan})", firm.name);
    [person.email.to_owned(), format!("{}{administers}", person.name), firm_and_role, why.to_owned()]
}
