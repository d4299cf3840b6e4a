### What the product is called, its tabs, buttons, filters, desks, kinds and statuses.

page-title = { $title } · Kontor
page-title-unread = ({ $count }) { $title } · Kontor

## Frame

tab-home = Home
tab-orders = Orders
tab-invoices = Invoices
tab-messages = Messages
tab-messages-unread = { tab-messages }, { $count } unread
tab-messages-unread-many = { tab-messages }, more than 99 unread
help = Help
settings = Settings
notifications = Notifications
sign-in = Sign in
sign-out = Sign out
main-navigation = Main navigation
skip-to-content = Skip to content
firm = Firm
language = Language
legal-information = Legal information
legal-terms = Terms of use
legal-copyright = Copyright
legal-security = Security disclosure
legal-privacy = Privacy
legal-imprint = Imprint
demo-banner = This is a demo network. Everything in it is invented, and the passwords are known.

## Buttons and links

new-conversation = New conversation
search = Search
choose-partner = Choose: { $partner }
find-customer = Find a customer
find-supplier = Find a supplier
find-partner = Find a partner
subject = Subject
write-a-message = Write a message
attach-files = Attach files
send = Send
no-reply-needed = No reply needed
reply-needed = Reply needed after all
take = Take
give-back = Give back
hand-over = Hand over
mark-unread = Mark as unread
archive = Archive
unarchive = Take out of the archive
mute = Mute
unmute = Unmute
withdraw = Withdraw
add-colleague = Add a colleague
link-document = Link a document
ask-messaging = Ask them to turn messaging on
undo = Undo
save = Save
cancel = Cancel
change = Change
add = Add
remove = Remove
more = More
details = Details
back-to-list = Back to the list
older = Older
newer = Newer
pages = Pages
copy = Copy
copied = Copied
none = none
no = no

## Filters of conversations

filters = Filters
filter-all = All
filter-unread = Unread
filter-mine = Mine
filter-waiting-for-us = Waiting for us
filter-waiting-for-them = Waiting for them
filter-archived = Archived
filter-with-count = { $filter }, { $count }
count-capped = 99+

## Partners and accounts

customer = customer
supplier = supplier
partner = partner
column-customer = Customer
column-supplier = Supplier
column-partner = Partner
all-customers = All customers
all-suppliers = All suppliers
all-partners = All partners
contact-information = Contact information
plan-enterprise = Enterprise account
upgrade = Upgrade to Enterprise
waiting-for-partner = waiting for partner
by-email = by e-mail
email-address = E-mail address
password = Password

## Desks

desk = Desk
desk-general = General
desk-orders = Orders
desk-invoices = Invoices
desk-accounts-payable = Accounts payable
desk-accounts-receivable = Accounts receivable
desk-purchasing = Purchasing

## Kinds of documents

kind-order = order
kind-order-change = change
kind-order-cancel = cancellation
kind-confirmation = order confirmation
kind-ship-notice = ship notice
kind-invoice = invoice
kind-credit-note = credit note
kind-self-billed = self-billed invoice
kind-response = response
kind-status-update = status update
document-kind = { $kind ->
        [order] Order
        [order-change] Order change
        [order-cancel] Order cancellation
        [confirmation] Order confirmation
        [ship-notice] Ship notice
        [invoice] Invoice
        [credit-note] Credit note
        [self-billed] Self-billed invoice
        [response] Response
        [status-update] Status update
       *[other] Document
    }
document-name = { document-kind } { $number }

## Statuses: one choice by kind, so that the word agrees with it

status = { $kind ->
        [order] { status-order }
        [order-change] { status-order }
        [order-cancel] { status-order }
        [confirmation] { status-order }
        [ship-notice] { status-order }
       *[invoice] { status-invoice }
    }
status-order = { $status ->
        [waiting-for-partner] { waiting-for-partner }
        [confirmed] confirmed
        [confirmed-with-changes] confirmed with changes
        [shipped] shipped
        [rejected] rejected
        [cancelled] cancelled
       *[received] received
    }
status-invoice = { $status ->
        [waiting-for-partner] { waiting-for-partner }
        [in-process] in process
        [under-query] under query
        [conditionally-accepted] conditionally accepted
        [approved] approved
        [paid] paid
        [part-paid] part paid
        [rejected] rejected
        [cancelled] cancelled
        [confirmed] confirmed
        [confirmed-with-changes] confirmed with changes
        [shipped] shipped
       *[received] received
    }
