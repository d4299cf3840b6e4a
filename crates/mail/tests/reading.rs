//! What the reader makes of mails that are large, old, broken or crafted.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use kontor_mail::{Locked, MOST_BYTES, MOST_PARTS, Refused, Unreadable, read};

const HEAD: &str = "From: \"Anna Nowak, Huta\" <anna@huta.example>\r\nTo: =?utf-8?Q?Jens_M=C3=BCller?= <jens@acme.example>, Team: bao@bolt.example;\r\n\
    Subject: =?iso-8859-2?Q?P=B3atno=B6=E6_za?=\r\n =?utf-8?B?IGZha3R1csSZ?=\r\nDate: Mon, 23 Nov 2026 10:15:00 +0100\r\nMessage-ID: <a.1@huta.example>\r\n\
    In-Reply-To: <b.2@kontor.example>\r\nReferences: <c.0@kontor.example>\r\n <b.2@kontor.example>\r\nReturn-Path: <>\r\nDelivered-To: r+abc@reply.example\r\n\
    X-Original-To: r+abc@reply.example\r\n";

fn mail(rest: &str) -> kontor_mail::Mail {
    read(format!("{HEAD}{rest}").as_bytes()).unwrap()
}

#[test]
fn the_header_is_read_with_its_folds_words_and_groups() {
    let mail = mail("\r\nHallo\r\n");
    assert_eq!(mail.from[0].name.as_deref(), Some("Anna Nowak, Huta"));
    assert_eq!(mail.from[0].domain(), "huta.example");
    assert_eq!(mail.to.iter().map(|to| to.address.as_str()).collect::<Vec<_>>(), ["jens@acme.example", "bao@bolt.example"]);
    assert_eq!(mail.to[0].name.as_deref(), Some("Jens Müller"));
    assert_eq!(mail.subject, "Płatność za fakturę");
    assert_eq!(mail.date, Some(1_795_425_300_000));
    assert_eq!(mail.message_id.as_deref(), Some("a.1@huta.example"));
    assert_eq!(mail.in_reply_to, ["b.2@kontor.example"]);
    assert_eq!(mail.references, ["c.0@kontor.example", "b.2@kontor.example"]);
    assert_eq!(mail.return_path.as_deref(), Some(""));
    assert_eq!(mail.delivered_to, ["r+abc@reply.example"]);
    assert_eq!(mail.original_to, ["r+abc@reply.example"]);
    assert_eq!(mail.headers.first("references"), Some("<c.0@kontor.example> <b.2@kontor.example>"));
    assert_eq!(mail.text.as_deref(), Some("Hallo\n"));
}

#[test]
fn a_file_of_an_old_mac_and_one_of_an_mbox_are_read() {
    let old = format!("{HEAD}\r\nEins\r\nZwei\r\n").replace("\r\n", "\r");
    assert_eq!(read(old.as_bytes()).unwrap().text.as_deref(), Some("Eins\nZwei\n"));
    let boxed = format!("From anna@huta.example Mon Nov 23 10:15:00 2026\n{}", format!("{HEAD}\r\nEins\r\n").replace("\r\n", "\n"));
    assert_eq!(read(boxed.as_bytes()).unwrap().text.as_deref(), Some("Eins\n"));
}

#[test]
fn a_text_is_read_although_its_label_lies() {
    let label = |label: &str, bytes: &[u8]| {
        let head = format!("From: a@b.example\r\nContent-Type: text/plain{label}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n");
        read(&[head.as_bytes(), bytes].concat()).unwrap().text.unwrap()
    };
    let polish_1250 = b"Prosz\xEA o p\xB3atno\x9C\xE6, \xBFeby zd\xB9\xBFy\xE6";
    let polish_iso = b"Prosz\xEA o p\xB3atno\xB6\xE6, \xBFeby zd\xB1\xBFy\xE6";
    let text = "Proszę o płatność, żeby zdążyć";
    for (given, bytes) in [
        ("; charset=windows-1250", &polish_1250[..]),
        ("; charset=utf-8", polish_1250),
        ("", polish_1250),
        ("; charset=iso-8859-2", polish_iso),
        ("; charset=us-ascii", polish_iso),
        ("; charset=iso-8859-1", polish_iso),
        ("; charset=iso-8859-1", text.as_bytes()),
        ("; charset=x-unknown", text.as_bytes()),
        ("; charset=\"UTF8\"", text.as_bytes()),
    ] {
        assert_eq!(label(given, bytes), text, "{given}");
    }
    assert_eq!(label("; charset=iso-8859-1", b"Gr\xFC\xDFe \x96 \x80 5"), "Grüße – € 5");
    assert_eq!(label("; charset=iso-2022-jp", b"\x1B$B$3$s\x1B(B"), "こん");
    assert_eq!(label("; charset=utf-7", b"Hi Mom +Jjo-!"), "Hi Mom ☺!");
    assert_eq!(label("; charset=utf-16le", b"J\0a\0"), "Ja");
}

#[test]
fn flowed_lines_and_soft_breaks_become_paragraphs() {
    let flowed = mail(
        "Content-Type: text/plain; format=flowed\r\n\r\nEine lange \r\nZeile.\r\n> alt \r\n> und \r\n>> tief \r\n> weiter\r\n-- \r\nAnna\r\n",
    );
    assert_eq!(flowed.text.as_deref(), Some("Eine lange Zeile.\n> alt und \n>> tief \n> weiter\n-- \nAnna\n"));
    let deleted = mail("Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\n長い \r\n行\r\n");
    assert_eq!(deleted.text.as_deref(), Some("長い行\n"));
    let quoted = mail(
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nGr=C3=BC=\r\n=C3=9Fe a=b =\r\nEnde =3D  \r\n",
    );
    assert_eq!(quoted.text.as_deref(), Some("Grüße a=b Ende =\n"));
}

#[test]
fn the_body_is_told_from_what_stands_beside_it() {
    let mail = mail(concat!(
        "Content-Type: multipart/mixed; boundary=\"m\"\r\n\r\npreamble\r\n--m\r\nContent-Type: multipart/related; boundary=r\r\n\r\n",
        "--r\r\nContent-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\nplain\r\n",
        "--a\r\nContent-Type: text/html\r\n\r\n<p>rich</p>\r\n--a--\r\n",
        "--r\r\nContent-Type: image/png\r\nContent-ID: <logo@x>\r\nContent-Transfer-Encoding: base64\r\n\r\nAQID\r\n--r--\r\n",
        "--m\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename*=utf-8''..%2Ffaktura%20%C5%82.pdf\r\n\r\nPDF\r\n",
        "--m\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n\r\nT\r\n--m\r\nContent-Type: message/rfc822\r\n\r\nSubject: Old\r\n\r\nx\r\n",
        "--m\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nS\r\n--m--\r\n",
    ));
    assert_eq!(mail.text.as_deref(), Some("plain"));
    assert_eq!(mail.html.as_deref(), Some("<p>rich</p>"));
    let parts: Vec<_> = mail.parts.iter().map(|part| (part.name.as_str(), part.size, part.inline, part.content_id.as_deref())).collect();
    assert_eq!(
        parts,
        [
            ("image.png", 3, true, Some("logo@x")),
            ("faktura ł.pdf", 3, false, None),
            ("winmail.dat", 1, false, None),
            ("Old.eml", 17, false, None)
        ]
    );
    assert!(mail.parts[2].is_tnef());
    assert_eq!(mail.locked, None);
    assert_eq!(read(&mail.parts[3].bytes).unwrap().subject, "Old");
}

#[test]
fn a_locked_mail_says_so() {
    let pgp = "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b--\r\n";
    assert_eq!(mail(pgp).locked, Some(Locked::Pgp));
    assert_eq!(
        mail("Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n\r\nMIA=\r\n").locked,
        Some(Locked::Smime)
    );
    assert_eq!(mail("\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQ==\r\n-----END PGP MESSAGE-----\r\n").locked, Some(Locked::Pgp));
}

#[test]
fn what_is_over_a_limit_is_named_and_the_text_kept() {
    assert_eq!(read(&vec![b'a'; MOST_BYTES + 1]), Err(Unreadable::TooLarge { size: MOST_BYTES + 1, limit: MOST_BYTES }));
    assert_eq!(read(b""), Err(Unreadable::NotAMail));
    assert_eq!(read(b"\x00\x01\x02 no mail"), Err(Unreadable::NotAMail));

    let files = "--b\r\nContent-Type: image/png; name=x.png\r\n\r\nx\r\n".repeat(1000);
    let many = mail(&format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello\r\n{files}--b--\r\n"));
    assert_eq!(many.text.as_deref(), Some("Hello"));
    assert_eq!(many.parts.iter().filter(|part| part.refused.is_none()).count(), MOST_PARTS - 1);
    assert!(many.parts.iter().any(|part| part.refused == Some(Refused::TooMany) && part.size == 1 && part.name == "x.png"));
    assert_eq!(many.parts.len() + many.unnamed_parts, 1000);

    let mut deep = String::from("\r\ndeepest\r\n");
    for level in 0..15 {
        deep = format!(
            "Content-Type: multipart/mixed; boundary=b{level}x\r\n\r\n--b{level}x\r\n\r\nlevel {level}\r\n--b{level}x\r\n{deep}\r\n--b{level}x--\r\n"
        );
    }
    let deep = mail(&deep);
    assert_eq!(deep.text.as_deref().map(|text| text.lines().count()), Some(10));
    assert!(deep.parts.iter().any(|part| part.refused == Some(Refused::TooDeep)));

    let header = format!("X-Long: {}\r\n", "y".repeat(1000)).repeat(300);
    let cut = mail(&format!("{header}Content-Type: text/html\r\n\r\n<p>Hi"));
    assert!(cut.header_cut);
    assert_eq!(cut.html.as_deref(), Some("<p>Hi"));
}
