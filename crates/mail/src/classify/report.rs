//! Reports in the form of the standards: what became of a mail (RFC 3464), whether it was shown (RFC 8098), complaints (RFC 5965).

use super::bounce::{Bounce, OriginalMail};
use super::look::{Look, beginning};
use super::words::normal;
use super::{AutoKind, Class, auto, reason};
use crate::Part;

/// How much of a report is looked at, in bytes.
const MOST: usize = 64 * 1024;

/// What a report says; none: the mail is not one.
pub fn decide(look: &Look) -> Option<Class> {
    let whole = look.mail.media_type == "multipart/report";
    let kind = look.mail.parameter("report-type").unwrap_or_default().to_lowercase();
    if let Some(part) = look.mail.parts.iter().find(|part| is_delivery_status(part)) {
        // A person who passes a report on, as an attachment or within the text, is a person.
        return (whole || super::bounce::from_mail_system(look)).then(|| delivery(look, part));
    }
    let holds = |media_type: &str| look.mail.parts.iter().any(|part| part.media_type == media_type);
    match kind.as_str() {
        _ if !whole => None,
        "disposition-notification" => Some(auto(AutoKind::Read)),
        "feedback-report" | "tlsrpt" => Some(auto(AutoKind::Feedback)),
        _ if holds("message/disposition-notification") => Some(auto(AutoKind::Read)),
        _ if holds("message/feedback-report") => Some(auto(AutoKind::Feedback)),
        // Its part with the status is lost; what its text says remains.
        "delivery-status" | "" => super::bounce::without_report(look).or_else(|| Some(auto(AutoKind::Notice))),
        _ => Some(auto(AutoKind::Notice)),
    }
}

/// Also in the form for addresses beyond ASCII (RFC 6533), and as some relays rename it.
fn is_delivery_status(part: &Part) -> bool {
    matches!(part.media_type.as_str(), "message/delivery-status" | "message/global-delivery-status" | "text/delivery-status")
}

/// One block of fields about one recipient, or about the mail as a whole.
#[derive(Debug, Default)]
struct Block(Vec<(String, String)>);

impl Block {
    fn field(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    fn action(&self) -> String {
        self.field("action").unwrap_or_default().split([' ', '(', ';']).next().unwrap_or_default().to_lowercase()
    }

    fn status(&self) -> Option<String> {
        let status = self
            .field("status")
            .and_then(|value| value.split(|c: char| c.is_whitespace() || c == '(' || c == ';').find(|word| reason::is_status(word)));
        status.map(str::to_owned).or_else(|| self.field("diagnostic-code").and_then(|said| reason::meant(&normal(said))))
    }

    /// Failed first, then delayed: a report may name several recipients, and a letter of ours has one.
    fn rank(&self) -> u8 {
        match self.action().as_str() {
            "failed" => 0,
            "delayed" => 2,
            "delivered" | "relayed" | "expanded" => 3,
            _ if self.field("status").is_some_and(|status| status.trim_start().starts_with('2')) => 3,
            _ => 1,
        }
    }
}

fn delivery(look: &Look, part: &Part) -> Class {
    let text = String::from_utf8_lossy(&part.bytes[..part.bytes.len().min(MOST)]);
    let blocks = blocks(&text);
    let recipients =
        blocks.iter().filter(|block| block.field("action").is_some() || block.field("status").is_some() || recipient(block).is_some());
    let Some(worst) = recipients.min_by_key(|block| block.rank()) else {
        return super::bounce::by_text(look, None);
    };
    if worst.rank() == 3 {
        return auto(AutoKind::Delivered);
    }
    let status = worst.status().or_else(|| reason::meant(super::bounce::told(look)));
    let status = status.unwrap_or_else(|| if worst.rank() == 2 { "4.0.0".to_owned() } else { "5.0.0".to_owned() });
    let diagnostic = worst.field("diagnostic-code").map(|said| said.split_once(';').map_or(said, |(_, words)| words).trim().to_owned());
    let original = OriginalMail::of(look);
    Class::Bounce(Box::new(Bounce::new(Some(status), recipient(worst), diagnostic, original)))
}

/// The address as it was given first, else as it was at the end; without its type (`rfc822;`).
fn recipient(block: &Block) -> Option<String> {
    let value = block.field("original-recipient").or_else(|| block.field("final-recipient"))?;
    let address = value.split_once(';').map_or(value, |(_, address)| address).trim();
    let address = address.trim_start_matches('<').trim_end_matches('>');
    (!address.is_empty()).then(|| beginning(address, 320).to_owned())
}

/// Blocks are divided by empty lines; a line that begins with a blank goes on with the one before (RFC 3464, section 2.1).
fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = vec![Block::default()];
    for line in text.lines() {
        let line = line.trim_end();
        if line.is_empty() {
            blocks.push(Block::default());
            continue;
        }
        let Some(Block(fields)) = blocks.last_mut() else { break };
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = fields.last_mut() {
                value.push(' ');
                value.push_str(line.trim_start());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            fields.push((name.trim().to_lowercase(), value.trim().to_owned()));
        }
    }
    blocks
}
