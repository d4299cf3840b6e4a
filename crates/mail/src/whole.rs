//! The whole mail as HTML that is safe to show: no script, no style, nothing from elsewhere.

use crate::mail::Mail;
use crate::reply::element::Element;
use crate::reply::html::{self, Node};

/// No more of a body is shown, in bytes.
const MOST: usize = 1024 * 1024;

/// Elements that are kept, without attributes but links.
const KEPT: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];
/// Elements that are left out with all they hold.
const DROPPED: &[&str] =
    &["script", "style", "head", "title", "template", "noscript", "object", "select", "textarea", "svg", "math", "iframe", "form"];

/// The body of a mail as a piece of HTML for "Show the whole e-mail".
///
/// Links lead only to `http`, `https`, `mailto` and `tel`, open in a page of their own and tell nobody where they were clicked. Pictures are left
/// out: those from elsewhere would tell the sender that and where the mail is read, and those of the mail stand among its parts.
pub fn whole(mail: &Mail) -> String {
    match (&mail.html, &mail.text) {
        (Some(html), _) => safe(&balanced(beginning(html))),
        (None, Some(text)) => format!("<pre>{}</pre>", escape(beginning(text))),
        (None, None) => String::new(),
    }
}

/// The second lock: a sanitizer that is used by many and knows every trick.
fn safe(html: &str) -> String {
    ammonia::Builder::default()
        .tags(KEPT.iter().copied().collect())
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(ammonia::UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer nofollow"))
        .set_tag_attribute_value("a", "target", "_blank")
        .clean(html)
        .to_string()
}

/// Only what is kept, properly nested: a sanitizer that builds a browser's tree can be made to build a huge one from tags that are never closed.
fn balanced(html: &str) -> String {
    let tree = html::parse(html);
    let mut out = String::with_capacity(html.len());
    let mut open: Vec<Option<&str>> = Vec::new();
    let mut at = 0;
    while let Some(node) = tree.nodes.get(at) {
        at += 1;
        match node {
            Node::Text(text) => out.push_str(&escape(text)),
            Node::Close => {
                if let Some(name) = open.pop().flatten() {
                    out.extend(["</", name, ">"]);
                }
            }
            Node::Open(element, end) if DROPPED.contains(&element.name.as_str()) || is_hidden(element) => at = *end,
            Node::Open(element, _) => {
                let kept = KEPT.contains(&element.name.as_str());
                if kept {
                    out.push_str(&start(element));
                }
                open.push(kept.then_some(element.name.as_str()).filter(|name| !matches!(*name, "br" | "hr")));
            }
        }
    }
    out
}

/// What its reader's mail program does not show either, such as the line that many put before the text for the list of mails.
fn is_hidden(element: &Element) -> bool {
    let style: String = element.attribute("style").chars().filter(|c| !c.is_whitespace()).collect();
    style.to_ascii_lowercase().split(';').any(|rule| matches!(rule.trim_end_matches("!important"), "display:none"))
}

fn start(element: &Element) -> String {
    let href = element.attribute("href").trim();
    let span = |name: &str| element.attribute(name).parse::<u16>().ok().filter(|count| (2..=100).contains(count));
    match element.name.as_str() {
        "a" if !href.is_empty() => format!("<a href=\"{}\">", escape(href)),
        name @ ("td" | "th") => match span("colspan") {
            Some(count) => format!("<{name} colspan=\"{count}\">"),
            None => format!("<{name}>"),
        },
        name => format!("<{name}>"),
    }
}

fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(MOST)]
}

/// Text as HTML shows it.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            char => out.push(char),
        }
    }
    out
}
