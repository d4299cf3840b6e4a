### Settings: one's own and those of the firm.

settings-own = You
settings-profile = Profile and language
settings-notifications = { notifications }
settings-security = Sign-in and security
settings-plan = Account and plan
settings-messaging = Messages
settings-contacts = { contact-information }
settings-desks = Desks
settings-tokens = API tokens
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

notifications-intro = New messages appear on screen at once, and the count stands on the “{ tab-messages }” tab and in the page’s title.
notifications-desks = You are told of new conversations of these desks: { $desks }
notifications-no-desks = You sit at no desk. You are told of conversations that you write in, take over or are added to.
muted-conversations = Muted conversations, { $count }
no-muted-conversations = No conversation is muted.
notifications-mute-hint = You mute a conversation in its menu “{ more }”. Its new messages still count as unread.

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
