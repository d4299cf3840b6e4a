### Einstellungen: eigene und die der Firma.

settings-own = Sie
settings-profile = Profil und Sprache
settings-notifications = { notifications }
settings-security = Anmeldung und Sicherheit
settings-plan = Konto und Plan
settings-messaging = Nachrichten
settings-contacts = { contact-information }
settings-desks = Abteilungen
settings-tokens = API-Token
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

notifications-intro = Neue Nachrichten erscheinen sofort auf dem Bildschirm; ihre Zahl steht am Reiter „{ tab-messages }“ und im Titel der Seite.
notifications-desks = Sie erhalten neue Unterhaltungen dieser Abteilungen: { $desks }
notifications-no-desks = Sie gehören zu keiner Abteilung. Sie erhalten Unterhaltungen, in denen Sie schreiben, die Sie übernehmen oder zu denen man Sie hinzufügt.
muted-conversations = Stummgeschaltete Unterhaltungen, { $count }
no-muted-conversations = Keine Unterhaltung ist stummgeschaltet.
notifications-mute-hint = Stumm schalten Sie eine Unterhaltung in ihrem Menü „{ more }“. Neue Nachrichten zählen weiter als ungelesen.

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
