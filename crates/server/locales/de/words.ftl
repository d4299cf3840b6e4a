### Name des Produkts, Reiter, Knöpfe, Filter, Abteilungen, Belegarten und Status.

page-title = { $title } · Kontor
page-title-unread = ({ $count }) { $title } · Kontor

## Rahmen

tab-home = Startseite
tab-orders = Bestellungen
tab-invoices = Rechnungen
tab-messages = Nachrichten
tab-messages-unread = { tab-messages }, { $count } ungelesen
tab-messages-unread-many = { tab-messages }, mehr als 99 ungelesen
help = Hilfe
settings = Einstellungen
notifications = Benachrichtigungen
sign-in = Anmelden
sign-out = Abmelden
main-navigation = Hauptnavigation
skip-to-content = Zum Inhalt springen
firm = Firma
language = Sprache
legal-information = Rechtliches
legal-terms = Nutzungsbedingungen
legal-copyright = Urheberrecht
legal-security = Sicherheitslücken melden
legal-privacy = Datenschutz
legal-imprint = Impressum
demo-banner = Das ist ein Demonetz. Alle Daten sind erfunden, die Passwörter sind bekannt.

## Knöpfe und Links

new-conversation = Neue Unterhaltung
search = Suchen
choose-partner = { $partner } auswählen
find-customer = Kunden suchen
find-supplier = Lieferanten suchen
find-partner = Geschäftspartner suchen
subject = Betreff
write-a-message = Nachricht schreiben
attach-files = Dateien anhängen
send = Senden
no-reply-needed = Keine Antwort nötig
reply-needed = Doch eine Antwort nötig
take = Übernehmen
give-back = Zurückgeben
hand-over = Weitergeben
mark-unread = Als ungelesen markieren
archive = Archivieren
unarchive = Aus dem Archiv holen
mute = Stummschalten
unmute = Stummschaltung aufheben
withdraw = Zurückziehen
add-colleague = Kollegen hinzufügen
link-document = Beleg verknüpfen
ask-messaging = Um Aktivierung bitten
undo = Rückgängig
save = Speichern
cancel = Abbrechen
change = Ändern
add = Hinzufügen
remove = Entfernen
more = Mehr
details = Einzelheiten
back-to-list = Zurück zur Liste
older = Ältere
newer = Neuere
pages = Seiten
copy = Kopieren
copied = Kopiert
none = keine
no = nein

## Filter der Unterhaltungen

filters = Filter
filter-all = Alle
filter-unread = Ungelesen
filter-mine = Meine
filter-waiting-for-us = Wir sind dran
filter-waiting-for-them = Partner ist dran
filter-archived = Archiviert
filter-with-count = { $filter }, { $count }
count-capped = 99+

## Partner und Konten

customer = Kunde
supplier = Lieferant
partner = Geschäftspartner
column-customer = Kunde
column-supplier = Lieferant
column-partner = Geschäftspartner
all-customers = Alle Kunden
all-suppliers = Alle Lieferanten
all-partners = Alle Geschäftspartner
contact-information = Kontaktdaten
plan-enterprise = Enterprise-Konto
upgrade = Zu Enterprise wechseln
waiting-for-partner = wartet auf Geschäftspartner
by-email = per E-Mail
email-address = E-Mail-Adresse
password = Passwort

## Abteilungen

desk = Abteilung
desk-general = Allgemein
desk-orders = Bestellungen
desk-invoices = Rechnungen
desk-accounts-payable = Kreditorenbuchhaltung
desk-accounts-receivable = Debitorenbuchhaltung
desk-purchasing = Einkauf

## Belegarten

kind-order = Bestellung
kind-order-change = Bestelländerung
kind-order-cancel = Stornierung
kind-confirmation = Auftragsbestätigung
kind-ship-notice = Lieferavis
kind-invoice = Rechnung
kind-credit-note = Rechnungskorrektur
kind-self-billed = Gutschrift (Gutschriftsverfahren)
kind-response = Rechnungsantwort
kind-status-update = Statusmeldung
document-kind = { $kind ->
        [order] Bestellung
        [order-change] Bestelländerung
        [order-cancel] Stornierung
        [confirmation] Auftragsbestätigung
        [ship-notice] Lieferavis
        [invoice] Rechnung
        [credit-note] Rechnungskorrektur
        [self-billed] Gutschrift (Gutschriftsverfahren)
        [response] Rechnungsantwort
        [status-update] Statusmeldung
       *[other] Beleg
    }
document-name = { document-kind } { $number }

## Status: eine Auswahl nach Belegart

status = { $kind ->
        [order] { status-order }
        [order-change] { status-order }
        [order-cancel] { status-order }
        [confirmation] { status-order }
        [ship-notice] { status-order }
       *[invoice] { status-invoice }
    }
status-order = { $status ->
        [waiting-for-partner] { waiting-for-partner }
        [confirmed] bestätigt
        [confirmed-with-changes] mit Änderungen bestätigt
        [shipped] versandt
        [rejected] abgelehnt
        [cancelled] storniert
       *[received] eingegangen
    }
status-invoice = { $status ->
        [waiting-for-partner] { waiting-for-partner }
        [in-process] in Prüfung
        [under-query] in Klärung
        [conditionally-accepted] unter Vorbehalt angenommen
        [approved] freigegeben
        [paid] bezahlt
        [part-paid] teilweise bezahlt
        [rejected] zurückgewiesen
        [cancelled] storniert
        [confirmed] bestätigt
        [confirmed-with-changes] mit Änderungen bestätigt
        [shipped] versandt
       *[received] eingegangen
    }
