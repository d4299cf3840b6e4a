//! Sessions of the browser: a secret in the cookie, its hash in the database, one person at a time.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kontor_model::Millis;
use kontor_model::ids::{OrganizationId, PersonId, SignInId};

use crate::access::{Viewer, token_hash};
use crate::db::Store;
use crate::error::{Error, Result};
use crate::rows::One;

/// A session that is used is written down at most this often.
const TOUCH_MS: Millis = 3_600_000;

/// A firm for which a signed-in human being may act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firm {
    /// Who one is there.
    pub person: PersonId,
    /// The firm.
    pub organization: OrganizationId,
    /// Its name.
    pub organization_name: String,
    /// Whether it is the one acted for now.
    pub current: bool,
}

/// A secret of 256 random bits, in 43 characters that need no quoting anywhere.
pub fn new_secret() -> Result<String> {
    let mut bits = [0u8; 32];
    getrandom::fill(&mut bits).map_err(|fault| Error::Damaged(format!("no random bytes: {fault}")))?;
    Ok(URL_SAFE_NO_PAD.encode(bits))
}

impl Store {
    /// Begins a session that ends after `lifetime_ms`; the secret is in no other place than the answer.
    ///
    /// # Errors
    /// [`Error::NotFound`] unless the person is active and of this sign-in.
    pub async fn start_session(&self, sign_in: &SignInId, person: &PersonId, now: Millis, lifetime_ms: Millis) -> Result<String> {
        let secret = new_secret()?;
        let hash = token_hash(&secret);
        let mut tx = self.write().await?;
        let begun = sql!(
            run,
            tx,
            "INSERT INTO session (token_hash, sign_in_id, person_id, created_at, seen_at, expires_at)
             SELECT $1, sign_in_id, id, $4, $4, $5 FROM person WHERE id = $3 AND sign_in_id = $2 AND active",
            hash.as_str(),
            sign_in.as_str(),
            person.as_str(),
            now,
            now + lifetime_ms
        )?;
        if begun == 0 {
            return Err(Error::NotFound);
        }
        tx.commit().await?;
        Ok(secret)
    }

    /// Ends a session; one that is unknown is over already.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn end_session(&self, secret: &str) -> Result<()> {
        let hash = token_hash(secret);
        let mut tx = self.write().await?;
        sql!(run, tx, "DELETE FROM session WHERE token_hash = $1", hash.as_str())?;
        tx.commit().await
    }

    /// Ends all other sessions of this human being, in every firm; says how many.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn end_other_sessions(&self, viewer: &Viewer, secret: &str) -> Result<u64> {
        let hash = token_hash(secret);
        let mut tx = self.write().await?;
        let ended =
            sql!(run, tx, "DELETE FROM session WHERE sign_in_id = $1 AND token_hash <> $2", viewer.sign_in().as_str(), hash.as_str())?;
        tx.commit().await?;
        Ok(ended)
    }

    /// Goes on in another firm of the same human being, under a new secret; the old one is void.
    ///
    /// # Errors
    /// [`Error::NotFound`] unless that person is active and of the same sign-in, and the session is the viewer's.
    pub async fn switch_firm(&self, viewer: &Viewer, secret: &str, person: &PersonId) -> Result<String> {
        let (old, fresh) = (token_hash(secret), new_secret()?);
        let hash = token_hash(&fresh);
        let mut tx = self.write().await?;
        let switched = sql!(
            run,
            tx,
            "UPDATE session SET token_hash = $2, person_id = $4 WHERE token_hash = $1 AND sign_in_id = $3
               AND EXISTS (SELECT 1 FROM person WHERE id = $4 AND sign_in_id = $3 AND active)",
            old.as_str(),
            hash.as_str(),
            viewer.sign_in().as_str(),
            person.as_str()
        )?;
        if switched == 0 {
            return Err(Error::NotFound);
        }
        tx.commit().await?;
        Ok(fresh)
    }

    /// Goes on under a new secret, as is due when rights have changed; the old one is void.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the session is unknown.
    pub async fn renew_session(&self, secret: &str) -> Result<String> {
        let (old, fresh) = (token_hash(secret), new_secret()?);
        let hash = token_hash(&fresh);
        let mut tx = self.write().await?;
        if sql!(run, tx, "UPDATE session SET token_hash = $2 WHERE token_hash = $1", old.as_str(), hash.as_str())? == 0 {
            return Err(Error::NotFound);
        }
        tx.commit().await?;
        Ok(fresh)
    }

    /// The firms this human being may act for, by name.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn firms(&self, viewer: &Viewer) -> Result<Vec<Firm>> {
        let mut tx = self.look().await?;
        let rows: Vec<(String, String, String)> = sql!(
            all(String, String, String),
            tx,
            "SELECT p.id, o.id, o.name FROM person p JOIN organization o ON o.id = p.organization_id
             WHERE p.sign_in_id = $1 AND p.active ORDER BY o.name_fold, o.id",
            viewer.sign_in().as_str()
        )?;
        let firm = |(person, organization, organization_name): (String, String, String)| Firm {
            current: person == viewer.person().as_str(),
            person: person.into(),
            organization: organization.into(),
            organization_name,
        };
        Ok(rows.into_iter().map(firm).collect())
    }

    /// Lets a session that is in use last `lifetime_ms` from now on; written at most once an hour, and says whether it was.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn touch_session(&self, secret: &str, now: Millis, lifetime_ms: Millis) -> Result<bool> {
        let hash = token_hash(secret);
        let mut tx = self.look().await?;
        let due = sql!(
            optional One<i64>,
            tx,
            "SELECT seen_at FROM session WHERE token_hash = $1 AND seen_at <= $2 AND expires_at > $3",
            hash.as_str(),
            now - TOUCH_MS,
            now
        )?;
        drop(tx);
        if due.is_none() {
            return Ok(false);
        }
        let mut tx = self.write().await?;
        sql!(run, tx, "UPDATE session SET seen_at = $2, expires_at = $3 WHERE token_hash = $1", hash.as_str(), now, now + lifetime_ms)?;
        tx.commit().await?;
        Ok(true)
    }

    /// Forgets sessions that are over, at most 500 at a time; says how many.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn sweep_sessions(&self, now: Millis) -> Result<u64> {
        let mut tx = self.write().await?;
        let gone = sql!(
            run,
            tx,
            "DELETE FROM session WHERE token_hash IN (SELECT token_hash FROM session WHERE expires_at <= $1 ORDER BY expires_at LIMIT 500)",
            now
        )?;
        tx.commit().await?;
        Ok(gone)
    }
}
