### What looks wrong in a document that was read, and why a file was not. Sentences begin with the field, as a label.

## Fields, by their business terms of EN 16931

finding-field = { $field ->
        [BT-2] Issue date
        [BT-9] Due date
        [BT-26] Date of the earlier document
        [BT-27] Seller’s name
        [BT-44] Buyer’s name
        [BT-72] Delivery date
        [BT-106] Sum of the lines
        [BT-107] Allowances
        [BT-108] Charges
        [BT-109] Net total
        [BT-110] Tax
        [BT-112] Total with tax
        [BT-113] Prepaid amount
        [BT-114] Rounding
        [BT-115] Amount due
        [BT-129] Quantity of a line
        [BT-131] Value of a line
        [BT-146] Price of a line
        [BT-149] Price basis of a line
        [BT-152] Tax rate of a line
        [shipped] Day of shipping
        [effective] Day of the answer
        [BT-10] Buyer’s reference
        [BT-13] Order number
        [BT-31] Seller’s tax number
        [BT-48] Buyer’s tax number
        [BT-84] Bank account
        [document] Document
       *[other] { $field }
    }

## Findings

finding-amount-unreadable = { finding-field }: not a number ({ $value }).
finding-buyer-missing = The document does not say who the buyer is.
finding-check-digit = Check digits wrong ({ $scheme }): { $value }.
finding-currency-missing = The document names no currency.
finding-currency-unknown = Unknown currency: { $value }.
finding-date-unreadable = { finding-field }: not a date ({ $value }).
finding-due-before-issue = Due date { $value }, before the issue date { $date }.
finding-due-date-computed = { $days ->
        [one] Due date { $value }, computed from the issue date and { $days } day to pay.
       *[other] Due date { $value }, computed from the issue date and { $days } days to pay.
    }
finding-invoice-deleted = The issuer withdraws this invoice.
finding-issue-date-missing = The document has no issue date.
finding-lines-missing = The document has no lines.
finding-name-missing = { finding-field }: missing.
finding-negative-total = The invoice has a negative total: { $value }.
finding-order-reference-dummy = The order reference looks like a placeholder: { $value }.
finding-payable-currency = The amount due is stated in another currency: { $currency }.
finding-payable-missing = The amount due is missing; the total with tax is shown: { $value }.
finding-seller-missing = The document does not say who the seller is.
finding-sum-differs = { finding-field }: { $actual } is stated, { $expected } would be right by the other figures.
finding-tax-currency = Tax is stated in another currency only: { $currency }.
finding-test-document = The document is marked as a test.
finding-total-missing = The document states no total.
finding-sent-again-as-new = Sent again as new with other content; kept as a further version.
finding-account-new = Bank account not seen before from this partner: { $value }.
finding-price-differs = Price in line { $line }: { $actual }, in the order { $expected }.
finding-other = Worth checking: { $code }.

## Refusals

refusal-empty = The file is empty.
refusal-not-well-formed = The file is damaged or incomplete XML: line { $line }, column { $column }. Export it again and send it once more.
refusal-internal-subset = The DOCTYPE of the file carries definitions of its own, which are not accepted. Send it without them.
refusal-entity-declaration = The file declares an entity, which is not accepted. Send it without the declaration.
refusal-over-limit = { $limit ->
        [size] The file is too large: { $found } bytes. The limit is { $allowed }.
        [depth] The elements of the file are nested too deeply: { $found } levels. The limit is { $allowed }.
        [elements] The file has too many elements: { $found }. The limit is { $allowed }.
        [asides] The file has too many comments and instructions: { $found }. The limit is { $allowed }.
        [attributes] An element of the file has too many attributes: { $found }. The limit is { $allowed }.
        [text] A text in the file is too long: { $found } bytes. The limit is { $allowed }.
        [namespaces] The file declares too many namespaces: { $found }. The limit is { $allowed }.
        [unpacked] A compressed part of the file is too large: { $found } bytes. The limit is { $allowed }.
        [number] The document number is too long: { $found } characters. The limit is { $allowed }.
        [parts] The message has too many parts: { $found }. The limit is { $allowed }.
       *[other] The file goes over a limit: { $found }. The limit is { $allowed }.
    }
refusal-unsupported-encoding = The encoding { $encoding } is not read. Send the file as UTF-8.
refusal-broken-encoding = The file is not valid { $encoding }. Send it in the encoding that its first line names.
refusal-broken-multipart = The message with the document and its files is damaged or was cut off. Send it again.
refusal-nul = The file holds a NUL character, which XML does not allow. Export it again and send it once more.
refusal-no-number = The document has no number. Add it and send the document again.
refusal-no-parties = The document names neither a seller nor a buyer. Add both and send it again.
refusal-pdf-without-invoice = This is a PDF without an embedded invoice. Send its XML, or a PDF that carries it (Factur-X, ZUGFeRD).
refusal-pdf-encrypted = The PDF is encrypted. Send it without a password and without restrictions.
refusal-pdf-damaged = The PDF is damaged or was cut off. Export it again and send it once more.
refusal-not-read-yet = Recognised as { $format }, which is not read yet. Send it as UBL 2.1, CII, KSeF or cXML.
refusal-unknown = This is no business document that Kontor knows: { $found }. Send it as UBL 2.1, CII, KSeF or cXML.
refusal-not-the-issuer = Only the firm that issues a document may bring it in. This one is issued by: { $issuer }
refusal-not-a-party = Your firm is neither the seller nor the buyer of this document. Check its tax number in the file and the identifiers of your firm.
refusal-same-party = Seller and buyer are the same firm.
refusal-no-permission = You do not have the permission for documents of this kind.
