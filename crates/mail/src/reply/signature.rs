//! Where the author's words end and the farewell begins: signatures, closing formulas with a name block, footers, notices.

use super::evidence;
use super::farewell::{self, Closing};
use super::heading::rule;
use super::line::{Mark, words};
use super::page::Page;
use super::words::LEXICON;

/// Lines of a signature that no standard delimiter announces, at most.
const MOST_LINES: usize = 15;
/// Farewells below each other that are taken off.
const MOST_ENDINGS: usize = 5;

/// Those of these lines that are a farewell. `first` says that they begin the mail.
pub fn farewell(page: &Page, lines: &[usize], first: bool) -> Vec<usize> {
    let mut gone: Vec<usize> = Vec::new();
    let banners = if first { banners(page, lines) } else { 0 };
    gone.extend(&lines[..banners]);
    let mut rest: Vec<usize> = lines[banners..].iter().copied().filter(|&at| page.own(at)).collect();
    rest.retain(|&at| {
        let footer = farewell::footer(page.folded(at));
        if footer {
            gone.push(at);
        }
        !footer
    });
    // A signature, a notice and a footer of a list below each other are three; each look goes over all lines.
    for _ in 0..MOST_ENDINGS {
        let Some(end) = ending(page, &rest, first, gone.iter().max().copied()) else { break };
        gone.extend(rest.drain(end.from..end.to));
    }
    gone
}

/// Lines (by their place in the list) that go.
struct End {
    from: usize,
    to: usize,
}

fn ending(page: &Page, own: &[usize], first: bool, signed: Option<usize>) -> Option<End> {
    let all = |from: usize| End { from, to: own.len() };
    // Where the mail begins with it, it is all there is.
    let least = usize::from(first);
    let from = delimiter(page, own, least).or_else(|| notice(page, own, least)).or_else(|| ruled(page, own, least));
    if let Some(from) = from {
        return Some(all(from));
    }
    closing(page, own, least, signed)
        .or_else(|| dashed_name(page, own, least).map(all))
        .or_else(|| contact_block(page, own, least).map(all))
}

fn banners(page: &Page, lines: &[usize]) -> usize {
    let Some(begin) = lines.iter().position(|&at| page.own(at)) else { return 0 };
    if !farewell::banner(page.folded(lines[begin])) && !farewell::warning(&paragraph(page, lines, begin)) {
        return 0;
    }
    lines.iter().enumerate().skip(begin).take(10).find(|(_, at)| page.lines[**at].blank()).map_or(0, |(end, _)| end)
}

/// `-- `, the only standard (RFC 3676, section 4.3), also without its space, which many programs drop.
fn delimiter(page: &Page, own: &[usize], least: usize) -> Option<usize> {
    (least..own.len()).find(|&place| {
        let folded = page.folded(own[place]);
        let below = own.len() - place - 1;
        match folded {
            "--" => below <= 30 || page.lines[own[place]].text == "--\u{20}",
            "—" | "–" | "––" => below <= MOST_LINES,
            _ => false,
        }
    })
}

/// A line of dashes or the like with a signature below, as mailing lists and boxed signatures have it. A thematic break has text below.
fn ruled(page: &Page, own: &[usize], least: usize) -> Option<usize> {
    (least..own.len())
        .rev()
        .take(MOST_LINES + 1)
        .filter(|&place| rule(page.folded(own[place])))
        .filter(|&place| signature(page, &own[place + 1..]))
        .last()
}

/// Short lines with contact data among them, and no sentences.
fn signature(page: &Page, below: &[usize]) -> bool {
    let content: Vec<usize> = below.iter().copied().filter(|&at| !rule(page.folded(at))).collect();
    content.len() <= MOST_LINES
        && content.iter().all(|&at| !prose(page.folded(at)))
        && (content.is_empty()
            || content.iter().any(|&at| contact(page.folded(at)))
            || (content.len() <= 4 && content.iter().all(|&at| name(&page.lines[at].text))))
}

/// A paragraph of the lawyers, and all below it.
fn notice(page: &Page, own: &[usize], least: usize) -> Option<usize> {
    (least..own.len())
        .rev()
        .take(40)
        .filter(|&place| begins_paragraph(page, own, place))
        .filter(|&place| farewell::notice(&paragraph(page, own, place)))
        .last()
}

fn begins_paragraph(page: &Page, own: &[usize], place: usize) -> bool {
    place == 0
        || own[place] > own[place - 1] + 1
        || rule(page.folded(own[place - 1]))
        || page.folded(own[place]).starts_with(|char: char| !char.is_alphanumeric())
}

fn paragraph(page: &Page, own: &[usize], place: usize) -> String {
    let mut whole = String::new();
    for (offset, &at) in own[place..].iter().enumerate() {
        if at != own[place] + offset || whole.len() > 600 {
            break;
        }
        whole.push_str(page.folded(at));
        whole.push(' ');
    }
    page.count(whole.len());
    whole
}

/// "Kind regards" and the block of names and numbers below, up to a postscript.
///
/// The name may have gone already, with the signature below.
fn closing(page: &Page, own: &[usize], least: usize, signed: Option<usize>) -> Option<End> {
    let begin = own.len().saturating_sub(MOST_LINES + 8).max(least);
    (begin..own.len()).find_map(|place| {
        let below = &own[place + 1..];
        let length = below.iter().position(|&at| postscript(page.folded(at))).unwrap_or(below.len());
        let kind = farewell::closing(page.folded(own[place]));
        let fits = match kind {
            Some(Closing::Formal) if below.is_empty() => signature_below(page, own[place], signed),
            Some(kind) => block(page, &below[..length], kind),
            None => closing_line(page, own[place], &below[..length]),
        };
        fits.then_some(End { from: place, to: place + 1 + length })
    })
}

/// "Best regards, Jens Berg" above contact data, or with his firm in the same line.
fn closing_line(page: &Page, at: usize, below: &[usize]) -> bool {
    let folded = page.folded(at);
    let Some(name) = farewell::name_behind_closing(folded) else { return false };
    let count = words(name).filter(|word| word.chars().any(char::is_alphanumeric)).count();
    (1..=4).contains(&count) && block(page, below, Closing::Thanks) || below.is_empty() && count <= 10 && firm(name)
}

/// Whether a signature below this line has been taken off, or left out because the client had marked it.
fn signature_below(page: &Page, at: usize, signed: Option<usize>) -> bool {
    let marked = |below: usize| page.lines.get(below).is_some_and(|line| line.mark == Mark::Signed);
    signed.is_some_and(|gone| gone > at && !farewell::footer(page.folded(gone)))
        || (at + 1..page.lines.len()).take_while(|&below| page.lines[below].blank()).any(marked)
}

fn block(page: &Page, below: &[usize], kind: Closing) -> bool {
    let Some(&top) = below.first() else { return false };
    if below.len() > MOST_LINES
        || below.iter().any(|&at| prose(page.folded(at)) || page.folded(at).ends_with(['?', '？']))
        || afterthought(page, below)
        || !(name(&page.lines[top].text) || contact(page.folded(top)))
    {
        return false;
    }
    match kind {
        Closing::Formal => true,
        Closing::Thanks => below.len() >= 2 && below.iter().any(|&at| contact(page.folded(at))),
    }
}

/// A sentence, however short, in a paragraph of its own below the name: "The drawings follow tomorrow."
fn afterthought(page: &Page, below: &[usize]) -> bool {
    below.windows(2).take(2).any(|pair| {
        let folded = page.folded(pair[1]);
        let apart = pair[1] > pair[0] + 1 && !contact(page.folded(pair[0]));
        apart && folded.ends_with(['.', '!', '。']) && words(folded).count() >= 4 && !contact(folded)
    })
}

fn postscript(folded: &str) -> bool {
    ["ps ", "ps.", "ps:", "p.s", "p. s.", "пс:", "p.d.", "n.b", "nb:", "nb."].iter().any(|begin| folded.starts_with(begin))
}

/// "-Anna" as the last line.
fn dashed_name(page: &Page, own: &[usize], least: usize) -> Option<usize> {
    let place = own.len().checked_sub(1).filter(|&place| place >= least)?;
    let text = page.lines[own[place]].text.trim();
    let bare = text.strip_prefix("--").or_else(|| text.strip_prefix(['-', '–', '—', '~']))?;
    let signed = bare.trim_start();
    let listed = place > 0 && page.folded(own[place - 1]).starts_with(['-', '–', '—', '~', '•']);
    let apart = place == 0 || own[place] > own[place - 1] + 1;
    let fits = words(signed).count() <= 3
        && signed.chars().all(|char| char.is_alphabetic() || " .'-".contains(char))
        && signed.chars().next().is_some_and(char::is_alphabetic);
    let tight = bare.len() == signed.len();
    (fits && !listed && apart && (tight || signed.starts_with(char::is_uppercase))).then_some(place)
}

/// The last paragraph, if it is a name above telephone, address and the like.
fn contact_block(page: &Page, own: &[usize], least: usize) -> Option<usize> {
    let end = own.len();
    let from = (0..end).rev().find(|&place| place == 0 || own[place] > own[place - 1] + 1).filter(|&place| place >= least.max(1))?;
    let block = &own[from..];
    let proofs = block.iter().filter(|&&at| contact(page.folded(at))).count();
    let text = page.lines[block[0]].text.trim();
    let named =
        name(text) && words(&page.lines[block[0]].folded).count() >= 2 && !text.ends_with([':', ',']) && !contact(page.folded(block[0]));
    // "Please call our designer:" is no end of a mail.
    let announced = page.folded(own[from - 1]).ends_with([':', '：']);
    (named
        && !announced
        && (3..=MOST_LINES).contains(&block.len())
        && proofs >= 2
        && !block.iter().any(|&at| prose(page.folded(at)) || page.folded(at).starts_with(['-', '•', '>'])))
    .then_some(from)
}

/// At most five words, each as names, titles or firms are written, and no end of a sentence.
fn name(text: &str) -> bool {
    // "Piet Janssen | Supply Chain | Delta Pompen"
    let text = text.trim().trim_matches(['*', '_', ',', '|']).split(['|', '•', '·']).next().unwrap_or_default().trim();
    let count = text.split_whitespace().count();
    let capital = text
        .split_whitespace()
        .any(|word| word.starts_with(|char: char| char.is_uppercase() || (char.is_alphabetic() && !char.is_lowercase()) || char == '"'));
    let single = count == 1 && text.chars().all(|char| char.is_alphabetic() || char == '.' || char == '-');
    (1..=6).contains(&count)
        && (capital || single)
        && !text.ends_with(['?', '!', ':'])
        && evidence::digits(text) <= 2
        && !(text.ends_with('.') && count > 3)
}

/// A sentence: words enough, and neither addresses nor the registers and numbers of a firm.
fn prose(folded: &str) -> bool {
    if evidence::address(folded) || evidence::link(folded) {
        return false;
    }
    let count = words(folded).count();
    let ended = folded.ends_with(['.', '?', '!', '。', '？', '…']) || folded.ends_with(',') && count > 8;
    let labels = folded.matches([':', '|', '•', '·']).count();
    let unspaced = !folded.is_ascii() && folded.chars().count() > 30 && count <= 3;
    if ended && count >= 6 { labels < 2 && !firm(folded) } else { count > 14 && labels < 2 && !firm(folded) || unspaced }
}

/// The legal form of a firm, a register, or a label of a telephone.
fn firm(folded: &str) -> bool {
    words(folded).any(|word| LEXICON.firm.contains(word))
}

/// Whether contact data or the name of a firm stand in the line.
fn contact(folded: &str) -> bool {
    let numbered = evidence::digits(folded) >= 7 && !prose(folded);
    let named = words(folded).count() <= 14 && firm(folded) && !folded.ends_with(['?', '!']);
    evidence::address(folded) || evidence::link(folded) || numbered || named || folded.starts_with("[cid:") || folded.starts_with("[image:")
}
