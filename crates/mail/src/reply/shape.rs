//! The arrangement of a reply: which lines are the author's, given where quotes begin and how they are introduced.

use super::attribution;
use super::farewell;
use super::heading::{self, Heading};
use super::page::Page;
use super::signature;

/// A quote without an introduction that stands first, up to so many lines, is what the author points at.
const SHORT_QUOTE: usize = 5;

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Blank,
    Own,
    Quoted,
    /// Introduces a quote.
    Intro,
    /// Signature, footer or notice: never shown.
    Farewell,
}

/// Lines that belong together.
#[derive(Debug, Clone, Copy)]
struct Run {
    from: usize,
    to: usize,
    quoted: bool,
    introduced: bool,
}

/// Which lines are the visible reply; empty if nothing would be left.
pub fn visible(page: &Page, strip: bool) -> Vec<bool> {
    let (mut kinds, end) = cut(page);
    kinds.truncate(end);
    sew(page, &mut kinds);
    introduced(page, &mut kinds);
    if strip {
        farewells(page, &mut kinds);
    }
    let runs = runs(&kinds);
    let mut keep = vec![false; page.lines.len()];
    for run in kept(page, &runs) {
        for at in run.from..run.to {
            keep[at] = matches!(kinds[at], Kind::Blank | Kind::Own | Kind::Quoted);
        }
    }
    keep
}

/// The kind of each line, and where the mail that is answered begins for good.
fn cut(page: &Page) -> (Vec<Kind>, usize) {
    let fields = heading::fields(page);
    let mut kinds: Vec<Kind> = (0..page.lines.len()).map(|at| kind(page, at)).collect();
    let mut first_own = None;
    let mut at = 0;
    while at < page.lines.len() {
        let heading = heading::at(page, &fields, at);
        let span = match heading {
            Some(Heading::Above) => Some((at, at + 1)),
            Some(Heading::Fields(end) | Heading::Separator(end)) => Some((at, end)),
            None => attribution::ending_at(page, at).map(|begin| (begin, at + 1)),
        };
        if let Some((begin, end)) = span {
            if first_own.is_some_and(|own| own < begin) && !goes_on_quoted(page, end, heading) {
                return (kinds, begin);
            }
            if first_own.is_none()
                && matches!(heading, Some(Heading::Fields(_) | Heading::Separator(_)))
                && !goes_on_quoted(page, end, heading)
            {
                // Nothing stands above a mail that has no marks: somebody passed it on without a word.
                return (kinds, page.lines.len());
            }
            if heading == Some(Heading::Above) || goes_on_quoted(page, end, heading) {
                kinds[begin..end].fill(Kind::Intro);
                first_own = first_own.filter(|own| *own < begin);
                at = end;
                continue;
            }
        }
        let own = kinds[at] == Kind::Own && !farewell::banner(page.folded(at)) && !heading::rule(page.folded(at));
        first_own = first_own.or(own.then_some(at));
        at += 1;
    }
    (kinds, page.lines.len())
}

/// Whether the quote has marks of its own, so that an answer may stand below it.
fn goes_on_quoted(page: &Page, end: usize, heading: Option<Heading>) -> bool {
    heading != Some(Heading::Above) && page.next(end).is_some_and(|next| page.quoted(next))
}

fn kind(page: &Page, at: usize) -> Kind {
    let line = &page.lines[at];
    match (line.depth > 0, line.folded.is_empty()) {
        (true, _) => Kind::Quoted,
        (false, true) => Kind::Blank,
        (false, false) => Kind::Own,
    }
}

/// A quoted line that a relay broke in two leaves its tail without a mark.
fn sew(page: &Page, kinds: &mut [Kind]) {
    for at in 1..kinds.len().saturating_sub(1) {
        let torn = kinds[at] == Kind::Own && kinds[at - 1] == Kind::Quoted && kinds[at + 1] == Kind::Quoted;
        let (above, line) = (&page.lines[at - 1], &page.lines[at]);
        if torn && above.text.len() >= 60 && line.text.len() < above.text.len() && line.text.starts_with(char::is_lowercase) {
            kinds[at] = Kind::Quoted;
        }
    }
}

/// An introduction behind the marks is no more of the quote than one before them.
fn introduced(page: &Page, kinds: &mut [Kind]) {
    for run in runs(kinds).into_iter().filter(|run| run.quoted) {
        let begin = (run.from..run.to).find(|&at| kinds[at] == Kind::Quoted);
        let end = begin.and_then(|begin| attribution::begins_quote(page, begin)).filter(|end| *end <= run.to);
        if let (Some(begin), Some(end)) = (begin, end) {
            kinds[begin..end].fill(Kind::Intro);
        }
    }
}

/// Takes signatures, footers and notices out of each run of the author's lines.
fn farewells(page: &Page, kinds: &mut [Kind]) {
    let mut first = true;
    for run in runs(kinds).into_iter().filter(|run| !run.quoted) {
        let lines: Vec<usize> = (run.from..run.to).filter(|&at| matches!(kinds[at], Kind::Own | Kind::Blank)).collect();
        for at in signature::farewell(page, &lines, first) {
            kinds[at] = Kind::Farewell;
        }
        first = false;
    }
}

fn runs(kinds: &[Kind]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, kind) in kinds.iter().enumerate() {
        let quoted = match kind {
            Kind::Quoted | Kind::Intro => true,
            Kind::Own => false,
            Kind::Blank | Kind::Farewell => {
                if let Some(run) = runs.last_mut() {
                    run.to = at + 1;
                }
                continue;
            }
        };
        match runs.last_mut() {
            Some(run) if run.quoted == quoted => {
                run.to = at + 1;
                run.introduced |= *kind == Kind::Intro;
            }
            _ => runs.push(Run { from: if runs.is_empty() { 0 } else { at }, to: at + 1, quoted, introduced: *kind == Kind::Intro }),
        }
    }
    runs
}

/// The runs that are shown.
fn kept(page: &Page, runs: &[Run]) -> Vec<Run> {
    let Some(last) = runs.iter().rposition(|run| !run.quoted) else { return Vec::new() };
    let (shown, below) = runs.split_at(last + 1);
    let quotes: Vec<&Run> = shown.iter().filter(|run| run.quoted).collect();
    let within = below.first().is_some_and(|below| !below.introduced);
    let with_quotes = match quotes[..] {
        // Text below one whole mail, or above and below it.
        [quote] if quote.introduced => within,
        [quote] => !runs[0].quoted || within || lines(page, quote) <= SHORT_QUOTE,
        // Answers between quotes: what they answer stays, or nobody would understand them.
        _ => true,
    };
    let pointed = below.first().filter(|tail| pointed_at(page, runs[last], tail));
    shown.iter().filter(|run| with_quotes || !run.quoted).chain(pointed).copied().collect()
}

/// "Please run:" and then lines with `>` that the author wrote.
fn pointed_at(page: &Page, own: Run, tail: &Run) -> bool {
    let Some(line) = (own.from..own.to).rev().find(|&at| !page.lines[at].blank()) else { return false };
    let folded = page.folded(line);
    !tail.introduced && line + 1 == tail.from && lines(page, tail) <= 3 && folded.ends_with(':') && !super::evidence::address(folded)
}

fn lines(page: &Page, run: &Run) -> usize {
    (run.from..run.to).filter(|&at| page.quoted(at)).count()
}
