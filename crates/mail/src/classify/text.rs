//! Machines that say nothing in their headers, recognised by their words: receipts, challenges, tickets, absence notes.

use super::AutoKind;
use super::absence;
use super::look::Look;
use super::subject;
use super::words::{Phrases, any, flowing, phrases};

/// How programs announce that a mail was shown, in front of its subject.
static READ: Phrases = Phrases::new(|| {
    phrases(&[
        "read:|not read:|gelesen:|ungelesen:|nicht gelesen:|przeczytano:|odczytano:|przeczytane:|nie przeczytano:|lu:|lu :|non lu:|non lu :|leído:|\
         no leído:|letto:|non letto:|lida:|lido:|não lida:|gelezen:|niet gelezen:|läst:|oläst:|læst:|lest:|ulest:|luettu:|přečteno:|prečítané:|\
         olvasva:|elolvasva:|citit:|прочитано:|прочтено:|не прочитано:|pročitano:|prebrano:|okundu:|διαβάστηκε:|開封済み:|既読:|已读:|已讀:|읽음:",
        "read receipt|return receipt (displayed)|return receipt|lesebestätigung|empfangsbestätigung|potwierdzenie przeczytania|\
         potwierdzenie odczytania|accusé de lecture|confirmación de lectura|conferma di lettura|confirmação de leitura|leesbevestiging|läskvitto|\
         kvittering for læsning|potvrzení o přečtení|уведомление о прочтении|開封確認|已读回执",
    ])
});

/// What such a receipt says of the mail.
static WAS_READ: Phrases = Phrases::new(|| {
    phrases(&["was read on|has been read|was displayed on|has been displayed|was deleted without being read|this is a return receipt|\
         this return receipt|wurde gelesen|gelesen am|ungelesen gelöscht|wurde am|dies ist eine empfangsbestätigung|została przeczytana|\
         została wyświetlona|przeczytano w dniu|to jest potwierdzenie|a été lu|a été affiché|fue leído|se ha leído|è stato letto|è stata letta|\
         foi lida|foi lido|is gelezen|lästes|blev læst|ble lest|luettiin|byla přečtena|bola prečítaná|было прочитано|прочитано|开封|開封|已读|已於|已于"])
});

/// What was read, in the same sentence.
static MAIL: Phrases = Phrases::new(|| {
    phrases(&[
        "message|mail|nachricht|wiadomość|courriel|mensaje|correo|messaggio|mensagem|bericht|meddelande|meddelelse|besked|melding|viesti|\
         zpráva|zprávu|správa|üzenet|mesaj|сообщение|письмо|повідомлення|лист|poruka|sporočilo|ileti|μήνυμα|メッセージ|メール|邮件|郵件|메시지|메일|subject|betreff|temat|gelesen am",
    ])
});

/// Who asks the sender to prove that he is a person.
static CHALLENGE: Phrases = Phrases::new(|| {
    phrases(&[
        "confirm that you are a human|prove that you are human|prove you are human|prove that you are a human|verify that you are human|\
         verify you are a human|verify that you are a real|you are a real person|not a spammer|to be delivered, please click|\
         your message is being held|your message has been held|message is on hold|message delivery pending your confirmation|\
         click the link below to deliver|click here to deliver|to release your message|add yourself to my|approved sender list|\
         approved senders list|guest list|unrecognized sender|not yet on|have not yet been approved|sender verification|verify your email address to deliver|\
         one-time verification|one time verification|this one-time process|challenge-response|challenge/response|protected by spamarrest|\
         spam arrest|boxbe|mailinblack|tmda|confirm your e-mail by replying|please reply to this message to confirm|\
         simply reply to this email to have your message delivered",
        "bestätigen sie, dass sie kein|bestätigen sie bitte ihre absenderadresse|ihre nachricht wird zurückgehalten|ihre e-mail wird zurückgehalten|\
         damit ihre nachricht zugestellt|absenderverifizierung|potwierdź, że jesteś człowiekiem|potwierdź, że nie jesteś robotem|\
         wiadomość oczekuje na potwierdzenie|aby wiadomość została dostarczona|wiadomość została wstrzymana|weryfikacja nadawcy",
        "authentifier votre adresse|vous authentifier|votre message est en attente|prouver que vous êtes|cliquez ici pour que votre message|\
         confirmar que usted es|su mensaje está retenido|confirme que es una persona|confermi di essere una persona|confirme que você não é um robô|\
         anti-spam uol|antispam uol|bevestig dat u geen|подтвердите, что вы|подтвердить, что вы не робот|ваше письмо задержано",
    ])
});

/// What a desk that numbers its mail says first.
static RECEIVED: Phrases = Phrases::new(|| {
    phrases(&[
        "we have received your request|we have received your e-mail|we have received your email|we have received your message|we've received your|\
         we received your request|we received your message|we received your email|your request has been received|your message has been received|\
         your email has been received|your e-mail has been received|your ticket has been|a ticket has been|ticket has been created|\
         ticket has been opened|support request has been|your request has been assigned|has been assigned the|case has been created|\
         case has been opened|your case number|your ticket number|your reference number is|ticket id|has been logged|will be processed|\
         one of our agents|our support team|our team will|thank you for contacting|acknowledge receipt of your|confirms receipt of your|request (#",
        "ihre anfrage ist bei uns eingegangen|ihre nachricht ist bei uns eingegangen|ihre e-mail ist bei uns eingegangen|ihre mail ist bei uns eingegangen|\
         wir haben ihre anfrage erhalten|wir haben ihre nachricht erhalten|wir haben ihre e-mail erhalten|haben wir erhalten|ticketnummer|vorgangsnummer|\
         ein ticket|wurde ein ticket|bestätigen wir den eingang|bestätigen den eingang|eingang ihrer",
        "otrzymaliśmy twoje zgłoszenie|otrzymaliśmy państwa|otrzymaliśmy twoją wiadomość|twoje zgłoszenie zostało|państwa zgłoszenie zostało|\
         zgłoszenie zostało zarejestrowane|zgłoszenie zostało przyjęte|numer zgłoszenia|zgłoszenie nr|zarejestrowane pod numerem|\
         potwierdzamy otrzymanie|wiadomość została przyjęta|dziękujemy za kontakt",
        "nous avons bien reçu votre|votre demande a bien été|votre demande a été|numéro de ticket|accusons réception|accuse réception|hemos recibido su|\
         hemos recibido tu|su solicitud ha sido|número de ticket|número de incidencia|abbiamo ricevuto la|la sua richiesta è stata|numero di ticket|\
         la tua richiesta è stata|recebemos a sua|recebemos sua|recebemos o seu|número do chamado|wij hebben uw|we hebben uw|uw bericht is ontvangen|\
         ticketnummer|vi har mottagit|vi har tagit emot|ärendenummer|vi har modtaget|vi har mottatt|sagsnummer|saksnummer|olemme vastaanottaneet|\
         obdrželi jsme|přijali jsme|číslo požadavku|prijali sme|megkaptuk|am primit|ваше обращение|ваша заявка|номер обращения|ваше письмо получено|\
         ваше звернення|お問い合わせを受け付け|受付番号|已收到您的|工单|접수되었습니다",
    ])
});

/// Nobody reads what is answered.
static DO_NOT_REPLY: Phrases = Phrases::new(|| {
    phrases(&[
        "do not reply to this|please do not reply|do not respond to this|please don't reply|this mailbox is not monitored|this inbox is not monitored|\
         this mailbox is unattended|replies to this email are not|bitte antworten sie nicht auf|antworten sie nicht auf|bitte nicht antworten|\
         prosimy nie odpowiadać|prosimy na nią nie odpowiadać|proszę na nią nie odpowiadać|na tę wiadomość nie należy odpowiadać|\
         nie należy odpowiadać|proszę nie odpowiadać|nie odpowiadaj na|merci de ne pas répondre|ne pas répondre|veuillez ne pas répondre|\
         no responda a este|por favor no responda|no conteste a este|non rispondere|si prega di non rispondere|não responda|por favor, não responda|\
         niet beantwoorden|svara inte på|kan inte besvaras|svar ikke på|kan ikke besvares|älä vastaa|neodpovídejte|neodpovedajte|ne válaszoljon|\
         nu răspundeți|не отвечайте|пожалуйста, не отвечайте|не відповідайте|返信しないで|返信いただけません|请勿回复|請勿回覆|회신하지 마",
    ])
});

/// How programs name their receipts in front of a subject.
static RECEIPTS: Phrases = Phrases::new(|| {
    phrases(&[
        "ticket received|request received|ticket created|ticket opened|case received|case created|case opened|we received your|we have received your|\
         support request received|automatic acknowledgement|automatic acknowledgment|acknowledgement of receipt|confirmation of receipt|\
         receipt confirmation|eingangsbestätigung|ihre anfrage|potwierdzenie otrzymania|potwierdzenie przyjęcia|przyjęcie zgłoszenia|\
         accusé de réception|acuse de recibo|conferma di ricezione|confirmação de recebimento|ontvangstbevestiging|mottagningsbekräftelse|\
         kvittering for modtagelse|potvrzení o přijetí|potvrdenie o prijatí|confirmare de primire",
    ])
});

/// Whether the text thanks for the mail, confirms it, or says that a machine sent it.
pub fn thanks_or_confirms(text: &str) -> bool {
    let text = flowing(text);
    !text.contains('?') && (any(&text, &RECEIVED) || any(&text, &DO_NOT_REPLY) || absence::says_machine(&text) || absence::thanks(&text))
}

/// Whether the text says that a machine sent it, or that nobody reads what is answered.
pub fn speaks_as_machine(text: &str) -> bool {
    let text = flowing(text);
    absence::says_machine(&text) || any(&text, &DO_NOT_REPLY) || any(&text, &CHALLENGE)
}

/// What the words show where no header does.
pub fn kind(look: &Look) -> Option<AutoKind> {
    if subject::is_answer(&look.subject) && look.quotes {
        return None;
    }
    if is_receipt(look) {
        return Some(AutoKind::Read);
    }
    let text = flowing(&look.text);
    let (machine, unanswered) = (absence::says_machine(&text), any(&text, &DO_NOT_REPLY));
    if is_challenge(look, &text) {
        return Some(AutoKind::Challenge);
    }
    if absence::is_note(look, subject::hints_at_absence(&look.subject)) {
        return Some(AutoKind::Absence);
    }
    let received = any(&text, &RECEIVED);
    let numbered = subject::names_ticket(&look.subject);
    let named = RECEIPTS.iter().any(|phrase| look.subject.trim_start_matches(['[', '(', ' ']).starts_with(phrase.as_str()));
    let told = [machine, unanswered, received, (numbered || named) && received].into_iter().filter(|told| *told).count();
    (told >= 2 && !text.contains('?')).then_some(AutoKind::Answer)
}

/// What a machine's mail is for, once it is known to be one.
pub fn kind_of_machine(look: &Look) -> Option<AutoKind> {
    let text = flowing(&look.text);
    if absence::speaks_of_absence(&text) || subject::hints_at_absence(&look.subject) {
        return Some(AutoKind::Absence);
    }
    any(&text, &CHALLENGE).then_some(AutoKind::Challenge)
}

/// A receipt without a report: its subject and its one sentence say so.
fn is_receipt(look: &Look) -> bool {
    let named = READ.iter().any(|phrase| look.subject.starts_with(phrase.as_str()));
    let text = flowing(&look.whole);
    named && look.whole.len() < 1500 && any(&text, &WAS_READ) && any(&text, &MAIL)
}

/// It asks for a click or an answer before the mail is let through: a link and two such phrases, or one and the subject.
fn is_challenge(look: &Look, text: &str) -> bool {
    let said = CHALLENGE.iter().filter(|phrase| text.contains(phrase.as_str())).count();
    let subject = any(&look.subject, &CHALLENGE)
        || ["confirm", "verif", "bestatig", "potwierd", "authenti"].iter().any(|word| look.subject.contains(word));
    let link = text.contains("http://") || text.contains("https://") || text.contains("reply");
    said >= 2 && (link || subject) || said == 1 && subject && link
}
