//! An LMTP session, command by command: what is kept is acknowledged, recipient by recipient, and nothing else is.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::sync::Mutex;
use std::time::Duration;

use bytes::Bytes;
use kontor_mail::lmtp::{Client, Envelope, Limits, Postman, Reply, serve};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};
use tokio::sync::oneshot;

/// Takes mail for `r+…@`, and fails to keep that for `r+full@`.
#[derive(Default)]
struct Office {
    kept: Mutex<Vec<(Envelope, String, Bytes)>>,
}

impl Postman for Office {
    async fn takes(&self, _: &Envelope, recipient: &str) -> Result<(), Reply> {
        if recipient.starts_with("r+") { Ok(()) } else { Err(Reply::new(550, "5.1.1 There is no such address")) }
    }

    async fn keep(&self, envelope: &Envelope, recipient: &str, mail: Bytes) -> Result<(), Reply> {
        if recipient.starts_with("r+full") {
            return Err(Reply::new(451, "4.3.0 Not now"));
        }
        self.kept.lock().unwrap().push((envelope.clone(), recipient.to_owned(), mail));
        Ok(())
    }
}

/// Says everything at once, as PIPELINING allows, and reads all answers.
async fn say(words: &[u8], limits: &Limits) -> (String, Vec<(Envelope, String, Bytes)>) {
    let office = Office::default();
    let (mut ours, theirs) = tokio::io::duplex(1 << 20);
    let talk = async {
        ours.write_all(words).await.unwrap();
        ours.shutdown().await.unwrap();
        let mut answers = String::new();
        ours.read_to_string(&mut answers).await.unwrap();
        answers
    };
    let (served, answers) = tokio::join!(serve(theirs, "reply.example", &office, limits, std::future::pending()), talk);
    served.unwrap();
    (answers, office.kept.into_inner().unwrap())
}

fn codes(answers: &str) -> Vec<&str> {
    answers.lines().filter(|line| line.as_bytes().get(3) == Some(&b' ')).map(|line| &line[..3]).collect()
}

#[tokio::test]
async fn each_recipient_gets_an_answer_of_its_own_after_the_mail() {
    let words = b"LHLO mx\r\nMAIL FROM:<bao@bolt.example> SIZE=20 BODY=8BITMIME SMTPUTF8\r\nRCPT TO:<r+a@reply.example>\r\nRCPT TO:<x@reply.example>\r\n\
        RCPT TO:<r+full@reply.example>\r\nDATA\r\nSubject: x\r\n\r\n..dot\r\nline\r\n.\r\nQUIT\r\n";
    let (answers, kept) = say(words, &Limits::default()).await;
    assert_eq!(codes(&answers), ["220", "250", "250", "250", "550", "250", "354", "250", "451", "221"], "{answers}");
    let (envelope, recipient, mail) = &kept[0];
    assert_eq!((kept.len(), envelope.from.as_str(), recipient.as_str()), (1, "bao@bolt.example", "r+a@reply.example"));
    assert_eq!(&mail[..], b"Subject: x\r\n\r\n.dot\r\nline\r\n");
}

#[tokio::test]
async fn only_a_dot_between_two_whole_line_ends_closes_a_mail() {
    let smuggled = b"Subject: x\r\n\r\none\n.\nMAIL FROM:<evil@x.example>\r\n.\nRCPT TO:<r+b@reply.example>\n.\r\ntwo\r\n";
    let words = [b"LHLO mx\r\nMAIL FROM:<>\r\nRCPT TO:<r+a@reply.example>\r\nDATA\r\n".as_slice(), smuggled, b".\r\nQUIT\r\n"].concat();
    let (answers, kept) = say(&words, &Limits::default()).await;
    assert_eq!(codes(&answers), ["220", "250", "250", "250", "354", "250", "221"], "{answers}");
    // A dot at the beginning of a line is a doubled one; nothing else is changed.
    let plain = String::from_utf8_lossy(smuggled).replace("\r\n.\n", "\r\n\n");
    assert_eq!((kept.len(), String::from_utf8_lossy(&kept[0].2).into_owned()), (1, plain));
}

#[tokio::test]
async fn a_mail_over_the_limit_is_refused_for_each_recipient_and_the_session_goes_on() {
    let limits = Limits { mail_bytes: 100, ..Limits::default() };
    let mail = |body: usize| {
        let body = "x".repeat(body);
        format!("MAIL FROM:<a@x.example>\r\nRCPT TO:<r+a@y.example>\r\nRCPT TO:<r+b@y.example>\r\nDATA\r\n\r\n{body}\r\n.\r\n")
    };
    let words = format!("LHLO mx\r\nMAIL FROM:<a@x.example> SIZE=101\r\n{}{}QUIT\r\n", mail(100_000), mail(96));
    let (answers, kept) = say(words.as_bytes(), &limits).await;
    let expected = ["220", "250", "552", "250", "250", "250", "354", "552", "552", "250", "250", "250", "354", "250", "250", "221"];
    assert_eq!(codes(&answers), expected, "{answers}");
    assert_eq!((kept.len(), kept[0].2.len()), (2, 100));
}

#[tokio::test]
async fn commands_out_of_order_or_malformed_do_no_harm_until_there_are_too_many() {
    let words = format!(
        "EHLO mx\r\nMAIL FROM:<a@x.example>\r\nLHLO mx\r\nRCPT TO:<r+a@y.example>\r\nDATA\r\nMAIL FROM:a@x.example\r\nMAIL FROM:<a@x.example> RET=HDRS\r\n\
         MAIL FROM:<a@x.example> SIZE=many\r\nRCPT TO:<>\r\n{}\r\nXFORWARD ADDR=192.0.2.7\r\nNOOP\r\nWHAT\r\nVRFY x\r\nRSET\r\nDATA x\r\nQUIT\r\n",
        "N".repeat(9000)
    );
    let (answers, _) = say(words.as_bytes(), &Limits::default()).await;
    let expected =
        ["220", "500", "503", "250", "503", "503", "501", "555", "501", "501", "500", "550", "250", "500", "252", "250", "501", "221"];
    assert_eq!(codes(&answers), expected, "{answers}");
    let (answers, _) = say(b"LHLO\r\n".repeat(50).as_slice(), &Limits::default()).await;
    assert_eq!(answers.lines().count(), 22, "{answers}");
    assert!(answers.trim_end().ends_with("421 4.7.0 Too many mistakes"));
}

#[tokio::test]
async fn a_trusted_server_says_from_where_it_has_a_mail() {
    let limits = Limits { may_forward: true, ..Limits::default() };
    let words = b"LHLO mx\r\nXFORWARD NAME=mx.bolt.example ADDR=IPV6:2001:db8::7 PORT=25\r\nXFORWARD HELO=mx+2Ebolt.example\r\nMAIL FROM:<a@bolt.example>\r\n\
        RCPT TO:<r+a@y.example>\r\nDATA\r\n\r\n.\r\nXFORWARD ADDR=[UNAVAILABLE]\r\nMAIL FROM:<\"a b>\"@bolt.example>\r\nRCPT TO:<@x.example:r+b@y.example>\r\nDATA\r\n\r\n.\r\nQUIT\r\n";
    let (answers, kept) = say(words, &limits).await;
    assert!(answers.contains("250-XFORWARD NAME ADDR"), "{answers}");
    let client = Client { address: "2001:db8::7".parse().unwrap(), helo: "mx.bolt.example".to_owned() };
    assert_eq!(kept[0].0.client, Some(client));
    assert_eq!((kept[1].0.client.as_ref(), kept[1].0.from.as_str(), kept[1].1.as_str()), (None, "\"a b>\"@bolt.example", "r+b@y.example"));
}

#[tokio::test]
async fn the_other_side_may_leave_in_the_middle_and_nothing_is_kept() {
    let (answers, kept) =
        say(b"LHLO mx\r\nMAIL FROM:<a@x.example>\r\nRCPT TO:<r+a@y.example>\r\nDATA\r\nSubject: half a ma", &Limits::default()).await;
    assert_eq!((codes(&answers).last(), kept.len()), (Some(&"354"), 0));
}

async fn answer_of(stream: &mut DuplexStream) -> String {
    let mut all = vec![0; 4096];
    let read = stream.read(&mut all).await.unwrap();
    String::from_utf8_lossy(&all[..read]).into_owned()
}

#[tokio::test]
async fn a_stop_is_told_between_commands_and_in_the_middle_of_a_mail() {
    for words in ["LHLO mx\r\n", "LHLO mx\r\nMAIL FROM:<a@x.example>\r\nRCPT TO:<r+a@y.example>\r\nDATA\r\nhalf"] {
        let office = Office::default();
        let (mut ours, theirs) = tokio::io::duplex(4096);
        let (stop, stopped) = oneshot::channel::<()>();
        let limits = Limits::default();
        let served = serve(theirs, "reply.example", &office, &limits, async { drop(stopped.await) });
        let talk = async {
            ours.write_all(words.as_bytes()).await.unwrap();
            let mut answers = String::new();
            while !answers.contains(if words.contains("DATA") { "354" } else { "SIZE" }) {
                answers.push_str(&answer_of(&mut ours).await);
            }
            stop.send(()).unwrap();
            answer_of(&mut ours).await
        };
        let (served, last) = tokio::join!(served, talk);
        served.unwrap();
        assert_eq!(last, "421 4.3.2 Kontor is stopping, come again\r\n");
        assert!(office.kept.into_inner().unwrap().is_empty());
    }
}

#[tokio::test(start_paused = true)]
async fn who_says_nothing_is_sent_away() {
    let office = Office::default();
    let (mut ours, theirs) = tokio::io::duplex(4096);
    let limits = Limits { patience: Duration::from_mins(5), ..Limits::default() };
    serve(theirs, "reply.example", &office, &limits, std::future::pending()).await.unwrap();
    assert!(answer_of(&mut ours).await.contains("421 4.4.2"));
}
