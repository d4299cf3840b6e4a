//! The end of an absence, where a note states it plainly: "until 12 May", "bis 12.05.", "wracam 13 maja".

use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

use super::look::beginning;
use super::words::{Phrases, flowing, normal, phrases};

/// How much of a note is searched, in bytes.
const MOST: usize = 4096;

/// Words that name the last day; before the words for a return, since notes say "from 1 to 12 May, back on 13 May".
static UNTIL: Phrases = Phrases::new(|| {
    phrases(&[
        "until|till|til|through|thru|bis|do|jusqu'au|jusqu'a|hasta|fino|até|tot|t/m|t.o.m.|t.o.m|tom|til|do dnia|až do|до|по|până|pana|и|και|μέχρι|έως",
    ])
});

/// The same behind the day: "6.7.2026 asti", "6 Temmuz'a kadar".
static UNTIL_THEN: Phrases = Phrases::new(|| phrases(&["asti|saakka|kadar|tarihine|まで|까지"]));

/// Words that name the last day if another one stands before them: "from 1 to 12 May", "du 1er au 12 mai".
static RANGE: Phrases = Phrases::new(|| phrases(&["to|-|and|au|al|a|ao|y|e|und|i|och|og"]));

/// Words that name the day of the return.
static BACK: Phrases = Phrases::new(|| {
    phrases(&[
        "back|reopen|reopens|reopening|geöffnet|return|returning|returns|reachable|available|zurück|wieder|ab|rückkehr|wracam|wrócę|powrót|powrotu|ponownie|od|retour|reviens|reprendrai|\
         regreso|regresaré|vuelvo|rientro|rientrerò|torno|tornerò|regresso|retorno|volto|terug|aanwezig|tillbaka|åter|tilbage|tilbake|takaisin|palaan|\
         zpět|vrátím|späť|vrátim|visszatérek|revin|reveni|вернусь|возвращаюсь|повернуся",
    ])
});

/// Words that may stand between these and the day.
static BETWEEN: Phrases = Phrases::new(|| {
    phrases(&[
        "on|the|of|and|including|inclusive|in|office|to|work|from|at|einschließlich|einschl.|inkl.|zum|einschließlich|am|dem|den|der|im|büro|für|sie|da|\
         erreichbar|dnia|w|biurze|od|dostępny|dostępna|włącznie|będę|le|la|el|il|al|au|dia|día|o|no|bureau|inclus|compris|oficina|ufficio|escritório|met|op|en|\
         kantoor|och|med|og|på|kontoret|den|d.|töissä|na|kanceláři|în|pe|la|data|birou|в|офис|числа|го|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\
         mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so|poniedziałku|wtorku|środy|czwartku|piątku|soboty|\
         niedzieli|poniedziałek|wtorek|środę|czwartek|piątek|sobotę|niedzielę|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|\
         jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|\
         måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mandag|tirsdag|lørdag|søndag|pondělí|úterý|středy|čtvrtka|pátku|segunda-feira|terça-feira|\
         quarta-feira|quinta-feira|sexta-feira|понедельника|вторника|среды|четверга|пятницы",
    ])
});

/// Beginnings of the names of months in some twenty languages, January first; the longest that fits counts.
static MONTHS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let months = [
        "jan|styc|ener|genn|tammi|ledn|ianu|ocak|янв|січ|ιαν|gen",
        "feb|lut|fev|helmi|únor|şubat|фев|лют|φεβ",
        "mar|mär|maart|maaliskuu|březn|мар|берез|μαρ",
        "apr|kwie|avr|abr|huhti|dubn|nisan|апр|квіт|απρ",
        "may|mai|maj|mag|mei|máj|touko|květ|мая|май|трав|μαϊ",
        "jun|juin|czer|giu|kesä|červn|iuni|haziran|июн|черв|ιουν",
        "jul|juil|lip|lug|heinä|července|červenc|iuli|temmuz|июл|лип|ιουλ",
        "aug|sier|août|ago|elo|srp|ağu|avg|авг|серп|αυγ",
        "sep|wrze|set|syys|září|eyl|szept|сен|верес|σεπ",
        "oct|okt|paźd|ott|out|loka|říj|ekim|окт|жовт|οκτ",
        "nov|list|noi|kasım|marraskuu|ноя|лист|νοε",
        "dec|dez|grud|dic|joulu|pros|ara|des|дек|груд|δεκ",
    ];
    months.iter().map(|names| phrases(&[names])).collect()
});

/// The day that a note names; none where it names none, or one that cannot be told apart or lies far from the day the note was sent.
pub fn day(subject: &str, text: &str, sent: Option<Date>) -> Option<Date> {
    let text = format!("{subject}\n{}", beginning(text, MOST));
    let words = words(&flowing(&text));
    behind(&words, &UNTIL, sent)
        .or_else(|| before(&words, &UNTIL_THEN, sent))
        .or_else(|| range(&words, sent))
        .or_else(|| behind(&words, &BACK, sent))
        .or_else(|| eastern(&text, sent))
}

/// Words without the signs around them; a dash between two days is a word.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '!' | ';' | '"' | ':'));
    words.flat_map(parted).map(|word| word.trim_end_matches('\'').to_owned()).filter(|word| !word.is_empty()).collect()
}

/// "01.05.-12.05." is two days; "2026-05-12" is one.
fn parted(word: &str) -> Vec<&str> {
    let digits = word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '/'));
    match word.split_once('-') {
        Some((first, last)) if digits && !last.contains('-') && !first.is_empty() && !last.is_empty() => vec![first, "-", last],
        _ => vec![word],
    }
}

fn behind(words: &[String], markers: &[String], sent: Option<Date>) -> Option<Date> {
    (0..words.len()).filter(|at| markers.contains(&words[*at])).find_map(|at| soon(words, at + 1, sent))
}

fn before(words: &[String], markers: &[String], sent: Option<Date>) -> Option<Date> {
    (0..words.len()).filter(|at| markers.iter().any(|marker| words[*at].trim_end_matches('.') == marker)).find_map(|at| {
        (1..=3).rev().find_map(|back| date_at(words, at.checked_sub(back)?, sent).filter(|(_, taken)| *taken == back).map(|(date, _)| date))
    })
}

/// The day within the next words.
fn soon(words: &[String], from: usize, sent: Option<Date>) -> Option<Date> {
    for at in from..words.len().min(from + 6) {
        if let Some((date, _)) = date_at(words, at, sent) {
            // "from 1 until 3 May – 12 May" does not exist, but "back 12-13 May" means the later.
            return Some(date);
        }
        if !BETWEEN.contains(&words[at]) {
            return None;
        }
    }
    None
}

/// Two days with a word between them: the second one. The first may lack its month.
fn range(words: &[String], sent: Option<Date>) -> Option<Date> {
    (1..words.len()).filter(|at| RANGE.contains(&words[*at])).find_map(|at| {
        let number = number(&words[at - 1]).is_some();
        let date = (1..=4).any(|back| at >= back && date_at(words, at - back, sent).is_some_and(|(_, taken)| taken == back));
        (number || date).then(|| soon(words, at + 1, sent)).flatten()
    })
}

/// A day that begins at this word, and how many words it takes.
fn date_at(words: &[String], at: usize, sent: Option<Date>) -> Option<(Date, usize)> {
    let word = words.get(at)?;
    if let Some(date) = numeric(word, sent) {
        return Some((date, 1));
    }
    let next = |step: usize| words.get(at + step).map(String::as_str);
    // "12 May", "12th of May", "12. Mai", "12 de mayo"; then perhaps a year.
    if let Some(day) = number(word) {
        let step = if matches!(next(1), Some("of" | "de" | "di")) { 2 } else { 1 };
        let month = next(step).and_then(month)?;
        let of = usize::from(next(step + 1) == Some("de"));
        let year = next(step + 1 + of).and_then(year);
        return Some((complete(day, month, year, sent)?, step + 1 + usize::from(year.is_some()) * (1 + of)));
    }
    // "May 12", "May 12th 2026".
    let month = month(word)?;
    let day = next(1).and_then(number)?;
    let year = next(2).and_then(year);
    Some((complete(day, month, year, sent)?, 2 + usize::from(year.is_some())))
}

/// 2026-05-12, 12.05.2026, 12.05., 12/05/2026. Where day and month could be either, a slash says nothing plain.
fn numeric(word: &str, sent: Option<Date>) -> Option<Date> {
    let word = word.trim_end_matches(['.', '\'']);
    let sign = word.chars().find(|c| matches!(c, '.' | '/' | '-'))?;
    let numbers: Vec<i16> = word.split(sign).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let small = |number: i16| i8::try_from(number).ok();
    match *numbers.as_slice() {
        [year, month, day] if year >= 1000 => complete(small(day)?, small(month)?, Some(year), sent),
        [first, second, year] if sign != '-' || year >= 1000 => {
            let year = if year < 100 { 2000 + year } else { year };
            let (day, month) = if sign == '/' && second > 12 { (second, first) } else { (first, second) };
            let plain = sign != '/' || day > 12 || day == month;
            plain.then(|| complete(small(day)?, small(month)?, Some(year), sent)).flatten()
        }
        [day, month] if sign == '.' => complete(small(day)?, small(month)?, None, sent),
        [day, month] if sign == '/' && day > 12 => complete(small(day)?, small(month)?, None, sent),
        _ => None,
    }
}

/// 12, 12., 12th, 1er.
fn number(word: &str) -> Option<i8> {
    let word = word.trim_end_matches(['.', '\'']);
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let ending = &word[digits.len()..];
    let day: i8 = digits.parse().ok()?;
    (matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er" | "o" | "e" | "го" | "a" | "ho") && (1..=31).contains(&day)).then_some(day)
}

fn year(word: &str) -> Option<i16> {
    let year: i16 = word.trim_end_matches(['.', 'r', 'г', 'р']).parse().ok()?;
    (2000..2200).contains(&year).then_some(year)
}

fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches(['.', '\'']);
    let word = word.split('\'').next().unwrap_or(word);
    if word.chars().count() < 3 {
        return None;
    }
    let fits = |names: &Vec<String>| names.iter().filter(|name| word.starts_with(name.as_str())).map(String::len).max();
    let (_, number) = MONTHS.iter().zip(1..).filter_map(|(names, number)| Some((fits(names)?, number))).max()?;
    Some(number)
}

/// Gives it the year in which it lies next to the day the note was sent.
fn complete(day: i8, month: i8, year: Option<i16>, sent: Option<Date>) -> Option<Date> {
    let date = match (year, sent) {
        (Some(year), _) => Date::new(year, month, day).ok()?,
        (None, Some(sent)) => {
            let this = Date::new(sent.year(), month, day).ok()?;
            let over = this < sent.checked_sub(60.days()).ok()?;
            if over { Date::new(sent.year() + 1, month, day).ok()? } else { this }
        }
        (None, None) => return None,
    };
    let near = |span: Span| sent.and_then(|sent| sent.checked_add(span).ok());
    let in_reach =
        sent.is_none() || (near((-30).days()).is_some_and(|first| date >= first) && near(800.days()).is_some_and(|last| date <= last));
    in_reach.then_some(date)
}

/// 5月12日, 5월 12일: the last that is named, since they name the first as well.
fn eastern(text: &str, sent: Option<Date>) -> Option<Date> {
    let text: String = normal(text).replace(' ', "");
    let signs = [("\u{6708}", "\u{65e5}"), ("\u{c6d4}", "\u{c77c}")].map(|(month, day)| (normal(month), normal(day)));
    signs.iter().find_map(|(month, day)| {
        text.match_indices(month.as_str())
            .filter_map(|(at, sign)| {
                let (before, behind) = (&text[..at], &text[at + sign.len()..]);
                let digits: usize = before.chars().rev().take_while(char::is_ascii_digit).count();
                let month: i8 = before[before.len() - digits..].parse().ok()?;
                let (number, _) = behind.split_once(day.as_str())?;
                complete(number.parse().ok()?, month, None, sent)
            })
            .last()
    })
}
