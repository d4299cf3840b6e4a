//! An element of HTML: its name and those attributes by which clients mark what they wrote.

use html5ever::tokenizer::Tag;

/// An element.
#[derive(Debug, Clone, Default)]
pub struct Element {
    pub name: String,
    /// Attributes, names in lower case.
    attributes: Vec<(String, String)>,
}

/// No attribute is kept longer than this; pictures as `data:` are not needed.
const MOST_VALUE: usize = 2048;

impl Element {
    pub fn new(tag: &Tag) -> Self {
        let kept = tag.attrs.iter().filter(|attribute| attribute.value.len() <= MOST_VALUE);
        Self {
            name: tag.name.to_string(),
            attributes: kept.map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string())).collect(),
        }
    }

    /// An element without attributes.
    pub fn bare(name: &str) -> Self {
        Self { name: name.to_owned(), attributes: Vec::new() }
    }

    pub fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    pub fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(key, _)| key == name)
    }

    /// `id` without the `x_` that Outlook on the web sets before those of a mail it quotes.
    pub fn id(&self) -> &str {
        unprefixed(self.attribute("id"))
    }

    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.attribute("class").split_ascii_whitespace().map(unprefixed)
    }

    /// The style in lower case without spaces.
    pub fn style(&self) -> String {
        self.attribute("style").chars().filter(|char| !char.is_whitespace()).flat_map(char::to_lowercase).collect()
    }
}

fn unprefixed(name: &str) -> &str {
    let mut name = name;
    while let Some(rest) = name.strip_prefix("x_") {
        name = rest;
    }
    name
}
