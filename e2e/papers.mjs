// Small business documents as the trading partners' own systems would write them: UBL 2.1 and cXML.

/** @typedef {import("./network.mjs").Firm} Firm */

const UBL = "urn:oasis:names:specification:ubl:schema:xsd";

const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** A calendar date so many days from today, which is that of Warsaw, where everybody here works. */
export function day(days) {
  const at = new Date(Date.now() + days * 86_400_000);
  return at.toLocaleDateString("sv-SE", { timeZone: "Europe/Warsaw" });
}

/** @param {Firm} firm */
const party = ({ name, vat }) => `<cac:Party>
      <cac:PartyName><cbc:Name>${escape(name)}</cbc:Name></cac:PartyName>
      <cac:PostalAddress><cbc:CityName>Gdańsk</cbc:CityName><cac:Country><cbc:IdentificationCode>PL</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
      <cac:PartyTaxScheme><cbc:CompanyID>${vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>
      <cac:PartyLegalEntity><cbc:RegistrationName>${escape(name)}</cbc:RegistrationName></cac:PartyLegalEntity>
    </cac:Party>`;

const frame = (root, content) => `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="${UBL}:${root}-2" xmlns:cac="${UBL}:CommonAggregateComponents-2" xmlns:cbc="${UBL}:CommonBasicComponents-2">
${content}
</${root}>
`;

/**
 * An invoice over 400 ball bearings, 1,540.00 PLN and 23 per cent of VAT.
 * @param {{ number: string, seller: Firm, buyer: Firm, order?: string, due?: number }} facts `due` in days from today
 */
export function invoice({ number, seller, buyer, order, due = 30 }) {
  return frame(
    "Invoice",
    `  <cbc:ID>${escape(number)}</cbc:ID>
  <cbc:IssueDate>${day(-10)}</cbc:IssueDate>
  <cbc:DueDate>${day(due)}</cbc:DueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>PLN</cbc:DocumentCurrencyCode>
  ${order ? `<cac:OrderReference><cbc:ID>${escape(order)}</cbc:ID></cac:OrderReference>` : ""}
  <cac:AccountingSupplierParty>${party(seller)}</cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty>${party(buyer)}</cac:AccountingCustomerParty>
  <cac:TaxTotal><cbc:TaxAmount currencyID="PLN">354.20</cbc:TaxAmount></cac:TaxTotal>
  <cac:LegalMonetaryTotal>
    <cbc:LineExtensionAmount currencyID="PLN">1540.00</cbc:LineExtensionAmount>
    <cbc:TaxExclusiveAmount currencyID="PLN">1540.00</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="PLN">1894.20</cbc:TaxInclusiveAmount>
    <cbc:PayableAmount currencyID="PLN">1894.20</cbc:PayableAmount>
  </cac:LegalMonetaryTotal>
  <cac:InvoiceLine>
    <cbc:ID>1</cbc:ID>
    <cbc:InvoicedQuantity unitCode="C62">400</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="PLN">1540.00</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>Łożysko kulkowe 6205-2RS C3</cbc:Name><cac:SellersItemIdentification><cbc:ID>KB-6205-2RS-C3</cbc:ID></cac:SellersItemIdentification></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="PLN">3.85</cbc:PriceAmount></cac:Price>
  </cac:InvoiceLine>`,
  );
}

/**
 * An order of the same bearings.
 * @param {{ number: string, seller: Firm, buyer: Firm }} facts
 */
export function order({ number, seller, buyer }) {
  return frame(
    "Order",
    `  <cbc:ID>${escape(number)}</cbc:ID>
  <cbc:IssueDate>${day(-20)}</cbc:IssueDate>
  <cbc:OrderTypeCode>220</cbc:OrderTypeCode>
  <cbc:DocumentCurrencyCode>PLN</cbc:DocumentCurrencyCode>
  <cac:BuyerCustomerParty>${party(buyer)}</cac:BuyerCustomerParty>
  <cac:SellerSupplierParty>${party(seller)}</cac:SellerSupplierParty>
  <cac:AnticipatedMonetaryTotal>
    <cbc:LineExtensionAmount currencyID="PLN">1540.00</cbc:LineExtensionAmount>
    <cbc:PayableAmount currencyID="PLN">1540.00</cbc:PayableAmount>
  </cac:AnticipatedMonetaryTotal>
  <cac:OrderLine><cac:LineItem>
    <cbc:ID>1</cbc:ID>
    <cbc:Quantity unitCode="C62">400</cbc:Quantity>
    <cbc:LineExtensionAmount currencyID="PLN">1540.00</cbc:LineExtensionAmount>
    <cac:Price><cbc:PriceAmount currencyID="PLN">3.85</cbc:PriceAmount></cac:Price>
    <cac:Item><cbc:Name>Łożysko kulkowe 6205-2RS C3</cbc:Name><cac:SellersItemIdentification><cbc:ID>KB-6205-2RS-C3</cbc:ID></cac:SellersItemIdentification></cac:Item>
  </cac:LineItem></cac:OrderLine>`,
  );
}

const bearings = '<cac:Item><cbc:Name>Łożysko kulkowe 6205-2RS C3</cbc:Name><cac:SellersItemIdentification><cbc:ID>KB-6205-2RS-C3</cbc:ID></cac:SellersItemIdentification></cac:Item>';

const ordered = (seller, buyer) => `<cac:BuyerCustomerParty>${party(buyer)}</cac:BuyerCustomerParty>
  <cac:SellerSupplierParty>${party(seller)}</cac:SellerSupplierParty>`;

const orderLine = (quantity, price) => `<cac:OrderLine><cac:LineItem>
    <cbc:ID>1</cbc:ID><cbc:Quantity unitCode="C62">${quantity}</cbc:Quantity>
    <cac:Price><cbc:PriceAmount currencyID="PLN">${price}</cbc:PriceAmount></cac:Price>${bearings}
  </cac:LineItem></cac:OrderLine>`;

/**
 * A further version of the order: so many bearings instead of 400.
 * @param {{ number: string, seller: Firm, buyer: Firm, quantity: number }} facts
 */
export function orderChange({ number, seller, buyer, quantity }) {
  return frame(
    "OrderChange",
    `  <cbc:ID>${escape(number)}-Z1</cbc:ID>
  <cbc:IssueDate>${day(-19)}</cbc:IssueDate>
  <cbc:SequenceNumberID>2</cbc:SequenceNumberID>
  <cbc:DocumentCurrencyCode>PLN</cbc:DocumentCurrencyCode>
  <cac:OrderReference><cbc:ID>${escape(number)}</cbc:ID></cac:OrderReference>
  ${ordered(seller, buyer)}
  ${orderLine(quantity, "3.85")}`,
  );
}

/**
 * The seller's answer to an order.
 * @param {{ number: string, order: string, seller: Firm, buyer: Firm, quantity: number }} facts
 */
export function confirmation({ number, order, seller, buyer, quantity }) {
  return frame(
    "OrderResponse",
    `  <cbc:ID>${escape(number)}</cbc:ID>
  <cbc:IssueDate>${day(-18)}</cbc:IssueDate>
  <cbc:OrderResponseCode>AP</cbc:OrderResponseCode>
  <cbc:DocumentCurrencyCode>PLN</cbc:DocumentCurrencyCode>
  <cac:OrderReference><cbc:ID>${escape(order)}</cbc:ID></cac:OrderReference>
  <cac:SellerSupplierParty>${party(seller)}</cac:SellerSupplierParty>
  <cac:BuyerCustomerParty>${party(buyer)}</cac:BuyerCustomerParty>
  ${orderLine(quantity, "3.85")}`,
  );
}

/**
 * The goods of an order are on their way.
 * @param {{ number: string, order: string, seller: Firm, buyer: Firm }} facts
 */
export function shipNotice({ number, order, seller, buyer }) {
  return frame(
    "DespatchAdvice",
    `  <cbc:ID>${escape(number)}</cbc:ID>
  <cbc:IssueDate>${day(-12)}</cbc:IssueDate>
  <cac:OrderReference><cbc:ID>${escape(order)}</cbc:ID></cac:OrderReference>
  <cac:DespatchSupplierParty>${party(seller)}</cac:DespatchSupplierParty>
  <cac:DeliveryCustomerParty>${party(buyer)}</cac:DeliveryCustomerParty>
  <cac:DespatchLine><cbc:ID>1</cbc:ID><cbc:DeliveredQuantity unitCode="C62">600</cbc:DeliveredQuantity>
    <cac:OrderLineReference><cbc:LineID>1</cbc:LineID></cac:OrderLineReference>${bearings}</cac:DespatchLine>`,
  );
}

/**
 * Ten bearings of an invoice are credited.
 * @param {{ number: string, invoice: string, order: string, seller: Firm, buyer: Firm }} facts
 */
export function creditNote({ number, invoice: corrected, order, seller, buyer }) {
  return frame(
    "CreditNote",
    `  <cbc:ID>${escape(number)}</cbc:ID>
  <cbc:IssueDate>${day(-1)}</cbc:IssueDate>
  <cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>
  <cbc:DocumentCurrencyCode>PLN</cbc:DocumentCurrencyCode>
  <cac:OrderReference><cbc:ID>${escape(order)}</cbc:ID></cac:OrderReference>
  <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${escape(corrected)}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>
  <cac:AccountingSupplierParty>${party(seller)}</cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty>${party(buyer)}</cac:AccountingCustomerParty>
  <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="PLN">38.50</cbc:PayableAmount></cac:LegalMonetaryTotal>
  <cac:CreditNoteLine><cbc:ID>1</cbc:ID><cbc:CreditedQuantity unitCode="C62">10</cbc:CreditedQuantity>
    <cbc:LineExtensionAmount currencyID="PLN">38.50</cbc:LineExtensionAmount>${bearings}
    <cac:Price><cbc:PriceAmount currencyID="PLN">3.85</cbc:PriceAmount></cac:Price></cac:CreditNoteLine>`,
  );
}

/**
 * An order with so many lines, numbered in tens.
 * @param {{ number: string, seller: Firm, buyer: Firm, count: number }} facts
 */
export function longOrder({ number, seller, buyer, count }) {
  const line = (_, at) => `<cac:OrderLine><cac:LineItem>
    <cbc:ID>${(at + 1) * 10}</cbc:ID><cbc:Quantity unitCode="C62">${at + 1}</cbc:Quantity>
    <cbc:LineExtensionAmount currencyID="PLN">${((at + 1) * 2).toFixed(2)}</cbc:LineExtensionAmount>
    <cac:Price><cbc:PriceAmount currencyID="PLN">2.00</cbc:PriceAmount></cac:Price>
    <cac:Item><cbc:Name>Pierścień osadczy ${at + 1}</cbc:Name><cac:SellersItemIdentification><cbc:ID>PO-${at + 1}</cbc:ID></cac:SellersItemIdentification></cac:Item>
  </cac:LineItem></cac:OrderLine>`;
  return frame(
    "Order",
    `  <cbc:ID>${escape(number)}</cbc:ID>
  <cbc:IssueDate>${day(-2)}</cbc:IssueDate>
  <cbc:DocumentCurrencyCode>PLN</cbc:DocumentCurrencyCode>
  ${ordered(seller, buyer)}
  ${Array.from({ length: count }, line).join("\n  ")}`,
  );
}

/**
 * The same order as cXML, without a DOCTYPE, the firms named by their tax numbers.
 * @param {{ number: string, seller: Firm, buyer: Firm }} facts
 */
export function cxmlOrder({ number, seller, buyer }) {
  const credential = (role, { vat }) => `<${role}><Credential domain="VatID"><Identity>${vat}</Identity></Credential></${role}>`;
  const at = `${day(-5)}T08:30:00+01:00`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<cXML payloadID="${at}.${escape(number)}@${buyer.vat}.example" timestamp="${at}" version="1.2.071" xml:lang="pl">
  <Header>
    ${credential("From", buyer)}${credential("To", seller)}
    <Sender><Credential domain="VatID"><Identity>${buyer.vat}</Identity></Credential><UserAgent>Zakupy 7</UserAgent></Sender>
  </Header>
  <Request>
    <OrderRequest>
      <OrderRequestHeader orderID="${escape(number)}" orderDate="${at}" type="new">
        <Total><Money currency="PLN">770.00</Money></Total>
        <BillTo><Address><Name xml:lang="pl">${escape(buyer.name)}</Name></Address></BillTo>
      </OrderRequestHeader>
      <ItemOut quantity="200" lineNumber="1">
        <ItemID><SupplierPartID>KB-6205-2RS-C3</SupplierPartID></ItemID>
        <ItemDetail>
          <UnitPrice><Money currency="PLN">3.85</Money></UnitPrice>
          <Description xml:lang="pl">Łożysko kulkowe 6205-2RS C3</Description>
          <UnitOfMeasure>C62</UnitOfMeasure>
        </ItemDetail>
      </ItemOut>
    </OrderRequest>
  </Request>
</cXML>
`;
}
