//! The line that introduces a quote: "On Thu, 12 Nov 2026 at 10:15, Anna Nowak <anna@…> wrote:", in any language, over up to four lines.
//!
//! Not the words alone decide, since an author may write "On Monday I wrote:" too: a date with a time, an address, or quoted lines
//! below must stand beside the verb. Where date and address stand together before a colon, no verb is needed, and so no language.

use super::evidence::{self, When};
use super::line::{Mark, words};
use super::page::Page;
use super::words::LEXICON;

/// Over so many lines clients wrap it.
const MOST_LINES: usize = 4;
/// The longest line, and the longest whole, in bytes.
const MOST_LINE: usize = 400;
const MOST_WHOLE: usize = 700;

/// The first line of the introduction that ends in this line, if one does.
pub fn ending_at(page: &Page, end: usize) -> Option<usize> {
    if !page.own(end) {
        return None;
    }
    if page.lines[end].mark == Mark::Attribution {
        return Some((0..end).rev().take_while(|&at| page.lines[at].mark == Mark::Attribution).last().unwrap_or(end));
    }
    let followed = page.next(end + 1).is_some_and(|next| page.quoted(next));
    let last = page.folded(end);
    if run_on(last) {
        page.count(last.len() * 4);
        return Some(end);
    }
    if last.len() > MOST_LINE || !(followed || ends(last)) {
        return None;
    }
    let mut whole = String::new();
    let mut partly = None;
    for start in (0..=end).rev().take(MOST_LINES) {
        let line = page.folded(start);
        if !page.own(start) || line.len() > MOST_LINE || whole.len() + line.len() > MOST_WHOLE || (start < end && sentence_ends(line)) {
            break;
        }
        whole = if whole.is_empty() { line.to_owned() } else { format!("{line} {whole}") };
        page.count(whole.len() * 4);
        match Evidence::of(&whole).verdict(followed) {
            Verdict::Whole => return Some(extend(page, start, end)),
            Verdict::Partly => partly = partly.or(Some(start)),
            Verdict::No => {}
        }
    }
    partly.map(|start| extend(page, start, end))
}

/// The end of an introduction with which a quote begins: Apple Mail sets it behind the mark.
pub fn begins_quote(page: &Page, begin: usize) -> Option<usize> {
    let mut whole = String::new();
    for at in begin..page.lines.len().min(begin + MOST_LINES) {
        let line = page.folded(at);
        if !page.quoted(at) || line.is_empty() || line.len() > MOST_LINE {
            return None;
        }
        whole = if whole.is_empty() { line.to_owned() } else { format!("{whole} {line}") };
        page.count(whole.len() * 4);
        if ends(line) {
            let found = Evidence::of(&whole);
            let told = found.verb && found.when.date && found.when.time && !found.own_sentence();
            return told
                .then(|| (at + 1..page.lines.len()).find(|&below| !(page.quoted(below) && page.folded(below).is_empty())))
                .flatten();
        }
    }
    None
}

fn ends(folded: &str) -> bool {
    let bare = folded.trim_end_matches(['>', ' ', '_']);
    bare.ends_with(':') || folded.ends_with(":>")
}

/// The introduction and the quote in one line, as some telephones send them: "On …, Anna<anna@…> wrote:   Did it arrive?"
fn run_on(folded: &str) -> bool {
    let Some((at, _)) = folded.match_indices(": ").find(|(at, _)| *at <= MOST_LINE && addressed_verb(&folded[..*at])) else { return false };
    let evidence = Evidence::of(&folded[..=at]);
    evidence.verb && evidence.when.date && evidence.when.time && evidence.begins() && !evidence.own_sentence()
}

/// The verb stands last, right behind the address.
fn addressed_verb(begin: &str) -> bool {
    begin.rsplit_once(' ').is_some_and(|(before, verb)| LEXICON.wrote.contains(verb) && before.ends_with('>'))
}

/// A sentence that ends here does not go on as an introduction; a date may end in a dot.
fn sentence_ends(line: &str) -> bool {
    (line.ends_with(['.', '!', '?']) && evidence::digits(line) < 3) || line.ends_with(':')
}

enum Verdict {
    /// Everything is there.
    Whole,
    /// Enough, if no line more makes it whole.
    Partly,
    No,
}

struct Evidence<'a> {
    whole: &'a str,
    when: When,
    address: bool,
    verb: bool,
    colon: bool,
}

impl<'a> Evidence<'a> {
    fn of(whole: &'a str) -> Self {
        let verb = words(whole).any(|word| LEXICON.wrote.contains(word)) || LEXICON.wrote_within.iter().any(|verb| whole.contains(verb));
        Self { whole, when: evidence::when(whole), address: evidence::address(whole), verb, colon: ends(whole) }
    }

    fn verdict(&self, followed: bool) -> Verdict {
        let dated = self.when.date || self.when.time;
        let quoting = LEXICON.quoting.iter().any(|begin| self.whole.starts_with(begin));
        if self.verb && dated && (self.colon || followed) && (self.address || followed || (self.begins() && !self.own_sentence())) {
            return Verdict::Whole;
        }
        // Gmail once wrote "2012/10/19 Anna Nowak <anna@…>", and nothing else.
        if followed && self.address && self.when.date && self.begins() && self.whole.ends_with(['>', ')']) && !self.prose() {
            return Verdict::Whole;
        }
        if self.colon && self.address && dated && (followed || self.when.time && self.bracketed()) && !self.prose() {
            return Verdict::Whole;
        }
        let verb = self.verb || quoting;
        if self.colon && verb && self.address || self.colon && followed && (verb || self.address || (self.when.date && self.when.time)) {
            return Verdict::Partly;
        }
        Verdict::No
    }

    /// Whether it begins as such lines do: with a preposition, a day, a number or a name; in any case with time of day and date.
    fn begins(&self) -> bool {
        let first = words(self.whole).next().unwrap_or_default();
        (self.when.date && self.when.time) || LEXICON.on.contains(first) || first.starts_with(|char: char| char.is_ascii_digit())
    }

    /// "On 12.11.2026 your colleague wrote:" is what the author says.
    fn own_sentence(&self) -> bool {
        words(self.whole).skip(1).any(|word| LEXICON.own_sentence.contains(word))
    }

    /// The address in brackets is the last thing before the colon.
    fn bracketed(&self) -> bool {
        self.whole.trim_end_matches([':', ' ', '>']).len() + 2 <= self.whole.len() || self.whole.ends_with("):")
    }

    /// Without a verb, many words are a sentence: "Please send it by 12:00 to anna@huta.example, thank you:".
    fn prose(&self) -> bool {
        words(self.whole).filter(|word| word.chars().all(char::is_alphabetic) && word.chars().count() > 1).count() > 14
    }
}

/// Takes in lines above that belong to it: the name before an address, the date before a time.
fn extend(page: &Page, start: usize, end: usize) -> usize {
    let mut start = start;
    while start > 0 && end - start + 1 < MOST_LINES && page.own(start - 1) {
        let (above, first) = (page.folded(start - 1), page.folded(start));
        let opens = |line: &str| {
            words(line).next().is_some_and(|word| LEXICON.on.contains(word) || word.starts_with(|char: char| char.is_ascii_digit()))
        };
        let begun = opens(first)
            && (evidence::when(first).date || !first.starts_with(|char: char| char.is_ascii_digit()) && evidence::digits(first) > 3);
        let name = first.starts_with(['<', '(']) && !sentence_ends(above) && above.len() < 90;
        let address = !begun && evidence::address(above) && !sentence_ends(above) && above.ends_with(['>', ',', ')']) && above.len() < 200;
        // "On Tue, Mar 3," above "2026 at 4:42 PM Anna".
        let day = first.starts_with(|char: char| char.is_ascii_digit())
            && words(above).next().is_some_and(|word| LEXICON.on.contains(word))
            && above.len() < 40;
        let date = (!begun || day) && opens(above) && evidence::digits(above) > 0 && !sentence_ends(above) && above.len() < 120;
        if !(name || address || date) {
            break;
        }
        start -= 1;
    }
    start
}
