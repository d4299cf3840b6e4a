### Jedna historia: co dokumenty mówią o sobie nawzajem, czym się różnią, zastrzeżenia.

## Co powiedziano o dokumencie, gdy nie jest to status

saying-corrected = korekta
saying-changed = nowa wersja
saying-stated = informacja
saying-reason = { $code ->
        [PRI] Cena
        [QTY] Ilość
        [ITM] Pozycje
        [QUA] Jakość towaru
        [DEL] Dostawa
        [REF] Numery referencyjne
        [PAY] Warunki płatności
        [FIN] Dane do płatności
        [LEG] Dane formalne
        [REC] Nieznany odbiorca
        [UNR] Nie rozpoznano
       *[OTH] Inna przyczyna
    }
saying-action = { $code ->
        [PIN] Podanie informacji
        [NIN] Wystawienie nowej faktury
        [CNF] Korekta całości
        [CNP] Korekta części
        [CNA] Korekta kwoty
       *[OTH] Coś innego
    }

## Jak mówi się o tym w konwersacji

told-reason = Przyczyna: { $reason }
told-action = Oczekiwane działanie: { $action }
told-expected = Oczekiwana wartość: { $field }: { $value }
fact-expected = oczekiwana wartość: { $value }
conversation-labels = Przyczyny i oczekiwane wartości
told-version = wersja { $new } zastępuje wersję { $old }
line-number = Pozycja

## Różnice

difference-added = Dodano pozycję { $number }, { $name }
difference-removed = Usunięto pozycję { $number }, { $name }
difference-changed = Pozycja { $number }, { $name }
difference-more = { $count ->
        [one] i jeszcze { $count } pozycja
        [few] i jeszcze { $count } pozycje
       *[other] i jeszcze { $count } pozycji
    }
part-number = Numer części
payment-days = Dni na zapłatę
day-count = { $count ->
        [one] { $count } dzień
       *[other] { $count } dni
    }
line-rejected = odmowa
line-changed = ze zmianami
line-backordered = w późniejszym terminie: { $quantity }
line-substitute = zamiennik: { $name }

## Strona dokumentu

timeline = Przebieg
what-changed = Co się zmieniło
nothing-changed = Odczytana treść dokumentu jest taka sama, różni się plik.
change-added = dodano
change-removed = usunięto
change-changed = zmieniono
out-of-order = To narusza kolejność odpowiedzi: po odrzuceniu lub zapłacie nic już nie następuje, po zatwierdzeniu tylko zapłata.
not-told = Nie rozpoczęto konwersacji: { $reason }
offer-to-close = Sprawa jest wyjaśniona. Tę konwersację można zakończyć: { $subject }
download-response = Pobierz jako Invoice Response (UBL)
lines-part = { $first }–{ $last } z { $count }
lines-earlier = Wcześniejsze pozycje
lines-later = Dalsze pozycje
line-talked-about = Konwersacja o pozycji { $line }
write-about-line = Napisz o pozycji { $line }
nothing-related = Żaden inny dokument nie odwołuje się jeszcze do tego.
join = Powiąż
join-document = Powiąż z innym dokumentem
join-hint = Obie firmy zobaczą, że te dokumenty należą do siebie, nawet gdy nic w nich o tym nie mówi.

## Zastrzeżenia

query-invoice = Zgłoś zastrzeżenia
query-hint = Faktura pozostaje w wyjaśnianiu, dopóki wystawca nie odpowie. Przyczyny i oczekiwana wartość trafią do niego razem z wiadomością.
query-reason = Przyczyna
query-action = Czego oczekujesz?
query-expected = Oczekiwana wartość, jeśli ją znasz
query-field = Pole
query-value = Wartość
not-stated = nie podano
