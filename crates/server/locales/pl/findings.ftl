### Co wygląda na błąd w odczytanym dokumencie i dlaczego pliku nie przyjęto. Zdania zaczynają się od nazwy pola.

## Pola według EN 16931

finding-field = { $field ->
        [BT-2] Data wystawienia
        [BT-9] Termin płatności
        [BT-26] Data wcześniejszego dokumentu
        [BT-27] Nazwa sprzedawcy
        [BT-44] Nazwa nabywcy
        [BT-72] Data dostawy
        [BT-106] Suma pozycji
        [BT-107] Rabaty i potrącenia
        [BT-108] Opłaty dodatkowe
        [BT-109] Wartość netto
        [BT-110] VAT
        [BT-112] Wartość brutto
        [BT-113] Zaliczka
        [BT-114] Zaokrąglenie
        [BT-115] Kwota do zapłaty
        [BT-129] Ilość w pozycji
        [BT-131] Wartość pozycji
        [BT-146] Cena w pozycji
        [BT-149] Ilość, której dotyczy cena
        [BT-152] Stawka VAT w pozycji
        [shipped] Data wysyłki
        [effective] Data odpowiedzi
        [BT-10] Referencja nabywcy
        [BT-13] Numer zamówienia
        [BT-31] Numer podatkowy sprzedawcy
        [BT-48] Numer podatkowy nabywcy
        [BT-84] Rachunek bankowy
        [document] Dokument
       *[other] { $field }
    }

## Uwagi

finding-amount-unreadable = { finding-field }: to nie jest liczba ({ $value }).
finding-buyer-missing = W dokumencie nie ma nabywcy.
finding-check-digit = Błędne cyfry kontrolne ({ $scheme }): { $value }.
finding-currency-missing = W dokumencie nie ma waluty.
finding-currency-unknown = Nieznana waluta: { $value }.
finding-date-unreadable = { finding-field }: to nie jest data ({ $value }).
finding-due-before-issue = Termin płatności { $value }, przed datą wystawienia { $date }.
finding-due-date-computed = { $days ->
        [one] Termin płatności { $value }, obliczony z daty wystawienia: { $days } dzień na zapłatę.
       *[other] Termin płatności { $value }, obliczony z daty wystawienia: { $days } dni na zapłatę.
    }
finding-invoice-deleted = Wystawca wycofuje tę fakturę.
finding-issue-date-missing = W dokumencie nie ma daty wystawienia.
finding-lines-missing = W dokumencie nie ma pozycji.
finding-name-missing = { finding-field }: brak.
finding-negative-total = Faktura ma ujemną wartość: { $value }.
finding-order-reference-dummy = Numer zamówienia wygląda na wpisany zastępczo: { $value }.
finding-payable-currency = Kwotę do zapłaty podano w innej walucie: { $currency }.
finding-payable-missing = Brak kwoty do zapłaty; pokazano wartość brutto: { $value }.
finding-seller-missing = W dokumencie nie ma sprzedawcy.
finding-sum-differs = { finding-field }: podano { $actual }, z pozostałych liczb wynika { $expected }.
finding-tax-currency = VAT podano tylko w innej walucie: { $currency }.
finding-test-document = Dokument jest oznaczony jako testowy.
finding-total-missing = W dokumencie nie ma sumy.
finding-sent-again-as-new = Przysłano ponownie jako nowe, z inną treścią; zapisano jako kolejną wersję.
finding-account-new = Rachunek bankowy inny niż dotąd u tego partnera: { $value }.
finding-price-differs = Cena w pozycji { $line }: { $actual }, w zamówieniu { $expected }.
finding-other = Do sprawdzenia: { $code }.

## Odmowy

refusal-empty = Plik jest pusty.
refusal-not-well-formed = Plik XML jest uszkodzony lub niepełny: wiersz { $line }, kolumna { $column }. Wyeksportuj go i wyślij jeszcze raz.
refusal-internal-subset = DOCTYPE pliku zawiera własne definicje, których nie przyjmujemy. Wyślij plik bez nich.
refusal-entity-declaration = Plik deklaruje encję, czego nie przyjmujemy. Wyślij go bez tej deklaracji.
refusal-over-limit = { $limit ->
        [size] Plik jest za duży: { $found } bajtów. Limit to { $allowed }.
        [depth] Elementy pliku są zagnieżdżone zbyt głęboko: { $found } poziomów. Limit to { $allowed }.
        [elements] Plik ma za dużo elementów: { $found }. Limit to { $allowed }.
        [asides] Plik ma za dużo komentarzy i instrukcji: { $found }. Limit to { $allowed }.
        [attributes] Element pliku ma za dużo atrybutów: { $found }. Limit to { $allowed }.
        [text] Tekst w pliku jest za długi: { $found } bajtów. Limit to { $allowed }.
        [namespaces] Plik deklaruje za dużo przestrzeni nazw: { $found }. Limit to { $allowed }.
        [unpacked] Skompresowana część pliku jest za duża: { $found } bajtów. Limit to { $allowed }.
        [number] Numer dokumentu jest za długi: { $found } znaków. Limit to { $allowed }.
        [parts] Wiadomość ma za dużo części: { $found }. Limit to { $allowed }.
       *[other] Plik przekracza limit: { $found }. Limit to { $allowed }.
    }
refusal-unsupported-encoding = Nie odczytujemy kodowania { $encoding }. Wyślij plik w UTF-8.
refusal-broken-encoding = Plik nie jest poprawny w kodowaniu { $encoding }. Wyślij go w kodowaniu podanym w jego pierwszym wierszu.
refusal-broken-multipart = Wiadomość z dokumentem i plikami jest uszkodzona lub ucięta. Wyślij ją jeszcze raz.
refusal-nul = Plik zawiera znak NUL, niedozwolony w XML. Wyeksportuj go i wyślij jeszcze raz.
refusal-no-number = Dokument nie ma numeru. Uzupełnij go i wyślij ponownie.
refusal-no-parties = W dokumencie nie ma sprzedawcy ani nabywcy. Uzupełnij ich i wyślij ponownie.
refusal-pdf-without-invoice = To jest PDF bez osadzonej faktury. Wyślij plik XML albo PDF, który go zawiera (Factur-X, ZUGFeRD).
refusal-pdf-encrypted = Plik PDF jest zaszyfrowany. Wyślij go bez hasła i bez ograniczeń.
refusal-pdf-damaged = Plik PDF jest uszkodzony albo ucięty. Wyeksportuj go ponownie i wyślij jeszcze raz.
refusal-not-read-yet = Rozpoznano: { $format }. Tego formatu jeszcze nie odczytujemy. Wyślij dokument jako UBL 2.1, CII, KSeF lub cXML.
refusal-unknown = To nie jest znany dokument handlowy: { $found }. Wyślij go jako UBL 2.1, CII, KSeF lub cXML.
refusal-not-the-issuer = Dokument może wprowadzić tylko firma, która go wystawia. Wystawca: { $issuer }
refusal-not-a-party = Twoja firma nie jest ani sprzedawcą, ani nabywcą w tym dokumencie. Sprawdź numer NIP w pliku i identyfikatory firmy.
refusal-same-party = Sprzedawca i nabywca to ta sama firma.
refusal-no-permission = Nie masz uprawnienia do takich dokumentów.
