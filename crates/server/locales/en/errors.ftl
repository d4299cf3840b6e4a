### What went wrong, which field and limit it is about, and the way on.

## Pages

error-not-found-title = This page does not exist
error-not-found = The address is wrong, or what stood here is not for you to see. Begin at the start page or search.
error-nothing-there-title = Nothing is there
error-nothing-there = The address or an id in it is wrong, or what stands there is for others.
error-forbidden-title = You may not do this
error-forbidden = Your permissions do not reach this far.
error-forbidden-origin = The request came from another site and was not carried out. Open the page here and try again.
error-too-many-title = Too many requests
error-too-many = Try again in { $wait }. What you typed is kept.
error-busy-title = Kontor is busy
error-busy = Nothing was lost, and nothing was sent. Try again in { $wait }.
error-broken-title = Something failed on our side
error-broken = Try again. If it happens again, tell the network operator this number: { $id }
error-method-title = This address does not work that way
error-method = On a page, go back and use its own buttons. What programs can ask for stands at /api.
error-unreadable-title = The request could not be read
error-unreadable = Go back, load the page again and repeat it.
error-too-large-title = Too large
error-conflict-title = That has changed in the meantime
error-to-home = To the start page
error-to-messages = To the messages
error-summary = { $count ->
        [one] { $count } field needs a correction
       *[other] { $count } fields need a correction
    }
error-mark = Error:

## Messages and conversations

invalid-subject-empty = Enter a subject, so that the other firm knows what it is about.
invalid-subject-too-long = The subject has { $length } characters. At most { $limit } are possible; the rest fits into the message.
invalid-message-empty = Write a message or attach a file.
invalid-message-too-long = The message has { $length }. At most { $limit } are possible; attach longer texts as a file.
invalid-partner-missing = No partner is chosen. Choose to whom you write.
invalid-document-partner = This document is not between your firm and the chosen partner. Choose the other party of the document.
invalid-document-missing = Choose a document from the list.
invalid-reason-missing = Choose at least one reason.
invalid-code = This code is not known.
invalid-expected = Choose a field of the list, and at most 100 characters for its value.
invalid-line = The document has no such line, or it is not between these two firms.
invalid-colleague = Choose a colleague who may open this conversation.
withdrawal-too-late = A message can be withdrawn for 60 seconds only. Write a correction instead.
withdrawal-seen = The message was seen already and stays. Write a correction instead.
already-asked = Your firm has asked already. A new request is possible on { $date }.
form-changed = This page was open for a long time or changed meanwhile. What you typed is still here; check it and send it again.
form-key-reused = Another message was sent from this form before. Load the page again; what you typed is kept.

## Files

file-too-large = File { $name } has { $size }. The limit is { $limit }.
too-many-files = A message carries at most { $limit } files. Remove some, or send them with a second message.
file-gone = A file of this message is no longer there. Attach it again.
file-missing = Choose a file.
body-too-large = This is larger than { $limit }. Make it smaller and send it again.

## Settings

invalid-empty = Fill in this field.
invalid-too-long = At most { $limit } characters are possible here.
invalid-choice = Choose one of the options.
invalid-hour = Choose an hour from 0 to 23.
invalid-mailboxes = At most { $count } extra addresses are possible.
invalid-mailbox-known = This address is there already.
invalid-mailbox-asked = This address was asked several times today. Try again tomorrow.
invalid-email = Write the address like name@firm.example.
invalid-phone = Use digits, spaces and a leading +, for example +44 20 7946 0000.
invalid-web = Write the address like https://firm.example.
invalid-time-zone = Choose a time zone from the list, for example Europe/Warsaw.
invalid-current-password = The current password is not right.
invalid-password-too-short = The new password needs at least { $count } characters.
invalid-password-weak = This password is easy to guess. Add words or make it longer.
invalid-password-too-long = At most { $count } characters are possible here.
terms-not-accepted = Accept the terms of use to upgrade.
contact-required = While messaging is off, at least one e-mail address or phone number must stay.

## Conversations and programs

file-too-large-limit = File { $name } is larger than { $limit } and was not attached.
context-document-stays = The conversation began with this document; this link stays.
not-our-turn = The other firm wrote nothing that waits for a reply.
invalid-page-length = A page has 1 to 200 entries.
invalid-recipient = None of the recipients is an address of this Kontor.
invalid-cursor = This is not a cursor of this list. Begin without one.
invalid-idempotency-key = An Idempotency-Key has 1 to 200 visible ASCII characters.
idempotency-key-reused = This Idempotency-Key came before with another request. Send this one under a key of its own.
invalid-seq = Message numbers begin at 1.
invalid-owner = Name a person or a desk, not both.
document-conflict = Another document of this kind and number was received before, with other content. Issue a corrected document under a new number.
document-refused = The document was not taken
desk-taken = There is a desk for this already. Choose who sits there.
desk-general-stays = General cannot be deleted: what fits no other desk goes there.
