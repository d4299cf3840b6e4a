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
