//! One form of all texts in which phrases are looked for, and lists of phrases in that form.

use std::sync::LazyLock;

/// Phrases in their normal form, made once.
pub type Phrases = LazyLock<Vec<String>>;

/// Folds accents and case, makes quotation marks and dashes plain and runs of blanks one; lines stay.
///
/// Polish is written without its marks as often as with them, so both the texts and the phrases lose them.
pub fn normal(text: &str) -> String {
    let folded = kontor_model::fold(text);
    let mut plain = String::with_capacity(folded.len());
    for letter in folded.chars() {
        let letter = match letter {
            '\u{2018}' | '\u{2019}' | '\u{2032}' | '\u{b4}' | '`' => '\'',
            '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\t' | '\u{a0}' => ' ',
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}' | '\r' => continue,
            other => other,
        };
        if letter == ' ' && plain.ends_with([' ', '\n']) {
            continue;
        }
        plain.push(letter);
    }
    plain
}

/// Turns phrases as people write them, divided by `|`, into their normal form.
pub fn phrases(lists: &[&str]) -> Vec<String> {
    lists.iter().flat_map(|list| list.split('|')).map(normal).collect()
}

/// Whether one of the phrases stands in the text.
pub fn any(text: &str, phrases: &[String]) -> bool {
    phrases.iter().any(|phrase| holds(text, phrase))
}

/// Whether the phrase stands in the text at the beginning of a word; what ends may be an inflection, but not behind a short
/// word: "men" is not in "Menschen". Scripts without blanks know no words.
pub fn holds(text: &str, phrase: &str) -> bool {
    let starts_word = phrase.chars().next().is_some_and(is_letter);
    let short = starts_word && phrase.chars().count() <= 4;
    text.match_indices(phrase).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + phrase.len()..]);
        let begins = !starts_word || !before.chars().next_back().is_some_and(is_letter);
        begins && !(short && behind.chars().next().is_some_and(is_letter))
    })
}

/// Letters of scripts that divide words by blanks.
fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() && letter < '\u{e00}'
}

/// Lines joined into paragraphs, since a sentence goes over lines.
pub fn flowing(text: &str) -> String {
    let mut flowing = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            flowing.push('\n');
        } else {
            if !flowing.is_empty() && !flowing.ends_with('\n') {
                flowing.push(' ');
            }
            flowing.push_str(line);
        }
    }
    flowing
}
