//! Extra addresses of an organization: they sit at desks like people, answer by mail, and nobody signs in with them.

use kontor_model::ids::{DeskId, OrganizationId, PersonId, SignInId};
use kontor_model::{Millis, Permission, Permissions};

use crate::access::Administrator;
use crate::audit;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::rows::{self, One, Value};
use crate::sign_in::email_fold;

/// The most of one organization.
pub const MAILBOXES: i64 = 3;
/// The most mails a day that ask one address to confirm itself.
const ASKED: i64 = 3;
const DAY_MS: Millis = 86_400_000;

/// An extra address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The person that stands for it.
    pub person: PersonId,
    /// The address.
    pub address: String,
    /// Whether somebody there has confirmed it; until then nothing is sent but the link.
    pub confirmed: bool,
    /// Whether it still wants mails.
    pub wanted: bool,
    /// The desks at which it sits by choice.
    pub desks: Vec<DeskId>,
}

/// An address of the firm to which mail does not come through.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Trouble {
    /// The address.
    pub address: String,
    /// The enhanced status code, or empty.
    pub status: String,
    /// What a mail server said of it.
    pub reason: String,
    /// Since when nothing is sent there.
    pub suppressed_at: Millis,
}

impl Store {
    /// The extra addresses of the firm, the oldest first.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn mailboxes(&self, administrator: &Administrator) -> Result<Vec<Mailbox>> {
        let firm = administrator.viewer().organization().as_str();
        let mut tx = self.read().await?;
        let rows: Vec<(String, String, bool, String)> = sql!(
            all(String, String, bool, String),
            tx,
            "SELECT p.id, p.email, p.active, COALESCE(f.desk, '') FROM person p LEFT JOIN preference f ON f.person_id = p.id
             WHERE p.organization_id = $1 AND p.kind = 'mailbox' AND p.deactivated_at IS NULL ORDER BY p.id",
            firm
        )?;
        let seats: Vec<(String, String)> =
            sql!(all(String, String), tx, "SELECT person_id, desk_id FROM desk_person WHERE organization_id = $1 ORDER BY desk_id", firm)?;
        let mailbox = |(person, address, confirmed, desk): (String, String, bool, String)| Mailbox {
            desks: seats.iter().filter(|(sits, _)| *sits == person).map(|(_, desk)| desk.as_str().into()).collect(),
            person: person.into(),
            address,
            confirmed,
            wanted: desk != "never",
        };
        Ok(rows.into_iter().map(mailbox).collect())
    }

    /// Names an extra address. It counts once somebody there has confirmed it; it then sits at these desks, or at General.
    ///
    /// # Errors
    /// [`Error::Conflict`]: `mailboxes` if there are as many as may be, `mailbox` if this one is there already, `asked` if it was asked
    /// often enough today; [`Error::NotFound`] for a desk of others.
    pub async fn add_mailbox(&self, administrator: &Administrator, address: &str, desks: &[DeskId], now: Millis) -> Result<PersonId> {
        let viewer = administrator.viewer();
        let firm = viewer.organization();
        let mut tx = self.write().await?;
        let known: Vec<One<String>> = sql!(all One<String>, tx,
            "SELECT name_fold FROM person WHERE organization_id = $1 AND kind = 'mailbox' AND deactivated_at IS NULL", firm.as_str())?;
        let folded = email_fold(address);
        if known.iter().any(|(known,)| *known == folded) {
            return Err(Error::Conflict("mailbox"));
        }
        if i64::try_from(known.len()).unwrap_or(i64::MAX) >= MAILBOXES {
            return Err(Error::Conflict("mailboxes"));
        }
        may_ask(&mut tx, &folded, now).await?;
        let person = make(&mut tx, firm, address.trim(), &folded, now).await?;
        for desk in if desks.is_empty() { general(&mut tx, firm).await? } else { desks.to_vec() } {
            sit(&mut tx, firm, &desk, &person).await?;
        }
        audit::note(&mut tx, firm, Some(viewer.person()), "mailbox.add", address, now).await?;
        tx.commit().await?;
        Ok(person)
    }

    /// Whether this unconfirmed address may be sent its link once more; its address then.
    ///
    /// # Errors
    /// [`Error::NotFound`], or [`Error::Conflict`] (`asked`) if it was asked often enough today.
    pub async fn mailbox_to_ask(&self, administrator: &Administrator, person: &str, now: Millis) -> Result<String> {
        let mut tx = self.read().await?;
        let found = sql!(
            optional(String, String),
            tx,
            "SELECT email, name_fold FROM person
             WHERE id = $1 AND organization_id = $2 AND kind = 'mailbox' AND NOT active AND deactivated_at IS NULL",
            person,
            administrator.viewer().organization().as_str()
        )?;
        let (address, folded) = found.ok_or(Error::NotFound)?;
        may_ask(&mut tx, &folded, now).await?;
        Ok(address)
    }

    /// Somebody with the link says that the address is theirs; `person` is the id whose seal was checked. The firm and the address.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it was taken back meanwhile.
    pub async fn confirm_mailbox(&self, person: &str, now: Millis) -> Result<(String, String)> {
        let mut tx = self.write().await?;
        let found = mailbox_of(&mut tx, person).await?;
        let changed = sql!(run, tx, "UPDATE person SET active = TRUE WHERE id = $1 AND NOT active", person)?;
        if changed > 0 {
            audit::note(&mut tx, &found.2.as_str().into(), None, "mailbox.confirm", &found.1, now).await?;
        }
        tx.commit().await?;
        Ok((found.0, found.1))
    }

    /// Which firm has named which address, for whoever has the link.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it was taken back meanwhile.
    pub async fn mailbox_named(&self, person: &str) -> Result<(String, String)> {
        let (firm, address, _) = mailbox_of(&mut self.read().await?, person).await?;
        Ok((firm, address))
    }

    /// Takes an extra address back: it gets nothing from now on.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none.
    pub async fn remove_mailbox(&self, administrator: &Administrator, person: &str, now: Millis) -> Result<()> {
        let viewer = administrator.viewer();
        let mut tx = self.write().await?;
        let gone = sql!(
            run,
            tx,
            "UPDATE person SET active = FALSE, deactivated_at = $1
             WHERE id = $2 AND organization_id = $3 AND kind = 'mailbox' AND deactivated_at IS NULL",
            now,
            person,
            viewer.organization().as_str()
        )?;
        if gone == 0 {
            return Err(Error::NotFound);
        }
        sql!(run, tx, "DELETE FROM desk_person WHERE person_id = $1", person)?;
        sql!(run, tx, "UPDATE seat SET in_it = FALSE, due_at = NULL WHERE person_id = $1", person)?;
        audit::note(&mut tx, viewer.organization(), Some(viewer.person()), "mailbox.remove", person, now).await?;
        tx.commit().await
    }

    /// Addresses of the firm's people and its extra addresses to which nothing is sent any more.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn troubles(&self, administrator: &Administrator) -> Result<Vec<Trouble>> {
        let mut tx = self.look().await?;
        sql!(all Trouble, tx,
            "SELECT t.address, t.status, t.reason, t.suppressed_at FROM person p JOIN sign_in s ON s.id = p.sign_in_id
             JOIN address_trouble t ON t.address_fold = CASE WHEN p.kind = 'mailbox' THEN p.name_fold ELSE s.email_fold END
             WHERE p.organization_id = $1 AND p.active AND t.suppressed_at IS NOT NULL ORDER BY t.address_fold LIMIT 20",
            administrator.viewer().organization().as_str())
    }
}

/// The firm, the address and the firm's id.
async fn mailbox_of(tx: &mut Tx, person: &str) -> Result<(String, String, String)> {
    let found = sql!(
        optional(String, String, String),
        tx,
        "SELECT o.name, p.email, o.id FROM person p JOIN organization o ON o.id = p.organization_id
         WHERE p.id = $1 AND p.kind = 'mailbox' AND p.deactivated_at IS NULL",
        person
    )?;
    found.ok_or(Error::NotFound)
}

/// Nobody is to fill a stranger's mailbox with questions.
async fn may_ask(tx: &mut Tx, folded: &str, now: Millis) -> Result<()> {
    let (asked,) = sql!(
        one(i64,),
        tx,
        "SELECT COUNT(*) FROM letter WHERE address_fold = $1 AND kind = 'note' AND created_at > $2",
        folded,
        now - DAY_MS
    )?;
    if asked < ASKED { Ok(()) } else { Err(Error::Conflict("asked")) }
}

/// A person of kind `mailbox`. Its sign-in has no password, and a name that no address can have.
async fn make(tx: &mut Tx, firm: &OrganizationId, address: &str, folded: &str, now: Millis) -> Result<PersonId> {
    let (person, sign_in) = (PersonId::new(now), SignInId::new(now));
    let (language, time_zone) = sql!(one(String, String), tx, "SELECT language, time_zone FROM organization WHERE id = $1", firm.as_str())?;
    sql!(
        run,
        tx,
        "INSERT INTO sign_in (id, email, email_fold, created_at) VALUES ($1, $2, $3, $4)",
        sign_in.as_str(),
        address,
        format!("mailbox:{person}"),
        now
    )?;
    let may: Permissions = [Permission::Messages, Permission::Orders, Permission::Invoices].into_iter().collect();
    let values = [
        Value::Text(person.as_str()),
        Value::Text(firm.as_str()),
        Value::Text(sign_in.as_str()),
        Value::Text(address),
        Value::Text(folded),
        Value::Text(address),
        Value::Text(&language),
        Value::Text(&time_zone),
        Value::Int(may.bits()),
        Value::Bool(false),
        Value::Text("mailbox"),
        Value::Int(now),
    ];
    let head = "INSERT INTO person
        (id, organization_id, sign_in_id, name, name_fold, email, language, time_zone, permissions, active, kind, created_at)";
    rows::insert(tx, head, 12, &values, "").await?;
    Ok(person)
}

/// The General desk, if its people were chosen; while they are not, everyone with `messages` sits there anyhow.
async fn general(tx: &mut Tx, firm: &OrganizationId) -> Result<Vec<DeskId>> {
    let text = "SELECT id FROM desk WHERE organization_id = $1 AND topic = '' AND chosen";
    let found: Vec<One<String>> = sql!(all One<String>, tx, text, firm.as_str())?;
    Ok(found.into_iter().map(|(id,)| id.into()).collect())
}

async fn sit(tx: &mut Tx, firm: &OrganizationId, desk: &DeskId, person: &PersonId) -> Result<()> {
    let text = "SELECT id FROM desk WHERE id = $1 AND organization_id = $2 AND deleted_at IS NULL";
    if sql!(optional(String,), tx, text, desk.as_str(), firm.as_str())?.is_none() {
        return Err(Error::NotFound);
    }
    sql!(
        run,
        tx,
        "INSERT INTO desk_person (desk_id, organization_id, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        desk.as_str(),
        firm.as_str(),
        person.as_str()
    )?;
    Ok(())
}
