//! Mail that a mail system gives back: with a report or, as half of them do, in words of its own.

use super::look::{Look, beginning};
use super::subject;
use super::words::{Phrases, any, phrases};
use super::{AutoKind, Class, auto, reason};
use crate::Part;

/// How much of what the mail system said is kept, in bytes.
const MOST_DIAGNOSTIC: usize = 500;

/// A mail of ours that did not arrive, or not yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    /// The status (RFC 3463) such as `5.1.1`: from the report, else from what the server said, else from the words of the mail. None: nothing told.
    pub status: Option<String>,
    /// What follows for the address.
    pub severity: Severity,
    /// The address that could not be reached, as the report or the text names it.
    pub recipient: Option<String>,
    /// What the other server said, for people: at most 500 bytes.
    pub diagnostic: Option<String>,
    /// `Message-ID` of the mail that is given back, without angle brackets.
    pub original_message_id: Option<String>,
    /// The envelope sender of the mail that is given back, if it is shown: with VERP, it names the letter.
    pub original_return_path: Option<String>,
}

/// What follows from a bounce for the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The address does not exist, or no more: nothing is to be sent to it.
    Hard,
    /// It may work another time, or for another mail.
    Soft,
}

/// What a bounce shows of the mail that it gives back.
#[derive(Debug, Default)]
pub struct OriginalMail {
    message_id: Option<String>,
    return_path: Option<String>,
    to: Option<String>,
}

static SUBJECTS: Phrases = Phrases::new(|| {
    phrases(&[
        "undelivered mail returned to sender|undeliverable mail|undeliverable message|undeliverable:|undeliverable|undelivered|undelivered message|\
         delivery status notification|delivery failure|delivery failed|delivery has failed|delivery report|delivery notification|delivery delayed|\
         delayed mail|delayed delivery|mail delivery failed|mail delivery failure|mail delivery problem|mail delivery system|mail delivery error|\
         mail delivery status|message delivery failure|message delivery failed|message delivery has been delayed|message undeliverable|\
         message not delivered|failure notice|failure delivery|failed mail|failed delivery|non delivery|non-delivery|nondeliverable|nondelivery|\
         returned mail|returned to sender|returned message|return mail|mail returned|rejected mail|rejected:|message rejected|unable to deliver|\
         could not be delivered|could not send message|not delivered|mail system error|mail error|warning: message|warning: could not send|\
         mail failure|user unknown|mail could not be delivered|your message could not|delivery problem|permanent delivery failure|\
         message status - undeliverable|message you sent blocked|message you sent was blocked|banned contents|considered unsolicited bulk|bounce|email not delivered|your email couldn't be delivered|dsn:|ndn:|ndr:",
        "unzustellbar|nicht zustellbar|unzustellbare nachricht|zustellung fehlgeschlagen|zustellungsfehler|zustellfehler|fehler bei der zustellung|\
         übermittlungsfehler|nachricht nicht zugestellt|nachricht konnte nicht|mail konnte nicht|e-mail konnte nicht|fehlgeschlagene zustellung|\
         zustellung verzögert|benachrichtigung zum übermittlungsstatus|fehler bei der nachrichtenzustellung|zustellstatus",
        "niedostarczalne|niedostarczona|niedostarczenie|nie można dostarczyć|nie dostarczono|nie udało się dostarczyć|zwrot wiadomości|zwrot poczty|\
         zwrócona wiadomość|wiadomość niedostarczona|wiadomość nie została dostarczona|błąd dostarczania|błąd doręczenia|raport o niedostarczeniu|\
         powiadomienie o stanie dostarczenia|nie doręczono|niedoręczona|opóźnienie w dostarczeniu|powiadomienie o niedostarczeniu",
        "non remis|non-remis|échec de la remise|échec de remise|échec de distribution|échec de livraison|message non distribué|message non délivré|\
         courrier non distribué|retour de courrier|avis de non-remise|avis de non remise|remise différée|notification d'état de remise|\
         no se puede entregar|no entregado|no se ha podido entregar|error de entrega|fallo en la entrega|fallo de entrega|mensaje no entregado|\
         correo no entregado|correo devuelto|notificación de estado de entrega|devuelto",
        "non recapitabile|mancato recapito|mancata consegna|messaggio non recapitato|messaggio non consegnato|notifica di mancato|avviso di mancata|\
         errore di consegna|notifica sullo stato|não foi possível entregar|não entregue|falha na entrega|falha de entrega|mensagem não entregue|\
         mensagem devolvida|notificação de status de entrega|não é possível entregar|onbestelbaar|niet bezorgd|niet afgeleverd|kan niet worden bezorgd|\
         bezorging mislukt|mislukte bezorging|bericht niet bezorgd",
        "kunde inte levereras|kan inte levereras|olevererbart|ej levererat|leveransfel|går inte att leverera|det gick inte att leverera|kunne ikke leveres|\
         kan ikke leveres|ikke leveret|ikke levert|leveringsfejl|leveringsfeil|uleverlig|toimitus epäonnistui|ei voitu toimittaa|ei voi toimittaa|\
         toimittaminen epäonnistui|nedoručitelné|nedoručeno|nelze doručit|doručení se nezdařilo|nedoručená|nedoručiteľné|nedoručené|nemožno doručiť|\
         kézbesíthetetlen|sikertelen kézbesítés|nem sikerült kézbesíteni|nelivrat|nelivrabil|nu a putut fi livrat|livrare eșuată",
        "не доставлено|недоставленное|не удается доставить|не удалось доставить|сообщение не доставлено|ошибка доставки|возврат почты|уведомление о доставке|\
         недоставлено|не вдалося доставити|помилка доставки|недоставлене|неуспешна доставка|neuspela isporuka|neuspješna isporuka|nije isporučeno|\
         ni mogoče dostaviti|nedostavljivo|teslim edilemedi|iletilemedi|teslimat başarısız|δεν ήταν δυνατή η παράδοση|αποτυχία παράδοσης|\
         配信不能|配信できません|未配信|送信できません|配送失敗|メールの配信に失敗|退信|无法送达|无法投递|投递失败|未送达|系统退信|無法傳遞|無法投遞|傳遞失敗|\
         배달되지 않음|전달 실패|배달 실패|반송|배달할 수 없음",
    ])
});

static SAYS: Phrases = Phrases::new(|| {
    phrases(&[
        "could not be delivered|couldn't be delivered|was not delivered|wasn't delivered|not been delivered|cannot be delivered|can not be delivered|\
         can't be delivered|unable to deliver|was undeliverable|is undeliverable|undeliverable|undelivered|delivery has failed|delivery failed|\
         delivery to the following|delivery failure|failed to deliver|failed delivery|permanent fatal errors|transient non-fatal errors|permanent error|\
         permanent failure|fatal error|did not reach|returned to sender|returned to you|returned by|is being returned|following address|had a problem|\
         has been delayed|delivery is delayed|has not yet been delivered|still being retried|rejected by|was rejected|has been rejected|were rejected|\
         rejected your message|could not deliver|couldn't deliver|couldn't find|could not send|the error that the other server returned|problems occurred|\
         an error occurred while|recipient's mailbox|user unknown|could not be sent|failed to send|non-deliverable|may not exist|has not been delivered|mailbox is full|message not delivered|message blocked|address not found|\
         wasn't found at|your mail to|your message to|reason for the failure|failure reason|sorry it didn't work out|i'm afraid i wasn't able to deliver",
        "nicht zugestellt|nicht ausgeliefert|unzustellbar|zustellung|nicht übermittelt|nicht weitergeleitet werden|konnte nicht|\
         nie została dostarczona|nie mogła zostać|nie można dostarczyć|nie można było|nie udało się dostarczyć|nie dostarczono|nie może zostać|\
         nie mogła być|nie został dostarczon|niedostarczon|nie doręczono|n'a pas pu|n'ont pas pu|n'a pas été|impossible de remettre|non remis|échec|\
         no se pudo|no se ha podido|no pudo ser|no ha sido|no se entregó|imposible entregar|non è stato|non è stata|impossibile recapitare|\
         impossibile consegnare|non può essere|não pôde ser|não foi possível|não foi entregue|não pode ser|falhou|kon niet|niet worden|niet bezorgd|\
         niet afgeleverd|kunde inte|kan inte|gick inte|kunne ikke|kan ikke|ei voitu|ei voida|epäonnistui|nebylo možné|nelze|nebyla doručena|nepodařilo|\
         nebolo možné|nemožno|nepodarilo|nem sikerült|nem kézbesíthető|nem lehetett|nu a putut|nu poate|не может быть|не было доставлено|не доставлено|\
         не удалось|не удается|невозможно доставить|не вдалося|не доставлен|не може бути|nije isporučen|nije moguće|ni bilo mogoče|teslim edilemedi|\
         iletilemedi|δεν ήταν δυνατή|配信できません|配信されませんでした|送信できません|送信できませんでした|届けることができません|無法|无法|未能|失败|失敗|\
         전달되지|배달되지|못했습니다|실패",
    ])
});

/// Where a mail system begins to show the mail that it gives back.
const COPIES: [&str; 14] = [
    "this is a copy of the message",
    "this is a copy of your message",
    "--- below this line is a copy",
    "below this line is the",
    "----- original message -----",
    "-----original message",
    "original message follows",
    "original message header",
    "unsent message follows",
    "message header follows",
    "original headers",
    "kopie der nachricht",
    "--- the message that could not be delivered",
    "return-path: <",
];

impl Bounce {
    pub(super) fn new(status: Option<String>, recipient: Option<String>, diagnostic: Option<String>, original: OriginalMail) -> Self {
        let said = diagnostic.as_deref().map(super::words::normal).unwrap_or_default();
        Self {
            severity: status.as_deref().map_or(Severity::Soft, |status| severity(status, &said)),
            status,
            recipient: recipient.or(original.to),
            diagnostic: diagnostic.map(|said| beginning(&said, MOST_DIAGNOSTIC).to_owned()),
            original_message_id: original.message_id,
            original_return_path: original.return_path,
        }
    }
}

/// Hard are the faults of the address itself; 5.1.7 and 5.1.8 speak of the sender's, and the other subjects of today's mail or policy.
fn severity(status: &str, said: &str) -> Severity {
    let unknown = || reason::meant(said).is_some_and(|status| status.starts_with("5.1.") || status == "5.2.1");
    match status {
        "5.1.7" | "5.1.8" | "5.1.9" => Severity::Soft,
        "5.2.1" => Severity::Hard,
        _ if status.starts_with("5.1.") => Severity::Hard,
        // Postfix gives 5.4.4 where the domain does not exist; others say 5.0.0 and tell the rest in words.
        "5.0.0" | "5.4.4" | "5.5.0" | "5.4.0" if unknown() => Severity::Hard,
        _ => Severity::Soft,
    }
}

/// A bounce without a report, by its sender and its words.
pub fn without_report(look: &Look) -> Option<Class> {
    if look.has("X-Failed-Recipients") && !subject::is_answer(&look.subject) {
        return Some(by_text(look, look.mail.headers.first("X-Failed-Recipients")));
    }
    let named = any_start(&look.subject) && !subject::is_answer(&look.subject);
    let says = any(&super::words::flowing(told(look)), &SAYS);
    let system = from_mail_system(look);
    if system && says_success(look) {
        return Some(auto(AutoKind::Delivered));
    }
    let named = named || (system && CORES.iter().any(|core| look.subject.contains(core)));
    let shown = says && reason::meant(told(look)).is_some() && names_address(told(look));
    let is_bounce = match (system, named) {
        (true, true) => true,
        (true, false) => shown,
        (false, true) => shown && (look.null_sender || gives_back(look) || look.has("Auto-Submitted")),
        (false, false) => look.null_sender && shown && gives_back(look),
    };
    if !is_bounce {
        return None;
    }
    if says_success(look) { Some(auto(AutoKind::Delivered)) } else { Some(by_text(look, None)) }
}

/// In the subject of a mail system, one of these is enough.
const CORES: [&str; 24] = [
    "deliver",
    "undeliv",
    "returned",
    "failure",
    "failed",
    "bounce",
    "rejected",
    "zustell",
    "dorecz",
    "dostarcz",
    "zwrot",
    "remise",
    "distribu",
    "entreg",
    "recapit",
    "consegn",
    "bezorg",
    "lever",
    "doruc",
    "достав",
    "toimit",
    "退信",
    "mail error",
    "system error",
];

/// What its text alone says.
pub fn by_text(look: &Look, recipient: Option<&str>) -> Class {
    let told = told(look);
    let delayed =
        ["delay", "verzoger", "opozni", "differe", "retras", "ritard", "warning", "still being retried", "not yet been delivered"];
    let waits =
        delayed.iter().any(|word| look.subject.contains(word)) || told.contains("will keep trying") || told.contains("still being retried");
    let mut status = reason::meant(told);
    if waits {
        status = Some(status.map_or_else(|| "4.0.0".to_owned(), |status| format!("4{}", &status[1..])));
    }
    let status = status.or_else(|| reason::meant(&look.subject));
    let recipient =
        recipient.map(|list| list.split(',').next().unwrap_or_default().trim().to_owned()).or_else(|| first_address(look, told));
    let line = told.lines().map(str::trim).find(|line| reason::reply_code(line).is_some() || reason::written(line).is_some());
    Class::Bounce(Box::new(Bounce::new(status, recipient, line.map(str::to_owned), OriginalMail::of(look))))
}

/// What the mail system said itself, above the copy of the mail that it gives back.
pub fn told<'a>(look: &'a Look) -> &'a str {
    let copy = COPIES.iter().filter_map(|copy| look.whole.find(copy)).min().unwrap_or(look.whole.len());
    // Some show the copy first, or nothing else.
    if copy < 40 { &look.whole } else { &look.whole[..copy] }
}

/// The sender is a mail system: by the empty envelope, its address or its name.
pub fn from_mail_system(look: &Look) -> bool {
    let local = look.local.as_str();
    let system = [
        "mailer-daemon",
        "mailer_daemon",
        "mailerdaemon",
        "mail-daemon",
        "maildaemon",
        "mdaemon",
        "postmaster",
        "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e",
    ];
    let name = look.name.as_str();
    let named = [
        "mail delivery s",
        "mail system",
        "maildelivery",
        "mailer-daemon",
        "mail deliver",
        "mail administrator",
        "system administrator",
        "systemadministrator",
        "postmaster",
        "internet mail delivery",
    ];
    let by_name = named.iter().any(|known| name.starts_with(known)) || name.contains("mailer-daemon");
    let office = local == "postmaster" && look.answers() && subject::is_answer(&look.subject);
    !office && (system.iter().any(|known| local.starts_with(known)) || by_name)
}

fn any_start(subject: &str) -> bool {
    let subject = subject.trim_start_matches(|c: char| "[(*\"' ".contains(c) || c == '*');
    SUBJECTS.iter().any(|phrase| subject.starts_with(phrase.as_str()))
        || subject.contains("returned to sender")
        || subject.contains("delivery status notification")
}

/// A copy of the mail, as a part or within the text.
fn gives_back(look: &Look) -> bool {
    look.mail.parts.iter().any(is_copy) || COPIES.iter().any(|copy| look.whole.contains(copy))
}

fn says_success(look: &Look) -> bool {
    let success = [
        "(success)",
        "(relay)",
        "successfully delivered",
        "erfolgreich zugestellt",
        "delivered successfully",
        "was successfully",
        "doreczono pomyslnie",
    ];
    success.iter().any(|word| look.subject.contains(word)) || look.subject.starts_with("delivered:") || look.subject.starts_with("relayed:")
}

fn names_address(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || "<>()[]\"',;:".contains(c)).any(is_address)
}

fn is_address(word: &str) -> bool {
    word.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.') && !domain.contains('@'))
}

/// The first address in the text that is not the mail system's own.
fn first_address(look: &Look, text: &str) -> Option<String> {
    let own = look.from.map(|from| from.address.to_lowercase()).unwrap_or_default();
    let words = text.split(|c: char| c.is_whitespace() || "<>()[]\"',;:".contains(c)).map(|word| word.trim_matches('.'));
    words
        .filter(|word| is_address(word) && **word != *own && !word.starts_with("postmaster@"))
        .map(|word| beginning(word, 320).to_owned())
        .next()
}

fn is_copy(part: &Part) -> bool {
    matches!(
        part.media_type.as_str(),
        "message/rfc822" | "message/global" | "text/rfc822-headers" | "message/global-headers" | "message/rfc822-headers"
    )
}

impl OriginalMail {
    /// From the part that holds it, else from the lines of the text that look like its header.
    pub fn of(look: &Look) -> Self {
        if let Some(part) = look.mail.parts.iter().find(|part| is_copy(part)) {
            let mut head = part.bytes[..part.bytes.len().min(crate::MOST_HEADER_BYTES)].to_vec();
            head.extend_from_slice(b"\r\n\r\n");
            if let Ok(mail) = crate::read(&head) {
                let to = mail.to.first().map(|to| to.address.clone());
                return Self { message_id: mail.message_id, return_path: mail.return_path, to };
            }
        }
        let text = look.mail.text.as_deref().map(|text| beginning(text, 64 * 1024)).unwrap_or_default();
        let field = |name: &str| {
            let line = text.lines().map(|line| line.trim_start_matches(['>', ' '])).find(|line| {
                line.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name)) && line[name.len()..].starts_with(':')
            })?;
            let value = line[name.len() + 1..].trim().trim_start_matches('<').split(['>', ' ']).next()?;
            (!value.is_empty()).then(|| beginning(value, 998).to_owned())
        };
        Self { message_id: field("Message-ID"), return_path: field("Return-Path"), to: None }
    }
}
