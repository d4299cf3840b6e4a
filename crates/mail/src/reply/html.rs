//! HTML as a flat list of elements and texts in which every element knows its end: enough of a tree, built in one pass.
//!
//! html5ever reads the characters; the nesting is kept here, tolerantly, since mails are seldom well-formed and never may be slow.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};

use super::element::Element;
use super::marks;

/// What stands in a document, in its order.
#[derive(Debug)]
pub enum Node {
    /// An element, and the place behind its last descendant.
    Open(Element, usize),
    Close,
    Text(String),
}

/// A document.
#[derive(Debug, Default)]
pub struct Tree {
    pub nodes: Vec<Node>,
    /// How many quotes (`blockquote`) begin before each node.
    quotes: Vec<usize>,
    /// True if a client marked a signature.
    pub signed: bool,
}

impl Tree {
    /// Whether a `blockquote` stands in these nodes.
    pub fn quotes_within(&self, from: usize, to: usize) -> bool {
        self.quotes.get(to).or(self.quotes.last()) > self.quotes.get(from)
    }
}

/// Elements nest so deep at most; what is deeper becomes its siblings.
const MOST_DEPTH: usize = 200;
/// Pieces (attributes, or words in them) of one tag; the tokenizer compares each attribute with all before it.
const MOST_PIECES: usize = 500;

const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Reads a document.
pub fn parse(html: &str) -> Tree {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(&bounded(html)));
    let tokenizer = Tokenizer::new(Builder::default(), html5ever::tokenizer::TokenizerOpts::default());
    while !matches!(tokenizer.feed(&queue), html5ever::TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.state.into_inner().finish()
}

/// Cuts tags with absurdly many attributes.
fn bounded(html: &str) -> Cow<'_, str> {
    let long = |tag: &str| {
        tag.starts_with(|char: char| char.is_ascii_alphabetic() || char == '/') && tag.split_ascii_whitespace().nth(MOST_PIECES).is_some()
    };
    let span = |piece: &str| piece.find('>').unwrap_or(piece.len());
    if !html.split('<').skip(1).any(|piece| long(&piece[..span(piece)])) {
        return Cow::Borrowed(html);
    }
    let mut pieces = html.split('<');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push('<');
        let end = span(piece);
        if long(&piece[..end]) {
            let name = piece.split_ascii_whitespace().next().unwrap_or_default();
            out.push_str(name);
            out.push_str(if end < piece.len() { &piece[end..] } else { ">" });
        } else {
            out.push_str(piece);
        }
    }
    Cow::Owned(out)
}

#[derive(Default)]
struct Builder {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    tree: Tree,
    /// Places of the elements that are open.
    open: Vec<usize>,
    /// How many of each name are open, so that a stray end costs nothing.
    names: HashMap<String, usize>,
    quotes: usize,
}

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(text) => state.text(&text),
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return state.start(&tag),
            Token::TagToken(tag) => state.end(&tag.name),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn push(&mut self, node: Node) {
        self.tree.quotes.push(self.quotes);
        self.tree.nodes.push(node);
    }

    fn text(&mut self, text: &str) {
        if let Some(Node::Text(before)) = self.tree.nodes.last_mut() {
            before.push_str(text);
        } else {
            self.push(Node::Text(text.to_owned()));
        }
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let element = Element::new(tag);
        self.imply_ends(&element.name);
        self.tree.signed |= marks::role(&element) == marks::Role::Signature;
        let name = element.name.clone();
        let at = self.tree.nodes.len();
        self.push(Node::Open(element, at + 1));
        self.quotes += usize::from(name == "blockquote");
        if VOID.contains(&name.as_str()) || self.open.len() >= MOST_DEPTH {
            self.push(Node::Close);
            self.close(at);
        } else {
            self.open.push(at);
            *self.names.entry(name.clone()).or_default() += 1;
        }
        match name.as_str() {
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "style" | "xmp" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            _ => TokenSinkResult::Continue,
        }
    }

    /// A paragraph ends where a block begins, an item where the next one does.
    fn imply_ends(&mut self, name: &str) {
        let innermost = self.open.last().and_then(|&at| self.name(at)).unwrap_or_default();
        let ends = match innermost {
            "p" => matches!(name, "p" | "div" | "ul" | "ol" | "table" | "blockquote" | "h1" | "h2" | "h3" | "h4" | "hr" | "pre"),
            "li" => name == "li",
            "td" | "th" => matches!(name, "td" | "th" | "tr"),
            "option" => name == "option",
            "head" => name == "body",
            _ => false,
        };
        if ends {
            self.pop();
        }
    }

    fn name(&self, at: usize) -> Option<&str> {
        match self.tree.nodes.get(at) {
            Some(Node::Open(element, _)) => Some(&element.name),
            _ => None,
        }
    }

    fn end(&mut self, name: &str) {
        if name == "br" {
            // Browsers take it as a line break.
            let at = self.tree.nodes.len();
            self.push(Node::Open(Element::bare("br"), at + 2));
            self.push(Node::Close);
            return;
        }
        if self.names.get(name).is_none_or(|open| *open == 0) {
            return;
        }
        while let Some(&at) = self.open.last() {
            let found = self.name(at) == Some(name);
            self.pop();
            if found {
                return;
            }
        }
    }

    fn pop(&mut self) {
        let Some(at) = self.open.pop() else { return };
        let name = self.name(at).unwrap_or_default().to_owned();
        if let Some(open) = self.names.get_mut(&name) {
            *open -= 1;
        }
        self.push(Node::Close);
        self.close(at);
    }

    fn close(&mut self, at: usize) {
        let end = self.tree.nodes.len();
        if let Some(Node::Open(_, close)) = self.tree.nodes.get_mut(at) {
            *close = end;
        }
    }

    fn finish(mut self) -> Tree {
        while !self.open.is_empty() {
            self.pop();
        }
        self.tree.quotes.push(self.quotes);
        self.tree
    }
}
