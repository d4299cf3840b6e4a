//! Organizations: the accounts on the network, admitted and changed by the operator.

use kontor_model::ids::{DeskId, OrganizationId};
use kontor_model::{Millis, Plan, Role, Topic, fold};

use crate::access::Operator;
use crate::audit;
use crate::contacts::{self, Contact};
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::hints::{Hint, HintKind};
use crate::identifiers::{self, Identifier};
use crate::keeper::Keeper;
use crate::page::{NameKey, anywhere};
use crate::rows::Value;

/// What is to be known of an organization before it is admitted.
#[derive(Debug, Clone)]
pub struct NewOrganization {
    /// As it stands on its letters.
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// What it pays for.
    pub plan: Plan,
    /// The direction first offered to it.
    pub role: Role,
    /// Whether messaging is on; unless said, it is for Enterprise alone.
    pub messaging: Option<bool>,
    /// What its people read unless they choose otherwise, such as `pl`.
    pub language: String,
    /// IANA name.
    pub time_zone: String,
    /// May be empty.
    pub street: String,
    /// May be empty.
    pub postcode: String,
    /// May be empty.
    pub city: String,
    /// As `(scheme, value)`, in any spelling.
    pub identifiers: Vec<(String, String)>,
    /// One for each topic at most.
    pub contacts: Vec<Contact>,
}

/// What is to be changed; `None` stays as it is.
#[derive(Debug, Clone, Default)]
pub struct OrganizationChange {
    /// Its name.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// What it pays for; messaging goes on where it becomes Enterprise, unless said otherwise.
    pub plan: Option<Plan>,
    /// The direction first offered to it.
    pub role: Option<Role>,
    /// Whether messaging is on.
    pub messaging: Option<bool>,
    /// What its people read unless they choose otherwise.
    pub language: Option<String>,
    /// IANA name.
    pub time_zone: Option<String>,
    /// Street and house number.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// City.
    pub city: Option<String>,
    /// All of them anew, as `(scheme, value)`; those not named go.
    pub identifiers: Option<Vec<(String, String)>>,
    /// Those to be written; topics not named stay.
    pub contacts: Vec<Contact>,
}

/// An account on the network.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Organization {
    /// Its id.
    pub id: OrganizationId,
    /// Its name.
    pub name: String,
    /// Street and house number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// City.
    pub city: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// What its people read unless they choose otherwise.
    pub language: String,
    /// IANA name.
    pub time_zone: String,
    /// The direction first offered to it.
    pub role: Role,
    /// What it pays for.
    pub plan: Plan,
    /// Since when it waits for the operator to approve Enterprise.
    pub plan_asked_at: Option<Millis>,
    /// Whether messaging is on.
    pub messaging: bool,
    /// When it was admitted, in Unix milliseconds.
    pub created_at: Millis,
    /// All its identifiers.
    pub identifiers: Vec<Identifier>,
    /// Its contact information, in the order of the topics.
    pub contacts: Vec<Contact>,
}

impl Organization {
    /// Where the list goes on after it.
    pub fn key(&self) -> NameKey {
        NameKey::of(&self.name, self.id.as_str())
    }
}

impl Store {
    /// Admits an organization, with a General desk that holds everyone with `messages`.
    ///
    /// A Polish VAT number brings the NIP along and the other way round, see [`crate::identifier_forms`].
    ///
    /// # Errors
    /// [`Error::Taken`] if an identifier belongs to another organization.
    pub async fn create_organization(&self, operator: &Operator, new: NewOrganization, now: Millis) -> Result<Organization> {
        let mut tx = self.write().await?;
        let id = OrganizationId::new(now);
        insert(&mut tx, &id, &new, now).await?;
        let desk = DeskId::new(now);
        sql!(
            run,
            tx,
            "INSERT INTO desk (id, organization_id, topic, created_at) VALUES ($1, $2, '', $3)",
            desk.as_str(),
            id.as_str(),
            now
        )?;
        identifiers::replace(&mut tx, &id, &new.identifiers).await?;
        for contact in &new.contacts {
            contacts::save(&mut tx, &id, contact).await?;
        }
        index(&mut tx, &id).await?;
        audit::note(&mut tx, &id, operator.person(), "organization.create", new.name.trim(), now).await?;
        admitted(&mut tx, &id, now).await?;
        let made = find(&mut tx, &id).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// Changes an organization. Identifiers and plan are the network's: only an operator changes them.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Taken`] if an identifier belongs to another organization; [`Error::Conflict`]
    /// (`contact`) if messaging is turned off while nobody can be reached by e-mail or telephone.
    pub async fn update_organization(
        &self,
        operator: &Operator,
        id: &OrganizationId,
        change: OrganizationChange,
        now: Millis,
    ) -> Result<Organization> {
        let mut tx = self.write().await?;
        let before = find(&mut tx, id).await?;
        let upgraded = change.plan == Some(Plan::Enterprise) && before.plan != Plan::Enterprise;
        let messaging = change.messaging.unwrap_or(before.messaging || upgraded);
        update(&mut tx, id, &change, messaging).await?;
        for contact in &change.contacts {
            contacts::save(&mut tx, id, contact).await?;
        }
        if before.messaging && !messaging && !contacts::reachable(&mut tx, id).await? {
            return Err(Error::Conflict("contact"));
        }
        if messaging && (upgraded || !before.messaging) {
            crate::account::answer_requests(&mut tx, id, now).await?;
        }
        if let Some(given) = &change.identifiers {
            identifiers::replace(&mut tx, id, given).await?;
        }
        index(&mut tx, id).await?;
        audit::note(&mut tx, id, operator.person(), "organization.update", &named(&change), now).await?;
        admitted(&mut tx, id, now).await?;
        let changed = find(&mut tx, id).await?;
        tx.commit().await?;
        Ok(changed)
    }

    /// One organization with all that is known of it.
    ///
    /// # Errors
    /// [`Error::NotFound`], also where it is not theirs to see.
    pub async fn show_organization<'k>(&self, keeper: impl Into<Keeper<'k>>, id: &OrganizationId) -> Result<Organization> {
        keeper.into().keeps(id)?;
        let mut tx = self.read().await?;
        find(&mut tx, id).await
    }

    /// Organizations by name, after the row `after`; `query` looks in name, city and identifiers.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn list_organizations(
        &self,
        _operator: &Operator,
        query: &str,
        after: Option<&NameKey>,
        limit: u32,
    ) -> Result<Vec<Organization>> {
        let mut tx = self.read().await?;
        let words = patterns(query);
        let (fold, id) = NameKey::parts(after);
        let mut values = vec![Value::Text(fold), Value::Text(id)];
        let found = found_by(&mut values, "o", &words);
        load(&mut tx, &format!("(o.name_fold, o.id) > ($1, $2){found} ORDER BY o.name_fold, o.id LIMIT {limit}"), &values).await
    }
}

/// Called in the transaction in which an organization can be reached in a new way: it was admitted, has other identifiers,
/// or another partner. What waited for it is handed over.
pub(crate) async fn admitted(tx: &mut Tx, organization: &OrganizationId, now: Millis) -> Result<()> {
    crate::held::deliver(tx, organization, now).await?;
    tx.hint(Hint::new(HintKind::Account, organization.as_str(), Topic::None, now));
    Ok(())
}

async fn insert(tx: &mut Tx, id: &OrganizationId, new: &NewOrganization, now: Millis) -> Result<()> {
    let name = new.name.trim();
    let folded = fold(name);
    let values = [
        Value::Text(id.as_str()),
        Value::Text(name),
        Value::Text(&folded),
        Value::Text(new.street.trim()),
        Value::Text(new.postcode.trim()),
        Value::Text(new.city.trim()),
        Value::Text(&new.country),
        Value::Text(&new.language),
        Value::Text(&new.time_zone),
        Value::Text(new.role.as_str()),
        Value::Text(new.plan.as_str()),
        Value::Bool(new.messaging.unwrap_or(new.plan == Plan::Enterprise)),
        Value::Int(now),
    ];
    let head = "INSERT INTO organization
        (id, name, name_fold, street, postcode, city, country, language, time_zone, role, plan, messaging, created_at)";
    crate::rows::insert(tx, head, 13, &values, "").await?;
    Ok(())
}

async fn update(tx: &mut Tx, id: &OrganizationId, change: &OrganizationChange, messaging: bool) -> Result<()> {
    let name = change.name.as_deref().map(str::trim);
    let folded = name.map(fold);
    sql!(
        run,
        tx,
        "UPDATE organization SET name = COALESCE($2, name), name_fold = COALESCE($3, name_fold), street = COALESCE($4, street),
           postcode = COALESCE($5, postcode), city = COALESCE($6, city), country = COALESCE($7, country),
           language = COALESCE($8, language), time_zone = COALESCE($9, time_zone), role = COALESCE($10, role),
           plan_asked_at = CASE WHEN CAST($11 AS TEXT) IS NULL THEN plan_asked_at END, plan = COALESCE($11, plan), messaging = $12
         WHERE id = $1",
        id.as_str(),
        name,
        folded.as_deref(),
        change.street.as_deref().map(str::trim),
        change.postcode.as_deref().map(str::trim),
        change.city.as_deref().map(str::trim),
        change.country.as_deref(),
        change.language.as_deref(),
        change.time_zone.as_deref(),
        change.role.map(Role::as_str),
        change.plan.map(Plan::as_str),
        messaging
    )?;
    Ok(())
}

/// Which parts a change names, for the audit log.
fn named(change: &OrganizationChange) -> String {
    let parts = [
        ("name", change.name.is_some()),
        ("address", change.street.is_some() || change.postcode.is_some() || change.city.is_some() || change.country.is_some()),
        ("plan", change.plan.is_some()),
        ("role", change.role.is_some()),
        ("messaging", change.messaging.is_some()),
        ("language", change.language.is_some() || change.time_zone.is_some()),
        ("identifiers", change.identifiers.is_some()),
        ("contacts", !change.contacts.is_empty()),
    ];
    parts.into_iter().filter(|(_, yes)| *yes).map(|(part, _)| part).collect::<Vec<_>>().join(", ")
}

/// Writes anew by what it is found.
async fn index(tx: &mut Tx, id: &OrganizationId) -> Result<()> {
    let organization = find(tx, id).await?;
    let mut text = format!("{} {}", fold(&organization.name), fold(&organization.city));
    for identifier in &organization.identifiers {
        text = format!("{text} {} {}", fold(&identifier.value), fold(&identifier.shown));
    }
    sql!(run, tx, "UPDATE organization SET found_by = $2 WHERE id = $1", id.as_str(), text.as_str())?;
    Ok(())
}

/// A pattern for each word that was typed: all of them must be found.
pub(crate) fn patterns(query: &str) -> Vec<String> {
    fold(query).split_whitespace().take(8).map(anywhere).collect()
}

/// The conditions for those patterns, beginning with `AND`.
pub(crate) fn found_by<'v>(values: &mut Vec<Value<'v>>, table: &str, patterns: &'v [String]) -> String {
    let mut text = String::new();
    for pattern in patterns {
        values.push(Value::Text(pattern));
        text = format!("{text} AND {table}.found_by LIKE ${} ESCAPE '\\'", values.len());
    }
    text
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name: String,
    street: String,
    postcode: String,
    city: String,
    country: String,
    language: String,
    time_zone: String,
    #[sqlx(try_from = "String")]
    role: Role,
    #[sqlx(try_from = "String")]
    plan: Plan,
    plan_asked_at: Option<i64>,
    messaging: bool,
    created_at: i64,
}

/// One organization; [`Error::NotFound`] if there is none.
pub(crate) async fn find(tx: &mut Tx, id: &OrganizationId) -> Result<Organization> {
    load(tx, "o.id = $1", &[Value::Text(id.as_str())]).await?.pop().ok_or(Error::NotFound)
}

async fn load(tx: &mut Tx, condition: &str, values: &[Value<'_>]) -> Result<Vec<Organization>> {
    let text = format!(
        "SELECT o.id, o.name, o.street, o.postcode, o.city, o.country, o.language, o.time_zone, o.role, o.plan, o.plan_asked_at,
           o.messaging, o.created_at FROM organization o WHERE {condition}"
    );
    let rows = sql!(all Row, tx, text, ..values)?;
    let mut identifiers = identifiers::of(tx, rows.iter().map(|row| row.id.as_str())).await?;
    let mut contacts = contacts::of(tx, rows.iter().map(|row| row.id.as_str())).await?;
    let organization = |row: Row| Organization {
        identifiers: identifiers.remove(&row.id).unwrap_or_default(),
        contacts: contacts.remove(&row.id).unwrap_or_default(),
        id: row.id.into(),
        name: row.name,
        street: row.street,
        postcode: row.postcode,
        city: row.city,
        country: row.country,
        language: row.language,
        time_zone: row.time_zone,
        role: row.role,
        plan: row.plan,
        plan_asked_at: row.plan_asked_at,
        messaging: row.messaging,
        created_at: row.created_at,
    };
    Ok(rows.into_iter().map(organization).collect())
}
