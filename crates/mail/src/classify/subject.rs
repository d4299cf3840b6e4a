//! Subjects: the beginnings by which programs name their own answers, and the marks that a person set in front.

use super::AutoKind;
use super::look::Look;
use super::words::{Phrases, phrases};

/// Beginnings that mail programs put there themselves, followed by the end or by a sign. Everybody's, in the order of the alphabet of codes.
static AUTOMATIC: Phrases = Phrases::new(|| {
    phrases(&[
        "الرد التلقائي|رد تلقائي|автоматичен отговор|resposta automàtica|automatická odpověď|automatická odezva|odpověď v nepřítomnosti",
        "automatisk svar|autosvar|fraværsbesked|fraværsmeddelelse|automatisches antwortschreiben|automatisierte antwort|auto-antwort",
        "automatische antwort|automatische rückantwort|automatische rückmeldung|automatische eingangsbestätigung|automatische nachricht",
        "automatische antwort auf|automatische abwesenheitsnotiz|autom. antwort|autoantwort|abwesenheitsnotiz|abwesenheitsmeldung|\
         abwesenheitsnachricht",
        "abwesenheitsbenachrichtigung|abwesenheitsinfo|abwesenheitsagent|abwesenheitsassistent|urlaubsnotiz|urlaubsmeldung|\
         urlaubsbenachrichtigung",
        "αυτόματη απάντηση|απάντηση εκτός γραφείου|automatic reply|automatic response|automatic e-mail response|automated reply|\
         automated response",
        "auto reply|auto-reply|autoreply|auto response|auto-response|autoresponse|autoresponder|auto responder|auto-responder",
        "out of office autoreply|out of office auto-reply|out of office auto reply|out of office automatic reply|out of office reply|\
         out-of-office reply|out of office response",
        "out of office message|out of office notification|out of office notice|out of the office reply|vacation reply|vacation response|\
         vacation autoreply",
        "vacation auto-reply|vacation message|holiday autoreply|away from my mail|respuesta automática|contestación automática|auto respuesta|\
         autorespuesta",
        "respuesta automatizada|automaatvastus|automaatne vastus|پاسخ خودکار|automaattinen vastaus|automaattivastaus|poissaoloilmoitus|\
         poissaoloviesti|lomavastaus",
        "réponse automatique|reponse auto|message d'absence|avis d'absence|notification d'absence|notification automatique d'absence|\
         message automatique d'absence",
        "תשובה אוטומטית|מענה אוטומטי|automatski odgovor|automatsko odgovaranje|automatikus válasz|automatikus visszajelzés|automatikus üzenet",
        "balasan otomatis|jawaban otomatis|sjálfvirkt svar|risposta automatica|risponditore automatico|messaggio di assenza|自動応答|自動返信|不在通知|自動回答",
        "자동 회신|자동회신|자동 응답|자동응답|부재중 자동|automatinis atsakymas|automātiskā atbilde|automātiska atbilde|jawapan automatik|fraværsmelding|\
         fraværsassistent",
        "automatisch antwoord|automatische beantwoording|automatisch bericht|automatische reactie|afwezigheidsbericht|afwezigheidsmelding|\
         afwezigheidsassistent|automatyczne potwierdzenie",
        "odpowiedź automatyczna|automatyczna odpowiedź|autoodpowiedź|auto-odpowiedź|auto odpowiedź|automatyczne powiadomienie|\
         powiadomienie o nieobecności|informacja o nieobecności",
        "resposta automática|auto resposta|auto-resposta|mensagem de ausência|aviso de ausência|răspuns automat|mesaj automat|\
         автоматический ответ|автоответ|автоответчик",
        "automatická odpoveď|odpoveď v neprítomnosti|samodejni odgovor|autosvar|automatiskt svar|frånvaromeddelande|frånvarobesked|\
         ตอบกลับอัตโนมัติ|การตอบกลับอัตโนมัติ",
        "erantzun automatikoa|përgjigje automatike|аутоматски одговор|автоматски одговор|автоматты жауап|аўтаматычны адказ|avtomatik cavab|\
         avtomatik javob",
        "स्वचालित उत्तर|स्वचालित जवाब|স্বয়ংক্রিয় উত্তর|தானியங்கி பதில்|خودکار جواب|ավտոմատ պատասխան|ავტომატური პასუხი|freagra uathoibríoch|ateb awtomatig",
        "tweġiba awtomatika|awtomatikong tugon|automatesch äntwert|outomatiese antwoord|jibu otomatiki|автомат хариу",
        "otomatik yanıt|otomatik cevap|автоматична відповідь|автовідповідь|trả lời tự động|thư trả lời tự động|自动回复|自動回覆|自動回復|自动答复|自動答覆|自动应答|\
         外出自动",
    ])
});

/// Beginnings that people write too; a program sets a sign behind them: "Out of Office: Re: Invoice".
static AWAY: Phrases = Phrases::new(|| {
    phrases(&[
        "out of office|out of the office|out-of-office|ooo|away from office|away from the office|on vacation|on annual leave|on leave|\
         on holiday|annual leave|absence",
        "abwesenheit|abwesend|nicht im büro|außer haus|ausser haus|im urlaub|urlaub|büroabwesenheit|bin im urlaub",
        "nieobecność|nieobecność w biurze|nieobecny|nieobecna|poza biurem|urlop|jestem na urlopie|na urlopie",
        "absence du bureau|absent du bureau|absence|absent|en congé|en congés|en vacances|hors du bureau",
        "fuera de la oficina|fuera de oficina|ausente|ausencia|de vacaciones|en vacaciones",
        "fuori ufficio|fuori sede|assente|assenza|assenza dall'ufficio|in ferie",
        "fora do escritório|ausente|ausência|ausência temporária|em férias|de férias",
        "afwezig|afwezigheid|niet aanwezig|buiten kantoor|niet op kantoor|met vakantie|op vakantie",
        "frånvaro|frånvarande|inte på kontoret|på semester|semester|fravær|ikke på kontoret|ikke til stede|ute av kontoret|på ferie|ferie",
        "poissa|poissa toimistolta|lomalla|olen lomalla|mimo kancelář|nepřítomnost|dovolená|mimo kancelárie|neprítomnosť|dovolenka",
        "házon kívül|irodán kívül|szabadságon|szabadság|absent din birou|în afara biroului|în concediu|concediu",
        "нет на месте|вне офиса|отсутствие|в отпуске|отпуск|поза офісом|відсутність|у відпустці|відпустка|извън офиса|отпуска",
        "izvan ureda|van kancelarije|odsutnost iz ureda|odsutan|odsotnost|odsoten|dopust|na godišnjem odmoru|ofis dışında|ofis dışındayım|\
         yıllık izin",
        "不在のお知らせ|不在|休暇|不在办公室|外出|休假|부재 중|부재중|휴가|εκτός γραφείου|άδεια|atostogos|atvaļinājums|puhkusel",
    ])
});

/// What a person's program puts in front when they answer or pass on.
const ANSWERS: [&str; 24] = [
    "re", "aw", "antw", "antwort", "odp", "sv", "vs", "vl", "fw", "fwd", "wg", "tr", "rv", "i", "pd", "doorst", "enc", "res", "rif", "r",
    "ynt", "ilt", "回复", "答复",
];

/// What the subject alone shows.
pub fn kind(look: &Look) -> Option<AutoKind> {
    let subject = look.subject.trim_start_matches(|c: char| "[(\"*'<!".contains(c) || c.is_whitespace());
    if is_absence_of_somebody(subject) {
        return Some(AutoKind::Absence);
    }
    if !begins(subject, &AUTOMATIC) {
        return names_of_programs(subject).then_some(AutoKind::Notice);
    }
    let absent = super::absence::speaks_of_absence(&look.text) || super::absence::speaks_of_absence(subject);
    // Two words alone may also be what a person writes about: "Autoreply".
    let bare = AUTOMATIC.iter().any(|phrase| subject.trim_end_matches(['.', '!', ']', ')', ' ']) == phrase);
    if bare && !absent && !super::text::thanks_or_confirms(&look.text) {
        return None;
    }
    Some(if absent { AutoKind::Absence } else { AutoKind::Answer })
}

/// Whether it begins in words for an absence, followed by the end or a sign: a hint, which the text must bear out.
pub fn hints_at_absence(subject: &str) -> bool {
    let subject = subject.trim_start_matches(|c: char| "[(\"*'<!".contains(c) || c.is_whitespace());
    begins(subject, &AWAY) || subject.contains(" is out of the office") || subject.contains(" ist außer haus")
}

/// Whether a person's program has put `Re:`, `Fwd:` or its kin in front.
pub fn is_answer(subject: &str) -> bool {
    let Some((front, _)) = subject.trim_start().split_once(':') else { return false };
    let front = front.trim().trim_end_matches(|c: char| c == ']' || c == ')' || c.is_ascii_digit()).trim_end_matches(['[', '(']);
    ANSWERS.contains(&front)
}

/// Lotus Notes: "AUTO: Jens Berg is out of the office (returning 05/12/2026)".
fn is_absence_of_somebody(subject: &str) -> bool {
    let Some(rest) = subject.strip_prefix("auto:") else {
        // Of the words for an absence, these with an answer behind them are a program's: "Out of office Re: Invoice".
        let front = AWAY.iter().find_map(|phrase| subject.strip_prefix(phrase.as_str()));
        return front.is_some_and(|rest| is_answer(rest.trim_start_matches([':', '-', ' ', ']', ')'])));
    };
    is_answer(rest) || super::absence::speaks_of_absence(rest) || rest.contains("is out of") || rest.contains("ist ausser haus")
}

/// Subjects of programs that say nothing in their headers.
fn names_of_programs(subject: &str) -> bool {
    subject.starts_with("cron <") || (subject.starts_with("report domain:") && subject.contains("submitter:"))
}

fn begins(subject: &str, phrases: &[String]) -> bool {
    phrases.iter().filter_map(|phrase| subject.strip_prefix(phrase.as_str())).any(|rest| {
        let rest = rest.trim_start();
        rest.is_empty() || rest.starts_with([':', '-', '(', '[', ']', ')', '!', '.', '"', '/', '|', ',', '*', '>']) || is_answer(rest)
    })
}

/// Whether a desk's program has numbered it: "[Ticket#2026111]", "(#4711)", "Case 00012345", "[ACME-123]".
pub fn names_ticket(subject: &str) -> bool {
    let tags = [
        "ticket",
        "case",
        "request",
        "#",
        "zgloszenie",
        "anfrage",
        "vorgang",
        "sprawa",
        "demande",
        "solicitud",
        "richiesta",
        "chamado",
        "arende",
        "[sr",
    ];
    tags.iter().any(|tag| {
        subject.match_indices(tag).any(|(at, _)| subject[at + tag.len()..].chars().take(8).any(|letter| letter.is_ascii_digit()))
    })
}
