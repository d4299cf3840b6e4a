//! API tokens: a program acts as the person who holds it, until it is revoked.

use kontor_model::Millis;
use kontor_model::ids::{OrganizationId, PersonId, TokenId};

use crate::access::{Operator, Viewer, token_hash};
use crate::audit;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::rows::One;
use crate::sessions::new_secret;

/// A token that is in force; its secret was shown once, when it was made.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ApiToken {
    /// Its id.
    pub id: TokenId,
    /// What its holder calls it.
    pub name: String,
    /// When it was made, in Unix milliseconds.
    pub created_at: Millis,
}

impl Store {
    /// Makes a token for oneself; the secret, beginning with `kontor_`, is in no other place than the answer.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn create_token(&self, viewer: &Viewer, name: &str, now: Millis) -> Result<(TokenId, String)> {
        let mut tx = self.write().await?;
        let made = create(&mut tx, viewer.person(), name, now).await?;
        audit::note(&mut tx, viewer.organization(), Some(viewer.person()), "token.create", name, now).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// Makes a token for a person, from the command line.
    ///
    /// # Errors
    /// [`Error::NotFound`] unless the person is active.
    pub async fn create_token_for(&self, operator: &Operator, person: &PersonId, name: &str, now: Millis) -> Result<(TokenId, String)> {
        let mut tx = self.write().await?;
        let (organization,) = sql!(one One<String>, tx, "SELECT organization_id FROM person WHERE id = $1 AND active", person.as_str())?;
        let made = create(&mut tx, person, name, now).await?;
        audit::note(&mut tx, &OrganizationId::from(organization), operator.person(), "token.create", name, now).await?;
        tx.commit().await?;
        Ok(made)
    }

    /// Makes a token with which a mail server or provider hands mail in, and nothing else.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn create_mail_token(&self, _operator: &Operator, name: &str, now: Millis) -> Result<(TokenId, String)> {
        let id = TokenId::new(now);
        let secret = format!("kontor_mail_{}", new_secret()?);
        let mut tx = self.write().await?;
        sql!(
            run,
            tx,
            "INSERT INTO mail_token (id, token_hash, name, created_at) VALUES ($1, $2, $3, $4)",
            id.as_str(),
            token_hash(&secret),
            name.trim(),
            now
        )?;
        tx.commit().await?;
        Ok((id, secret))
    }

    /// The mail tokens in force, the oldest first.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn list_mail_tokens(&self, _operator: &Operator) -> Result<Vec<ApiToken>> {
        let mut tx = self.look().await?;
        let rows: Vec<(String, String, i64)> =
            sql!(all(String, String, i64), tx, "SELECT id, name, created_at FROM mail_token WHERE revoked_at IS NULL ORDER BY id")?;
        Ok(rows.into_iter().map(|(id, name, created_at)| ApiToken { id: id.into(), name, created_at }).collect())
    }

    /// Ends a mail token at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none in force.
    pub async fn revoke_mail_token(&self, _operator: &Operator, token: &TokenId, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        if sql!(run, tx, "UPDATE mail_token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL", token.as_str(), now)? == 0 {
            return Err(Error::NotFound);
        }
        tx.commit().await
    }

    /// Whether a secret is that of a mail token in force.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn is_mail_token(&self, secret: &str) -> Result<bool> {
        let mut tx = self.look().await?;
        let found =
            sql!(optional(String,), tx, "SELECT id FROM mail_token WHERE token_hash = $1 AND revoked_at IS NULL", token_hash(secret))?;
        Ok(found.is_some())
    }

    /// One's own tokens that are in force, the oldest first.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn list_tokens(&self, viewer: &Viewer) -> Result<Vec<ApiToken>> {
        let mut tx = self.look().await?;
        let rows: Vec<(String, String, i64)> = sql!(
            all(String, String, i64),
            tx,
            "SELECT id, name, created_at FROM api_token WHERE person_id = $1 AND revoked_at IS NULL ORDER BY id",
            viewer.person().as_str()
        )?;
        Ok(rows.into_iter().map(|(id, name, created_at)| ApiToken { id: id.into(), name, created_at }).collect())
    }

    /// Ends one of one's own tokens at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not one's own, or ended before.
    pub async fn revoke_token(&self, viewer: &Viewer, token: &TokenId, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        let revoked = sql!(
            run,
            tx,
            "UPDATE api_token SET revoked_at = $3 WHERE id = $1 AND person_id = $2 AND revoked_at IS NULL",
            token.as_str(),
            viewer.person().as_str(),
            now
        )?;
        if revoked == 0 {
            return Err(Error::NotFound);
        }
        audit::note(&mut tx, viewer.organization(), Some(viewer.person()), "token.revoke", token.as_str(), now).await?;
        tx.commit().await
    }
}

async fn create(tx: &mut Tx, person: &PersonId, name: &str, now: Millis) -> Result<(TokenId, String)> {
    let id = TokenId::new(now);
    let secret = format!("kontor_{}", new_secret()?);
    let hash = token_hash(&secret);
    sql!(
        run,
        tx,
        "INSERT INTO api_token (id, token_hash, person_id, name, created_at) VALUES ($1, $2, $3, $4, $5)",
        id.as_str(),
        hash.as_str(),
        person.as_str(),
        name.trim(),
        now
    )?;
    Ok((id, secret))
}
