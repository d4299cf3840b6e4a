//! Any bytes at all into the reader of mails and the stripper of replies: they answer, in bounded work, and what is shown is harmless.
#![no_main]

use kontor_mail::{MOST_PARTS, read, visible_reply, visible_text, whole};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let bare = visible_text(&text);
    assert!(bare.steps <= 64 * text.len() + 4096, "{} steps for {} bytes", bare.steps, text.len());
    let Ok(mail) = read(bytes) else { return };
    assert!(mail.parts.iter().filter(|part| part.refused.is_none()).count() <= MOST_PARTS);
    assert!(mail.parts.iter().all(|part| !part.name.contains(['/', '\\'])));
    visible_reply(&mail);
    let shown = whole(&mail).to_ascii_lowercase();
    assert!(!shown.contains("<script") && !shown.contains("<img") && !shown.contains("\"javascript:"));
});
