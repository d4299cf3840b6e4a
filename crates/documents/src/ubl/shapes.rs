//! The types of UBL documents that are read, and where each keeps what the others keep elsewhere.

use crate::Kind;
use crate::xml::Element;

const ROOTS: &str = "urn:oasis:names:specification:ubl:schema:xsd:";

/// Where one type of document keeps what the others keep elsewhere.
pub(crate) struct Shape {
    pub root: &'static str,
    pub kind: Kind,
    /// Where its type code is (BT-3).
    pub type_code: &'static str,
    /// Paths to the selling and the buying party, the proper one first.
    pub seller: &'static [&'static str],
    pub buyer: &'static [&'static str],
    pub monetary: &'static str,
    pub line: &'static str,
    pub quantity: &'static str,
    /// What comes nearest to the day of payment (BT-9).
    pub due: &'static [&'static str],
    /// When goods came or shall come, of the whole and of a line.
    pub delivery: &'static [&'static str],
    /// Earlier documents it corrects or replaces.
    pub preceding: &'static [(&'static str, Kind)],
}

const BILLED: &[(&str, Kind)] = &[
    ("BillingReference/InvoiceDocumentReference", Kind::Invoice),
    ("BillingReference/SelfBilledInvoiceDocumentReference", Kind::Invoice),
    ("BillingReference/DebitNoteDocumentReference", Kind::Invoice),
    ("BillingReference/CreditNoteDocumentReference", Kind::CreditNote),
    ("BillingReference/SelfBilledCreditNoteDocumentReference", Kind::CreditNote),
];
const PAID: &[&str] = &["DueDate", "PaymentMeans/PaymentDueDate", "PaymentTerms/PaymentDueDate"];
const DELIVERED: &[&str] =
    &["Delivery/ActualDeliveryDate", "Delivery/RequestedDeliveryPeriod/EndDate", "Delivery/RequestedDeliveryPeriod/StartDate"];
const PROMISED: &[&str] =
    &["Delivery/PromisedDeliveryPeriod/EndDate", "Delivery/PromisedDeliveryPeriod/StartDate", "Delivery/LatestDeliveryDate"];
const ARRIVING: &[&str] = &[
    "Shipment/Delivery/ActualDeliveryDate",
    "Shipment/Delivery/EstimatedDeliveryPeriod/EndDate",
    "Shipment/Delivery/EstimatedDeliveryPeriod/StartDate",
    "Shipment/Delivery/RequestedDeliveryPeriod/EndDate",
    "Shipment/Delivery/LatestDeliveryDate",
];

const BILL: Shape = Shape {
    root: "Invoice",
    kind: Kind::Invoice,
    type_code: "InvoiceTypeCode",
    seller: &["AccountingSupplierParty/Party", "SellerSupplierParty/Party"],
    buyer: &["AccountingCustomerParty/Party", "BuyerCustomerParty/Party"],
    monetary: "LegalMonetaryTotal",
    line: "InvoiceLine",
    quantity: "InvoicedQuantity",
    due: PAID,
    delivery: DELIVERED,
    preceding: BILLED,
};
const CREDIT: Shape = Shape {
    root: "CreditNote",
    kind: Kind::CreditNote,
    type_code: "CreditNoteTypeCode",
    line: "CreditNoteLine",
    quantity: "CreditedQuantity",
    ..BILL
};
const ORDER: Shape = Shape {
    root: "Order",
    kind: Kind::Order,
    type_code: "OrderTypeCode",
    seller: &["SellerSupplierParty/Party", "AccountingSupplierParty/Party"],
    buyer: &["BuyerCustomerParty/Party", "AccountingCustomerParty/Party", "OriginatorCustomerParty/Party"],
    monetary: "AnticipatedMonetaryTotal",
    line: "OrderLine/LineItem",
    quantity: "Quantity",
    due: &["ValidityPeriod/EndDate"],
    delivery: DELIVERED,
    preceding: &[("OrderDocumentReference", Kind::Order)],
};
const CONFIRMATION: Shape =
    Shape { root: "OrderResponse", kind: Kind::Confirmation, type_code: "OrderResponseCode", due: &[], delivery: PROMISED, ..ORDER };

const SHAPES: [Shape; 12] = [
    BILL,
    CREDIT,
    Shape { root: "SelfBilledInvoice", ..BILL },
    Shape { root: "SelfBilledCreditNote", ..CREDIT },
    Shape {
        root: "DebitNote",
        type_code: "",
        monetary: "RequestedMonetaryTotal",
        line: "DebitNoteLine",
        quantity: "DebitedQuantity",
        ..BILL
    },
    ORDER,
    Shape { root: "OrderChange", kind: Kind::OrderChange, ..ORDER },
    Shape { root: "OrderCancellation", kind: Kind::OrderCancel, type_code: "", due: &[], ..ORDER },
    CONFIRMATION,
    Shape { root: "OrderResponseSimple", ..CONFIRMATION },
    Shape {
        root: "DespatchAdvice",
        kind: Kind::ShipNotice,
        type_code: "DespatchAdviceTypeCode",
        seller: &["DespatchSupplierParty/Party", "SellerSupplierParty/Party"],
        buyer: &["DeliveryCustomerParty/Party", "BuyerCustomerParty/Party"],
        line: "DespatchLine",
        quantity: "DeliveredQuantity",
        due: &[],
        delivery: ARRIVING,
        ..ORDER
    },
    // The buyer answers an invoice; who sends and who receives is turned round for answers to orders.
    Shape {
        root: "ApplicationResponse",
        kind: Kind::Response,
        type_code: "DocumentResponse/Response/ResponseCode",
        seller: &["ReceiverParty"],
        buyer: &["SenderParty"],
        line: "",
        due: &[],
        delivery: &[],
        preceding: &[],
        ..ORDER
    },
];

/// The shape to read this root element by; nothing if its type is not read.
pub(crate) fn shape(root: Element<'_>) -> Option<&'static Shape> {
    let document = root.namespace().strip_prefix(ROOTS)?.strip_suffix("-2")?;
    SHAPES.iter().find(|shape| shape.root == root.name() && shape.root == document)
}
