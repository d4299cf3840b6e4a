//! The commands of a session (RFC 5321, section 4.1; RFC 2033, section 4), read from a line.

use std::net::IpAddr;

/// One line of the other server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Lhlo(String),
    Mail {
        from: String,
        size: Option<u64>,
    },
    Rcpt {
        to: String,
    },
    Data,
    Xforward(Vec<(String, String)>),
    Rset,
    Noop,
    Vrfy,
    Quit,
    /// HELO or EHLO: the other side takes us for an SMTP server (RFC 2033, section 4.1).
    NotLmtp,
}

/// Why a line is no command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    Unknown,
    Syntax,
    Parameter,
}

/// Reads one line without its end.
pub fn read(line: &str) -> Result<Command, Mistake> {
    let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
    let rest = rest.trim();
    match verb.to_ascii_uppercase().as_str() {
        "LHLO" if rest.is_empty() => Err(Mistake::Syntax),
        "LHLO" => Ok(Command::Lhlo(rest.to_owned())),
        "MAIL" => mail(path_behind(rest, "FROM")?),
        "RCPT" => {
            let (to, parameters) = path_behind(rest, "TO")?;
            if to.is_empty() {
                return Err(Mistake::Syntax);
            }
            if parameters.is_empty() { Ok(Command::Rcpt { to: to.to_owned() }) } else { Err(Mistake::Parameter) }
        }
        "DATA" if rest.is_empty() => Ok(Command::Data),
        "DATA" => Err(Mistake::Syntax),
        "XFORWARD" => rest.split_ascii_whitespace().map(attribute).collect::<Option<_>>().map(Command::Xforward).ok_or(Mistake::Syntax),
        "RSET" => Ok(Command::Rset),
        "NOOP" => Ok(Command::Noop),
        "VRFY" | "EXPN" => Ok(Command::Vrfy),
        "QUIT" => Ok(Command::Quit),
        "HELO" | "EHLO" => Ok(Command::NotLmtp),
        _ => Err(Mistake::Unknown),
    }
}

/// `FROM:<anna@huta.example> SIZE=1000`: the path without its brackets, and what stands behind it.
fn path_behind<'a>(rest: &'a str, word: &str) -> Result<(&'a str, &'a str), Mistake> {
    let (name, path) = rest.split_once(':').ok_or(Mistake::Syntax)?;
    let path = path.trim_start().strip_prefix('<').filter(|_| name.trim_end().eq_ignore_ascii_case(word)).ok_or(Mistake::Syntax)?;
    // A quoted local part may hold an angle bracket.
    let mut quoted = false;
    let end = path.char_indices().find(|(_, letter)| {
        quoted ^= *letter == '"';
        *letter == '>' && !quoted
    });
    let (end, _) = end.ok_or(Mistake::Syntax)?;
    let (path, behind) = (&path[..end], path[end + 1..].trim());
    // A source route is read and not followed (RFC 5321, section 4.1.1.3).
    let address = path.strip_prefix('@').and_then(|route| route.split_once(':')).map_or(path, |(_, address)| address);
    if address.len() > 320 || address.chars().any(|c| c.is_control() || (c.is_whitespace() && !address.starts_with('"'))) {
        return Err(Mistake::Syntax);
    }
    Ok((address, behind))
}

fn mail((from, parameters): (&str, &str)) -> Result<Command, Mistake> {
    let mut size = None;
    for parameter in parameters.split_ascii_whitespace() {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        match (name.to_ascii_uppercase().as_str(), value) {
            ("SIZE", value) => size = Some(value.parse().map_err(|_| Mistake::Syntax)?),
            ("BODY", value) if value.eq_ignore_ascii_case("7BIT") || value.eq_ignore_ascii_case("8BITMIME") => {}
            ("SMTPUTF8", "") => {}
            _ => return Err(Mistake::Parameter),
        }
    }
    Ok(Command::Mail { from: from.to_owned(), size })
}

/// `ADDR=192.0.2.7`, the value as xtext (RFC 3461, section 4).
fn attribute(word: &str) -> Option<(String, String)> {
    let (name, value) = word.split_once('=')?;
    Some((name.to_ascii_uppercase(), from_xtext(value)?))
}

fn from_xtext(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'+' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// An address as XFORWARD writes it; none for `[UNAVAILABLE]`.
pub fn address(value: &str) -> Option<IpAddr> {
    let plain = value.get(..5).filter(|begin| begin.eq_ignore_ascii_case("IPV6:")).map_or(value, |_| &value[5..]);
    plain.parse().ok()
}
