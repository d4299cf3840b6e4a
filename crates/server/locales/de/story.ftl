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
