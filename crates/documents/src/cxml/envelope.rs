//! The envelope of a cXML message, for a door that must know who knocks before it reads what they bring.

use std::fmt;

use super::parties;
use crate::identifier::normalise;
use crate::xml::Element;
use crate::{Party, Refusal};

/// Who sends a message, for whom, to whom, and what it asks for.
#[derive(Debug, Clone, Default)]
pub struct Envelope {
    /// The name of the message, which stays the same when it is sent again.
    pub payload_id: Option<String>,
    /// Whose message it is.
    pub from: Party,
    /// Whom it is for.
    pub to: Party,
    /// Who carries it: the firm itself, or its network. Authenticate by these, attribute to `from`.
    pub sender: Vec<Credential>,
    /// The name of the request, such as `OrderRequest`; of a message or response that of its outer element. Empty if there is none.
    pub request: String,
}

/// What a sender shows: an identity and the secret that belongs to it.
#[derive(Clone, Default)]
pub struct Credential {
    /// The list the identity is from (`NetworkID`, `DUNS` …).
    pub domain: String,
    /// The identity as written.
    pub identity: String,
    /// The shared secret as written; not a byte of it may be kept or shown.
    pub secret: Option<String>,
}

impl Credential {
    /// The forms under which the identity is looked up, see [`normalise`].
    pub fn scheme_values(&self) -> Vec<(String, String)> {
        normalise(&self.domain, &self.identity)
    }
}

/// Without the secret, so that it cannot get into a log.
impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credential").field("domain", &self.domain).field("identity", &self.identity).finish_non_exhaustive()
    }
}

/// Reads the envelope of a cXML message, whatever it carries. The same guards hold as for [`crate::read`].
///
/// # Errors
/// The refusal, [`Refusal::Unknown`] if it is XML of another kind.
pub fn envelope(bytes: &[u8]) -> Result<Envelope, Refusal> {
    crate::open(bytes)?.tree(|root| if root.name() == "cXML" { Ok(read(root)) } else { Err(crate::detect::unknown(root)) })?
}

fn read(root: Element<'_>) -> Envelope {
    let outer = root.elements().find(|element| element.name() != "Header");
    let inner = outer.filter(|outer| outer.name() == "Request").and_then(|request| request.elements().next());
    Envelope {
        payload_id: root.attribute("payloadID").map(str::to_owned),
        from: parties::credentials(root.first("Header/From")),
        to: parties::credentials(root.first("Header/To")),
        sender: root.all("Header/Sender/Credential").into_iter().map(credential).collect(),
        request: inner.or(outer).map(|element| element.name().to_owned()).unwrap_or_default(),
    }
}

fn credential(element: Element<'_>) -> Credential {
    Credential {
        domain: element.attribute("domain").unwrap_or_default().to_owned(),
        identity: element.text("Identity").unwrap_or_default(),
        secret: element.text("SharedSecret"),
    }
}
