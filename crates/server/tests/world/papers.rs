//! Orders and invoices of the stories, as small UBL documents, and who may bring them in.

use kontor_store::OrganizationChange;
use kontor_store::model::ids::OrganizationId;
use serde_json::{Value, json};

use super::{Program, World};

/// The tax numbers by which the firms are known once [`World::numbers`] has given them.
pub const ACME: &str = "DE811234567";
pub const BOLT: &str = "PL5260001246";

impl World {
    /// Acme and Bolt get the numbers that stand in documents.
    pub async fn numbers(&self) {
        self.number(&self.firms.acme, ACME).await;
        self.number(&self.firms.bolt, BOLT).await;
    }

    /// A firm gets a tax number.
    pub async fn number(&self, firm: &OrganizationId, vat: &str) {
        let change = OrganizationChange { identifiers: Some(vec![("vat".to_owned(), vat.to_owned())]), ..OrganizationChange::default() };
        self.store().update_organization(&self.operator, firm, change, self.clock.now()).await.unwrap();
    }
}

impl Program<'_> {
    /// Hands in a document that must be taken; its id.
    pub async fn brings(&self, document: &str) -> String {
        let answer = self.hands_in(document).await;
        assert!(answer.status.is_success(), "{}", answer.text);
        answer.json()["id"].as_str().unwrap().to_owned()
    }

    /// Hands in a document, whatever comes of it.
    pub async fn hands_in(&self, document: &str) -> super::Answer {
        let body = document.to_owned();
        self.ask(reqwest::Method::POST, "/api/v1/documents", |request| request.header("content-type", "application/xml").body(body)).await
    }

    /// Begins a conversation; its id.
    pub async fn begins(&self, partner: &OrganizationId, subject: &str, body: &str) -> String {
        self.begun(&json!({"partner_id": partner, "subject": subject, "body": body})).await
    }

    /// Begins a conversation about a document; its id.
    pub async fn asks_about(&self, document: &str, subject: &str, body: &str) -> String {
        self.begun(&json!({"document_id": document, "subject": subject, "body": body})).await
    }

    async fn begun(&self, new: &Value) -> String {
        self.post("/api/v1/conversations", new).await.expect(201).json()["id"].as_str().unwrap().to_owned()
    }

    /// Writes into a conversation; the message's number.
    pub async fn writes(&self, conversation: &str, body: &str) -> i64 {
        let path = format!("/api/v1/conversations/{conversation}/messages");
        self.post(&path, &json!({"body": body})).await.expect(201).json()["seq"].as_i64().unwrap()
    }

    /// The subjects under a filter, newest first.
    pub async fn list(&self, filter: &str) -> Vec<String> {
        let page = self.get(&format!("/api/v1/conversations?filter={filter}")).await.expect(200).json();
        page["items"].as_array().unwrap().iter().map(|row| row["subject"].as_str().unwrap().to_owned()).collect()
    }

    /// How many are unread.
    pub async fn unread(&self) -> usize {
        self.list("unread").await.len()
    }

    /// Puts a mark on a conversation.
    pub async fn puts(&self, conversation: &str, mark: &str) -> super::Answer {
        self.ask(reqwest::Method::PUT, &format!("/api/v1/conversations/{conversation}/{mark}"), |request| request).await
    }
}

/// An invoice of Bolt to Acme.
pub fn invoice(number: &str, total: &str) -> String {
    paper("Invoice", number, total, (BOLT, "Bolt Śruby Sp. z o.o."), (ACME, "ACME Stahl GmbH"))
}

/// An order of any buyer to any seller.
pub fn order_between(number: &str, total: &str, buyer: (&str, &str), seller: (&str, &str)) -> String {
    paper("Order", number, total, seller, buyer)
}

/// An invoice of any seller to any buyer.
pub fn invoice_between(number: &str, total: &str, seller: (&str, &str), buyer: (&str, &str)) -> String {
    paper("Invoice", number, total, seller, buyer)
}

fn paper(root: &str, number: &str, total: &str, seller: (&str, &str), buyer: (&str, &str)) -> String {
    let party = |(vat, name): (&str, &str)| {
        format!(
            "<cac:Party><cac:PartyTaxScheme><cbc:CompanyID>{vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>\
             </cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>"
        )
    };
    let (seller_role, buyer_role, sum, line, quantity) = match root {
        "Order" => ("SellerSupplierParty", "BuyerCustomerParty", "AnticipatedMonetaryTotal", "OrderLine", "Quantity"),
        _ => ("AccountingSupplierParty", "AccountingCustomerParty", "LegalMonetaryTotal", "InvoiceLine", "InvoicedQuantity"),
    };
    let item = format!(
        "<cbc:ID>1</cbc:ID><cbc:{quantity} unitCode=\"H87\">1</cbc:{quantity}>\
         <cbc:LineExtensionAmount currencyID=\"EUR\">{total}</cbc:LineExtensionAmount><cac:Item><cbc:Name>Screws</cbc:Name></cac:Item>"
    );
    let item = if root == "Order" { format!("<cac:LineItem>{item}</cac:LineItem>") } else { item };
    let kind = if root == "Order" { "" } else { "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>" };
    format!(
        "<{root} xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:{root}-2\" \
         xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" \
         xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\
         <cbc:ID>{number}</cbc:ID><cbc:IssueDate>2026-11-20</cbc:IssueDate>{kind}<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>\
         <cac:{buyer_role}>{}</cac:{buyer_role}><cac:{seller_role}>{}</cac:{seller_role}>\
         <cac:{sum}><cbc:PayableAmount currencyID=\"EUR\">{total}</cbc:PayableAmount></cac:{sum}><cac:{line}>{item}</cac:{line}></{root}>",
        party(buyer),
        party(seller)
    )
}

const UBL: &str = "xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" \
     xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\"";

fn firm(vat: &str, name: &str) -> String {
    format!(
        "<cac:PartyTaxScheme><cbc:CompanyID>{vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>\
         <cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName></cac:PartyLegalEntity>"
    )
}

/// An Invoice Response of Acme to an invoice of Bolt, with the codes of its reasons and what they say.
pub fn response(number: &str, code: &str, reasons: &[(&str, &str)], invoice: &str) -> String {
    let status = |(reason, text): &(&str, &str)| {
        let list = if ["CNF", "CNP", "CNA", "NIN", "PIN"].contains(reason) { "OPStatusAction" } else { "OPStatusReason" };
        format!(
            "<cac:Status><cbc:StatusReasonCode listID=\"{list}\">{reason}</cbc:StatusReasonCode>\
             <cbc:StatusReason>{text}</cbc:StatusReason></cac:Status>"
        )
    };
    let statuses: String = reasons.iter().map(status).collect();
    format!(
        "<ApplicationResponse xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:ApplicationResponse-2\" {UBL}>\
         <cbc:CustomizationID>urn:fdc:peppol.eu:poacc:trns:invoice_response:3</cbc:CustomizationID>\
         <cbc:ProfileID>urn:fdc:peppol.eu:poacc:bis:invoice_response:3</cbc:ProfileID>\
         <cbc:ID>{number}</cbc:ID><cbc:IssueDate>2026-11-23</cbc:IssueDate>\
         <cac:SenderParty>{}</cac:SenderParty><cac:ReceiverParty>{}</cac:ReceiverParty>\
         <cac:DocumentResponse><cac:Response><cbc:ResponseCode>{code}</cbc:ResponseCode>{statuses}</cac:Response>\
         <cac:DocumentReference><cbc:ID>{invoice}</cbc:ID></cac:DocumentReference></cac:DocumentResponse></ApplicationResponse>",
        firm(ACME, "ACME Stahl GmbH"),
        firm(BOLT, "Bolt Śruby Sp. z o.o."),
    )
}

/// An order of Acme at Bolt: its lines as (number, part, quantity, price).
pub fn order(root: &str, number: &str, lines: &[(&str, &str, &str, &str)]) -> String {
    let reference =
        if root == "Order" { String::new() } else { format!("<cac:OrderReference><cbc:ID>{number}</cbc:ID></cac:OrderReference>") };
    trade(root, number, &reference, lines)
}

/// An answer of Bolt to an order of Acme: `AP`, `CA`, `RE` …
pub fn order_response(number: &str, code: &str, order: &str, lines: &[(&str, &str, &str, &str)]) -> String {
    let reference =
        format!("<cbc:OrderResponseCode>{code}</cbc:OrderResponseCode><cac:OrderReference><cbc:ID>{order}</cbc:ID></cac:OrderReference>");
    trade("OrderResponse", number, &reference, lines)
}

fn trade(root: &str, number: &str, reference: &str, lines: &[(&str, &str, &str, &str)]) -> String {
    let line = |(line, part, quantity, price): &(&str, &str, &str, &str)| {
        format!(
            "<cac:OrderLine><cac:LineItem><cbc:ID>{line}</cbc:ID><cbc:Quantity unitCode=\"H87\">{quantity}</cbc:Quantity>\
             <cac:Price><cbc:PriceAmount currencyID=\"EUR\">{price}</cbc:PriceAmount></cac:Price>\
             <cac:Item><cbc:Name>Bearing {part}</cbc:Name><cac:SellersItemIdentification><cbc:ID>{part}</cbc:ID></cac:SellersItemIdentification>\
             </cac:Item></cac:LineItem></cac:OrderLine>"
        )
    };
    let lines: String = lines.iter().map(line).collect();
    format!(
        "<{root} xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:{root}-2\" {UBL}>\
         <cbc:ID>{number}</cbc:ID><cbc:IssueDate>2026-11-20</cbc:IssueDate><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>{reference}\
         <cac:BuyerCustomerParty><cac:Party>{}</cac:Party></cac:BuyerCustomerParty>\
         <cac:SellerSupplierParty><cac:Party>{}</cac:Party></cac:SellerSupplierParty>{lines}</{root}>",
        firm(ACME, "ACME Stahl GmbH"),
        firm(BOLT, "Bolt Śruby Sp. z o.o."),
    )
}

/// A cXML message of Acme to Bolt, or the other way round.
pub fn cxml(id: &str, from: &str, to: &str, request: &str) -> String {
    let side = |vat: &str| format!("<Credential domain=\"VatID\"><Identity>{vat}</Identity></Credential>");
    format!(
        "<?xml version=\"1.0\"?><cXML payloadID=\"{id}@story.example\" timestamp=\"2026-11-23T08:00:00+00:00\"><Header><From>{}</From>\
         <To>{}</To><Sender>{}</Sender></Header><Request>{request}</Request></cXML>",
        side(from),
        side(to),
        side(from)
    )
}
