//! What the generations of the family call the same things.

use crate::xml::Element;

/// The names of one generation.
pub(crate) struct Names {
    root: &'static str,
    context: &'static str,
    document: &'static str,
    agreement: &'static str,
    delivery: &'static str,
    settlement: &'static str,
    summation: &'static str,
    lines: &'static str,
    pub line_agreement: &'static str,
    pub line_delivery: &'static str,
    pub line_settlement: &'static str,
    pub line_summation: &'static str,
    /// A document of orders, not of bills.
    pub is_order: bool,
}

const INVOICE: Names = Names {
    root: "CrossIndustryInvoice",
    context: "ExchangedDocumentContext",
    document: "ExchangedDocument",
    agreement: "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement",
    delivery: "SupplyChainTradeTransaction/ApplicableHeaderTradeDelivery",
    settlement: "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement",
    summation: "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/SpecifiedTradeSettlementHeaderMonetarySummation",
    lines: "SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem",
    line_agreement: "SpecifiedLineTradeAgreement",
    line_delivery: "SpecifiedLineTradeDelivery",
    line_settlement: "SpecifiedLineTradeSettlement",
    line_summation: "SpecifiedTradeSettlementLineMonetarySummation",
    is_order: false,
};

const ORDER: Names = Names { root: "SCRDMCCBDACIOMessageStructure", is_order: true, ..INVOICE };

/// `ZUGFeRD` 1, on an earlier release of the same library.
const FIRST: Names = Names {
    root: "CrossIndustryDocument",
    context: "SpecifiedExchangedDocumentContext",
    document: "HeaderExchangedDocument",
    agreement: "SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTradeAgreement",
    delivery: "SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTradeDelivery",
    settlement: "SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTradeSettlement",
    summation: "SpecifiedSupplyChainTradeTransaction/ApplicableSupplyChainTradeSettlement/SpecifiedTradeSettlementMonetarySummation",
    lines: "SpecifiedSupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem",
    line_agreement: "SpecifiedSupplyChainTradeAgreement",
    line_delivery: "SpecifiedSupplyChainTradeDelivery",
    line_settlement: "SpecifiedSupplyChainTradeSettlement",
    line_summation: "SpecifiedTradeSettlementMonetarySummation",
    is_order: false,
};

const ALL: [Names; 3] = [INVOICE, ORDER, FIRST];

/// The namespaces of this family begin so; at their end stands the release.
const FAMILY: [&str; 2] = ["urn:un:unece:uncefact:data:", "urn:ferd:"];

/// Releases of the library before 2016 share the first of these roots, but nothing below it.
pub(super) fn of(root: Element<'_>) -> Option<&'static Names> {
    let namespace = root.namespace();
    if !FAMILY.iter().any(|beginning| namespace.starts_with(beginning)) {
        return None;
    }
    let current = [":100", ":1p0", ":15"].iter().any(|release| namespace.ends_with(release));
    ALL.iter().find(|names| names.root == root.name() && (current || root.first(names.document).is_some()))
}

impl Names {
    /// Where this part of the document is, below its root.
    pub(super) fn path(&self, role: &str) -> &'static str {
        match role {
            "context" => self.context,
            "document" => self.document,
            "agreement" => self.agreement,
            "delivery" => self.delivery,
            "settlement" => self.settlement,
            "summation" => self.summation,
            _ => self.lines,
        }
    }
}
