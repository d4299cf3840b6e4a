//! What a batch reads before it writes, one statement for all of its posts each.

use std::collections::{BTreeSet, HashMap};

use kontor_model::availability::Account;
use kontor_model::{Permissions, Plan, RelationshipStatus, Role, Topic, Turn};

use super::ledger::{Ledger, Seat, Side, Stored, Talk};
use super::{PostFault, Posted};
use crate::conversations::FileOf;
use crate::db::Tx;
use crate::error::Result;
use crate::packed::flag;
use crate::rows::{Value, in_list};

#[derive(sqlx::FromRow)]
struct KnownRow {
    id: String,
    conversation_id: String,
    seq: i64,
    person_id: Option<String>,
    client_key: Option<String>,
    request_hash: String,
}

/// Posts whose client key is known are answered from their rows; on a second try, those that the first one wrote too.
pub(super) async fn known(tx: &mut Tx, ledger: &mut Ledger<'_>, again: bool) -> Result<()> {
    const COLUMNS: &str = "SELECT id, conversation_id, seq, person_id, client_key, request_hash FROM message WHERE";
    let mut found: Vec<KnownRow> = Vec::new();
    let keys: Vec<&str> = ledger.open().filter_map(|(_, post)| post.draft.client_key.as_deref()).collect();
    if !keys.is_empty() {
        let mut values = Vec::new();
        let people: BTreeSet<&str> = ledger.open().filter_map(|(_, post)| post.voice.person()).collect();
        let people = in_list(&mut values, people);
        let keys = in_list(&mut values, keys);
        found = sql!(all KnownRow, tx, format!("{COLUMNS} person_id IN {people} AND client_key IN {keys}"), ..&values)?;
    }
    if again {
        let mut values = Vec::new();
        let ids = in_list(&mut values, ledger.open().map(|(_, post)| post.id.as_str()));
        found.extend(sql!(all KnownRow, tx, format!("{COLUMNS} id IN {ids}"), ..&values)?);
    }
    let open: Vec<_> = ledger.open().collect();
    for (index, post) in open {
        let person = post.voice.person();
        let same_key = |row: &&KnownRow| {
            post.draft.client_key.is_some() && row.client_key == post.draft.client_key && row.person_id.as_deref() == person
        };
        let Some(row) = found.iter().find(|row| row.id == post.id).or_else(|| found.iter().find(same_key)) else { continue };
        let posted = Posted {
            id: row.id.as_str().into(),
            conversation: row.conversation_id.clone(),
            seq: row.seq,
            fresh: row.id == post.id,
            written: None,
        };
        ledger.settle(index, if row.request_hash == post.request_hash { Ok(posted) } else { Err(PostFault::KeyReused) });
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct FreeRow {
    id: String,
    person_id: String,
    name: String,
    media_type: String,
    size: i64,
    sha256: String,
}

impl FreeRow {
    /// As a message holds it whose number is not known yet.
    fn file(self) -> FileOf {
        FileOf { id: self.id, name: self.name, media_type: self.media_type, size: self.size, sha256: self.sha256, seq: 0 }
    }
}

/// Uploads that posts lay claim to; a post that does not get all of its own leaves the batch.
pub(super) async fn claims(tx: &mut Tx, ledger: &mut Ledger<'_>) -> Result<()> {
    let wanted: BTreeSet<&str> = ledger.open().flat_map(|(_, post)| post.draft.attachments.iter().map(String::as_str)).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    let mut values = Vec::new();
    let list = in_list(&mut values, wanted);
    let text = format!(
        "SELECT id, person_id, name, media_type, size, sha256 FROM attachment
         WHERE id IN {list} AND conversation_id IS NULL ORDER BY id{}",
        tx.locking()
    );
    let free: Vec<FreeRow> = sql!(all FreeRow, tx, text, ..&values)?;
    let mut free: HashMap<String, FreeRow> = free.into_iter().map(|row| (row.id.clone(), row)).collect();
    let open: Vec<_> = ledger.open().collect();
    for (index, post) in open {
        let person = post.voice.person();
        let missing =
            post.draft.attachments.iter().find(|id| free.get(id.as_str()).is_none_or(|row| Some(row.person_id.as_str()) != person));
        if let Some(missing) = missing {
            ledger.settle(index, Err(PostFault::Attachment(missing.clone())));
            continue;
        }
        for id in &post.draft.attachments {
            if let Some(row) = free.remove(id) {
                ledger.claims.insert(id, row.file());
            }
        }
    }
    Ok(())
}

#[derive(sqlx::FromRow, serde::Deserialize)]
struct TalkRow {
    id: String,
    low: String,
    high: String,
    #[sqlx(try_from = "String")]
    topic: Topic,
    last_seq: i64,
    last_digest: String,
    seller_id: Option<String>,
    #[sqlx(try_from = "String")]
    status: RelationshipStatus,
    #[serde(deserialize_with = "flag")]
    low_sells: bool,
    #[serde(deserialize_with = "flag")]
    high_sells: bool,
    #[sqlx(try_from = "String")]
    low_plan: Plan,
    #[serde(deserialize_with = "flag")]
    low_messaging: bool,
    #[sqlx(try_from = "String")]
    low_role: Role,
    #[sqlx(try_from = "String")]
    high_plan: Plan,
    #[serde(deserialize_with = "flag")]
    high_messaging: bool,
    #[sqlx(try_from = "String")]
    high_role: Role,
}

/// The conversations, locked in the order of their ids, with both sides' right to talk as it is now.
pub(super) async fn conversations(tx: &mut Tx, ledger: &mut Ledger<'_>) -> Result<()> {
    let ids: BTreeSet<&str> = ledger.open().map(|(_, post)| post.voice.conversation.as_str()).collect();
    let mut values: Vec<Value<'_>> = Vec::new();
    let list = in_list(&mut values, ids.iter().copied());
    let lock = if tx.locking().is_empty() { "" } else { "FOR UPDATE OF c" };
    let text = format!(
        "SELECT c.id, c.low, c.high, c.topic, c.last_seq, c.last_digest, d.seller_id, r.status, r.low_sells, r.high_sells,
           lo.plan AS low_plan, lo.messaging AS low_messaging, lo.role AS low_role,
           hi.plan AS high_plan, hi.messaging AS high_messaging, hi.role AS high_role
         FROM conversation c
         JOIN relationship r ON r.low = c.low AND r.high = c.high
         JOIN organization lo ON lo.id = c.low JOIN organization hi ON hi.id = c.high
         LEFT JOIN document d ON d.id = c.document_id
         WHERE c.id IN {list} ORDER BY c.id {lock}"
    );
    let rows: Vec<TalkRow> = sql!(packed TalkRow, tx, text, ..&values)?;
    let sides = sides(tx, &list, &values).await?;
    let mut talks: HashMap<String, Talk> = rows.into_iter().map(|row| (row.id.clone(), talk(row))).collect();
    for row in sides {
        if let Some(side) = talks.get_mut(&row.conversation_id).and_then(|talk| talk.sides.get_mut(&row.organization_id)) {
            side.theirs_seq = row.theirs_seq;
            side.turn = row.turn;
            side.turn_since = row.turn_since;
            side.desk = row.desk_id;
        }
    }
    ledger.talks = ids.into_iter().filter_map(|id| talks.remove(id).map(|talk| (id, talk))).collect();
    Ok(())
}

/// In context of a document only its own direction counts.
fn talk(row: TalkRow) -> Talk {
    let sells = |organization: &str, dealings: bool| row.seller_id.as_deref().map_or(dealings, |seller| seller == organization);
    let side =
        |account: Account, sells: bool| Side { account, sells, theirs_seq: 0, turn: Turn::Nobody, turn_since: 0, desk: None, notice: None };
    let low = Account { plan: row.low_plan, messaging: row.low_messaging, role: row.low_role };
    let high = Account { plan: row.high_plan, messaging: row.high_messaging, role: row.high_role };
    let low_side = side(low, sells(&row.low, row.low_sells));
    let high_side = side(high, sells(&row.high, row.high_sells));
    Talk {
        topic: row.topic,
        status: Some(row.status),
        last_seq: row.last_seq,
        last_digest: row.last_digest,
        last_at: 0,
        changed: false,
        sides: HashMap::from([(row.low, low_side), (row.high, high_side)]),
        seats: HashMap::new(),
    }
}

#[derive(sqlx::FromRow, serde::Deserialize)]
struct SideRow {
    conversation_id: String,
    organization_id: String,
    theirs_seq: i64,
    #[sqlx(try_from = "String")]
    turn: Turn,
    turn_since: i64,
    desk_id: Option<String>,
}

async fn sides(tx: &mut Tx, list: &str, values: &[Value<'_>]) -> Result<Vec<SideRow>> {
    let text =
        format!("SELECT conversation_id, organization_id, theirs_seq, turn, turn_since, desk_id FROM side WHERE conversation_id IN {list}");
    sql!(packed SideRow, tx, text, ..values)
}

#[derive(sqlx::FromRow, serde::Deserialize)]
struct AuthorRow {
    id: String,
    permissions: i64,
}

/// Authors who are still active, with what they may do now.
pub(super) async fn authors(tx: &mut Tx, ledger: &mut Ledger<'_>) -> Result<()> {
    let ids: BTreeSet<&str> = ledger.open().filter_map(|(_, post)| post.voice.person()).collect();
    let mut values = Vec::new();
    let list = in_list(&mut values, ids.iter().copied());
    let text = format!("SELECT id, permissions FROM person WHERE id IN {list} AND active");
    let rows: Vec<AuthorRow> = sql!(packed AuthorRow, tx, text, ..&values)?;
    let mut found: HashMap<String, i64> = rows.into_iter().map(|row| (row.id, row.permissions)).collect();
    ledger.authors = ids.into_iter().filter_map(|id| found.remove(id).map(|bits| (id, Permissions::from_bits(bits)))).collect();
    Ok(())
}

#[derive(sqlx::FromRow, serde::Deserialize)]
struct SeatRow {
    conversation_id: String,
    person_id: String,
    organization_id: String,
    #[serde(deserialize_with = "flag")]
    active: bool,
    permissions: i64,
    #[serde(deserialize_with = "flag")]
    in_it: bool,
    told_seq: i64,
    read_seq: i64,
    #[serde(deserialize_with = "flag")]
    muted: bool,
    #[serde(deserialize_with = "flag")]
    archived: bool,
    due_at: Option<i64>,
}

/// Everyone's seat in these conversations.
pub(super) async fn seats(tx: &mut Tx, ledger: &mut Ledger<'_>) -> Result<()> {
    let mut values = Vec::new();
    let list = in_list(&mut values, ledger.talks.keys().copied());
    let text = format!(
        "SELECT s.conversation_id, s.person_id, s.organization_id, p.active, p.permissions, s.in_it, s.told_seq, s.read_seq,
           s.muted, s.archived, s.due_at
         FROM seat s JOIN person p ON p.id = s.person_id WHERE s.conversation_id IN {list}"
    );
    let rows: Vec<SeatRow> = sql!(packed SeatRow, tx, text, ..&values)?;
    for row in rows {
        let Some(talk) = ledger.talks.get_mut(row.conversation_id.as_str()) else { continue };
        let seat = Seat {
            organization: row.organization_id,
            active: row.active,
            permissions: Permissions::from_bits(row.permissions),
            in_it: row.in_it,
            told_seq: row.told_seq,
            read_seq: row.read_seq,
            muted: row.muted,
            archived: row.archived,
            due_at: row.due_at,
            changed: false,
            stored: Some(Stored { in_it: row.in_it, archived: row.archived, due_at: row.due_at }),
        };
        talk.seats.insert(row.person_id, seat);
    }
    Ok(())
}

/// The desks of those organizations in which nobody is in the conversation.
pub(super) async fn desks(tx: &mut Tx, ledger: &mut Ledger<'_>) -> Result<()> {
    let needed: BTreeSet<&str> = ledger
        .open()
        .filter(|(_, post)| {
            let partner = post.voice.partner.as_str();
            ledger.talks.get(post.voice.conversation.as_str()).is_some_and(|talk| talk.needs_desks(partner))
        })
        .map(|(_, post)| post.voice.partner.as_str())
        .collect();
    if !needed.is_empty() {
        ledger.desks = crate::told::desks_of(tx, needed).await?;
    }
    Ok(())
}
