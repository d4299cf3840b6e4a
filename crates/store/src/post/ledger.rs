//! The batch in memory: posts are numbered and told here, between one round of reading and one of writing.

use std::collections::HashMap;

use kontor_model::availability::{Account, Dealings};
use kontor_model::digest::{Link, body_hash, digest};
use kontor_model::told::{Told, tell};
use kontor_model::{Availability, Millis, Permissions, Standing, Topic, Turn, availability};

use super::{Outcome, Post, PostFault, Posted, TurnLeft, Written};
use crate::conversations::FileOf;
use crate::db::StoreOptions;
use crate::told::Desks;

/// One organization's side of a conversation.
#[derive(Debug)]
pub(super) struct Side {
    pub account: Account,
    pub sells: bool,
    pub theirs_seq: i64,
    pub turn: Turn,
    pub turn_since: Millis,
    pub desk: Option<String>,
    /// Nobody there can be told: when the contact address is owed a notice, and of which message.
    pub notice: Option<(Millis, i64)>,
}

#[derive(Debug, Default)]
pub(super) struct Seat {
    pub organization: String,
    pub active: bool,
    pub permissions: Permissions,
    pub in_it: bool,
    pub told_seq: i64,
    pub read_seq: i64,
    pub muted: bool,
    pub archived: bool,
    pub due_at: Option<Millis>,
    pub changed: bool,
    /// What stands in its row of that by which seats are found; nothing where it has none yet.
    pub stored: Option<Stored>,
}

/// The part of a seat that its indexes hold: while it stays, only numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stored {
    pub in_it: bool,
    pub archived: bool,
    pub due_at: Option<Millis>,
}

#[derive(Debug)]
pub(super) struct Talk {
    pub topic: Topic,
    pub status: Option<kontor_model::RelationshipStatus>,
    pub last_seq: i64,
    pub last_digest: String,
    pub last_at: Millis,
    pub changed: bool,
    pub sides: HashMap<String, Side>,
    pub seats: HashMap<String, Seat>,
}

/// A message with its number and place in the chain.
#[derive(Debug)]
pub(super) struct Row {
    pub index: usize,
    pub seq: i64,
    pub desk: Option<String>,
    pub body_hash: String,
    pub prev_digest: String,
    pub digest: String,
}

pub(super) struct Ledger<'p> {
    pub posts: &'p [Post],
    standard_includes_messaging: bool,
    grace_ms: Millis,
    pub talks: HashMap<&'p str, Talk>,
    /// Whether the author is active, and what he may do now.
    pub authors: HashMap<&'p str, Permissions>,
    /// The claimed attachments, by id.
    pub claims: HashMap<&'p str, FileOf>,
    pub desks: HashMap<String, Desks>,
    pub written: Vec<Row>,
    pub settled: Vec<Option<Outcome>>,
}

impl<'p> Ledger<'p> {
    pub fn new(posts: &'p [Post], options: &StoreOptions) -> Self {
        Self {
            posts,
            standard_includes_messaging: options.standard_includes_messaging,
            grace_ms: options.grace_ms,
            talks: HashMap::new(),
            authors: HashMap::new(),
            claims: HashMap::new(),
            desks: HashMap::new(),
            written: Vec::new(),
            settled: posts.iter().map(|_| None).collect(),
        }
    }

    /// Those that are still to be written.
    pub fn open(&self) -> impl Iterator<Item = (usize, &'p Post)> {
        let posts = self.posts;
        self.settled.iter().enumerate().filter(|(_, s)| s.is_none()).map(move |(index, _)| (index, &posts[index]))
    }

    pub fn settle(&mut self, index: usize, outcome: Outcome) {
        self.settled[index] = Some(outcome);
    }

    pub fn outcomes(self) -> Vec<Outcome> {
        self.settled.into_iter().map(|s| s.unwrap_or(Err(PostFault::Store(crate::Error::NotFound)))).collect()
    }

    /// Numbers, chains and tells every open post, in the order of arrival.
    pub fn write_all(&mut self) {
        let open: Vec<usize> = self.open().map(|(index, _)| index).collect();
        for index in open {
            let outcome = self.repeated(index).unwrap_or_else(|| self.write_one(index));
            self.settle(index, outcome);
        }
    }

    /// The same key twice in one batch: the second is answered from the first.
    fn repeated(&self, index: usize) -> Option<Outcome> {
        let post = &self.posts[index];
        let key = post.draft.client_key.as_ref()?;
        let first = self.written.iter().find(|w| {
            let other = &self.posts[w.index];
            other.draft.client_key.as_ref() == Some(key) && other.voice.person() == post.voice.person()
        })?;
        let other = &self.posts[first.index];
        if other.request_hash != post.request_hash {
            return Some(Err(PostFault::KeyReused));
        }
        let conversation = other.voice.conversation.to_string();
        Some(Ok(Posted { id: other.id.as_str().into(), conversation, seq: first.seq, fresh: false, written: None }))
    }

    fn write_one(&mut self, index: usize) -> Outcome {
        let post = &self.posts[index];
        match self.may_talk(post) {
            Availability::Available => {}
            reason => return Err(PostFault::NotAvailable(reason)),
        }
        let files = post.draft.attachments.iter().filter_map(|id| self.claims.remove(id.as_str()));
        let mut files: Vec<FileOf> = files.collect();
        let attachments: Vec<String> = files.iter().map(|file| file.sha256.clone()).collect();
        let conversation = post.voice.conversation.as_str();
        let Some(talk) = self.talks.get_mut(conversation) else { return Err(PostFault::Store(crate::Error::NotFound)) };
        let seq = talk.last_seq + 1;
        let body_hash = body_hash(&post.salt, &post.draft.body);
        let previous = std::mem::take(&mut talk.last_digest);
        let digest = digest(&Link {
            previous: &previous,
            conversation,
            seq,
            author: post.voice.author(),
            sent_at: post.at,
            body_hash: &body_hash,
            attachments: &attachments,
        });
        talk.last_digest.clone_from(&digest);
        talk.last_seq = seq;
        for file in &mut files {
            file.seq = seq;
        }
        talk.last_at = talk.last_at.max(post.at);
        talk.changed = true;
        let desk =
            talk.sides.get(post.voice.organization.as_str()).filter(|_| post.voice.person.is_some()).and_then(|side| side.desk.clone());
        talk.wrote(post, seq);
        talk.hears(post, seq, post.at + self.grace_ms, &self.desks);
        self.written.push(Row { index, seq, desk, body_hash, prev_digest: previous, digest: digest.clone() });
        let written = Written { body: post.draft.body.clone(), via: post.draft.via, sent_at: post.at, digest, files };
        Ok(Posted { id: post.id.as_str().into(), conversation: conversation.to_owned(), seq, fresh: true, written: Some(written) })
    }

    fn may_talk(&self, post: &Post) -> Availability {
        let voice = &post.voice;
        let Some(talk) = self.talks.get(voice.conversation.as_str()) else { return Availability::NoRelationship };
        let may = |person| self.authors.get(person).is_some_and(|permissions: &Permissions| permissions.may_talk(talk.topic));
        let sides = (talk.sides.get(voice.organization.as_str()), talk.sides.get(voice.partner.as_str()));
        let (Some(own), Some(partner)) = sides else { return Availability::NoRelationship };
        availability(&Standing {
            permitted: voice.person().is_none_or(may),
            own: own.account,
            partner: partner.account,
            dealings: talk.status.map(|status| Dealings { status, own_sells: own.sells, partner_sells: partner.sells }),
            standard_includes_messaging: self.standard_includes_messaging,
        })
    }
}

impl Talk {
    /// What a post changes on its author's side: he is in it, has read all, and desk colleagues who are not in it are relieved.
    ///
    /// A document that speaks for its organization relieves nobody.
    fn wrote(&mut self, post: &Post, seq: i64) {
        let organization = post.voice.organization.as_str();
        if let Some(side) = self.sides.get_mut(organization) {
            side.turns_to(post, Turn::Theirs);
        }
        let Some((author, permissions)) = &post.voice.person else {
            self.comes_back_to(organization);
            return;
        };
        for (person, seat) in self.seats.iter_mut().filter(|(_, seat)| seat.organization == organization) {
            if person == author.as_str() {
                continue;
            }
            if !seat.in_it && seat.is_unread() {
                seat.read_seq = seq;
                seat.due_at = None;
                seat.changed = true;
            }
            seat.comes_back();
        }
        let seat = self.seats.entry(author.to_string()).or_insert_with(|| Seat::new(organization, *permissions));
        seat.in_it = true;
        seat.read_seq = seq;
        seat.due_at = None;
        seat.archived = false;
        seat.changed = true;
    }

    /// What a post changes on the other side: it is their turn, and whoever is told is told, by mail if it is unseen at `due`.
    fn hears(&mut self, post: &Post, seq: i64, due: Millis, desks: &HashMap<String, Desks>) {
        let organization = post.voice.partner.as_str();
        let Some(side) = self.sides.get_mut(organization) else { return };
        side.theirs_seq = seq;
        side.turns_to(post, Turn::Ours);
        let selling = side.sells;
        let kept_desk = side.desk.clone();
        let mut candidates = desks.get(organization).map(|d| d.candidates(self.topic, selling, kept_desk.as_deref())).unwrap_or_default();
        candidates.in_it = self.participants(organization);
        let told = tell(candidates);
        if let Told::Desk(desk, _) = &told
            && let Some(side) = self.sides.get_mut(organization)
        {
            side.desk = Some(desk.to_string());
        }
        if told == Told::ContactOnly
            && let Some(side) = self.sides.get_mut(organization)
        {
            side.notice.get_or_insert((due, seq));
        }
        self.comes_back_to(organization);
        for person in told.people() {
            let seat = self.seats.entry(person.to_string()).or_insert_with(|| Seat::new(organization, Permissions::default()));
            seat.is_told(seq, due);
        }
    }

    fn comes_back_to(&mut self, organization: &str) {
        for seat in self.seats.values_mut().filter(|seat| seat.organization == organization) {
            seat.comes_back();
        }
    }

    fn participants(&self, organization: &str) -> Vec<kontor_model::ids::PersonId> {
        let may = |seat: &Seat| seat.organization == organization && seat.in_it && seat.active && seat.permissions.may_talk(self.topic);
        self.seats.iter().filter(|(_, seat)| may(seat)).map(|(person, _)| person.as_str().into()).collect()
    }

    /// Whether a post to this organization needs its desks: nobody there is in it.
    pub fn needs_desks(&self, organization: &str) -> bool {
        self.participants(organization).is_empty()
    }
}

impl Side {
    /// The turn changes hands, as far as the post leaves it to; while it stays, so does its beginning.
    fn turns_to(&mut self, post: &Post, turn: Turn) {
        let turn = match post.voice.leaves {
            TurnLeft::Theirs => turn,
            TurnLeft::Nobody => Turn::Nobody,
            TurnLeft::AsItWas => return,
        };
        if self.turn != turn {
            self.turn = turn;
            self.turn_since = post.at;
        }
    }
}

impl Seat {
    fn new(organization: &str, permissions: Permissions) -> Self {
        Self { organization: organization.to_owned(), active: true, permissions, ..Self::default() }
    }

    fn is_unread(&self) -> bool {
        self.told_seq > self.read_seq
    }

    /// Whether nothing but how far it is told and read has changed.
    pub fn only_numbers_changed(&self) -> bool {
        self.stored == Some(Stored { in_it: self.in_it, archived: self.archived, due_at: self.due_at })
    }

    /// A new message brings an archived conversation back unless it is muted.
    fn comes_back(&mut self) {
        if self.archived && !self.muted {
            self.archived = false;
            self.changed = true;
        }
    }

    /// Those who wait already wait for this message too; only the others change.
    fn is_told(&mut self, seq: i64, due: Millis) {
        if self.is_unread() && (self.due_at.is_some() || self.muted) {
            return;
        }
        self.told_seq = seq;
        self.due_at = if self.muted { None } else { Some(due) };
        self.changed = true;
    }
}
