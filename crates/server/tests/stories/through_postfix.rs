//! Mail through a real Postfix: a notification leaves through it, and the answer of a mail program comes back through it by LMTP.

#[path = "../../../mail/tests/support/names.rs"]
mod names;

use std::time::Duration;

use kontor_mail::{Circumstances, classify};
use kontor_server::config::Config;
use kontor_store::model::MailState;
use kontor_store::{Engine, MailQuery, MailRow};
use lettre::address::Envelope;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, MessageBuilder, MultiPart, SinglePart};
use lettre::{Message, SmtpTransport, Transport as _};
use mail_auth::common::crypto::Ed25519Key;
use mail_auth::common::headers::HeaderWriter as _;
use mail_auth::dkim::DkimSigner;
use names::{Records, name_server};

use crate::servers::postfix::{Postfix, free_port};
use crate::world::{Letter, World, invoice, run_as};

const ANN: &str = "ann@acme.example";
/// The key pair of RFC 8032, section 7.1, test 1, of which everybody knows the secret.
const SECRET: &str = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

/// A world that sends through a Postfix of its own, which hands answers to it; DNS says this of senders.
fn with_postfix(records: &[(&str, &str)], story: impl AsyncFnOnce(&World, &mut Postfix)) {
    let records: Records = records.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    let names = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let name_server = names.block_on(name_server(records));
    let port = free_port();
    let change = |config: &mut Config| {
        config.mail.smtp_url = format!("smtp://127.0.0.1:{port}");
        config.mail.lmtp_listen = Some(([127, 0, 0, 1], 0).into());
        config.mail.name_servers = vec![name_server];
        config.mail.authserv_id = String::new();
    };
    run_as(Engine::Sqlite, change, async |world| {
        let mut postfix = Postfix::start(port, world.server.lmtp.unwrap());
        story(world, &mut postfix).await;
    });
}

impl World {
    /// Bao asks Acme about an invoice, and Ann gets a letter about it.
    async fn ann_gets_a_letter(&self, postfix: &Postfix) -> (String, Letter) {
        self.numbers().await;
        let bao = self.program("bao@bolt.example").await;
        let paper = bao.brings(&invoice("FV/2026/11/7", "1230.00")).await;
        let conversation = bao.asks_about(&paper, "Due today", "When will it be paid?").await;
        self.minutes_pass_with_mail(1).await;
        (conversation, postfix.mailbox(ANN, 1).await.remove(0))
    }

    /// What the mails that came in have become, once there are so many and none waits to be handled.
    /// What people sent; the reports of Postfix about our own letters have no sender.
    async fn taken(&self) -> Vec<MailRow> {
        let mut rows = self.store().mails(&self.operator, &MailQuery::default()).await.unwrap();
        rows.retain(|row| !row.envelope_from.is_empty());
        rows
    }

    async fn mails(&self, count: usize) -> Vec<MailRow> {
        for _ in 0..600 {
            let rows = self.taken().await;
            if rows.len() >= count && rows.iter().all(|row| row.state != MailState::Received) {
                return rows;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no {count} mails were handled");
    }
}

/// The answer as Ann's mail program writes it.
fn answer(letter: &Letter) -> MessageBuilder {
    let id = letter.mail.message_id.as_deref().unwrap();
    Message::builder()
        .from(format!("Ann Acker <{ANN}>").parse().unwrap())
        .to(letter.mail.reply_to[0].address.parse().unwrap())
        .subject(format!("Re: {}", letter.mail.subject))
        .in_reply_to(format!("<{id}>"))
        .references(format!("<{id}>"))
}

fn body(letter: &Letter, text: &str) -> String {
    let quoted: String = letter.text().lines().flat_map(|line| ["> ", line, "\r\n"]).collect();
    format!("{text}\r\n\r\nOn Mon, 23 Nov 2026 at 09:01, Bao Nguyen wrote:\r\n{quoted}")
}

fn program(postfix: &Postfix) -> SmtpTransport {
    SmtpTransport::builder_dangerous("127.0.0.1").port(postfix.port()).timeout(Some(Duration::from_mins(1))).build()
}

/// As another mail program sends it, which signs for its domain.
fn send_raw(postfix: &Postfix, to: &str, raw: &[u8]) {
    let envelope = Envelope::new(Some(ANN.parse().unwrap()), vec![to.parse().unwrap()]).unwrap();
    program(postfix).send_raw(&envelope, raw).unwrap();
}

fn signed(raw: &[u8]) -> Vec<u8> {
    let key = Ed25519Key::from_seed_and_public_key(&hex::decode(SECRET).unwrap(), &hex::decode(PUBLIC).unwrap()).unwrap();
    let signature = DkimSigner::from_key(key).domain("acme.example").selector("k1").headers(["From", "To", "Subject"]).sign(raw).unwrap();
    [signature.to_header().as_bytes(), raw].concat()
}

#[test]
fn a_notification_leaves_through_postfix_and_its_answer_stands_in_the_conversation() {
    let own = [("acme.example", "v=spf1 ip4:127.0.0.1 -all"), ("_dmarc.acme.example", "v=DMARC1; p=reject")];
    with_postfix(&own, async |world, postfix| {
        let (conversation, letter) = world.ann_gets_a_letter(postfix).await;
        letter.says("When will it be paid?");
        let proof = Attachment::new("proof.txt".to_owned()).body("paid".to_owned(), ContentType::TEXT_PLAIN);
        let text = SinglePart::plain(body(&letter, "It is approved; paid on Thursday."));
        program(postfix).send(&answer(&letter).multipart(MultiPart::mixed().singlepart(text).singlepart(proof)).unwrap()).unwrap();
        let mails = world.mails(1).await;
        assert_eq!((mails.len(), mails[0].state, mails[0].reason), (1, MailState::Posted, None), "{:?}", mails[0]);
        let bao = world.program("bao@bolt.example").await;
        let messages = bao.get(&format!("/api/v1/conversations/{conversation}/messages")).await.expect(200).json();
        let message = &messages["items"][1];
        assert_eq!((message["body"].as_str(), message["via"].as_str()), (Some("It is approved; paid on Thursday."), Some("email")));
        assert_eq!(message["attachments"][0]["name"], "proof.txt");
    });
}

#[test]
fn an_address_that_was_never_signed_is_refused_before_the_mail_is_sent() {
    with_postfix(&[], async |world, postfix| {
        let (_, letter) = world.ann_gets_a_letter(postfix).await;
        let genuine = &letter.mail.reply_to[0].address;
        let forged = genuine.replacen(&genuine[2..6], "aaaa", 1);
        for address in [forged.as_str(), "r+aaaaaaaa@localhost", "nobody@localhost"] {
            let mail =
                Message::builder().from(ANN.parse().unwrap()).to(address.parse().unwrap()).subject("x").body("x".to_owned()).unwrap();
            let refused = program(postfix).send(&mail).unwrap_err();
            assert!(refused.is_permanent() && refused.to_string().contains("5.1.1"), "{address}: {refused}");
        }
        assert!(world.taken().await.is_empty());
    });
}

#[test]
fn the_largest_mail_is_kept_and_one_beyond_comes_back_to_its_sender_with_the_reason() {
    with_postfix(&[], async |world, postfix| {
        let (_, letter) = world.ann_gets_a_letter(postfix).await;
        let to = letter.mail.reply_to[0].address.clone();
        let mail = |bytes: usize| {
            let mut raw = format!("From: {ANN}\r\nTo: {to}\r\nSubject: {bytes}\r\n\r\n").into_bytes();
            while raw.len() < bytes {
                raw.extend_from_slice(b"There is much to say about this invoice, and all of it is said here.\r\n");
            }
            raw
        };
        // On its way it gets some lines of header more.
        send_raw(postfix, &to, &mail(kontor_mail::MOST_BYTES - 2000));
        assert_eq!(world.mails(1).await.len(), 1);
        send_raw(postfix, &to, &mail(kontor_mail::MOST_BYTES + 1000));
        // Beside it come Kontor's own letters: the first one, and the question whether the held answer is hers.
        let too_large = |letter: &Letter| classify(&letter.mail, &Circumstances::default()).to_string() == "bounce 5.3.4";
        postfix.mailbox_once(ANN, |letters| letters.iter().any(too_large)).await;
        assert_eq!(world.mails(1).await.len(), 1, "the larger one was never taken");
    });
}

#[test]
fn a_signed_answer_is_posted_and_one_that_nobody_vouches_for_is_held() {
    let key = {
        use base64::Engine as _;
        format!("v=DKIM1; k=ed25519; p={}", base64::engine::general_purpose::STANDARD.encode(hex::decode(PUBLIC).unwrap()))
    };
    with_postfix(&[("k1._domainkey.acme.example", &key)], async |world, postfix| {
        let (_, letter) = world.ann_gets_a_letter(postfix).await;
        let to = letter.mail.reply_to[0].address.clone();
        let plain = |text: &str| answer(&letter).body(body(&letter, text)).unwrap().formatted();
        send_raw(postfix, &to, &signed(&plain("Signed by our server.")));
        assert_eq!(world.mails(1).await[0].state, MailState::Posted);
        send_raw(postfix, &to, &plain("Signed by nobody."));
        let states: Vec<MailState> = world.mails(2).await.iter().map(|row| row.state).collect();
        assert_eq!(states, [MailState::Held, MailState::Posted]);
    });
}

#[test]
fn letters_wait_while_postfix_is_stopped_and_each_arrives_once() {
    with_postfix(&[], async |world, postfix| {
        postfix.stop();
        let bao = world.program("bao@bolt.example").await;
        let conversation = bao.begins(&world.firms.acme, "Holidays", "Closed on Friday.").await;
        for _ in 0..3 {
            world.minutes_pass_with_mail(1).await;
        }
        // Posts do not wait for it.
        let path = format!("/api/v1/conversations/{conversation}/messages");
        bao.post(&path, &serde_json::json!({"body": "And on Monday."})).await.expect(201);
        postfix.start_again();
        world.minutes_pass_with_mail(60).await;
        let says = |letters: &[Letter], words: &str| letters.iter().any(|letter| letter.text().contains(words));
        postfix.mailbox_once(ANN, |letters| says(letters, "Closed on Friday.") && says(letters, "And on Monday.")).await;
        for _ in 0..4 {
            world.minutes_pass_with_mail(60).await;
        }
        let mut said: Vec<String> = postfix.mailbox(ANN, 1).await.iter().map(|letter| letter.mail.message_id.clone().unwrap()).collect();
        let count = said.len();
        said.sort();
        said.dedup();
        assert_eq!(said.len(), count, "no letter came twice");
    });
}
