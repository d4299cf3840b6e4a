//! The totals of a UBL document, and whether they add up (EN 16931, BR-CO-10 to BR-CO-16).

use rust_decimal::Decimal;

use super::Shape;
use crate::checks::{sum, total};
use crate::value::Values;
use crate::xml::Element;
use crate::{Document, Finding, Kind, Paid};

pub(super) fn read(root: Element<'_>, shape: &Shape, document: &mut Document, values: &mut Values) {
    document.tax = tax(root, document, values);
    let Some(monetary) = root.first(shape.monetary) else {
        return;
    };
    let stated = Stated::read(monetary, values);
    document.net = stated.net;
    document.total_payable = stated.payable;
    if let (None, Some(gross)) = (stated.payable, stated.gross) {
        document.total_payable = Some(gross);
        values.findings.push(Finding::about("payable-missing", "BT-115").with("value", gross));
    }
    if let Some(currency) =
        monetary.first("PayableAmount").filter(|amount| is_foreign(*amount, document)).and_then(|amount| amount.attribute("currencyID"))
    {
        values.findings.push(Finding::about("payable-currency", "BT-115").with("currency", currency));
    }
    document.paid = stated.prepaid.filter(|amount| !amount.is_zero() && is_bill(document.kind)).map(|amount| Paid {
        whole: stated.payable.is_some_and(|payable| payable.is_zero()),
        on: values.date("BT-113", root.text("PrepaidPayment/PaidDate")),
        amount: Some(amount),
    });
    let sums = stated.sums(document);
    values.findings.extend(sums);
}

/// There are two tax totals where the VAT is accounted for in another currency: the document's own counts. Where there
/// are several in it, each is another tax.
fn tax(root: Element<'_>, document: &Document, values: &mut Values) -> Option<Decimal> {
    let amounts = root.all("TaxTotal/TaxAmount");
    let (foreign, own): (Vec<_>, Vec<_>) = amounts.into_iter().partition(|amount| is_foreign(*amount, document));
    if let (true, Some(currency)) = (own.is_empty(), foreign.first().and_then(|amount| amount.attribute("currencyID"))) {
        values.findings.push(Finding::about("tax-currency", "BT-110").with("currency", currency));
    }
    let taxes: Vec<Decimal> = own.into_iter().filter_map(|amount| values.amount("BT-110", amount.own_text())).collect();
    if taxes.is_empty() { None } else { total(taxes) }
}

fn is_foreign(amount: Element<'_>, document: &Document) -> bool {
    match (amount.attribute("currencyID"), document.currency.as_deref()) {
        (Some(written), Some(currency)) => !written.eq_ignore_ascii_case(currency),
        _ => false,
    }
}

fn is_bill(kind: Kind) -> bool {
    matches!(kind, Kind::Invoice | Kind::CreditNote)
}

/// The amounts of a `LegalMonetaryTotal` or `AnticipatedMonetaryTotal`.
struct Stated {
    lines: Option<Decimal>,
    allowances: Option<Decimal>,
    charges: Option<Decimal>,
    net: Option<Decimal>,
    gross: Option<Decimal>,
    prepaid: Option<Decimal>,
    rounding: Option<Decimal>,
    payable: Option<Decimal>,
}

impl Stated {
    fn read(monetary: Element<'_>, values: &mut Values) -> Self {
        let mut amount = |field, path| values.amount(field, monetary.text(path));
        Self {
            lines: amount("BT-106", "LineExtensionAmount"),
            allowances: amount("BT-107", "AllowanceTotalAmount"),
            charges: amount("BT-108", "ChargeTotalAmount"),
            net: amount("BT-109", "TaxExclusiveAmount"),
            gross: amount("BT-112", "TaxInclusiveAmount"),
            prepaid: amount("BT-113", "PrepaidAmount"),
            rounding: amount("BT-114", "PayableRoundingAmount"),
            payable: amount("BT-115", "PayableAmount"),
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
        if is_bill(document.kind) {
            pairs.push(("BT-115", payable, self.payable));
        }
        pairs.into_iter().filter_map(|(field, expected, actual)| sum(field, expected?, actual?, 1)).collect()
    }
}
