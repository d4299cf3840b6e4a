//! Absence notes without any header that says so, recognised by what each of their sentences does.
//!
//! A person may say "I am out of the office next week, but the invoice is approved". So a text counts as a note only if it speaks of an
//! absence and **every** sentence does something that such notes do: thank, name a colleague, say when the answer will come.

mod phrases;

use super::look::Look;
use super::words::{any, flowing, holds};
use phrases::{ACCESS, AWAY, BUSINESS, BUT, FOOTERS, GREETINGS, LATER, MACHINE, MEANWHILE, PARTING, THANKS, URGENT, WITHOUT_BLANKS};

/// The longest note, in bytes.
const MOST: usize = 3000;

/// What a sentence does in an absence note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Does {
    SaysAway,
    Thanks,
    NamesAnother,
    SaysWhen,
    SaysNoAccess,
    SaysMachine,
    Nothing,
}

/// Whether the text is an absence note: with the hint of a subject it must speak of an absence, without one it must also do
/// two more of the things that only notes do, and greet nobody by name.
pub fn is_note(look: &Look, hinted: bool) -> bool {
    let text = look.text.trim();
    if text.len() > MOST || text.contains('?') || any(text, &FOOTERS) {
        return false;
    }
    let (greeting, letter) = greeting(text);
    if !hinted && (greeting == Greeting::Person || look.quotes) {
        return false;
    }
    let done: Vec<Does> = sentences(without_parting(letter)).filter_map(|sentence| does(&sentence, hinted)).collect();
    let has = |wanted| done.contains(&wanted);
    let other = [Does::Thanks, Does::NamesAnother, Does::SaysWhen, Does::SaysNoAccess].into_iter().filter(|kind| has(*kind)).count();
    let alien = done.iter().filter(|kind| **kind == Does::Nothing).count();
    if has(Does::SaysMachine) && has(Does::SaysAway) {
        return true;
    }
    let enough = match (hinted, greeting) {
        (true, Greeting::Person) => other >= 1,
        (true, _) => true,
        (false, _) => other >= 2 || other == 1 && !look.answers(),
    };
    // A subject that says it leaves the text the rest: "Out of office: Invoice 4711", "Back on Monday."
    let away = has(Does::SaysAway) || hinted && look.subject.contains(':') && other >= 1;
    away && enough && alien == 0
}

/// Whether words for an absence stand in the text.
pub fn speaks_of_absence(text: &str) -> bool {
    any(&flowing(text), &AWAY)
}

/// Whether the text thanks for a mail as notes do.
pub fn thanks(text: &str) -> bool {
    any(&flowing(text), &THANKS)
}

/// Whether the text says itself that a machine sent it.
pub fn says_machine(text: &str) -> bool {
    any(&flowing(text), &MACHINE)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Greeting {
    None,
    Everybody,
    Person,
}

/// The first line, if it greets, and the rest. A note greets everybody; who writes "Hi Anna," knows whom he answers.
fn greeting(text: &str) -> (Greeting, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim().trim_end_matches([',', '!', '.', ':', ' ', '\u{3002}', '\u{3001}']);
    if GREETINGS.iter().any(|greeting| line == greeting) {
        return (Greeting::Everybody, rest);
    }
    let named = phrases::SALUTES.iter().any(|salute| line.strip_prefix(salute.as_str()).is_some_and(|name| name.starts_with(' ')));
    if named && line.len() < 60 && line.split(' ').count() <= 5 { (Greeting::Person, rest) } else { (Greeting::None, text) }
}

/// What stands above the closing formula.
fn without_parting(text: &str) -> &str {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim().trim_end_matches([',', '.', '!']);
        let parts = words == "--" || PARTING.iter().any(|parting| words.starts_with(parting.as_str()) && words.len() < parting.len() + 30);
        if parts && at > 0 {
            return &text[..at];
        }
        at += line.len();
    }
    text
}

/// Sentences end with a sign and a blank, but not behind the number of a day ("bis 12. Mai"); behind a year or a telephone they do.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    let flowing = flowing(text);
    let mut sentences = vec![String::new()];
    let mut digits = 0_usize;
    let mut letters = flowing.chars().peekable();
    while let Some(letter) = letters.next() {
        if let Some(sentence) = sentences.last_mut() {
            sentence.push(letter);
        }
        let blank = letters.peek().is_none_or(|next| next.is_whitespace());
        let ends = matches!(letter, '\n' | '\u{3002}' | '!' | ';')
            || (letter == '.' && blank && !matches!(digits, 1 | 2) && !short_word(&sentences));
        if ends {
            sentences.push(String::new());
        }
        digits = if letter.is_ascii_digit() { digits + 1 } else { 0 };
    }
    sentences.into_iter().map(|sentence| sentence.trim().to_owned()).filter(|sentence| !sentence.is_empty())
}

/// "tel.", "p.", "ul.", "z.B.": no ends of sentences.
fn short_word(sentences: &[String]) -> bool {
    let last = sentences.last().and_then(|sentence| sentence.trim_end_matches('.').rsplit([' ', '.']).next()).unwrap_or_default();
    let short = [
        "tel", "mob", "fax", "dnr", "str", "mrs", "mme", "sra", "sig", "inc", "ltd", "pan", "bzw", "ext", "dip", "ust", "nip", "geb", "max",
    ];
    (1..=2).contains(&last.len()) && last.is_ascii() || short.contains(&last)
}

/// What a sentence does; nothing for a fragment too short to say anything.
fn does(sentence: &str, hinted: bool) -> Option<Does> {
    if any(sentence, &MACHINE) {
        return Some(Does::SaysMachine);
    }
    let own_matter = any(sentence, &BUT) || (!hinted && any(sentence, &BUSINESS) && !names_contact(sentence));
    if own_matter {
        return Some(Does::Nothing);
    }
    let kinds = [
        (&AWAY, Does::SaysAway),
        (&URGENT, Does::NamesAnother),
        (&ACCESS, Does::SaysNoAccess),
        (&LATER, Does::SaysWhen),
        (&THANKS, Does::Thanks),
    ];
    if any(sentence, &MEANWHILE) && any(sentence, &URGENT) {
        return Some(Does::NamesAnother);
    }
    if let Some((_, kind)) = kinds.into_iter().find(|(phrases, _)| any(sentence, phrases)) {
        return Some(kind);
    }
    if names_contact(sentence) {
        return Some(Does::NamesAnother);
    }
    let words = sentence.split(' ').count();
    let little = if WITHOUT_BLANKS.iter().any(|letters| letters.contains(&sentence.chars().next().unwrap_or(' '))) {
        sentence.chars().count() <= 8
    } else {
        words <= 4
    };
    (!little).then_some(Does::Nothing)
}

/// An address or the number of a telephone: notes name a colleague that way.
fn names_contact(sentence: &str) -> bool {
    let digits = sentence.chars().filter(char::is_ascii_digit).count();
    sentence.contains('@')
        || (digits >= 7
            && ["tel", "phone", "call", "+", "mobil", "fon"].iter().any(|word| sentence.contains(word) || holds(sentence, word)))
}
