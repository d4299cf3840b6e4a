### Unterhaltungen: Liste, Auswahl, Formular, Verlauf, Eingabefeld, Ereignisse.

## Liste

conversations = Unterhaltungen
conversation = Unterhaltung
unread-mark = Ungelesen:
muted-mark = stummgeschaltet
you-wrote = Sie: { $text }
name-wrote = { $name }: { $text }
no-document = Ohne Beleg
turn-ours = wir sind dran, { $since }
turn-theirs = wir warten { $since }
turn-nobody = keine Antwort nötig
taken-by = Übernommen von: { $name }
taken-by-you = Sie kümmern sich
count-conversations = { $count ->
        [one] { $count } Unterhaltung
       *[other] { $count } Unterhaltungen
    }
count-unread = { $count } ungelesen
empty-all = Noch keine Unterhaltungen
empty-all-hint = Beginnen Sie eine hier oder auf der Seite einer Bestellung oder Rechnung.
empty-unread = Alles gelesen
empty-mine = Keine Unterhaltungen von Ihnen
empty-mine-hint = Hier steht, woran Sie schreiben, was Sie übernehmen und wozu man Sie hinzufügt.
empty-waiting-for-us = Nichts wartet auf eine Antwort
empty-waiting-for-them = Von Geschäftspartnern steht keine Antwort aus
empty-archived = Das Archiv ist leer
empty-hint = Neue Fragen von Geschäftspartnern erscheinen hier von selbst.
empty-search = Nichts gefunden: „{ $query }“
empty-search-hint = Gesucht wird in Geschäftspartner, Betreff, Nachrichtentext, Belegnummer und Dateinamen.
choose-conversation = Wählen Sie eine Unterhaltung aus der Liste oder beginnen Sie eine neue.

## Neue Unterhaltung

to-whom = An wen?
picker-recent = Zuletzt
picker-chosen = ausgewählt
picker-empty = Kein Geschäftspartner passt zu „{ $query }“. Versuchen Sie einen Teil des Namens, den Ort oder die USt-IdNr.
picker-none = Ihre Firma hat hier noch keine Geschäftspartner. Der Netzbetreiber verknüpft Firmen.
new-without-document = Ohne Beleg. Zu einer bestimmten Rechnung oder Bestellung schreiben Sie am besten auf deren Seite.
new-about-document = Betrifft: { $document }
choose-partner-first = Wählen Sie mit + in der Liste, an wen Sie schreiben.
choose-nobody = Zurzeit können Sie keinem Ihrer Geschäftspartner schreiben. Die Liste sagt, warum und wie Sie sie sonst erreichen.
active-since = aktive Geschäftsbeziehung seit { $month }
subject-about-finding = { $document }: { $finding }

## Eingabefeld

will-get = Empfänger: { $firm } · { $desk }
will-get-firm = Empfänger: { $firm }
will-get-contact = Empfänger: { $firm }. Dort kann zurzeit niemand diese Unterhaltung öffnen; die Kontaktadresse der Firma bekommt einen Hinweis ohne Text.
will-get-administrators = Empfänger: { $firm } · Administration
clip-limit = Bis { $size } je Datei
draft-saved = Entwurf gespeichert { $time }
sending = Wird gesendet
sent = Gesendet
no-connection = keine Verbindung
not-sent = Nicht gesendet: { $reason }
send-again = Erneut senden
uploading = { $percent } von { $size } hochgeladen
uploading-file = Datei wird hochgeladen
upload-waiting = Wird gesendet, sobald die Dateien hochgeladen sind.
cancel-upload = Hochladen abbrechen: { $name }
remove-file = Entfernen: { $name }
files = Dateien
connection-lost = Keine Verbindung seit { $time }. Entwürfe sind gespeichert, neue Nachrichten erscheinen danach.

## Verlauf

conversation-log = Verlauf der Unterhaltung
unread-line = Neue Nachrichten
older-messages = Ältere Nachrichten anzeigen
desk-of-firm = { $firm }, { $desk }
no-longer-at = nicht mehr bei { $firm }
by-api = über die API
by-system = aus dem Beleg
seen-at = Gelesen bei { $name }, { $time }
seen-by-at = Gesehen bei { $name } von { $person }, { $time }
delivery-mailed = Per E-Mail gesendet, { $time }
delivery-accepted = Von deren Mailserver angenommen, { $time }
delivery-refused = Per E-Mail nicht zugestellt: { $reason }
ladder-sent = Gesendet; steht dort in der Liste
ladder-queued = Ungesehen, daher als E-Mail geschrieben
ladder-mailed = E-Mail gesendet
ladder-accepted = Von deren Mailserver angenommen
ladder-refused = E-Mail nicht zugestellt: { $reason }
ladder-seen = Gesehen bei { $name }
ladder-seen-by = Gesehen bei { $name } von { $person }
withdrawn = Diese Nachricht wurde zurückgezogen.
withdraw-hint = 60 Sekunden lang möglich, solange sie in der anderen Firma niemand gelesen hat.
open-in-messages = Im Reiter Nachrichten öffnen
conversation-position = { $position } von { $count ->
        [one] { $count } Unterhaltung
       *[other] { $count } Unterhaltungen
    }
conversations-of-document = Alle Unterhaltungen zu diesem Beleg
linked-documents = Verknüpfte Belege

## Weitergeben, Hinzufügen, Verknüpfen

hand-over-to-whom = An wen weitergeben?
hand-over-person = Person
hand-over-desk = Abteilung
hand-over-hint = Wer eine Unterhaltung übernommen hat, sieht nur Ihre Firma.
add-colleague-hint = Wird über neue Nachrichten informiert. Aufgeführt ist nur, wer diese Unterhaltung öffnen darf.
no-colleagues = Niemand sonst in Ihrer Firma darf diese Unterhaltung öffnen. Berechtigungen vergibt die Administration.
find-document = Beleg nach Nummer suchen
no-document-to-link = Kein weiterer passender Beleg zwischen diesen beiden Firmen.
link-document-hint = Beide Firmen sehen die Verknüpfung. Wer den Beleg nicht öffnen darf, sieht die Unterhaltung ohne ihn.

## Ereignisse im Verlauf

event-started = Unterhaltung begonnen: { $name }
event-document-linked = Beleg verknüpft: { $document } · { $name }
event-document-unlinked = Verknüpfung aufgehoben: { $document } · { $name }
event-document-changed = Neue Fassung: { $document }
event-document-status = { $firm }: { $document }, { $status }
event-colleague-added = Hinzugefügt: { $colleague } · { $name }
event-taken = Übernommen: { $name }
event-released = Zurückgegeben: { $name }
event-handed-over = Weitergegeben: { $name } → { $to }
event-returned-to-desk = Zurück an Abteilung: { $desk }
event-settled = Keine Antwort nötig: { $name }
event-reopened = Antwort doch nötig: { $name }
event-messaging-asked = Bitte um Aktivierung der Nachrichten: { $name }

## Kurze Bestätigungen

toast-archived = Unterhaltung archiviert
toast-unarchived = Unterhaltung aus dem Archiv geholt
toast-muted = Stummgeschaltet. Neue Nachrichten zählen weiter als ungelesen.
toast-unmuted = Stummschaltung aufgehoben
toast-marked-unread = Als ungelesen markiert
toast-taken = Sie haben die Unterhaltung übernommen
toast-given-back = Zurückgegeben
toast-settled = Keine Antwort nötig. Eine neue Nachricht des Geschäftspartners ändert das.
toast-reopened = Antwort wieder nötig
toast-withdrawn = Nachricht zurückgezogen
toast-asked = Bitte gesendet: { $firm }
