//! Passwords: Argon2id, a few at a time, and as slow for an account that does not exist as for one that does.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;

use crate::error::{Error, Result};

/// How many are worked on at once; each takes a core and 19 MiB for some tens of milliseconds.
const AT_ONCE: usize = 2;
/// How many may wait for their turn before the next one is told to come back.
const WAITING: usize = 64;
/// A hash with the parameters of [`hash`] that no password is known for: unknown accounts are checked against it.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$a29udG9yLW5vYm9keXMtc2FsdA$TPzcyBVQ1kCcZIhvE2TIEtDOYHnPoIRRkdJkbPyFJ3A";

/// The one that checks passwords.
#[derive(Debug)]
pub struct Passwords {
    working: Semaphore,
    waiting: Semaphore,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { working: Semaphore::new(AT_ONCE), waiting: Semaphore::new(WAITING) }
    }
}

impl Passwords {
    /// Whether the password is the one of this hash. Without a hash it is not, and finding out takes as long.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many are being checked already.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<bool> {
        self.work(move || {
            let known = hash.is_some();
            let hash = hash.unwrap_or_else(|| NOBODYS.to_owned());
            Argon2::default().verify_password(password.as_bytes(), hash.as_str()).is_ok() && known
        })
        .await
    }

    /// The hash under which a new password is kept.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many are being checked already.
    pub async fn hash(&self, password: String) -> Result<String> {
        self.work(move || hash(&password)).await?.map_err(Error::broken)
    }

    async fn work<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let _place = self.waiting.try_acquire().map_err(|_| Error::Busy { retry: 5 })?;
        let _turn = self.working.acquire().await.map_err(Error::broken)?;
        tokio::task::spawn_blocking(job).await.map_err(Error::broken)
    }
}

/// Argon2id, version 19, 19 MiB, 2 passes, with a random salt, as a PHC string.
///
/// # Errors
/// Without random bytes.
pub fn hash(password: &str) -> anyhow::Result<String> {
    let mut salt = [0u8; 16];
    getrandom::fill(&mut salt)?;
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
    Ok(hash.map_err(|fault| anyhow::anyhow!("cannot hash: {fault}"))?.to_string())
}
