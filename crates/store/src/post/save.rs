//! What a batch writes, a few statements of many rows each.

use super::ledger::{Ledger, Talk};
use crate::db::Tx;
use crate::error::Result;
use crate::hints::{Hint, HintKind};
use crate::rows::{self, Value};
use crate::search;

pub(super) async fn save(tx: &mut Tx, ledger: &Ledger<'_>) -> Result<()> {
    if ledger.written.is_empty() {
        return Ok(());
    }
    messages(tx, ledger).await?;
    claims(tx, ledger).await?;
    lines(tx, ledger).await?;
    conversations(tx, ledger).await?;
    seats(tx, ledger).await?;
    notices(tx, ledger).await?;
    for written in &ledger.written {
        let post = &ledger.posts[written.index];
        let (conversation, topic) = (post.voice.conversation.as_str(), post.voice.topic);
        for organization in [&post.voice.organization, &post.voice.partner] {
            let hint = Hint::new(HintKind::Message, organization.as_str(), topic, post.at);
            tx.hint(hint.conversation(conversation, Some(written.seq)));
        }
    }
    Ok(())
}

async fn messages(tx: &mut Tx, ledger: &Ledger<'_>) -> Result<()> {
    let mut values = Vec::with_capacity(ledger.written.len() * 15);
    for written in &ledger.written {
        let post = &ledger.posts[written.index];
        let voice = &post.voice;
        values.extend([
            Value::Text(voice.conversation.as_str()),
            Value::Int(written.seq),
            Value::Text(&post.id),
            Value::Text(voice.organization.as_str()),
            Value::MaybeText(voice.person()),
            Value::MaybeText(written.desk.as_deref()),
            Value::Text(&post.draft.body),
            Value::Text(&post.salt),
            Value::Text(post.draft.via.as_str()),
            Value::Int(post.at),
            Value::MaybeText(post.draft.client_key.as_deref()),
            Value::Text(&post.request_hash),
            Value::Text(&written.body_hash),
            Value::Text(&written.prev_digest),
            Value::Text(&written.digest),
        ]);
    }
    let head = "INSERT INTO message (conversation_id, seq, id, organization_id, person_id, desk_id, body, salt, via, sent_at,
        client_key, request_hash, body_hash, prev_digest, digest)";
    rows::insert(tx, head, 15, &values, "").await?;
    search::due(tx, ledger.written.iter().map(|row| (ledger.posts[row.index].voice.conversation.as_str(), row.seq))).await
}

async fn claims(tx: &mut Tx, ledger: &Ledger<'_>) -> Result<()> {
    let mut values = Vec::new();
    for written in &ledger.written {
        let post = &ledger.posts[written.index];
        for (position, id) in post.draft.attachments.iter().enumerate() {
            values.extend([
                Value::Text(id),
                Value::Text(post.voice.conversation.as_str()),
                Value::Int(written.seq),
                Value::Int(i64::try_from(position).unwrap_or(i64::MAX)),
            ]);
        }
    }
    let head = "UPDATE attachment SET conversation_id = v.column2, seq = v.column3, position = v.column4 FROM (";
    rows::insert(tx, head, 4, &values, ") AS v WHERE attachment.id = v.column1 AND attachment.conversation_id IS NULL").await?;
    Ok(())
}

/// The lines of documents that messages are about; a document of other organizations cannot be named, see the foreign keys.
async fn lines(tx: &mut Tx, ledger: &Ledger<'_>) -> Result<()> {
    let mut values = Vec::new();
    for written in &ledger.written {
        let post = &ledger.posts[written.index];
        let Some(line) = &post.draft.line else { continue };
        let (one, other) = (post.voice.organization.as_str(), post.voice.partner.as_str());
        let (low, high) = if one < other { (one, other) } else { (other, one) };
        values.extend([
            Value::Text(post.voice.conversation.as_str()),
            Value::Int(written.seq),
            Value::Text(line.document.as_str()),
            Value::Text(low),
            Value::Text(high),
            Value::Text(&line.line),
        ]);
    }
    let head = "INSERT INTO message_line (conversation_id, seq, document_id, low, high, line)";
    rows::insert(tx, head, 6, &values, "").await?;
    Ok(())
}

async fn conversations(tx: &mut Tx, ledger: &Ledger<'_>) -> Result<()> {
    let changed: Vec<(&str, &Talk)> = ledger.talks.iter().filter(|(_, talk)| talk.changed).map(|(id, talk)| (*id, talk)).collect();
    let mut heads = Vec::with_capacity(changed.len() * 3);
    let mut sides = Vec::with_capacity(changed.len() * 16);
    for (id, talk) in changed {
        heads.extend([Value::Text(id), Value::Int(talk.last_seq), Value::Text(&talk.last_digest)]);
        for (organization, side) in &talk.sides {
            sides.extend([
                Value::Text(id),
                Value::Text(organization),
                Value::Int(side.theirs_seq),
                Value::Text(side.turn.as_str()),
                Value::Int(side.turn_since),
                Value::MaybeText(side.desk.as_deref()),
                Value::Int(talk.last_seq),
                Value::Int(talk.last_at),
            ]);
        }
    }
    let head = "UPDATE conversation SET last_seq = v.column2, last_digest = v.column3 FROM (";
    rows::insert(tx, head, 3, &heads, ") AS v WHERE conversation.id = v.column1").await?;
    let head = "UPDATE side SET theirs_seq = v.column3, turn = v.column4, turn_since = v.column5, desk_id = v.column6,
        last_seq = v.column7, last_at = v.column8 FROM (";
    rows::insert(tx, head, 8, &sides, ") AS v WHERE side.conversation_id = v.column1 AND side.organization_id = v.column2").await?;
    Ok(())
}

/// Where nobody can be told, the contact address is: a case so rare that it has a statement of its own.
async fn notices(tx: &mut Tx, ledger: &Ledger<'_>) -> Result<()> {
    let mut values = Vec::new();
    for (id, talk) in &ledger.talks {
        for (organization, side) in &talk.sides {
            if let Some((due, seq)) = side.notice {
                values.extend([Value::Text(id), Value::Text(organization), Value::Int(due), Value::Int(seq)]);
            }
        }
    }
    let head = "UPDATE side SET notice_at = v.column3, notice_from = v.column4 FROM (";
    let tail = ") AS v WHERE side.conversation_id = v.column1 AND side.organization_id = v.column2 AND side.notice_at IS NULL";
    rows::insert(tx, head, 4, &values, tail).await?;
    Ok(())
}

/// What somebody read meanwhile is never taken back. Who only reads on, as most authors do, has no index to be written.
async fn seats(tx: &mut Tx, ledger: &Ledger<'_>) -> Result<()> {
    let (mut values, mut numbers) = (Vec::new(), Vec::new());
    for (id, talk) in &ledger.talks {
        for (person, seat) in talk.seats.iter().filter(|(_, seat)| seat.changed) {
            if seat.only_numbers_changed() {
                numbers.extend([Value::Text(id), Value::Text(person), Value::Int(seat.told_seq), Value::Int(seat.read_seq)]);
                continue;
            }
            values.extend([
                Value::Text(id),
                Value::Text(person),
                Value::Text(&seat.organization),
                Value::Bool(seat.in_it),
                Value::Int(seat.told_seq),
                Value::Int(seat.read_seq),
                Value::Bool(seat.archived),
                Value::MaybeInt(seat.due_at),
            ]);
        }
    }
    let head = "INSERT INTO seat (conversation_id, person_id, organization_id, in_it, told_seq, read_seq, archived, due_at)";
    let tail = "ON CONFLICT (conversation_id, person_id) DO UPDATE SET in_it = excluded.in_it, told_seq = excluded.told_seq,
        read_seq = CASE WHEN excluded.read_seq > seat.read_seq THEN excluded.read_seq ELSE seat.read_seq END,
        archived = excluded.archived, due_at = excluded.due_at";
    rows::insert(tx, head, 8, &values, tail).await?;
    let head = "UPDATE seat SET told_seq = v.column3, read_seq = CASE WHEN v.column4 > read_seq THEN v.column4 ELSE read_seq END FROM (";
    let tail = ") AS v WHERE seat.conversation_id = v.column1 AND seat.person_id = v.column2";
    rows::insert(tx, head, 4, &numbers, tail).await?;
    Ok(())
}
