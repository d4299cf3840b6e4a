//! What classification looks at: the marks of a mail, and its words in one form.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::words::normal;
use crate::{Address, Mail};

/// How much of a text is looked at, in bytes.
const MOST_TEXT: usize = 16 * 1024;

/// What is known of a mail beside its bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Circumstances<'a> {
    /// The sender of the envelope, where the road it came by tells; the empty text is the null sender of machines.
    pub envelope_from: Option<&'a str>,
    /// Domains that send and receive for us: our notifications and reply addresses. Mail from them is our own.
    pub own_domains: &'a [&'a str],
}

/// A mail as classification sees it.
#[derive(Debug)]
pub struct Look<'a> {
    pub mail: &'a Mail,
    /// The first address in `From`.
    pub from: Option<&'a Address>,
    /// The local part of that address in lower case.
    pub local: String,
    /// The name beside it, in normal form.
    pub name: String,
    pub subject: String,
    /// The text above anything quoted.
    pub text: String,
    /// The whole text, as far as it is looked at.
    pub whole: String,
    /// Whether something is quoted below the text.
    pub quotes: bool,
    /// The day it was sent.
    pub sent: Option<Date>,
    /// Sent with the null sender, as machines must (RFC 3834, section 3.3).
    pub null_sender: bool,
    pub calendar_reply: bool,
    pub own: bool,
}

impl<'a> Look<'a> {
    pub fn at(mail: &'a Mail, circumstances: &Circumstances<'_>) -> Self {
        let from = mail.from.first();
        let local = from.and_then(|from| from.address.rsplit_once('@')).map_or("", |(local, _)| local);
        let whole = body(mail);
        let text = unquoted(&whole);
        let sender = circumstances.envelope_from.or(mail.return_path.as_deref());
        Self {
            from,
            local: local.to_lowercase(),
            name: from.and_then(|from| from.name.as_deref()).map(normal).unwrap_or_default(),
            subject: normal(&mail.subject),
            quotes: text.len() < whole.trim_end().len(),
            text: text.to_owned(),
            whole,
            sent: mail.date.and_then(|at| jiff::Timestamp::from_millisecond(at).ok()).map(|at| TimeZone::UTC.to_datetime(at).date()),
            null_sender: sender.is_some_and(|sender| matches!(sender.trim(), "" | "<>")),
            calendar_reply: mail.parts.iter().any(is_calendar_reply) || is_calendar_root(mail),
            own: from.is_some_and(|from| among(&from.domain(), circumstances)) || is_own_id(mail, circumstances),
            mail,
        }
    }

    /// The value of a header field in lower case, without comments and parameters behind it.
    pub fn header(&self, name: &str) -> Option<String> {
        self.mail.headers.first(name).map(|value| value.trim().to_lowercase())
    }

    pub fn has(&self, name: &str) -> bool {
        self.mail.headers.first(name).is_some()
    }

    /// Whether it answers another mail, as far as its headers tell.
    pub fn answers(&self) -> bool {
        !self.mail.in_reply_to.is_empty() || !self.mail.references.is_empty()
    }
}

/// The text of a mail in normal form, from its HTML if it has no other.
fn body(mail: &Mail) -> String {
    let plain = mail.text.as_deref().filter(|text| !text.trim().is_empty());
    let text = match (plain, mail.html.as_deref()) {
        (Some(text), _) => beginning(text, MOST_TEXT).to_owned(),
        (None, Some(html)) => beginning(&without_tags(beginning(html, MOST_TEXT * 4)), MOST_TEXT).to_owned(),
        (None, None) => String::new(),
    };
    normal(&text)
}

/// At most so many bytes of a text.
pub fn beginning(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// The words of an HTML text, a line for each block: enough to recognise phrases, not to be shown.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = behind.split_once('>').unwrap_or((behind, ""));
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        rest = match name.as_str() {
            "style" | "script" | "head" | "title" if !tag.starts_with('/') => after_end(after, &name),
            "br" | "p" | "div" | "tr" | "li" | "table" | "h1" | "h2" | "h3" | "blockquote" => {
                text.push('\n');
                after
            }
            "td" => {
                text.push(' ');
                after
            }
            _ => after,
        };
    }
    text.push_str(rest);
    let known = [
        ("&nbsp;", " "),
        ("&#160;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&rsquo;", "'"),
        ("&amp;", "&"),
    ];
    known.iter().fold(text, |text, (entity, letter)| text.replace(entity, letter))
}

fn after_end<'a>(html: &'a str, name: &str) -> &'a str {
    let lower = html.to_ascii_lowercase();
    let end = lower.find(&format!("</{name}"));
    end.and_then(|end| html[end..].find('>').map(|close| &html[end + close + 1..])).unwrap_or("")
}

/// What stands above the first quoted line, a line of dashes or the header of a forwarded mail.
fn unquoted(text: &str) -> &str {
    let mut at = 0;
    let mut written = false;
    for line in text.split_inclusive('\n') {
        let line_text = line.trim();
        if written && begins_quote(line_text) {
            return text[..at].trim_end();
        }
        written |= !line_text.is_empty();
        at += line.len();
    }
    text.trim_end()
}

fn begins_quote(line: &str) -> bool {
    let header = ["from: ", "von: ", "od: ", "de: ", "da: ", "van: ", "fra: ", "fran: "].iter().any(|begin| line.starts_with(begin));
    let attribution = line.ends_with(':') && line.len() > 20 && line.chars().filter(char::is_ascii_digit).count() >= 3;
    line.starts_with('>') || line.starts_with("-----") || line.starts_with("_____") || attribution || (header && line.contains('@'))
}

fn is_calendar_reply(part: &crate::Part) -> bool {
    if part.media_type != "text/calendar" {
        return false;
    }
    let text = String::from_utf8_lossy(&part.bytes[..part.bytes.len().min(MOST_TEXT)]);
    let inside = || text.lines().find_map(|line| line.trim().to_uppercase().strip_prefix("METHOD:").map(str::to_owned));
    is_answer(&part.parameter("method").map(str::to_owned).or_else(inside).unwrap_or_default())
}

fn is_calendar_root(mail: &Mail) -> bool {
    mail.media_type == "text/calendar" && mail.parameter("method").is_some_and(is_answer)
}

/// The methods that answer an invitation (RFC 5546, section 1.4); an invitation itself may come from a person with words of theirs.
fn is_answer(method: &str) -> bool {
    ["reply", "counter", "declinecounter", "refresh"].iter().any(|answer| method.trim().eq_ignore_ascii_case(answer))
}

fn among(domain: &str, circumstances: &Circumstances<'_>) -> bool {
    !domain.is_empty() && circumstances.own_domains.iter().any(|own| own.eq_ignore_ascii_case(domain))
}

fn is_own_id(mail: &Mail, circumstances: &Circumstances<'_>) -> bool {
    mail.message_id.as_deref().and_then(|id| id.rsplit_once('@')).is_some_and(|(_, domain)| among(domain, circumstances))
}
