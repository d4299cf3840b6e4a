//! The visible reply: what the author of a mail wrote just now, without what it answers and how it ends.

mod attribution;
pub mod element;
mod evidence;
mod farewell;
mod heading;
pub mod html;
mod line;
mod marks;
mod page;
mod render;
mod shape;
mod signature;
mod words;

use std::collections::HashSet;

use crate::mail::Mail;
use page::Page;

/// No more of a text is looked at, in bytes; what follows is left out as if it were quoted.
const MOST_TEXT: usize = 1024 * 1024;

/// What the author of a mail wrote just now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VisibleReply {
    /// The text, without blank lines around it. Empty only if the mail has no text.
    pub text: String,
    /// Content ids of the images that stand within this text; those of quotes and signatures are not among them.
    pub inline: Vec<String>,
    /// True if something of the text was left out, so that "Show the whole e-mail" has more to show.
    pub cut: bool,
    /// Bytes that were looked at, counting each look: the work, which stays within a fixed number for each byte of the mail.
    pub steps: usize,
}

/// Finds the visible reply of a mail.
///
/// The plain text counts where it is real; else the HTML, in which clients mark their quotes. Nothing is cut between two quotes, and where
/// nothing would be left, everything is kept. The work is linear in the size, and at most the first MiB of each body is looked at.
pub fn visible_reply(mail: &Mail) -> VisibleReply {
    let text = mail.text.as_deref().map(unsigned).filter(|text| !text.trim().is_empty());
    let Some(html) = mail.html.as_deref() else {
        let images = mail.parts.iter().filter(|part| part.inline).filter_map(|part| part.content_id.clone());
        return VisibleReply { inline: images.collect(), ..visible_text(text.unwrap_or_default()) };
    };
    let rich = rich(html);
    match text.map(visible_text) {
        Some(plain) if real(&plain, &rich) => {
            VisibleReply { inline: rich.inline, cut: plain.cut || rich.cut, steps: plain.steps + rich.steps, ..plain }
        }
        Some(plain) => VisibleReply { steps: plain.steps + rich.steps, ..rich },
        None => rich,
    }
}

/// Finds the visible reply in a bare text/plain body.
pub fn visible_text(text: &str) -> VisibleReply {
    let (begin, long) = beginning(text);
    let reply = if begin.contains('\r') {
        strip(&Page::plain(&begin.replace("\r\n", "\n").replace('\r', "\n")))
    } else {
        strip(&Page::plain(begin))
    };
    VisibleReply { cut: reply.cut || long, ..reply }
}

fn rich(html: &str) -> VisibleReply {
    let (begin, long) = beginning(html);
    let tree = html::parse(begin);
    let page = Page::new(render::lines(&tree, true));
    let mut reply = strip(&page);
    let mut above = page.lines.iter().take_while(|line| line.mark != line::Mark::Cut);
    if reply.text.is_empty() || !above.any(|line| line.own() && !heading::rule(&line.folded)) {
        // Only a quote or a signature: then it is what was sent. Some write into the box of their signature.
        let whole = Page::new(render::lines(&tree, false));
        let unsigned = strip(&whole);
        reply = VisibleReply { steps: reply.steps + unsigned.steps, ..unsigned };
    }
    VisibleReply { cut: reply.cut || long || tree.signed, steps: reply.steps + begin.len() * 2, ..reply }
}

/// Whether the plain text may stand for the mail: some programs put a stub there, or quotes without any mark.
fn real(plain: &VisibleReply, rich: &VisibleReply) -> bool {
    let count = |reply: &VisibleReply| reply.text.split_whitespace().map(str::len).sum::<usize>();
    let (plain_size, rich_size) = (count(plain), count(rich));
    let stub = plain_size * 4 < rich_size && !plain.cut;
    let alien = rich_size > 0 && shared_words(plain, rich) * 3 < rich.text.split_whitespace().count();
    let unmarked = rich.cut && !plain.cut && plain_size > rich_size + rich_size / 4 + 20;
    rich_size == 0 || !(stub || alien || unmarked)
}

/// How many words of the HTML stand in the plain text too: few, where that only says that the mail is HTML.
fn shared_words(plain: &VisibleReply, rich: &VisibleReply) -> usize {
    let words: HashSet<&str> = plain.text.split_whitespace().collect();
    rich.text.split_whitespace().filter(|word| words.contains(word)).count()
}

/// The text within an inline PGP signature (RFC 4880, section 7).
fn unsigned(text: &str) -> &str {
    let Some(rest) = text.trim_start().strip_prefix("-----BEGIN PGP SIGNED MESSAGE-----") else { return text };
    let body = rest.split_once("\n\n").map_or(rest, |(_, body)| body);
    body.split("\n-----BEGIN PGP SIGNATURE-----").next().unwrap_or(body)
}

fn beginning(text: &str) -> (&str, bool) {
    let end = text.floor_char_boundary(MOST_TEXT);
    (&text[..end], end < text.len())
}

fn strip(page: &Page) -> VisibleReply {
    for farewells in [true, false] {
        let keep = shape::visible(page, farewells);
        let reply = shown(page, &keep);
        if reply.text.chars().any(|char| !char.is_whitespace() && !"-_=~>|#".contains(char)) {
            return reply;
        }
    }
    all(page)
}

fn all(page: &Page) -> VisibleReply {
    shown(page, &vec![true; page.lines.len()])
}

/// Puts the lines that are kept together. Where something was taken out between two paragraphs, one blank line stays.
fn shown(page: &Page, keep: &[bool]) -> VisibleReply {
    let mut reply = VisibleReply { steps: page.steps(), ..VisibleReply::default() };
    let (mut blank, mut gap) = (0_usize, false);
    for (line, &kept) in page.lines.iter().zip(keep) {
        if !kept {
            gap = true;
            reply.cut |= !line.blank();
            continue;
        }
        reply.inline.extend(line.images.iter().cloned());
        if line.text.is_empty() || line.blank() {
            blank += 1;
            continue;
        }
        if !reply.text.is_empty() {
            let blank = if gap { 1 } else { blank };
            reply.text.extend(std::iter::repeat_n('\n', blank + 1));
        }
        reply.text.push_str(&line.text);
        (blank, gap) = (0, false);
    }
    let mut end = reply.text.len();
    while let Some(line) = reply.text[..end].rsplit('\n').next().filter(|line| !line.is_empty() && heading::rule(line) && line.len() < end)
    {
        end = reply.text[..end - line.len()].trim_end().len();
    }
    reply.text.truncate(end);
    reply.text = reply.text.trim().to_owned();
    reply
}
