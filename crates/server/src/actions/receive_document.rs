//! To bring in a business document: it is read, held against the rules of the trade and put where both parties see it.

use bytes::Bytes;
use futures_util::stream;
use kontor_documents::{Document, Envelope, Format, Limit, Party, Reference, Refusal, Side};
use kontor_store::model::ids::DocumentId;
use kontor_store::model::text::file_name;
use kontor_store::{Incoming, IncomingParty, Received, Stored, StreamFault, Viewer};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Reader;
use crate::said;

/// How many documents are read at once: each may need many times its size in memory while it is read.
static READING: Semaphore = Semaphore::const_new(2);

/// A file somebody brings in.
#[derive(Debug, Clone)]
pub struct Brought {
    /// The file's name as its sender calls it.
    pub name: String,
    /// All of it.
    pub bytes: Bytes,
}

/// What became of a file.
#[derive(Debug)]
pub enum Outcome {
    /// It was read, and the store took it, knew it, or holds it.
    Taken(Taken),
    /// It stays outside.
    Refused(Why),
}

/// A document that was taken in, or that stands in the way of the one that was brought.
#[derive(Debug)]
pub struct Taken {
    /// Its place here; of a conflict, that of the document which is there already.
    pub id: DocumentId,
    /// How it was taken.
    pub how: How,
    /// What was read in the file.
    pub document: Box<Document>,
}

/// How a document was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is new.
    New,
    /// It is a further version of an order; its number.
    Version(i64),
    /// The same was there already.
    Again,
    /// It is kept for its sender until the other party is there.
    Held,
    /// Another one has its number; nothing was taken.
    Conflict,
}

/// Why a file stays outside.
#[derive(Debug)]
pub enum Why {
    /// It could not be read.
    Unreadable(Refusal),
    /// Neither party is the sender's organization, or both are.
    NotAParty,
    /// The other side issues it; what that side is called in the document.
    NotTheIssuer { issuer: String },
    /// The person lacks the permission for this kind of document.
    NoPermission,
}

impl Why {
    /// A stable word for programs.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Unreadable(refusal) => refusal.code(),
            Self::NotAParty => "not_a_party",
            Self::NotTheIssuer { .. } => "not_the_issuer",
            Self::NoPermission => "no_permission",
        }
    }

    /// The sentence for whoever brought the file.
    pub fn read_by(&self, reader: &Reader) -> String {
        match self {
            Self::Unreadable(refusal) => reader.refusal(refusal.code(), &refusal.args()),
            Self::NotAParty => reader.t("refusal-not-a-party"),
            Self::NotTheIssuer { issuer } => reader.t1("refusal-not-the-issuer", "issuer", issuer),
            Self::NoPermission => reader.t("refusal-no-permission"),
        }
    }
}

/// A file that is too large to be looked at.
pub fn over_limit(allowed: u64, found: u64) -> Outcome {
    Outcome::Refused(Why::Unreadable(Refusal::OverLimit { limit: Limit::Size, allowed, found }))
}

/// A file that was read and is kept; only the database does not know of it yet.
#[derive(Debug)]
struct Ready {
    incoming: Incoming,
    document: Document,
}

/// What was read, and what of the file may be kept.
struct Read {
    document: Document,
    masked: Vec<u8>,
    hash: String,
}

/// Reads the file and hands it in for the viewer's organization. When this returns, everyone it concerns can see it.
///
/// # Errors
/// If the database or the folder of files does not answer. What may not come in is an [`Outcome`].
pub async fn receive_document(app: &App, viewer: &Viewer, brought: Brought) -> Result<Outcome> {
    match read_and_keep(app, brought).await? {
        Ok(ready) => take_in(app, viewer, ready).await,
        Err(why) => Ok(Outcome::Refused(why)),
    }
}

/// The first half: reads the file and keeps what may be kept.
async fn read_and_keep(app: &App, brought: Brought) -> Result<Result<Ready, Why>> {
    let limit = app.config.limits.document_bytes;
    let found = brought.bytes.len() as u64;
    if found > limit {
        return Ok(Err(Why::Unreadable(Refusal::OverLimit { limit: Limit::Size, allowed: limit, found })));
    }
    let mut read = match read(brought.bytes).await? {
        Ok(read) => read,
        Err(refusal) => return Ok(Err(Why::Unreadable(refusal))),
    };
    read.document.learn_from_name(&brought.name);
    let incoming = incoming(app, &brought.name, &read).await?;
    Ok(Ok(Ready { incoming, document: read.document }))
}

/// The second half: the store takes it in, and it is told.
async fn take_in(app: &App, viewer: &Viewer, Ready { incoming, document }: Ready) -> Result<Outcome> {
    let received = app.store.receive_document(viewer, &incoming, app.now()).await?;
    if matches!(received, Received::New(_) | Received::Version(..)) {
        super::tell::tell_due(app).await?;
    }
    Ok(outcome(received, document))
}

/// The hash is that of what is kept: one of the whole would let its owner try out guesses for a secret in it.
async fn read(bytes: Bytes) -> Result<Result<Read, Refusal>> {
    off_the_loop(move || {
        let (document, masked) = kontor_documents::read_masked(&bytes)?;
        let hash = hex::encode(Sha256::digest(&masked));
        Ok(Read { document, masked, hash })
    })
    .await
}

/// The envelope of a cXML message, read off the event loop as well.
///
/// # Errors
/// If the server is stopping. A message that cannot be read is a [`Refusal`].
pub async fn envelope(bytes: &Bytes) -> Result<Result<Envelope, Refusal>> {
    let bytes = bytes.clone();
    off_the_loop(move || kontor_documents::envelope(&bytes)).await
}

/// Two at a time, since a large file takes tens of milliseconds and many times its size in memory.
pub(super) async fn off_the_loop<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let permit = READING.acquire().await.map_err(Error::broken)?;
    let work = move || {
        let _permit = permit;
        work()
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::broken)
}

async fn incoming(app: &App, name: &str, read: &Read) -> Result<Incoming> {
    let Read { document, masked, hash } = read;
    let text = |value: Option<&dyn std::fmt::Display>| value.map(ToString::to_string).unwrap_or_default();
    let transport = document.external_ids.iter().find(|(kind, _)| kind == "payload_id").map(|(_, id)| id);
    Ok(Incoming {
        kind: document.kind.as_str().parse().map_err(Error::broken)?,
        // A change of an order is a version of it, whatever number of its own it has.
        number: document.order_number().unwrap_or(&document.number).to_owned(),
        series: series(document),
        seller: party(&document.seller),
        buyer: party(&document.buyer),
        self_billed: document.self_billed,
        issue_date: text(document.issue_date.as_ref().map(|date| date as _)),
        due_date: text(document.due_date.as_ref().map(|date| date as _)),
        currency: document.currency.clone().unwrap_or_default(),
        total: text(document.total_payable.as_ref().map(|total| total as _)),
        total_sort: document.total_payable.map_or(0, ten_thousandths),
        order_references: document.order_references.clone(),
        preceding_references: referred(document),
        transport_key: transport.unwrap_or(hash).clone(),
        original_hash: hash.clone(),
        original: keep(app, masked).await?,
        original_name: file_name(name),
        media_type: kontor_documents::media_type(masked).to_owned(),
        format: document.format.as_str().to_owned(),
        record: serde_json::to_string(document).map_err(Error::broken)?,
        says: said::saying(document),
        operation: said::operation(document),
    })
}

/// An ordinary invoice of `KSeF` may come as UBL too, and then it is the same; others are numbered by their kind.
fn series(document: &Document) -> String {
    let code = document.type_code.as_deref().filter(|code| document.format == Format::Ksef && !matches!(*code, "VAT" | "KOR"));
    code.unwrap_or_default().to_owned()
}

/// What it corrects, and what it answers.
fn referred(document: &Document) -> Vec<String> {
    let answered = document.response.iter().flat_map(|response| &response.refers_to);
    document.preceding_references.iter().chain(answered).flat_map(Reference::names).map(str::to_owned).collect()
}

async fn keep(app: &App, masked: &[u8]) -> Result<Stored> {
    let whole = stream::iter([Ok::<_, StreamFault>(Bytes::copy_from_slice(masked))]);
    Ok(app.store.keep(app.config.limits.document_bytes, whole, app.now()).await?)
}

fn party(party: &Party) -> IncomingParty {
    IncomingParty { name: party.name.clone().unwrap_or_default(), ids: party.scheme_values() }
}

/// Amounts beyond what fits stand at the end of the list.
fn ten_thousandths(total: Decimal) -> i64 {
    let end = if total.is_sign_negative() { i64::MIN } else { i64::MAX };
    total.checked_mul(Decimal::from(10_000)).and_then(|scaled| i64::try_from(scaled.trunc()).ok()).unwrap_or(end)
}

fn outcome(received: Received, document: Document) -> Outcome {
    let (id, how) = match received {
        Received::New(id) => (id, How::New),
        Received::Version(id, version) => (id, How::Version(version)),
        Received::Same(id) => (id, How::Again),
        Received::Held(id) => (id, How::Held),
        Received::Conflict(id) => (id, How::Conflict),
        Received::NotAParty => return Outcome::Refused(Why::NotAParty),
        Received::NotTheIssuer => return Outcome::Refused(Why::NotTheIssuer { issuer: issuer(&document) }),
        Received::NoPermission => return Outcome::Refused(Why::NoPermission),
    };
    Outcome::Taken(Taken { id, how, document: Box::new(document) })
}

/// What the issuing side is called in the document.
fn issuer(document: &Document) -> String {
    let party = if document.issued_by() == Side::Buyer { &document.buyer } else { &document.seller };
    party.name.as_deref().or_else(|| party.best_id()).unwrap_or_default().to_owned()
}
