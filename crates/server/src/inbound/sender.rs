//! Who sent a mail, and how that is known: by our own mail server's word where one is named, else by asking DNS ourselves.

use kontor_mail::{Authenticator, Mail, Outcome, Reason, Verdict, believed};
use kontor_store::ClaimedMail;
use kontor_store::model::Verified;

use crate::actions::accept_mail::Peer;
use crate::app::App;

/// Whoever stands in `From:`. `Reply-To:` and `Sender:` are wishes and never an identity.
#[derive(Debug)]
pub struct Sender {
    /// The address, in lower case; empty if there is none, or more than one.
    pub address: String,
    /// How it is known that the mail is really from there; `None`: nobody knows.
    pub verified: Option<Verified>,
}

pub async fn of(app: &App, claimed: &ClaimedMail, mail: &Mail, whole: &[u8]) -> Sender {
    let address = match mail.from.as_slice() {
        [one] => one.address.to_lowercase(),
        _ => String::new(),
    };
    let verified = match believed(mail, &app.config.mail.authserv_id) {
        Some(verdict) => (verdict.outcome == Outcome::Pass).then_some(Verified::Server),
        None => asked(app, claimed, mail, whole).await,
    };
    Sender { verified: verified.filter(|_| !address.is_empty()), address }
}

async fn asked(app: &App, claimed: &ClaimedMail, mail: &Mail, whole: &[u8]) -> Option<Verified> {
    let authenticator: &Authenticator = app.authenticator.as_ref()?;
    let peer: Option<Peer> = serde_json::from_str(&claimed.peer).ok();
    let peer =
        peer.as_ref().map(|peer| kontor_mail::Peer { address: peer.address, helo: &peer.helo, envelope_from: &claimed.envelope_from });
    let Verdict { outcome, reason, domain } = authenticator.verify(whole, mail, peer).await;
    tracing::debug!(mail = %claimed.id, domain, ?outcome, "{reason}");
    match (outcome, reason) {
        (Outcome::Pass, Reason::Policy) => Some(Verified::Dmarc),
        (Outcome::Pass, Reason::Signature) => Some(Verified::Dkim),
        (Outcome::Pass, Reason::Address) => Some(Verified::Spf),
        _ => None,
    }
}
