### Orders and invoices: tables, upload, the document page, findings and refusals.

## Tables

orders-list = List of orders
invoices-list = List of invoices
add-orders = Add orders
add-invoices = Add invoices
column-number = Number
column-issued = Issued
column-due = Due
column-amount = Amount
column-status = Status
column-conversations = Conversations
sort-by = Sort by: { $column }
document-filter-all = All
document-filter-open = Open
document-filter-overdue = Overdue
document-filter-unanswered = No response
document-filter-under-query = Under query
document-filter-with-conversation = With a conversation
document-filter-paid = Paid
document-filter-confirmed = Confirmed
document-filter-shipped = Shipped
document-filter-cancelled = Cancelled
document-filter-held = Waiting for a partner
document-filter-rejected = Rejected
document-filter-other = Other documents
document-filter-received = Received
period = Period
period-30 = Last 30 days
period-90 = Last 90 days
period-365 = Last 12 months
period-all = Any time
overdue-days = { $count ->
        [one] { $count } day overdue
       *[other] { $count } days overdue
    }
no-response = { $count ->
        [one] no response in { $count } working day
       *[other] no response in { $count } working days
    }
no-response-hint = The supplier has not heard yet whether this invoice is in order. A query, a message or an Invoice Response tells.
due-today = due today
empty-orders = No orders yet
empty-invoices = No invoices yet
empty-documents-hint = Add a file here, or let your system send documents through the API.
empty-documents-search = No document matches “{ $query }”
empty-documents-filter = No document matches this filter

## Adding documents

drop-documents = Drag documents here or
choose-from-disk = choose from your computer
document-file = Document file
document-file-limit = XML up to { $xml }, PDF up to { $pdf }
received-title = Result
received-new = Received: { $document }
received-version = Received as version { $version }: { $document }
received-again = Already received, nothing changed: { $document }
received-held = Held: { $document }. It is { waiting-for-partner } and will be delivered when this firm is admitted or linked: { $party }
received-conflict = Already received with other content: { $document }, on { $date }. Issue a corrected document under a new number.
received-refused = Refused: { $name }
received-count = { $count ->
        [one] { $count } document received
       *[other] { $count } documents received
    }
held-no-relationship = Only your firm sees this document until there is an active trading relationship with: { $party }
held-no-messages = Conversations about this document are possible when it has been delivered.

## Document page

breadcrumbs = Path
view-original = View
download-original = Download the original
key-facts = Key facts
seller = Seller
buyer = Buyer
dates-and-terms = Dates and terms
fact-issued = Issued
fact-delivery = Delivery
fact-answer = Answer
fact-due = Due
fact-due-days = { $date }, { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
fact-preceding = Corrects
party-role = { $role ->
        [factor] Factor
        [recipient] Recipient
        [predecessor] Predecessor
        [additional-buyer] Additional buyer
        [issuer] Issuer
        [payer] Payer
        [local-government-issuer] Issuing local authority
        [local-government-recipient] Receiving local authority
        [vat-group-issuer] Issuing member of the VAT group
        [vat-group-recipient] Receiving member of the VAT group
        [employee] Employee
       *[other] Other party
    }
fact-account = Account
fact-version = Version
version-of = version { $version }
amount-payable = Amount due
order-total = Order total
net-and-tax = net { $net } · tax { $tax }
total-net = Net
total-tax = Tax
total-in = Total { $currency }
related-documents = Related documents
not-received = not received here
lines = Lines, { $count }
no-lines = This document has no lines.
column-line = No.
column-item = Goods or service
column-quantity = Quantity
column-net-price = Net price
# Codes of UN/ECE Recommendation 20 and 21; any other code is shown as it stands.
unit = { $code ->
        [H87] pcs
        [C62] pcs
        [EA] pcs
        [PCE] pcs
        [NAR] pcs
        [MIN] min
        [HUR] h
        [DAY] d
        [MON] mo.
        [SET] sets
        [PR] pairs
        [XBX] boxes
        [BX] boxes
        [XCT] boxes
        [CT] boxes
        [PK] boxes
        [XPK] boxes
        [XPX] pallets
        [PF] pallets
        [PX] pallets
        [RO] rolls
        [E48] services
        [LS] lump sum
        [KGM] kg
        [GRM] g
        [TNE] t
        [LTR] l
        [MLT] ml
        [MTR] m
        [CMT] cm
        [MMT] mm
        [KMT] km
        [MTK] m²
        [MTQ] m³
        [KWH] kWh
       *[other] { "" }
    }
column-value = Value
notes-on-document = Notes on the document
original = Original
original-received = received { $time }
attachments-of-document = Attachments of the document
write-about-it = Write about it
attention = Attention:
findings-count = { $count ->
        [one] { $count } point to check
       *[other] { $count } points to check
    }
