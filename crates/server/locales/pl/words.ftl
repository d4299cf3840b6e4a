### Nazwa produktu, zakładki, przyciski, filtry, działy, rodzaje i statusy dokumentów.

page-title = { $title } · Kontor
page-title-unread = ({ $count }) { $title } · Kontor

## Rama strony

tab-home = Strona główna
tab-orders = Zamówienia
tab-invoices = Faktury
tab-messages = Wiadomości
tab-messages-unread = { tab-messages }, { $count ->
        [one] { $count } nieprzeczytana
        [few] { $count } nieprzeczytane
       *[other] { $count } nieprzeczytanych
    }
tab-messages-unread-many = { tab-messages }, ponad 99 nieprzeczytanych
help = Pomoc
settings = Ustawienia
notifications = Powiadomienia
sign-in = Zaloguj się
sign-out = Wyloguj się
main-navigation = Główna nawigacja
skip-to-content = Przejdź do treści
firm = Firma
language = Język
legal-information = Informacje prawne
legal-terms = Warunki użytkowania
legal-copyright = Prawa autorskie
legal-security = Ujawnienie informacji dotyczących bezpieczeństwa
legal-privacy = Prywatność
legal-imprint = Nota prawna
demo-banner = To jest sieć demonstracyjna. Wszystkie dane są zmyślone, a hasła znane.

## Przyciski i linki

new-conversation = Nowa konwersacja
search = Szukaj
choose-partner = Wybierz: { $partner }
find-customer = Znajdź klienta
find-supplier = Znajdź dostawcę
find-partner = Znajdź partnera
subject = Temat
write-a-message = Napisz wiadomość
attach-files = Dołącz pliki
send = Wyślij
no-reply-needed = Nie wymaga odpowiedzi
reply-needed = Jednak wymaga odpowiedzi
take = Przejmij
give-back = Oddaj
hand-over = Przekaż
mark-unread = Oznacz jako nieprzeczytaną
archive = Archiwizuj
unarchive = Przywróć z archiwum
mute = Wycisz
unmute = Wyłącz wyciszenie
withdraw = Wycofaj
add-colleague = Dodaj współpracownika
link-document = Powiąż dokument
ask-messaging = Poproś o włączenie wiadomości
undo = Cofnij
save = Zapisz
cancel = Anuluj
change = Zmień
add = Dodaj
remove = Usuń
more = Więcej
details = Szczegóły
back-to-list = Wróć do listy
older = Starsze
newer = Nowsze
pages = Strony
copy = Kopiuj
copied = Skopiowano
none = brak
no = nie

## Filtry konwersacji

filters = Filtry
filter-all = Wszystkie
filter-unread = Nieprzeczytane
filter-mine = Moje
filter-waiting-for-us = Czekają na nas
filter-waiting-for-them = Czekają na partnera
filter-archived = Zarchiwizowane
filter-with-count = { $filter }, { $count }
count-capped = 99+

## Partnerzy i konta

customer = klient
supplier = dostawca
partner = partner
column-customer = Klient
column-supplier = Dostawca
column-partner = Partner
all-customers = Wszyscy klienci
all-suppliers = Wszyscy dostawcy
all-partners = Wszyscy partnerzy
contact-information = Dane kontaktowe
plan-enterprise = Konto Enterprise
upgrade = Rozszerz konto do Enterprise
waiting-for-partner = oczekuje na partnera
by-email = e-mailem
email-address = Adres e-mail
password = Hasło

## Działy

desk = Dział
desk-general = Ogólny
desk-orders = Zamówienia
desk-invoices = Faktury
desk-accounts-payable = Zobowiązania
desk-accounts-receivable = Należności
desk-purchasing = Zakupy

## Rodzaje dokumentów

kind-order = zamówienie
kind-order-change = zmiana zamówienia
kind-order-cancel = anulowanie zamówienia
kind-confirmation = potwierdzenie zamówienia
kind-ship-notice = awizo wysyłki
kind-invoice = faktura
kind-credit-note = faktura korygująca
kind-self-billed = faktura (samofakturowanie)
kind-response = odpowiedź na fakturę
kind-status-update = aktualizacja statusu
document-kind = { $kind ->
        [order] Zamówienie
        [order-change] Zmiana zamówienia
        [order-cancel] Anulowanie zamówienia
        [confirmation] Potwierdzenie zamówienia
        [ship-notice] Awizo wysyłki
        [invoice] Faktura
        [credit-note] Faktura korygująca
        [self-billed] Faktura (samofakturowanie)
        [response] Odpowiedź na fakturę
        [status-update] Aktualizacja statusu
       *[other] Dokument
    }
document-name = { document-kind } { $number }

## Statusy: jeden wybór według rodzaju dokumentu, aby słowo miało właściwy rodzaj

status = { $kind ->
        [order] { status-order }
        [order-change] { status-invoice }
        [order-cancel] { status-order }
        [confirmation] { status-order }
        [ship-notice] { status-order }
       *[invoice] { status-invoice }
    }
status-order = { $status ->
        [waiting-for-partner] { waiting-for-partner }
        [confirmed] potwierdzone
        [confirmed-with-changes] potwierdzone ze zmianami
        [shipped] wysłane
        [rejected] odrzucone
        [cancelled] anulowane
       *[received] otrzymane
    }
status-invoice = { $status ->
        [waiting-for-partner] { waiting-for-partner }
        [in-process] w weryfikacji
        [under-query] w wyjaśnianiu
        [conditionally-accepted] przyjęta warunkowo
        [approved] zatwierdzona
        [paid] zapłacona
        [part-paid] zapłacona częściowo
        [rejected] odrzucona
        [cancelled] anulowana
        [confirmed] potwierdzona
        [confirmed-with-changes] potwierdzona ze zmianami
        [shipped] wysłana
       *[received] otrzymana
    }
