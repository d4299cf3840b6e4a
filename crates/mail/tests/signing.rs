//! What we sign is believed by whoever asks the name server for our key, and not once it was changed on the way.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "support/names.rs"]
mod names;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_mail::{Authenticator, Outcome, Outgoing, Reason, Signer, compose, read};
use mail_auth::common::crypto::Ed25519Key;
use names::{Records, name_server};

/// A signer with a key of its own, and the record in which its public half stands.
fn signer() -> (Signer, String) {
    let der = Ed25519Key::generate_pkcs8().unwrap();
    let public = Ed25519Key::from_pkcs8_der(&der).unwrap().public_key();
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(&der));
    let record = format!("v=DKIM1; k=ed25519; p={}", STANDARD.encode(public));
    (Signer::new(pem.as_bytes(), "reply.example", "k1").unwrap(), record)
}

fn letter() -> Vec<u8> {
    let mail = Outgoing {
        message_id: "l.1@reply.example".to_owned(),
        at: 1_795_420_800_000,
        from: ("Anna Nowak · Huta Łódź S.A.".to_owned(), "kontor@reply.example".to_owned()),
        to: (String::new(), "jens@acme.example".to_owned()),
        subject: "Brak palety".to_owned(),
        references: vec!["c.7@reply.example".to_owned()],
        text: "Zażółć gęślą jaźń".to_owned(),
        html: Some("<p>Zażółć gęślą jaźń</p>".to_owned()),
        ..Outgoing::default()
    };
    compose(&mail).unwrap()
}

#[tokio::test]
async fn a_signed_letter_is_believed_and_a_changed_one_is_not() {
    let (signer, record) = signer();
    let ask = Authenticator::asking(&[name_server(Records::from([("k1._domainkey.reply.example".to_owned(), record)])).await]).unwrap();
    let mail = String::from_utf8(signer.sign(&letter()).unwrap()).unwrap();
    assert!(mail.starts_with("DKIM-Signature: v=1; a=ed25519-sha256;"), "{mail}");
    let verdict = async |mail: &str| ask.verify(mail.as_bytes(), &read(mail.as_bytes()).unwrap(), None).await;
    let whole = verdict(&mail).await;
    assert_eq!((whole.outcome, whole.reason), (Outcome::Pass, Reason::Signature));
    assert_eq!(verdict(&mail.replace("Brak palety", "Brak faktury")).await.outcome, Outcome::None);
    let in_reply = mail.replace("References: <c.7@", "References: <c.8@");
    assert_eq!(verdict(&in_reply).await.outcome, Outcome::None, "where an answer belongs is signed too");
}

#[test]
fn a_key_that_is_none_is_said_so() {
    let fault = Signer::new(b"no key", "reply.example", "k1").unwrap_err();
    assert!(fault.contains("no private key in PEM"), "{fault}");
}
