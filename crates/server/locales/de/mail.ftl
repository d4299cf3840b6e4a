### Briefe: was in den E-Mails steht, die Kontor verschickt.

mail-answer = Antworten Sie auf diese E-Mail, oder öffnen Sie die Unterhaltung.
mail-answer-digest = Zum Antworten öffnen Sie die Unterhaltung: Auf eine Übersicht lässt sich nicht per E-Mail antworten.
mail-no-answer = Zum Antworten öffnen Sie die Unterhaltung.
mail-open = Unterhaltung öffnen
mail-about = Betrifft: { $document }
mail-text-kept-back = Der Text wird nicht per E-Mail verschickt. Er steht in der Unterhaltung.
mail-more-messages = In der Unterhaltung stehen weitere neue Nachrichten.
mail-files = Dateien
mail-file-along = im Anhang
mail-file-link = zum Herunterladen bis { $date }
mail-why-in-it = Sie erhalten diese E-Mail, weil Sie an dieser Unterhaltung beteiligt sind und die Nachricht noch nicht auf dem Bildschirm gesehen haben.
mail-why-desk = Sie erhalten diese E-Mail, weil die Unterhaltung bei Ihrer Abteilung liegt und Sie die Nachricht noch nicht auf dem Bildschirm gesehen haben.
mail-why-mailbox = Die Benachrichtigungen von { $firm } gehen an diese Adresse.
mail-why-digest = Diese Übersicht zeigt, was Sie noch nicht auf dem Bildschirm gesehen haben.
mail-settings = Benachrichtigungen ändern
mail-unsubscribe = Keine E-Mails mehr
mail-digest-subject = { $count ->
        [one] { $count } Unterhaltung mit neuen Nachrichten
       *[other] { $count } Unterhaltungen mit neuen Nachrichten
    }
mail-new-messages = { $count ->
        [one] { $count } neue Nachricht
       *[other] { $count } neue Nachrichten
    }
mail-notice-subject = { $from } hat { $firm } geschrieben
mail-notice-text = { $from } hat Ihrer Firma auf Kontor eine Nachricht geschrieben. Bei { $firm } kann sie derzeit niemand öffnen; darum erhält diese Adresse einen Hinweis, ohne den Text.
mail-notice-way = Die Berechtigung, Nachrichten zu lesen, gibt die Verwaltung Ihrer Firma. Wer sie hat, findet die Unterhaltung hier:
mail-notice-why = Dies ist die Kontaktadresse von { $firm } auf Kontor.
