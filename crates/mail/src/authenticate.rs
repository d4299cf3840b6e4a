//! Whether a mail really comes from the domain in its `From`: verified ourselves, or believed of our own mail server.
//!
//! Only `From` is an identity. `Reply-To`, `Sender` and names beside addresses can be written by anybody.

mod own;
mod results;

use std::fmt;
use std::net::IpAddr;

pub use own::{Authenticator, NoResolver, PATIENCE};
pub use results::believed;

use crate::{Address, Mail};

/// The machine from which a mail came onto our side.
#[derive(Debug, Clone, Copy)]
pub struct Peer<'a> {
    /// Its address.
    pub address: IpAddr,
    /// The name it gave for itself (HELO, EHLO); empty if it is not known.
    pub helo: &'a str,
    /// The sender of the envelope; empty for the null sender.
    pub envelope_from: &'a str,
}

/// What is known of a mail's origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the domain in `From` stands behind it.
    pub outcome: Outcome,
    /// That domain, in lower case; empty if there is no single author.
    pub domain: String,
    /// What showed it, for whoever looks why a mail is held.
    pub reason: Reason,
}

/// Whether the domain in `From` stands behind a mail. Only [`Outcome::Pass`] lets a mail be posted at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It does: DMARC passes, or an aligned signature or address where the domain states no policy.
    Pass,
    /// It states that mail like this is not its own.
    Fail,
    /// It says nothing either way.
    None,
    /// It could not be found out now: DNS did not answer in time.
    Unknown,
}

/// What showed the outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A signature of the domain in `From` (DKIM, RFC 6376), which states no policy.
    Signature,
    /// The domain in `From` names the sending machine as its own (SPF, RFC 7208), and states no policy.
    Address,
    /// It follows the policy of the domain in `From` (DMARC, RFC 7489).
    Policy,
    /// The domain has a policy (DMARC), and neither signature nor address satisfies it.
    AgainstPolicy,
    /// No policy, no signature and no address of the domain.
    Unsigned,
    /// `From` names nobody, or several domains, or stands there twice (RFC 7489, section 6.6.1).
    NoSingleAuthor,
    /// No answer within [`PATIENCE`], or a temporary error of DNS.
    NoAnswer,
}

impl Reason {
    /// A word by which programs and texts know it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Signature => "signature",
            Self::Address => "address",
            Self::Policy => "policy",
            Self::AgainstPolicy => "against_policy",
            Self::Unsigned => "unsigned",
            Self::NoSingleAuthor => "no_single_author",
            Self::NoAnswer => "no_answer",
        }
    }
}

impl fmt::Display for Reason {
    /// A sentence for the operator.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Self::Signature => "The sender's domain has signed it (DKIM).",
            Self::Address => "The sender's domain names the sending machine as its own (SPF).",
            Self::Policy => "It follows the policy of the sender's domain (DMARC).",
            Self::AgainstPolicy => "It does not follow the policy of the sender's domain (DMARC).",
            Self::Unsigned => "Neither a signature (DKIM) nor the sending machine (SPF) shows that the sender's domain stands behind it.",
            Self::NoSingleAuthor => "It does not name one author in From.",
            Self::NoAnswer => "DNS did not answer in time.",
        })
    }
}

impl Verdict {
    const fn new(outcome: Outcome, reason: Reason, domain: String) -> Self {
        Self { outcome, domain, reason }
    }
}

/// The one domain in the one `From`; none if there are more, so that no mail borrows the name of another author.
fn author(mail: &Mail) -> Option<String> {
    let fields = mail.headers.all("From").count();
    let domain = mail.from.first().map(Address::domain).filter(|domain| !domain.is_empty())?;
    (fields == 1 && mail.from.len() == 1).then_some(domain)
}

/// Whether a domain that was shown stands for the author's: the same, or one above it (relaxed alignment, RFC 7489, section 3.1).
///
/// A domain below the author's does not count here: without a policy nothing tells who may have names below a domain.
fn stands_for(shown: &str, author: &str) -> bool {
    let shown = shown.trim_end_matches('.').to_ascii_lowercase();
    let above = || author.strip_suffix(shown.as_str()).is_some_and(|front| front.ends_with('.'));
    shown.contains('.') && (shown == author || above())
}
