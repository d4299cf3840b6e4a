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
    if !page.own(at) {
        return None;
    }
    let folded = page.folded(at);
    if fields[at].is_some() {
        return block(page, fields, at, 3).or_else(|| one_line(folded).then_some(at + 1)).map(Heading::Fields);
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
    let sure = seen.len() >= least.max(3) && sender && mail && mailed;
    let with_rule = least == 2 && seen.len() >= 2 && sender;
    (sure || with_rule).then_some(end)
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
    let edge = |char: char| "-_—– ".contains(char);
    let left = folded.len() - folded.trim_start_matches(edge).len();
    let right = folded.len() - folded.trim_end_matches([':', ' ']).trim_end_matches(edge).len();
    if bare.is_empty() {
        return false;
    }
    let dashed = left >= 3 && right >= 2;
    if dashed && LEXICON.original.iter().any(|words| bare.contains(words)) {
        return true;
    }
    // "-----Anna Nowak/Huta wrote: -----"
    if left >= 4 && right >= 4 && bare.ends_with(':') && super::line::words(bare).any(|word| LEXICON.wrote.contains(word)) {
        return true;
    }
    folded.ends_with(':') && LEXICON.forwarded.iter().any(|begin| bare.starts_with(begin))
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
