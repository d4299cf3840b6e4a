//! What documents say, told in a conversation: the message comes from the organization, by the same post as any other.

use kontor_model::ids::{ConversationId, DocumentId, OrganizationId};
use kontor_model::{Availability, DocumentKind, Millis, Saying, Via};

use crate::access::damaged;
use crate::conversations::{self, Opening};
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::post::{self, Draft, Post, PostFault, Posted, TurnLeft, Voice};

/// At most this many are looked at in one go.
const STEP: usize = 20;

/// Something that is to be told. Only the store makes one, so whoever has it may have it told.
#[derive(Debug, Clone)]
pub struct Telling {
    entry: String,
    conversation: Option<String>,
    speaker: OrganizationId,
    person: String,
    listener: OrganizationId,
    document: DocumentId,
    /// What is said.
    pub says: Saying,
    /// About which document: its kind in its newest version.
    pub kind: DocumentKind,
    /// Its number.
    pub number: String,
    /// Its canonical record.
    pub record: String,
    /// The version that is new, where a version is what is told.
    pub version: i64,
    /// The record of the version before it.
    pub before: Option<String>,
    /// The record of the document that says it.
    pub source: Option<String>,
    /// The name of the organization that says it.
    pub speaker_name: String,
    /// The language of the organization that is told.
    pub language: String,
    /// Its time zone.
    pub time_zone: String,
}

/// What is written in the conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TellingWords {
    /// What the conversation is called if it begins with this, see [`kontor_model::text::subject`].
    pub subject: String,
    /// The message, see [`kontor_model::text::body`].
    pub body: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    document_id: String,
    #[sqlx(try_from = "String")]
    says: Saying,
    version: i64,
    organization_id: String,
    person_id: String,
    conversation_id: Option<String>,
    #[sqlx(try_from = "String")]
    kind: DocumentKind,
    number: String,
    record: String,
    low: String,
    high: String,
    before: Option<String>,
    source: Option<String>,
    speaker_name: String,
    low_language: String,
    low_time_zone: String,
    high_language: String,
    high_time_zone: String,
}

impl Row {
    fn telling(self) -> Telling {
        let to_high = self.low == self.organization_id;
        let (listener, language, time_zone) =
            if to_high { (self.high, self.high_language, self.high_time_zone) } else { (self.low, self.low_language, self.low_time_zone) };
        Telling {
            entry: self.id,
            conversation: self.conversation_id,
            speaker: self.organization_id.into(),
            person: self.person_id,
            listener: listener.into(),
            document: self.document_id.into(),
            says: self.says,
            kind: self.kind,
            number: self.number,
            record: self.record,
            version: self.version,
            before: self.before,
            source: self.source,
            speaker_name: self.speaker_name,
            language,
            time_zone,
        }
    }
}

impl Store {
    /// What is to be told next, the oldest first, at most 20.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn due_tellings(&self) -> Result<Vec<Telling>> {
        let text = format!(
            "SELECT e.id, e.document_id, e.says, e.version, e.organization_id, e.person_id,
               (SELECT p.conversation_id FROM document_entry p WHERE p.document_id = e.document_id AND p.conversation_id IS NOT NULL
                ORDER BY p.position DESC, p.id DESC LIMIT 1) AS conversation_id,
               d.kind, d.number, d.record, d.low, d.high, v.record AS before, s.record AS source, o.name AS speaker_name,
               l.language AS low_language, l.time_zone AS low_time_zone, h.language AS high_language, h.time_zone AS high_time_zone
             FROM document_entry e JOIN document d ON d.id = e.document_id JOIN organization o ON o.id = e.organization_id
             JOIN organization l ON l.id = d.low JOIN organization h ON h.id = d.high
             LEFT JOIN document s ON s.id = e.source_id
             LEFT JOIN document_version v ON v.document_id = e.document_id AND e.source_id IS NULL AND v.version = e.version - 1
             WHERE e.state = 'due' ORDER BY e.at, e.position, e.id LIMIT {STEP}"
        );
        let rows: Vec<Row> = sql!(all Row, &mut self.look().await?, text, ..&[])?;
        Ok(rows.into_iter().map(Row::telling).collect())
    }

    /// Has it told: in the conversation that its document's answers have already, else in a new one; a further version in every
    /// conversation about it. Where the two may not talk, the reason is kept on the timeline. Without words it is a mere entry.
    ///
    /// `says` is what it turned out to say, which may be more than the document's own word. Told twice at once, it is told once.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn tell(&self, telling: &Telling, says: Saying, words: Option<TellingWords>, now: Millis) -> Result<()> {
        let mut tries = 1;
        loop {
            match self.tell_once(telling, says, words.as_ref(), now).await {
                Err(fault) if tries < 5 && fault.is_passing() => tries += 1,
                done => return done,
            }
        }
    }

    async fn tell_once(&self, telling: &Telling, says: Saying, words: Option<&TellingWords>, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        let claimed = sql!(
            run,
            tx,
            "UPDATE document_entry SET state = 'entry', says = $2 WHERE id = $1 AND state = 'due'",
            &telling.entry,
            says.as_str()
        )?;
        if claimed == 0 {
            return Ok(());
        }
        match words {
            None => {}
            Some(words) if says.is_announced() => self.announce(&mut tx, telling, words, now).await?,
            Some(words) => self.say(&mut tx, telling, says, words, now).await?,
        }
        super::story::stand_anew(&mut tx, telling.document.as_str(), now).await?;
        tx.commit().await
    }

    /// In every conversation about the document; whose turn it is there stays as it was.
    async fn announce(&self, tx: &mut Tx, telling: &Telling, words: &TellingWords, now: Millis) -> Result<()> {
        let talks: Vec<(String, String)> = sql!(
            all(String, String),
            tx,
            "SELECT c.id, c.topic FROM conversation_document d JOIN conversation c ON c.id = d.conversation_id
             WHERE d.document_id = $1 ORDER BY c.id",
            telling.document.as_str()
        )?;
        for (conversation, topic) in talks {
            let voice = Voice { topic: topic.parse().map_err(damaged)?, ..telling.voice(conversation.into(), TurnLeft::AsItWas) };
            match self.post_in(tx, voice, words, now).await {
                // Where they may not talk any more, the event in the thread says enough.
                Ok(posted) => note_told(tx, telling, &posted).await?,
                Err(PostFault::Store(fault)) => return Err(fault),
                Err(_) => {}
            }
        }
        Ok(())
    }

    async fn say(&self, tx: &mut Tx, telling: &Telling, says: Saying, words: &TellingWords, now: Millis) -> Result<()> {
        let availability = self.availability_for(tx, &telling.speaker, &telling.listener, telling.document.as_str()).await?;
        if availability != Availability::Available {
            let reason = availability.as_str();
            sql!(run, tx, "UPDATE document_entry SET state = $2 WHERE id = $1", &telling.entry, reason)?;
            return Ok(());
        }
        let leaves = if says.awaits_answer() { TurnLeft::Theirs } else { TurnLeft::Nobody };
        let conversation = match &telling.conversation {
            Some(conversation) => conversation.as_str().into(),
            None => telling.opens(tx, words, now).await?,
        };
        match self.post_in(tx, telling.voice(conversation, leaves), words, now).await {
            Ok(posted) => note_told(tx, telling, &posted).await,
            Err(PostFault::Store(fault)) => Err(fault),
            Err(other) => Err(Error::Damaged(other.to_string())),
        }
    }

    async fn post_in(&self, tx: &mut Tx, voice: Voice, words: &TellingWords, now: Millis) -> post::Outcome {
        let draft = Draft { body: words.body.clone(), attachments: Vec::new(), via: Via::System, client_key: None, line: None };
        let hash = post::request_hash("", voice.conversation.as_str(), &draft);
        let conversation = voice.conversation.clone();
        let post = Post::new(voice, draft, hash, now)?;
        let mut outcomes = post::write_posts(tx, &[post], &self.options, false).await?;
        let posted = outcomes.pop().unwrap_or(Err(PostFault::Store(Error::NotFound)))?;
        conversations::index(tx, conversation.as_str()).await?;
        Ok(posted)
    }
}

impl Telling {
    fn voice(&self, conversation: ConversationId, leaves: TurnLeft) -> Voice {
        Voice {
            conversation,
            topic: self.kind.topic(),
            organization: self.speaker.clone(),
            partner: self.listener.clone(),
            person: None,
            leaves,
        }
    }

    /// A new conversation about the document, still without its message.
    async fn opens(&self, tx: &mut Tx, words: &TellingWords, now: Millis) -> Result<ConversationId> {
        let id = ConversationId::new(now);
        let opening = Opening {
            id: &id,
            own: self.speaker.as_str(),
            partner: self.listener.as_str(),
            person: &self.person,
            subject: &words.subject,
            topic: self.kind.topic(),
            document: Some(self.document.as_str()),
            now,
        };
        conversations::open(tx, &opening).await?;
        Ok(id)
    }
}

async fn note_told(tx: &mut Tx, telling: &Telling, posted: &Posted) -> Result<()> {
    sql!(
        run,
        tx,
        "UPDATE document_entry SET state = 'told', conversation_id = $2, seq = $3 WHERE id = $1",
        &telling.entry,
        &posted.conversation,
        posted.seq
    )?;
    Ok(())
}
