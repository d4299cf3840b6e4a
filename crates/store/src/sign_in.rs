//! Sign-ins: human beings with an e-mail address and a password, whatever the number of their firms.

use kontor_model::Millis;
use kontor_model::ids::{OrganizationId, PersonId, SignInId};

use crate::access::{Operator, Viewer, token_hash};
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::rows::One;

/// What signing in begins with: nothing is proven by it yet.
#[derive(Clone)]
pub struct SignInRecord {
    /// The human being.
    pub id: SignInId,
    /// The hash to verify the password against; none for somebody who only gets mail.
    pub password_hash: Option<String>,
    /// The firms this one may act for: active persons only, the one he came to first before the others.
    pub persons: Vec<SignInPerson>,
}

/// The hash stays out of logs.
impl std::fmt::Debug for SignInRecord {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("SignInRecord").field("id", &self.id).field("persons", &self.persons).finish_non_exhaustive()
    }
}

/// A human being in one firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInPerson {
    /// The person.
    pub id: PersonId,
    /// The firm.
    pub organization: OrganizationId,
    /// Its name.
    pub organization_name: String,
}

/// The form in which e-mail addresses are compared. Accents stay: an address with one is another mailbox.
pub(crate) fn email_fold(email: &str) -> String {
    email.trim().to_lowercase()
}

impl Store {
    /// The sign-in of an e-mail address, in any case of its letters.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn sign_in_by_email(&self, email: &str) -> Result<Option<SignInRecord>> {
        let mut tx = self.read().await?;
        let folded = email_fold(email);
        let found =
            sql!(optional(String, Option<String>), tx, "SELECT id, password_hash FROM sign_in WHERE email_fold = $1", folded.as_str())?;
        let Some((id, password_hash)) = found else { return Ok(None) };
        let rows: Vec<(String, String, String)> = sql!(
            all(String, String, String),
            tx,
            "SELECT p.id, o.id, o.name FROM person p JOIN organization o ON o.id = p.organization_id
             WHERE p.sign_in_id = $1 AND p.active ORDER BY p.created_at, o.name_fold, p.id",
            id.as_str()
        )?;
        let person = |(id, organization, organization_name): (String, String, String)| SignInPerson {
            id: id.into(),
            organization: organization.into(),
            organization_name,
        };
        Ok(Some(SignInRecord { id: id.into(), password_hash, persons: rows.into_iter().map(person).collect() }))
    }

    /// The hash of one's own password, to verify it before it is changed.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn password_hash(&self, viewer: &Viewer) -> Result<Option<String>> {
        let mut tx = self.look().await?;
        let (hash,) = sql!(one One<Option<String>>, tx, "SELECT password_hash FROM sign_in WHERE id = $1", viewer.sign_in().as_str())?;
        Ok(hash)
    }

    /// Changes one's own password; every session but this one ends, in all firms.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn change_password(&self, viewer: &Viewer, session: &str, password_hash: &str) -> Result<()> {
        let mut tx = self.write().await?;
        let sign_in = viewer.sign_in();
        set_password(&mut tx, sign_in, password_hash).await?;
        let kept = token_hash(session);
        sql!(run, tx, "DELETE FROM session WHERE sign_in_id = $1 AND token_hash <> $2", sign_in.as_str(), kept.as_str())?;
        tx.commit().await
    }

    /// Gives the human being behind a person another password; all sessions end, in all firms.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such person.
    pub async fn reset_password(&self, operator: &Operator, person: &PersonId, password_hash: &str, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        let (sign_in, organization) =
            sql!(one(String, String), tx, "SELECT sign_in_id, organization_id FROM person WHERE id = $1", person.as_str())?;
        set_password(&mut tx, &sign_in.as_str().into(), password_hash).await?;
        sql!(run, tx, "DELETE FROM session WHERE sign_in_id = $1", sign_in.as_str())?;
        crate::audit::note(&mut tx, &organization.into(), operator.person(), "password.reset", person.as_str(), now).await?;
        tx.commit().await
    }
}

/// Writes a password's hash.
pub(crate) async fn set_password(tx: &mut Tx, sign_in: &SignInId, password_hash: &str) -> Result<()> {
    match sql!(run, tx, "UPDATE sign_in SET password_hash = $2 WHERE id = $1", sign_in.as_str(), password_hash)? {
        0 => Err(Error::NotFound),
        _ => Ok(()),
    }
}

/// The sign-in of an address, made if there is none; whether it was made.
pub(crate) async fn find_or_make(tx: &mut Tx, email: &str, now: Millis) -> Result<(SignInId, bool)> {
    let id = SignInId::new(now);
    let folded = email_fold(email);
    let made = sql!(
        run,
        tx,
        "INSERT INTO sign_in (id, email, email_fold, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT (email_fold) DO NOTHING",
        id.as_str(),
        email.trim(),
        folded.as_str(),
        now
    )?;
    if made == 1 {
        return Ok((id, true));
    }
    let (id,) = sql!(one One<String>, tx, "SELECT id FROM sign_in WHERE email_fold = $1", folded.as_str())?;
    Ok((id.into(), false))
}
