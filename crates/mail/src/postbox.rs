//! Our own addresses: where letters are answered and where they bounce, written and read.

use uuid::Uuid;

use crate::seal::{Keys, Purpose, SEAL_CHARS, Sealed};

/// What stands between the mailbox and the seal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Separator {
    /// `r+…@`, sub-addressing (RFC 5233): what most servers know.
    #[default]
    #[serde(rename = "+")]
    Plus,
    /// `r-…@`, for hosts without it.
    #[serde(rename = "-")]
    Hyphen,
}

impl Separator {
    const fn sign(self) -> char {
        match self {
            Self::Plus => '+',
            Self::Hyphen => '-',
        }
    }
}

/// The longest name of a shared mailbox with which a local part stays within 64 octets (RFC 5321, 4.5.3.1.1).
pub const MAILBOX_CHARS: usize = 64 - SEAL_CHARS - 2;

/// Where mail to us arrives: a domain of our own, or one mailbox on somebody else's.
#[derive(Debug, Clone)]
pub struct Postbox {
    domain: String,
    /// Empty on a domain of our own: then `r+SEAL@` and `b+SEAL@`; else `NAME+rSEAL@` and `NAME+bSEAL@`.
    mailbox: String,
    separator: Separator,
    keys: Keys,
}

/// What an address to us is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Addressed {
    /// The answer to a letter; the id is the one the letter was sealed with.
    Reply(Sealed),
    /// A letter that came back.
    Bounce(Sealed),
    /// It has the form of ours, and was not signed by us: forged, damaged, or of a key that is no longer believed.
    Forged,
    /// On our domain or to our mailbox, without a seal.
    Plain,
    /// Not ours at all.
    Elsewhere,
}

impl Postbox {
    /// `mailbox` is empty where the whole domain is ours; it has at most [`MAILBOX_CHARS`] characters.
    pub fn new(domain: &str, mailbox: &str, separator: Separator, keys: Keys) -> Self {
        Self { domain: domain.to_ascii_lowercase(), mailbox: mailbox.to_ascii_lowercase(), separator, keys }
    }

    /// The domain, in lower case.
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The keys behind it, for links.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The address to which a letter is answered: for `Reply-To:`.
    pub fn reply_to(&self, id: Uuid) -> String {
        self.address('r', &self.keys.seal(Purpose::Reply, id))
    }

    /// The envelope sender of a letter (VERP): where it comes back to.
    pub fn bounce_to(&self, id: Uuid) -> String {
        self.address('b', &self.keys.seal(Purpose::Bounce, id))
    }

    fn address(&self, kind: char, seal: &str) -> String {
        let (mailbox, sign, domain) = (&self.mailbox, self.separator.sign(), &self.domain);
        if mailbox.is_empty() { format!("{kind}{sign}{seal}@{domain}") } else { format!("{mailbox}{sign}{kind}{seal}@{domain}") }
    }

    /// What an address is: as it stands in an envelope or a header, with or without angle brackets.
    ///
    /// Either separator is read, so that a change of it ends no address that is out already.
    pub fn read(&self, address: &str) -> Addressed {
        let address = address.trim().trim_start_matches('<').trim_end_matches('>');
        let Some((local, domain)) = address.rsplit_once('@') else { return Addressed::Elsewhere };
        if !domain.eq_ignore_ascii_case(&self.domain) {
            return Addressed::Elsewhere;
        }
        let local = local.to_ascii_lowercase();
        let parted = local.split_once(['+', '-']);
        let sealed = if self.mailbox.is_empty() {
            parted.filter(|(kind, _)| matches!(*kind, "r" | "b"))
        } else {
            let ours = local.strip_prefix(self.mailbox.as_str());
            if ours == Some("") {
                return Addressed::Plain;
            }
            let Some(sealed) = ours.and_then(|rest| rest.strip_prefix(['+', '-'])) else { return Addressed::Elsewhere };
            sealed.split_at_checked(1)
        };
        match sealed {
            Some(("r", seal)) => self.keys.open(Purpose::Reply, seal).map_or(Addressed::Forged, Addressed::Reply),
            Some(("b", seal)) => self.keys.open(Purpose::Bounce, seal).map_or(Addressed::Forged, Addressed::Bounce),
            _ => Addressed::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = "018f9f2e-7c1a-7d3e-9a55-0123456789ab";

    fn postbox(mailbox: &str, separator: Separator) -> Postbox {
        Postbox::new("Reply.Example", mailbox, separator, Keys::new([7; 32], []))
    }

    fn id_of(addressed: &Addressed) -> &str {
        match addressed {
            Addressed::Reply(sealed) | Addressed::Bounce(sealed) => &sealed.id,
            _ => "",
        }
    }

    #[test]
    fn an_answer_comes_back_to_its_letter_however_the_address_was_written() {
        let part: Uuid = PART.parse().unwrap();
        for (mailbox, separator) in [("", Separator::Plus), ("", Separator::Hyphen), ("kontor.buyers", Separator::Plus)] {
            let ours = postbox(mailbox, separator);
            let address = ours.reply_to(part);
            assert!(address.split('@').next().unwrap().len() <= 64, "{address}");
            assert!(matches!(ours.read(&address), Addressed::Reply(_)), "{address}");
            assert_eq!(id_of(&ours.read(&format!("<{}>", address.to_uppercase()))), PART);
            assert!(matches!(ours.read(&ours.bounce_to(part)), Addressed::Bounce(_)));
        }
    }

    #[test]
    fn an_address_that_is_out_already_outlives_a_change_of_the_separator() {
        let part: Uuid = PART.parse().unwrap();
        let before = postbox("", Separator::Plus).reply_to(part);
        assert_eq!(id_of(&postbox("", Separator::Hyphen).read(&before)), PART);
    }

    #[test]
    fn a_bounce_is_no_answer_and_a_forged_seal_is_neither() {
        let ours = postbox("", Separator::Plus);
        let bounce = ours.bounce_to(PART.parse().unwrap());
        assert_eq!(ours.read(&bounce.replacen('b', "r", 1)), Addressed::Forged);
        assert_eq!(ours.read("r+aaaa@reply.example"), Addressed::Forged);
        assert_eq!(ours.read("orders@reply.example"), Addressed::Plain);
        assert_eq!(ours.read("r+aaaa@other.example"), Addressed::Elsewhere);
        assert_eq!(ours.read("nonsense"), Addressed::Elsewhere);
        assert_eq!(postbox("kontor", Separator::Plus).read("anna@reply.example"), Addressed::Elsewhere);
        assert_eq!(postbox("kontor", Separator::Plus).read("kontor@reply.example"), Addressed::Plain);
    }
}
