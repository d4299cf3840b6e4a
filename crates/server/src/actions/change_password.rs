//! To change one's own password: whoever is signed in elsewhere with the old one is signed out.

use std::net::IpAddr;

use kontor_store::Viewer;
use zxcvbn::{Score, zxcvbn};

use super::fields::Fields;
use crate::app::App;
use crate::error::{Error, Result, Sentence, Value};

/// The shortest password, in characters.
pub const SHORTEST: usize = 10;
/// The longest, in characters: more costs time and proves nothing.
const LONGEST: usize = 200;

/// What was typed.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    pub current: &'a str,
    pub new: &'a str,
}

/// The new secret of the session; all others of this human being are over.
///
/// # Errors
/// [`Error::Invalid`] for `current`, `new`; [`Error::TooMany`] for whoever tries out passwords in somebody's open browser.
pub async fn change_password(app: &App, viewer: &Viewer, session: &str, typed: Typed<'_>, from: IpAddr) -> Result<String> {
    let mut fields = Fields::default();
    if typed.current.is_empty() {
        fields.wrong("current", Sentence::new("invalid-empty"));
    }
    if let Some(sentence) = unfit(viewer, typed.new) {
        fields.wrong("new", sentence);
    }
    fields.done()?;
    let slower = app.throttle.sign_in(&viewer.email().to_lowercase(), from).map_err(|wait| Error::TooMany { wait })?;
    tokio::time::sleep(slower).await;
    let hash = app.store.password_hash(viewer).await?;
    if !app.passwords.verify(typed.current.to_owned(), hash).await? {
        return Err(Error::field("current", Sentence::new("invalid-current-password")));
    }
    let hash = app.passwords.hash(typed.new.to_owned()).await?;
    app.store.change_password(viewer, session, &hash).await?;
    Ok(app.store.renew_session(session).await?)
}

/// Why a password cannot be taken. One's own name, address and firm are what others would try first.
fn unfit(viewer: &Viewer, new: &str) -> Option<Sentence> {
    let own = [viewer.name(), viewer.email(), viewer.organization_name(), "kontor"];
    match new.chars().count() {
        0..SHORTEST => Some(Sentence::new("invalid-password-too-short").with("count", Value::number(SHORTEST))),
        SHORTEST..=LONGEST if zxcvbn(new, &own).score() < Score::Three => Some(Sentence::new("invalid-password-weak")),
        SHORTEST..=LONGEST => None,
        _ => Some(Sentence::new("invalid-password-too-long").with("count", Value::number(LONGEST))),
    }
}
