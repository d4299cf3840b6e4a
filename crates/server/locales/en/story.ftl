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
