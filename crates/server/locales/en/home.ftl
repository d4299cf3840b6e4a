### Home: what waits for us, what is new, the first steps.

home-greeting = Good day
home-waiting-for-us = Waiting for us
home-waiting-for-us-count = Waiting for us, { $count }
home-waiting-for-customers = Waiting for customers, { $count }
home-waiting-for-suppliers = Waiting for suppliers, { $count }
home-waiting-for-partners = Waiting for partners, { $count }
home-unread = Unread
home-all-messages = All messages
home-newest-documents = Newest documents
home-all-invoices = All invoices
home-all-orders = All orders
home-nothing-waits = Nothing waits for a reply
home-no-documents = No documents yet
home-messaging-asked = { $count ->
        [one] A partner asks you to turn messaging on: { $firms }
       *[other] { $count } partners ask you to turn messaging on: { $firms }
    }
home-unanswered = { $count ->
        [one] { $shown } invoice has had no response for three working days.
       *[other] { $shown } invoices have had no response for three working days.
    }
home-unanswered-show = Show them
first-steps = First steps
first-steps-done = { $done } of { $count }
first-step-messaging = Turn messaging on
first-step-messaging-why = So that customers and suppliers can write to your firm.
first-step-contacts = Fill in the contact information
first-step-contacts-why = Partners see it even when messaging is off.
first-step-desks = Set up desks
first-step-desks-why = Questions about invoices then reach the right colleagues at once.
first-step-document = Add a first document
first-step-document-why = Conversations stand beside the invoice or order they are about.
home-help-question = { help-send-title }
home-help-answer = Open an invoice or an order and choose “{ tab-messages }” at the bottom right. Without a document: “{ tab-messages }”, then “{ new-conversation }”.
home-more-help = More in Help
