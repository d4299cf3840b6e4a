### Ustawienia: własne i firmowe.

settings-own = Ja
settings-profile = Profil i język
settings-notifications = { notifications }
settings-security = Logowanie i bezpieczeństwo
settings-plan = Konto i plan
settings-messaging = Wiadomości
settings-contacts = { contact-information }
settings-desks = Działy
settings-tokens = Tokeny API
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

notifications-intro = Nowe wiadomości pojawiają się na ekranie od razu, a liczbę nieprzeczytanych widać na zakładce „{ tab-messages }” i w tytule strony.
notifications-desks = Otrzymujesz nowe konwersacje działów: { $desks }
notifications-no-desks = Nie należysz do żadnego działu. Otrzymujesz wiadomości z konwersacji, w których piszesz, które prowadzisz lub do których Cię dodano.
muted-conversations = Wyciszone konwersacje, { $count }
no-muted-conversations = Żadna konwersacja nie jest wyciszona.
notifications-mute-hint = Konwersację wyciszysz w jej menu „{ more }”. Nowe wiadomości nadal liczą się jako nieprzeczytane.

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
