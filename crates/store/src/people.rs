//! People: human beings in one organization, with what they may do there.

use kontor_model::ids::{OrganizationId, PersonId};
use kontor_model::{EventKind, Millis, Permission, Permissions, Topic, fold};

use crate::access::{Operator, Viewer};
use crate::audit;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::hints::{Hint, HintKind};
use crate::keeper::Keeper;
use crate::page::NameKey;
use crate::rows::{self, Value};
use crate::sign_in;

/// What is to be known of a person before it comes in.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Of which organization.
    pub organization: OrganizationId,
    /// As colleagues and partners read it.
    pub name: String,
    /// Where mail goes; also the sign-in, shared by all persons with this address.
    pub email: String,
    /// What it may do; unless said, messages, orders and invoices.
    pub permissions: Option<Permissions>,
    /// What it reads; unless said, as its organization.
    pub language: Option<String>,
    /// Whether it operates the network. Only an operator's word counts.
    pub operator: bool,
    /// The hash of a password. Given by an administrator it counts only where the sign-in is new: nobody else's is changed.
    pub password_hash: Option<String>,
}

/// What is to be changed; `None` stays as it is.
#[derive(Debug, Clone, Default)]
pub struct PersonChange {
    /// As colleagues and partners read it.
    pub name: Option<String>,
    /// What it may do, from the next request on.
    pub permissions: Option<Permissions>,
    /// What it reads.
    pub language: Option<String>,
    /// Whether it operates the network. Only an operator's word counts.
    pub operator: Option<bool>,
}

/// What people say of themselves; `None` stays as it is.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// As colleagues and partners read it.
    pub name: Option<String>,
    /// What the person reads.
    pub language: Option<String>,
    /// IANA name.
    pub time_zone: Option<String>,
    /// `light`, `dark`, or empty for what the device says.
    pub theme: Option<String>,
}

/// A human being in one organization.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// Of which organization.
    pub organization: OrganizationId,
    /// As colleagues and partners read it.
    pub name: String,
    /// Where mail goes.
    pub email: String,
    /// What it may do, in the order of the permissions.
    pub permissions: Vec<Permission>,
    /// What it reads.
    pub language: String,
    /// IANA name.
    pub time_zone: String,
    /// Whether it operates the network.
    pub operator: bool,
    /// Whether it may come in.
    pub active: bool,
    /// When it came, in Unix milliseconds.
    pub created_at: Millis,
    /// When it left.
    pub deactivated_at: Option<Millis>,
}

impl Person {
    /// Where the list goes on after it.
    pub fn key(&self) -> NameKey {
        NameKey::of(&self.name, self.id.as_str())
    }
}

impl Store {
    /// Lets a person in; the sign-in of its address is found or made. One who had left comes back as the same person.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the organization is not theirs to change; [`Error::Conflict`] (`person`) if somebody with this
    /// address is there already.
    pub async fn create_person<'k>(&self, keeper: impl Into<Keeper<'k>>, new: NewPerson, now: Millis) -> Result<Person> {
        let keeper = keeper.into();
        keeper.keeps(&new.organization)?;
        let mut tx = self.write().await?;
        let firm = crate::organizations::find(&mut tx, &new.organization).await?;
        let (sign_in, fresh) = sign_in::find_or_make(&mut tx, &new.email, now).await?;
        if let Some(hash) = new.password_hash.as_deref().filter(|_| fresh || keeper.is_operator()) {
            sign_in::set_password(&mut tx, &sign_in, hash).await?;
        }
        let usual = || [Permission::Messages, Permission::Orders, Permission::Invoices].into_iter().collect();
        let id = PersonId::new(now);
        let folded = fold(new.name.trim());
        let values = [
            Value::Text(id.as_str()),
            Value::Text(new.organization.as_str()),
            Value::Text(sign_in.as_str()),
            Value::Text(new.name.trim()),
            Value::Text(&folded),
            Value::Text(new.email.trim()),
            Value::Text(new.language.as_deref().unwrap_or(&firm.language)),
            Value::Text(&firm.time_zone),
            Value::Int(new.permissions.unwrap_or_else(usual).bits()),
            Value::Bool(new.operator && keeper.is_operator()),
            Value::Int(now),
        ];
        let head = "INSERT INTO person
            (id, organization_id, sign_in_id, name, name_fold, email, language, time_zone, permissions, operator, created_at)";
        let tail = "ON CONFLICT (organization_id, sign_in_id) DO UPDATE SET name = excluded.name, name_fold = excluded.name_fold,
            email = excluded.email, permissions = excluded.permissions, operator = excluded.operator,
            active = TRUE, deactivated_at = NULL WHERE NOT person.active";
        if rows::insert(&mut tx, head, 11, &values, tail).await? == 0 {
            return Err(Error::Conflict("person"));
        }
        let condition = "organization_id = $1 AND sign_in_id = $2";
        let made = load(&mut tx, condition, &values[1..3]).await?.pop().ok_or(Error::NotFound)?;
        audit::note(&mut tx, &made.organization, keeper.person(), "person.create", made.id.as_str(), now).await?;
        tx.hint(Hint::new(HintKind::Account, made.organization.as_str(), Topic::None, now));
        tx.commit().await?;
        Ok(made)
    }

    /// Changes a person; permissions hold from the next request on.
    ///
    /// # Errors
    /// [`Error::NotFound`], also where it is not theirs to change.
    pub async fn update_person<'k>(
        &self,
        keeper: impl Into<Keeper<'k>>,
        person: &PersonId,
        change: PersonChange,
        now: Millis,
    ) -> Result<Person> {
        let keeper = keeper.into();
        let mut tx = self.write().await?;
        let before = find(&mut tx, person).await?;
        keeper.keeps(&before.organization)?;
        let name = change.name.as_deref().map(str::trim);
        let folded = name.map(fold);
        sql!(
            run,
            tx,
            "UPDATE person SET name = COALESCE($2, name), name_fold = COALESCE($3, name_fold),
               permissions = COALESCE($4, permissions), language = COALESCE($5, language), operator = COALESCE($6, operator)
             WHERE id = $1",
            person.as_str(),
            name,
            folded.as_deref(),
            change.permissions.map(Permissions::bits),
            change.language.as_deref(),
            change.operator.filter(|_| keeper.is_operator())
        )?;
        audit::note(&mut tx, &before.organization, keeper.person(), "person.update", person.as_str(), now).await?;
        tx.hint(Hint::new(HintKind::Account, before.organization.as_str(), Topic::None, now));
        let changed = find(&mut tx, person).await?;
        tx.commit().await?;
        Ok(changed)
    }

    /// Ends a person's access at once: sessions, tokens and places at desks go, and what it had taken returns to its desk.
    ///
    /// Its name stays under what it wrote. Doing it again changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`], also where it is not theirs to change.
    pub async fn deactivate_person<'k>(&self, keeper: impl Into<Keeper<'k>>, person: &PersonId, now: Millis) -> Result<Person> {
        let keeper = keeper.into();
        let mut tx = self.write().await?;
        let before = find(&mut tx, person).await?;
        keeper.keeps(&before.organization)?;
        let id = person.as_str();
        sql!(run, tx, "UPDATE person SET active = FALSE, deactivated_at = $2 WHERE id = $1 AND active", id, now)?;
        sql!(run, tx, "DELETE FROM session WHERE person_id = $1", id)?;
        sql!(run, tx, "UPDATE api_token SET revoked_at = $2 WHERE person_id = $1 AND revoked_at IS NULL", id, now)?;
        sql!(run, tx, "DELETE FROM desk_person WHERE person_id = $1", id)?;
        sql!(run, tx, "UPDATE seat SET due_at = NULL WHERE person_id = $1 AND due_at IS NOT NULL", id)?;
        release(&mut tx, &before, now).await?;
        audit::note(&mut tx, &before.organization, keeper.person(), "person.deactivate", id, now).await?;
        tx.hint(Hint::new(HintKind::Account, before.organization.as_str(), Topic::None, now));
        let changed = find(&mut tx, person).await?;
        tx.commit().await?;
        Ok(changed)
    }

    /// The people of one's own organization by name, after the row `after`, those who left among them.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn list_people(&self, viewer: &Viewer, after: Option<&NameKey>, limit: u32) -> Result<Vec<Person>> {
        let mut tx = self.read().await?;
        page(&mut tx, viewer.organization(), after, limit).await
    }

    /// The people of an organization, as [`Store::list_people`], for whoever keeps its account.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none or it is not theirs.
    pub async fn people_of<'k>(
        &self,
        keeper: impl Into<Keeper<'k>>,
        organization: &OrganizationId,
        after: Option<&NameKey>,
        limit: u32,
    ) -> Result<Vec<Person>> {
        keeper.into().keeps(organization)?;
        let mut tx = self.read().await?;
        crate::organizations::find(&mut tx, organization).await?;
        page(&mut tx, organization, after, limit).await
    }

    /// The person with this e-mail address in an organization, if any, also one who left.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn person_by_email(&self, _operator: &Operator, organization: &OrganizationId, email: &str) -> Result<Option<Person>> {
        let mut tx = self.read().await?;
        let folded = sign_in::email_fold(email);
        let values = [Value::Text(organization.as_str()), Value::Text(&folded)];
        let condition = "organization_id = $1 AND sign_in_id = (SELECT id FROM sign_in WHERE email_fold = $2)";
        Ok(load(&mut tx, condition, &values).await?.pop())
    }

    /// One person of one's own organization.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for people of other organizations.
    pub async fn person(&self, viewer: &Viewer, person: &PersonId) -> Result<Person> {
        let mut tx = self.read().await?;
        let found = find(&mut tx, person).await?;
        if found.organization == *viewer.organization() { Ok(found) } else { Err(Error::NotFound) }
    }

    /// Changes what people say of themselves.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn save_profile(&self, viewer: &Viewer, profile: &Profile) -> Result<()> {
        let name = profile.name.as_deref().map(str::trim);
        let folded = name.map(fold);
        let mut tx = self.write().await?;
        sql!(
            run,
            tx,
            "UPDATE person SET name = COALESCE($2, name), name_fold = COALESCE($3, name_fold), language = COALESCE($4, language),
               time_zone = COALESCE($5, time_zone), theme = COALESCE($6, theme) WHERE id = $1",
            viewer.person().as_str(),
            name,
            folded.as_deref(),
            profile.language.as_deref(),
            profile.time_zone.as_deref(),
            profile.theme.as_deref()
        )?;
        tx.commit().await
    }
}

/// What a person had taken returns to its desk, with an event that its own side sees.
async fn release(tx: &mut Tx, person: &Person, now: Millis) -> Result<()> {
    let (id, organization) = (person.id.as_str(), person.organization.as_str());
    let taken: Vec<(String, i64, String)> =
        sql!(all(String, i64, String), tx, "SELECT conversation_id, last_seq, topic FROM side WHERE taken_by = $1", id)?;
    sql!(run, tx, "UPDATE side SET taken_by = NULL WHERE taken_by = $1", id)?;
    let mut values = Vec::with_capacity(taken.len() * 8);
    let ids: Vec<String> = taken.iter().map(|_| kontor_model::ids::new_id(now)).collect();
    for ((conversation, seq, topic), event) in taken.iter().zip(&ids) {
        values.extend([
            Value::Text(event),
            Value::Text(conversation),
            Value::Int(*seq),
            Value::Int(now),
            Value::Text(EventKind::Released.as_str()),
            Value::Text(organization),
            Value::Text(id),
            Value::Text(organization),
        ]);
        let topic: Topic = topic.parse().map_err(crate::access::damaged)?;
        tx.hint(Hint::new(HintKind::Event, organization, topic, now).conversation(conversation, None));
    }
    let head = "INSERT INTO event (id, conversation_id, after_seq, at, kind, organization_id, person_id, only_for)";
    rows::insert(tx, head, 8, &values, "").await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    organization_id: String,
    name: String,
    email: String,
    permissions: i64,
    language: String,
    time_zone: String,
    operator: bool,
    active: bool,
    created_at: i64,
    deactivated_at: Option<i64>,
}

/// One page of the people of an organization.
async fn page(tx: &mut Tx, organization: &OrganizationId, after: Option<&NameKey>, limit: u32) -> Result<Vec<Person>> {
    let (fold, id) = NameKey::parts(after);
    let values = [Value::Text(organization.as_str()), Value::Text(fold), Value::Text(id)];
    load(tx, &format!("organization_id = $1 AND (name_fold, id) > ($2, $3) ORDER BY name_fold, id LIMIT {limit}"), &values).await
}

async fn find(tx: &mut Tx, id: &PersonId) -> Result<Person> {
    load(tx, "id = $1", &[Value::Text(id.as_str())]).await?.pop().ok_or(Error::NotFound)
}

async fn load(tx: &mut Tx, condition: &str, values: &[Value<'_>]) -> Result<Vec<Person>> {
    let text = format!(
        "SELECT id, organization_id, name, email, permissions, language, time_zone, operator, active, created_at, deactivated_at
         FROM person WHERE {condition}"
    );
    let rows = sql!(all Row, tx, text, ..values)?;
    let person = |row: Row| Person {
        id: row.id.into(),
        organization: row.organization_id.into(),
        name: row.name,
        email: row.email,
        permissions: Permissions::from_bits(row.permissions).iter().collect(),
        language: row.language,
        time_zone: row.time_zone,
        operator: row.operator,
        active: row.active,
        created_at: row.created_at,
        deactivated_at: row.deactivated_at,
    };
    Ok(rows.into_iter().map(person).collect())
}
