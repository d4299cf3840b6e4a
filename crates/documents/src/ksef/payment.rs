//! When and where a `KSeF` invoice is to be paid, and what has been paid already.

use rust_decimal::Decimal;

use crate::checks::total;
use crate::value::Values;
use crate::xml::{Element, distinct};
use crate::{Document, Paid};

/// FA(1) has one level more.
const TERMS: [&str; 2] = ["TerminPlatnosci", "TerminyPlatnosci"];

pub(super) fn read(invoice: Element<'_>, document: &mut Document, values: &mut Values) {
    let Some(payment) = invoice.first("Platnosc") else { return };
    let terms: Vec<_> = TERMS.iter().flat_map(|path| payment.all(path)).collect();
    let due = terms.iter().find_map(|term| term.text_of(&["Termin", "TerminPlatnosci"]).or_else(|| term.own_text()));
    document.due_date = values.date("BT-9", due);
    document.payment_terms = terms.iter().find_map(|term| terms_in_words(*term));
    document.payment_days = terms.iter().find_map(|term| days(*term));
    let accounts = ["RachunekBankowy", "RachunekBankowyFaktora"].iter().flat_map(|path| payment.all(path));
    document.payee_accounts = distinct(accounts.filter_map(|account| account.text_of(&["NrRB", "NrRBPL", "NrRBZagr"])).map(iban));
    document.paid = paid(payment, values);
}

/// At home the 26 digits of an account are written without the letters of the country; abroad, and in other formats, with.
fn iban(account: String) -> String {
    let digits: String = account.chars().filter(|c| !c.is_whitespace()).collect();
    let domestic = digits.len() == 26 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if domestic { format!("PL{digits}") } else { account }
}

/// FA(2) has a sentence; FA(3) a number, a unit and what they are counted from.
fn terms_in_words(term: Element<'_>) -> Option<String> {
    let described = term.first("TerminOpis").or_else(|| term.first("TerminPlatnosciOpis"))?;
    let parts = ["Ilosc", "Jednostka", "ZdarzeniePoczatkowe"].iter().filter_map(|path| described.text(path));
    described.own_text().or_else(|| Some(parts.collect::<Vec<_>>().join(" ")).filter(|words| !words.is_empty()))
}

fn days(term: Element<'_>) -> Option<u32> {
    let described = term.first("TerminOpis")?;
    let unit = described.text("Jednostka")?.to_lowercase();
    described.text("Ilosc").filter(|_| unit.starts_with("dni") || unit.starts_with("dzie"))?.parse().ok()
}

fn paid(payment: Element<'_>, values: &mut Values) -> Option<Paid> {
    let whole = payment.text("Zaplacono").as_deref() == Some("1");
    // 2 is in parts as well, but all of them.
    let parts = payment.text("ZnacznikZaplatyCzesciowej");
    if !whole && parts.is_none() {
        return None;
    }
    let shares = payment.all("ZaplataCzesciowa");
    let days = shares.iter().filter_map(|share| share.text("DataZaplatyCzesciowej")).chain(payment.text("DataZaplaty"));
    let on = days.filter_map(|day| values.date("BT-113", Some(day))).max();
    let amounts: Vec<Decimal> = shares.iter().filter_map(|share| values.amount("BT-113", share.text("KwotaZaplatyCzesciowej"))).collect();
    let amount = if amounts.is_empty() { None } else { total(amounts) };
    Some(Paid { whole: whole || parts.as_deref() == Some("2"), on, amount })
}
