//! Where a mailbox is and who we are there, and the private connection to it.

use std::net::IpAddr;

use tokio::net::TcpStream;
use tokio::time::timeout;

use super::wire::{Link, Wire};
use super::{CONNECTING, ImapFault, Mailbox};
use crate::private;
use crate::smtp::decoded;

/// A mailbox that can be read. Says nothing of its password when it is shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Imap {
    host: String,
    port: u16,
    tls: Tls,
    user: String,
    password: String,
    folder: String,
}

/// How the connection is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tls {
    /// From the first byte on (RFC 8314).
    AtOnce,
    /// After STARTTLS, or not at all.
    Required,
    /// Not: on this machine.
    None,
}

impl Imap {
    /// From `imaps://` or `imap://`, `USER:PASSWORD@` (percent-encoded), a host, perhaps a port, perhaps `/FOLDER`, perhaps `?tls=required`.
    ///
    /// `imap://` turns to TLS by STARTTLS, except on this machine, where it does so only with `?tls=required`.
    ///
    /// # Errors
    /// A sentence on what is wrong with the address; it never repeats the password.
    pub fn at(url: &str) -> Result<Self, String> {
        let (scheme, rest) = url.split_once("://").ok_or(FORM)?;
        let (rest, wish) = rest.split_once('?').map_or((rest, None), |(rest, wish)| (rest, Some(wish)));
        let (login, place) = rest.rsplit_once('@').ok_or("name and password are missing, USER:PASSWORD@ before the host")?;
        let (user, password) = login.split_once(':').ok_or("a name without a password stands in it")?;
        let (place, folder) = place.split_once('/').unwrap_or((place, ""));
        let (host, port) = place.rsplit_once(':').filter(|(_, port)| !port.contains(']')).map_or((place, None), |(h, p)| (h, Some(p)));
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
        let (tls, usual) = match (scheme, wish) {
            ("imaps", None | Some("tls=required")) => (Tls::AtOnce, 993),
            ("imap", None) if here => (Tls::None, 143),
            ("imap", None | Some("tls=required")) => (Tls::Required, 143),
            _ => return Err(FORM.to_owned()),
        };
        let port = port.map_or(Ok(usual), |port| port.parse().map_err(|_| format!("“{port}” is no port")))?;
        if host.is_empty() {
            return Err("there is no host in it".to_owned());
        }
        let folder = match decoded(folder)? {
            named if !named.is_ascii() => return Err("write the folder in ASCII, as the server itself names it".to_owned()),
            named if named.is_empty() => "INBOX".to_owned(),
            named => named,
        };
        Ok(Self { host, port, tls, user: decoded(user)?, password: decoded(password)?, folder })
    }

    /// What it is called: the same as long as it is the same mailbox, whatever its password.
    pub fn name(&self) -> String {
        format!("{}/{} ({})", self.host, self.folder, self.user)
    }

    /// Lets itself in and opens the folder.
    ///
    /// # Errors
    /// [`ImapFault`], with what the server said.
    pub async fn open(&self) -> Result<Mailbox, ImapFault> {
        let entered = timeout(CONNECTING, async {
            let wire = self.connect().await?;
            Mailbox::enter(wire, &self.user, &self.password, &self.folder).await
        });
        let late = |_| ImapFault::Broken(format!("{}:{} did not let us in within {CONNECTING:?}", self.host, self.port));
        entered.await.map_err(late)?
    }

    async fn connect(&self) -> Result<Wire, ImapFault> {
        let broken = |fault: std::io::Error| ImapFault::Broken(format!("{}:{}: {fault}", self.host, self.port));
        let tcp = TcpStream::connect((self.host.as_str(), self.port)).await.map_err(broken)?;
        tcp.set_nodelay(true).map_err(broken)?;
        let link: Box<dyn Link> =
            if self.tls == Tls::AtOnce { Box::new(private::over(tcp, &self.host).await.map_err(broken)?) } else { Box::new(tcp) };
        let mut wire = Wire::over(link);
        wire.greeting().await?;
        if self.tls == Tls::Required {
            wire.ask("STARTTLS").await?;
            wire = Wire::over(Box::new(private::over(wire.silent()?, &self.host).await.map_err(broken)?));
        }
        Ok(wire)
    }
}

const FORM: &str = "write it like imaps://USER:PASSWORD@HOST, or imap://… for STARTTLS, perhaps with a port and /FOLDER";

impl std::fmt::Debug for Imap {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Imap({}, port {}, {:?})", self.name(), self.port, self.tls)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(url: &str) -> String {
        Imap::at(url).map_or_else(|fault| fault, |imap| format!("{imap:?}"))
    }

    #[test]
    fn a_password_travels_in_the_open_on_this_machine_alone() {
        assert_eq!(
            shown("imaps://kontor%40firm.example:secret@mail.example"),
            "Imap(mail.example/INBOX (kontor@firm.example), port 993, AtOnce)"
        );
        assert_eq!(shown("imap://kontor:secret@mail.example:1143/Answers"), "Imap(mail.example/Answers (kontor), port 1143, Required)");
        assert_eq!(shown("imap://kontor:secret@127.0.0.1"), "Imap(127.0.0.1/INBOX (kontor), port 143, None)");
        assert_eq!(shown("imap://kontor:secret@[::1]:9?tls=required"), "Imap(::1/INBOX (kontor), port 9, Required)");
        assert_eq!(shown("imap://kontor:secret@mail.example?tls=none"), FORM);
    }

    #[test]
    fn a_mistake_is_said_without_the_password() {
        for (url, said) in [
            ("pop3://kontor:secret@mail.example", FORM),
            ("kontor:secret@mail.example", FORM),
            ("imaps://mail.example", "name and password are missing, USER:PASSWORD@ before the host"),
            ("imaps://secret@mail.example", "a name without a password stands in it"),
            ("imaps://kontor:secret@", "there is no host in it"),
            ("imaps://kontor:secret@mail.example:many", "“many” is no port"),
            ("imaps://kontor:secret@mail.example/%C5%81", "write the folder in ASCII, as the server itself names it"),
        ] {
            assert_eq!(shown(url), said, "{url}");
        }
    }
}
