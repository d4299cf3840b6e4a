//! From seats that are due to letters: what several messages say travels in one.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use kontor_model::ids::new_id;
use kontor_model::{Millis, Notifications, Pace, Permissions, Quiet, Topic};

use super::{LetterKind, LetterState};
use crate::db::{Store, Tx};
use crate::error::Result;
use crate::rows::{self, One, Value, in_list};
use crate::sign_in::email_fold;

/// How many conversations are looked at in one step, so that no post waits long for it.
const STEP: i64 = 64;
/// The most conversations of one digest; what is beyond goes in the next.
const DIGEST: usize = 30;

/// A seat whose time has come.
#[derive(sqlx::FromRow)]
#[expect(clippy::struct_field_names, reason = "the names of the columns")]
struct Due {
    conversation_id: String,
    person_id: String,
    organization_id: String,
    in_it: bool,
    told_seq: i64,
    read_seq: i64,
    due_at: i64,
    theirs_seq: i64,
    #[sqlx(try_from = "String")]
    topic: Topic,
    active: bool,
    permissions: i64,
    email: String,
    time_zone: String,
    pace_in_it: Option<String>,
    pace_desk: Option<String>,
    digest_hour: Option<i64>,
    quiet_from: Option<i64>,
    quiet_to: Option<i64>,
}

/// A side that is owed a notice: conversation, organization, from and to which message, the address for the topic, the general one.
type Owed = (String, String, Option<i64>, i64, String, String);

/// What becomes of a seat.
enum Fate {
    /// It waits until then.
    Later(Millis),
    /// It goes now, by this pace.
    Goes(Pace),
    /// There is nothing to tell, or nobody.
    Nothing,
}

struct Draft<'d> {
    id: String,
    first: &'d Due,
    parts: Vec<&'d Due>,
}

impl Store {
    /// Makes letters of seats that are due, and puts off those whose person wants to hear later; says how many seats it looked at.
    ///
    /// `host` is the right side of the letters' Message-IDs. Several nodes may do so at once.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn make_letters(&self, host: &str, now: Millis) -> Result<usize> {
        let waiting = {
            let mut tx = self.look().await?;
            let text = format!("SELECT conversation_id FROM seat WHERE due_at <= $1 ORDER BY due_at LIMIT {STEP}");
            rows::all::<One<String>>(&mut tx, text, &[Value::Int(now)]).await?
        };
        if waiting.is_empty() {
            return self.make_notices(host, now).await;
        }
        let mut tx = self.write().await?;
        let conversations: BTreeSet<&str> = waiting.iter().map(|(id,)| id.as_str()).collect();
        let due = due(&mut tx, conversations, now).await?;
        let mut drafts: BTreeMap<(String, String), Vec<Draft<'_>>> = BTreeMap::new();
        let mut put_off = Vec::new();
        for seat in &due {
            match seat.fate(now) {
                Fate::Later(at) => put_off.push((seat, Some(at))),
                Fate::Nothing => put_off.push((seat, None)),
                Fate::Goes(pace) => {
                    put_off.push((seat, None));
                    // A digest takes what is of the same person; else each conversation has its own letter.
                    let key = (seat.person_id.clone(), if pace.gathers() { String::new() } else { seat.conversation_id.clone() });
                    let letters = drafts.entry(key).or_default();
                    match letters.last_mut() {
                        Some(letter) if letter.parts.len() < DIGEST => letter.parts.push(seat),
                        _ => letters.push(Draft { id: new_id(now), first: seat, parts: vec![seat] }),
                    }
                }
            }
        }
        let drafts: Vec<Draft<'_>> = drafts.into_values().flatten().collect();
        write(&mut tx, &drafts, host, now).await?;
        settle(&mut tx, &put_off).await?;
        tx.commit().await?;
        Ok(due.len())
    }

    /// Makes letters to contact addresses, where nobody on the network could be told.
    async fn make_notices(&self, host: &str, now: Millis) -> Result<usize> {
        let text = "SELECT s.conversation_id, s.organization_id, s.notice_from, s.theirs_seq, COALESCE(t.email, '') AS email,
               COALESCE(g.email, '') AS general
             FROM side s LEFT JOIN contact t ON t.organization_id = s.organization_id AND t.topic = s.topic
             LEFT JOIN contact g ON g.organization_id = s.organization_id AND g.topic = 'general'
             WHERE s.notice_at <= $1 ORDER BY s.notice_at LIMIT 32";
        {
            let mut tx = self.look().await?;
            let waiting: Vec<Owed> = sql!(all(String, String, Option<i64>, i64, String, String), tx, text, now)?;
            if waiting.is_empty() {
                return Ok(0);
            }
        }
        let mut tx = self.write().await?;
        let waiting: Vec<Owed> = sql!(all(String, String, Option<i64>, i64, String, String), tx, text, now)?;
        for (conversation, organization, from, to, about, general) in &waiting {
            let cleared = sql!(
                run,
                tx,
                "UPDATE side SET notice_at = NULL, notice_from = NULL
                 WHERE conversation_id = $1 AND organization_id = $2 AND notice_at IS NOT NULL",
                conversation,
                organization
            )?;
            let address = if about.is_empty() { general } else { about };
            if cleared > 0 && !address.is_empty() {
                notice(&mut tx, (conversation, organization), (from.unwrap_or(*to), *to), address, host, now).await?;
            }
        }
        tx.commit().await?;
        Ok(waiting.len())
    }
}

/// The due seats of these conversations, which are locked: the batch of posts locks them too, so that no message falls between.
async fn due(tx: &mut Tx, conversations: BTreeSet<&str>, now: Millis) -> Result<Vec<Due>> {
    let mut values = Vec::new();
    let list = in_list(&mut values, conversations);
    let locking = if tx.locking().is_empty() { "" } else { " FOR UPDATE SKIP LOCKED" };
    let text = format!("SELECT id FROM conversation WHERE id IN {list} ORDER BY id{locking}");
    let locked: Vec<One<String>> = sql!(all One<String>, tx, text, ..&values)?;
    let mut values = vec![Value::Int(now)];
    let list = in_list(&mut values, locked.iter().map(|(id,)| id.as_str()));
    let text = format!(
        "SELECT s.conversation_id, s.person_id, s.organization_id, s.in_it, s.told_seq, s.read_seq, s.due_at, d.theirs_seq, d.topic,
           p.active, p.permissions, p.email, p.time_zone, f.in_it AS pace_in_it, f.desk AS pace_desk, f.digest_hour, f.quiet_from, f.quiet_to
         FROM seat s JOIN side d ON d.conversation_id = s.conversation_id AND d.organization_id = s.organization_id
         JOIN person p ON p.id = s.person_id LEFT JOIN preference f ON f.person_id = s.person_id
         WHERE s.due_at <= $1 AND s.conversation_id IN {list} ORDER BY s.due_at, s.conversation_id, s.person_id"
    );
    sql!(all Due, tx, text, ..&values)
}

impl Due {
    fn fate(&self, now: Millis) -> Fate {
        let may = self.active && Permissions::from_bits(self.permissions).may_talk(self.topic);
        if !may || self.told_seq <= self.read_seq {
            return Fate::Nothing;
        }
        let wishes = self.wishes();
        match wishes.when(self.in_it, self.due_at, &self.time_zone) {
            None => Fate::Nothing,
            Some(at) if at > now => Fate::Later(at),
            Some(_) => Fate::Goes(wishes.pace(self.in_it)),
        }
    }

    fn wishes(&self) -> Notifications {
        let usual = Notifications::default();
        let hour = |hour: Option<i64>| hour.and_then(|hour| u8::try_from(hour).ok());
        let pace = |word: &Option<String>, usual: Pace| word.as_deref().and_then(|word| word.parse().ok()).unwrap_or(usual);
        Notifications {
            in_it: pace(&self.pace_in_it, usual.in_it),
            desk: pace(&self.pace_desk, usual.desk),
            digest_hour: hour(self.digest_hour).unwrap_or(usual.digest_hour),
            quiet: hour(self.quiet_from).zip(hour(self.quiet_to)).map(|(from, to)| Quiet { from, to }),
            with_text: usual.with_text,
        }
    }
}

async fn write(tx: &mut Tx, drafts: &[Draft<'_>], host: &str, now: Millis) -> Result<()> {
    let ready: Vec<(String, String)> = drafts.iter().map(|draft| (email_fold(&draft.first.email), message_id(&draft.id, host))).collect();
    let mut letters = Vec::with_capacity(drafts.len() * 10);
    for (draft, (address, message_id)) in drafts.iter().zip(&ready) {
        letters.extend([
            Value::Text(&draft.id),
            Value::Text(LetterKind::Messages.as_str()),
            Value::Text(&draft.first.organization_id),
            Value::Text(&draft.first.person_id),
            Value::Text(&draft.first.email),
            Value::Text(address),
            Value::Text(message_id),
            Value::Text(LetterState::Queued.as_str()),
            Value::Int(now),
            Value::Int(now),
        ]);
    }
    let head = "INSERT INTO letter (id, kind, organization_id, person_id, address, address_fold, message_id, state, retry_at, created_at)";
    rows::insert(tx, head, 10, &letters, "").await?;
    let before = written_before(tx, drafts).await?;
    let told: Vec<(&Draft<'_>, &Due)> = drafts.iter().flat_map(|draft| draft.parts.iter().map(move |seat| (draft, *seat))).collect();
    let ids: Vec<String> = told.iter().map(|_| new_id(now)).collect();
    let mut parts = Vec::with_capacity(told.len() * 8);
    for ((draft, seat), id) in told.iter().zip(&ids) {
        let again = before.contains(&(seat.conversation_id.clone(), seat.person_id.clone()));
        parts.extend([
            Value::Text(id),
            Value::Text(&draft.id),
            Value::Text(&seat.organization_id),
            Value::Text(&seat.person_id),
            Value::Text(&seat.conversation_id),
            Value::Int(seat.told_seq.min(seat.theirs_seq)),
            Value::Int(seat.theirs_seq),
            Value::Bool(again),
        ]);
    }
    let head = "INSERT INTO letter_part (id, letter_id, organization_id, person_id, conversation_id, from_seq, to_seq, again)";
    rows::insert(tx, head, 8, &parts, "").await?;
    Ok(())
}

/// To whom a letter of which conversation went before.
async fn written_before(tx: &mut Tx, drafts: &[Draft<'_>]) -> Result<HashSet<(String, String)>> {
    let seats = || drafts.iter().flat_map(|draft| draft.parts.iter());
    if drafts.is_empty() {
        return Ok(HashSet::new());
    }
    let mut values = Vec::new();
    let conversations = in_list(&mut values, seats().map(|seat| seat.conversation_id.as_str()).collect::<BTreeSet<_>>());
    let people = in_list(&mut values, seats().map(|seat| seat.person_id.as_str()).collect::<BTreeSet<_>>());
    let text = format!(
        "SELECT DISTINCT conversation_id, person_id FROM letter_part WHERE conversation_id IN {conversations} AND person_id IN {people}"
    );
    let found: Vec<(String, String)> = sql!(all(String, String), tx, text, ..&values)?;
    Ok(found.into_iter().collect())
}

async fn settle(tx: &mut Tx, put_off: &[(&Due, Option<Millis>)]) -> Result<()> {
    let mut values = Vec::with_capacity(put_off.len() * 4);
    for (seat, until) in put_off {
        // A time that no seat has stands for none: in a list of values every row has one type.
        values.extend([
            Value::Text(&seat.conversation_id),
            Value::Text(&seat.person_id),
            Value::Int(until.unwrap_or(-1)),
            Value::Int(seat.due_at),
        ]);
    }
    let head = "UPDATE seat SET due_at = CASE WHEN v.column3 < 0 THEN NULL ELSE v.column3 END FROM (";
    let tail = ") AS v WHERE seat.conversation_id = v.column1 AND seat.person_id = v.column2 AND seat.due_at = v.column4";
    rows::insert(tx, head, 4, &values, tail).await?;
    Ok(())
}

async fn notice(tx: &mut Tx, of: (&str, &str), seqs: (i64, i64), address: &str, host: &str, now: Millis) -> Result<()> {
    let (conversation, organization) = of;
    let id = new_id(now);
    sql!(
        run,
        tx,
        "INSERT INTO letter (id, kind, organization_id, address, address_fold, message_id, state, retry_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        &id,
        LetterKind::Notice.as_str(),
        organization,
        address,
        email_fold(address),
        message_id(&id, host),
        LetterState::Queued.as_str(),
        now
    )?;
    sql!(
        run,
        tx,
        "INSERT INTO letter_part (id, letter_id, organization_id, conversation_id, from_seq, to_seq, again)
         VALUES ($1, $2, $3, $4, $5, $6, FALSE)",
        new_id(now),
        &id,
        organization,
        conversation,
        seqs.0,
        seqs.1
    )?;
    Ok(())
}

/// The same at every try, so that whoever gets it twice can tell (RFC 5322, 3.6.4).
pub(super) fn message_id(letter: &str, host: &str) -> String {
    format!("l.{letter}@{host}")
}
