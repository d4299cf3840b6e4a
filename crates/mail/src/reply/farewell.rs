//! How people and devices end a mail: closing formulas, mobile footers, legal notices, folded.

use super::words::LEXICON;

/// How a line ends a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    Formal,
    Thanks,
}

/// Whether a folded line is nothing but a closing formula.
pub fn closing(folded: &str) -> Option<Closing> {
    if folded.len() > 80 {
        return None;
    }
    let bare = folded.trim_matches(|char: char| char.is_ascii_punctuation() || char.is_whitespace() || "–—…。、！，،😊🙂".contains(char));
    if LEXICON.closing.contains(bare) {
        return Some(Closing::Formal);
    }
    // "Met vriendelijke groet / Kind regards"
    if bare.contains(['/', '|']) && bare.split(['/', '|']).all(|part| LEXICON.closing.contains(part.trim_matches([' ', ',']))) {
        return Some(Closing::Formal);
    }
    if LEXICON.thanks.contains(bare) {
        return Some(Closing::Thanks);
    }
    // "Viele sonnige Grüße aus Hamburg", "Freundliche Grüße nach Łódź".
    let mut last = bare.split(' ');
    let greeted =
        bare.split(' ').count() <= 6 && last.any(|word| matches!(word, "grüße" | "grüßen" | "grüsse" | "grüssen" | "gruß" | "gruss"));
    (greeted && !bare.contains(['.', ',', '?'])).then_some(Closing::Formal)
}

/// What stands behind the formula in "Kind regards, Jens Berg".
pub fn name_behind_closing(folded: &str) -> Option<&str> {
    folded.split_once(',').filter(|(formula, _)| closing(formula).is_some()).map(|(_, name)| name)
}

/// Whether a folded line is what a telephone or a mail program added by itself.
pub fn footer(folded: &str) -> bool {
    if folded.len() > 260 {
        return false;
    }
    if folded.starts_with("[cid:") && folded.ends_with(']') && !folded.contains(' ') {
        return true;
    }
    if LEXICON.footer_link.iter().any(|link| folded.contains(link)) && !folded.contains(": ") && folded.split(' ').count() <= 3 {
        return true;
    }
    let bare = folded.split('<').next().unwrap_or_default().split("http").next().unwrap_or_default();
    let bare = bare.trim_matches(|char: char| char.is_ascii_punctuation() || char.is_whitespace() || "–—…。".contains(char));
    if bare.is_empty() || bare.split(' ').count() > 16 {
        return false;
    }
    if let Some(end) = LEXICON.sent_end.iter().find(|end| bare.ends_with(**end)) {
        let rest = &bare[..bare.len() - end.len()];
        return rest.split(' ').count() <= 9 && rest.split(' ').any(device);
    }
    let Some(begin) = LEXICON.sent_from.iter().find(|begin| bare.starts_with(**begin)) else { return false };
    let rest = bare[begin.len()..].trim_start();
    // Nobody writes on after naming the device: "Sent from my desk, which is easier than my phone." is the author's.
    let named = begin.contains("outlook")
        || begin.contains("vir")
        || begin.contains("app")
        || begin.contains("mail")
        || rest.split(' ').take(5).any(device);
    named && (rest.split(' ').count() <= 9 || rest.split(['.', '。']).next().is_some_and(|first| first.split(' ').count() <= 7))
}

fn device(word: &str) -> bool {
    let word = word.trim_matches(|char: char| char.is_ascii_punctuation() || "®™’„”".contains(char));
    LEXICON
        .device
        .iter()
        .any(|name| if name.len() <= 3 { word == *name } else { word.starts_with(*name) || (!word.is_ascii() && word.contains(*name)) })
}

/// Whether a paragraph (folded) was put there by lawyers or machines.
pub fn notice(paragraph: &str) -> bool {
    let bare = paragraph.trim_start_matches(|char: char| char.is_ascii_punctuation() || char == ' ');
    if LEXICON.plain_notice.iter().any(|begin| bare.starts_with(*begin)) {
        return true;
    }
    LEXICON.notice.iter().any(|begin| bare.starts_with(*begin)) && bare.len() >= 60 && LEXICON.legal.iter().any(|word| bare.contains(*word))
}

/// Whether the first paragraph (folded) is the warning of a gateway, whatever the words: it begins as one and speaks of a mail from outside.
pub fn warning(paragraph: &str) -> bool {
    let bare = paragraph.trim_start_matches(|char: char| !char.is_alphanumeric());
    let holds = |words: &[&str]| words.iter().any(|word| bare.contains(word));
    paragraph.len() < 500
        && LEXICON.banner_begin.iter().any(|begin| bare.starts_with(begin))
        && holds(&LEXICON.banner_outside)
        && holds(&LEXICON.banner_mail)
}

/// Whether a line at the top was put there by a gateway.
pub fn banner(folded: &str) -> bool {
    let bare = folded.trim_start_matches(['-', '!', ' ']);
    LEXICON.banner.iter().any(|begin| bare.starts_with(*begin))
}
