//! Our own verification of a mail: SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489, RFC 9989), within two seconds.

use std::net::SocketAddr;
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig, ResolverOpts};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::system_conf::read_system_conf;
use mail_auth::dmarc::verify::DmarcParameters;
use mail_auth::spf::verify::SpfParameters;
use mail_auth::{AuthenticatedMessage, DkimOutput, DkimResult, DmarcResult, MessageAuthenticator, SpfOutput, SpfResult};

use super::{Outcome, Peer, Reason, Verdict, author, stands_for};
use crate::Mail;

/// How long all questions about one mail may take.
pub const PATIENCE: Duration = Duration::from_secs(2);
/// The most signatures of one mail that are looked at, topmost first: each asks DNS.
const MOST_SIGNATURES: usize = 6;
/// Answers that are remembered as long as they are valid.
const REMEMBERED: u64 = 4096;

/// Asks DNS about mails. One for all: it remembers answers.
pub struct Authenticator {
    dns: MessageAuthenticator,
}

/// The resolver could not be set up from what this machine says about its name servers.
#[derive(Debug, thiserror::Error)]
#[error("the name servers of this machine cannot be used: {0}")]
pub struct NoResolver(String);

impl Authenticator {
    /// Asks the name servers of this machine (`/etc/resolv.conf`).
    ///
    /// # Errors
    /// If there are none.
    pub fn of_this_machine() -> Result<Self, NoResolver> {
        let (config, options) = read_system_conf().map_err(|fault| NoResolver(fault.to_string()))?;
        Self::build(config, options)
    }

    /// Asks these name servers.
    ///
    /// # Errors
    /// If the list cannot be used.
    pub fn asking(servers: &[SocketAddr]) -> Result<Self, NoResolver> {
        let server = |address: &SocketAddr| {
            let ways = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut way| {
                way.port = address.port();
                way
            });
            NameServerConfig::new(address.ip(), true, ways.into())
        };
        Self::build(ResolverConfig::from_name_servers(servers.iter().map(server).collect()), ResolverOpts::default())
    }

    fn build(config: ResolverConfig, mut options: ResolverOpts) -> Result<Self, NoResolver> {
        options.timeout = PATIENCE;
        options.attempts = 1;
        options.cache_size = REMEMBERED;
        let resolver = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default()).with_options(options).build();
        resolver.map(|resolver| Self { dns: MessageAuthenticator(resolver) }).map_err(|fault| NoResolver(fault.to_string()))
    }

    /// Verifies one mail, given as it came and as it was read. Without a peer, SPF has nothing to go by and only signatures count.
    ///
    /// Takes at most [`PATIENCE`] for DNS; the hashes over the body are made once for each kind of signature.
    pub async fn verify(&self, raw: &[u8], mail: &Mail, peer: Option<Peer<'_>>) -> Verdict {
        let Some(domain) = author(mail) else {
            return Verdict::new(Outcome::None, Reason::NoSingleAuthor, String::new());
        };
        match tokio::time::timeout(PATIENCE, self.ask(raw, &domain, peer)).await {
            Ok((outcome, reason)) => Verdict::new(outcome, reason, domain),
            Err(_) => Verdict::new(Outcome::Unknown, Reason::NoAnswer, domain),
        }
    }

    async fn ask(&self, raw: &[u8], domain: &str, peer: Option<Peer<'_>>) -> (Outcome, Reason) {
        // Strict: a signature that covers only the beginning of the body (`l=`) is none, since anybody can add to the mail.
        let Some(mut message) = AuthenticatedMessage::parse(raw) else { return (Outcome::None, Reason::Unsigned) };
        message.dkim_headers.truncate(MOST_SIGNATURES);
        let (signatures, address) = tokio::join!(self.dns.verify_dkim(&message), self.spf(peer));
        let sender = sender_domain(peer);
        let policy = self.dns.verify_dmarc(DmarcParameters::new(&message, &signatures, &sender, &address)).await;
        if policy.dmarc_record().is_some() {
            return match (policy.dkim_result(), policy.spf_result()) {
                (DmarcResult::Pass, _) | (_, DmarcResult::Pass) => (Outcome::Pass, Reason::Policy),
                (DmarcResult::TempError(_), _) | (_, DmarcResult::TempError(_)) => (Outcome::Unknown, Reason::NoAnswer),
                _ if unanswered(&signatures, &address) => (Outcome::Unknown, Reason::NoAnswer),
                _ => (Outcome::Fail, Reason::AgainstPolicy),
            };
        }
        if matches!(policy.dkim_result(), DmarcResult::TempError(_)) {
            return (Outcome::Unknown, Reason::NoAnswer);
        }
        without_policy(domain, &signatures, &address, &sender)
    }

    /// The sender of the envelope, or the name of the machine where that is empty (RFC 7208, section 2.4).
    async fn spf(&self, peer: Option<Peer<'_>>) -> SpfOutput {
        let Some(peer) = peer else { return SpfOutput::new(String::new()) };
        let parameters = if peer.envelope_from.contains('@') {
            SpfParameters::verify_mail_from(peer.address, peer.helo, peer.helo, peer.envelope_from)
        } else {
            SpfParameters::verify_ehlo(peer.address, peer.helo, peer.helo)
        };
        self.dns.verify_spf(parameters).await
    }
}

impl std::fmt::Debug for Authenticator {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("Authenticator")
    }
}

/// The domain that SPF speaks for.
fn sender_domain(peer: Option<Peer<'_>>) -> String {
    let of = |peer: Peer<'_>| peer.envelope_from.rsplit_once('@').map_or(peer.helo, |(_, domain)| domain).to_ascii_lowercase();
    peer.map(of).unwrap_or_default()
}

/// Where the domain states no policy, its own signature or address is enough.
fn without_policy(domain: &str, signatures: &[DkimOutput<'_>], address: &SpfOutput, sender: &str) -> (Outcome, Reason) {
    let signed =
        |output: &DkimOutput<'_>| *output.result() == DkimResult::Pass && output.signature().is_some_and(|by| stands_for(&by.d, domain));
    if signatures.iter().any(signed) {
        (Outcome::Pass, Reason::Signature)
    } else if address.result() == SpfResult::Pass && stands_for(sender, domain) {
        (Outcome::Pass, Reason::Address)
    } else if unanswered(signatures, address) {
        (Outcome::Unknown, Reason::NoAnswer)
    } else {
        (Outcome::None, Reason::Unsigned)
    }
}

fn unanswered(signatures: &[DkimOutput<'_>], address: &SpfOutput) -> bool {
    address.result() == SpfResult::TempError || signatures.iter().any(|output| matches!(output.result(), DkimResult::TempError(_)))
}
