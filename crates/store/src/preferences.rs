//! How somebody wants to be told by e-mail, and what the firm lets stand in a mail.

use kontor_model::{Millis, Notifications, Pace, Quiet};

use crate::access::{Administrator, Viewer};
use crate::audit;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::rows::{self, Value};

/// What a firm decides on its mails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirmMail {
    /// Whether the text of messages may stand in mails to its people.
    pub text: bool,
    /// Whether partners see who of its people has seen a message, and not only that the firm has.
    pub seen_names: bool,
}

#[derive(sqlx::FromRow)]
struct PreferenceRow {
    #[sqlx(try_from = "String")]
    in_it: Pace,
    #[sqlx(try_from = "String")]
    desk: Pace,
    digest_hour: i64,
    quiet_from: Option<i64>,
    quiet_to: Option<i64>,
    with_text: bool,
}

impl Store {
    /// What this person wants; the defaults if nothing was ever chosen.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn notifications(&self, viewer: &Viewer) -> Result<Notifications> {
        let mut tx = self.look().await?;
        let row = sql!(
            optional PreferenceRow,
            tx,
            "SELECT in_it, desk, digest_hour, quiet_from, quiet_to, with_text FROM preference WHERE person_id = $1",
            viewer.person().as_str()
        )?;
        Ok(row.map(PreferenceRow::read).unwrap_or_default())
    }

    /// Keeps what this person wants. What waits already is looked at anew.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn set_notifications(&self, viewer: &Viewer, wishes: &Notifications, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        save(&mut tx, viewer.person().as_str(), wishes).await?;
        sql!(
            run,
            tx,
            "UPDATE seat SET due_at = $1 WHERE person_id = $2 AND due_at > $1",
            now + self.options.grace_ms,
            viewer.person().as_str()
        )?;
        tx.commit().await
    }

    /// Whoever has the link of a mail wants no more of them; `person` is the id whose seal was checked. Says the address, or nothing
    /// if that person is gone.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn unsubscribe(&self, person: &str) -> Result<Option<String>> {
        let mut tx = self.write().await?;
        let found = sql!(optional(String,), tx, "SELECT email FROM person WHERE id = $1 AND active", person)?;
        let Some((address,)) = found else { return Ok(None) };
        let row = sql!(
            optional PreferenceRow,
            tx,
            "SELECT in_it, desk, digest_hour, quiet_from, quiet_to, with_text FROM preference WHERE person_id = $1",
            person
        )?;
        let before = row.map(PreferenceRow::read).unwrap_or_default();
        save(&mut tx, person, &Notifications { in_it: Pace::Never, desk: Pace::Never, ..before }).await?;
        tx.commit().await?;
        Ok(Some(address))
    }

    /// What the firm decided on its mails.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn firm_mail(&self, viewer: &Viewer) -> Result<FirmMail> {
        let mut tx = self.look().await?;
        let text = "SELECT mail_text, seen_names FROM organization WHERE id = $1";
        let found = sql!(optional(bool, bool), tx, text, viewer.organization().as_str())?;
        found.map(|(text, seen_names)| FirmMail { text, seen_names }).ok_or(Error::NotFound)
    }

    /// Decides on the firm's mails.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn set_firm_mail(&self, administrator: &Administrator, firm: FirmMail, now: Millis) -> Result<()> {
        let viewer = administrator.viewer();
        let mut tx = self.write().await?;
        sql!(
            run,
            tx,
            "UPDATE organization SET mail_text = $1, seen_names = $2 WHERE id = $3",
            firm.text,
            firm.seen_names,
            viewer.organization().as_str()
        )?;
        let detail = format!("text: {}, names: {}", firm.text, firm.seen_names);
        audit::note(&mut tx, viewer.organization(), Some(viewer.person()), "organization.mail", &detail, now).await?;
        tx.commit().await
    }
}

impl PreferenceRow {
    fn read(self) -> Notifications {
        let hour = |hour: i64| u8::try_from(hour).ok().filter(|hour| *hour < 24);
        let quiet = self.quiet_from.and_then(hour).zip(self.quiet_to.and_then(hour)).map(|(from, to)| Quiet { from, to });
        let digest_hour = hour(self.digest_hour).unwrap_or(Notifications::default().digest_hour);
        Notifications { in_it: self.in_it, desk: self.desk, digest_hour, quiet, with_text: self.with_text }
    }
}

async fn save(tx: &mut Tx, person: &str, wishes: &Notifications) -> Result<()> {
    let values = [
        Value::Text(person),
        Value::Text(wishes.in_it.as_str()),
        Value::Text(wishes.desk.as_str()),
        Value::Int(wishes.digest_hour.into()),
        Value::MaybeInt(wishes.quiet.map(|quiet| quiet.from.into())),
        Value::MaybeInt(wishes.quiet.map(|quiet| quiet.to.into())),
        Value::Bool(wishes.with_text),
    ];
    let head = "INSERT INTO preference (person_id, in_it, desk, digest_hour, quiet_from, quiet_to, with_text)";
    let tail = "ON CONFLICT (person_id) DO UPDATE SET in_it = excluded.in_it, desk = excluded.desk, digest_hour = excluded.digest_hour,
        quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, with_text = excluded.with_text";
    rows::insert(tx, head, 7, &values, tail).await?;
    Ok(())
}
