//! The network that is measured: one supplier, customers in which 2, 5 and 40 people are told, papers and conversations as in daily trade.

use std::net::SocketAddr;

use anyhow::Context as _;
use serde_json::{Value, json};

use crate::client::{Connection, request};
use crate::load::Request;
use crate::running::Kontor;

/// Clerks of the supplier, each with a token and with a conversation with each customer.
pub const CLERKS: usize = 128;
/// Messages of the thread that is read.
const THREAD: usize = 300;
/// Invoices from the supplier to the customer of five.
const INVOICES: usize = 200;
const PASSWORD: &str = "correct horse battery staple";

/// A customer.
#[derive(Debug)]
pub struct Customer {
    /// How many people are told of a message.
    pub people: usize,
    id: String,
    email: String,
    /// Of the first person.
    pub token: String,
    /// In the order of the clerks.
    conversations: Vec<String>,
}

/// What the measurements need of it.
#[derive(Debug)]
pub struct Network {
    /// One token for each clerk.
    clerks: Vec<String>,
    customers: Vec<Customer>,
    /// The newest invoice, once there is trade.
    pub invoice: String,
}

/// Organizations, people, relationships and tokens, by the command line; the server need not run.
pub fn found(kontor: &Kontor) -> anyhow::Result<Network> {
    let supplier = organization(kontor, "Stahl & Söhne", "supplier", "DE123456788")?;
    let clerk =
        |number: usize| token(kontor, &person(kontor, &supplier, &format!("Clerk {number}"), &format!("clerk{number}@stahl.example"), "")?);
    let clerks = (0..CLERKS).map(clerk).collect::<anyhow::Result<_>>()?;
    let mut customers = Vec::new();
    for (people, vat) in [(2, "PL5260001246"), (5, "PL7740001454"), (40, "PL5250007738")] {
        let id = organization(kontor, &format!("Zakłady {people}"), "buyer", vat)?;
        kontor.admin(&["relationship", "create", "--buyer", &id, "--supplier", &supplier], "")?;
        // The General desk holds everyone who may read messages.
        let email = format!("pierwsza@zaklady{people}.example");
        let token = token(kontor, &person(kontor, &id, "Pierwsza Osoba", &email, PASSWORD)?)?;
        for number in 2..=people {
            person(kontor, &id, &format!("Osoba {number}"), &format!("osoba{number}@zaklady{people}.example"), "")?;
        }
        customers.push(Customer { people, id, email, token, conversations: Vec::new() });
    }
    Ok(Network { clerks, customers, invoice: String::new() })
}

fn organization(kontor: &Kontor, name: &str, role: &str, vat: &str) -> anyhow::Result<String> {
    let (country, id) = (&vat[..2], format!("vat:{vat}"));
    let made = kontor.admin(
        &["organization", "create", "--name", name, "--country", country, "--plan", "enterprise", "--role", role, "--id", &id],
        "",
    )?;
    text(&made, "id")
}

/// Without a password nobody can sign in, but a token works.
fn person(kontor: &Kontor, organization: &str, name: &str, email: &str, password: &str) -> anyhow::Result<String> {
    let mut words = vec!["person", "create", "--organization", organization, "--name", name, "--email", email];
    words.extend((!password.is_empty()).then_some("--password-stdin"));
    for permission in ["messages", "orders", "invoices"] {
        words.extend(["--permission", permission]);
    }
    text(&kontor.admin(&words, password)?, "id")
}

fn token(kontor: &Kontor, person: &str) -> anyhow::Result<String> {
    text(&kontor.admin(&["token", "create", "--person", person, "--name", "bench"], "")?, "token")
}

impl Network {
    /// Papers and conversations, by the programs' interface of the running server.
    pub async fn trade(&mut self, address: SocketAddr) -> anyhow::Result<()> {
        let mut connection = Connection::open(address).await?;
        for number in 0..INVOICES {
            let paper = invoice(number);
            let sent = connection.ask(&self.post(0, "/api/v1/documents", "application/xml", paper.as_bytes())).await?.json()?;
            self.invoice = text(&sent, "id")?;
        }
        let mut begun = Vec::new();
        for customer in &self.customers {
            let mut conversations = Vec::new();
            for clerk in 0..CLERKS {
                let subject = format!("Delivery {clerk}, second lot");
                let new = json!({ "partner_id": customer.id, "subject": subject, "body": "When may we expect the rest?" });
                let answer =
                    connection.ask(&self.post(clerk, "/api/v1/conversations", "application/json", new.to_string().as_bytes())).await?;
                conversations.push(text(&answer.json()?, "id")?);
            }
            begun.push(conversations);
        }
        for (customer, conversations) in self.customers.iter_mut().zip(begun) {
            customer.conversations = conversations;
        }
        let message = self.messages(5)?.swap_remove(0);
        for _ in 0..THREAD {
            connection.ask(&message).await?.json()?;
        }
        Ok(())
    }

    /// The customer in which so many are told.
    pub fn customer(&self, people: usize) -> anyhow::Result<&Customer> {
        self.customers.iter().find(|customer| customer.people == people).context("no such customer")
    }

    /// The long thread, with the customer of five.
    pub fn thread(&self) -> &str {
        self.customers[1].conversations.first().map_or("", String::as_str)
    }

    /// A clerk's new conversation with the customer in which so many are told.
    pub fn begin(&self, clerk: usize, people: usize, subject: &str) -> anyhow::Result<Request> {
        let new = json!({ "partner_id": self.customer(people)?.id, "subject": subject, "body": "When may we expect the rest?" });
        Ok(self.post(clerk, "/api/v1/conversations", "application/json", new.to_string().as_bytes()))
    }

    fn post(&self, clerk: usize, path: &str, media_type: &str, body: &[u8]) -> Request {
        let headers = [self.token(clerk), format!("content-type: {media_type}")];
        request("POST", path, &headers, body).into()
    }

    fn token(&self, clerk: usize) -> String {
        format!("authorization: Bearer {}", self.clerks[clerk])
    }

    /// Each clerk's message to that customer.
    pub fn messages(&self, people: usize) -> anyhow::Result<Vec<Request>> {
        let conversations = self.customer(people)?.conversations.iter().enumerate();
        let path = |conversation: &str| format!("/api/v1/conversations/{conversation}/messages");
        Ok(conversations.map(|(clerk, id)| self.post(clerk, &path(id), "application/json", message_body().as_bytes())).collect())
    }

    /// The newest fifty messages of the long thread.
    pub fn newest_fifty(&self) -> Request {
        request("GET", &format!("/api/v1/conversations/{}/messages", self.thread()), &[self.token(0)], &[]).into()
    }
}

impl Customer {
    /// Signs the first person in; the answer is the line of the cookie for further requests.
    pub async fn sign_in(&self, address: SocketAddr) -> anyhow::Result<String> {
        let form = format!("email={}&password={}", self.email.replace('@', "%40"), PASSWORD.replace(' ', "+"));
        let headers = ["content-type: application/x-www-form-urlencoded".to_owned()];
        let answer = Connection::open(address).await?.ask(&request("POST", "/sign-in", &headers, form.as_bytes())).await?;
        let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next()).context("no cookie after signing in")?;
        Ok(format!("cookie: {cookie}"))
    }
}

/// What is posted: two sentences, as they are written in the trade.
pub fn message_body() -> String {
    let body = "Die Lieferung zu Bestellung 4500017 ist heute mit zwei Paletten eingetroffen; drei Positionen fehlen noch. \
                Bitte teilen Sie uns mit, wann wir mit dem Rest rechnen können.";
    json!({ "body": body }).to_string()
}

/// An invoice of five lines (UBL 2.1) from the supplier to the customer of five.
fn invoice(number: usize) -> String {
    use std::fmt::Write as _;
    let party = |role: &str, name: &str, vat: &str, country: &str| {
        format!(
            "<cac:{role}><cac:Party><cac:PartyName><cbc:Name>{name}</cbc:Name></cac:PartyName><cac:PostalAddress><cac:Country>\
             <cbc:IdentificationCode>{country}</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyTaxScheme>\
             <cbc:CompanyID>{vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>\
             <cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:{role}>"
        )
    };
    let mut lines = String::new();
    for line in 1..=5 {
        // Writing to a String cannot fail.
        let _ = write!(
            lines,
            "<cac:InvoiceLine><cbc:ID>{line}</cbc:ID><cbc:InvoicedQuantity unitCode=\"C62\">10</cbc:InvoicedQuantity>\
             <cbc:LineExtensionAmount currencyID=\"EUR\">100.00</cbc:LineExtensionAmount><cac:Item><cbc:Name>Hex bolt M{line}</cbc:Name>\
             <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>\
             </cac:ClassifiedTaxCategory></cac:Item><cac:Price><cbc:PriceAmount currencyID=\"EUR\">10.00</cbc:PriceAmount></cac:Price>\
             </cac:InvoiceLine>"
        );
    }
    let amount = |name: &str, amount: &str| format!("<cbc:{name} currencyID=\"EUR\">{amount}</cbc:{name}>");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\" \
         xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" \
         xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\"><cbc:ID>RE-2026-{number:05}</cbc:ID>\
         <cbc:IssueDate>2026-11-{:02}</cbc:IssueDate><cbc:DueDate>2026-12-{:02}</cbc:DueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>\
         <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>{}{}<cac:TaxTotal>{}<cac:TaxSubtotal>{}{}<cac:TaxCategory><cbc:ID>S</cbc:ID>\
         <cbc:Percent>20</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>\
         <cac:LegalMonetaryTotal>{}{}{}{}</cac:LegalMonetaryTotal>{lines}</Invoice>",
        number % 20 + 1,
        number % 28 + 1,
        party("AccountingSupplierParty", "Stahl &amp; Söhne", "DE123456788", "DE"),
        party("AccountingCustomerParty", "Zakłady 5", "PL7740001454", "PL"),
        amount("TaxAmount", "100.00"),
        amount("TaxableAmount", "500.00"),
        amount("TaxAmount", "100.00"),
        amount("LineExtensionAmount", "500.00"),
        amount("TaxExclusiveAmount", "500.00"),
        amount("TaxInclusiveAmount", "600.00"),
        amount("PayableAmount", "600.00"),
    )
}

fn text(value: &Value, key: &str) -> anyhow::Result<String> {
    value.get(key).and_then(Value::as_str).map(str::to_owned).with_context(|| format!("no “{key}” in {value}"))
}
