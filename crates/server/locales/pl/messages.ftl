### Konwersacje: lista, wybór partnera, formularz, wątek, pole wiadomości, zdarzenia.

## Lista

conversations = Konwersacje
conversation = Konwersacja
unread-mark = Nieprzeczytane:
muted-mark = wyciszona
you-wrote = Ty: { $text }
name-wrote = { $name }: { $text }
no-document = Bez dokumentu
turn-ours = czeka na nas { $since }
turn-theirs = czekamy { $since }
turn-nobody = nie wymaga odpowiedzi
taken-by = Prowadzi: { $name }
taken-by-you = Prowadzisz tę konwersację
count-conversations = { $count ->
        [one] { $count } konwersacja
        [few] { $count } konwersacje
       *[other] { $count } konwersacji
    }
count-unread = { $count ->
        [one] { $count } nieprzeczytana
        [few] { $count } nieprzeczytane
       *[other] { $count } nieprzeczytanych
    }
empty-all = Nie ma jeszcze konwersacji
empty-all-hint = Rozpocznij ją tutaj albo na stronie zamówienia lub faktury.
empty-unread = Wszystko przeczytane
empty-mine = Nie ma Twoich konwersacji
empty-mine-hint = Tu są konwersacje, w których piszesz, które prowadzisz lub do których Cię dodano.
empty-waiting-for-us = Nic nie czeka na odpowiedź
empty-waiting-for-them = Żaden partner nie zalega z odpowiedzią
empty-archived = Archiwum jest puste
empty-hint = Nowe pytania partnerów pojawią się tutaj same.
empty-search = Brak wyników: „{ $query }”
empty-search-hint = Wyszukiwanie obejmuje partnera, temat, treść wiadomości, numer dokumentu i nazwy plików.
choose-conversation = Wybierz konwersację z listy albo rozpocznij nową.

## Nowa konwersacja

to-whom = Do kogo?
picker-recent = Ostatnio
picker-chosen = wybrano
picker-empty = Brak partnera: „{ $query }”. Wpisz część nazwy, miasto albo numer NIP.
picker-none = Firma nie ma tu jeszcze partnerów handlowych. Firmy łączy operator sieci.
new-without-document = Bez dokumentu. O konkretnej fakturze lub konkretnym zamówieniu najlepiej pisać ze strony tego dokumentu.
new-about-document = Dotyczy: { $document }
choose-partner-first = Wybierz adresata znakiem + na liście.
choose-nobody = Do żadnego z partnerów nie można teraz napisać. Na liście widać, dlaczego i jak skontaktować się inaczej.
active-since = aktywna relacja od { $month }
subject-about-finding = { $document }: { $finding }

## Pole wiadomości

will-get = Otrzyma: { $firm } · { $desk }
will-get-firm = Otrzyma: { $firm }
will-get-contact = Otrzyma: { $firm }. Nikt tam nie może teraz otworzyć tej konwersacji, więc na adres kontaktowy firmy trafi zawiadomienie bez treści.
will-get-administrators = Otrzyma: { $firm } · administratorzy
clip-limit = Do { $size } każdy
draft-saved = szkic zapisany { $time }
sending = Wysyłanie
sent = Wysłano
no-connection = brak połączenia
not-sent = Nie wysłano: { $reason }
send-again = Wyślij ponownie
uploading = wysyłanie { $percent } z { $size }
uploading-file = Wysyłanie pliku
upload-waiting = Wiadomość wyjdzie po wysłaniu plików.
cancel-upload = Przerwij wysyłanie: { $name }
remove-file = Usuń: { $name }
files = Pliki
connection-lost = Brak połączenia od { $time }. Szkice są zapisane, nowe wiadomości pokażemy po powrocie.

## Wątek

conversation-log = Przebieg konwersacji
unread-line = Nowe wiadomości
older-messages = Pokaż starsze wiadomości
desk-of-firm = { $firm }, { $desk }
no-longer-at = już nie w firmie { $firm }
by-api = przez API
by-system = z dokumentu
seen-at = Odczytano w firmie { $name }, { $time }
seen-by-at = Odczytano w firmie { $name }: { $person }, { $time }
delivery-mailed = Wysłano e-mailem, { $time }
delivery-accepted = Przyjęto na serwerze poczty odbiorcy, { $time }
delivery-refused = Nie doręczono e-mailem: { $reason }
ladder-sent = Wysłano; jest na liście odbiorcy
ladder-queued = Nie odczytano, powstał e-mail
ladder-mailed = Wysłano e-mail
ladder-accepted = Przyjęto na serwerze poczty odbiorcy
ladder-refused = E-maila nie doręczono: { $reason }
ladder-seen = Odczytano w firmie { $name }
ladder-seen-by = Odczytano w firmie { $name }: { $person }
withdrawn = Wiadomość wycofano.
withdraw-hint = Możliwe przez 60 sekund, dopóki w drugiej firmie nikt jej nie odczytał.
open-in-messages = Otwórz w zakładce Wiadomości
conversation-position = { $position } z { $count } konwersacji
conversations-of-document = Wszystkie konwersacje tego dokumentu
linked-documents = Powiązane dokumenty

## Przekazywanie, dodawanie, powiązania

hand-over-to-whom = Komu przekazać?
hand-over-person = Osoba
hand-over-desk = Dział
hand-over-hint = To, kto prowadzi konwersację, widzi tylko Twoja firma.
add-colleague-hint = Ta osoba będzie otrzymywać nowe wiadomości. Na liście są tylko osoby, które mogą otworzyć tę konwersację.
no-colleagues = Nikt inny w firmie nie może otworzyć tej konwersacji. Uprawnienia nadaje administrator.
find-document = Znajdź dokument po numerze
no-document-to-link = Nie ma innego pasującego dokumentu między tymi firmami.
link-document-hint = Powiązanie widzą obie firmy. Osoby bez uprawnienia do dokumentu widzą konwersację bez niego.

## Zdarzenia w wątku

event-started = Konwersację rozpoczyna: { $name }
event-document-linked = Powiązano dokument: { $document } · { $name }
event-document-unlinked = Cofnięto powiązanie: { $document } · { $name }
event-document-changed = Nowa wersja: { $document }
event-document-status = { $firm }: { $document }, { $status }
event-colleague-added = Dodano: { $colleague } · { $name }
event-taken = Prowadzi: { $name }
event-released = Oddano: { $name }
event-handed-over = Przekazano: { $name } → { $to }
event-returned-to-desk = Wraca do działu: { $desk }
event-settled = Nie wymaga odpowiedzi: { $name }
event-reopened = Jednak wymaga odpowiedzi: { $name }
event-messaging-asked = Prośba o włączenie wiadomości: { $name }

## Krótkie potwierdzenia

toast-archived = Zarchiwizowano konwersację
toast-unarchived = Przywrócono konwersację z archiwum
toast-muted = Wyciszono. Nowe wiadomości nadal liczą się jako nieprzeczytane.
toast-unmuted = Wyłączono wyciszenie
toast-marked-unread = Oznaczono jako nieprzeczytaną
toast-taken = Prowadzisz tę konwersację
toast-given-back = Oddano konwersację
toast-settled = Nie wymaga odpowiedzi. Zmieni to nowa wiadomość partnera.
toast-reopened = Znów wymaga odpowiedzi
toast-withdrawn = Wycofano wiadomość
toast-asked = Wysłano prośbę: { $firm }
