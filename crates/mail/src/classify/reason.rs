//! Status codes of mail systems (RFC 3463) in their free words: written out, as an SMTP reply, or meant by a sentence.

use std::net::IpAddr;

use super::words::{Phrases, phrases};

/// What a sentence about a failure means. Those that tell more come first: "mailbox full" also says "mailbox unavailable".
static MEANINGS: std::sync::LazyLock<Vec<(&'static str, Phrases)>> = std::sync::LazyLock::new(|| {
    vec![
        ("5.2.2", Phrases::new(|| phrases(&[FULL]))),
        ("5.3.4", Phrases::new(|| phrases(&[TOO_LARGE]))),
        (
            "5.4.6",
            Phrases::new(|| {
                phrases(&["too many hops|mail loop|routing loop|loops back to|forwarding loop|hop count exceeded|delivered-to: loop"])
            }),
        ),
        ("5.2.1", Phrases::new(|| phrases(&[DISABLED]))),
        ("5.1.2", Phrases::new(|| phrases(&[NO_HOST]))),
        ("5.1.1", Phrases::new(|| phrases(&[UNKNOWN]))),
        ("5.7.1", Phrases::new(|| phrases(&[REFUSED]))),
        ("4.4.1", Phrases::new(|| phrases(&[NO_ANSWER]))),
    ]
});

const FULL: &str = "over quota|overquota|quota exceeded|exceeded storage|exceeded its quota|exceeded their quota|exceeds quota|mailbox full|mailbox is full|\
    inbox is full|inbox full|out of storage|insufficient storage|storage limit|not enough space|no space left|disk quota|mailbox quota|mail quota|\
    postfach ist voll|postfach voll|speicherplatz|quota erreicht|skrzynka jest pełna|skrzynka pełna|przepełniona|przepełnienie|boîte pleine|\
    boîte aux lettres est pleine|boîte aux lettres pleine|buzón lleno|buzón está lleno|casella piena|casella è piena|caixa de correio cheia|\
    caixa cheia|postvak is vol|mailbox vol|brevlådan är full|postkassen er fuld|postkassen er full|schránka je plná|megtelt|ящик переполнен|переповнена|\
    mailbox exceeds|容量|已满|容量超過";
const TOO_LARGE: &str = "message too large|message is too large|message too big|message is too big|message size exceeds|size limit exceeded|exceeds size limit|\
    exceeds the maximum|maximum message size|message file too big|too large to|zu groß|nachricht ist zu|zbyt duża|zbyt duży|trop volumineux|\
    demasiado grande|troppo grande|muito grande|te groot|för stort|for stor|příliš velk|слишком больш";
const DISABLED: &str = "account is disabled|account disabled|mailbox disabled|mailbox is disabled|account has been disabled|user is inactive|inactive user|\
    account is inactive|account inactive|mailbox is inactive|account suspended|account is suspended|has been suspended|account has been deactivated|\
    deactivated|mailbox unavailable or access denied|account is locked|account locked|temporarily disabled|konto zablokowane|konto nieaktywne|\
    konto jest zablokowane|postfach deaktiviert|konto deaktiviert|konto gesperrt|compte désactivé|cuenta desactivada|account disattivato|conta desativada|\
    is no longer active|no longer accepts mail|this account has been disabled or discontinued";
const NO_HOST: &str = "host not found|host unknown|unknown host|domain not found|unknown domain|no such domain|domain does not exist|couldn't find any host|\
    could not find any host|couldn't find the domain|no such host|name service error|nxdomain|name or service not known|unrouteable mail domain|\
    unroutable mail domain|unrouteable domain|cannot find a mail exchanger|no mx or|no valid mx|no mail server|null mx|does not accept mail (nullmx)|\
    domain name not found|illegal host/domain|domain isn't valid|mail domain mentioned in the recipient's address is unknown|domain doesn't exist|\
    the domain was not found|domäne nicht gefunden|domain unbekannt|nie znaleziono domeny|nie odnaleziono domeny|domaine inconnu|dominio desconocido|\
    dominio inesistente|домен не найден";
const UNKNOWN: &str = "user unknown|unknown user|may not exist|no such user|user not found|user doesn't exist|user does not exist|recipient not found|recipient unknown|\
    unknown recipient|invalid recipient|no such recipient|no such mailbox|mailbox not found|mailbox does not exist|mailbox doesn't exist|mailbox unavailable|\
    mailbox unknown|no mailbox here|no mailbox|no such address|address does not exist|address doesn't exist|address not found|address unknown|unknown address|\
    invalid address|invalid mailbox|bad destination mailbox|bad address|address rejected|recipient rejected|recipient address rejected|does not exist|\
    doesn't exist|doesn't have a|no account by that name|not a known user|unknown local part|unknown local-part|unrouteable address|unroutable address|\
    undeliverable address|not listed in|wasn't found at|couldn't be found|could not be found|isn't a valid|is not a valid|no longer available|no longer valid|\
    this user doesn't have|unknown or illegal alias|unknown or invalid|account not found|not our customer|email account that you tried to reach|\
    the e-mail account does not exist|not found in directory|resolver.adr.recipnotfound|recipnotfound|recipientnotfound|\
    empfänger unbekannt|unbekannter empfänger|benutzer unbekannt|existiert nicht|ist unbekannt|nicht bekannt|wurde nicht gefunden|nicht gefunden|\
    adresse ungültig|nie istnieje|nieznany odbiorca|nieznany użytkownik|nie znaleziono|nieprawidłowy adres|brak takiego|nie ma takiego|n'existe pas|\
    inconnu|introuvable|no existe|no se encontró|desconocid|non esiste|sconosciut|inesistente|não existe|não foi encontrad|bestaat niet|onbekende|\
    finns inte|findes ikke|finnes ikke|ei ole olemassa|neexistuje|neznámý|nem létezik|ismeretlen|nu există|не существует|не найден|нет такого|не існує|\
    存在しません|存在しない|見つかりません|不存在|找不到|존재하지";
const REFUSED: &str = "relay access denied|relaying denied|unable to relay|relay not permitted|not permitted to relay|blocked|blacklist|blocklist|black list|spam|\
    spamhaus|policy|access denied|rejected|denied|not authorized|not authorised|unauthorized|prohibited|refused by|content rejected|message rejected|\
    dmarc|spf|dkim|poor reputation|bad reputation|reputation|abgelehnt|odrzucon|rejeté|rechazad|rifiutat|recusad|geweigerd|отклонен|被拒";
const NO_ANSWER: &str = "timed out|timeout|time out|connection refused|no route to host|network is unreachable|network unreachable|host unreachable|\
    retry time|retry timeout|temporarily unavailable|temporary failure|try again later|delivery temporarily|still being retried|still trying|\
    will be retried|will retry|delayed|not yet been delivered|greylist|graylist|too many connections|deferred|could not connect|couldn't connect|\
    wasn't able to establish an smtp connection|did not respond|lost connection|server unavailable|zeitüberschreitung|verzögert|opóźni|retard|\
    retras|ritardo|atras|vertraagd|försenad|forsinket|zpožděn|задерж";

/// A status of a failure (RFC 3463, section 2) somewhere in a text: 5.1.1, also as `#5.1.1`, and not in an address of a host.
pub fn written(text: &str) -> Option<String> {
    let mut rest = text;
    while let Some(at) = rest.find(['4', '5']) {
        let before = rest[..at].chars().next_back();
        let word: &str = rest[at..].split(|c: char| !(c.is_ascii_digit() || c == '.')).next().unwrap_or_default();
        let status = word.trim_end_matches('.');
        if !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-' || c == '/') && is_status(status) {
            return Some(status.to_owned());
        }
        let step = word.len().max(1);
        rest = &rest[at + step..];
    }
    None
}

/// Whether it has the form of a status: a class of 2, 4 or 5 and two numbers of at most three digits without a needless zero.
pub fn is_status(word: &str) -> bool {
    let numbers: Vec<&str> = word.split('.').collect();
    let short = |number: &&str| !number.is_empty() && number.len() <= 3 && (number.len() == 1 || !number.starts_with('0'));
    matches!(numbers.as_slice(), [class, subject, detail] if matches!(*class, "2" | "4" | "5") && short(subject) && subject.len() <= 2 && short(detail))
}

/// The reply code of an SMTP server (RFC 5321, section 4.2) that refuses: 421, 550.
pub fn reply_code(text: &str) -> Option<u16> {
    let bytes = text.as_bytes();
    let boundary = |byte: Option<&u8>| {
        byte.is_none_or(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'.' | b':' | b'/' | b'@' | b'_' | b'+'))
    };
    (0..bytes.len().saturating_sub(2)).find_map(|at| {
        let three = bytes.get(at..at + 3)?;
        let refuses = matches!(three[0], b'4' | b'5') && matches!(three[1], b'0'..=b'5') && three[2].is_ascii_digit();
        let ends = bytes
            .get(at + 3)
            .is_none_or(|byte| matches!(byte, b' ' | b'-' | b':' | b',' | b')' | b'\n' | b'"' | b'.' | b'>' | b']' | b'\''));
        let alone = refuses && ends && boundary(at.checked_sub(1).and_then(|before| bytes.get(before)));
        (alone && !followed_by_digits(bytes, at + 3) && !counts_something(&text[at + 3..])).then(|| text[at..at + 3].parse().ok()).flatten()
    })
}

/// "550.123", "550-12-3" are numbers of other things; "550 5.1.1" and "550-5.1.1" are not.
fn followed_by_digits(bytes: &[u8], at: usize) -> bool {
    bytes.get(at) == Some(&b'.') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
}

/// "500 MB", "450 bytes", "420 minutes" count something.
fn counts_something(rest: &str) -> bool {
    let word = rest.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    matches!(word, "mb" | "kb" | "gb" | "bytes" | "byte" | "minutes" | "hours" | "days" | "seconds" | "eur" | "pln" | "usd" | "messages")
}

/// The status that a text means: written out, else by its words, in the class of its reply code.
pub fn meant(text: &str) -> Option<String> {
    let code = reply_code(text);
    if let Some(status) = written(text).filter(|status| !is_address_nearby(text, status)) {
        return Some(status);
    }
    let by_words = by_words(text);
    match (code, by_words) {
        (Some(code), Some(status)) => Some(format!("{}{}", code / 100, &status[1..])),
        (None, Some(status)) => Some(status.to_owned()),
        (Some(code), None) => Some(by_code(code)),
        (None, None) => None,
    }
}

fn by_words(text: &str) -> Option<&'static str> {
    MEANINGS.iter().find(|(_, phrases)| super::words::any(text, phrases)).map(|(status, _)| *status)
}

/// What the reply code alone says (RFC 5321, section 4.2.3).
fn by_code(code: u16) -> String {
    match code {
        421 | 451 => "4.0.0".to_owned(),
        452 => "4.2.2".to_owned(),
        552 => "5.2.2".to_owned(),
        553 => "5.1.3".to_owned(),
        550 => "5.0.0".to_owned(),
        other => format!("{}.0.0", other / 100),
    }
}

/// A version of a program is no status: "Postfix 2.11.3", "ESMTP 4.97.1".
fn is_address_nearby(text: &str, status: &str) -> bool {
    let Some(at) = text.find(status) else { return false };
    let before = text[..at].trim_end().rsplit([' ', '\n']).next().unwrap_or_default();
    matches!(before, "exim" | "postfix" | "sendmail" | "esmtp" | "version" | "v" | "mdaemon" | "release")
        || status.parse::<IpAddr>().is_ok()
}
