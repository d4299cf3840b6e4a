//! Signing in: an address and a password for a session. Whether the account exists shows neither in the answer nor in its time.

use std::net::IpAddr;

use axum::http::StatusCode;
use kontor_store::model::Millis;

use crate::app::App;
use crate::error::{Error, Result};

/// How long a session lasts after its last use: 30 days.
pub const SESSION_MS: Millis = 30 * 24 * 3600 * 1000;
/// The longest password that is looked at, in bytes: hashing a longer one costs and proves nothing.
const PASSWORD_BYTES: usize = 1024;

/// Why somebody was not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A field was left empty.
    Empty { email: bool, password: bool },
    /// Address or password is not right; which of them is not told.
    Wrong,
    /// Both are right, but this human being acts for no firm any more.
    NoFirm,
    /// Too many attempts; seconds until the next.
    TooMany { wait: u64 },
}

impl Refusal {
    /// How HTTP calls it.
    pub fn status(self) -> StatusCode {
        match self {
            Self::Empty { .. } | Self::Wrong => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NoFirm => StatusCode::FORBIDDEN,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        }
    }
}

/// The secret of a new session, or why there is none.
///
/// # Errors
/// If the database does not answer, or too many passwords are being checked.
pub async fn sign_in(app: &App, email: &str, password: &str, from: IpAddr) -> Result<Result<String, Refusal>> {
    let (no_email, no_password) = (email.trim().is_empty(), password.is_empty());
    if no_email || no_password {
        return Ok(Err(Refusal::Empty { email: no_email, password: no_password }));
    }
    match app.throttle.sign_in(&email.trim().to_lowercase(), from) {
        Ok(slower) => tokio::time::sleep(slower).await,
        Err(wait) => return Ok(Err(Refusal::TooMany { wait })),
    }
    let record = app.store.sign_in_by_email(email).await?;
    let hash = record.as_ref().and_then(|record| record.password_hash.clone());
    let right = password.len() <= PASSWORD_BYTES && app.passwords.verify(password.to_owned(), hash).await?;
    let Some(record) = record.filter(|_| right) else {
        tracing::info!(%from, "a sign-in was refused");
        return Ok(Err(Refusal::Wrong));
    };
    let Some(person) = record.persons.first() else { return Ok(Err(Refusal::NoFirm)) };
    // Whoever signs in with an address has it: mail goes there again.
    app.store.address_works(email).await?;
    let session = app.store.start_session(&record.id, &person.id, app.now(), SESSION_MS).await;
    session.map(Ok).map_err(Error::from)
}
