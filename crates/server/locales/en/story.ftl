### One story: what documents say about each other, what differs between two of them, queries.

## What was said about a document, where it is no status

saying-corrected = correction
saying-changed = new version
saying-stated = information
saying-reason = { $code ->
        [PRI] Price
        [QTY] Quantity
        [ITM] Items
        [QUA] Quality of the goods
        [DEL] Delivery
        [REF] References
        [PAY] Terms of payment
        [FIN] Figures of payment
        [LEG] Legal details
        [REC] Receiver unknown
        [UNR] Not recognised
       *[OTH] Other reason
    }
saying-action = { $code ->
        [PIN] Provide information
        [NIN] Issue a new invoice
        [CNF] Credit the whole
        [CNP] Credit a part
        [CNA] Credit the amount
       *[OTH] Something else
    }

## As it is told in a conversation

told-reason = Reason: { $reason }
told-action = Asked for: { $action }
told-expected = Expected: { $field }: { $value }
fact-expected = expected: { $value }
conversation-labels = Reasons and expected values
told-version = version { $new } replaces version { $old }
line-number = Line

## What differs

difference-added = Added, line { $number }, { $name }
difference-removed = Removed, line { $number }, { $name }
difference-changed = Line { $number }, { $name }
difference-more = { $count ->
        [one] and { $count } more line
       *[other] and { $count } more lines
    }
part-number = Part number
payment-days = Days to pay
day-count = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
line-rejected = rejected
line-changed = with changes
line-backordered = comes later: { $quantity }
line-substitute = instead: { $name }

## The page of a document

timeline = Timeline
what-changed = What changed
nothing-changed = Nothing that is read in this document differs; its file does.
change-added = added
change-removed = removed
change-changed = changed
out-of-order = This breaks the order of answers: after a rejection or payment nothing follows, after an approval only a payment.
not-told = No conversation was opened: { $reason }
offer-to-close = Nothing is in question any more. Close this conversation: { $subject }
download-response = Download as Invoice Response (UBL)
lines-part = { $first } to { $last } of { $count }
lines-earlier = Earlier lines
lines-later = Further lines
line-talked-about = Conversation about line { $line }
write-about-line = Write about line { $line }
nothing-related = No other document refers to this one yet.
join = Link
join-document = Link another document
join-hint = Both firms see that the two belong together, where no reference in them says so.

## A query

query-invoice = Query this invoice
query-hint = The invoice stands under query until its issuer answers. Reasons and expected value go along with the message.
query-reason = Reason
query-action = What do you ask for?
query-expected = Expected value, if you know it
query-field = Field
query-value = Value
not-stated = not stated
