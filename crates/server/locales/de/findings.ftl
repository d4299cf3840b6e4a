### Was an einem gelesenen Beleg auffällt und warum eine Datei nicht gelesen wurde. Sätze beginnen mit dem Feld.

## Felder nach EN 16931

finding-field = { $field ->
        [BT-2] Ausstellungsdatum
        [BT-9] Fälligkeit
        [BT-26] Datum des früheren Belegs
        [BT-27] Name des Verkäufers
        [BT-44] Name des Käufers
        [BT-72] Lieferdatum
        [BT-106] Summe der Positionen
        [BT-107] Nachlässe
        [BT-108] Zuschläge
        [BT-109] Nettobetrag
        [BT-110] USt.
        [BT-112] Bruttobetrag
        [BT-113] Anzahlung
        [BT-114] Rundung
        [BT-115] Zahlbetrag
        [BT-129] Menge einer Position
        [BT-131] Wert einer Position
        [BT-146] Preis einer Position
        [BT-149] Preisbasis einer Position
        [BT-152] Steuersatz einer Position
        [shipped] Versanddatum
        [effective] Datum der Antwort
        [BT-10] Käuferreferenz
        [BT-13] Bestellnummer
        [BT-31] Steuernummer des Verkäufers
        [BT-48] Steuernummer des Käufers
        [BT-84] Bankkonto
        [document] Beleg
       *[other] { $field }
    }

## Hinweise

finding-amount-unreadable = { finding-field }: keine Zahl ({ $value }).
finding-buyer-missing = Der Beleg nennt keinen Käufer.
finding-check-digit = Falsche Prüfziffern ({ $scheme }): { $value }.
finding-currency-missing = Der Beleg nennt keine Währung.
finding-currency-unknown = Unbekannte Währung: { $value }.
finding-date-unreadable = { finding-field }: kein Datum ({ $value }).
finding-due-before-issue = Fälligkeit { $value }, vor dem Ausstellungsdatum { $date }.
finding-due-date-computed = { $days ->
        [one] Fälligkeit { $value }, berechnet aus Ausstellungsdatum und { $days } Tag Zahlungsziel.
       *[other] Fälligkeit { $value }, berechnet aus Ausstellungsdatum und { $days } Tagen Zahlungsziel.
    }
finding-invoice-deleted = Der Aussteller zieht diese Rechnung zurück.
finding-issue-date-missing = Der Beleg hat kein Ausstellungsdatum.
finding-lines-missing = Der Beleg hat keine Positionen.
finding-name-missing = { finding-field }: fehlt.
finding-negative-total = Die Rechnung hat einen negativen Betrag: { $value }.
finding-order-reference-dummy = Die Bestellnummer sieht nach einem Platzhalter aus: { $value }.
finding-payable-currency = Der Zahlbetrag ist in einer anderen Währung angegeben: { $currency }.
finding-payable-missing = Der Zahlbetrag fehlt; angezeigt wird der Bruttobetrag: { $value }.
finding-seller-missing = Der Beleg nennt keinen Verkäufer.
finding-sum-differs = { finding-field }: angegeben { $actual }, aus den übrigen Zahlen ergibt sich { $expected }.
finding-tax-currency = USt. ist nur in einer anderen Währung angegeben: { $currency }.
finding-test-document = Der Beleg ist als Test gekennzeichnet.
finding-total-missing = Der Beleg nennt keine Summe.
finding-sent-again-as-new = Erneut als neu gesendet, mit anderem Inhalt; als weitere Version gespeichert.
finding-account-new = Bankkonto bei diesem Geschäftspartner bisher unbekannt: { $value }.
finding-price-differs = Preis in Position { $line }: { $actual }, in der Bestellung { $expected }.
finding-other = Zu prüfen: { $code }.

## Ablehnungen

refusal-empty = Die Datei ist leer.
refusal-not-well-formed = Die XML-Datei ist beschädigt oder unvollständig: Zeile { $line }, Spalte { $column }. Exportieren und senden Sie sie noch einmal.
refusal-internal-subset = Der DOCTYPE der Datei enthält eigene Definitionen, die nicht angenommen werden. Senden Sie sie ohne diese.
refusal-entity-declaration = Die Datei deklariert eine Entität, was nicht angenommen wird. Senden Sie sie ohne diese Deklaration.
refusal-over-limit = { $limit ->
        [size] Die Datei ist zu groß: { $found } Bytes. Die Grenze ist { $allowed }.
        [depth] Die Elemente der Datei sind zu tief verschachtelt: { $found } Ebenen. Die Grenze ist { $allowed }.
        [elements] Die Datei hat zu viele Elemente: { $found }. Die Grenze ist { $allowed }.
        [asides] Die Datei hat zu viele Kommentare und Anweisungen: { $found }. Die Grenze ist { $allowed }.
        [attributes] Ein Element der Datei hat zu viele Attribute: { $found }. Die Grenze ist { $allowed }.
        [text] Ein Text in der Datei ist zu lang: { $found } Bytes. Die Grenze ist { $allowed }.
        [namespaces] Die Datei deklariert zu viele Namensräume: { $found }. Die Grenze ist { $allowed }.
        [unpacked] Ein komprimierter Teil der Datei ist zu groß: { $found } Bytes. Die Grenze liegt bei { $allowed }.
        [number] Die Belegnummer ist zu lang: { $found } Zeichen. Die Grenze ist { $allowed }.
        [parts] Die Nachricht hat zu viele Teile: { $found }. Die Grenze ist { $allowed }.
       *[other] Die Datei überschreitet eine Grenze: { $found }. Die Grenze ist { $allowed }.
    }
refusal-unsupported-encoding = Die Kodierung { $encoding } wird nicht gelesen. Senden Sie die Datei als UTF-8.
refusal-broken-encoding = Die Datei ist kein gültiges { $encoding }. Senden Sie sie in der Kodierung, die ihre erste Zeile nennt.
refusal-broken-multipart = Die Nachricht mit dem Beleg und seinen Dateien ist beschädigt oder abgeschnitten. Senden Sie sie noch einmal.
refusal-nul = Die Datei enthält ein NUL-Zeichen, das XML nicht erlaubt. Exportieren und senden Sie sie noch einmal.
refusal-no-number = Der Beleg hat keine Nummer. Ergänzen Sie sie und senden Sie den Beleg erneut.
refusal-no-parties = Der Beleg nennt weder Verkäufer noch Käufer. Ergänzen Sie beide und senden Sie ihn erneut.
refusal-pdf-without-invoice = Diese PDF-Datei enthält keine eingebettete Rechnung. Senden Sie das XML oder ein PDF, das es enthält (Factur-X, ZUGFeRD).
refusal-pdf-encrypted = Die PDF-Datei ist verschlüsselt. Senden Sie sie ohne Passwort und ohne Einschränkungen.
refusal-pdf-damaged = Die PDF-Datei ist beschädigt oder unvollständig. Exportieren Sie sie erneut und senden Sie sie noch einmal.
refusal-not-read-yet = Erkannt als { $format }; das wird noch nicht gelesen. Senden Sie den Beleg als UBL 2.1, CII, KSeF oder cXML.
refusal-unknown = Das ist kein bekannter Geschäftsbeleg: { $found }. Senden Sie ihn als UBL 2.1, CII, KSeF oder cXML.
refusal-not-the-issuer = Einen Beleg darf nur die Firma einbringen, die ihn ausstellt. Aussteller: { $issuer }
refusal-not-a-party = Ihre Firma ist weder Verkäufer noch Käufer dieses Belegs. Prüfen Sie die USt-IdNr. in der Datei und die Kennungen Ihrer Firma.
refusal-same-party = Verkäufer und Käufer sind dieselbe Firma.
refusal-no-permission = Ihnen fehlt die Berechtigung für solche Belege.
