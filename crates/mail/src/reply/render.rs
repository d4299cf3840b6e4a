//! From HTML to lines, as a browser would break them, each with the depth of its quote and the client's marks.

use super::element::Element;
use super::html::{Node, Tree};
use super::line::{Line, Mark};
use super::marks::{self, Role};

/// The lines of a document; with `strip`, without the signatures that clients marked.
pub fn lines(tree: &Tree, strip: bool) -> Vec<Line> {
    let mut paper = Paper { strip, ..Paper::default() };
    let mut at = 0;
    while let Some(node) = tree.nodes.get(at) {
        at = match node {
            Node::Open(element, end) => paper.open(tree, element, at, *end),
            Node::Close => {
                paper.close();
                at + 1
            }
            Node::Text(text) => {
                paper.text(text);
                at + 1
            }
        };
    }
    paper.flush();
    paper.lines
}

/// What is undone when an element ends.
#[derive(Debug, Default)]
struct Frame {
    block: bool,
    /// A paragraph: an empty line before and behind it.
    spaced: bool,
    quote: bool,
    pre: bool,
    attribution: bool,
    holder: bool,
    listing: bool,
    /// Where a link leads, and where its text began in the line.
    link: Option<(String, usize)>,
    cell: bool,
}

#[derive(Debug, Default)]
struct Paper {
    strip: bool,
    lines: Vec<Line>,
    line: String,
    /// True if anything stands in the line, be it a space that does not break.
    begun: bool,
    space: bool,
    gap: bool,
    frames: Vec<Frame>,
    images: Vec<String>,
    depth: usize,
    pre: usize,
    attribution: usize,
    /// The next number of each list that is open; none where it has dashes.
    lists: Vec<Option<usize>>,
}

impl Paper {
    fn open(&mut self, tree: &Tree, element: &Element, at: usize, end: usize) -> usize {
        let role = marks::role(element);
        if role == Role::Skip {
            return end;
        }
        if role == Role::Signature && self.strip {
            self.signed(&element.name);
            return end;
        }
        let mut frame = Frame { block: block(&element.name), ..Frame::default() };
        match role {
            Role::Quote => frame.quote = true,
            Role::Holder if element.name == "blockquote" || !tree.quotes_within(at, end) => frame.quote = true,
            Role::Holder => frame.holder = true,
            Role::Attribution => frame.attribution = true,
            Role::Cut => self.cut(),
            _ => {}
        }
        self.enter(element, &mut frame);
        self.frames.push(frame);
        at + 1
    }

    fn enter(&mut self, element: &Element, frame: &mut Frame) {
        if frame.block || frame.quote {
            self.flush();
        }
        match element.name.as_str() {
            "br" => self.end_line(),
            "hr" => {
                self.line.push_str("---");
                self.begun = true;
                self.flush();
            }
            "img" => self.image(element),
            "pre" | "xmp" => frame.pre = true,
            "p" => frame.spaced = spaced(element),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => frame.spaced = true,
            "ul" | "ol" => {
                frame.listing = true;
                let first = element.attribute("start").parse().unwrap_or(1);
                self.lists.push((element.name == "ol").then_some(first));
            }
            "li" => self.item(),
            "a" => frame.link = Some((element.attribute("href").trim().to_owned(), self.line.len())),
            "td" | "th" => {
                frame.cell = true;
                self.space |= self.begun;
            }
            _ => {}
        }
        self.gap |= frame.spaced;
        self.pre += usize::from(frame.pre);
        self.attribution += usize::from(frame.attribution);
        self.depth += usize::from(frame.quote);
    }

    fn close(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        if let Some((href, begun)) = &frame.link {
            self.link(href, *begun);
        }
        if frame.block || frame.quote {
            self.flush();
        }
        if frame.listing {
            self.lists.pop();
        }
        self.space |= frame.cell && self.begun;
        self.gap |= frame.spaced;
        self.pre -= usize::from(frame.pre);
        self.attribution -= usize::from(frame.attribution);
        self.depth -= usize::from(frame.quote);
    }

    fn text(&mut self, text: &str) {
        if self.pre > 0 {
            for (nth, line) in text.split('\n').enumerate() {
                if nth > 0 {
                    self.end_line();
                }
                self.line.push_str(line);
                self.begun |= !line.is_empty();
            }
            return;
        }
        for char in text.chars() {
            match char {
                ' ' | '\t' | '\n' | '\r' | '\u{C}' => self.space = true,
                char => {
                    if self.space && self.begun {
                        self.line.push(' ');
                    }
                    self.space = false;
                    self.begun = true;
                    self.line.push(if char == '\u{A0}' { ' ' } else { char });
                }
            }
        }
    }

    fn image(&mut self, element: &Element) {
        if let Some(id) = element.attribute("src").strip_prefix("cid:") {
            self.images.push(id.to_owned());
        }
        // A smiley is a picture to some clients.
        let alt = element.attribute("alt");
        if !alt.is_empty() && alt.chars().count() <= 8 && alt.chars().all(|char| !char.is_ascii() && !char.is_alphanumeric()) {
            self.text(alt);
        }
    }

    fn item(&mut self) {
        let depth = self.lists.len().saturating_sub(1).min(8);
        let sign = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number = number.saturating_add(1);
                format!("{}. ", number.saturating_sub(1))
            }
            _ => "- ".to_owned(),
        };
        self.line = format!("{}{sign}", "  ".repeat(depth));
        self.begun = true;
        self.space = false;
    }

    /// Names the address of a link whose text does not.
    fn link(&mut self, href: &str, begun: usize) {
        let shown = self.line.get(begun..).unwrap_or_default().trim();
        let web = href.starts_with("http://") || href.starts_with("https://");
        let bare = |text: &str| text.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/').to_lowercase();
        let same = bare(href) == bare(shown) || bare(href).starts_with(&bare(shown)) && shown.contains('.');
        if web && self.depth == 0 && !shown.is_empty() && !same && href.len() <= 500 && !shown.contains("://") {
            self.line.extend([" (", href, ")"]);
        }
    }

    /// A signature was left out here.
    fn signed(&mut self, name: &str) {
        if block(name) {
            self.flush();
            self.lines.push(Line { mark: Mark::Signed, ..Line::default() });
        }
    }

    /// The answered mail begins here.
    fn cut(&mut self) {
        self.flush();
        if self.depth == 0 && self.frames.iter().all(|frame| !frame.holder) {
            self.lines.push(Line { mark: Mark::Cut, ..Line::default() });
        }
    }

    fn flush(&mut self) {
        if self.begun || !self.images.is_empty() {
            self.end_line();
        }
        self.space = false;
    }

    fn end_line(&mut self) {
        let text = bulleted(std::mem::take(&mut self.line));
        let images = std::mem::take(&mut self.images);
        if self.gap && (self.begun || !images.is_empty()) && self.lines.last().is_some_and(|line| !line.blank() && line.mark != Mark::Cut) {
            self.lines.push(Line::rendered("", self.depth.min(self.lines.last().map_or(0, |line| line.depth)), Mark::None, Vec::new()));
        }
        self.gap = false;
        let mark = if self.attribution > 0 { Mark::Attribution } else { Mark::None };
        self.lines.push(Line::rendered(&text, self.depth, mark, images));
        (self.begun, self.space) = (false, false);
    }
}

/// Word writes its bullets as signs with blanks that do not break.
fn bulleted(line: String) -> String {
    match line.split_once(' ') {
        Some((sign @ ("·" | "•" | "§" | "o" | "-" | "–"), rest)) if rest.starts_with(' ') => [sign, " ", rest.trim_start()].concat(),
        _ => line,
    }
}

fn block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "table"
            | "tr"
            | "ul"
            | "xmp"
            | "html"
    )
}

/// Outlook's paragraphs have no margin; an empty one stands for a blank line there.
fn spaced(element: &Element) -> bool {
    let style = element.style();
    let none = ["margin:0", "margin-bottom:0", "margin-top:0"].iter().any(|margin| style.contains(margin));
    !none && !element.classes().any(|class| class.starts_with("Mso") || matches!(class, "p1" | "p2" | "p3"))
}
