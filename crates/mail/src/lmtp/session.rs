//! One session from greeting to parting.

use std::future::Future;
use std::io;
use std::pin::Pin;

use tokio::io::{AsyncRead, AsyncWrite};

use super::command::{self, Command, Mistake};
use super::lines::{Data, Line, Lines};
use super::{Client, Envelope, Limits, Postman, Reply};

/// Speaks with one mail server until it leaves, makes too many mistakes, is silent too long, or `stop` is done; then it is told 421 and comes again.
///
/// A mail that is being kept when `stop` is done is answered first: what was kept is always acknowledged.
///
/// # Errors
/// If the stream breaks; what was acknowledged is kept all the same.
pub async fn serve<S, P>(stream: S, name: &str, postman: &P, limits: &Limits, stop: impl Future<Output = ()> + Send) -> io::Result<()>
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
    P: Postman,
{
    let session = Session { lines: Lines::new(stream), name, postman, limits, greeted: false, mail: None, client: None, mistakes: 0 };
    session.run(std::pin::pin!(stop)).await
}

struct Session<'a, S, P> {
    lines: Lines<S>,
    name: &'a str,
    postman: &'a P,
    limits: &'a Limits,
    greeted: bool,
    /// The mail that is being announced, and its recipients so far.
    mail: Option<(Envelope, Vec<String>)>,
    /// What XFORWARD said for the next mail.
    client: Option<Client>,
    mistakes: u32,
}

/// Whether the session goes on.
#[derive(PartialEq, Eq)]
enum Next {
    Go,
    Leave,
}

impl<S, P> Session<'_, S, P>
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
    P: Postman,
{
    async fn run(mut self, mut stop: Pin<&mut (impl Future<Output = ()> + Send)>) -> io::Result<()> {
        self.lines.answer(&format!("220 {} LMTP Kontor", self.name));
        loop {
            let line = tokio::select! {
                biased;
                () = &mut stop => return self.part("421 4.3.2 Kontor is stopping, come again").await,
                line = tokio::time::timeout(self.limits.patience, self.lines.line()) => line,
            };
            let next = match line {
                Err(_) => return self.part("421 4.4.2 Nothing was said for too long").await,
                Ok(Err(fault)) => return Err(fault),
                Ok(Ok(Line::Closed)) => return Ok(()),
                Ok(Ok(Line::TooLong)) => self.mistake("500 5.5.6 The line is too long"),
                Ok(Ok(Line::Garbled)) => self.mistake("500 5.5.2 The line is not UTF-8"),
                Ok(Ok(Line::Text(text))) => match command::read(&text) {
                    Ok(Command::Data) => self.data(&mut stop).await?,
                    Ok(command) => self.carry_out(command).await,
                    Err(Mistake::Unknown) => self.mistake("500 5.5.1 This command is not known"),
                    Err(Mistake::Syntax) => self.mistake("501 5.5.4 This command is not written as it should be"),
                    Err(Mistake::Parameter) => self.mistake("555 5.5.4 This parameter is not known"),
                },
            };
            if next == Next::Leave {
                return self.lines.flush().await;
            }
        }
    }

    async fn carry_out(&mut self, command: Command) -> Next {
        match command {
            Command::Lhlo(_) => self.greet(),
            Command::NotLmtp => return self.mistake("500 5.5.1 This is LMTP: greet with LHLO"),
            Command::Mail { from, size } => return self.begin(from, size),
            Command::Rcpt { to } => return self.recipient(to).await,
            Command::Xforward(attributes) => return self.forward(&attributes),
            Command::Rset => {
                self.mail = None;
                self.client = None;
                self.lines.answer("250 2.0.0 Forgotten");
            }
            Command::Noop => self.lines.answer("250 2.0.0 Here"),
            Command::Vrfy => self.lines.answer("252 2.5.0 Name it as a recipient to see"),
            Command::Quit => {
                self.lines.answer("221 2.0.0 Good-bye");
                return Next::Leave;
            }
            Command::Data => {}
        }
        Next::Go
    }

    fn greet(&mut self) {
        self.greeted = true;
        self.mail = None;
        let mut offers = vec![
            self.name.to_owned(),
            "PIPELINING".to_owned(),
            "ENHANCEDSTATUSCODES".to_owned(),
            "8BITMIME".to_owned(),
            "SMTPUTF8".to_owned(),
        ];
        if self.limits.may_forward {
            offers.push("XFORWARD NAME ADDR PORT PROTO HELO SOURCE IDENT".to_owned());
        }
        for offer in &offers {
            self.lines.answer(&format!("250-{offer}"));
        }
        self.lines.answer(&format!("250 SIZE {}", self.limits.mail_bytes));
    }

    fn begin(&mut self, from: String, size: Option<u64>) -> Next {
        if !self.greeted {
            return self.mistake("503 5.5.1 Greet with LHLO first");
        }
        if self.mail.is_some() {
            return self.mistake("503 5.5.1 A mail is announced already");
        }
        if size.is_some_and(|size| usize::try_from(size).map_or(true, |size| size > self.limits.mail_bytes)) {
            self.lines.answer(&self.too_large());
            return Next::Go;
        }
        self.mail = Some((Envelope { from, client: self.client.take() }, Vec::new()));
        self.lines.answer("250 2.1.0 Ok");
        Next::Go
    }

    async fn recipient(&mut self, to: String) -> Next {
        let Some((envelope, recipients)) = &mut self.mail else {
            return self.mistake("503 5.5.1 Name the sender first");
        };
        if recipients.len() >= self.limits.recipients {
            self.lines.answer("452 4.5.3 Too many recipients for one mail");
            return Next::Go;
        }
        let answer = match self.postman.takes(envelope, &to).await {
            Ok(()) => {
                recipients.push(to);
                "250 2.1.5 Ok".to_owned()
            }
            Err(reply) => shown(&reply),
        };
        self.lines.answer(&answer);
        Next::Go
    }

    /// Who may name other machines is decided by the address that connects; `[UNAVAILABLE]` names none.
    fn forward(&mut self, attributes: &[(String, String)]) -> Next {
        if !self.limits.may_forward {
            return self.mistake("550 5.7.1 You may not name other machines");
        }
        if self.mail.is_some() {
            return self.mistake("503 5.5.1 A mail is announced already");
        }
        let value = |name: &str| attributes.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        if let Some(address) = value("ADDR") {
            self.client = command::address(address).map(|address| Client { address, helo: String::new() });
        }
        if let (Some(client), Some(helo)) = (&mut self.client, value("HELO")) {
            client.helo = if helo.eq_ignore_ascii_case("[UNAVAILABLE]") { String::new() } else { helo.to_owned() };
        }
        self.lines.answer("250 2.0.0 Ok");
        Next::Go
    }

    async fn data(&mut self, stop: &mut Pin<&mut (impl Future<Output = ()> + Send)>) -> io::Result<Next> {
        let Some((envelope, recipients)) = self.mail.take().filter(|(_, recipients)| !recipients.is_empty()) else {
            return Ok(self.mistake("503 5.5.1 Name a sender and a recipient first"));
        };
        self.lines.answer("354 Send the mail, end with a dot on a line of its own");
        let data = tokio::select! {
            biased;
            () = stop => {
                self.lines.answer("421 4.3.2 Kontor is stopping, come again");
                return Ok(Next::Leave);
            }
            data = tokio::time::timeout(self.limits.data_patience, self.lines.data(self.limits.mail_bytes)) => data,
        };
        match data {
            Err(_) => {
                self.lines.answer("421 4.4.2 The mail took too long");
                return Ok(Next::Leave);
            }
            Ok(Err(fault)) => return Err(fault),
            Ok(Ok(Data::Closed)) => return Ok(Next::Leave),
            Ok(Ok(Data::TooLarge)) => {
                let answer = self.too_large();
                for _ in &recipients {
                    self.lines.answer(&answer);
                }
            }
            // One answer for each recipient, in their order (RFC 2033, section 4.2).
            Ok(Ok(Data::Mail(mail))) => {
                for recipient in &recipients {
                    let answer = match self.postman.keep(&envelope, recipient, mail.clone()).await {
                        Ok(()) => "250 2.0.0 Kept".to_owned(),
                        Err(reply) => shown(&reply),
                    };
                    self.lines.answer(&answer);
                }
            }
        }
        Ok(Next::Go)
    }

    fn too_large(&self) -> String {
        format!("552 5.3.4 The mail is larger than {} bytes", self.limits.mail_bytes)
    }

    fn mistake(&mut self, answer: &str) -> Next {
        self.lines.answer(answer);
        self.mistakes += 1;
        if self.mistakes < self.limits.mistakes {
            return Next::Go;
        }
        self.lines.answer("421 4.7.0 Too many mistakes");
        Next::Leave
    }

    async fn part(mut self, answer: &str) -> io::Result<()> {
        self.lines.answer(answer);
        self.lines.flush().await
    }
}

fn shown(reply: &Reply) -> String {
    let text: String = reply.text.chars().filter(|letter| !letter.is_control()).collect();
    format!("{} {text}", reply.code)
}
