### Help. Each answer is a page; controls are named by their own words, by reference, so that the two cannot drift apart.

help-intro = Short answers to what is asked most. Ask the network operator about anything else.
help-all = All answers
help-see-also = See also

## How do I send a message to my customer?

help-send-title = How do I send a message to my customer?
help-send-intro = There are two ways. If the message is about an order or an invoice, write on its page: both firms then find the conversation beside the document. Otherwise begin in the “{ tab-messages }” tab.
help-send-document = About an order or an invoice
help-send-document-open = Open the document under “{ tab-orders }” or “{ tab-invoices }”.
help-send-document-panel = Open the “{ tab-messages }” panel at the bottom right.
help-send-document-new = If there is a conversation already, write on in it, or choose “{ new-conversation }”.
help-send-fill = Fill in “{ subject }” and “{ write-a-message }”. The paper clip, “{ attach-files }”, adds files.
help-send-send = Choose “{ send }”. The message stands on the customer’s screen at once.
help-send-free = Without a document
help-send-free-pencil = In the “{ tab-messages }” tab choose the pencil above the search bar: “{ new-conversation }”.
help-send-free-choose = Choose the customer with + in the list. With many customers, use “{ find-customer }”.
help-send-note-who = Above the text stands who will get the message: the firm and its desk. You need not know a name there.
help-send-note-withdraw = Sent too early? “{ withdraw }” is possible for 60 seconds, while nobody there has seen the message.

## How do I answer?

help-answer-title = How do I answer a message?
help-answer-intro = Answer in the “{ tab-messages }” tab or in the panel of the document. It is the same conversation.
help-answer-find = Find it under “{ filter-unread }” or “{ filter-waiting-for-us }”, or with “{ search }”: by partner, subject, text, document number or file name.
help-answer-write = Write in “{ write-a-message }” and choose “{ send }”. The subject stays; it is asked only at the beginning.
help-answer-colleagues = Colleagues with the same permissions see the conversation too and can go on in your absence.

## Whose turn is it?

help-turns-title = Whose turn is it, and who looks after a conversation?
help-turns-intro = It is the turn of the firm that did not write the last message. “{ filter-waiting-for-us }” and “{ filter-waiting-for-them }” show both.
help-turns-settled = Nothing to answer? Choose “{ no-reply-needed }”. It holds for your whole firm, both sides see it, and it ends when the partner writes again.
help-turns-take = “{ take }” shows your colleagues that you look after it. You find it under “{ filter-mine }”.
help-turns-hand-over = “{ hand-over }” gives it to a colleague or a desk. “{ add-colleague }” brings somebody in beside you.
help-turns-own-side = The partner does not see who at your firm has taken a conversation.

## How do I attach files?

help-attachments-title = How do I attach files?
help-attachments-intro = A message carries up to { $count } files of at most { $size } each. The limit stands beside the paper clip.
help-attachments-clip = Choose “{ attach-files }”, or drag files onto the text, or paste them.
help-attachments-wait = Each file shows how far it is. “{ send }” waits until all are uploaded.
help-attachments-large = A file that is too large is not sent in silence: its size and the limit are shown. Split it, or agree another way with your partner.

## How do I set my notifications?

help-notifications-title = How do I set my notifications?
help-notifications-intro = New messages appear on screen at once. What you have not seen there for a minute comes by e-mail, and you can answer that e-mail.
help-notifications-set = Set them
help-notifications-open = Open { settings } → { notifications }.
help-notifications-pace = Choose at once, hourly, daily or never: for conversations you take part in, and for those of your desks.
help-notifications-hours = Set the hour of the daily overview, and quiet hours if you want them. Both are in your time zone.
help-notifications-text = Decide whether the text of messages stands in the e-mail.
help-notifications-who = What you are told of
help-notifications-desks = New conversations of the desks you sit at. An administrator chooses the people of a desk.
help-notifications-in-it = Every message of a conversation that you write in, take over or are added to.
help-notifications-not = Nothing that you have seen on screen, and nothing of your desk that a colleague has answered already.
help-notifications-less = When it is too much
help-notifications-mute = { more } → { mute }: the conversation sends no e-mails and no longer comes out of the archive by itself. Its messages still count as unread.
help-notifications-archive = { more } → { archive }: it leaves your list, not your colleagues’ lists. A new message brings it back unless it is muted.
help-notifications-off = Every e-mail has a link at its end with which it was the last.
help-notifications-firm = For a group mailbox, an administrator names an extra address of the firm: { settings } → { settings-mail }.

## What if my customer has messaging off?

help-messaging-off-title = What if my customer has messaging off?
help-messaging-off-intro = The reason then stands where you would write: in the list of customers, in the conversation and on the document. Old conversations can still be read.
help-messaging-off-contact = Use the “{ contact-information }” shown there: e-mail, phone, web page and hours.
help-messaging-off-ask = Choose “{ ask-messaging }”. The customer’s administrators get one notice; you can repeat it after a week.
help-messaging-off-own = If your own firm has messaging off, an administrator turns it on under { settings } → { settings-messaging }.
help-messaging-off-other = Other reasons, such as a suspended relationship or a missing permission, are named in the same place, with who can change them.

## How do I upgrade to Enterprise?

help-upgrade-title = How do I upgrade to Enterprise?
help-upgrade-intro = Writing to customers needs an { plan-enterprise }. An administrator of your firm upgrades it.
help-upgrade-open = Open { settings } → { settings-plan } and compare the two plans.
help-upgrade-accept = Read and accept the terms of use right above the button.
help-upgrade-choose = Choose “{ upgrade }”. The page says whether it takes effect at once or the network operator approves it.
help-upgrade-back = It can be taken back in the same place: “{ downgrade }”. Old conversations stay readable in every plan.
help-upgrade-buyers = Buyers need no Enterprise account to write to their suppliers; what counts is the supplier’s plan.

## The interface for programs

programs-title = Interface for programs
programs-intro = JSON over HTTP with a token of a person, made in the settings. Errors are problems after RFC 9457. The description that machines read:
programs-shapes = Shapes
