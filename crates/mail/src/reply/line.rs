//! Lines of a mail, with what the client's markup already says about them, and a form in which words can be compared.

/// A line of the mail.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// As it will be shown.
    pub text: String,
    /// For comparison: see [`fold`]. Empty for a blank line; quoted lines are folded without their marks.
    pub folded: String,
    /// How deep it is quoted; 0 is the author's own, as far as marks tell.
    pub depth: usize,
    pub mark: Mark,
    /// Images (`cid:`) that stand in this line.
    pub images: Vec<String>,
}

/// What the markup of the client says about a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mark {
    #[default]
    None,
    /// Part of the line that introduces a quote.
    Attribution,
    /// Here begins the mail that is answered; all that follows belongs to it.
    Cut,
    /// Here stood a signature that the client had marked.
    Signed,
}

impl Line {
    /// A line of a text/plain body.
    pub fn plain(text: &str) -> Self {
        let text = text.trim_end();
        let indent = text.len() - text.trim_start_matches(' ').len();
        let (depth, content) = if indent <= 3 { quoted(&text[indent..]) } else { (0, text) };
        Self { text: text.to_owned(), folded: fold(content), depth, ..Self::default() }
    }

    /// A line that was rendered from HTML.
    pub fn rendered(text: &str, depth: usize, mark: Mark, images: Vec<String>) -> Self {
        let text = text.trim_end_matches([' ', '\u{A0}', '\t', '\n']);
        let marks = ">".repeat(depth);
        let shown = match (depth, text.is_empty()) {
            (0, _) => text.to_owned(),
            (_, true) => marks,
            (_, false) => format!("{marks} {text}"),
        };
        Self { text: shown, folded: fold(text), depth, mark, images }
    }

    pub fn blank(&self) -> bool {
        self.folded.is_empty() && self.depth == 0
    }

    /// The author's own, and something stands in it.
    pub fn own(&self) -> bool {
        self.depth == 0 && !self.folded.is_empty()
    }
}

/// The depth of the marks at the beginning, and what stands behind them.
fn quoted(line: &str) -> (usize, &str) {
    let (mut depth, mut rest) = (0, line);
    while let Some(after) = rest.strip_prefix('>') {
        depth += 1;
        rest = after.strip_prefix(' ').filter(|after| after.starts_with('>')).unwrap_or(after);
    }
    (depth, rest)
}

/// Lower case, one space between words, no marks of direction or emphasis, one form of colon, apostrophe and digit: so that the same
/// words of all clients are the same text.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{640}'
            | '\u{64B}'..='\u{652}'
            | '\u{FEFF}'
            | '*' => {}
            '：' | '﹕' => folded.push(':'),
            '’' | '‘' | '`' | '´' => folded.push('\''),
            '٠'..='٩' => folded.push(digit(char, '٠')),
            '۰'..='۹' => folded.push(digit(char, '۰')),
            '０'..='９' => folded.push(digit(char, '０')),
            char if char.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            char => folded.extend(char.to_lowercase()),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn digit(char: char, zero: char) -> char {
    char::from_digit(u32::from(char) - u32::from(zero), 10).unwrap_or('0')
}

/// The words of a folded text, without the punctuation around them.
pub fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split([' ', '<', '>', '"', '，', ',', '„', '”', '«', '»', ':'])
        .map(|word| word.trim_matches(|char: char| ".;:()[]{}!?_".contains(char)))
        .filter(|word| !word.is_empty())
}
