//! Trading partners for programs.

use axum::extract::State;
use kontor_store::{Contact, NameKey, Partner};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::cursor;
use super::shapes::{Page, moment, page_length};
use crate::app::App;
use crate::error::Result;
use crate::gate::{Json, Program, Query};

/// A trading partner.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartnerShape {
    pub id: String,
    pub name: String,
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Whether it buys from us.
    pub is_customer: bool,
    /// Whether it sells to us.
    pub is_supplier: bool,
    /// `requested`, `active` or `suspended`.
    pub relationship: String,
    pub relationship_since: String,
    /// Whether a conversation may begin, or the first reason why not.
    #[schema(example = "available")]
    pub availability: String,
    /// Contact information, whatever the availability.
    pub contacts: Vec<ContactShape>,
}

/// Contact information for one topic.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContactShape {
    /// `general`, `orders` or `invoices`.
    pub topic: String,
    pub name: String,
    pub email: String,
    pub phone: String,
    pub web: String,
    pub hours: String,
}

impl From<Contact> for ContactShape {
    fn from(contact: Contact) -> Self {
        let Contact { topic, name, email, phone, web, hours } = contact;
        Self { topic: topic.to_string(), name, email, phone, web, hours }
    }
}

impl From<Partner> for PartnerShape {
    fn from(partner: Partner) -> Self {
        Self {
            id: partner.id.to_string(),
            name: partner.name,
            city: partner.city,
            country: partner.country,
            is_customer: partner.own_sells,
            is_supplier: partner.partner_sells,
            relationship: partner.status.to_string(),
            relationship_since: moment(partner.since),
            availability: partner.availability.to_string(),
            contacts: partner.contacts.into_iter().map(Into::into).collect(),
        }
    }
}

/// How partners are asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct PartnersQuery {
    /// Words in name, city or identifiers.
    pub q: String,
    /// The `next_cursor` of the page before.
    pub cursor: Option<String>,
    /// 1 to 200, 50 if not given.
    pub limit: Option<i64>,
}

/// The trading partners, by name.
#[utoipa::path(get, path = "/api/v1/partners", tag = "partners", params(PartnersQuery), responses((status = 200, body = Page<PartnerShape>)))]
pub async fn list(
    State(app): State<App>,
    Program(viewer): Program,
    Query(query): Query<PartnersQuery>,
) -> Result<Json<Page<PartnerShape>>> {
    let limit = usize::try_from(page_length(query.limit)?).unwrap_or_default();
    let after: Option<NameKey> =
        query.cursor.as_deref().map(cursor::open).transpose()?.map(|text| text.parse()).transpose().map_err(|_| cursor::unknown())?;
    let asked = u32::try_from(limit + 1).unwrap_or(u32::MAX);
    let words = Some(query.q.as_str()).filter(|q| !q.trim().is_empty());
    let rows = app.store.partners(&viewer, words, after.as_ref(), asked).await?;
    Ok(Json(Page::cut(rows, limit, |row| cursor::closed(&row.key().to_string()), PartnerShape::from)))
}
