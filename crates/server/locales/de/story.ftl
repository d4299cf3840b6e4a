### Eine Geschichte: was Belege übereinander sagen, worin sie sich unterscheiden, Klärungen.

## Was über einen Beleg gesagt wurde, wo es kein Status ist

saying-corrected = Korrektur
saying-changed = neue Fassung
saying-stated = Mitteilung
saying-reason = { $code ->
        [PRI] Preis
        [QTY] Menge
        [ITM] Positionen
        [QUA] Qualität der Ware
        [DEL] Lieferung
        [REF] Referenzen
        [PAY] Zahlungsbedingungen
        [FIN] Zahlungsdaten
        [LEG] Rechtliche Angaben
        [REC] Empfänger unbekannt
        [UNR] Nicht zuzuordnen
       *[OTH] Anderer Grund
    }
saying-action = { $code ->
        [PIN] Auskunft geben
        [NIN] Neue Rechnung ausstellen
        [CNF] Vollständig gutschreiben
        [CNP] Teilweise gutschreiben
        [CNA] Den Betrag gutschreiben
       *[OTH] Etwas anderes
    }

## Wie es in einer Unterhaltung steht

told-reason = Grund: { $reason }
told-action = Erbeten: { $action }
told-expected = Erwartet: { $field }: { $value }
fact-expected = erwartet: { $value }
conversation-labels = Gründe und erwartete Werte
told-version = Version { $new } ersetzt Version { $old }
line-number = Position

## Unterschiede

difference-added = Hinzugefügt, Position { $number }, { $name }
difference-removed = Entfernt, Position { $number }, { $name }
difference-changed = Position { $number }, { $name }
difference-more = { $count ->
        [one] und { $count } weitere Position
       *[other] und { $count } weitere Positionen
    }
part-number = Teilenummer
payment-days = Zahlungsziel
day-count = { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }
line-rejected = abgelehnt
line-changed = mit Änderungen
line-backordered = kommt später: { $quantity }
line-substitute = Ersatz: { $name }

## Seite eines Belegs

timeline = Verlauf
what-changed = Was sich geändert hat
nothing-changed = Der gelesene Inhalt ist gleich, nur die Datei ist eine andere.
change-added = hinzugefügt
change-removed = entfernt
change-changed = geändert
out-of-order = Das verstößt gegen die Reihenfolge der Antworten: nach Zurückweisung oder Zahlung folgt nichts mehr, nach Freigabe nur eine Zahlung.
not-told = Es wurde keine Unterhaltung begonnen: { $reason }
offer-to-close = Es ist nichts mehr offen. Diese Unterhaltung kann beendet werden: { $subject }
download-response = Als Invoice Response (UBL) herunterladen
lines-part = { $first } bis { $last } von { $count }
lines-earlier = Frühere Positionen
lines-later = Weitere Positionen
line-talked-about = Unterhaltung über Position { $line }
write-about-line = Zu Position { $line } schreiben
nothing-related = Noch bezieht sich kein anderer Beleg auf diesen.
join = Verknüpfen
join-document = Mit einem anderen Beleg verknüpfen
join-hint = Beide Firmen sehen, dass die Belege zusammengehören, auch wenn es nicht in ihnen steht.

## Eine Klärung

query-invoice = Klärung anfordern
query-hint = Die Rechnung steht in Klärung, bis ihr Aussteller antwortet. Gründe und erwarteter Wert gehen mit der Nachricht mit.
query-reason = Grund
query-action = Was erbitten Sie?
query-expected = Erwarteter Wert, falls bekannt
query-field = Feld
query-value = Wert
not-stated = keine Angabe
