//! The totals of a Cross Industry document.

use super::Head;
use crate::Document;
use crate::totals::{Stated, payable_currency, tax};
use crate::value::Values;
use crate::xml::Element;

pub(super) fn read(head: &Head<'_>, document: &mut Document, values: &mut Values) {
    let currency = document.currency.as_deref();
    document.tax = tax(head.all("summation/TaxTotalAmount"), currency, values);
    let Some(summation) = head.first("summation") else { return };
    values.findings.extend(payable_currency(summation.first("DuePayableAmount"), currency));
    let mut stated = stated(summation, currency, values);
    // Groups and explanations are lines as well, and count twice.
    let grouped = head.all("lines/AssociatedDocumentLineDocument/ParentLineID");
    if !grouped.is_empty() {
        stated.lines = None;
    }
    stated.settle(document, values);
}

fn stated(summation: Element<'_>, currency: Option<&str>, values: &mut Values) -> Stated {
    let mut amount = |field, name: &str| values.amount(field, own(summation, name, currency));
    Stated {
        lines: amount("BT-106", "LineTotalAmount"),
        allowances: amount("BT-107", "AllowanceTotalAmount"),
        charges: amount("BT-108", "ChargeTotalAmount"),
        net: amount("BT-109", "TaxBasisTotalAmount"),
        gross: amount("BT-112", "GrandTotalAmount"),
        prepaid: amount("BT-113", "TotalPrepaidAmount"),
        rounding: amount("BT-114", "RoundingAmount"),
        payable: amount("BT-115", "DuePayableAmount"),
    }
}

/// An amount may be there twice, the second time in the currency of the tax.
fn own(summation: Element<'_>, name: &str, currency: Option<&str>) -> Option<String> {
    let amounts = summation.all(name);
    let is_own = |amount: &&Element<'_>| amount.attribute("currencyID").is_some_and(|written| Some(written) == currency);
    amounts.iter().find(is_own).and_then(|amount| amount.own_text()).or_else(|| summation.text(name))
}
