//! A mail server of somebody else, small but real: it speaks SMTP over TCP, keeps what it takes, and misbehaves as told.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::mailbox::Letter;

/// How it behaves from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manners {
    /// It takes everything.
    Good,
    /// It does not know the recipient.
    NoSuchUser,
    /// It is too busy for anybody.
    Busy,
    /// It closes the connection before the first line of a mail.
    CutsOff,
    /// It closes the connection in the middle of a mail, after so many of its lines.
    CutsOffAfter(usize),
    /// It takes the mail and never says so, nor anything else.
    TakesAndIsSilent,
    /// It takes the mail and closes the connection before it says so.
    TakesAndIsGone,
}

/// The server; it ends with the runtime of its world.
#[derive(Debug, Clone)]
pub struct Peer {
    state: Arc<Mutex<State>>,
    pub url: String,
}

#[derive(Debug)]
struct State {
    manners: Manners,
    taken: Vec<(String, String, Vec<u8>)>,
    connections: usize,
}

impl Peer {
    /// Listens on a free port of this machine.
    #[expect(clippy::disallowed_methods, reason = "somebody else's server is no task of ours")]
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State { manners: Manners::Good, taken: Vec::new(), connections: 0 }));
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                shared.lock().unwrap().connections += 1;
                let shared = Arc::clone(&shared);
                tokio::spawn(async move {
                    // Whoever hangs up has hung up.
                    let _ = talk(connection, &shared).await;
                });
            }
        });
        Self { state, url }
    }

    pub fn behaves(&self, manners: Manners) {
        self.state.lock().unwrap().manners = manners;
    }

    /// What it has taken to this address, the oldest first.
    pub fn mailbox(&self, address: &str) -> Vec<Letter> {
        let state = self.state.lock().unwrap();
        state.taken.iter().filter(|(_, to, _)| to == address).map(|(_, _, mail)| Letter::read(mail)).collect()
    }

    /// The envelope senders of everything it has taken.
    pub fn senders(&self) -> Vec<String> {
        self.state.lock().unwrap().taken.iter().map(|(from, _, _)| from.clone()).collect()
    }

    pub fn connections(&self) -> usize {
        self.state.lock().unwrap().connections
    }
}

async fn talk(connection: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut connection = BufReader::new(connection);
    connection.write_all(b"220 peer.example ESMTP\r\n").await?;
    let (mut from, mut to) = (String::new(), String::new());
    loop {
        let mut line = String::new();
        if connection.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let manners = state.lock().unwrap().manners;
        let upper = line.to_ascii_uppercase();
        let answer: &str = if upper.starts_with("EHLO") {
            "250-peer.example\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n"
        } else if upper.starts_with("MAIL") {
            from = address(&line);
            if manners == Manners::Busy { "451 4.3.2 come back later\r\n" } else { "250 2.1.0 ok\r\n" }
        } else if upper.starts_with("RCPT") {
            to = address(&line);
            if manners == Manners::NoSuchUser { "550 5.1.1 no such user here\r\n" } else { "250 2.1.5 ok\r\n" }
        } else if upper.starts_with("DATA") {
            connection.write_all(b"354 go on\r\n").await?;
            if manners == Manners::CutsOff {
                return Ok(());
            }
            if let Manners::CutsOffAfter(lines) = manners {
                for _ in 0..lines {
                    connection.read_line(&mut String::new()).await?;
                }
                return Ok(());
            }
            let mail = content(&mut connection).await?;
            state.lock().unwrap().taken.push((from.clone(), to.clone(), mail));
            if manners == Manners::TakesAndIsGone {
                return Ok(());
            }
            if manners == Manners::TakesAndIsSilent {
                while connection.read_line(&mut line).await? > 0 {}
                return Ok(());
            }
            "250 2.0.0 taken\r\n"
        } else if upper.starts_with("QUIT") {
            connection.write_all(b"221 2.0.0 bye\r\n").await?;
            return Ok(());
        } else {
            "250 2.0.0 ok\r\n"
        };
        connection.write_all(answer.as_bytes()).await?;
    }
}

async fn content(connection: &mut BufReader<TcpStream>) -> std::io::Result<Vec<u8>> {
    let mut mail = Vec::new();
    loop {
        let mut line = Vec::new();
        if connection.read_until(b'\n', &mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            return Ok(mail);
        }
        // RFC 5321, 4.5.2: a dot at the beginning of a line was doubled.
        mail.extend_from_slice(if line.starts_with(b"..") { &line[1..] } else { &line });
    }
}

fn address(line: &str) -> String {
    line.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or(String::new(), |(address, _)| address.to_owned())
}
