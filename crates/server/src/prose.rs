//! Plain text as safe HTML: paragraphs, line breaks, and links that were written out.

use std::fmt::Write as _;

use linkify::{LinkFinder, LinkKind};

use crate::markup::Markup;

/// Each paragraph's HTML, everything in it escaped; links get `rel` so that the other page learns nothing of us.
pub fn paragraphs(text: &str) -> Vec<Markup> {
    text.split("\n\n").map(str::trim_end).filter(|paragraph| !paragraph.trim().is_empty()).map(paragraph).collect()
}

fn paragraph(text: &str) -> Markup {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url, LinkKind::Email]);
    let mut html = String::with_capacity(text.len() + 32);
    for span in finder.spans(text.trim_start_matches('\n')) {
        let words = escaped(span.as_str());
        // Writing to a String cannot fail.
        let _ = match span.kind() {
            Some(LinkKind::Url) if is_web(span.as_str()) => {
                write!(html, "<a href=\"{words}\" rel=\"noopener noreferrer nofollow\" target=\"_blank\">{words}</a>")
            }
            Some(LinkKind::Email) => write!(html, "<a href=\"mailto:{words}\">{words}</a>"),
            _ => write!(html, "{}", words.replace('\n', "<br>")),
        };
    }
    Markup::escaped(html)
}

/// Only the web: no `javascript:`, no `file:`.
fn is_web(url: &str) -> bool {
    let url = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    url.starts_with("https://") || url.starts_with("http://")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
