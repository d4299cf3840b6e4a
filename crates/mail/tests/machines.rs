//! Machine mails of all kinds are recognised, and no person is taken for a machine: one file for each.
//!
//! A name says what is expected: `postfix-user-unknown.5.1.1`, `exchange-english.until-2026-05-15`.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::PathBuf;

use kontor_mail::{AutoKind, Circumstances, Class, Severity, classify, read};

fn files(kind: &str) -> Vec<(String, Class)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/machines").join(kind);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let class = |path: &PathBuf| {
        let mail = read(&std::fs::read(path).unwrap()).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, classify(&mail, &Circumstances::default()))
    };
    paths.iter().map(class).collect()
}

fn class(raw: &str) -> Class {
    classify(&read(raw.as_bytes()).unwrap(), &Circumstances::default())
}

#[test]
fn no_person_is_taken_for_a_machine() {
    let files = files("human");
    let wrong: Vec<_> = files.iter().filter(|(_, class)| *class != Class::Human).collect();
    assert!(files.len() >= 30 && wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_machine_is_recognised_and_an_absence_ends_when_the_note_says() {
    let files = files("auto");
    let mut wrong = Vec::new();
    for (name, class) in &files {
        let expected = name.split_once(".until-").map(|(_, day)| day.to_owned());
        match class {
            Class::Auto(auto) if auto.away_until.map(|day| day.to_string()) == expected => {}
            other => wrong.push((name, other)),
        }
    }
    assert!(files.len() >= 50 && wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_bounce_is_recognised_with_its_status() {
    let files = files("bounce");
    let status = |name: &str| name.split_once('.').map(|(_, status)| format!("bounce {status}")).unwrap();
    let wrong: Vec<_> = files.iter().filter(|(name, class)| class.to_string() != status(name)).collect();
    assert!(files.len() >= 30 && wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_bounce_names_its_letter_the_address_and_what_follows() {
    let bounce = |wanted: &str| match files("bounce").into_iter().find(|(name, _)| name == wanted) {
        Some((_, Class::Bounce(bounce))) => bounce,
        other => panic!("{wanted}: {other:?}"),
    };
    let unknown = bounce("postfix-user-unknown.5.1.1");
    assert_eq!(unknown.severity, Severity::Hard);
    assert_eq!(unknown.recipient.as_deref(), Some("jens.berg@acme.example"));
    assert_eq!(unknown.original_message_id.as_deref(), Some("0191.letter@reply.example"));
    assert_eq!(unknown.original_return_path.as_deref(), Some("b+h3x8k2@reply.example"));
    assert!(unknown.diagnostic.unwrap().contains("User unknown"));
    assert_eq!(bounce("postfix-host-not-found.5.4.4").severity, Severity::Hard);
    assert_eq!(bounce("sendmail-mailbox-full.5.2.2").severity, Severity::Soft);
    assert_eq!(bounce("postfix-delayed.4.4.1").severity, Severity::Soft);
    assert_eq!(bounce("spanish-blocked.5.7.1").severity, Severity::Soft);
    let exim = bounce("exim.5.1.1");
    assert_eq!(exim.recipient.as_deref(), Some("bao@bolt.example"));
    assert_eq!(exim.original_message_id.as_deref(), Some("0191.letter@reply.example"));
    assert_eq!(bounce("qmail.5.1.1").recipient.as_deref(), Some("bao@bolt.example"));
}

#[test]
fn a_machine_says_what_it_wrote_for() {
    let kinds: Vec<(String, AutoKind)> = files("auto")
        .into_iter()
        .filter_map(|(name, class)| match class {
            Class::Auto(auto) => Some((name, auto.kind)),
            _ => None,
        })
        .collect();
    let kind = |wanted: &str| kinds.iter().find(|(name, _)| name.split('.').next() == Some(wanted)).unwrap_or_else(|| panic!("{wanted}")).1;
    for note in [
        "exchange-english",
        "gmail-vacation",
        "sieve-vacation-german",
        "wp-polish",
        "lotus-notes",
        "words-polish",
        "words-english",
        "subject-japanese",
    ] {
        assert_eq!(kind(note), AutoKind::Absence, "{note}");
    }
    assert_eq!(kind("read-outlook"), AutoKind::Read);
    assert_eq!(kind("postfix-delivered"), AutoKind::Delivered);
    assert_eq!(kind("arf-complaint"), AutoKind::Feedback);
    assert_eq!(kind("calendar-accepted-outlook"), AutoKind::Calendar);
    assert_eq!(kind("challenge"), AutoKind::Challenge);
    assert_eq!(kind("newsletter"), AutoKind::Bulk);
    assert_eq!(kind("ticket-otrs"), AutoKind::Answer);
}

#[test]
fn what_comes_from_our_own_domain_is_our_own() {
    let raw = "From: messages@reply.example\nSubject: Payment\nMessage-ID: <1@kontor.example>\n\nHello\n";
    let mail = read(raw.as_bytes()).unwrap();
    assert_eq!(classify(&mail, &Circumstances::default()), Class::Human);
    for domain in ["REPLY.example", "kontor.example"] {
        let ours = classify(&mail, &Circumstances { envelope_from: None, own_domains: &[domain] });
        assert!(matches!(ours, Class::Auto(auto) if auto.kind == AutoKind::Own), "{domain}");
    }
}

#[test]
fn the_null_sender_of_the_envelope_counts_where_no_header_tells_it() {
    let mail = read(b"From: jens@acme.example\nSubject: Re: Order 88\n\nBack on Monday.\n").unwrap();
    let null = Circumstances { envelope_from: Some(""), own_domains: &[] };
    assert!(matches!(classify(&mail, &null), Class::Auto(_)));
    assert_eq!(classify(&mail, &Circumstances { envelope_from: Some("jens@acme.example"), own_domains: &[] }), Class::Human);
}

#[test]
fn a_day_that_could_be_two_is_none() {
    let until = |words: &str| {
        let raw = format!(
            "From: a@acme.example\nSubject: Automatic reply: x\nDate: Mon, 14 Dec 2026 09:00:00 +0100\n\nI am out of the office {words}.\n"
        );
        match class(&raw) {
            Class::Auto(auto) => auto.away_until.map(|day| day.to_string()),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(until("until 05/01/2027"), None);
    assert_eq!(until("until 12/31/2026").as_deref(), Some("2026-12-31"));
    assert_eq!(until("until January 7th").as_deref(), Some("2027-01-07"));
    assert_eq!(until("from December 20 to December 31").as_deref(), Some("2026-12-31"));
    assert_eq!(until("from 20 December through Friday, 1 January 2027").as_deref(), Some("2027-01-01"));
    assert_eq!(until("and will be back on Monday 4 January").as_deref(), Some("2027-01-04"));
    assert_eq!(until("2026-12-20 - 2026-12-30").as_deref(), Some("2026-12-30"));
    assert_eq!(until("until further notice"), None);
}
