//! Desks: named groups of an organization to which new conversations go, and the line in the composer that says which.

use std::collections::BTreeMap;

use kontor_model::ids::{DeskId, OrganizationId, PersonId};
use kontor_model::{Millis, Topic, worded};

use crate::access::Viewer;
use crate::audit;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::hints::{Hint, HintKind};
use crate::keeper::Keeper;
use crate::rows::One;

worded! {
    /// Where the organization of a desk stands in the trade that reaches it.
    DeskSide {
        /// On either side.
        Either = "",
        /// It sells.
        Seller = "seller",
        /// It buys.
        Buyer = "buyer",
    }
}

/// What a desk is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeskLabel {
    /// By what it is for: a key of the texts, such as `desk-accounts-payable`.
    Key(&'static str),
    /// By the name its organization gave it.
    Name(String),
}

/// A desk to be set up.
#[derive(Debug, Clone)]
pub struct NewDesk {
    /// Whose.
    pub organization: OrganizationId,
    /// What reaches it; [`Topic::None`] is General, which exists already.
    pub topic: Topic,
    /// On which side of the trade.
    pub side: DeskSide,
    /// What it is called, if not by what it is for.
    pub name: String,
}

/// A desk with its people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// Its id.
    pub id: DeskId,
    /// What reaches it; [`Topic::None`] is General.
    pub topic: Topic,
    /// On which side of the trade.
    pub side: DeskSide,
    /// What it is called.
    pub label: DeskLabel,
    /// Whether it holds everyone with `messages`, as General does until its people are chosen.
    pub everyone: bool,
    /// Its people by name, as id and name.
    pub people: Vec<(PersonId, String)>,
}

impl Store {
    /// Sets up a desk. One that was deleted comes back with the conversations it had, under the new name and without people.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the organization is not theirs to change; [`Error::Conflict`] (`desk`) if there is one for this
    /// topic and side already, as there always is for General.
    pub async fn create_desk<'k>(&self, keeper: impl Into<Keeper<'k>>, new: NewDesk, now: Millis) -> Result<Desk> {
        let keeper = keeper.into();
        keeper.keeps(&new.organization)?;
        if new.topic == Topic::None {
            return Err(Error::Conflict("desk"));
        }
        let mut tx = self.write().await?;
        crate::organizations::find(&mut tx, &new.organization).await?;
        let made = sql!(
            optional(String,),
            tx,
            "INSERT INTO desk (id, organization_id, topic, side, name, chosen, created_at) VALUES ($1, $2, $3, $4, $5, TRUE, $6)
             ON CONFLICT (organization_id, topic, side) DO UPDATE SET name = excluded.name, deleted_at = NULL WHERE desk.deleted_at IS NOT NULL
             RETURNING id",
            DeskId::new(now).as_str(),
            new.organization.as_str(),
            new.topic.as_str(),
            new.side.as_str(),
            new.name.trim(),
            now
        )?;
        let Some((id,)) = made else { return Err(Error::Conflict("desk")) };
        changed(&mut tx, keeper, &new.organization, "desk.create", &id, now).await?;
        let id = DeskId::from(id);
        let desk = load(&mut tx, &new.organization).await?.into_iter().find(|desk| desk.id == id).ok_or(Error::NotFound)?;
        tx.commit().await?;
        Ok(desk)
    }

    /// Seats a person at a desk. The first one at General takes the place of everyone.
    ///
    /// # Errors
    /// [`Error::NotFound`] unless the desk is theirs to change and the person an active one of the same organization.
    pub async fn add_to_desk<'k>(&self, keeper: impl Into<Keeper<'k>>, desk: &DeskId, person: &PersonId, now: Millis) -> Result<()> {
        let keeper = keeper.into();
        let mut tx = self.write().await?;
        let organization = owner(&mut tx, keeper, desk).await?;
        seat(&mut tx, &organization, desk, person).await?;
        settle(&mut tx, desk).await?;
        changed(&mut tx, keeper, &organization, "desk.add", person.as_str(), now).await?;
        tx.commit().await
    }

    /// Takes a person from a desk. When the last one leaves General, it holds everyone again.
    ///
    /// # Errors
    /// [`Error::NotFound`] unless the desk is theirs to change and the person sits there.
    pub async fn remove_from_desk<'k>(&self, keeper: impl Into<Keeper<'k>>, desk: &DeskId, person: &PersonId, now: Millis) -> Result<()> {
        let keeper = keeper.into();
        let mut tx = self.write().await?;
        let organization = owner(&mut tx, keeper, desk).await?;
        if sql!(run, tx, "DELETE FROM desk_person WHERE desk_id = $1 AND person_id = $2", desk.as_str(), person.as_str())? == 0 {
            return Err(Error::NotFound);
        }
        settle(&mut tx, desk).await?;
        changed(&mut tx, keeper, &organization, "desk.remove", person.as_str(), now).await?;
        tx.commit().await
    }

    /// Chooses all the people of a desk anew; with none, General holds everyone.
    ///
    /// # Errors
    /// As [`Store::add_to_desk`].
    pub async fn choose_people<'k>(&self, keeper: impl Into<Keeper<'k>>, desk: &DeskId, people: &[PersonId], now: Millis) -> Result<()> {
        let keeper = keeper.into();
        let mut tx = self.write().await?;
        let organization = owner(&mut tx, keeper, desk).await?;
        sql!(run, tx, "DELETE FROM desk_person WHERE desk_id = $1", desk.as_str())?;
        for person in people {
            seat(&mut tx, &organization, desk, person).await?;
        }
        settle(&mut tx, desk).await?;
        changed(&mut tx, keeper, &organization, "desk.choose", desk.as_str(), now).await?;
        tx.commit().await
    }

    /// Calls a desk by another name; with an empty one it is called by what it is for.
    ///
    /// # Errors
    /// [`Error::NotFound`] unless the desk is theirs to change.
    pub async fn rename_desk<'k>(&self, keeper: impl Into<Keeper<'k>>, desk: &DeskId, name: &str, now: Millis) -> Result<()> {
        let keeper = keeper.into();
        let mut tx = self.write().await?;
        let organization = owner(&mut tx, keeper, desk).await?;
        let renamed = sql!(run, tx, "UPDATE desk SET name = $2 WHERE id = $1 AND name <> $2", desk.as_str(), name.trim())?;
        if renamed > 0 {
            changed(&mut tx, keeper, &organization, "desk.rename", desk.as_str(), now).await?;
        }
        tx.commit().await
    }

    /// Deletes a desk. From then on General gets what it had and what would have come to it. Its people leave it; an extra address
    /// that sat nowhere else goes to General too, so that it does not fall silent.
    ///
    /// # Errors
    /// [`Error::NotFound`] unless the desk is theirs to change; [`Error::Conflict`] (`general`) for General, which every organization has.
    pub async fn delete_desk<'k>(&self, keeper: impl Into<Keeper<'k>>, desk: &DeskId, now: Millis) -> Result<()> {
        let keeper = keeper.into();
        let mut tx = self.write().await?;
        let organization = owner(&mut tx, keeper, desk).await?;
        if sql!(run, tx, "UPDATE desk SET deleted_at = $2 WHERE id = $1 AND topic <> ''", desk.as_str(), now)? == 0 {
            return Err(Error::Conflict("general"));
        }
        sql!(
            run,
            tx,
            "INSERT INTO desk_person (desk_id, organization_id, person_id)
             SELECT general.id, p.organization_id, p.id FROM desk_person s JOIN person p ON p.id = s.person_id
             JOIN desk general ON general.organization_id = p.organization_id AND general.topic = '' AND general.chosen
             WHERE s.desk_id = $1 AND p.kind = 'mailbox'
               AND NOT EXISTS (SELECT 1 FROM desk_person other WHERE other.person_id = p.id AND other.desk_id <> $1)",
            desk.as_str()
        )?;
        sql!(run, tx, "DELETE FROM desk_person WHERE desk_id = $1", desk.as_str())?;
        changed(&mut tx, keeper, &organization, "desk.delete", desk.as_str(), now).await?;
        tx.commit().await
    }

    /// The desks of one's own organization, General first.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn list_desks(&self, viewer: &Viewer) -> Result<Vec<Desk>> {
        let mut tx = self.read().await?;
        load(&mut tx, viewer.organization()).await
    }

    /// The desks of an organization, General first, for whoever keeps its account.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not theirs.
    pub async fn desks_of<'k>(&self, keeper: impl Into<Keeper<'k>>, organization: &OrganizationId) -> Result<Vec<Desk>> {
        keeper.into().keeps(organization)?;
        let mut tx = self.read().await?;
        load(&mut tx, organization).await
    }
}

/// What a desk is called: its own name, else by what it is for.
pub(crate) fn label(topic: Topic, side: DeskSide, name: &str) -> DeskLabel {
    if !name.is_empty() {
        return DeskLabel::Name(name.to_owned());
    }
    DeskLabel::Key(match (topic, side) {
        (Topic::None, _) => "desk-general",
        (Topic::Orders, DeskSide::Buyer) => "desk-purchasing",
        (Topic::Orders, _) => "desk-orders",
        (Topic::Invoices, DeskSide::Buyer) => "desk-accounts-payable",
        (Topic::Invoices, DeskSide::Seller) => "desk-accounts-receivable",
        (Topic::Invoices, DeskSide::Either) => "desk-invoices",
    })
}

/// The organization of a desk; [`Error::NotFound`] unless it is theirs to change.
async fn owner(tx: &mut Tx, keeper: Keeper<'_>, desk: &DeskId) -> Result<OrganizationId> {
    let (organization,) =
        sql!(one One<String>, tx, "SELECT organization_id FROM desk WHERE id = $1 AND deleted_at IS NULL", desk.as_str())?;
    let organization = OrganizationId::from(organization);
    keeper.keeps(&organization)?;
    Ok(organization)
}

async fn seat(tx: &mut Tx, organization: &OrganizationId, desk: &DeskId, person: &PersonId) -> Result<()> {
    let (organization, person) = (organization.as_str(), person.as_str());
    sql!(one One<String>, tx, "SELECT id FROM person WHERE id = $1 AND organization_id = $2 AND active", person, organization)?;
    sql!(
        run,
        tx,
        "INSERT INTO desk_person (desk_id, organization_id, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        desk.as_str(),
        organization,
        person
    )?;
    Ok(())
}

/// General is chosen while somebody sits there.
async fn settle(tx: &mut Tx, desk: &DeskId) -> Result<()> {
    sql!(
        run,
        tx,
        "UPDATE desk SET chosen = EXISTS (SELECT 1 FROM desk_person WHERE desk_id = $1) WHERE id = $1 AND topic = ''",
        desk.as_str()
    )?;
    Ok(())
}

async fn changed(tx: &mut Tx, keeper: Keeper<'_>, organization: &OrganizationId, verb: &str, detail: &str, now: Millis) -> Result<()> {
    tx.hint(Hint::new(HintKind::Account, organization.as_str(), Topic::None, now));
    audit::note(tx, organization, keeper.person(), verb, detail, now).await
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    #[sqlx(try_from = "String")]
    topic: Topic,
    #[sqlx(try_from = "String")]
    side: DeskSide,
    name: String,
    chosen: bool,
}

async fn load(tx: &mut Tx, organization: &OrganizationId) -> Result<Vec<Desk>> {
    let rows = sql!(all Row, tx,
        "SELECT id, topic, side, name, chosen FROM desk WHERE organization_id = $1 AND deleted_at IS NULL ORDER BY topic, side",
        organization.as_str())?;
    let seats: Vec<(String, String, String)> = sql!(
        all(String, String, String),
        tx,
        "SELECT s.desk_id, p.id, p.name FROM desk_person s JOIN person p ON p.id = s.person_id
         WHERE s.organization_id = $1 ORDER BY p.name_fold, p.id",
        organization.as_str()
    )?;
    let mut people: BTreeMap<String, Vec<(PersonId, String)>> = BTreeMap::new();
    for (desk, person, name) in seats {
        people.entry(desk).or_default().push((person.into(), name));
    }
    let desk = |row: Row| Desk {
        people: people.remove(&row.id).unwrap_or_default(),
        id: row.id.into(),
        topic: row.topic,
        side: row.side,
        label: label(row.topic, row.side, &row.name),
        everyone: row.topic == Topic::None && !row.chosen,
    };
    Ok(rows.into_iter().map(desk).collect())
}
