//! Mail servers of others that are slow, over real connections: each is given up after its time, and what may have arrived is said so.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]
#![expect(clippy::disallowed_methods, reason = "somebody else's server is no task of ours")]

use std::time::Duration;

use kontor_mail::{Envelope, NotTaken, Smtp, SmtpPatience};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

const SHORT: SmtpPatience =
    SmtpPatience { connecting: Duration::from_millis(300), answer: Duration::from_millis(300), content: Duration::from_millis(600) };

/// A server that answers until this command comes, then says only this, and no more.
async fn silent_after(command: &'static str, last: &'static str) -> Smtp {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut connection = BufReader::new(connection);
                let mut line = if command.is_empty() { last } else { "220 peer.example\r\n" }.to_owned();
                let mut silent = command.is_empty();
                loop {
                    connection.write_all(line.as_bytes()).await.unwrap();
                    line.clear();
                    if connection.read_line(&mut line).await.unwrap_or(0) == 0 {
                        return;
                    }
                    let said = line.trim_end();
                    line = if silent || !said.starts_with(command) {
                        match said.split([' ', ':']).next().unwrap_or_default() {
                            _ if silent => "",
                            "EHLO" | "MAIL" | "RCPT" => "250 fine\r\n",
                            "DATA" => "354 go on\r\n",
                            "." => "250 taken\r\n",
                            // A line of the mail.
                            _ => "",
                        }
                    } else {
                        silent = true;
                        last
                    }
                    .to_owned();
                }
            });
        }
    });
    Smtp::at(&url, "kontor.example", false).unwrap().within(SHORT)
}

async fn sent(smtp: &Smtp) -> Result<(), NotTaken> {
    let envelope = Envelope { from: "b@kontor.example".to_owned(), to: "ann@acme.example".to_owned() };
    smtp.send(&envelope, b"Subject: x\r\nMessage-ID: <1@kontor.example>\r\n\r\nHello.\r\n", 0).await
}

#[tokio::test]
async fn a_server_that_takes_its_time_is_given_up_wherever_it_stops() {
    for (command, last, said) in [
        ("", "", "did not let us in"),
        ("", "220", "did not let us in"),
        ("EHLO", "250-peer.example\r\n", "did not let us in"),
        ("MAIL", "", "no answer within 300ms"),
        ("RCPT", "", "no answer within 300ms"),
        ("RCPT", "250-an answer without an end\r\n", "no answer within 300ms"),
        ("DATA", "", "no answer within 300ms"),
        (".", "", "no answer within 600ms"),
    ] {
        let smtp = silent_after(command, last).await;
        let not_taken = sent(&smtp).await.unwrap_err();
        // Without a status it is the server that is at fault and not the letter, and all letters rest for a while.
        assert_eq!((not_taken.for_good, not_taken.status.as_str()), (false, ""), "{command}: {not_taken:?}");
        assert!(not_taken.said.contains(said), "{command}: {not_taken:?}");
    }
}

#[tokio::test]
async fn whoever_answers_in_time_is_not_taken_for_slow() {
    let smtp = silent_after("QUIT", "221 bye\r\n").await;
    sent(&smtp).await.unwrap();
    sent(&smtp).await.unwrap();
}
