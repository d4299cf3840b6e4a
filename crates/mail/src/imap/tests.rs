//! A server by its script: what it says at each command, however odd.

use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, DuplexStream, duplex};

use super::*;

/// What the client says (the beginning of it, without the tag), and what is answered; `TAG` is the tag.
type Script = &'static [(&'static str, &'static str)];

const WELCOME: Script = &[
    ("CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nTAG OK\r\n"),
    ("AUTHENTICATE PLAIN", "+ \r\n"),
    ("AGtvbnRvcgBwxIVzcw==", "TAG OK in\r\n"),
    ("CAPABILITY", "* CAPABILITY IMAP4rev1 IDLE\r\nTAG OK\r\n"),
    ("SELECT \"INBOX\"", "* 2 EXISTS\r\n* OK [UIDVALIDITY 7] fine\r\n* OK [UIDNEXT 12] next\r\nTAG OK [READ-WRITE] open\r\n"),
];

async fn play(server: DuplexStream, scripts: Vec<Script>) {
    let (read, mut write) = tokio::io::split(server);
    let mut lines = BufReader::new(read).lines();
    let mut tag = String::new();
    for (expected, answer) in scripts.into_iter().flatten() {
        let Ok(Some(line)) = lines.next_line().await else { return };
        let said = match line.split_once(' ') {
            Some((first, rest)) if first.starts_with('k') => {
                first.clone_into(&mut tag);
                rest.to_owned()
            }
            _ => line,
        };
        assert!(said.starts_with(expected), "“{said}” instead of “{expected}”");
        write.write_all(answer.replace("TAG", &tag).as_bytes()).await.unwrap();
    }
    // It stays, and says nothing more.
    while let Ok(Some(_)) = lines.next_line().await {}
}

/// A mailbox on a server that goes on by this script once the client is in.
async fn opened(script: Script) -> Mailbox {
    let (ours, theirs) = duplex(64 * 1024);
    #[expect(clippy::disallowed_methods, reason = "somebody else's server is no task of ours")]
    drop(tokio::spawn(play(theirs, vec![WELCOME, script])));
    Mailbox::enter(Wire::over(Box::new(ours)), "kontor", "p\u{105}ss", "INBOX").await.unwrap()
}

#[tokio::test]
async fn a_password_may_have_any_letters_and_the_folder_tells_its_numbers() {
    let mailbox = opened(&[]).await;
    assert_eq!((mailbox.uid_validity(), mailbox.last_uid(), mailbox.idles()), (7, 11, true));
}

#[tokio::test]
async fn what_is_found_is_above_the_last_and_ascends() {
    let mut mailbox = opened(&[
        ("UID SEARCH UID 12:*", "* SEARCH 19 11 12\r\n* 3 EXISTS\r\nTAG OK\r\n"),
        ("UID SEARCH UID 20:*", "* SEARCH 19\r\n* 3 EXISTS\r\nTAG OK\r\n"),
    ])
    .await;
    assert_eq!(mailbox.after(11).await.unwrap(), [12, 19]);
    assert!(mailbox.has_more(), "one came while it was looking");
    assert_eq!(mailbox.after(19).await.unwrap(), Vec::<u32>::new());
    assert!(!mailbox.has_more(), "it only said the same again");
}

#[tokio::test]
async fn a_mail_comes_in_braces_in_quotes_or_not_at_all() {
    let mut mailbox =
        opened(&[("UID FETCH 12 (UID BODY.PEEK[]<0.101>)", "* 3 FETCH (UID 12 BODY[]<0> {12}\r\nA: b\r\n\r\nyes)"), ("", "")]).await;
    // The braces name the bytes, the line goes on behind them; then silence.
    let fetched = tokio::time::timeout(Duration::from_millis(50), mailbox.fetch(12, 100)).await;
    assert!(fetched.is_err(), "the answer had no end");
    let mut mailbox = opened(&[
        ("UID FETCH 12", "* 9 FETCH (FLAGS (\\Seen))\r\n* 3 FETCH (BODY[]<0> {11}\r\nA: b\r\n\r\nyes UID 12)\r\nTAG OK\r\n"),
        ("UID FETCH 13", "* 4 FETCH (UID 13 BODY[]<0> \"say \\\"x\\\"\")\r\nTAG OK\r\n"),
        ("UID FETCH 14", "* 5 FETCH (UID 14 BODY[] NIL)\r\nTAG OK\r\n"),
        ("UID FETCH 15", "TAG OK\r\n"),
        ("UID FETCH 16", "* 7 FETCH (UID 16 BODY[]<0> {6}\r\nabcdef)\r\nTAG OK\r\n"),
        ("UID FETCH 17", "TAG NO [SERVERBUG] Internal error\r\n"),
        ("UID FETCH 18", "* 8 FETCH (UID 18 BODY[]<0> {2}\r\nok)\r\nTAG OK\r\n"),
    ])
    .await;
    assert_eq!(mailbox.fetch(12, 100).await.unwrap(), Fetched::Whole(Bytes::from("A: b\r\n\r\nyes")));
    assert_eq!(mailbox.fetch(13, 100).await.unwrap(), Fetched::Whole(Bytes::from("say \"x\"")));
    assert_eq!(mailbox.fetch(14, 100).await.unwrap(), Fetched::Gone);
    assert_eq!(mailbox.fetch(15, 100).await.unwrap(), Fetched::Gone);
    assert_eq!(mailbox.fetch(16, 5).await.unwrap(), Fetched::Longer);
    assert_eq!(mailbox.fetch(17, 100).await, Err(ImapFault::Refused("NO [SERVERBUG] Internal error".to_owned())));
    assert_eq!(mailbox.fetch(18, 100).await.unwrap(), Fetched::Whole(Bytes::from("ok")), "a refusal does not end the session");
}

#[tokio::test]
async fn idling_ends_with_an_arrival_and_not_with_a_sign_of_life() {
    let mut mailbox = opened(&[
        ("IDLE", "+ idling\r\n* OK Still here\r\n* 3 EXISTS\r\n"),
        ("DONE", "* 1 RECENT\r\nTAG OK\r\n"),
        ("UID SEARCH", "TAG OK\r\n"),
    ])
    .await;
    mailbox.wait().await.unwrap();
    assert_eq!(mailbox.unseen().await.unwrap(), Vec::<u32>::new());
}

#[tokio::test(start_paused = true)]
async fn a_silent_server_is_given_up_after_its_time() {
    let mut mailbox = opened(&[("IDLE", "+ idling\r\n"), ("DONE", "TAG OK\r\n"), ("UID SEARCH", "")]).await;
    mailbox.wait().await.expect("after a while it looks in any case");
    assert_eq!(mailbox.unseen().await, Err(ImapFault::Broken("it did not answer in time".to_owned())));
}

#[tokio::test]
async fn more_than_was_asked_for_is_not_taken_in() {
    let mut mailbox = opened(&[("UID FETCH 12", "* 3 FETCH (UID 12 BODY[]<0> {4000000000}\r\n")]).await;
    assert_eq!(mailbox.fetch(12, 100).await, Err(ImapFault::Broken("it sends 4000000000 bytes where fewer were asked for".to_owned())));
}

#[tokio::test]
async fn a_server_that_says_goodbye_is_heard() {
    let mut mailbox = opened(&[("UID SEARCH", "* BYE Disconnected for maintenance\r\n")]).await;
    assert_eq!(mailbox.unseen().await, Err(ImapFault::Broken("Disconnected for maintenance".to_owned())));
}

#[tokio::test]
async fn a_wrong_password_is_said_without_it() {
    let (ours, theirs) = duplex(1024);
    let script: Script = &[
        ("CAPABILITY", "* CAPABILITY IMAP4rev1\r\nTAG OK\r\n"),
        ("LOGIN \"kon\\\"tor\" \"se\\\\cret\"", "TAG NO [AUTHENTICATIONFAILED] no\r\n"),
    ];
    #[expect(clippy::disallowed_methods, reason = "somebody else's server is no task of ours")]
    drop(tokio::spawn(play(theirs, vec![script])));
    let fault = Mailbox::enter(Wire::over(Box::new(ours)), "kon\"tor", "se\\cret", "INBOX").await.unwrap_err();
    assert_eq!(fault, ImapFault::Refused("NO [AUTHENTICATIONFAILED] no".to_owned()));
}

#[tokio::test]
async fn nothing_is_believed_that_was_said_before_tls() {
    let (ours, theirs) = duplex(1024);
    #[expect(clippy::disallowed_methods, reason = "somebody else's server is no task of ours")]
    drop(tokio::spawn(play(theirs, vec![&[("STARTTLS", "TAG OK\r\n* OK injected\r\n")]])));
    let mut wire = Wire::over(Box::new(ours));
    wire.ask("STARTTLS").await.unwrap();
    assert!(wire.silent().is_err());
}
