### Einstellungen: eigene und die der Firma.

settings-own = Sie
settings-profile = Profil und Sprache
settings-notifications = { notifications }
settings-security = Anmeldung und Sicherheit
settings-plan = Konto und Plan
settings-messaging = Nachrichten
settings-contacts = { contact-information }
settings-desks = Abteilungen
settings-mail = E-Mail
settings-tokens = API-Token
settings-cxml = cXML-Verbindungen
saved = Gespeichert
only-administrators = Das kann nur die Administration Ihrer Firma ändern: { $admins }

## Profil

profile-name = Name
profile-name-hint = So sehen Geschäftspartner Sie neben Ihren Nachrichten.
profile-email-hint = Dient zur Anmeldung. Der Netzbetreiber kann sie ändern.
profile-language-hint = Für Bildschirm und Benachrichtigungen. Nachrichten bleiben, wie sie geschrieben wurden.
time-zone = Zeitzone
time-zone-hint = In ihr stehen die Zeiten der Nachrichten. Daten auf Belegen ändern sich nie.
theme = Darstellung
theme-system = Wie auf dem Gerät
theme-light = Hell
theme-dark = Dunkel
your-firm = Ihre Firma
your-permissions = Ihre Berechtigungen
permission-messages = Nachrichten
permission-orders = Bestellungen
permission-invoices = Rechnungen
permission-relationships = Geschäftsbeziehungen
permission-administration = Administration

## Benachrichtigungen

notifications-goes-to = E-Mails gehen an { $address }, auf Deutsch, und nur über das, was Sie noch nicht auf dem Bildschirm gesehen haben.
notifications-in-it = Unterhaltungen, an denen ich beteiligt bin
notifications-in-it-hint = Ich schreibe darin, wurde hinzugefügt oder kümmere mich darum.
notifications-desks = Unterhaltungen meiner Abteilungen
notifications-no-desks = Sie gehören zu keiner Abteilung.
pace-at-once = Sofort
pace-hourly = Stündlich
pace-daily = Täglich
pace-never = Nie
notifications-hours = Uhrzeiten
notifications-digest-at = Tagesübersicht um
notifications-quiet-from = Ruhe von
notifications-quiet-to = bis
notifications-no-quiet = nicht gesetzt
notifications-zone = In Ihrer Zeitzone, { $zone }, auch am Wochenende. Was in der Ruhezeit kommt, geht an ihrem Ende hinaus.
notifications-text = Text der Nachrichten in der E-Mail
notifications-text-hint = Ohne ihn enthält die E-Mail nur Absender, Betreff und Link.
notifications-text-firm = Ihre Firma hat entschieden, dass kein Text per E-Mail hinausgeht.
notifications-at-once = Gilt auch für das, was schon wartet.
muted-conversations = Stumm geschaltete Unterhaltungen, { $count }
no-muted-conversations = Keine Unterhaltung ist stumm geschaltet.
notifications-mute-hint = Stumm schalten Sie eine Unterhaltung in ihrem Menü „{ more }“. Sie schickt dann keine E-Mails; neue Nachrichten zählen weiter als ungelesen.

## E-Mail der Firma

mailboxes-intro = Bis zu drei weitere Adressen, etwa ein Gruppenpostfach, erhalten die Benachrichtigungen einer Abteilung und können per E-Mail antworten. Anmelden kann sich damit niemand.
mailboxes-full = Mehr als { $count } weitere Adressen sind nicht möglich.
mailbox-new = Weitere Adresse
mailbox-hint = Sie erhält eine E-Mail mit einem Link. Erst wenn jemand dort bestätigt, folgen Benachrichtigungen.
mailbox-desk = Erhält Unterhaltungen von
mailbox-name = Link senden
mailbox-asked = Der Link ist verschickt. Die Adresse zählt, sobald jemand dort sie bestätigt.
mailbox-waits = wartet auf Bestätigung
mailbox-unwanted = hat E-Mails abgestellt
mailbox-ask = Erneut senden
mailbox-ask-again = Link erneut senden: { $address }
mailbox-take-off = Entfernen
mailbox-remove = Entfernen: { $address }
mailbox-removed = Die Adresse erhält ab jetzt nichts mehr.
firm-mail-text = Text der Nachrichten in E-Mails
firm-mail-text-hint = Ist dies aus, enthalten E-Mails an Ihre Leute und die weiteren Adressen nur Absender, Betreff und Link.
firm-seen-names = Partnern zeigen, wer eine Nachricht gesehen hat
firm-seen-names-hint = Ist dies aus, erfahren Partner nur, dass Ihre Firma sie gesehen hat.
mail-trouble = E-Mails an { $address } kommen nicht an: { $reason } Seit { $time } wird dorthin nichts gesendet. Eine Antwort von dieser Adresse oder eine Anmeldung beendet das.
mail-refused-address = Die Adresse gibt es nicht.
mail-refused-full = Das Postfach ist voll.
mail-refused-mailbox = Das Postfach nimmt keine E-Mails an.
mail-refused-policy = Der Mailserver dort lehnt sie ab.
mail-refused-unknown = Der Mailserver dort konnte sie nicht zustellen.
mailbox-letter-subject = { $firm }: Benachrichtigungen an diese Adresse?
mailbox-letter-text = { $name } von { $firm } möchte, dass Benachrichtigungen von Kontor an diese Adresse gehen: Nachrichten von Handelspartnern zu Bestellungen und Rechnungen. Wenn das richtig ist, öffnen Sie diese Seite und bestätigen Sie es:
mailbox-letter-else = Wenn nicht, brauchen Sie nichts zu tun. An diese Adresse wird dann nichts mehr gesendet.
mailbox-confirm-title = Benachrichtigungen an diese Adresse?
mailbox-confirm-text = Die Benachrichtigungen von { $firm } sollen an { $address } gehen.
mailbox-confirm = Adresse bestätigen
mailbox-confirmed-title = Adresse bestätigt
mailbox-confirmed-text = Benachrichtigungen von { $firm } gehen ab jetzt an { $address }. Man kann per E-Mail darauf antworten.
unsubscribe-title = Keine E-Mails mehr?
unsubscribe-text = Neue Nachrichten erscheinen dann nur auf dem Bildschirm. Das lässt sich jederzeit in den Einstellungen ändern.
unsubscribed-title = Keine E-Mails mehr
unsubscribed-text = An { $address } gehen keine Benachrichtigungen mehr. Neue Nachrichten erscheinen auf dem Bildschirm.
mail-file-over-title = Der Link ist abgelaufen
mail-file-over-text = Dateien lassen sich 30 Tage lang über Links in E-Mails herunterladen. In der Unterhaltung ist die Datei weiterhin da.

## Die Post des Betreibers

operator-mail = Ausgehende Post
operator-mail-find = E-Mail-Adresse suchen
operator-mail-none = Hier sind keine E-Mails
letter-queued = Wartend
letter-failed = Gescheitert
letter-bounced = Zurückgekommen
letter-sent = Gesendet
letter-accepted = Angenommen
letter-kind-messages = Nachrichten
letter-kind-notice = Hinweis ohne Text
letter-kind-note = von Kontor
letter-next-try = { $count ->
        [one] bisher { $count } Versuch, der nächste um { $time }
       *[other] bisher { $count } Versuche, der nächste um { $time }
    }
letter-retry = Jetzt versuchen
suppressed-addresses = Adressen, die nichts erhalten
suppressed-none = Jede Adresse erhält ihre Post.
suppressed-since = seit { $time }
suppression-end = Wieder senden
suppression-lift = Wieder an { $address } senden

## Passwort

change-password = Passwort ändern
current-password = Aktuelles Passwort
new-password = Neues Passwort
new-password-hint = Mindestens { $count } Zeichen. Mehrere Wörter hintereinander merkt man sich leicht und errät man schwer.
password-changed = Passwort geändert. Andere Geräte wurden abgemeldet.
other-devices = Andere Geräte
other-devices-hint = Beendet Ihre Anmeldungen auf anderen Geräten und in anderen Browsern, in allen Ihren Firmen.
sign-out-others = Überall sonst abmelden
signed-out-others = Andere Geräte wurden abgemeldet.

## Nachrichten ein- und ausschalten

messaging-is-on = Nachrichten sind eingeschaltet. Geschäftspartner können Ihrer Firma schreiben.
messaging-is-off = Nachrichten sind ausgeschaltet. Geschäftspartner sehen stattdessen Ihre Kontaktdaten.
turn-messaging-off = Nachrichten ausschalten
messaging-off-consequence = Solange sie ausgeschaltet sind, kann niemand eine Unterhaltung mit Ihrer Firma beginnen oder fortsetzen. Bisherige bleiben lesbar.
messaging-off-needs-contact = Geben Sie vor dem Ausschalten mindestens eine E-Mail-Adresse oder Telefonnummer an, damit Geschäftspartner Ihre Firma noch erreichen.
messaging-on-needs-plan = Nachrichten sind eingeschaltet, doch um Kunden zu schreiben, brauchen Sie den Enterprise-Plan.
messaging-turned-on = Nachrichten sind jetzt eingeschaltet.
messaging-turned-off = Nachrichten sind jetzt ausgeschaltet.
messaging-requests = Firmen, die um Nachrichten bitten: { $firms }

## Kontaktdaten

contacts-intro = Geschäftspartner sehen diese Angaben unabhängig von Berechtigung und Plan, auch wenn Nachrichten ausgeschaltet sind.
contacts-general = Allgemein
contacts-orders = Zu Bestellungen
contacts-invoices = Zu Rechnungen
contacts-same-as-general = Leere Felder: Es gelten die allgemeinen Angaben.
contact-hours-hint = In der Zeitzone Ihrer Firma, { $zone }, zum Beispiel Mo.–Fr. 8:00–16:00
contact-phone-hint = Mit Ländervorwahl, zum Beispiel +49 203 555 0102

## Abteilungen

desks-intro = Eine neue Unterhaltung geht an eine Abteilung: je nach Belegart, sonst an Allgemein. Alle dort werden informiert.
desk-name = Name der Abteilung
desk-name-hint = Bleibt es leer, heißt sie nach dem, was sie erhält.
desk-topic = Erhält
desk-topic-general = Unterhaltungen ohne Beleg
desk-topic-orders = Alle Unterhaltungen zu Bestellungen
desk-topic-invoices = Alle Unterhaltungen zu Rechnungen
desk-topic-orders-seller = Unterhaltungen zu Bestellungen von Kunden
desk-topic-orders-buyer = Unterhaltungen zu Bestellungen bei Lieferanten
desk-topic-invoices-seller = Unterhaltungen zu Rechnungen an Kunden
desk-topic-invoices-buyer = Unterhaltungen zu Rechnungen von Lieferanten
desk-people = Personen in dieser Abteilung
desk-general-everyone = Solange Sie niemanden wählen, gehören alle mit der Berechtigung Nachrichten zu Allgemein.
desk-empty = Hier ist niemand. Unterhaltungen gehen stattdessen an Allgemein.
desk-without-permission = darf solche Belege nicht öffnen
new-desk = Neue Abteilung
create-desk = Abteilung anlegen
edit-desk = Abteilung ändern: { $name }
desk-saved = Abteilung gespeichert
desk-delete = Abteilung löschen
desk-delete-means = Ihre Unterhaltungen gehen an die Abteilung Allgemein, auch alles, was künftig hier ankäme. Nichts geht verloren: Die Nachrichten bleiben, und wer sie öffnen darf, kann es weiterhin.
desk-deleted = Abteilung gelöscht. Ihre Unterhaltungen gehen an die Abteilung Allgemein.

## API-Token

tokens-intro = Mit einem Token handelt ein Programm über die API für Sie, mit Ihren Berechtigungen und keinen anderen.
token-name = Wofür er dient
token-name-hint = Zum Beispiel: ERP, Rechnungen
token-create = Token anlegen
token-shown-once = Kopieren Sie den Token jetzt. Er wird nur dieses eine Mal gezeigt.
token-revoke = Widerrufen: { $name }
token-end = Widerrufen
token-revoked = Token widerrufen. Programme, die ihn benutzen, verlieren sofort den Zugang.
token-created = angelegt: { $date }
tokens-none = Noch keine Token
new-token = Neuer Token
api-documentation = API-Dokumentation

## cXML connections

cxml-intro = Systeme und Netzwerke senden die cXML-Nachrichten Ihrer Firma per POST an diese Adresse:
cxml-shown-once = Kopieren Sie das Geheimnis jetzt und geben Sie es dem Absender. Es wird nur dieses eine Mal gezeigt.
cxml-none = Noch keine Verbindungen
cxml-new = Neue Verbindung
cxml-create = Verbinden
cxml-domain = Domain
cxml-domain-hint = Wie in den Sender-Angaben: NetworkID, DUNS, VatID …
cxml-identity = Kennung
cxml-identity-hint = Ihre eigene oder die des Netzwerks, das für Sie sendet.
cxml-secret = Gemeinsames Geheimnis
cxml-secret-hint = Leer lassen, um eines erzeugen zu lassen.
cxml-secret-short = Das Geheimnis braucht mindestens { $count } Zeichen.
cxml-used = zuletzt benutzt: { $when }
cxml-never-used = noch nicht benutzt
cxml-end = Beenden
cxml-end-named = Beenden: { $name }
cxml-agreed = Verbindung gespeichert.
cxml-ended = Verbindung beendet. Nachrichten von diesem Absender werden ab jetzt abgelehnt.

test-mail-send = Test-E-Mail senden
test-mail-subject = Test-E-Mail von Kontor
test-mail-text = { $name }, das ist die Test-E-Mail, angefordert um { $time }. Sie kam auf demselben Weg wie jede Benachrichtigung von Kontor.
test-mail-sent = Der Mailserver hat die Test-E-Mail angenommen. Sie sollte binnen einer Minute da sein; falls nicht, sehen Sie im Spam-Ordner nach.
test-mail-filed = Hier ist kein Mailserver eingerichtet, deshalb wurde die Test-E-Mail zu einer Datei auf dem Server.
test-mail-underway = Die Test-E-Mail ist noch unterwegs: Der Mailserver hat noch nicht geantwortet.
test-mail-waits = Der Mailserver hat die Test-E-Mail nicht angenommen. Kontor versucht es erneut.
test-mail-refused = Die Test-E-Mail wurde abgelehnt: An Ihre Adresse kann nichts zugestellt werden.
