### Was nicht ging, welches Feld und welche Grenze es betrifft, und der Weg weiter.

## Seiten

error-not-found-title = Diese Seite gibt es nicht
error-not-found = Die Adresse stimmt nicht, oder der Inhalt ist nicht für Sie bestimmt. Beginnen Sie auf der Startseite oder suchen Sie.
error-nothing-there-title = Dort ist nichts
error-nothing-there = Die Adresse oder eine Kennung darin ist falsch, oder was dort steht, ist für andere bestimmt.
error-forbidden-title = Dafür fehlt die Berechtigung
error-forbidden = Ihre Berechtigungen reichen dafür nicht aus.
error-forbidden-origin = Die Anfrage kam von einer anderen Website und wurde nicht ausgeführt. Öffnen Sie die Seite hier und versuchen Sie es erneut.
error-too-many-title = Zu viele Anfragen
error-too-many = Versuchen Sie es in { $wait } erneut. Ihr Text bleibt erhalten.
error-busy-title = Kontor ist ausgelastet
error-busy = Nichts ging verloren, und nichts wurde gesendet. Versuchen Sie es in { $wait } erneut.
error-broken-title = Bei uns ist etwas fehlgeschlagen
error-broken = Versuchen Sie es erneut. Geschieht es wieder, nennen Sie dem Netzbetreiber diese Nummer: { $id }
error-method-title = Diese Adresse funktioniert anders
error-method = Gehen Sie auf einer Seite zurück und benutzen Sie ihre Knöpfe. Was Programme fragen können, steht unter /api.
error-unreadable-title = Die Anfrage war nicht lesbar
error-unreadable = Gehen Sie zurück, laden Sie die Seite neu und wiederholen Sie den Vorgang.
error-too-large-title = Zu groß
error-conflict-title = Das hat sich inzwischen geändert
error-to-home = Zur Startseite
error-to-messages = Zu den Nachrichten
error-summary = { $count ->
        [one] { $count } Feld braucht eine Korrektur
       *[other] { $count } Felder brauchen eine Korrektur
    }
error-mark = Fehler:

## Nachrichten und Unterhaltungen

invalid-subject-empty = Geben Sie einen Betreff ein, damit die andere Firma weiß, worum es geht.
invalid-subject-too-long = Der Betreff hat { $length } Zeichen. Höchstens { $limit } sind möglich; der Rest passt in die Nachricht.
invalid-message-empty = Schreiben Sie eine Nachricht oder hängen Sie eine Datei an.
invalid-message-too-long = Die Nachricht hat { $length }. Höchstens { $limit } sind möglich; hängen Sie längere Texte als Datei an.
invalid-partner-missing = Es ist kein Geschäftspartner gewählt. Wählen Sie, an wen Sie schreiben.
invalid-document-partner = Dieser Beleg besteht nicht zwischen Ihrer Firma und dem gewählten Geschäftspartner. Wählen Sie die andere Partei des Belegs.
invalid-document-missing = Wählen Sie einen Beleg aus der Liste.
invalid-reason-missing = Wählen Sie mindestens einen Grund.
invalid-code = Dieser Code ist nicht bekannt.
invalid-expected = Wählen Sie ein Feld der Liste; der Wert hat höchstens 100 Zeichen.
invalid-line = Der Beleg hat keine solche Position oder besteht nicht zwischen diesen beiden Firmen.
invalid-colleague = Wählen Sie eine Person, die diese Unterhaltung öffnen darf.
withdrawal-too-late = Eine Nachricht lässt sich nur 60 Sekunden lang zurückziehen. Schreiben Sie stattdessen eine Korrektur.
withdrawal-seen = Die Nachricht wurde schon gelesen und bleibt stehen. Schreiben Sie stattdessen eine Korrektur.
already-asked = Ihre Firma hat bereits gefragt. Eine neue Bitte ist möglich am { $date }.
form-changed = Diese Seite war lange offen oder hat sich inzwischen geändert. Ihre Eingaben sind noch da; prüfen und senden Sie sie erneut.
form-key-reused = Mit diesem Formular wurde schon eine andere Nachricht gesendet. Laden Sie die Seite neu; Ihr Text bleibt erhalten.

## Dateien

file-too-large = Die Datei { $name } hat { $size }. Die Grenze ist { $limit }.
too-many-files = Eine Nachricht trägt höchstens { $limit } Dateien. Entfernen Sie einige oder senden Sie sie mit einer zweiten Nachricht.
file-gone = Eine Datei dieser Nachricht ist nicht mehr da. Hängen Sie sie erneut an.
file-missing = Wählen Sie eine Datei.
body-too-large = Das ist größer als { $limit }. Verkleinern Sie es und senden Sie es erneut.

## Einstellungen

invalid-empty = Füllen Sie dieses Feld aus.
invalid-too-long = Hier sind höchstens { $limit } Zeichen möglich.
invalid-choice = Wählen Sie eine der Möglichkeiten.
invalid-hour = Wählen Sie eine Stunde von 0 bis 23.
invalid-mailboxes = Mehr als { $count } weitere Adressen sind nicht möglich.
invalid-mailbox-known = Diese Adresse ist schon da.
invalid-mailbox-asked = Diese Adresse wurde heute schon mehrmals gefragt. Versuchen Sie es morgen wieder.
invalid-email = Schreiben Sie die Adresse wie name@firma.example.
invalid-phone = Verwenden Sie Ziffern, Leerzeichen und ein + am Anfang, zum Beispiel +49 203 555 0102.
invalid-web = Schreiben Sie die Adresse wie https://firma.example.
invalid-time-zone = Wählen Sie eine Zeitzone aus der Liste, zum Beispiel Europe/Berlin.
invalid-current-password = Das aktuelle Passwort stimmt nicht.
invalid-password-too-short = Das neue Passwort braucht mindestens { $count } Zeichen.
invalid-password-weak = Dieses Passwort ist leicht zu erraten. Fügen Sie Wörter hinzu oder machen Sie es länger.
invalid-password-too-long = Hier sind höchstens { $count } Zeichen möglich.
terms-not-accepted = Akzeptieren Sie die Nutzungsbedingungen, um zu wechseln.
contact-required = Solange Nachrichten ausgeschaltet sind, muss mindestens eine E-Mail-Adresse oder Telefonnummer bleiben.

## Conversations and programs

file-too-large-limit = Die Datei { $name } ist größer als { $limit } und wurde nicht angehängt.
context-document-stays = Die Unterhaltung begann mit diesem Beleg; diese Verknüpfung bleibt.
not-our-turn = Es gibt keine Nachricht des Partners, die auf Antwort wartet.
invalid-page-length = Eine Seite hat 1 bis 200 Einträge.
invalid-recipient = Keiner der Empfänger ist eine Adresse dieses Kontors.
invalid-cursor = Das ist kein Cursor dieser Liste. Beginnen Sie ohne Cursor.
invalid-idempotency-key = Ein Idempotency-Key hat 1 bis 200 sichtbare ASCII-Zeichen.
idempotency-key-reused = Dieser Idempotency-Key kam schon mit einer anderen Anfrage. Senden Sie diese mit einem eigenen Schlüssel.
invalid-seq = Nachrichtennummern beginnen bei 1.
invalid-owner = Nennen Sie eine Person oder eine Abteilung, nicht beide.
document-conflict = Ein Beleg dieser Art und Nummer mit anderem Inhalt ist bereits eingegangen. Stellen Sie einen berichtigten Beleg unter neuer Nummer aus.
document-refused = Der Beleg wurde nicht angenommen
desk-taken = Dafür gibt es schon eine Abteilung. Wählen Sie, wer dort sitzt.
desk-general-stays = Die Abteilung Allgemein lässt sich nicht löschen: Dorthin geht alles, wofür es keine andere Abteilung gibt.
