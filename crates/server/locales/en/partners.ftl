### The page of one trading partner.

partner-is-customer = Customer: you sell to this firm
partner-is-supplier = Supplier: you buy from this firm
partner-is-partner = Partner: you buy and sell
relationship-requested = requested
relationship-active = active
relationship-suspended = suspended
place = Place
identifiers = Identifiers
identifier-network = Network ID
identifier-vat = VAT number
identifier-nip = NIP
identifier-gln = GLN
identifier-duns = DUNS
identifier-peppol = Peppol ID
partner-conversations = Conversations
partner-documents = Documents
partner-no-conversations = No conversations with this firm yet
partner-no-documents = No documents with this firm yet
