### Conversations: list, picker, form, thread, composer, events.

## List

conversations = Conversations
conversation = Conversation
unread-mark = Unread:
muted-mark = muted
you-wrote = You: { $text }
name-wrote = { $name }: { $text }
no-document = No document
turn-ours = waiting for us { $since }
turn-theirs = waiting { $since }
turn-nobody = no reply needed
taken-by = Taken by: { $name }
taken-by-you = You look after it
count-conversations = { $count ->
        [one] { $count } conversation
       *[other] { $count } conversations
    }
count-unread = { $count } unread
empty-all = No conversations yet
empty-all-hint = Begin one here, or on the page of an order or an invoice.
empty-unread = Everything is read
empty-mine = No conversations of yours
empty-mine-hint = What you write in, take over or are added to stands here.
empty-waiting-for-us = Nothing waits for a reply
empty-waiting-for-them = No partner owes a reply
empty-archived = The archive is empty
empty-hint = New questions from partners appear here by themselves.
empty-search = Nothing found for “{ $query }”
empty-search-hint = The search covers partner, subject, message text, document number and file names.
choose-conversation = Choose a conversation from the list, or begin a new one.

## New conversation

to-whom = To whom?
picker-recent = Recent
picker-chosen = chosen
picker-empty = No partner matches “{ $query }”. Try a part of the name, the city or a tax number.
picker-none = Your firm has no trading partners here yet. The network operator links firms.
new-without-document = No document. To write about one invoice or order, begin on its page.
new-about-document = About: { $document }
choose-partner-first = Choose to whom you write with + in the list.
choose-nobody = You cannot write to any of your partners at the moment. The list says why, and how else to reach them.
active-since = active relationship since { $month }
subject-about-finding = { $document }: { $finding }

## Composer

will-get = Recipient: { $firm } · { $desk }
will-get-firm = Recipient: { $firm }
will-get-contact = Recipient: { $firm }. Nobody there can open this conversation now, so the firm’s contact address gets a notice without the text.
will-get-administrators = Recipient: { $firm } · administrators
clip-limit = Up to { $size } each
draft-saved = draft saved { $time }
sending = Sending
sent = Sent
no-connection = no connection
not-sent = Not sent: { $reason }
send-again = Send again
uploading = uploading { $percent } of { $size }
uploading-file = Uploading the file
upload-waiting = Will be sent when the files are uploaded.
cancel-upload = Stop uploading: { $name }
remove-file = Remove: { $name }
files = Files
connection-lost = No connection since { $time }. Drafts are kept; new messages appear when it is back.

## Thread

conversation-log = Course of the conversation
unread-line = New messages
older-messages = Show older messages
desk-of-firm = { $firm }, { $desk }
no-longer-at = no longer at { $firm }
by-api = through the API
by-system = from the document
seen-at = Seen at { $name }, { $time }
seen-by-at = Seen by { $person } at { $name }, { $time }
delivery-mailed = Sent by e-mail, { $time }
delivery-accepted = Accepted by their mail server, { $time }
delivery-refused = Not delivered by e-mail: { $reason }
ladder-sent = Sent; it stands in their inbox here
ladder-queued = Unseen, so an e-mail was written
ladder-mailed = E-mail sent
ladder-accepted = Accepted by their mail server
ladder-refused = E-mail not delivered: { $reason }
ladder-seen = Seen at { $name }
ladder-seen-by = Seen by { $person } at { $name }
withdrawn = This message was withdrawn.
withdraw-hint = Possible for 60 seconds, while nobody at the other firm has seen it.
open-in-messages = Open in the Messages tab
conversation-position = { $position } of { $count ->
        [one] { $count } conversation
       *[other] { $count } conversations
    }
conversations-of-document = All conversations about this document
linked-documents = Linked documents

## Handing over, adding, linking

hand-over-to-whom = Hand over to whom?
hand-over-person = A colleague
hand-over-desk = A desk
hand-over-hint = Only your own firm sees who has taken a conversation.
add-colleague-hint = Will be told of new messages. Only colleagues who may open this conversation are listed.
no-colleagues = Nobody else at your firm may open this conversation. An administrator gives permissions.
find-document = Find a document by its number
no-document-to-link = No other document between these two firms matches.
link-document-hint = Both firms see the link. Colleagues who may not open the document see the conversation without it.

## Events in the thread

event-started = Conversation started: { $name }
event-document-linked = Document linked: { $document } · { $name }
event-document-unlinked = Link taken back: { $document } · { $name }
event-document-changed = New version: { $document }
event-document-status = { $firm }: { $document }, { $status }
event-colleague-added = Added: { $colleague } · { $name }
event-taken = Taken: { $name }
event-released = Given back: { $name }
event-handed-over = Handed over: { $name } → { $to }
event-returned-to-desk = Returned to desk: { $desk }
event-settled = No reply needed: { $name }
event-reopened = Reply needed after all: { $name }
event-messaging-asked = Request to turn messaging on: { $name }

## Short notices after an action

toast-archived = Conversation archived
toast-unarchived = Conversation taken out of the archive
toast-muted = Muted. New messages still count as unread.
toast-unmuted = No longer muted
toast-marked-unread = Marked as unread
toast-taken = You have taken this conversation
toast-given-back = Given back
toast-settled = No reply needed. A new message of the partner ends this.
toast-reopened = Reply needed again
toast-withdrawn = Message withdrawn
toast-asked = Request sent: { $firm }
