### Bestellungen und Rechnungen: Tabellen, Hochladen, Belegseite, Hinweise und Ablehnungen.

## Tabellen

orders-list = Liste der Bestellungen
invoices-list = Liste der Rechnungen
add-orders = Bestellungen hinzufügen
add-invoices = Rechnungen hinzufügen
column-number = Nummer
column-issued = Ausgestellt
column-due = Fällig
column-amount = Betrag
column-status = Status
column-conversations = Unterhaltungen
sort-by = Sortieren nach: { $column }
document-filter-all = Alle
document-filter-open = Offen
document-filter-overdue = Überfällig
document-filter-unanswered = Ohne Antwort
document-filter-under-query = In Klärung
document-filter-with-conversation = Mit Unterhaltung
document-filter-paid = Bezahlt
document-filter-confirmed = Bestätigt
document-filter-shipped = Versandt
document-filter-cancelled = Storniert
document-filter-held = Warten auf Geschäftspartner
document-filter-rejected = Zurückgewiesen
document-filter-other = Andere Belege
document-filter-received = Eingegangen
period = Zeitraum
period-30 = Letzte 30 Tage
period-90 = Letzte 90 Tage
period-365 = Letzte 12 Monate
period-all = Gesamte Zeit
overdue-days = { $count ->
        [one] { $count } Tag überfällig
       *[other] { $count } Tage überfällig
    }
no-response = { $count ->
        [one] seit { $count } Arbeitstag ohne Antwort
       *[other] seit { $count } Arbeitstagen ohne Antwort
    }
no-response-hint = Der Lieferant weiß noch nicht, ob diese Rechnung in Ordnung ist. Eine Klärung, eine Nachricht oder eine Invoice Response sagt es ihm.
due-today = heute fällig
empty-orders = Noch keine Bestellungen
empty-invoices = Noch keine Rechnungen
empty-documents-hint = Fügen Sie hier eine Datei hinzu oder lassen Sie Ihr System Belege über die API senden.
empty-documents-search = Kein Beleg gefunden: „{ $query }“
empty-documents-filter = Kein Beleg passt zu diesem Filter

## Belege hinzufügen

drop-documents = Ziehen Sie Belege hierher oder
choose-from-disk = wählen Sie sie vom Computer
document-file = Belegdatei
document-file-limit = XML bis { $xml }, PDF bis { $pdf }
received-title = Ergebnis
received-new = Eingegangen: { $document }
received-version = Eingegangen als Version { $version }: { $document }
received-again = Bereits eingegangen, nichts geändert: { $document }
received-held = Zurückgehalten: { $document }. Der Beleg { waiting-for-partner } und wird zugestellt, sobald diese Firma aufgenommen oder verknüpft ist: { $party }
received-conflict = Bereits mit anderem Inhalt eingegangen: { $document }, am { $date }. Stellen Sie einen berichtigten Beleg mit neuer Nummer aus.
received-refused = Abgelehnt: { $name }
received-count = { $count ->
        [one] { $count } Beleg eingegangen
       *[other] { $count } Belege eingegangen
    }
held-no-relationship = Nur Ihre Firma sieht diesen Beleg, bis eine aktive Geschäftsbeziehung besteht mit: { $party }
held-no-messages = Unterhaltungen zu diesem Beleg sind möglich, sobald er zugestellt ist.

## Belegseite

breadcrumbs = Pfad
view-original = Ansehen
download-original = Original herunterladen
key-facts = Wichtigste Angaben
seller = Verkäufer
buyer = Käufer
dates-and-terms = Daten und Bedingungen
fact-issued = Ausgestellt
fact-delivery = Lieferung
fact-answer = Antwort
fact-due = Fällig
fact-due-days = { $date }, { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }
fact-preceding = Berichtigt
party-role = { $role ->
        [factor] Factor
        [recipient] Empfänger
        [predecessor] Rechtsvorgänger
        [additional-buyer] Weiterer Käufer
        [issuer] Aussteller
        [payer] Zahler
        [local-government-issuer] Ausstellende Gebietskörperschaft
        [local-government-recipient] Empfangende Gebietskörperschaft
        [vat-group-issuer] Ausstellendes Mitglied der Organschaft
        [vat-group-recipient] Empfangendes Mitglied der Organschaft
        [employee] Mitarbeiter
       *[other] Weitere Partei
    }
fact-account = Bankkonto
fact-version = Version
version-of = Version { $version }
amount-payable = Zu zahlen
order-total = Bestellsumme
net-and-tax = netto { $net } · USt. { $tax }
total-net = Netto
total-tax = USt.
total-in = Gesamt { $currency }
related-documents = Zugehörige Belege
not-received = hier nicht eingegangen
lines = Positionen, { $count }
no-lines = Dieser Beleg hat keine Positionen.
column-line = Pos.
column-item = Ware oder Leistung
column-quantity = Menge
column-net-price = Nettopreis
# Codes of UN/ECE Recommendation 20 and 21; any other code is shown as it stands.
unit = { $code ->
        [H87] Stk.
        [C62] Stk.
        [EA] Stk.
        [PCE] Stk.
        [NAR] Stk.
        [MIN] min
        [HUR] Std.
        [DAY] Tage
        [MON] Mon.
        [SET] Satz
        [PR] Paar
        [XBX] Krt.
        [BX] Krt.
        [XCT] Krt.
        [CT] Krt.
        [PK] Krt.
        [XPK] Krt.
        [XPX] Pal.
        [PF] Pal.
        [PX] Pal.
        [RO] Rollen
        [E48] LE
        [LS] pauschal
        [KGM] kg
        [GRM] g
        [TNE] t
        [LTR] l
        [MLT] ml
        [MTR] m
        [CMT] cm
        [MMT] mm
        [KMT] km
        [MTK] m²
        [MTQ] m³
        [KWH] kWh
       *[other] { "" }
    }
column-value = Wert
notes-on-document = Anmerkungen auf dem Beleg
original = Original
original-received = eingegangen { $time }
attachments-of-document = Anlagen des Belegs
write-about-it = Dazu schreiben
attention = Achtung:
findings-count = { $count ->
        [one] { $count } Hinweis zu prüfen
       *[other] { $count } Hinweise zu prüfen
    }
