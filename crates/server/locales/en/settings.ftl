### Settings: one's own and those of the firm.

settings-own = You
settings-profile = Profile and language
settings-notifications = { notifications }
settings-security = Sign-in and security
settings-plan = Account and plan
settings-messaging = Messages
settings-contacts = { contact-information }
settings-desks = Desks
settings-mail = E-mail
settings-tokens = API tokens
settings-cxml = cXML connections
saved = Saved
only-administrators = Only administrators of your firm can change this: { $admins }

## Profile

profile-name = Name
profile-name-hint = As partners see it beside your messages.
profile-email-hint = Used to sign in. The network operator can change it.
profile-language-hint = Of the screens and notifications. Messages stay as they were written.
time-zone = Time zone
time-zone-hint = Times of messages are shown in it. Dates on documents never change.
theme = Appearance
theme-system = As on this device
theme-light = Light
theme-dark = Dark
your-firm = Your firm
your-permissions = Your permissions
permission-messages = Messages
permission-orders = Orders
permission-invoices = Invoices
permission-relationships = Trading relationships
permission-administration = Administration

## Notifications

notifications-goes-to = E-mails go to { $address }, in your language, and only about what you have not seen on screen yet.
notifications-in-it = Conversations I take part in
notifications-in-it-hint = I write in them, was added or look after them.
notifications-desks = Conversations of my desks
notifications-no-desks = You sit at no desk.
pace-at-once = At once
pace-hourly = Hourly
pace-daily = Daily
pace-never = Never
notifications-hours = Hours
notifications-digest-at = Daily overview at
notifications-quiet-from = Quiet from
notifications-quiet-to = to
notifications-no-quiet = not set
notifications-zone = In your time zone, { $zone }, on weekends too. What comes in quiet hours goes out at their end.
notifications-text = Text of messages in the e-mail
notifications-text-hint = Without it the e-mail holds only who wrote, the subject and the link.
notifications-text-firm = Your firm has decided that no text goes out by e-mail.
notifications-at-once = Counts for what waits already, too.
muted-conversations = Muted conversations, { $count }
no-muted-conversations = No conversation is muted.
notifications-mute-hint = You mute a conversation in its menu “{ more }”. It sends no e-mails; its new messages still count as unread.

## E-mail of the firm

mailboxes-intro = Up to three extra addresses, such as a group mailbox, get the notifications of a desk and can answer them by e-mail. Nobody can sign in with them.
mailboxes-full = { $count } extra addresses are the most.
mailbox-new = Extra address
mailbox-hint = It gets an e-mail with a link. Only when somebody there confirms it, notifications follow.
mailbox-desk = Gets conversations of
mailbox-name = Send the link
mailbox-asked = The link has been sent. The address counts as soon as somebody there confirms it.
mailbox-waits = waits for confirmation
mailbox-unwanted = has turned e-mails off
mailbox-ask = Send again
mailbox-ask-again = Send the link again: { $address }
mailbox-take-off = Take off
mailbox-remove = Take off: { $address }
mailbox-removed = The address gets nothing from now on.
firm-mail-text = Text of messages in e-mails
firm-mail-text-hint = If it is off, e-mails to your people and extra addresses hold only who wrote, the subject and the link.
firm-seen-names = Show partners who has seen a message
firm-seen-names-hint = If it is off, partners learn only that your firm has seen it.
mail-trouble = E-mails to { $address } do not arrive: { $reason } Since { $time } nothing is sent there. An answer from that address or a sign-in ends this.
mail-refused-address = The address does not exist.
mail-refused-full = The mailbox is full.
mail-refused-mailbox = The mailbox takes no e-mails.
mail-refused-policy = The mail server there refuses it.
mail-refused-unknown = The mail server there could not deliver it.
mailbox-letter-subject = { $firm }: notifications to this address?
mailbox-letter-text = { $name } of { $firm } wants the notifications of Kontor to come to this address: messages of trading partners about orders and invoices. If that is right, open this page and confirm it:
mailbox-letter-else = If not, do nothing. Nothing more is then sent to this address.
mailbox-confirm-title = Notifications to this address?
mailbox-confirm-text = { $firm } wants its notifications to come to { $address }.
mailbox-confirm = Confirm the address
mailbox-confirmed-title = Address confirmed
mailbox-confirmed-text = Notifications of { $firm } come to { $address } from now on. They can be answered by e-mail.
unsubscribe-title = No more e-mails?
unsubscribe-text = New messages then show on screen only. This can be changed at any time in the settings.
unsubscribed-title = No more e-mails
unsubscribed-text = No notifications are sent to { $address } any more. New messages show on screen.
mail-file-over-title = The link is over
mail-file-over-text = Files can be fetched by links in e-mails for 30 days. In the conversation the file is still there.

## The operator’s mail

operator-mail = Outgoing mail
operator-mail-find = Find an e-mail address
operator-mail-none = No e-mails here
letter-queued = Waiting
letter-failed = Failed
letter-bounced = Came back
letter-sent = Sent
letter-accepted = Accepted
letter-kind-messages = messages
letter-kind-notice = notice without text
letter-kind-note = from Kontor
letter-next-try = { $count ->
        [one] { $count } try so far, the next at { $time }
       *[other] { $count } tries so far, the next at { $time }
    }
letter-retry = Try now
suppressed-addresses = Addresses that get nothing
suppressed-none = Every address gets its mail.
suppressed-since = since { $time }
suppression-end = Send again
suppression-lift = Send mail again to { $address }

## Password

change-password = Change the password
current-password = Current password
new-password = New password
new-password-hint = At least { $count } characters. Several words in a row are easy to keep in mind and hard to guess.
password-changed = Password changed. Other devices have been signed out.
other-devices = Other devices
other-devices-hint = Ends your sign-ins on other devices and in other browsers, in all your firms.
sign-out-others = Sign out everywhere else
signed-out-others = Other devices have been signed out.

## Messaging on or off

messaging-is-on = Messaging is on. Partners can write to your firm.
messaging-is-off = Messaging is off. Partners see your contact information instead.
turn-messaging-off = Turn messaging off
messaging-off-consequence = Nobody can begin or continue a conversation with your firm while it is off. Old conversations stay readable.
messaging-off-needs-contact = Before messaging is turned off, give at least one e-mail address or phone number, so that partners can still reach your firm.
messaging-on-needs-plan = Messaging is on, but writing to customers needs the Enterprise plan.
messaging-turned-on = Messaging is on now.
messaging-turned-off = Messaging is off now.
messaging-requests = Firms that asked for messaging: { $firms }

## Contact information

contacts-intro = Partners see this whatever their permissions and plan, also while messaging is off.
contacts-general = General
contacts-orders = For orders
contacts-invoices = For invoices
contacts-same-as-general = Left empty, the general information counts.
contact-hours-hint = In your firm’s time zone, { $zone }, for example Mon–Fri 8:00–16:00
contact-phone-hint = With the country code, for example +44 20 7946 0000

## Desks

desks-intro = A new conversation goes to one desk: by kind of document, else to General. Everyone there is told.
desk-name = Name of the desk
desk-name-hint = Left empty, it is called by what it receives.
desk-topic = Receives
desk-topic-general = Conversations without a document
desk-topic-orders = All conversations about orders
desk-topic-invoices = All conversations about invoices
desk-topic-orders-seller = Conversations about orders from customers
desk-topic-orders-buyer = Conversations about orders to suppliers
desk-topic-invoices-seller = Conversations about invoices to customers
desk-topic-invoices-buyer = Conversations about invoices from suppliers
desk-people = People at this desk
desk-general-everyone = Until you choose people, everyone with the Messages permission sits at General.
desk-empty = Nobody sits here. Conversations go to General instead.
desk-without-permission = may not open documents of this kind
new-desk = New desk
create-desk = Create the desk
edit-desk = Change the desk: { $name }
desk-saved = Desk saved
desk-delete = Delete the desk
desk-delete-means = Its conversations go to General, with all that would come here from now on. Nothing is lost: messages stay, and everyone who may open them still can.
desk-deleted = Desk deleted. Its conversations go to General.

## API tokens

tokens-intro = A token lets a program act for you through the API, with your permissions and no others.
token-name = What it is for
token-name-hint = For example: ERP, invoices
token-create = Create a token
token-shown-once = Copy the token now. It is shown only this once.
token-revoke = Revoke: { $name }
token-end = Revoke
token-revoked = Token revoked. Programs that use it stop at once.
token-created = created { $date }
tokens-none = No tokens yet
new-token = New token
api-documentation = API documentation

## cXML connections

cxml-intro = Systems and networks send your firm’s cXML messages by POST to this address:
cxml-shown-once = Copy the secret now and give it to the sender. It is shown only this once.
cxml-none = No connections yet
cxml-new = New connection
cxml-create = Connect
cxml-domain = Domain
cxml-domain-hint = As it stands in the Sender credential: NetworkID, DUNS, VatID …
cxml-identity = Identity
cxml-identity-hint = Your own, or that of the network that sends for you.
cxml-secret = Shared secret
cxml-secret-hint = Leave it empty to have one made.
cxml-secret-short = The secret needs at least { $count } characters.
cxml-used = last used: { $when }
cxml-never-used = not used yet
cxml-end = End
cxml-end-named = End: { $name }
cxml-agreed = Connection saved.
cxml-ended = Connection ended. Messages from this sender are refused from now on.

test-mail-send = Send a test e-mail
test-mail-subject = Kontor test e-mail
test-mail-text = { $name }, this is the test e-mail you asked for at { $time }. It came the same way as every notification of Kontor.
test-mail-sent = The mail server has the test e-mail. It should be in your inbox within a minute; if it is not, look among the spam.
test-mail-filed = No mail server is set up here, so the test e-mail became a file on the server.
test-mail-underway = The test e-mail is still on its way: the mail server has not answered yet.
test-mail-waits = The mail server did not take the test e-mail. It is tried again.
test-mail-refused = The test e-mail was refused: nothing can be delivered to your address.
