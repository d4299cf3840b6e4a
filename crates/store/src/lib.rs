//! The only room that speaks SQL (SQLite and PostgreSQL) and keeps blobs; it mints the proofs of access without which nothing is read.
#![deny(missing_docs)]

#[macro_use]
mod db;
mod access;
mod account;
mod attachments;
mod audit;
mod availability;
mod blobs;
mod contacts;
mod conversations;
mod cxml;
mod desks;
mod documents;
mod error;
mod held;
mod hints;
mod identifiers;
mod inbound;
mod keeper;
mod letters;
mod mailboxes;
mod maintenance;
mod migrate;
mod muted;
mod organizations;
mod page;
mod partners;
mod people;
mod post;
mod preferences;
mod relationships;
mod rows;
mod search;
mod sessions;
mod sign_in;
mod tokens;
mod told;
mod will_get;

pub use access::{Addressee, Administrator, Answerer, HeldMail, KnownSender, Operator, Paper, ReplyAddress, Seated, Viewer};
pub use account::{ASK_AGAIN_MS, Asked, MessagingRequest, PlanChange, TermsAcceptance};
pub use attachments::{Attachment, NewUpload, UploadFault, Uploaded};
pub use audit::AuditEntry;
pub use availability::About;
pub use blobs::{Stored, StreamFault};
pub use contacts::Contact;
pub use conversations::{
    Colleague, Counts, Event, FileOf, HandOver, InboxCursor, InboxQuery, InboxRow, LastWords, LinkedPaper, Message, NewConversation,
    PaperName, SeenMark, ThreadHead, WithdrawFault,
};
pub use cxml::{CxmlComer, CxmlKnock, CxmlSender, NewCxmlSender};
pub use db::{Engine, Store, StoreOptions, Tx};
pub use desks::{Desk, DeskLabel, DeskSide, NewDesk};
pub use documents::chain::Related;
pub use documents::detail::{DocumentDetail, DocumentVersion, Original, VersionRecord};
pub use documents::list::{DocumentQuery, DocumentRow};
pub use documents::query::NewQuery;
pub use documents::receive::{Incoming, IncomingParty, Operation, Received};
pub use documents::talks::{DocumentConversation, DocumentTalk};
pub use documents::telling::{Telling, TellingWords};
pub use documents::timeline::{Entry, MessageAbout};
pub use error::{Error, Result};
pub use hints::{Elsewhere, Heard, Hint, HintKind, Hints};
pub use identifiers::{Identifier, identifier_forms};
pub use inbound::away::Away;
pub use inbound::looked_for::{ByMail, MailQuery, MailRow};
pub use inbound::queue::WaitingMail;
pub use inbound::settle::{MAIL_TRIES, MailAnswer, ReadHeads, Settled};
pub use inbound::{ClaimedMail, NewMail};
pub use keeper::Keeper;
pub use kontor_model as model;
pub use letters::{Claim, Content, Delivery, LetterKind, LetterRow, LetterState, NewNote, Part, Refusal};
pub use mailboxes::{MAILBOXES, Mailbox, Trouble};
pub use maintenance::LostBlob;
pub use muted::Muted;
pub use organizations::{NewOrganization, Organization, OrganizationChange};
pub use page::{NameKey, Page};
pub use partners::Partner;
pub use people::{NewPerson, Person, PersonChange, Profile};
pub use post::{Batch, Draft, LineOf, PostFault, Posted};
pub use preferences::FirmMail;
pub use relationships::Relationship;
pub use sessions::{Firm, new_secret};
pub use sign_in::{SignInPerson, SignInRecord};
pub use tokens::ApiToken;
pub use will_get::WillGet;
