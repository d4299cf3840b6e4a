### Zamówienia i faktury: tabele, wysyłanie, strona dokumentu, uwagi i odmowy.

## Tabele

orders-list = Lista zamówień
invoices-list = Lista faktur
add-orders = Dodaj zamówienia
add-invoices = Dodaj faktury
column-number = Numer
column-issued = Wystawiono
column-due = Termin
column-amount = Kwota
column-status = Status
column-conversations = Konwersacje
sort-by = Sortuj według: { $column }
document-filter-all = Wszystkie
document-filter-open = Otwarte
document-filter-overdue = Po terminie
document-filter-unanswered = Bez odpowiedzi
document-filter-under-query = W wyjaśnianiu
document-filter-with-conversation = Z konwersacją
document-filter-paid = Zapłacone
document-filter-confirmed = Potwierdzone
document-filter-shipped = Wysłane
document-filter-cancelled = Anulowane
document-filter-held = Oczekują na partnera
document-filter-rejected = Odrzucone
document-filter-other = Inne dokumenty
document-filter-received = Otrzymane
period = Okres
period-30 = Ostatnie 30 dni
period-90 = Ostatnie 90 dni
period-365 = Ostatnie 12 miesięcy
period-all = Cały czas
overdue-days = { $count ->
        [one] { $count } dzień po terminie
       *[other] { $count } dni po terminie
    }
no-response = { $count ->
        [one] bez odpowiedzi od { $count } dnia roboczego
       *[other] bez odpowiedzi od { $count } dni roboczych
    }
no-response-hint = Dostawca nie wie jeszcze, czy faktura jest w porządku. Wystarczą zastrzeżenia, wiadomość albo odpowiedź na fakturę (Invoice Response).
due-today = termin dzisiaj
empty-orders = Nie ma jeszcze zamówień
empty-invoices = Nie ma jeszcze faktur
empty-documents-hint = Dodaj tu plik albo przesyłaj dokumenty ze swojego systemu przez API.
empty-documents-search = Brak dokumentu: „{ $query }”
empty-documents-filter = Żaden dokument nie pasuje do filtra

## Dodawanie dokumentów

drop-documents = Przeciągnij tu dokumenty albo
choose-from-disk = wybierz z dysku
document-file = Plik dokumentu
document-file-limit = XML do { $xml }, PDF do { $pdf }
received-title = Wynik
received-new = Otrzymano: { $document }
received-version = Otrzymano jako wersję { $version }: { $document }
received-again = Otrzymano już wcześniej, bez zmian: { $document }
received-held = Wstrzymano: { $document }. Dokument { waiting-for-partner } i zostanie doręczony, gdy ta firma dołączy do sieci lub zostanie powiązana: { $party }
received-conflict = Otrzymano już wcześniej z inną treścią: { $document }, { $date }. Wystaw poprawiony dokument z nowym numerem.
received-refused = Odrzucono: { $name }
received-count = { $count ->
        [one] Otrzymano { $count } dokument
        [few] Otrzymano { $count } dokumenty
       *[other] Otrzymano { $count } dokumentów
    }
held-no-relationship = Dokument widzi tylko Twoja firma, dopóki nie ma aktywnej relacji handlowej z firmą: { $party }
held-no-messages = Konwersacje o tym dokumencie będą możliwe po jego doręczeniu.

## Strona dokumentu

breadcrumbs = Ścieżka
view-original = Pokaż
download-original = Pobierz oryginał
key-facts = Najważniejsze dane
seller = Sprzedawca
buyer = Nabywca
dates-and-terms = Daty i warunki
fact-issued = Wystawiono
fact-delivery = Dostawa
fact-answer = Odpowiedź
fact-due = Termin
fact-due-days = { $date }, { $count ->
        [one] { $count } dzień
       *[other] { $count } dni
    }
fact-preceding = Koryguje
party-role = { $role ->
        [factor] Faktor
        [recipient] Odbiorca
        [predecessor] Podmiot pierwotny
        [additional-buyer] Dodatkowy nabywca
        [issuer] Wystawca
        [payer] Dokonujący płatności
        [local-government-issuer] JST – wystawca
        [local-government-recipient] JST – odbiorca
        [vat-group-issuer] Członek grupy VAT – wystawca
        [vat-group-recipient] Członek grupy VAT – odbiorca
        [employee] Pracownik
       *[other] Inny podmiot
    }
fact-account = Rachunek bankowy
fact-version = Wersja
version-of = wersja { $version }
amount-payable = Do zapłaty
order-total = Wartość zamówienia
net-and-tax = netto { $net } · VAT { $tax }
total-net = Netto
total-tax = VAT
total-in = Razem { $currency }
related-documents = Powiązane dokumenty
not-received = nie otrzymano tutaj
lines = Pozycje, { $count }
no-lines = Ten dokument nie ma pozycji.
column-line = Lp.
column-item = Towar lub usługa
column-quantity = Ilość
column-net-price = Cena netto
# Codes of UN/ECE Recommendation 20 and 21; any other code is shown as it stands.
unit = { $code ->
        [H87] szt.
        [C62] szt.
        [EA] szt.
        [PCE] szt.
        [NAR] szt.
        [MIN] min
        [HUR] godz.
        [DAY] dni
        [MON] mies.
        [SET] kpl.
        [PR] par
        [XBX] op.
        [BX] op.
        [XCT] op.
        [CT] op.
        [PK] op.
        [XPK] op.
        [XPX] pal.
        [PF] pal.
        [PX] pal.
        [RO] rol.
        [E48] usł.
        [LS] ryczałt
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
column-value = Wartość
notes-on-document = Uwagi na dokumencie
original = Oryginał
original-received = otrzymany { $time }
attachments-of-document = Załączniki dokumentu
write-about-it = Napisz o tym
attention = Uwaga:
findings-count = { $count ->
        [one] { $count } uwaga do sprawdzenia
        [few] { $count } uwagi do sprawdzenia
       *[other] { $count } uwag do sprawdzenia
    }
