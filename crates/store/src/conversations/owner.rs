//! Taking over: take, give back, hand over to a colleague or a desk, add a colleague.

use kontor_model::{EventKind, Millis, Permissions};

use super::{About, hint_own, note, sit_down};
use crate::access::Seated;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};

/// To whom a conversation is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandOver {
    /// A colleague, by id.
    Person(String),
    /// A desk of the own organization, by id.
    Desk(String),
}

/// A colleague who may open the conversation.
#[derive(Debug, Clone)]
pub struct Colleague {
    /// The person's id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Whether he is in the conversation already.
    pub in_it: bool,
}

#[derive(sqlx::FromRow)]
struct ColleagueRow {
    id: String,
    name: String,
    permissions: i64,
    in_it: bool,
}

impl Store {
    /// The colleagues who may open the conversation, by name; the person himself is not among them.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn colleagues(&self, seated: &Seated) -> Result<Vec<Colleague>> {
        let viewer = seated.viewer();
        let mut tx = self.look().await?;
        let rows = sql!(all ColleagueRow, tx,
            "SELECT p.id, p.name, p.permissions, COALESCE(t.in_it, FALSE) AS in_it
             FROM person p LEFT JOIN seat t ON t.person_id = p.id AND t.conversation_id = $1
             WHERE p.organization_id = $2 AND p.active AND p.kind = 'person' AND p.id <> $3 ORDER BY p.name_fold, p.id",
            seated.conversation().as_str(), viewer.organization().as_str(), viewer.person().as_str())?;
        let may = |row: &ColleagueRow| Permissions::from_bits(row.permissions).may_talk(seated.topic());
        Ok(rows.into_iter().filter(may).map(|row| Colleague { id: row.id, name: row.name, in_it: row.in_it }).collect())
    }

    /// Takes the conversation: from now on it is this person's.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn take(&self, seated: &Seated, now: Millis) -> Result<()> {
        let viewer = seated.viewer();
        let mut tx = self.write().await?;
        sit_down(&mut tx, seated).await?;
        let changed = sql!(
            run,
            tx,
            "UPDATE side SET taken_by = $1 WHERE conversation_id = $2 AND organization_id = $3 AND (taken_by IS NULL OR taken_by <> $1)",
            viewer.person().as_str(),
            seated.conversation().as_str(),
            viewer.organization().as_str()
        )?;
        if changed > 0 {
            sql!(
                run,
                tx,
                "UPDATE seat SET in_it = TRUE WHERE conversation_id = $1 AND person_id = $2",
                seated.conversation().as_str(),
                viewer.person().as_str()
            )?;
            note(&mut tx, seated, EventKind::Taken, About::default(), now).await?;
        }
        tx.commit().await
    }

    /// Gives it back: nobody's from now on.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn release(&self, seated: &Seated, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        let changed = sql!(
            run,
            tx,
            "UPDATE side SET taken_by = NULL WHERE conversation_id = $1 AND organization_id = $2 AND taken_by IS NOT NULL",
            seated.conversation().as_str(),
            seated.viewer().organization().as_str()
        )?;
        if changed > 0 {
            note(&mut tx, seated, EventKind::Released, About::default(), now).await?;
        }
        tx.commit().await
    }

    /// Hands it over: the one who does leaves it, the colleague or the people of the desk are told.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such desk, or no such colleague who may open it.
    pub async fn hand_over(&self, seated: &Seated, to: &HandOver, now: Millis) -> Result<()> {
        let due = now + self.options.grace_ms;
        let mut tx = self.write().await?;
        match to {
            HandOver::Person(person) => to_person(&mut tx, seated, person, due, now).await?,
            HandOver::Desk(desk) => to_desk(&mut tx, seated, desk, due, now).await?,
        }
        hint_own(&mut tx, seated, now);
        tx.commit().await
    }

    /// Adds a colleague: in it from now on, and told of what the partner wrote last.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such colleague who may open it.
    pub async fn add_colleague(&self, seated: &Seated, person: &str, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        may_open(&mut tx, seated, person).await?;
        let joined = join(&mut tx, seated, person, true, now + self.options.grace_ms).await?;
        if joined {
            note(&mut tx, seated, EventKind::ColleagueAdded, About { person: Some(person), ..About::default() }, now).await?;
        }
        tx.commit().await
    }

    /// Takes a colleague, or oneself, out of the conversation again; it may still be opened.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn remove_colleague(&self, seated: &Seated, person: &str, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        let own = seated.viewer().organization().as_str();
        sql!(
            run,
            tx,
            "UPDATE seat SET in_it = FALSE, due_at = NULL WHERE conversation_id = $1 AND person_id = $2 AND organization_id = $3",
            seated.conversation().as_str(),
            person,
            own
        )?;
        sql!(
            run,
            tx,
            "UPDATE side SET taken_by = NULL WHERE conversation_id = $1 AND organization_id = $2 AND taken_by = $3",
            seated.conversation().as_str(),
            own,
            person
        )?;
        hint_own(&mut tx, seated, now);
        tx.commit().await
    }
}

async fn to_person(tx: &mut Tx, seated: &Seated, person: &str, due: Millis, now: Millis) -> Result<()> {
    may_open(tx, seated, person).await?;
    join(tx, seated, person, true, due).await?;
    leave(tx, seated).await?;
    sql!(
        run,
        tx,
        "UPDATE side SET taken_by = $1 WHERE conversation_id = $2 AND organization_id = $3",
        person,
        seated.conversation().as_str(),
        seated.viewer().organization().as_str()
    )?;
    note(tx, seated, EventKind::HandedOver, About { person: Some(person), ..About::default() }, now).await
}

/// At a desk it is nobody's: everyone who was in it leaves, so that the desk is told again.
async fn to_desk(tx: &mut Tx, seated: &Seated, desk: &str, due: Millis, now: Millis) -> Result<()> {
    let own = seated.viewer().organization().as_str();
    let conversation = seated.conversation().as_str();
    let changed = sql!(
        run,
        tx,
        "UPDATE side SET taken_by = NULL, desk_id = $1 WHERE conversation_id = $2 AND organization_id = $3
         AND EXISTS (SELECT 1 FROM desk WHERE id = $1 AND organization_id = $3 AND deleted_at IS NULL)",
        desk,
        conversation,
        own
    )?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    sql!(run, tx, "UPDATE seat SET in_it = FALSE WHERE conversation_id = $1 AND organization_id = $2", conversation, own)?;
    let desks = crate::told::desks(tx, own).await?;
    let candidates = desks.candidates(seated.topic(), true, Some(desk));
    for person in candidates.desk.map(|desk| desk.people).unwrap_or_default() {
        if person != *seated.viewer().person() {
            join(tx, seated, person.as_str(), false, due).await?;
        }
    }
    note(tx, seated, EventKind::HandedOver, About { desk: Some(desk), ..About::default() }, now).await
}

async fn leave(tx: &mut Tx, seated: &Seated) -> Result<()> {
    sql!(
        run,
        tx,
        "UPDATE seat SET in_it = FALSE WHERE conversation_id = $1 AND person_id = $2",
        seated.conversation().as_str(),
        seated.viewer().person().as_str()
    )?;
    Ok(())
}

async fn may_open(tx: &mut Tx, seated: &Seated, person: &str) -> Result<()> {
    let bits = sql!(
        optional(i64,),
        tx,
        "SELECT permissions FROM person WHERE id = $1 AND organization_id = $2 AND active AND kind = 'person'",
        person,
        seated.viewer().organization().as_str()
    )?;
    let may = bits.is_some_and(|(bits,)| Permissions::from_bits(bits).may_talk(seated.topic()));
    if may { Ok(()) } else { Err(Error::NotFound) }
}

/// A colleague's seat, told of the partner's newest message, by mail if it is unseen at `due`; says whether he was not in it before.
async fn join(tx: &mut Tx, seated: &Seated, person: &str, in_it: bool, due: Millis) -> Result<bool> {
    let (conversation, own) = (seated.conversation().as_str(), seated.viewer().organization().as_str());
    let before = sql!(optional(bool,), tx, "SELECT in_it FROM seat WHERE conversation_id = $1 AND person_id = $2", conversation, person)?;
    sql!(
        run,
        tx,
        "INSERT INTO seat (conversation_id, person_id, organization_id, in_it, told_seq, due_at)
         SELECT conversation_id, $1, organization_id, $2, theirs_seq, CASE WHEN theirs_seq > 0 THEN CAST($3 AS BIGINT) END
         FROM side WHERE conversation_id = $4 AND organization_id = $5
         ON CONFLICT (conversation_id, person_id) DO UPDATE SET in_it = excluded.in_it OR seat.in_it, told_seq = excluded.told_seq,
           archived = FALSE, due_at = CASE WHEN seat.muted OR excluded.told_seq <= seat.read_seq THEN NULL ELSE excluded.due_at END",
        person,
        in_it,
        due,
        conversation,
        own
    )?;
    Ok(!before.is_some_and(|(was,)| was))
}
