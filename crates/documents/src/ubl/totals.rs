//! The totals of a UBL document.

use super::Shape;
use crate::totals::{Stated, payable_currency, tax};
use crate::value::Values;
use crate::xml::Element;
use crate::{Document, Paid};

pub(super) fn read(root: Element<'_>, shape: &Shape, document: &mut Document, values: &mut Values) {
    document.tax = tax(root.all("TaxTotal/TaxAmount"), document.currency.as_deref(), values);
    let Some(monetary) = root.first(shape.monetary) else {
        return;
    };
    values.findings.extend(payable_currency(monetary.first("PayableAmount"), document.currency.as_deref()));
    stated(monetary, values).settle(document, values);
    let on = values.date("BT-113", root.text("PrepaidPayment/PaidDate"));
    document.paid = document.paid.take().map(|paid| Paid { on, ..paid });
}

/// The amounts of a `LegalMonetaryTotal` or `AnticipatedMonetaryTotal`.
fn stated(monetary: Element<'_>, values: &mut Values) -> Stated {
    let mut amount = |field, path| values.amount(field, monetary.text(path));
    Stated {
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
