//! The words by which quotes, farewells and footers are known, in the languages of the world: `words.txt`, read once.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// All words, folded as [`fold`](super::line::fold) does.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(include_str!("words.txt")));

/// Fields of the header of a mail as clients write them above a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    From,
    Date,
    To,
    Copy,
    Subject,
}

type Words = HashSet<&'static str>;
type List = Vec<&'static str>;

/// The lists of `words.txt`, where each is explained. Whole words are sets; beginnings and pieces are lists.
pub struct Lexicon {
    pub wrote: Words,
    pub wrote_within: List,
    pub on: Words,
    pub quoting: List,
    pub own_sentence: Words,
    fields: HashMap<&'static str, Field>,
    pub original: List,
    pub forwarded: List,
    pub above: List,
    pub answer: List,
    pub closing: Words,
    pub thanks: Words,
    pub sent_from: List,
    pub device: List,
    pub sent_end: List,
    pub footer_link: List,
    pub notice: List,
    pub legal: List,
    pub plain_notice: List,
    pub banner: List,
    pub banner_begin: List,
    pub banner_outside: List,
    pub banner_mail: List,
    pub firm: Words,
}

impl Lexicon {
    fn new(file: &'static str) -> Self {
        let mut lists: HashMap<&str, List> = HashMap::new();
        let mut name = "";
        for line in file.lines().filter(|line| !line.is_empty()) {
            match line.strip_prefix("# ") {
                Some(title) => name = title.split(':').next().unwrap_or(title),
                None => lists.entry(name).or_default().extend(line.split(" | ")),
            }
        }
        let list = |name: &str| lists.get(name).cloned().unwrap_or_default();
        let words = |name: &str| list(name).into_iter().collect::<Words>();
        let kinds = [
            ("field-copy", Field::Copy),
            ("field-to", Field::To),
            ("field-date", Field::Date),
            ("field-subject", Field::Subject),
            ("field-from", Field::From),
        ];
        let fields = kinds.into_iter().flat_map(|(name, field)| list(name).into_iter().map(move |word| (word, field))).collect();
        Self {
            wrote: words("wrote"),
            wrote_within: list("wrote-within"),
            on: words("on"),
            quoting: list("quoting"),
            own_sentence: words("own-sentence"),
            fields,
            original: list("original"),
            forwarded: list("forwarded"),
            above: list("above"),
            answer: list("answer"),
            closing: words("closing"),
            thanks: words("thanks"),
            sent_from: list("sent-from"),
            device: list("device"),
            sent_end: list("sent-end"),
            footer_link: list("footer-link"),
            notice: list("notice"),
            legal: list("legal"),
            plain_notice: list("plain-notice"),
            banner: list("banner"),
            banner_begin: list("banner-begin"),
            banner_outside: list("banner-outside"),
            banner_mail: list("banner-mail"),
            firm: words("firm"),
        }
    }

    /// Which field a name is.
    pub fn field(&self, name: &str) -> Option<Field> {
        self.fields.get(name).copied()
    }
}
