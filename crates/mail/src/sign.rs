//! Signs what goes out (DKIM, RFC 6376), so that others can tell it is ours.

use mail_auth::common::crypto::{Ed25519Key, RsaKey, Sha256};
use mail_auth::common::headers::HeaderWriter as _;
use mail_auth::dkim::{Canonicalization, DkimSigner, Done};
use rustls_pki_types::PrivateKeyDer;
use rustls_pki_types::pem::PemObject as _;

/// What is signed (RFC 6376, 5.4.1): what readers see and what mail programs act upon. Relays rewrite some of the others.
const HEADERS: [&str; 12] = [
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "Content-Type",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
];

/// A private key and where its public half stands. Says nothing of the key when it is shown.
pub struct Signer(Key);

enum Key {
    Rsa(DkimSigner<RsaKey<Sha256>, Done>),
    Ed25519(DkimSigner<Ed25519Key, Done>),
}

impl Signer {
    /// With an RSA or Ed25519 key in PEM, whose public half stands at `SELECTOR._domainkey.DOMAIN`.
    ///
    /// # Errors
    /// A sentence, if the key cannot be read.
    pub fn new(pem: &[u8], domain: &str, selector: &str) -> Result<Self, String> {
        let key = PrivateKeyDer::from_pem_slice(pem).map_err(|fault| format!("it holds no private key in PEM: {fault}"))?;
        // An Ed25519 key has one form only, and no RSA key has it.
        if let PrivateKeyDer::Pkcs8(der) = &key
            && let Ok(key) = Ed25519Key::from_pkcs8_maybe_unchecked_der(der.secret_pkcs8_der())
        {
            let signer = DkimSigner::from_key(key).domain(domain).selector(selector).headers(HEADERS);
            return Ok(Self(Key::Ed25519(relaxed(signer))));
        }
        let key = RsaKey::<Sha256>::from_key_der(key).map_err(|fault| format!("neither RSA nor Ed25519: {fault}"))?;
        Ok(Self(Key::Rsa(relaxed(DkimSigner::from_key(key).domain(domain).selector(selector).headers(HEADERS)))))
    }

    /// The mail with its signature before it.
    ///
    /// # Errors
    /// If the mail has none of the headers that are signed.
    pub fn sign(&self, mail: &[u8]) -> Result<Vec<u8>, String> {
        let signature = match &self.0 {
            Key::Rsa(signer) => signer.sign(mail),
            Key::Ed25519(signer) => signer.sign(mail),
        };
        let header = signature.map_err(|fault| fault.to_string())?.to_header();
        Ok([header.as_bytes(), mail].concat())
    }
}

/// Spaces and line ends that relays change do not break it (RFC 6376, 3.4.2 and 3.4.4).
fn relaxed<K: mail_auth::common::crypto::SigningKey>(signer: DkimSigner<K, Done>) -> DkimSigner<K, Done> {
    signer.header_canonicalization(Canonicalization::Relaxed).body_canonicalization(Canonicalization::Relaxed)
}

impl std::fmt::Debug for Signer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Signer")
    }
}
