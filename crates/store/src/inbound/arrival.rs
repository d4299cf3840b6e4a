//! Mails that arrive at the same time are written down in one transaction: a mail server in front of us hands over many side by side.

use std::collections::{BTreeMap, HashMap};

use kontor_model::Millis;
use kontor_model::ids::MailId;

use super::NewMail;
use crate::blobs::Stored;
use crate::db::Tx;
use crate::error::Result;
use crate::rows::{self, Value, in_list};
use crate::together::Question;

/// A mail whose content is durable already, and which waits for its row. The answer is the id under which it is kept: another than
/// its own, if the same mail came to the same recipient before.
#[derive(Debug, Clone)]
pub(crate) struct Arrival {
    pub id: MailId,
    pub new: NewMail,
    pub stored: Stored,
    pub now: Millis,
}

impl Question for Arrival {
    type Answer = MailId;
    const WRITES: bool = true;

    async fn look(asked: &[Self], tx: &mut Tx) -> Result<Vec<Option<MailId>>> {
        // In one order everywhere, so that no two nodes wait for each other.
        let contents: BTreeMap<&str, &Self> = asked.iter().map(|arrival| (arrival.stored.sha256.as_str(), arrival)).collect();
        for arrival in contents.values() {
            crate::blobs::touch(tx, &arrival.stored, arrival.now).await?;
        }
        let mut values = Vec::with_capacity(asked.len() * 14);
        for Self { id, new, stored, now } in asked {
            values.extend([
                Value::Text(id.as_str()),
                Value::Text(&new.identity),
                Value::Text(&stored.sha256),
                Value::Int(stored.size),
                Value::Text(new.road.as_str()),
                Value::Text(&new.peer),
                Value::Text(&new.envelope_from),
                Value::Text(&new.recipient),
                Value::Text(&new.from_address),
                Value::Text(&new.subject),
                Value::Text(&new.message_id),
                Value::Int(*now),
                Value::Text("received"),
                Value::Int(*now),
            ]);
        }
        let head = "INSERT INTO inbound_mail (id, identity, sha256, size, road, peer, envelope_from, recipient, from_address, subject,
            message_id, received_at, state, due_at)";
        rows::insert(tx, head, 14, &values, "ON CONFLICT DO NOTHING").await?;
        let mut values = Vec::new();
        let list = in_list(&mut values, asked.iter().map(|arrival| arrival.new.identity.as_str()));
        let text = format!("SELECT id, identity, recipient FROM inbound_mail WHERE identity IN {list}");
        let found: Vec<(String, String, String)> = sql!(all(String, String, String), tx, text, ..&values)?;
        let kept: HashMap<(&str, &str), &str> =
            found.iter().map(|(id, identity, recipient)| ((identity.as_str(), recipient.as_str()), id.as_str())).collect();
        let answer = |arrival: &Self| {
            let id = kept.get(&(arrival.new.identity.as_str(), arrival.new.recipient.as_str()))?;
            Some(MailId::from((*id).to_owned()))
        };
        Ok(asked.iter().map(answer).collect())
    }
}
