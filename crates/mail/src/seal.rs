//! Signed ids: what stands in a reply address or a link, can be checked without a database, and cannot be made by anybody else.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::base32;

/// What a seal is for; one made for one purpose is worth nothing for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The address to which a letter is answered.
    Reply,
    /// The envelope sender of a letter, to which it bounces (VERP).
    Bounce,
    /// To end notifications by one click (RFC 8058).
    Unsubscribe,
    /// To fetch a file that was too large for the letter.
    File,
    /// To confirm a reply that is held because its sender could not be verified.
    Confirm,
    /// To confirm that an address belongs to the organization that named it.
    Address,
}

impl Purpose {
    const fn word(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Bounce => "bounce",
            Self::Unsubscribe => "unsubscribe",
            Self::File => "file",
            Self::Confirm => "confirm",
            Self::Address => "address",
        }
    }
}

/// The keys of one installation: the first signs, all of them are believed, so that a key can be rotated.
///
/// An older key that is taken out ends every address and link it has signed.
#[derive(Clone)]
pub struct Keys {
    current: Key,
    older: Vec<Key>,
}

#[derive(Clone)]
struct Key {
    /// Says which key it was, without telling anything of it.
    id: u8,
    secret: [u8; 32],
}

/// What a seal holds, once it is known to be ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The id, a lower-case hyphenated UUID.
    pub id: String,
    /// When the id was made, as Unix time in milliseconds: a UUIDv7 says so itself (RFC 9562, 5.7), so age needs no database.
    pub made_at: i64,
}

impl Sealed {
    /// Whether the id was made more than `days` before `now` (Unix milliseconds).
    pub fn is_older_than(&self, days: u32, now: i64) -> bool {
        now - self.made_at > i64::from(days) * 86_400_000
    }
}

/// The form of what stands in a seal: version, key, id, tag.
const VERSION: u8 = 1;
const ID: std::ops::Range<usize> = 2..18;
/// 96 bits: far beyond guessing, and the whole fits into 48 characters without a rest.
const TAG_BYTES: usize = 12;
const BYTES: usize = ID.end + TAG_BYTES;
/// How many characters a seal has.
pub const SEAL_CHARS: usize = BYTES * 8 / 5;

impl Keys {
    /// `current` signs; `older` ones are still believed.
    pub fn new(current: [u8; 32], older: impl IntoIterator<Item = [u8; 32]>) -> Self {
        Self { current: Key::new(current), older: older.into_iter().map(Key::new).collect() }
    }

    /// Signs an id for one purpose: 48 characters of lower-case base32 (RFC 4648, 6).
    pub fn seal(&self, purpose: Purpose, id: Uuid) -> String {
        self.seal_about(purpose, id, "")
    }

    /// As [`Keys::seal`], bound to something else that stands beside it, such as the id of a file in the same link.
    pub fn seal_about(&self, purpose: Purpose, id: Uuid, about: &str) -> String {
        let mut bytes = [0u8; BYTES];
        bytes[0] = VERSION;
        bytes[1] = self.current.id;
        bytes[ID].copy_from_slice(id.as_bytes());
        let tag = self.current.mac(purpose, &bytes[..ID.end], about).finalize().into_bytes();
        bytes[ID.end..].copy_from_slice(&tag[..TAG_BYTES]);
        base32::encode(&bytes)
    }

    /// What was signed for this purpose; `None` if it is not ours, was changed, or its key is no longer believed.
    ///
    /// Upper and lower case are the same: some relays change the local part of an address.
    pub fn open(&self, purpose: Purpose, seal: &str) -> Option<Sealed> {
        self.open_about(purpose, seal, "")
    }

    /// As [`Keys::open`], for what was made by [`Keys::seal_about`].
    pub fn open_about(&self, purpose: Purpose, seal: &str, about: &str) -> Option<Sealed> {
        let bytes: [u8; BYTES] = base32::decode(seal)?.try_into().ok()?;
        let (head, tag) = bytes.split_at(ID.end);
        let ours = |key: &&Key| key.id == bytes[1] && key.mac(purpose, head, about).verify_truncated_left(tag).is_ok();
        if bytes[0] != VERSION || std::iter::once(&self.current).chain(&self.older).find(ours).is_none() {
            return None;
        }
        let id = Uuid::from_slice(&bytes[ID]).ok()?;
        let (seconds, nanos) = id.get_timestamp()?.to_unix();
        let made_at = i64::try_from(seconds).ok()?.checked_mul(1000)? + i64::from(nanos / 1_000_000);
        Some(Sealed { id: id.hyphenated().to_string(), made_at })
    }
}

impl Key {
    fn new(secret: [u8; 32]) -> Self {
        let named = Sha256::new().chain_update(secret).chain_update(b"which key").finalize();
        Self { id: named[0], secret }
    }

    /// Over the purpose too, so that an address never serves as a link.
    fn mac(&self, purpose: Purpose, head: &[u8], about: &str) -> Hmac<Sha256> {
        // RFC 2104, 2: a key shorter than the block is filled up with zeros.
        let mut block = [0u8; 64];
        block[..32].copy_from_slice(&self.secret);
        Hmac::<Sha256>::new(&block.into())
            .chain_update(purpose.word().as_bytes())
            .chain_update([0])
            .chain_update(head)
            .chain_update(about.as_bytes())
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Keys(1 and {} older)", self.older.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PART: &str = "018f9f2e-7c1a-7d3e-9a55-0123456789ab";

    fn part() -> Uuid {
        PART.parse().unwrap()
    }

    #[test]
    fn what_was_sealed_opens_for_the_same_purpose_in_either_case() {
        let keys = Keys::new([7; 32], []);
        let seal = keys.seal(Purpose::Reply, part());
        assert_eq!(seal.len(), SEAL_CHARS);
        assert_eq!(keys.open(Purpose::Reply, &seal).unwrap().id, PART);
        assert_eq!(keys.open(Purpose::Reply, &seal.to_uppercase()).unwrap().id, PART);
        assert_eq!(keys.open(Purpose::Bounce, &seal), None);
    }

    #[test]
    fn no_character_of_a_seal_can_be_changed() {
        let keys = Keys::new([7; 32], []);
        let seal = keys.seal(Purpose::Reply, part());
        for place in 0..seal.len() {
            let mut other = seal.clone().into_bytes();
            other[place] = if other[place] == b'a' { b'b' } else { b'a' };
            assert_eq!(keys.open(Purpose::Reply, std::str::from_utf8(&other).unwrap()), None, "character {place}");
        }
        assert_eq!(keys.open(Purpose::Reply, &seal[1..]), None);
        assert_eq!(keys.open(Purpose::Reply, &format!("{seal}a")), None);
        assert_eq!(keys.open(Purpose::Reply, ""), None);
    }

    #[test]
    fn an_older_key_is_believed_until_it_is_taken_out() {
        let seal = Keys::new([1; 32], []).seal(Purpose::Reply, part());
        assert!(Keys::new([2; 32], [[1; 32]]).open(Purpose::Reply, &seal).is_some());
        assert!(Keys::new([2; 32], []).open(Purpose::Reply, &seal).is_none());
    }

    #[test]
    fn a_seal_about_one_file_does_not_open_another() {
        let keys = Keys::new([7; 32], []);
        let seal = keys.seal_about(Purpose::File, part(), "a");
        assert!(keys.open_about(Purpose::File, &seal, "a").is_some());
        assert!(keys.open_about(Purpose::File, &seal, "b").is_none());
        assert!(keys.open(Purpose::File, &seal).is_none());
    }

    #[test]
    fn its_age_is_read_from_the_id() {
        let keys = Keys::new([7; 32], []);
        let sealed = keys.open(Purpose::Reply, &keys.seal(Purpose::Reply, part())).unwrap();
        let year_later = sealed.made_at + 365 * 86_400_000;
        assert!(!sealed.is_older_than(365, year_later));
        assert!(sealed.is_older_than(365, year_later + 1));
    }
}
