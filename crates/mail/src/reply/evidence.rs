//! What a line holds besides words: dates, times, addresses, telephone numbers.

/// Dates and times found in one pass over the digits of a folded text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct When {
    /// A year, or a date in numbers.
    pub date: bool,
    /// A time of day.
    pub time: bool,
}

/// Looks for a date and a time.
pub fn when(folded: &str) -> When {
    let mut found = When::default();
    let mut groups: [(usize, u32, char); 3] = [(0, 0, ' '); 3];
    let mut chars = folded.chars().peekable();
    let mut before = ' ';
    while let Some(char) = chars.next() {
        let Some(first) = char.to_digit(10) else {
            before = char;
            continue;
        };
        let (mut length, mut value) = (1, first);
        while let Some(next) = chars.peek().and_then(|char| char.to_digit(10)) {
            chars.next();
            length += 1;
            value = value.saturating_mul(10).saturating_add(next);
        }
        groups = [groups[1], groups[2], (length, value, before)];
        before = '\0';
        found.date |= length == 4 && (1990..2100).contains(&value) || numeric_date(groups);
        found.time |= time(groups);
    }
    found
}

fn numeric_date(groups: [(usize, u32, char); 3]) -> bool {
    let [(_, a, _), (_, b, second), (length, c, third)] = groups;
    let joined = second == third && matches!(second, '.' | '/' | '-');
    joined
        && matches!(length, 2 | 4)
        && (1..=31).contains(&a)
        && (1..=31).contains(&b)
        && (a <= 12 || b <= 12)
        && (c < 100 || (1990..2100).contains(&c))
}

fn time(groups: [(usize, u32, char); 3]) -> bool {
    let [_, (hours_length, hours, _), (length, minutes, between)] = groups;
    matches!(between, ':' | '.' | 'h' | '時' | '时' | '點' | '点') && hours_length <= 2 && length == 2 && hours < 24 && minutes < 60
}

/// True if an e-mail address stands in it.
pub fn address(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + 1..].chars().next();
        before.is_some_and(|char| char.is_alphanumeric() || "._+-".contains(char)) && after.is_some_and(char::is_alphanumeric)
    })
}

pub fn link(folded: &str) -> bool {
    folded.contains("http://") || folded.contains("https://") || folded.contains("www.")
}

/// How many digits stand in it: seven or more are a telephone or tax number.
pub fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}
