//! Whether a mail comes from whom it says, asked of a name server of our own and read from our mail server's words.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "support/names.rs"]
mod names;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_mail::{Authenticator, Outcome, Peer, Reason, Verdict, believed, read};
use mail_auth::common::crypto::Ed25519Key;
use mail_auth::common::headers::HeaderWriter as _;
use mail_auth::dkim::DkimSigner;
use names::{Records, name_server};

const MAIL: &str = "From: Jens Berg <jens@acme.example>\r\nTo: r+a@reply.example\r\nSubject: Re: Invoice\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100\r\n\r\nPaid.\r\n";

fn key() -> Ed25519Key {
    // The key pair of RFC 8032, section 7.1, test 1.
    let seed = STANDARD.decode("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=").unwrap();
    Ed25519Key::from_seed_and_public_key(&seed, &STANDARD.decode("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=").unwrap()).unwrap()
}

fn signed(mail: &str, domain: &str) -> String {
    let signature =
        DkimSigner::from_key(key()).domain(domain).selector("k1").headers(["From", "To", "Subject", "Date"]).sign(mail.as_bytes());
    format!("{}{mail}", signature.unwrap().to_header())
}

fn signed_in_part(mail: &str) -> String {
    let signer = DkimSigner::from_key(key()).domain("acme.example").selector("k1").headers(["From", "To"]).body_length(true);
    format!("{}{mail}and what somebody added\r\n", signer.sign(mail.as_bytes()).unwrap().to_header())
}

async fn authenticator(dmarc: &[(&str, &str)]) -> Authenticator {
    let key = format!("v=DKIM1; k=ed25519; p={}", STANDARD.encode(key().public_key()));
    let mut records = Records::from([
        ("k1._domainkey.acme.example".to_owned(), key.clone()),
        ("k1._domainkey.mail.acme.example".to_owned(), key.clone()),
        ("k1._domainkey.evil.example".to_owned(), key),
        ("acme.example".to_owned(), "v=spf1 ip4:192.0.2.7 -all".to_owned()),
        ("evil.example".to_owned(), "v=spf1 ip4:203.0.113.9 -all".to_owned()),
    ]);
    records.extend(dmarc.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    Authenticator::asking(&[name_server(records).await]).unwrap()
}

fn peer<'a>(address: &str, envelope_from: &'a str) -> Peer<'a> {
    Peer { address: address.parse().unwrap(), helo: "mx.acme.example", envelope_from }
}

async fn verify(authenticator: &Authenticator, raw: &str, peer: Option<Peer<'_>>) -> (Outcome, Reason) {
    let Verdict { outcome, reason, .. } = authenticator.verify(raw.as_bytes(), &read(raw.as_bytes()).unwrap(), peer).await;
    (outcome, reason)
}

const POLICY: &[(&str, &str)] = &[("_dmarc.acme.example", "v=DMARC1; p=reject")];

#[tokio::test]
async fn with_a_policy_a_signature_or_the_sending_machine_satisfies_it() {
    let ask = authenticator(POLICY).await;
    assert_eq!(verify(&ask, &signed(MAIL, "acme.example"), None).await, (Outcome::Pass, Reason::Policy));
    assert_eq!(verify(&ask, &signed(MAIL, "mail.acme.example"), None).await, (Outcome::Pass, Reason::Policy));
    assert_eq!(verify(&ask, MAIL, Some(peer("192.0.2.7", "jens@acme.example"))).await, (Outcome::Pass, Reason::Policy));
}

#[tokio::test]
async fn with_a_policy_nothing_else_does() {
    let ask = authenticator(POLICY).await;
    let against = (Outcome::Fail, Reason::AgainstPolicy);
    assert_eq!(verify(&ask, MAIL, None).await, against);
    assert_eq!(verify(&ask, MAIL, Some(peer("203.0.113.9", "jens@acme.example"))).await, against);
    assert_eq!(verify(&ask, MAIL, Some(peer("203.0.113.9", "x@evil.example"))).await, against);
    assert_eq!(verify(&ask, &signed(MAIL, "evil.example"), None).await, against);
    assert_eq!(verify(&ask, &signed(MAIL, "acme.example").replace("Paid", "Unpaid"), None).await, against);
    assert_eq!(verify(&ask, &signed_in_part(MAIL), None).await, against, "a signature over a part of the body");
}

#[tokio::test]
async fn without_a_policy_an_aligned_signature_or_machine_is_enough_and_others_say_nothing() {
    let ask = authenticator(&[]).await;
    assert_eq!(verify(&ask, &signed(MAIL, "acme.example"), None).await, (Outcome::Pass, Reason::Signature));
    assert_eq!(verify(&ask, MAIL, Some(peer("192.0.2.7", "bounce@acme.example"))).await, (Outcome::Pass, Reason::Address));
    assert_eq!(verify(&ask, MAIL, None).await, (Outcome::None, Reason::Unsigned));
    assert_eq!(verify(&ask, &signed(MAIL, "evil.example"), None).await, (Outcome::None, Reason::Unsigned));
    assert_eq!(verify(&ask, MAIL, Some(peer("203.0.113.9", "x@evil.example"))).await, (Outcome::None, Reason::Unsigned));
}

#[tokio::test]
async fn two_authors_are_none() {
    let ask = authenticator(&[]).await;
    let nobody = (Outcome::None, Reason::NoSingleAuthor);
    let twice = format!("From: anna@huta.example\r\n{}", signed(MAIL, "acme.example"));
    assert_eq!(verify(&ask, &twice, None).await, nobody);
    let two = MAIL.replace("<jens@acme.example>", "<jens@acme.example>, anna@huta.example");
    assert_eq!(verify(&ask, &signed(&two, "acme.example"), None).await, nobody);
}

#[tokio::test]
async fn a_name_server_that_is_silent_leaves_it_open() {
    let ask = authenticator(&[("_dmarc.acme.example", "(silence)")]).await;
    assert_eq!(verify(&ask, &signed(MAIL, "acme.example"), None).await, (Outcome::Unknown, Reason::NoAnswer));
}

fn word(headers: &str) -> Option<(Outcome, Reason)> {
    let raw = format!("{headers}{MAIL}");
    believed(&read(raw.as_bytes()).unwrap(), "mx.huta.example").map(|verdict| (verdict.outcome, verdict.reason))
}

const OURS: &str = "Received: from mail.acme.example (mail.acme.example [192.0.2.7])\r\n\tby mx.huta.example (Postfix) with ESMTPS id 4ZrK\r\n\tfor <r+a@reply.example>; Mon, 23 Nov 2026 10:00:01 +0100 (CET)\r\n";

#[test]
fn the_word_of_our_own_mail_server_counts() {
    let pass = "Authentication-Results: mx.huta.example 1; (all (nested\\) ) well)\r\n dkim=pass reason=\"good; key=1\" header.d=acme.example header.b=abc==;\r\n dmarc/1=pass (p=reject) header.from=acme.example\r\n";
    assert_eq!(word(&format!("{OURS}{pass}")), Some((Outcome::Pass, Reason::Policy)));
    assert_eq!(word(&format!("{pass}{OURS}")), Some((Outcome::Pass, Reason::Policy)));
    assert_eq!(word(&format!("{OURS}{}", pass.replace("header.from=acme", "header.from=other"))), Some((Outcome::Pass, Reason::Signature)));
    let spf = "Authentication-Results: MX.huta.example; spf=pass smtp.mailfrom=jens@acme.example\r\n";
    assert_eq!(word(&format!("{OURS}{spf}")), Some((Outcome::Pass, Reason::Address)));
}

#[test]
fn a_failed_policy_beats_an_aligned_signature() {
    let both = "Authentication-Results: mx.huta.example; dkim=pass header.d=acme.example; dmarc=fail header.from=acme.example\r\n";
    assert_eq!(word(&format!("{OURS}{both}")), Some((Outcome::Fail, Reason::AgainstPolicy)));
}

#[test]
fn the_word_of_others_does_not() {
    let forged = "Authentication-Results: mx.huta.example; dmarc=pass header.from=acme.example\r\n";
    let theirs = "Received: from x by relay.acme.example; Mon, 23 Nov 2026 09:59:59 +0100\r\n";
    let claimed = "Received: from x by mx.huta.example; Mon, 23 Nov 2026 09:59:59 +0100\r\n";
    assert_eq!(word(&format!("{OURS}{theirs}{forged}")), None, "below the line of another server");
    assert_eq!(word(&format!("{OURS}{claimed}{forged}")), None, "below a line that only claims to be ours");
    assert_eq!(word(&format!("{OURS}{}", forged.replace("huta", "evil"))), None, "of another server");
    let other_first = format!("{OURS}Authentication-Results: mx.acme.example; none\r\n{forged}");
    assert_eq!(word(&other_first), None, "only the topmost counts");
    let quoted = "Authentication-Results: mx.huta.example; dkim=fail reason=\"dmarc=pass\" (; dmarc=pass)\r\n";
    assert_eq!(word(&format!("{OURS}{quoted}")), Some((Outcome::None, Reason::Unsigned)));
    assert_eq!(word(&format!("{OURS}Authentication-Results: mx.huta.example; none\r\n")), Some((Outcome::None, Reason::Unsigned)));
    let raw = format!("{forged}{MAIL}");
    assert_eq!(believed(&read(raw.as_bytes()).unwrap(), ""), None, "no name, no belief");
    let other =
        "Authentication-Results: mx.huta.example; dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=acme.example.evil.example\r\n";
    assert_eq!(word(&format!("{OURS}{other}")), Some((Outcome::None, Reason::Unsigned)));
}
