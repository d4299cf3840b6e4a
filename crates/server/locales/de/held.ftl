### Belege, die auf einen Geschäftspartner warten: wer gemeint ist, warum und was sich tun lässt.

held-documents = Belege, die auf einen Geschäftspartner warten
settings-held = Wartende Belege
held-intro = Diese Belege sind gelesen und aufbewahrt, aber die andere Seite kann sie noch nicht erhalten. Nur Ihre Firma sieht sie.
held-none = Kein Beleg wartet auf einen Geschäftspartner
held-nameless = Ohne Namen
held-state-nameless = ohne Nummer
held-state-unknown = nicht im Netzwerk
held-state-unrelated = nicht verbunden
held-state-asked = angefragt
held-state-asked-by-them = bittet um Beziehung
held-state-coming = wird zugestellt
held-why-nameless = Die Belege nennen keine Nummer, an der diese Seite zu erkennen wäre.
held-why-unknown = Keine Firma im Netzwerk hat eine dieser Nummern.
held-why-unrelated = Eine Firma mit einer dieser Nummern ist im Netzwerk, aber es besteht keine Geschäftsbeziehung.
held-why-asked = Diese Firma wurde um eine Geschäftsbeziehung gebeten. Sobald sie zustimmt, werden die Belege zugestellt.
held-why-asked-by-them = Diese Firma bittet um eine Geschäftsbeziehung. Sobald sie angenommen ist, werden die Belege zugestellt.
held-why-coming = Die Geschäftsbeziehung besteht. Die Belege werden gleich zugestellt.
held-ask = Um Geschäftsbeziehung bitten
held-is-partner = Es ist einer unserer Geschäftspartner:
held-deliver = Zustellen
held-operator-hint = Falls diese Firma noch kein Geschäftspartner ist: Der Netzwerkbetreiber sieht dieselbe Liste und kann sie aufnehmen.
held-asked = Die Firma wurde angefragt. Sobald sie zustimmt, werden die Belege zugestellt.
held-delivered = Die Belege sind zugestellt.
held-numbers = Nummern, die nur Ihre Belege verwenden
held-numbers-hint = Belege Ihrer Firma mit einer dieser Nummern gehen an den Geschäftspartner daneben.
held-number-meant = { $partner }, angegeben von { $person }
held-forget = Entfernen
held-forget-named = Entfernen: { $number }

## Für den Betreiber

held-decide = Entscheiden, wer es ist
held-relate = Die beiden Firmen verbinden
held-relate-hint = Diese Firma hat eine der Nummern. Mit einer aktiven Geschäftsbeziehung werden die Belege zugestellt.
held-relate-button = Verbinden und zustellen
held-existing = Eine Firma, die im Netzwerk ist
held-existing-hint = Sie erhält die Nummern des Belegs, eine Geschäftsbeziehung zum Absender und die Belege.
held-find-organization = Firma suchen
held-no-organization = Keine Firma gefunden
held-link = Zuordnen und zustellen
held-admit = Eine neue Firma
held-admit-hint = Wie im Beleg angegeben. Sie wird mit diesen Nummern aufgenommen, mit dem Absender verbunden und erhält die Belege.
held-admit-button = Aufnehmen und zustellen
firm-name = Name der Firma
street = Straße und Hausnummer
postcode = Postleitzahl
country = Land
country-hint = Zwei Buchstaben, zum Beispiel DE
invalid-country = Geben Sie die zwei Buchstaben des Landes an, zum Beispiel DE.

## Angefragte Beziehungen

relationship-asked = Diese Firma bittet um eine Geschäftsbeziehung
relationship-asked-hint = Nach der Annahme gehen Bestellungen und Rechnungen in beide Richtungen, und Unterhaltungen können beginnen.
relationship-accept = Geschäftsbeziehung annehmen
relationship-refuse = Ablehnen
relationship-declined = Diese Firma hat in den letzten 30 Tagen abgelehnt. Sprechen Sie zuerst mit ihr; sie kann Sie jederzeit fragen.
home-held = { $count ->
        [one] { $count } Beleg wartet auf einen Geschäftspartner.
       *[other] { $count } Belege warten auf einen Geschäftspartner.
    }
home-relationship-asked = Bittet um eine Geschäftsbeziehung: { $firm }
