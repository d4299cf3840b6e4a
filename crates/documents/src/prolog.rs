//! The grammar of what may stand before the root element: the XML declaration (XML 1.0, production 23) and a DOCTYPE without
//! an internal subset (production 28). Both are blanked out before a tree is built, so nobody else looks at them.

/// Whether what stands between `<?xml` and `?>` is a declaration.
pub(crate) fn is_declaration(text: &str) -> bool {
    let version =
        |value: &str| value.strip_prefix("1.").is_some_and(|minor| !minor.is_empty() && minor.bytes().all(|b| b.is_ascii_digit()));
    let standalone = |value: &str| matches!(value, "yes" | "no");
    let Some(rest) = after_attribute(text, "version", version) else { return false };
    let rest = after_attribute(rest, "encoding", is_encoding).unwrap_or(rest);
    let rest = after_attribute(rest, "standalone", standalone).unwrap_or(rest);
    rest.trim_ascii().is_empty()
}

fn is_encoding(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_alphabetic()) && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
}

/// What follows this attribute, if it is next and has such a value.
fn after_attribute<'a>(text: &'a str, name: &str, holds: impl Fn(&str) -> bool) -> Option<&'a str> {
    let rest = after_space(text)?.strip_prefix(name)?.trim_ascii_start();
    let (value, rest) = literal(rest.strip_prefix('=')?.trim_ascii_start())?;
    holds(value).then_some(rest)
}

/// Whether this is a DOCTYPE: a name, and perhaps where its definition is.
pub(crate) fn is_doctype(text: &str) -> bool {
    let Some(inner) = text.strip_prefix("<!DOCTYPE").and_then(|text| text.strip_suffix('>')).and_then(after_space) else {
        return false;
    };
    let (name, rest) = inner.split_at(inner.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inner.len()));
    let rest = after_literals(rest, "SYSTEM", 1).or_else(|| after_literals(rest, "PUBLIC", 2)).unwrap_or(rest);
    !name.is_empty() && !name.contains(['"', '\'']) && rest.trim_ascii().is_empty()
}

/// What follows this word and so many literals behind it.
fn after_literals<'a>(text: &'a str, word: &str, count: usize) -> Option<&'a str> {
    let rest = after_space(text)?.strip_prefix(word)?;
    (0..count).try_fold(rest, |rest, _| Some(literal(after_space(rest)?)?.1))
}

/// What follows white space, of which there must be some.
fn after_space(text: &str) -> Option<&str> {
    let rest = text.trim_ascii_start();
    (rest.len() < text.len()).then_some(rest)
}

/// What stands in quotes here, and what follows them.
fn literal(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    text[1..].split_once(quote)
}
