//! The operator decides who the party of a held document is: an organization that is there, or a new one. Then it is delivered.

use kontor_documents::{Document, Party};
use kontor_store::model::ids::OrganizationId;
use kontor_store::model::{Plan, Role};
use kontor_store::{HeldDocument, NewOrganization, Operator, OrganizationChange};

use super::fields::Fields;
use crate::app::App;
use crate::country::usual;
use crate::error::{Error, Result, Sentence};

/// The longest name of a firm, in characters.
const NAME_CHARS: usize = 200;
const ADDRESS_CHARS: usize = 200;

/// A new organization, as typed; its numbers are those of the document.
#[derive(Debug, Default, Clone)]
pub struct Admission<'a> {
    pub name: &'a str,
    pub country: &'a str,
    pub street: &'a str,
    pub postcode: &'a str,
    pub city: &'a str,
    pub plan: &'a str,
}

/// The party of a held document as its file describes it.
///
/// # Errors
/// [`Error::NotFound`] if it waits no more.
pub async fn party(app: &App, operator: &Operator, held: &HeldDocument) -> Result<Party> {
    let record = app.store.held_record(operator, held.id.as_str()).await?;
    let document: Document = serde_json::from_str(&record).map_err(Error::broken)?;
    Ok(if held.selling { document.buyer } else { document.seller })
}

/// It is this organization: it gets those numbers of the document that nobody has, and is related to the sender.
///
/// # Errors
/// [`Error::NotFound`] if the document waits no more or there is no such organization.
pub async fn link(app: &App, operator: &Operator, held: &HeldDocument, organization: &OrganizationId) -> Result<()> {
    if held.unrelated.is_empty() && !held.identifiers.is_empty() {
        let known = app.store.show_organization(operator, organization).await?;
        let own = known.identifiers.into_iter().map(|identifier| (identifier.scheme, identifier.shown));
        let identifiers = own.chain(party(app, operator, held).await?.scheme_values()).collect();
        let change = OrganizationChange { identifiers: Some(identifiers), ..OrganizationChange::default() };
        app.store.update_organization(operator, organization, change, app.now()).await?;
    }
    relate(app, operator, held, organization).await
}

/// It is a new organization.
///
/// # Errors
/// [`Error::Invalid`] for `name`, `country`, `street`, `postcode`, `city` or `plan`; [`Error::NotFound`] if the document waits no more.
pub async fn admit(app: &App, operator: &Operator, held: &HeldDocument, admission: &Admission<'_>) -> Result<()> {
    let mut fields = Fields::default();
    let name = fields.filled("name", admission.name, NAME_CHARS);
    let country = admission.country.trim().to_ascii_uppercase();
    if country.len() != 2 || !country.bytes().all(|letter| letter.is_ascii_uppercase()) {
        fields.wrong("country", Sentence::new("invalid-country"));
    }
    let street = fields.line("street", admission.street, ADDRESS_CHARS);
    let postcode = fields.line("postcode", admission.postcode, ADDRESS_CHARS);
    let city = fields.line("city", admission.city, ADDRESS_CHARS);
    let plan = fields.choice("plan", admission.plan.parse::<Plan>().ok());
    fields.done()?;
    let (language, time_zone) = usual(&country);
    let new = NewOrganization {
        name,
        plan: plan.unwrap_or(Plan::Standard),
        role: if held.selling { Role::Buyer } else { Role::Supplier },
        messaging: None,
        language: language.code().to_owned(),
        time_zone: time_zone.to_owned(),
        country,
        street,
        postcode,
        city,
        identifiers: party(app, operator, held).await?.scheme_values(),
        contacts: Vec::new(),
    };
    let made = app.store.create_organization(operator, new, app.now()).await?;
    relate(app, operator, held, &made.id).await
}

/// With the relationship, all is delivered that names one of the numbers; a document without any, by saying whose it is.
async fn relate(app: &App, operator: &Operator, held: &HeldDocument, organization: &OrganizationId) -> Result<()> {
    let (buyer, supplier) = if held.selling { (organization, &held.sender) } else { (&held.sender, organization) };
    app.store.create_relationship(operator, buyer, supplier, app.now()).await?;
    if held.identifiers.is_empty() {
        app.store.link_held(operator, held.id.as_str(), organization, app.now()).await?;
    }
    Ok(super::tell::tell_due(app).await?)
}
