//! cXML over HTTP: whose messages a sender may bring, proved by a shared secret, and what was answered to each of them.

use kontor_model::ids::{CxmlSenderId, OrganizationId, PersonId};
use kontor_model::{Millis, Permission};
use subtle::{Choice, ConstantTimeEq as _};

use crate::access::{Administrator, Operator, Viewer};
use crate::audit;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::rows::{Value, in_list};

/// Answers are kept this long; whoever sends the same again after that learns that it was received already.
const ANSWER_MS: Millis = 90 * 24 * 60 * 60 * 1000;
/// When a sender came last is noted once an hour.
const NOTED_MS: Millis = 60 * 60 * 1000;
/// The most senders of one firm.
const MOST: usize = 50;

/// A sender that brings messages of an organization; its secret was shown once, when it was agreed on.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, sqlx::FromRow)]
pub struct CxmlSender {
    /// Its id.
    #[sqlx(try_from = "String")]
    pub id: CxmlSenderId,
    /// The domain of its credential as written, such as `NetworkID`.
    pub domain: String,
    /// Its identity as written.
    pub identity: String,
    /// When it was agreed on, in Unix milliseconds.
    pub created_at: Millis,
    /// When it came last, to the hour; none if it never did.
    pub last_used_at: Option<Millis>,
}

/// A sender to be agreed on.
#[derive(Debug, Clone)]
pub struct NewCxmlSender<'a> {
    /// As it stands in the messages.
    pub domain: &'a str,
    /// As it stands in the messages.
    pub identity: &'a str,
    /// The form in which it is compared: scheme and value.
    pub known_as: (String, String),
    /// The keyed hash of the secret.
    pub secret_hash: &'a str,
}

/// What a message shows at the door.
#[derive(Debug, Clone, Default)]
pub struct CxmlKnock {
    /// Each identity of the sender as scheme and value, with the hashes that its secret may have: one for each key in force.
    pub sender: Vec<(String, String, Vec<String>)>,
    /// The identifiers of the organization whose message it is.
    pub from: Vec<(String, String)>,
}

/// Who came.
#[derive(Debug)]
pub enum CxmlComer {
    /// No sender with this secret.
    Stranger,
    /// The sender is known, but may not bring messages of that organization.
    NotTheirs,
    /// The organization's own system or network: the proof may receive its papers and nothing else.
    Known(Box<Viewer>),
}

impl Viewer {
    /// By the credentials of a cXML message: authenticated by its sender, attributed to whom it is from.
    ///
    /// The proof stands for the person who agreed on the secret, or for another administrator once that person has left.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn by_cxml(store: &Store, knock: &CxmlKnock) -> Result<CxmlComer> {
        let mut tx = store.look().await?;
        let agreed = agreed(&mut tx, knock).await?;
        if agreed.is_empty() {
            return Ok(CxmlComer::Stranger);
        }
        for organization in crate::documents::parties::owners_of(&mut tx, &knock.from).await? {
            let Some((_, person)) = agreed.iter().find(|(id, _)| *id == organization.as_str()) else { continue };
            if let Some(viewer) = Self::for_system(&mut tx, organization.as_str(), person.as_deref().unwrap_or_default()).await? {
                return Ok(CxmlComer::Known(Box::new(viewer)));
            }
            tracing::warn!(%organization, "a cXML message was refused: the organization has no active administrator");
        }
        Ok(CxmlComer::NotTheirs)
    }
}

/// The organizations that agreed on this secret with this sender. All rows are compared, and each of them in constant time.
async fn agreed(tx: &mut Tx, knock: &CxmlKnock) -> Result<Vec<(String, Option<String>)>> {
    let mut values = Vec::new();
    let schemes = in_list(&mut values, knock.sender.iter().map(|(scheme, ..)| scheme.as_str()));
    let numbers = in_list(&mut values, knock.sender.iter().map(|(_, value, _)| value.as_str()));
    let text = format!(
        "SELECT organization_id, person_id, scheme, value, secret_hash FROM cxml_sender
         WHERE scheme IN {schemes} AND value IN {numbers} ORDER BY id"
    );
    let rows: Vec<(String, Option<String>, String, String, String)> =
        sql!(all(String, Option<String>, String, String, String), tx, text, ..&values)?;
    let holds = |scheme: &str, value: &str, hash: &str| {
        let shown = knock.sender.iter().filter(|(s, v, _)| s == scheme && v == value).flat_map(|(.., hashes)| hashes);
        bool::from(shown.fold(Choice::from(0), |held, shown| held | shown.as_bytes().ct_eq(hash.as_bytes())))
    };
    let proved = rows.into_iter().filter(|(_, _, scheme, value, hash)| holds(scheme, value, hash));
    Ok(proved.map(|(organization, person, ..)| (organization, person)).collect())
}

impl Store {
    /// Agrees on a sender for the administrator's organization.
    ///
    /// # Errors
    /// [`Error::Conflict`] (`cxml_senders`) if there are too many; or if the database does not answer.
    pub async fn add_cxml_sender(&self, by: &Administrator, new: &NewCxmlSender<'_>, now: Millis) -> Result<CxmlSenderId> {
        let viewer = by.viewer();
        self.agree(viewer.organization(), Some(viewer.person()), new, now).await
    }

    /// Agrees on a sender for any organization.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such organization, [`Error::Conflict`] (`cxml_senders`) if it has too many.
    pub async fn add_cxml_sender_for(
        &self,
        operator: &Operator,
        organization: &OrganizationId,
        new: &NewCxmlSender<'_>,
        now: Millis,
    ) -> Result<CxmlSenderId> {
        let mut tx = self.read().await?;
        sql!(one(String,), tx, "SELECT id FROM organization WHERE id = $1", organization.as_str())?;
        drop(tx);
        self.agree(organization, operator.person(), new, now).await
    }

    async fn agree(
        &self,
        organization: &OrganizationId,
        by: Option<&PersonId>,
        new: &NewCxmlSender<'_>,
        now: Millis,
    ) -> Result<CxmlSenderId> {
        let mut tx = self.write().await?;
        if of(&mut tx, organization).await?.len() >= MOST {
            return Err(Error::Conflict("cxml_senders"));
        }
        let id = CxmlSenderId::new(now);
        sql!(
            run,
            tx,
            "INSERT INTO cxml_sender (id, organization_id, person_id, domain, identity, scheme, value, secret_hash, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            id.as_str(),
            organization.as_str(),
            by.map(PersonId::as_str),
            new.domain,
            new.identity,
            new.known_as.0.as_str(),
            new.known_as.1.as_str(),
            new.secret_hash,
            now
        )?;
        audit::note(&mut tx, organization, by, "cxml_sender.add", &format!("{}:{}", new.domain, new.identity), now).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The senders of the administrator's organization, the oldest first.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn cxml_senders(&self, by: &Administrator) -> Result<Vec<CxmlSender>> {
        of(&mut self.read().await?, by.viewer().organization()).await
    }

    /// The senders of any organization, the oldest first.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn cxml_senders_of(&self, _operator: &Operator, organization: &OrganizationId) -> Result<Vec<CxmlSender>> {
        of(&mut self.read().await?, organization).await
    }

    /// Ends a sender of the administrator's organization at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none with this id.
    pub async fn end_cxml_sender(&self, by: &Administrator, sender: &CxmlSenderId, now: Millis) -> Result<()> {
        let viewer = by.viewer();
        let text = "DELETE FROM cxml_sender WHERE id = $1 AND organization_id = $2";
        let mut tx = self.write().await?;
        if sql!(run, tx, text, sender.as_str(), viewer.organization().as_str())? == 0 {
            return Err(Error::NotFound);
        }
        audit::note(&mut tx, viewer.organization(), Some(viewer.person()), "cxml_sender.end", sender.as_str(), now).await?;
        tx.commit().await
    }

    /// Ends any sender at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none with this id.
    pub async fn end_any_cxml_sender(&self, operator: &Operator, sender: &CxmlSenderId, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        let (organization,) = sql!(one(String,), tx, "SELECT organization_id FROM cxml_sender WHERE id = $1", sender.as_str())?;
        sql!(run, tx, "DELETE FROM cxml_sender WHERE id = $1", sender.as_str())?;
        audit::note(&mut tx, &organization.into(), operator.person(), "cxml_sender.end", sender.as_str(), now).await?;
        tx.commit().await
    }

    /// What was answered to this organization's message of this name, if that is not long ago.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn cxml_answer(&self, viewer: &Viewer, payload: &str) -> Result<Option<String>> {
        let mut tx = self.look().await?;
        let text = "SELECT answer FROM cxml_answer WHERE organization_id = $1 AND payload_id = $2";
        let found = sql!(optional(String,), tx, text, viewer.organization().as_str(), payload)?;
        Ok(found.map(|(answer,)| answer))
    }

    /// Keeps what is answered to a message that was taken, and that its sender came. The first answer under a name stays.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn keep_cxml_answer(&self, viewer: &Viewer, knock: &CxmlKnock, payload: &str, answer: &str, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        sql!(
            run,
            tx,
            "INSERT INTO cxml_answer (organization_id, payload_id, answer, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            viewer.organization().as_str(),
            payload,
            answer,
            now
        )?;
        let mut values = vec![viewer.organization().as_str().into(), Value::Int(now), Value::Int(now - NOTED_MS)];
        let schemes = in_list(&mut values, knock.sender.iter().map(|(scheme, ..)| scheme.as_str()));
        let numbers = in_list(&mut values, knock.sender.iter().map(|(_, value, _)| value.as_str()));
        let text = format!(
            "UPDATE cxml_sender SET last_used_at = $2 WHERE organization_id = $1 AND scheme IN {schemes} AND value IN {numbers}
               AND (last_used_at IS NULL OR last_used_at < $3)"
        );
        sql!(run, &mut tx, text, ..&values)?;
        tx.commit().await
    }

    /// Forgets old answers, at most 500 at a time; says how many.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn sweep_cxml_answers(&self, now: Millis) -> Result<u64> {
        let mut tx = self.write().await?;
        let swept = sql!(
            run,
            tx,
            "DELETE FROM cxml_answer WHERE (organization_id, payload_id) IN
               (SELECT organization_id, payload_id FROM cxml_answer WHERE at < $1 ORDER BY at LIMIT 500)",
            now - ANSWER_MS
        )?;
        tx.commit().await?;
        Ok(swept)
    }
}

async fn of(tx: &mut Tx, organization: &OrganizationId) -> Result<Vec<CxmlSender>> {
    let text = "SELECT id, domain, identity, created_at, last_used_at FROM cxml_sender WHERE organization_id = $1 ORDER BY id";
    sql!(all CxmlSender, tx, text, organization.as_str())
}

/// What a firm's own system may do: bring in its papers.
pub(crate) const SYSTEM: [Permission; 2] = [Permission::Orders, Permission::Invoices];
