### Documents that wait for a partner: who is meant, why, and what can be done.

held-documents = Documents waiting for a partner
settings-held = Waiting documents
held-intro = These documents were read and kept, but their other party cannot get them yet. Only your firm sees them.
held-none = No document waits for a partner
held-nameless = Unnamed party
held-state-nameless = names no number
held-state-unknown = not on the network
held-state-unrelated = not related
held-state-asked = asked
held-state-asked-by-them = asks for a relationship
held-state-coming = being delivered
held-why-nameless = The documents give no number by which this party could be recognised.
held-why-unknown = No firm on the network has one of these numbers.
held-why-unrelated = A firm with one of these numbers is on the network, but there is no trading relationship.
held-why-asked = This firm has been asked for a trading relationship. Once it agrees, the documents are delivered.
held-why-asked-by-them = This firm asks for a trading relationship. Once it is accepted, the documents are delivered.
held-why-coming = The trading relationship is there. The documents will be delivered shortly.
held-ask = Ask for a trading relationship
held-is-partner = It is one of our partners:
held-deliver = Deliver
held-operator-hint = If this firm is not a partner yet: the network operator sees the same list and can admit it.
held-asked = The firm has been asked. The documents are delivered as soon as it agrees.
held-delivered = The documents are delivered.
held-numbers = Numbers that only your documents use
held-numbers-hint = Documents of your firm that give one of these numbers go to the partner named beside it.
held-number-meant = { $partner }, as { $person } said
held-forget = Remove
held-forget-named = Remove: { $number }

## For the operator

held-decide = Decide who it is
held-relate = Relate the two firms
held-relate-hint = This firm has one of the numbers. With an active trading relationship the documents are delivered.
held-relate-button = Relate and deliver
held-existing = A firm that is on the network
held-existing-hint = It gets the numbers of the document, a trading relationship with the sender, and the documents.
held-find-organization = Find a firm
held-no-organization = No firm found
held-link = Link and deliver
held-admit = A new firm
held-admit-hint = As written in the document. It is admitted with these numbers, related to the sender, and gets the documents.
held-admit-button = Admit and deliver
firm-name = Name of the firm
street = Street and number
postcode = Postcode
country = Country
country-hint = Two letters, such as PL
invalid-country = Write the two letters of the country, such as PL.

## Relationships that are asked for

relationship-asked = This firm asks for a trading relationship
relationship-asked-hint = Once accepted, orders and invoices go both ways and conversations can begin.
relationship-accept = Accept the trading relationship
relationship-refuse = Decline
relationship-declined = This firm declined within the last 30 days. Talk to it first; it can ask you at any time.
home-held = { $count ->
        [one] { $count } document waits for a partner.
       *[other] { $count } documents wait for a partner.
    }
home-relationship-asked = Asks for a trading relationship: { $firm }
