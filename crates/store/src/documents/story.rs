//! One story: what documents say about each other is put on the timeline of those they speak of, whichever comes first.

use kontor_model::ids::new_id;
use kontor_model::{DocumentKind, DocumentStatus, EventKind, Millis, Saying, Stand, Topic};

use super::receive::Arrival;
use super::talks::DocumentEvent;
use crate::db::Tx;
use crate::error::Result;
use crate::hints::{Hint, HintKind};
use crate::rows::Value;

/// An entry of a timeline that is about to be made.
pub(super) struct Entry<'a> {
    pub document: &'a str,
    pub at: Millis,
    pub says: Saying,
    /// Calendar date, or empty.
    pub said_on: &'a str,
    pub organization: &'a str,
    pub person: &'a str,
    /// The document that says it.
    pub source: Option<&'a str>,
    /// The version that says it, or that it is about.
    pub version: i64,
    /// What was asked from a page, as JSON; empty where a document says it.
    pub detail: &'a str,
    pub state: &'static str,
}

/// To be told in a conversation.
pub(super) const DUE: &str = "due";
/// For the timeline alone.
pub(super) const ENTRY: &str = "entry";

impl<'a> Entry<'a> {
    /// A further version of a document; it is told where there are conversations about it.
    pub fn of_version(arrival: &'a Arrival<'_>, document: &'a str, says: Saying, version: i64, told: bool) -> Self {
        Self {
            document,
            at: arrival.now,
            says,
            said_on: "",
            organization: arrival.viewer.organization().as_str(),
            person: arrival.viewer.person().as_str(),
            source: None,
            version,
            detail: "",
            state: if told { DUE } else { ENTRY },
        }
    }

    /// Its id, unless it was there already.
    pub async fn insert(&self, tx: &mut Tx) -> Result<Option<String>> {
        let id = new_id(self.at);
        let rows = sql!(
            run,
            tx,
            "INSERT INTO document_entry (id, document_id, position, at, says, said_on, organization_id, person_id, source_id, version, detail,
               state)
             SELECT $1, $2, COUNT(*) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM document_entry WHERE document_id = $2
             ON CONFLICT DO NOTHING",
            &id,
            self.document,
            self.at,
            self.says.as_str(),
            self.said_on,
            self.organization,
            self.person,
            self.source,
            self.version,
            self.detail,
            self.state
        )?;
        Ok((rows == 1).then_some(id))
    }
}

/// A document as far as the story goes.
#[derive(sqlx::FromRow)]
struct Paper {
    id: String,
    #[sqlx(try_from = "String")]
    kind: DocumentKind,
    number: String,
    seller_id: String,
    buyer_id: String,
    #[sqlx(try_from = "String")]
    status: DocumentStatus,
    version: i64,
    issue_date: String,
    transport_id: String,
    says: String,
    sent_by: String,
    sent_for: String,
    received_at: i64,
}

const PAPER: &str = "SELECT DISTINCT d.id, d.kind, d.number, d.seller_id, d.buyer_id, d.status, d.version, d.issue_date, d.transport_id,
   d.says, d.sent_by, d.sent_for, d.received_at";

/// A document is there for both parties: it speaks of those before it, and those that came before it may speak of it.
pub(crate) async fn delivered(tx: &mut Tx, document: &str) -> Result<()> {
    let text = format!("{PAPER} FROM document d WHERE d.id = $1");
    let paper: Option<Paper> = sql!(optional Paper, tx, text, ..&[document.into()])?;
    let Some(paper) = paper else { return Ok(()) };
    if paper.status == DocumentStatus::Cancelled {
        paper.withdrawn().insert(tx).await?;
    }
    paper.speaks(tx).await?;
    paper.is_spoken_of(tx).await
}

/// A further version came: its own timeline says so, and what the earlier ones said about others is said anew.
pub(super) async fn further_version(tx: &mut Tx, entry: &Entry<'_>) -> Result<()> {
    entry.insert(tx).await?;
    let text = format!("{PAPER} FROM document d WHERE d.id = $1");
    let paper: Option<Paper> = sql!(optional Paper, tx, text, ..&[entry.document.into()])?;
    let Some(paper) = paper else { return Ok(()) };
    if entry.says == Saying::Withdrawn {
        paper.unsays(tx).await?;
    }
    paper.speaks(tx).await?;
    stand_anew(tx, &paper.id, entry.at).await
}

impl Paper {
    /// The entry of one that came as a withdrawal.
    fn withdrawn(&self) -> Entry<'_> {
        Entry {
            document: &self.id,
            source: None,
            says: Saying::Withdrawn,
            said_on: "",
            state: ENTRY,
            ..self.entry(&self.id, Saying::Withdrawn)
        }
    }

    /// What it says, on the timeline of another one.
    fn entry<'a>(&'a self, document: &'a str, says: Saying) -> Entry<'a> {
        Entry {
            document,
            at: self.received_at,
            says,
            said_on: &self.issue_date,
            organization: &self.sent_for,
            person: &self.sent_by,
            source: Some(&self.id),
            version: self.version,
            detail: "",
            state: if says.opens() || says == Saying::Confirmed { DUE } else { ENTRY },
        }
    }

    fn says(&self) -> Option<Saying> {
        self.says.parse().ok()
    }

    /// Whether one of its kind says anything about one of that kind.
    fn may_speak_of(&self, kind: DocumentKind) -> bool {
        use DocumentKind as K;
        match self.kind {
            K::Confirmation | K::ShipNotice => kind.numbered_as() == K::Order,
            K::Response | K::StatusUpdate => matches!(kind.numbered_as(), K::Order | K::Invoice | K::CreditNote),
            K::Invoice | K::CreditNote => matches!(kind, K::Invoice | K::CreditNote),
            K::Order | K::OrderChange | K::OrderCancel => false,
        }
    }

    /// Puts what it says on the timelines of those it refers to, as far as they are there.
    async fn speaks(&self, tx: &mut Tx) -> Result<()> {
        let Some(says) = self.says() else { return Ok(()) };
        for target in self.targets(tx).await? {
            if self.may_speak_of(target.kind) {
                self.tells(tx, &target, says).await?;
            }
        }
        Ok(())
    }

    /// Puts on its own timeline what was said about it before it came.
    async fn is_spoken_of(&self, tx: &mut Tx) -> Result<()> {
        if !matches!(self.kind.numbered_as(), DocumentKind::Order | DocumentKind::Invoice | DocumentKind::CreditNote) {
            return Ok(());
        }
        for source in self.sources(tx).await? {
            if let Some(says) = source.says()
                && source.may_speak_of(self.kind)
            {
                source.tells(tx, self, says).await?;
            }
        }
        Ok(())
    }

    async fn tells(&self, tx: &mut Tx, target: &Self, says: Saying) -> Result<()> {
        let says = says.about(target.kind);
        let entry = self.entry(&target.id, says);
        if entry.insert(tx).await?.is_none() {
            return Ok(());
        }
        if entry.state == ENTRY && says != Saying::Acknowledged {
            let event = DocumentEvent {
                kind: EventKind::DocumentAnswered,
                says: Some(says),
                document: &target.id,
                organization: &self.sent_for,
                person: &self.sent_by,
                at: self.received_at,
            };
            event.enter(tx).await?;
        }
        stand_anew(tx, &target.id, self.received_at).await
    }

    /// What it said counts no more.
    async fn unsays(&self, tx: &mut Tx) -> Result<()> {
        let told: Vec<(String,)> = sql!(
            all(String,),
            tx,
            "SELECT document_id FROM document_entry WHERE source_id = $1 AND state <> 'withdrawn' ORDER BY document_id",
            &self.id
        )?;
        sql!(run, tx, "UPDATE document_entry SET state = 'withdrawn' WHERE source_id = $1", &self.id)?;
        for (target,) in told {
            stand_anew(tx, &target, self.received_at).await?;
        }
        Ok(())
    }

    /// Those it names, by number or by the name of their transport: only between the same two, with the same seller.
    async fn targets(&self, tx: &mut Tx) -> Result<Vec<Self>> {
        let by_number = "d.issuer_id IN ($2, $3) AND d.number = f.number AND (f.numbered_as = d.numbered_as OR f.numbered_as = '')";
        let mut found = self.find(tx, "document_reference f CROSS JOIN document d", by_number).await?;
        let by_transport = "r.organization_id IN ($2, $3) AND r.transport_key = f.number AND d.id = r.document_id";
        let tables = "document_reference f CROSS JOIN document_receipt r CROSS JOIN document d";
        for paper in self.find(tx, tables, by_transport).await? {
            if found.iter().all(|known| known.id != paper.id) {
                found.push(paper);
            }
        }
        Ok(found)
    }

    async fn find(&self, tx: &mut Tx, tables: &str, on: &str) -> Result<Vec<Self>> {
        let values = [Value::Text(&self.id), (&self.seller_id).into(), (&self.buyer_id).into()];
        let text = format!(
            "{PAPER} FROM {tables} WHERE f.document_id = $1 AND {on} AND d.seller_id = $2 AND d.buyer_id = $3 AND d.state = 'delivered'
               AND d.id <> $1 ORDER BY d.id LIMIT 50"
        );
        sql!(all Paper, tx, text, ..&values)
    }

    /// Those that name it, in the order in which they came.
    async fn sources(&self, tx: &mut Tx) -> Result<Vec<Self>> {
        let values = [
            Value::Text(&self.id),
            (&self.seller_id).into(),
            (&self.buyer_id).into(),
            (&self.number).into(),
            (&self.transport_id).into(),
            self.kind.numbered_as().as_str().into(),
        ];
        let text = format!(
            "{PAPER} FROM document_reference x CROSS JOIN document d
             WHERE x.issuer_id IN ($2, $3) AND x.number IN ($4, $5) AND (x.numbered_as = $6 OR x.numbered_as = '') AND d.id = x.document_id
               AND d.says <> '' AND d.seller_id = $2 AND d.buyer_id = $3 AND d.state = 'delivered' AND d.id <> $1
             ORDER BY d.received_at, d.id LIMIT 50"
        );
        sql!(all Paper, tx, text, ..&values)
    }
}

/// Where a document stands after all that was said about it; both parties' lists say so too.
pub(super) async fn stand_anew(tx: &mut Tx, document: &str, now: Millis) -> Result<()> {
    let entries: Vec<(String, String, String, bool)> = sql!(
        all(String, String, String, bool),
        tx,
        "SELECT id, says, said_on, in_order FROM document_entry WHERE document_id = $1 AND state <> 'withdrawn' ORDER BY position, id",
        document
    )?;
    let mut stand = Stand::default();
    for (id, says, said_on, was_in_order) in &entries {
        let says: Saying = says.parse().map_err(crate::access::damaged)?;
        let in_order = stand.hears(says, said_on);
        if in_order != *was_in_order {
            sql!(run, tx, "UPDATE document_entry SET in_order = $1 WHERE id = $2", in_order, id)?;
        }
    }
    let status = stand.status().as_str();
    sql!(run, tx, "UPDATE document SET status = $1 WHERE id = $2 AND status <> $1", status, document)?;
    sql!(run, tx, "UPDATE document_side SET status = $1 WHERE document_id = $2 AND status <> $1", status, document)?;
    let sides: Vec<(String, String)> =
        sql!(all(String, String), tx, "SELECT organization_id, topic FROM document_side WHERE document_id = $1", document)?;
    for (organization, topic) in sides {
        let topic: Topic = topic.parse().map_err(crate::access::damaged)?;
        tx.hint(Hint::new(HintKind::Document, &organization, topic, now).document(document));
    }
    Ok(())
}
