//! To agree on the credentials with which a firm's cXML messages come: its own system's, or its network's.

use kontor_store::{Administrator, NewCxmlSender};

use super::fields::Fields;
use crate::app::App;
use crate::error::{Result, Sentence, Value};

/// A secret that people agreed on elsewhere has at least this many characters.
const SECRET_CHARS: usize = 8;
const MOST_CHARS: usize = 200;

/// What was typed.
#[derive(Debug, Default)]
pub struct Sender<'a> {
    pub domain: &'a str,
    pub identity: &'a str,
    /// Empty: one is made.
    pub secret: &'a str,
}

/// The secret, to be shown this once, where one was made.
///
/// # Errors
/// [`crate::error::Error::Invalid`] for `domain`, `identity` or `secret`.
pub async fn agree_on_sender(app: &App, administrator: &Administrator, sender: &Sender<'_>) -> Result<Option<String>> {
    let mut fields = Fields::default();
    let domain = fields.filled("domain", sender.domain, MOST_CHARS);
    let identity = fields.filled("identity", sender.identity, MOST_CHARS);
    let given = sender.secret.trim();
    if !given.is_empty() && given.chars().count() < SECRET_CHARS {
        fields.wrong("secret", Sentence::new("cxml-secret-short").with("count", Value::number(SECRET_CHARS)));
    }
    fields.done()?;
    let made = if given.is_empty() { Some(kontor_store::new_secret()?) } else { None };
    let known_as = known_as(&domain, &identity);
    let secret_hash = app.secrets.cxml_hash(&known_as.0, &known_as.1, made.as_deref().unwrap_or(given));
    let new = NewCxmlSender { domain: &domain, identity: &identity, known_as, secret_hash: &secret_hash };
    app.store.add_cxml_sender(administrator, &new, app.now()).await?;
    Ok(made)
}

/// The form in which a credential is compared.
pub fn known_as(domain: &str, identity: &str) -> (String, String) {
    let mut forms = kontor_documents::normalise(domain, identity);
    if forms.is_empty() { (domain.to_owned(), identity.to_owned()) } else { forms.swap_remove(0) }
}
