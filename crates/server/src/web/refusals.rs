//! Why mail does not come through to an address, in words for people; what the mail server said in its own is for the operator.

use kontor_store::Trouble;

use crate::i18n::Reader;

/// The reason by the class of the enhanced status code (RFC 3463, 3).
pub fn reason(reader: &Reader, status: &str) -> String {
    let mut parts = status.split('.').skip(1);
    reader.t(match (parts.next(), parts.next()) {
        (Some("1"), Some("8" | "7")) | (Some("7"), _) => "mail-refused-policy",
        (Some("1"), _) => "mail-refused-address",
        (Some("2"), Some("2" | "3")) => "mail-refused-full",
        (Some("2"), _) => "mail-refused-mailbox",
        _ => "mail-refused-unknown",
    })
}

/// What an administrator is told of an address of the firm.
pub fn banner(reader: &Reader, trouble: &Trouble) -> String {
    let args = [
        ("address", trouble.address.as_str().into()),
        ("time", reader.moment(trouble.suppressed_at).into()),
        ("reason", reason(reader, &trouble.status).into()),
    ];
    reader.ta("mail-trouble", &args)
}
