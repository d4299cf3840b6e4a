//! The hot verb: posts that arrive while a commit is under way are collected into one durable transaction.

mod ledger;
mod load;
mod save;

use kontor_model::ids::{ConversationId, DocumentId, MessageId, OrganizationId, PersonId, new_id};
use kontor_model::{Availability, Millis, Permissions, Topic, Via};
use tokio::sync::{mpsc, oneshot};

use crate::access::Seated;
use crate::conversations::FileOf;
use crate::db::{Store, StoreOptions, Tx};
use crate::error::{Error, Result};
use ledger::Ledger;

/// How many posts may wait for the writer; the next one is told to come back.
pub(crate) const QUEUE: usize = 1024;
/// The most posts of one transaction.
const BATCH: usize = 128;
/// How often a transaction that failed in passing is tried again.
const TRIES: u32 = 5;

/// What somebody wants to say: cleaned text, and files that are uploaded already.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The text, see [`kontor_model::text::body`].
    pub body: String,
    /// Ids of this person's unclaimed uploads, in their order.
    pub attachments: Vec<String>,
    /// By which door.
    pub via: Via,
    /// The sender's own name for this post: sent twice, it is written once.
    pub client_key: Option<String>,
    /// The line of a document that it is about.
    pub line: Option<LineOf>,
}

/// A line of a document, as it is numbered there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineOf {
    /// The document; it must be between the two organizations of the conversation.
    pub document: DocumentId,
    /// The line's number as its page shows it.
    pub line: String,
}

/// Who speaks in which conversation, to whom.
#[derive(Debug, Clone)]
pub(crate) struct Voice {
    pub(crate) conversation: ConversationId,
    pub(crate) topic: Topic,
    pub(crate) organization: OrganizationId,
    pub(crate) partner: OrganizationId,
    /// The author with his permissions; nobody where a document speaks for its organization.
    pub(crate) person: Option<(PersonId, Permissions)>,
    /// Whose turn it is afterwards.
    pub(crate) leaves: TurnLeft,
}

/// What a message does to the turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TurnLeft {
    /// The other side is to answer.
    Theirs,
    /// Nobody need answer.
    Nobody,
    /// As it was.
    AsItWas,
}

impl Voice {
    /// A person's own.
    pub(crate) fn of(seated: &Seated) -> Self {
        let viewer = seated.viewer();
        Self {
            conversation: seated.conversation().clone(),
            topic: seated.topic(),
            organization: viewer.organization().clone(),
            partner: seated.partner().clone(),
            person: Some((viewer.person().clone(), viewer.permissions())),
            leaves: TurnLeft::Theirs,
        }
    }

    pub(crate) fn person(&self) -> Option<&str> {
        self.person.as_ref().map(|(person, _)| person.as_str())
    }

    /// Whose name stands in the chain of digests.
    fn author(&self) -> &str {
        self.person().unwrap_or(self.organization.as_str())
    }
}

/// A message that is durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// Its id.
    pub id: MessageId,
    /// Its conversation.
    pub conversation: String,
    /// Its number there, from 1, without gaps.
    pub seq: i64,
    /// Whether this call wrote it; false where the client key was known.
    pub fresh: bool,
    /// What this call wrote. What an earlier one wrote stands in the thread.
    pub written: Option<Written>,
}

/// What stands in the thread now, so that nobody need read it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub body: String,
    /// By which door it came.
    pub via: Via,
    /// When.
    pub sent_at: Millis,
    /// Its digest in the chain.
    pub digest: String,
    /// Its files.
    pub files: Vec<FileOf>,
}

/// Why a post was not written. Nothing of it is.
#[derive(Debug, thiserror::Error)]
pub enum PostFault {
    /// These two may not talk now.
    #[error("{0}")]
    NotAvailable(Availability),
    /// This attachment is not an unclaimed upload of this person.
    #[error("attachment {0} is not there")]
    Attachment(String),
    /// The client key was used before for something else.
    #[error("the key was used before for another message")]
    KeyReused,
    /// The store could not.
    #[error(transparent)]
    Store(#[from] Error),
}

pub(crate) type Outcome = Result<Posted, PostFault>;

/// One post with all that is decided before the first try, so that a retry finds its own rows.
#[derive(Debug)]
pub(crate) struct Post {
    pub(crate) id: String,
    pub(crate) salt: String,
    pub(crate) at: Millis,
    pub(crate) voice: Voice,
    pub(crate) draft: Draft,
    /// Hash of what was asked, to tell a repeated request from another one with the same key.
    pub(crate) request_hash: String,
}

/// A post and who waits for it.
pub(crate) struct Job {
    post: Post,
    answer: oneshot::Sender<Outcome>,
}

impl std::fmt::Debug for Job {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Job({})", self.post.id)
    }
}

impl Post {
    pub(crate) fn new(voice: Voice, draft: Draft, request_hash: String, at: Millis) -> Result<Self> {
        let mut salt = [0u8; 16];
        getrandom::fill(&mut salt).map_err(|fault| Error::Damaged(format!("no random bytes: {fault}")))?;
        Ok(Self { id: new_id(at), salt: hex::encode(salt), at, voice, draft, request_hash })
    }
}

/// What was asked, as one hash: the same key with another request is refused.
pub(crate) fn request_hash(subject: &str, context: &str, draft: &Draft) -> String {
    let attachments = draft.attachments.join(",");
    let line = draft.line.as_ref().map(|line| format!("\u{0}{} {}", line.document, line.line)).unwrap_or_default();
    kontor_model::digest::body_hash(&format!("{subject}\u{0}{context}\u{0}{attachments}{line}"), &draft.body)
}

impl Store {
    /// Writes a message into the conversation; when this returns, it is durable, numbered and told.
    ///
    /// # Errors
    /// See [`PostFault`]; [`Error::Busy`] when too many posts wait already.
    pub async fn post(&self, seated: &Seated, draft: Draft, now: Millis) -> Outcome {
        let hash = request_hash("", seated.conversation().as_str(), &draft);
        let post = Post::new(Voice::of(seated), draft, hash, now)?;
        let (answer, done) = oneshot::channel();
        self.posts.try_send(Job { post, answer }).map_err(|_| Error::Busy(1))?;
        done.await.map_err(|_| Error::Busy(5))?
    }
}

/// The one that writes posts. Its owner runs it until the store goes away.
#[derive(Debug)]
pub struct Batch {
    store: Store,
    queue: mpsc::Receiver<Job>,
}

impl Batch {
    pub(crate) fn new(store: Store, queue: mpsc::Receiver<Job>) -> Self {
        Self { store, queue }
    }

    /// Collects and writes until `stop` resolves, then writes what still waits.
    pub async fn run(mut self, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        let mut jobs = Vec::with_capacity(BATCH);
        loop {
            tokio::select! {
                biased;
                got = self.queue.recv_many(&mut jobs, BATCH) => if got == 0 { return },
                () = &mut stop => break,
            }
            self.serve(std::mem::take(&mut jobs)).await;
        }
        self.queue.close();
        while self.queue.recv_many(&mut jobs, BATCH).await > 0 {
            self.serve(std::mem::take(&mut jobs)).await;
        }
    }

    async fn serve(&self, jobs: Vec<Job>) {
        let (posts, answers): (Vec<Post>, Vec<_>) = jobs.into_iter().map(|job| (job.post, job.answer)).unzip();
        let outcomes = match self.write(&posts).await {
            Ok(outcomes) => outcomes,
            Err(fault) if posts.len() == 1 => vec![Err(fault.into())],
            // One post that the database refuses must not take the others with it.
            Err(_) => self.write_singly(&posts).await,
        };
        for (answer, outcome) in answers.into_iter().zip(outcomes) {
            // Whoever asked may have gone away; the message stays.
            let _ = answer.send(outcome);
        }
    }

    async fn write_singly(&self, posts: &[Post]) -> Vec<Outcome> {
        let mut outcomes = Vec::with_capacity(posts.len());
        for post in posts {
            let outcome = match self.write(std::slice::from_ref(post)).await {
                Ok(mut one) => one.pop().unwrap_or(Err(PostFault::Store(Error::NotFound))),
                Err(fault) => Err(fault.into()),
            };
            outcomes.push(outcome);
        }
        outcomes
    }

    async fn write(&self, posts: &[Post]) -> Result<Vec<Outcome>> {
        let mut tries = 1;
        loop {
            match self.write_once(posts, tries > 1).await {
                Err(fault) if tries < TRIES && fault.is_passing() => tries += 1,
                done => return done,
            }
        }
    }

    async fn write_once(&self, posts: &[Post], again: bool) -> Result<Vec<Outcome>> {
        let mut tx = self.store.write_first().await?;
        let outcomes = write_posts(&mut tx, posts, &self.store.options, again).await?;
        tx.commit().await?;
        Ok(outcomes)
    }
}

/// Writes posts inside a transaction: known keys, claims, the right to talk, locks in id order, numbers, rows.
pub(crate) async fn write_posts(tx: &mut Tx, posts: &[Post], options: &StoreOptions, again: bool) -> Result<Vec<Outcome>> {
    let mut ledger = Ledger::new(posts, options);
    load::known(tx, &mut ledger, again).await?;
    load::claims(tx, &mut ledger).await?;
    load::conversations(tx, &mut ledger).await?;
    load::authors(tx, &mut ledger).await?;
    load::seats(tx, &mut ledger).await?;
    load::desks(tx, &mut ledger).await?;
    ledger.write_all();
    save::save(tx, &ledger).await?;
    Ok(ledger.outcomes())
}
