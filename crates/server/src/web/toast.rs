//! The short notice after an action, with the way to take it back.

use askama::Template;

use crate::i18n::Reader;

#[derive(Template)]
#[template(path = "toast.html")]
struct Toast<'a> {
    r: &'a Reader,
    words: &'a str,
    undo: Option<&'a str>,
}

/// As a fragment that the scripts of our pages show for six seconds; empty if it cannot be made, since it only says what is done already.
pub fn toast(reader: &Reader, words: &str, undo: Option<&str>) -> String {
    Toast { r: reader, words, undo }.render().unwrap_or_default()
}
