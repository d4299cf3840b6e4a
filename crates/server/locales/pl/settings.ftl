### Ustawienia: własne i firmowe.

settings-own = Ja
settings-profile = Profil i język
settings-notifications = { notifications }
settings-security = Logowanie i bezpieczeństwo
settings-plan = Konto i plan
settings-messaging = Wiadomości
settings-contacts = { contact-information }
settings-desks = Działy
settings-mail = E-mail
settings-tokens = Tokeny API
settings-cxml = Połączenia cXML
saved = Zapisano
only-administrators = Mogą to zmienić tylko administratorzy firmy: { $admins }

## Profil

profile-name = Imię i nazwisko
profile-name-hint = Tak widzą Cię partnerzy przy wiadomościach.
profile-email-hint = Służy do logowania. Może go zmienić operator sieci.
profile-language-hint = Ekranów i powiadomień. Wiadomości pozostają tak, jak je napisano.
time-zone = Strefa czasowa
time-zone-hint = W niej pokazujemy godziny wiadomości. Daty na dokumentach nigdy się nie zmieniają.
theme = Wygląd
theme-system = Jak w urządzeniu
theme-light = Jasny
theme-dark = Ciemny
your-firm = Twoja firma
your-permissions = Twoje uprawnienia
permission-messages = Wiadomości
permission-orders = Zamówienia
permission-invoices = Faktury
permission-relationships = Relacje handlowe
permission-administration = Administracja

## Powiadomienia

notifications-goes-to = E-maile przychodzą na adres { $address }, po polsku, tylko o tym, czego jeszcze nie odczytano na ekranie.
notifications-in-it = Konwersacje, w których biorę udział
notifications-in-it-hint = Piszę w nich, dodano mnie albo je prowadzę.
notifications-desks = Konwersacje moich działów
notifications-no-desks = Brak przydziału do działu.
pace-at-once = Od razu
pace-hourly = Co godzinę
pace-daily = Raz dziennie
pace-never = Nigdy
notifications-hours = Godziny
notifications-digest-at = Podsumowanie dzienne o
notifications-quiet-from = Cisza od
notifications-quiet-to = do
notifications-no-quiet = nie ustawiono
notifications-zone = W strefie czasowej { $zone }, także w weekendy. To, co przyjdzie w czasie ciszy, wysyłamy po jej końcu.
notifications-text = Treść wiadomości w e-mailu
notifications-text-hint = Bez niej e-mail zawiera tylko nadawcę, temat i link.
notifications-text-firm = W tej firmie treści nie wysyła się e-mailem.
notifications-at-once = Działa też dla tego, co już czeka.
muted-conversations = Wyciszone konwersacje, { $count }
no-muted-conversations = Żadna konwersacja nie jest wyciszona.
notifications-mute-hint = Konwersację wycisza się w jej menu „{ more }”. Nie wysyła wtedy e-maili, a jej nowe wiadomości nadal liczą się jako nieprzeczytane.

## E-mail firmy

mailboxes-intro = Najwyżej trzy dodatkowe adresy, na przykład wspólna skrzynka, mogą dostawać powiadomienia działu i odpowiadać na nie e-mailem. Nikt nie może się nimi zalogować.
mailboxes-full = Dodatkowych adresów może być najwyżej: { $count }.
mailbox-new = Dodatkowy adres
mailbox-hint = Przyjdzie na niego e-mail z linkiem. Powiadomienia ruszą dopiero po potwierdzeniu.
mailbox-desk = Dostaje konwersacje działu
mailbox-name = Wyślij link
mailbox-asked = Link wysłano. Adres zacznie działać, gdy ktoś go tam potwierdzi.
mailbox-waits = czeka na potwierdzenie
mailbox-unwanted = e-maile wyłączono
mailbox-ask = Wyślij ponownie
mailbox-ask-again = Wyślij link ponownie: { $address }
mailbox-take-off = Usuń
mailbox-remove = Usuń: { $address }
mailbox-removed = Na ten adres nic już nie przyjdzie.
firm-mail-text = Treść wiadomości w e-mailach
firm-mail-text-hint = Po wyłączeniu e-maile do ludzi firmy i na dodatkowe adresy zawierają tylko nadawcę, temat i link.
firm-seen-names = Pokazuj partnerom nazwiska osób, które odczytały wiadomość
firm-seen-names-hint = Po wyłączeniu partnerzy widzą tylko, że odczytano ją w firmie.
mail-trouble = E-maile na adres { $address } nie dochodzą: { $reason } Od { $time } nic tam nie wysyłamy. Kończy to odpowiedź z tego adresu albo zalogowanie.
mail-refused-address = Taki adres nie istnieje.
mail-refused-full = Skrzynka jest pełna.
mail-refused-mailbox = Skrzynka nie przyjmuje e-maili.
mail-refused-policy = Tamtejszy serwer poczty go odrzuca.
mail-refused-unknown = Tamtejszy serwer poczty nie mógł go doręczyć.
mailbox-letter-subject = { $firm }: powiadomienia na ten adres?
mailbox-letter-text = Ktoś chce ({ $name }, { $firm }), aby powiadomienia z Kontoru przychodziły na ten adres: wiadomości partnerów handlowych o zamówieniach i fakturach. Jeśli tak ma być, otwórz tę stronę i potwierdzić:
mailbox-letter-else = Jeśli nie, nie trzeba nic robić. Nic więcej na ten adres nie przyjdzie.
mailbox-confirm-title = Powiadomienia na ten adres?
mailbox-confirm-text = Powiadomienia firmy { $firm } mają przychodzić na adres { $address }.
mailbox-confirm = Potwierdź adres
mailbox-confirmed-title = Adres potwierdzono
mailbox-confirmed-text = Powiadomienia firmy { $firm } przychodzą odtąd na adres { $address }. Można na nie odpowiadać e-mailem.
unsubscribe-title = Nie wysyłać e-maili?
unsubscribe-text = Nowe wiadomości będą wtedy widoczne tylko na ekranie. Można to w każdej chwili zmienić w ustawieniach.
unsubscribed-title = E-maile wyłączono
unsubscribed-text = Na adres { $address } nie przyjdą już powiadomienia. Nowe wiadomości są widoczne na ekranie.
mail-file-over-title = Link wygasł
mail-file-over-text = Pliki można pobierać linkami z e-maili przez 30 dni. W konwersacji plik jest nadal.

## Poczta operatora

operator-mail = Poczta wychodząca
operator-mail-find = Znajdź adres e-mail
operator-mail-none = Nie ma tu e-maili
letter-queued = Czekają
letter-failed = Nieudane
letter-bounced = Zwrócone
letter-sent = Wysłane
letter-accepted = Przyjęte
letter-kind-messages = wiadomości
letter-kind-notice = zawiadomienie bez treści
letter-kind-note = od Kontoru
letter-next-try = { $count ->
        [one] { $count } próba, następna o { $time }
        [few] { $count } próby, następna o { $time }
       *[many] { $count } prób, następna o { $time }
    }
letter-retry = Spróbuj teraz
suppressed-addresses = Adresy, na które nic nie wysyłamy
suppressed-none = Poczta idzie na wszystkie adresy.
suppressed-since = od { $time }
suppression-end = Wysyłaj znowu
suppression-lift = Wysyłaj znowu na adres { $address }

## Hasło

change-password = Zmień hasło
current-password = Obecne hasło
new-password = Nowe hasło
new-password-hint = Co najmniej { $count } znaków. Kilka słów z rzędu łatwo zapamiętać, a trudno odgadnąć.
password-changed = Zmieniono hasło. Inne urządzenia zostały wylogowane.
other-devices = Inne urządzenia
other-devices-hint = Kończy Twoje logowania na innych urządzeniach i w innych przeglądarkach, we wszystkich firmach.
sign-out-others = Wyloguj wszędzie indziej
signed-out-others = Inne urządzenia zostały wylogowane.

## Włączanie i wyłączanie wiadomości

messaging-is-on = Wiadomości są włączone. Partnerzy mogą pisać do firmy.
messaging-is-off = Wiadomości są wyłączone. Partnerzy widzą zamiast nich dane kontaktowe firmy.
turn-messaging-off = Wyłącz wiadomości
messaging-off-consequence = Dopóki są wyłączone, nikt nie rozpocznie ani nie poprowadzi dalej konwersacji z firmą. Dotychczasowe można czytać.
messaging-off-needs-contact = Przed wyłączeniem wiadomości podaj co najmniej jeden adres e-mail lub numer telefonu, aby partnerzy mogli się skontaktować.
messaging-on-needs-plan = Wiadomości są włączone, ale aby pisać do klientów, potrzebny jest plan Enterprise.
messaging-turned-on = Włączono wiadomości.
messaging-turned-off = Wyłączono wiadomości.
messaging-requests = Firmy, które proszą o wiadomości: { $firms }

## Dane kontaktowe

contacts-intro = Partnerzy widzą te dane bez względu na uprawnienia i plan, także gdy wiadomości są wyłączone.
contacts-general = Ogólne
contacts-orders = W sprawie zamówień
contacts-invoices = W sprawie faktur
contacts-same-as-general = Puste pola: obowiązują dane ogólne.
contact-hours-hint = W strefie czasowej firmy, { $zone }, na przykład: pon.–pt. 8:00–16:00
contact-phone-hint = Z numerem kierunkowym kraju, na przykład: +48 58 555 01 02

## Działy

desks-intro = Nowa konwersacja trafia do jednego działu: według rodzaju dokumentu, a w pozostałych przypadkach do działu Ogólny. Otrzymują ją wszyscy w dziale.
desk-name = Nazwa działu
desk-name-hint = Puste pole: nazwa wynika z tego, co dział otrzymuje.
desk-topic = Otrzymuje
desk-topic-general = Konwersacje bez dokumentu
desk-topic-orders = Wszystkie konwersacje o zamówieniach
desk-topic-invoices = Wszystkie konwersacje o fakturach
desk-topic-orders-seller = Konwersacje o zamówieniach od klientów
desk-topic-orders-buyer = Konwersacje o zamówieniach u dostawców
desk-topic-invoices-seller = Konwersacje o fakturach dla klientów
desk-topic-invoices-buyer = Konwersacje o fakturach od dostawców
desk-people = Osoby w tym dziale
desk-general-everyone = Dopóki nikogo nie wybierzesz, do działu Ogólny należą wszyscy z uprawnieniem Wiadomości.
desk-empty = Nikogo tu nie ma. Konwersacje trafiają do działu Ogólny.
desk-without-permission = nie może otwierać takich dokumentów
new-desk = Nowy dział
create-desk = Utwórz dział
edit-desk = Zmień dział: { $name }
desk-saved = Zapisano dział
desk-delete = Usuń dział
desk-delete-means = Konwersacje tego działu przejmie dział Ogólny, także te, które trafiłyby tu później. Nic nie ginie: wiadomości zostają, a kto może je otwierać, zachowa dostęp.
desk-deleted = Usunięto dział. Jego konwersacje przejmuje dział Ogólny.

## Tokeny API

tokens-intro = Token pozwala programowi działać przez API w Twoim imieniu, dokładnie z Twoimi uprawnieniami.
token-name = Do czego służy
token-name-hint = Na przykład: ERP, faktury
token-create = Utwórz token
token-shown-once = Skopiuj token teraz. Pokazujemy go tylko raz.
token-revoke = Unieważnij: { $name }
token-end = Unieważnij
token-revoked = Unieważniono token. Programy, które go używają, od razu tracą dostęp.
token-created = utworzono: { $date }
tokens-none = Nie ma jeszcze tokenów
new-token = Nowy token
api-documentation = Dokumentacja API

## cXML connections

cxml-intro = Systemy i sieci wysyłają komunikaty cXML Twojej firmy metodą POST pod ten adres:
cxml-shown-once = Skopiuj sekret teraz i przekaż go nadawcy. Wyświetlamy go tylko ten jeden raz.
cxml-none = Nie ma jeszcze połączeń
cxml-new = Nowe połączenie
cxml-create = Połącz
cxml-domain = Domena
cxml-domain-hint = Taka jak w danych Sender: NetworkID, DUNS, VatID …
cxml-identity = Identyfikator
cxml-identity-hint = Własny albo sieci, która wysyła w imieniu firmy.
cxml-secret = Wspólny sekret
cxml-secret-hint = Pozostaw puste, a utworzymy go sami.
cxml-secret-short = Sekret musi mieć co najmniej tyle znaków: { $count }.
cxml-used = ostatnie użycie: { $when }
cxml-never-used = jeszcze nieużywane
cxml-end = Zakończ
cxml-end-named = Zakończ: { $name }
cxml-agreed = Połączenie zapisane.
cxml-ended = Połączenie zakończone. Od teraz komunikaty od tego nadawcy będą odrzucane.

test-mail-send = Wyślij próbny e-mail
test-mail-subject = Próbny e-mail z Kontoru
test-mail-text = { $name }, to próbny e-mail, o który poproszono o { $time }. Przyszedł tą samą drogą co każde powiadomienie Kontoru.
test-mail-sent = Serwer poczty przyjął próbny e-mail. Powinien dotrzeć w ciągu minuty; jeśli go nie ma, sprawdź folder ze spamem.
test-mail-filed = Nie skonfigurowano tu serwera poczty, więc próbny e-mail stał się plikiem na serwerze.
test-mail-underway = Próbny e-mail jest jeszcze w drodze: serwer poczty na razie nie odpowiedział.
test-mail-waits = Serwer poczty nie przyjął próbnego e-maila. Kontor ponowi próbę.
test-mail-refused = Próbny e-mail został odrzucony: na Twój adres nie można nic doręczyć.
