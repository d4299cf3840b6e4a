//! What else parts a reply from the mail it answers: a block of header lines, "-----Original Message-----", "write above this line".

use super::evidence;
use super::line::Mark;
use super::page::Page;
use super::words::{Field, LEXICON};

/// Lines of a block that are looked at: fields, wrapped recipients, blank lines between.
const MOST_LINES: usize = 16;

/// What begins at a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// A block of header lines up to and without this line.
    Fields(usize),
    /// A separator, with the block below it if there is one.
    Separator(usize),
    /// "Please write above this line".
    Above,
}

/// The field that each line begins with, found once for the whole page.
pub fn fields(page: &Page) -> Vec<Option<Field>> {
    (0..page.lines.len()).map(|at| page.own(at).then(|| field_of(page.folded(at))).flatten()).collect()
}

fn field_of(folded: &str) -> Option<Field> {
    let folded = folded.trim_start_matches(['_', '|', ' ', '-']);
    let (name, _) = folded.split_once(':').or_else(|| folded.split_once('\t'))?;
    if name.len() > 40 {
        return None;
    }
    LEXICON.field(name.trim_matches(['_', ' ']))
}

/// What begins at this line, if anything.
pub fn at(page: &Page, fields: &[Option<Field>], at: usize) -> Option<Heading> {
    if page.lines[at].mark == Mark::Cut {
        return Some(Heading::Separator(at + 1));
    }
    if arrows(page, at) {
        return Some(Heading::Separator(at + 1));
    }
    if !page.own(at) {
        return None;
    }
    let folded = page.folded(at);
    if fields[at].is_some() {
        let end = block(page, fields, at, 3).or_else(|| one_line(folded).then_some(at + 1));
        return end.or_else(|| sender_and_time(page, fields, at)).or_else(|| labelled(page, at)).map(Heading::Fields);
    }
    if let Some(end) = labelled(page, at).or_else(|| stacked(page, at)) {
        return Some(Heading::Fields(end));
    }
    if above(folded) {
        return Some(Heading::Above);
    }
    if separator(folded) {
        let end = page.next(at + 1).and_then(|next| block(page, fields, next, 2)).unwrap_or(at + 1);
        return Some(Heading::Separator(end));
    }
    if rule(folded) {
        let below = page.next(at + 1)?;
        return block(page, fields, below, 2).map(Heading::Separator);
    }
    None
}

/// The end of a block that begins here, if so many different fields stand together.
fn block(page: &Page, fields: &[Option<Field>], begin: usize, least: usize) -> Option<usize> {
    let mut seen: Vec<Field> = Vec::new();
    let (mut end, mut foreign, mut mailed) = (begin, 0, false);
    for (at, field) in fields.iter().enumerate().skip(begin).take(MOST_LINES) {
        if page.lines[at].blank() {
            continue;
        }
        if let Some(field) = *field {
            // The same once more is the next block.
            if seen.contains(&field) && field != Field::Copy {
                break;
            }
            mailed |= field == Field::Subject || evidence::address(page.folded(at));
            seen.push(field);
            (end, foreign) = (at + 1, 0);
        } else if continues(page, at) && foreign < 3 {
            foreign += 1;
        } else {
            break;
        }
    }
    let sender = seen.contains(&Field::From) || seen.contains(&Field::Date);
    let mail = seen.contains(&Field::To) || seen.contains(&Field::Subject);
    // Goods travel from, to and on a date too: a mail has a subject or addresses.
    // And who shows the header of a mail announces it: "We send:".
    let shown = !seen.contains(&Field::Date) && least > 2 && announced(page, begin);
    let sure = seen.len() >= least.max(3) && sender && mail && mailed && !shown;
    let with_rule = least == 2 && seen.len() >= 2 && sender;
    (sure || with_rule).then_some(end)
}

fn announced(page: &Page, at: usize) -> bool {
    let above = (at.saturating_sub(3)..at).rev().find(|&above| !page.lines[above].blank());
    above.is_some_and(|above| page.folded(above).ends_with([':', '：']))
}

/// Lotus Notes in columns, which the plain text stacks: sender, time, and the names of fields alone in their lines.
fn stacked(page: &Page, begin: usize) -> Option<usize> {
    if !evidence::address(page.folded(begin)) {
        return None;
    }
    let second = page.next(begin + 1).filter(|second| *second <= begin + 2 && page.own(*second))?;
    let when = evidence::when(page.folded(second));
    if !(when.date && when.time && page.folded(second).len() < 60) {
        return None;
    }
    let named = |at: usize| LEXICON.field(page.folded(at));
    let below = (second + 1..page.lines.len()).take(MOST_LINES);
    let to = below.clone().find(|&at| named(at) == Some(Field::To))?;
    below.filter(|&at| at > to).find(|&at| named(at) == Some(Field::Subject)).map(|at| at + 1)
}

/// Sender and time of day alone, above a blank line: an address or seconds show that a program wrote them.
fn sender_and_time(page: &Page, fields: &[Option<Field>], at: usize) -> Option<usize> {
    let second = page.next(at + 1).filter(|second| *second <= at + 2)?;
    let both = [fields[at]?, fields[second]?];
    let (from, date) = match both {
        [Field::From, Field::Date] => (at, second),
        [Field::Date, Field::From] => (second, at),
        _ => return None,
    };
    let (from, date) = (page.folded(from), page.folded(date));
    let when = evidence::when(date);
    let exact = evidence::digits(date) >= 11 && date.matches(':').count() >= 3;
    let parted = page.lines.get(second + 1).is_some_and(super::line::Line::blank);
    (parted && when.date && when.time && (evidence::address(from) || exact)).then_some(second + 1)
}

/// In a language nobody listed: four fields or more, one with an address in brackets and one with date and time, and text below.
fn labelled(page: &Page, begin: usize) -> Option<usize> {
    if begin > 0 && page.own(begin - 1) && !rule(page.folded(begin - 1)) {
        return None;
    }
    let label = |at: usize| page.own(at).then(|| page.folded(at)).and_then(labelled_value);
    let mut end = begin;
    let (mut addressed, mut dated) = (false, false);
    while let Some(value) = label(end).filter(|_| end < begin + MOST_LINES) {
        let when = evidence::when(value);
        addressed |= end < begin + 2 && value.ends_with('>') && evidence::address(value);
        dated |= end < begin + 3 && when.date && when.time;
        end += 1;
    }
    (end >= begin + 4 && addressed && dated && page.next(end).is_some()).then_some(end)
}

/// What stands behind a label of at most three words.
fn labelled_value(folded: &str) -> Option<&str> {
    let (label, value) = folded.split_once(':')?;
    let named = !label.is_empty()
        && label.len() <= 40
        && label.split(' ').count() <= 3
        && label.chars().all(|char| char.is_alphabetic() || " ./-".contains(char));
    (named && value.starts_with(' ')).then_some(value)
}

/// A list of recipients goes on over lines.
fn continues(page: &Page, at: usize) -> bool {
    let folded = page.folded(at);
    page.own(at)
        && folded.len() < 300
        && (evidence::address(folded)
            || folded.ends_with([';', ','])
            || folded.contains(';')
            || page.lines[at].text.starts_with([' ', '\t']))
}

/// A whole block that some program put into one line.
fn one_line(folded: &str) -> bool {
    if folded.len() > 600 || !evidence::address(folded) {
        return false;
    }
    let mut kinds: Vec<Field> = Vec::new();
    let parts: Vec<&str> = folded.split(':').collect();
    for part in &parts[..parts.len().saturating_sub(1)] {
        let found = part.rsplit(' ').next().and_then(|name| LEXICON.field(name));
        kinds.extend(found.filter(|found| !kinds.contains(found)));
    }
    kinds.len() >= 4 && kinds.contains(&Field::From) && kinds.contains(&Field::Subject)
}

/// "-----Original Message-----" and its kin, and what Apple Mail and Lotus Notes write instead.
fn separator(folded: &str) -> bool {
    if folded.len() > 160 {
        return false;
    }
    let bare = folded.trim_matches(|char: char| "-_=—–~# ".contains(char));
    // "== Original offer ==" is an author's heading; three such signs are a program's.
    let doubled = folded.starts_with("===");
    let edge = |char: char| "-_—– ".contains(char) || doubled && char == '=';
    let left = folded.len() - folded.trim_start_matches(edge).len();
    let right = folded.len() - folded.trim_end_matches([':', ' ']).trim_end_matches(edge).len();
    if bare.is_empty() {
        return false;
    }
    let dashed = left >= 3 && right >= 2;
    if dashed && LEXICON.original.iter().any(|words| bare.contains(words)) {
        return true;
    }
    // "-----Anna Nowak/Huta wrote: -----", "---- On Tue, 03 Mar 2026 16:42:10 +0100 Anna wrote ----"
    let told = |word| LEXICON.wrote.contains(word);
    let last = super::line::words(bare).last().is_some_and(told);
    if left >= 3 && right >= 3 && (last || evidence::when(bare).date && super::line::words(bare).any(told)) {
        return true;
    }
    folded.ends_with(':') && LEXICON.forwarded.iter().any(|begin| bare.starts_with(begin))
}

/// `GroupWise`: ">>> Anna Nowak <anna@…> 12.11.2026 10:15 >>>", and the mail below it has no marks.
fn arrows(page: &Page, at: usize) -> bool {
    let text = page.lines[at].text.trim();
    text.len() < 300 && text.starts_with(">>>") && text.ends_with(">>>") && {
        let when = evidence::when(page.folded(at));
        when.date && when.time
    }
}

/// A line of dashes, underscores or the like.
pub fn rule(folded: &str) -> bool {
    folded.len() >= 3 && folded.chars().all(|char| "-_=~#—–─━⸻+ ".contains(char))
}

fn above(folded: &str) -> bool {
    folded.len() < 250 && LEXICON.above.iter().any(|words| folded.contains(words)) && marked(folded)
}

/// Dashes or signs around, or the bare request; an author may write of a line above which something stands.
fn marked(folded: &str) -> bool {
    let edge = |char: char| !char.is_alphanumeric() && char != '"' && char != '(';
    folded.starts_with(edge) || folded.chars().count() < 90 && LEXICON.answer.iter().any(|verb| folded.contains(verb))
}
