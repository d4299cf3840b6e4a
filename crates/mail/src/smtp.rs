//! Hands mails to a mail server (RFC 5321), over connections that are kept for a short while.

use std::net::SocketAddr;
use std::sync::Mutex;
use std::time::Duration;

use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream, TlsParameters};
use lettre::transport::smtp::commands::{Data, Ehlo, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, MailParameter, RcptParameter};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::client::TlsStream;

use crate::compose::address;
use crate::private;

/// How long a mail server may take; RFC 5321, 4.5.3.2, allows more than anybody needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmtpPatience {
    /// To let us in.
    pub connecting: Duration,
    /// For one answer.
    pub answer: Duration,
    /// For the content, whatever its size.
    pub content: Duration,
}

impl Default for SmtpPatience {
    fn default() -> Self {
        Self { connecting: Duration::from_secs(20), answer: Duration::from_mins(1), content: Duration::from_mins(3) }
    }
}

/// After how many milliseconds an unused connection is not used again: before the server closes it.
const IDLE_MS: i64 = 20_000;

/// A mail server that takes mails from us. Says nothing of its password when it is shown.
pub struct Smtp {
    host: String,
    port: u16,
    tls: Tls,
    credentials: Option<Credentials>,
    hello: ClientId,
    /// Whether it is asked to report when the recipient's server has the mail (RFC 3461).
    reports: bool,
    patience: SmtpPatience,
    idle: Mutex<Vec<Idle>>,
}

struct Idle {
    connection: Connection,
    since: i64,
}

struct Connection {
    smtp: AsyncSmtpConnection,
    /// Whether the server knows delivery reports.
    dsn: bool,
}

/// How the connection is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tls {
    /// From the first byte on (RFC 8314).
    AtOnce,
    /// After STARTTLS (RFC 3207), or not at all.
    Required,
    /// After STARTTLS where the server offers it.
    Offered,
    /// Not: on the same machine or in a closed network.
    None,
}

/// Where a mail goes and where it comes back to.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// The address to which it bounces.
    pub from: String,
    /// The one recipient.
    pub to: String,
}

/// Why a mail was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{said}")]
pub struct NotTaken {
    /// Whether trying again is of no use.
    pub for_good: bool,
    /// The enhanced status code (RFC 3463), `5.1.1`, or one made of the reply code; empty where the server said nothing.
    pub status: String,
    /// What the server said, or what went wrong with the connection.
    pub said: String,
}

impl NotTaken {
    fn passing(said: impl std::fmt::Display) -> Self {
        Self { for_good: false, status: String::new(), said: said.to_string() }
    }
}

impl Smtp {
    /// From `smtp://` or `smtps://`, perhaps `USER:PASSWORD@` (percent-encoded), a host, perhaps a port, perhaps `?tls=none|required`.
    ///
    /// Without `tls=`, a connection with a password requires TLS, one to this machine uses none, any other uses it where it is offered.
    /// `hello` is our own name; `reports` asks for a report when the recipient's server has a mail.
    ///
    /// # Errors
    /// A sentence on what is wrong with the address.
    pub fn at(url: &str, hello: &str, reports: bool) -> Result<Self, String> {
        let (scheme, rest) = url.split_once("://").ok_or("it begins with smtp:// or smtps://")?;
        let (rest, wish) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
        let (login, place) = rest.trim_end_matches('/').rsplit_once('@').map_or((None, rest.trim_end_matches('/')), |(l, p)| (Some(l), p));
        let credentials = login.map(credentials).transpose()?;
        let (host, port) = place.rsplit_once(':').filter(|(_, port)| !port.contains(']')).map_or((place, None), |(h, p)| (h, Some(p)));
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let here = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
        let tls = match (scheme, wish) {
            ("smtps", None | Some("tls=required")) => Tls::AtOnce,
            ("smtp", Some("tls=required")) => Tls::Required,
            ("smtp", Some("tls=none")) => Tls::None,
            ("smtp", None) if credentials.is_some() => Tls::Required,
            ("smtp", None) if here => Tls::None,
            ("smtp", None) => Tls::Offered,
            _ => return Err("it begins with smtp:// or smtps://, and ends perhaps with ?tls=none or ?tls=required".to_owned()),
        };
        let usual = if tls == Tls::AtOnce {
            465
        } else if credentials.is_some() {
            587
        } else {
            25
        };
        let port = port.map_or(Ok(usual), |port| port.parse().map_err(|_| format!("“{port}” is no port")))?;
        if host.is_empty() {
            return Err("there is no host in it".to_owned());
        }
        Ok(Self {
            host,
            port,
            tls,
            credentials,
            hello: ClientId::Domain(hello.to_owned()),
            reports,
            patience: SmtpPatience::default(),
            idle: Mutex::default(),
        })
    }

    /// The same with other limits of time.
    #[must_use]
    pub fn within(self, patience: SmtpPatience) -> Self {
        Self { patience, ..self }
    }

    /// Hands over one mail; when this returns, the server has it. `now` is Unix time in milliseconds.
    ///
    /// # Errors
    /// [`NotTaken`]. If the connection breaks after the content was sent, nobody knows: the mail is then sent again under the same
    /// Message-ID.
    pub async fn send(&self, envelope: &Envelope, mail: &[u8], now: i64) -> Result<(), NotTaken> {
        let no_address = |fault: crate::ComposeFault| NotTaken { for_good: true, status: "5.1.3".to_owned(), said: fault.to_string() };
        let (from, to) = (address(&envelope.from).map_err(no_address)?, address(&envelope.to).map_err(no_address)?);
        let mut connection = self.ready(from, now).await?;
        let reports = connection.dsn && self.reports;
        let notify = || RcptParameter::Other { keyword: "NOTIFY".to_owned(), value: Some("SUCCESS,FAILURE".to_owned()) };
        let recipient = Rcpt::new(to, Vec::from_iter(reports.then(notify)));
        if let Err(fault) = said(self.patience.answer, connection.smtp.command(recipient)).await {
            let refused = refused(&fault);
            self.after_refusal(connection, now).await;
            // RFC 3463, 3.8: a matter of policy, mostly that we may not send through this server: of all mails, until somebody mends it.
            return Err(NotTaken { for_good: refused.for_good && !refused.status.starts_with("5.7."), ..refused });
        }
        let sent = async {
            said(self.patience.answer, connection.smtp.command(Data)).await?;
            said(self.patience.content, connection.smtp.message(mail)).await
        };
        match sent.await {
            Ok(()) => {
                self.keep(connection, now);
                Ok(())
            }
            Err(fault) => {
                let refused = refused(&fault);
                self.after_refusal(connection, now).await;
                Err(refused)
            }
        }
    }

    /// Whether the server lets us in, and what it says if not.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub async fn greets(&self) -> Result<(), NotTaken> {
        let mut connection = self.connect().await?;
        // It has said what was asked; whether it hears the farewell does not matter.
        let _ = timeout(self.patience.answer, connection.smtp.quit()).await;
        Ok(())
    }

    /// A connection on which the sender has been named. What the server says against us before the recipient is not the mail's fault.
    async fn ready(&self, from: lettre::Address, now: i64) -> Result<Connection, NotTaken> {
        let ret = || MailParameter::Other { keyword: "RET".to_owned(), value: Some("HDRS".to_owned()) };
        let sender = |connection: &Connection| Mail::new(Some(from.clone()), Vec::from_iter((connection.dsn && self.reports).then(ret)));
        while let Some(mut connection) = self.unused(now) {
            let sender = sender(&connection);
            // One that was closed meanwhile is simply left.
            if said(self.patience.answer, connection.smtp.command(sender)).await.is_ok() {
                return Ok(connection);
            }
        }
        let mut connection = self.connect().await?;
        let sender = sender(&connection);
        match said(self.patience.answer, connection.smtp.command(sender)).await {
            Ok(()) => Ok(connection),
            Err(fault) => Err(NotTaken { for_good: false, ..refused(&fault) }),
        }
    }

    async fn connect(&self) -> Result<Connection, NotTaken> {
        match timeout(self.patience.connecting, self.let_in()).await {
            Err(_) => {
                Err(NotTaken::passing(format!("{}:{} did not let us in within {:?}", self.host, self.port, self.patience.connecting)))
            }
            Ok(Err(fault)) => Err(NotTaken { for_good: false, ..refused(&fault) }),
            Ok(Ok(connection)) => Ok(connection),
        }
    }

    async fn let_in(&self) -> Result<Connection, Fault> {
        let mut smtp = AsyncSmtpConnection::connect_with_transport(self.stream().await?, &self.hello).await?;
        if self.tls == Tls::Required || self.tls == Tls::Offered && smtp.can_starttls() {
            smtp.starttls(TlsParameters::new_rustls(self.host.clone())?, &self.hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            smtp.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        let features = smtp.command(Ehlo::new(self.hello.clone())).await?;
        let dsn = features.message().any(|line| line.trim().eq_ignore_ascii_case("DSN"));
        Ok(Connection { smtp, dsn })
    }

    /// A mail and its closing dot are written one after the other: without `nodelay` the dot would wait until the server has
    /// acknowledged the mail, which takes it up to 40 ms (RFC 9293, 3.7.4 and 3.8.6.3).
    async fn stream(&self) -> std::io::Result<Box<dyn AsyncTokioStream>> {
        let tcp = TcpStream::connect((self.host.as_str(), self.port)).await?;
        tcp.set_nodelay(true)?;
        if self.tls == Tls::AtOnce {
            let link: Box<dyn Link> = Box::new(private::over(tcp, &self.host).await?);
            return Ok(Box::new(link));
        }
        Ok(Box::new(tcp))
    }

    fn unused(&self, now: i64) -> Option<Connection> {
        let mut idle = self.idle.lock().ok()?;
        idle.retain(|kept| now - kept.since < IDLE_MS);
        idle.pop().map(|kept| kept.connection)
    }

    fn keep(&self, connection: Connection, now: i64) {
        if let Ok(mut idle) = self.idle.lock() {
            idle.push(Idle { connection, since: now });
        }
    }

    /// After a refusal the next mail can go over the same connection, if the server still listens.
    async fn after_refusal(&self, mut connection: Connection, now: i64) {
        if !connection.smtp.has_broken() && said(self.patience.answer, connection.smtp.command(Rset)).await.is_ok() {
            self.keep(connection, now);
        }
    }
}

/// A connection that is private from its first byte on.
trait Link: AsyncRead + AsyncWrite + Send + Sync + Unpin + std::fmt::Debug {
    fn peer(&self) -> std::io::Result<SocketAddr>;
}

impl Link for TlsStream<TcpStream> {
    fn peer(&self) -> std::io::Result<SocketAddr> {
        self.get_ref().0.peer_addr()
    }
}

impl AsyncTokioStream for Box<dyn Link> {
    fn peer_addr(&self) -> std::io::Result<SocketAddr> {
        self.peer()
    }
}

enum Fault {
    Smtp(lettre::transport::smtp::Error),
    Stream(std::io::Error),
    Slow(Duration),
}

impl From<lettre::transport::smtp::Error> for Fault {
    fn from(fault: lettre::transport::smtp::Error) -> Self {
        Self::Smtp(fault)
    }
}

impl From<std::io::Error> for Fault {
    fn from(fault: std::io::Error) -> Self {
        Self::Stream(fault)
    }
}

async fn said<T>(patience: Duration, asked: impl Future<Output = Result<T, lettre::transport::smtp::Error>>) -> Result<(), Fault> {
    match timeout(patience, asked).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(fault)) => Err(Fault::Smtp(fault)),
        Err(_) => Err(Fault::Slow(patience)),
    }
}

fn refused(fault: &Fault) -> NotTaken {
    let fault = match fault {
        Fault::Slow(patience) => return NotTaken::passing(format!("no answer within {patience:?}")),
        Fault::Stream(fault) => return NotTaken::passing(format!("connection error: {fault}")),
        Fault::Smtp(fault) => fault,
    };
    let Some(code) = fault.status() else { return NotTaken::passing(fault) };
    let words = std::error::Error::source(fault).map_or_else(String::new, ToString::to_string);
    let status = enhanced(&words).unwrap_or_else(|| format!("{}.0.0", u8::from(fault.is_permanent()) + 4));
    NotTaken { for_good: fault.is_permanent(), status, said: format!("{code} {words}").trim().to_owned() }
}

/// The enhanced code at the beginning of a reply (RFC 2034, 4): `5.1.1 No such user`.
fn enhanced(words: &str) -> Option<String> {
    let first = words.split_whitespace().next()?;
    let mut parts = first.split('.');
    let number = |part: Option<&str>| part.is_some_and(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    let class = parts.next().is_some_and(|class| matches!(class, "2" | "4" | "5"));
    (class && number(parts.next()) && number(parts.next()) && parts.next().is_none()).then(|| first.to_owned())
}

fn credentials(login: &str) -> Result<Credentials, String> {
    let (user, password) = login.split_once(':').ok_or("a name without a password stands in it")?;
    Ok(Credentials::new(decoded(user)?, decoded(password)?))
}

/// Percent-encoding undone (RFC 3986, 2.1).
pub fn decoded(text: &str) -> Result<String, String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next(), rest.next()].map(|digit| digit.and_then(|digit| char::from(digit).to_digit(16)));
        let [Some(high), Some(low)] = digits else { return Err("a % in it is not followed by two hexadecimal digits".to_owned()) };
        bytes.push(u8::try_from(high * 16 + low).unwrap_or(0));
    }
    String::from_utf8(bytes).map_err(|_| "name and password are UTF-8".to_owned())
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Smtp({}:{}, {:?})", self.host, self.port, self.tls)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(url: &str) -> String {
        Smtp::at(url, "kontor.example", false).map_or_else(|fault| fault, |smtp| format!("{smtp:?}"))
    }

    #[test]
    fn a_password_is_never_sent_in_the_open_unless_that_is_asked_for() {
        assert_eq!(shown("smtp://anna:se%40cret@mail.example"), "Smtp(mail.example:587, Required)");
        assert_eq!(shown("smtps://anna:secret@mail.example"), "Smtp(mail.example:465, AtOnce)");
        assert_eq!(shown("smtp://mail.example"), "Smtp(mail.example:25, Offered)");
        assert_eq!(shown("smtp://127.0.0.1:2525"), "Smtp(127.0.0.1:2525, None)");
        assert_eq!(shown("smtp://[::1]:2525"), "Smtp(::1:2525, None)");
        assert_eq!(shown("smtp://anna:secret@mail.example?tls=none"), "Smtp(mail.example:587, None)");
    }

    #[test]
    fn a_mistake_is_said_so() {
        assert!(shown("mail.example").starts_with("it begins with"));
        assert_eq!(shown("smtp://mail.example:x"), "“x” is no port");
        assert_eq!(shown("smtp://"), "there is no host in it");
        assert!(shown("smtp://mail.example?tls=perhaps").contains("tls=none"));
    }

    #[test]
    fn the_enhanced_code_is_read_from_the_beginning_only() {
        assert_eq!(enhanced("5.1.1 <a@b>: no such user").as_deref(), Some("5.1.1"));
        assert_eq!(enhanced("Host 5.1.1 unknown"), None);
        assert_eq!(enhanced("5.1 no"), None);
        assert_eq!(enhanced("192.168.1.1 rejected"), None);
    }
}
