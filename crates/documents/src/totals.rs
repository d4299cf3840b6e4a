//! The totals that UBL and CII state alike, and whether they add up (EN 16931, BR-CO-10 to BR-CO-16).

use rust_decimal::Decimal;

use crate::checks::{sum, total};
use crate::value::Values;
use crate::xml::Element;
use crate::{Document, Finding, Kind, Paid};

/// What a document says it comes to.
pub(crate) struct Stated {
    pub lines: Option<Decimal>,
    pub allowances: Option<Decimal>,
    pub charges: Option<Decimal>,
    pub net: Option<Decimal>,
    pub gross: Option<Decimal>,
    pub prepaid: Option<Decimal>,
    pub rounding: Option<Decimal>,
    pub payable: Option<Decimal>,
}

impl Stated {
    /// Puts the totals into the document, which has its lines, its currency and its tax, and remarks on what is strange.
    pub(crate) fn settle(self, document: &mut Document, values: &mut Values) {
        document.net = self.net;
        document.total_payable = self.payable;
        if let (None, Some(gross)) = (self.payable, self.gross) {
            document.total_payable = Some(gross);
            if is_bill(document.kind) {
                values.findings.push(Finding::about("payable-missing", "BT-115").with("value", gross));
            }
        }
        let prepaid = self.prepaid.filter(|amount| !amount.is_zero() && is_bill(document.kind));
        document.paid =
            prepaid.map(|amount| Paid { whole: self.payable.is_some_and(|payable| payable.is_zero()), on: None, amount: Some(amount) });
        // An answer repeats the totals of the order, whatever it says of the lines.
        if document.kind != Kind::Confirmation {
            values.findings.extend(self.sums(document));
        }
    }

    fn sums(&self, document: &Document) -> Vec<Finding> {
        let or_zero = Option::unwrap_or_default;
        let of_lines: Option<Vec<Decimal>> = document.lines.iter().map(|line| line.total).collect();
        let of_lines = of_lines.filter(|totals| !totals.is_empty()).and_then(total);
        let net = self.lines.and_then(|lines| total([lines, -or_zero(self.allowances), or_zero(self.charges)]));
        let gross = self.net.and_then(|net| total([net, document.tax?]));
        let payable = self.gross.and_then(|gross| total([gross, -or_zero(self.prepaid), or_zero(self.rounding)]));
        let mut pairs = vec![("BT-106", of_lines, self.lines), ("BT-109", net, self.net), ("BT-112", gross, self.gross)];
        // A head that leaves out its lines leaves out what has been paid as well (the profile MINIMUM of Factur-X).
        if is_bill(document.kind) && self.lines.is_some() {
            pairs.push(("BT-115", payable, self.payable));
        }
        pairs.into_iter().filter_map(|(field, expected, actual)| sum(field, expected?, actual?, 1)).collect()
    }
}

fn is_bill(kind: Kind) -> bool {
    matches!(kind, Kind::Invoice | Kind::CreditNote)
}

/// The tax out of all the tax totals there are. There are two where the VAT is accounted for in another currency: the
/// document's own counts. Where there are several in it, each is another tax.
pub(crate) fn tax(amounts: Vec<Element<'_>>, currency: Option<&str>, values: &mut Values) -> Option<Decimal> {
    let (foreign, own): (Vec<_>, Vec<_>) = amounts.into_iter().partition(|amount| is_foreign(*amount, currency));
    if let (true, Some(currency)) = (own.is_empty(), foreign.first().and_then(|amount| amount.attribute("currencyID"))) {
        values.findings.push(Finding::about("tax-currency", "BT-110").with("currency", currency));
    }
    let taxes: Vec<Decimal> = own.into_iter().filter_map(|amount| values.amount("BT-110", amount.own_text())).collect();
    if taxes.is_empty() { None } else { total(taxes) }
}

/// A remark if the amount to pay is in another currency than the document.
pub(crate) fn payable_currency(amount: Option<Element<'_>>, currency: Option<&str>) -> Option<Finding> {
    let named = amount.filter(|amount| is_foreign(*amount, currency))?.attribute("currencyID")?;
    Some(Finding::about("payable-currency", "BT-115").with("currency", named))
}

fn is_foreign(amount: Element<'_>, currency: Option<&str>) -> bool {
    match (amount.attribute("currencyID"), currency) {
        (Some(written), Some(currency)) => !written.eq_ignore_ascii_case(currency),
        _ => false,
    }
}
