//! The few header fields that are written down before anybody reads a mail, and what makes two mails the same one.
//!
//! Nothing here can fail: a mail that no reader understands must still be kept, and found.

use sha2::{Digest, Sha256};

/// How much of a header is looked through, in bytes.
const LOOKED_THROUGH: usize = 64 * 1024;
/// The most that is kept of one field, in bytes.
const FIELD_BYTES: usize = 500;

/// What the header says, as it stands there.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Heads {
    /// Without angle brackets.
    pub message_id: String,
    /// The address alone, in lower case.
    pub from_address: String,
    pub subject: String,
    pub date: String,
    /// As the last server noted it; `None` where none did.
    pub return_path: Option<String>,
    /// Delivered-To, X-Original-To, To and Cc, in this order and each once.
    pub recipients: Vec<String>,
}

impl Heads {
    pub fn of(whole: &[u8]) -> Self {
        let header = String::from_utf8_lossy(&whole[..header_end(whole).min(LOOKED_THROUGH)]);
        let kept_field = |name: &str| kept(&field(&header, name).unwrap_or_default());
        let mut recipients = Vec::new();
        for name in ["delivered-to", "x-original-to", "to", "cc"] {
            for address in field(&header, name).unwrap_or_default().split(',').map(angled) {
                if address.contains('@') && !recipients.contains(&address) {
                    recipients.push(address);
                }
            }
        }
        Self {
            message_id: angled(&kept_field("message-id")),
            from_address: angled(&kept_field("from")).to_lowercase(),
            subject: kept_field("subject"),
            date: kept_field("date"),
            return_path: field(&header, "return-path").map(|value| angled(&value).to_lowercase()),
            recipients,
        }
    }

    /// The sender of the envelope, as far as the mail shows it.
    pub fn sender(self) -> String {
        self.return_path.unwrap_or(self.from_address)
    }

    /// The same for the same mail by whatever road and however often it comes: servers on the way only add to the header.
    pub fn identity(&self, whole: &[u8]) -> String {
        let mut hash = Sha256::new();
        for part in [&self.message_id, &self.from_address, &self.date] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        // An end of a line more or less at the end of the mail is a matter of the road.
        hash.update(whole[header_end(whole)..].trim_ascii());
        hex::encode(hash.finalize())
    }
}

/// Where the header ends: after the first empty line, or with the mail.
fn header_end(whole: &[u8]) -> usize {
    let after = |sign: &[u8]| whole.windows(sign.len()).position(|window| window == sign).map(|at| at + sign.len());
    [after(b"\r\n\r\n"), after(b"\n\n"), after(b"\r\r")].into_iter().flatten().min().unwrap_or(whole.len())
}

/// The first field of this name, unfolded (RFC 5322, 2.2.3).
fn field(header: &str, name: &str) -> Option<String> {
    let mut lines = header.split(['\n', '\r']).filter(|line| !line.is_empty());
    let mut value = lines.find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.trim_end().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
    })?;
    for line in lines.take_while(|line| line.starts_with([' ', '\t'])) {
        value.push(' ');
        value.push_str(line.trim());
    }
    Some(value)
}

/// What stands between the last angle brackets, or all of it.
fn angled(value: &str) -> String {
    value.rsplit_once('<').map_or(value, |(_, rest)| rest.trim_end().trim_end_matches('>')).trim().to_owned()
}

fn kept(value: &str) -> String {
    value[..value.floor_char_boundary(FIELD_BYTES)].chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &[u8] = b"Received: by mx\r\nFrom: =?utf-8?q?Bao?= \r\n <Bao@Bolt.example>\r\nMessage-ID:\r\n <1@bolt.example>\r\nDate: today\r\n\r\nYes.\r\n";

    #[test]
    fn fields_are_read_over_folded_lines() {
        let heads = Heads::of(MAIL);
        assert_eq!((heads.from_address.as_str(), heads.message_id.as_str()), ("bao@bolt.example", "1@bolt.example"));
    }

    #[test]
    fn the_same_mail_with_other_servers_on_its_way_is_the_same() {
        let again = [b"Received: by another\r\nDelivered-To: r@kontor.example\r\n".as_slice(), MAIL, b"\r\n"].concat();
        assert_eq!(Heads::of(MAIL).identity(MAIL), Heads::of(&again).identity(&again));
        let other = String::from_utf8_lossy(MAIL).replace("Yes.", "No.").into_bytes();
        assert_ne!(Heads::of(MAIL).identity(MAIL), Heads::of(&other).identity(&other));
    }

    #[test]
    fn whatever_comes_is_looked_at_without_harm() {
        for whole in [b"".as_slice(), b"\n", b"From", b"From:", b"\xff\xfe:\xff\r\n\r\n", b"from: <<<@>>>\n\n\n"] {
            let heads = Heads::of(whole);
            heads.identity(whole);
        }
    }
}
