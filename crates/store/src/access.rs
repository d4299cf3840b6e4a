//! The proofs of access: minted here from evidence and nowhere else, asked for by everything that reads or writes what belongs to somebody.

mod by_mail;
mod questions;

use std::collections::HashMap;

use kontor_model::ids::{ConversationId, DocumentId, OrganizationId, PersonId, SignInId, TokenId};
use kontor_model::{DocumentKind, Millis, Permission, Permissions, Plan, Role, Topic};
use sha2::{Digest, Sha256};

use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::packed::flag;
use crate::rows::in_list;
use crate::together::Question as _;

pub(crate) use questions::Questions;
use questions::{ByToken, OurSide};

pub use by_mail::{Addressee, Answerer, HeldMail, KnownSender, ReplyAddress};

/// A signed-in person of one organization: lists, uploads, settings.
///
/// Lives for one request, or one minute of a stream.
#[derive(Debug, Clone)]
pub struct Viewer {
    person: PersonId,
    sign_in: SignInId,
    organization: OrganizationId,
    permissions: Permissions,
    operator: bool,
    plan: Plan,
    messaging: bool,
    role: Role,
    name: String,
    email: String,
    organization_name: String,
    language: String,
    time_zone: String,
    theme: String,
    kind: String,
    token: Option<TokenId>,
}

/// May read and write this conversation.
///
/// Whoever has one may name its parts …
/// ```
/// fn conversation(seated: &kontor_store::Seated) -> &str { seated.conversation().as_str() }
/// ```
/// … but nobody outside the store can write one down,
/// ```compile_fail,E0451
/// use kontor_store::{Seated, Viewer, model::Topic};
/// fn seat(viewer: Viewer) -> Seated { Seated { viewer, conversation: "7".into(), partner: "8".into(), topic: Topic::None } }
/// ```
/// nor begin a conversation past the transaction that does.
/// ```compile_fail,E0624
/// use kontor_store::{Seated, Viewer, model::Topic};
/// fn seat(viewer: &Viewer) -> Seated { Seated::begun(viewer, "7".into(), "8".into(), Topic::None) }
/// ```
#[derive(Debug, Clone)]
pub struct Seated {
    viewer: Viewer,
    conversation: ConversationId,
    partner: OrganizationId,
    topic: Topic,
}

/// May see this document.
///
/// ```compile_fail,E0451
/// use kontor_store::{Paper, Viewer, model::DocumentKind};
/// fn paper(viewer: Viewer) -> Paper { Paper { viewer, document: "7".into(), kind: DocumentKind::Order, partner: None } }
/// ```
#[derive(Debug, Clone)]
pub struct Paper {
    viewer: Viewer,
    document: DocumentId,
    kind: DocumentKind,
    partner: Option<OrganizationId>,
}

/// May change the account of the organization.
///
/// Made of a viewer who has the permission, not of any viewer.
/// ```compile_fail,E0423
/// fn administrator(viewer: kontor_store::Viewer) -> kontor_store::Administrator { kontor_store::Administrator(viewer) }
/// ```
#[derive(Debug, Clone)]
pub struct Administrator(Viewer);

/// May act for the network: the operator on the command line, or a person made operator.
///
/// ```compile_fail,E0423
/// let operator = kontor_store::Operator(None);
/// ```
#[derive(Debug, Clone)]
pub struct Operator(Option<PersonId>);

#[derive(sqlx::FromRow, serde::Deserialize)]
struct ViewerRow {
    id: String,
    /// The API token by which the person came, if it was one.
    #[sqlx(default)]
    token_id: Option<String>,
    #[sqlx(default)]
    token_hash: Option<String>,
    sign_in_id: String,
    organization_id: String,
    permissions: i64,
    #[serde(deserialize_with = "flag")]
    operator: bool,
    #[sqlx(try_from = "String")]
    plan: Plan,
    #[serde(deserialize_with = "flag")]
    messaging: bool,
    #[sqlx(try_from = "String")]
    role: Role,
    name: String,
    email: String,
    organization_name: String,
    language: String,
    time_zone: String,
    theme: String,
    kind: String,
}

impl ViewerRow {
    fn proof(self) -> Viewer {
        Viewer {
            person: self.id.into(),
            sign_in: self.sign_in_id.into(),
            organization: self.organization_id.into(),
            permissions: Permissions::from_bits(self.permissions),
            operator: self.operator,
            plan: self.plan,
            messaging: self.messaging,
            role: self.role,
            name: self.name,
            email: self.email,
            organization_name: self.organization_name,
            language: self.language,
            time_zone: self.time_zone,
            theme: self.theme,
            kind: self.kind,
            token: self.token_id.map(Into::into),
        }
    }
}

/// How a secret is kept: SHA-256 in hexadecimal. The secrets have 256 random bits, so no slow hash is needed.
pub(crate) fn token_hash(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

impl Viewer {
    /// By a session's secret from the cookie; `None` if it is unknown, over, or its person is no longer active.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn by_session(store: &Store, secret: &str, now: Millis) -> Result<Option<Self>> {
        let hash = token_hash(secret);
        let mut tx = store.look().await?;
        let row = sql!(optional ViewerRow, tx,
            "SELECT p.id, p.sign_in_id, p.organization_id, p.permissions, p.operator, o.plan, o.messaging, o.role, p.name, p.email,
               o.name AS organization_name, p.language, p.time_zone, p.theme, p.kind
             FROM session s JOIN person p ON p.id = s.person_id JOIN organization o ON o.id = p.organization_id
             WHERE s.token_hash = $1 AND s.expires_at > $2 AND p.active", &hash, now)?;
        Ok(row.map(ViewerRow::proof))
    }

    /// By an API token; `None` if it is unknown or revoked, or its person is no longer active.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn by_api_token(store: &Store, secret: &str) -> Result<Option<Self>> {
        store.questions.tokens.ask(store, ByToken(token_hash(secret))).await
    }

    /// For a command that an operator runs on the machine itself, as if this person had done it. Only the binary's entry names it.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such active person.
    pub async fn for_command_line(store: &Store, person: &PersonId) -> Result<Self> {
        let mut tx = store.look().await?;
        let row = sql!(optional ViewerRow, tx,
            "SELECT p.id, p.sign_in_id, p.organization_id, p.permissions, p.operator, o.plan, o.messaging, o.role, p.name, p.email,
               o.name AS organization_name, p.language, p.time_zone, p.theme, p.kind
             FROM person p JOIN organization o ON o.id = p.organization_id WHERE p.id = $1 AND p.active", person.as_str())?;
        row.map(ViewerRow::proof).ok_or(Error::NotFound)
    }

    /// The recipient of a letter that was claimed, as of now; `None` if that person is no longer active.
    pub(crate) async fn of_letter(tx: &mut Tx, person: &PersonId) -> Result<Option<Self>> {
        Ok(Self::of_letters(tx, [person.as_str()]).await?.remove(person.as_str()))
    }

    /// The recipients of letters that were claimed, as of now, by their ids: those who are still active.
    pub(crate) async fn of_letters<'p>(tx: &mut Tx, people: impl IntoIterator<Item = &'p str>) -> Result<HashMap<String, Self>> {
        let mut values = Vec::new();
        let list = in_list(&mut values, people);
        let text = format!(
            "SELECT p.id, p.sign_in_id, p.organization_id, p.permissions, p.operator, o.plan, o.messaging, o.role, p.name, p.email,
               o.name AS organization_name, p.language, p.time_zone, p.theme, p.kind
             FROM person p JOIN organization o ON o.id = p.organization_id WHERE p.id IN {list} AND p.active"
        );
        let rows: Vec<ViewerRow> = sql!(all ViewerRow, tx, text, ..&values)?;
        Ok(rows.into_iter().map(|row| (row.id.clone(), row.proof())).collect())
    }

    /// For a firm's own system: it stands for this person, or for another administrator if that one is no longer active, and may
    /// bring in papers alone. `None` if nobody administers the firm.
    pub(crate) async fn for_system(tx: &mut Tx, organization: &str, person: &str) -> Result<Option<Self>> {
        let administration = [Permission::Administration].into_iter().collect::<Permissions>().bits();
        let row = sql!(optional ViewerRow, tx,
            "SELECT p.id, p.sign_in_id, p.organization_id, p.permissions, p.operator, o.plan, o.messaging, o.role, p.name, p.email,
               o.name AS organization_name, p.language, p.time_zone, p.theme, p.kind
             FROM person p JOIN organization o ON o.id = p.organization_id
             WHERE p.organization_id = $1 AND p.active AND (p.id = $2 OR (p.permissions & $3) <> 0)
             ORDER BY CASE WHEN p.id = $2 THEN 0 ELSE 1 END, p.id LIMIT 1", organization, person, administration)?;
        let papers = crate::cxml::SYSTEM.into_iter().collect();
        Ok(row.map(|row| Self { permissions: papers, operator: false, ..row.proof() }))
    }

    /// The same proof renewed from the database: what changed since counts from now on. `None` if the person may no longer come in.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn renewed(&self, store: &Store) -> Result<Option<Self>> {
        match Self::for_command_line(store, &self.person).await {
            Ok(viewer) => Ok(Some(Self { token: self.token.clone(), ..viewer })),
            Err(Error::NotFound) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// The person.
    pub fn person(&self) -> &PersonId {
        &self.person
    }
    /// The human being behind the person.
    pub fn sign_in(&self) -> &SignInId {
        &self.sign_in
    }
    /// The organization for which the person acts.
    pub fn organization(&self) -> &OrganizationId {
        &self.organization
    }
    /// What the person may do.
    pub fn permissions(&self) -> Permissions {
        self.permissions
    }
    /// The organization's plan.
    pub fn plan(&self) -> Plan {
        self.plan
    }
    /// Whether the organization has messaging on.
    pub fn messaging(&self) -> bool {
        self.messaging
    }
    /// The direction first offered to the organization.
    pub fn role(&self) -> Role {
        self.role
    }
    /// The person's name.
    pub fn name(&self) -> &str {
        &self.name
    }
    /// The person's e-mail address.
    pub fn email(&self) -> &str {
        &self.email
    }
    /// The organization's name.
    pub fn organization_name(&self) -> &str {
        &self.organization_name
    }
    /// The language the person reads.
    pub fn language(&self) -> &str {
        &self.language
    }
    /// The person's time zone, an IANA name.
    pub fn time_zone(&self) -> &str {
        &self.time_zone
    }
    /// `light`, `dark`, or empty for what the device says.
    pub fn theme(&self) -> &str {
        &self.theme
    }
    /// Whether it is an extra address of the organization, which nobody signs in with.
    pub fn is_mailbox(&self) -> bool {
        self.kind == "mailbox"
    }
    /// Whether the person came by an API token.
    pub fn is_program(&self) -> bool {
        self.token.is_some()
    }

    /// The proof for the account, if the person administers it.
    pub fn administrator(&self) -> Option<Administrator> {
        self.permissions.has(Permission::Administration).then(|| Administrator(self.clone()))
    }

    /// The proof for the network, if the person operates it.
    pub fn operator(&self) -> Option<Operator> {
        self.operator.then(|| Operator(Some(self.person.clone())))
    }

    /// The proof for one conversation; [`Error::NotFound`] if there is none that this person may open.
    ///
    /// # Errors
    /// [`Error::NotFound`], or if the database does not answer.
    pub async fn seat(&self, store: &Store, conversation: &str) -> Result<Seated> {
        let question = OurSide { conversation: conversation.into(), organization: self.organization.clone() };
        let found = store.questions.sides.ask(store, question).await?;
        self.seated(conversation, found)
    }

    pub(crate) async fn seat_in(&self, tx: &mut Tx, conversation: &str) -> Result<Seated> {
        let question = OurSide { conversation: conversation.into(), organization: self.organization.clone() };
        let found = OurSide::look(&[question], tx).await?.pop().flatten();
        self.seated(conversation, found)
    }

    fn seated(&self, conversation: &str, found: Option<(OrganizationId, Topic)>) -> Result<Seated> {
        let (partner, topic) = found.ok_or(Error::NotFound)?;
        if !self.permissions.may_talk(topic) {
            return Err(Error::NotFound);
        }
        Ok(Seated { viewer: self.clone(), conversation: conversation.into(), partner, topic })
    }

    /// The proof for one document; [`Error::NotFound`] if there is none that this person may open.
    ///
    /// # Errors
    /// [`Error::NotFound`], or if the database does not answer.
    pub async fn paper(&self, store: &Store, document: &str) -> Result<Paper> {
        let mut tx = store.look().await?;
        self.paper_in(&mut tx, document).await
    }

    pub(crate) async fn paper_in(&self, tx: &mut Tx, document: &str) -> Result<Paper> {
        let found = sql!(
            optional(String, Option<String>),
            tx,
            "SELECT kind, partner_id FROM document_side WHERE organization_id = $1 AND document_id = $2",
            self.organization.as_str(),
            document
        )?;
        let (kind, partner) = found.ok_or(Error::NotFound)?;
        let kind: DocumentKind = kind.parse().map_err(damaged)?;
        if !self.permissions.may_open(kind.topic()) {
            return Err(Error::NotFound);
        }
        Ok(Paper { viewer: self.clone(), document: document.into(), kind, partner: partner.map(Into::into) })
    }
}

impl Seated {
    /// The proof for a conversation that this very transaction begins.
    pub(crate) fn begun(viewer: &Viewer, conversation: ConversationId, partner: OrganizationId, topic: Topic) -> Self {
        Self { viewer: viewer.clone(), conversation, partner, topic }
    }

    /// Who it is.
    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }
    /// The conversation.
    pub fn conversation(&self) -> &ConversationId {
        &self.conversation
    }
    /// The other organization.
    pub fn partner(&self) -> &OrganizationId {
        &self.partner
    }
    /// Which permission it asks for besides `messages`.
    pub fn topic(&self) -> Topic {
        self.topic
    }
}

impl Paper {
    /// Who it is.
    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }
    /// The document.
    pub fn document(&self) -> &DocumentId {
        &self.document
    }
    /// What kind it is.
    pub fn kind(&self) -> DocumentKind {
        self.kind
    }
    /// The other party; none while the document is held.
    pub fn partner(&self) -> Option<&OrganizationId> {
        self.partner.as_ref()
    }
}

impl Administrator {
    /// Who it is.
    pub fn viewer(&self) -> &Viewer {
        &self.0
    }
}

impl Operator {
    /// The operator at the machine itself. Only the binary's entry names it.
    pub fn at_the_command_line() -> Self {
        Self(None)
    }
    /// The person, if it is not the command line.
    pub fn person(&self) -> Option<&PersonId> {
        self.0.as_ref()
    }
}

pub(crate) fn damaged(fault: impl std::fmt::Display) -> Error {
    Error::Damaged(fault.to_string())
}
