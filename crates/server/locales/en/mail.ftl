### Letters: what stands in the mails that Kontor sends.

mail-answer = Answer this e-mail, or open the conversation.
mail-answer-digest = To answer, open the conversation: an overview cannot be answered by e-mail.
mail-no-answer = To answer, open the conversation.
mail-open = Open the conversation
mail-about = About: { $document }
mail-text-kept-back = The text is not sent by e-mail. It stands in the conversation.
mail-more-messages = There are more new messages in the conversation.
mail-files = Files
mail-file-along = attached
mail-file-link = download until { $date }
mail-why-in-it = You get this e-mail because you take part in this conversation and have not seen the message on screen yet.
mail-why-desk = You get this e-mail because you sit at the desk for it and have not seen the message on screen yet.
mail-why-mailbox = The notifications of { $firm } go to this address.
mail-why-digest = This overview shows what you have not seen on screen yet.
mail-settings = Change notifications
mail-unsubscribe = No more e-mails
mail-digest-subject = { $count ->
        [one] { $count } conversation with new messages
       *[other] { $count } conversations with new messages
    }
mail-new-messages = { $count ->
        [one] { $count } new message
       *[other] { $count } new messages
    }
mail-notice-subject = { $from } has written to { $firm }
mail-notice-text = { $from } has written a message to your firm on Kontor. Nobody at { $firm } can open it now, so this address is told, without the text.
mail-notice-way = An administrator of your firm gives people the permission to read messages. Whoever has it finds the conversation here:
mail-notice-why = This is the contact address of { $firm } on Kontor.
