//! What a message shows at the door, in the form in which the store compares it.

use kontor_documents::{Credential, Envelope};
use kontor_store::CxmlKnock;

use crate::app::App;
use crate::secrets::Secrets;

/// A sender shows one credential, or a few for different receivers.
const MOST: usize = 10;

/// Secrets are hashed here and go no further.
pub fn knock(app: &App, envelope: &Envelope) -> CxmlKnock {
    let sender = envelope.sender.iter().take(MOST).flat_map(|credential| shown(&app.secrets, credential)).collect();
    CxmlKnock { sender, from: envelope.from.scheme_values() }
}

fn shown(secrets: &Secrets, credential: &Credential) -> Vec<(String, String, Vec<String>)> {
    let Some(secret) = &credential.secret else { return Vec::new() };
    let hashed = |(scheme, value): (String, String)| {
        let hashes = secrets.cxml_hashes(&scheme, &value, secret);
        (scheme, value, hashes)
    };
    credential.scheme_values().into_iter().map(hashed).collect()
}
