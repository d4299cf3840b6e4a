### Pomoc. Każda odpowiedź to strona; nazwy przycisków są odwołaniami do ich własnych tekstów.

help-intro = Krótkie odpowiedzi na najczęstsze pytania. W innych sprawach pomoże operator sieci.
help-all = Wszystkie odpowiedzi
help-see-also = Zobacz też

## Jak wysłać wiadomość do klienta?

help-send-title = Jak wysłać wiadomość do klienta?
help-send-intro = Są dwa sposoby. Jeśli wiadomość dotyczy zamówienia lub faktury, napisz ją na stronie tego dokumentu: obie firmy znajdą konwersację obok niego. W innych sprawach zacznij od zakładki „{ tab-messages }”.
help-send-document = O zamówieniu lub fakturze
help-send-document-open = Otwórz dokument w zakładce „{ tab-orders }” lub „{ tab-invoices }”.
help-send-document-panel = Otwórz panel „{ tab-messages }” w prawym dolnym rogu.
help-send-document-new = Jeśli konwersacja już istnieje, pisz w niej dalej albo wybierz „{ new-conversation }”.
help-send-fill = Wypełnij pola „{ subject }” i „{ write-a-message }”. Pliki dodasz spinaczem: „{ attach-files }”.
help-send-send = Wybierz „{ send }”. Wiadomość od razu pojawi się na ekranie klienta.
help-send-free = Bez dokumentu
help-send-free-pencil = W zakładce „{ tab-messages }” wybierz ołówek nad wyszukiwarką: „{ new-conversation }”.
help-send-free-choose = Wybierz klienta znakiem + na liście. Gdy klientów jest wielu, użyj pola „{ find-customer }”.
help-send-note-who = Nad tekstem widać, kto otrzyma wiadomość: firma i jej dział. Nie trzeba znać nazwisk.
help-send-note-withdraw = Za wcześnie? Przez 60 sekund działa „{ withdraw }”, dopóki nikt jej tam nie odczytał.

## Jak odpowiedzieć?

help-answer-title = Jak odpowiedzieć na wiadomość?
help-answer-intro = Odpowiedz w zakładce „{ tab-messages }” albo w panelu na stronie dokumentu. To ta sama konwersacja.
help-answer-find = Znajdziesz ją pod „{ filter-unread }” lub „{ filter-waiting-for-us }” albo przez „{ search }”: po partnerze, temacie, treści, numerze dokumentu lub nazwie pliku.
help-answer-write = Pisz w polu „{ write-a-message }” i wybierz „{ send }”. Temat pozostaje, podaje się go tylko na początku.
help-answer-colleagues = Osoby z tymi samymi uprawnieniami też widzą konwersację i mogą ją poprowadzić pod Twoją nieobecność.

## Czyja kolej?

help-turns-title = Czyja jest kolej i kto prowadzi konwersację?
help-turns-intro = Kolej należy do firmy, która nie napisała ostatniej wiadomości. Pokazują to filtry „{ filter-waiting-for-us }” i „{ filter-waiting-for-them }”.
help-turns-settled = Nie ma na co odpowiadać? Wybierz „{ no-reply-needed }”. Obowiązuje całą firmę, widzą to obie strony, a zmienia to następna wiadomość partnera.
help-turns-take = „{ take }” pokazuje współpracownikom, że zajmujesz się sprawą. Znajdziesz ją pod „{ filter-mine }”.
help-turns-hand-over = „{ hand-over }” powierza ją innej osobie lub działowi. „{ add-colleague }” dołącza kogoś obok Ciebie.
help-turns-own-side = Partner nie widzi, kto w Twojej firmie prowadzi konwersację.

## Jak dołączyć pliki?

help-attachments-title = Jak dołączyć pliki?
help-attachments-intro = Do wiadomości można dołączyć do { $count } plików, każdy do { $size }. Limit widać obok spinacza.
help-attachments-clip = Wybierz „{ attach-files }”, przeciągnij pliki na tekst albo je wklej.
help-attachments-wait = Przy każdym pliku widać postęp. „{ send }” czeka, aż wszystkie zostaną przesłane.
help-attachments-large = Za duży plik nie znika bez słowa: pokazujemy jego rozmiar i limit. Podziel go albo uzgodnij z partnerem inną drogę.

## Jak ustawić powiadomienia?

help-notifications-title = Jak ustawić powiadomienia?
help-notifications-intro = Nowe wiadomości pojawiają się na ekranie od razu. To, czego przez minutę tam nie odczytano, przychodzi e-mailem, na który można odpowiedzieć.
help-notifications-set = Ustawienie
help-notifications-open = Otwórz { settings } → { notifications }.
help-notifications-pace = Można wybrać: od razu, co godzinę, raz dziennie albo nigdy, osobno dla konwersacji, w których bierze się udział, i dla konwersacji swoich działów.
help-notifications-hours = Można ustawić godzinę podsumowania dziennego i godziny ciszy, w swojej strefie czasowej.
help-notifications-text = Można zdecydować, czy e-mail zawiera treść wiadomości.
help-notifications-who = O czym przychodzą powiadomienia
help-notifications-desks = O nowych konwersacjach swoich działów. Osoby w dziale wybiera administrator.
help-notifications-in-it = O każdej wiadomości konwersacji, w której się pisze, którą się przejęło albo do której się zostało dodanym.
help-notifications-not = Nie o tym, co odczytano na ekranie, ani o tym, na co w dziale ktoś już odpowiedział.
help-notifications-less = Gdy jest ich za dużo
help-notifications-mute = { more } → { mute }: konwersacja nie wysyła e-maili i nie wraca sama z archiwum. Jej wiadomości nadal liczą się jako nieprzeczytane.
help-notifications-archive = { more } → { archive }: znika z listy jednej osoby, nie z list innych. Nowa wiadomość przywraca ją, chyba że jest wyciszona.
help-notifications-off = Na końcu każdego e-maila jest link, którym można je wyłączyć.
help-notifications-firm = Dla wspólnej skrzynki administrator podaje dodatkowy adres firmy: { settings } → { settings-mail }.

## A jeśli klient ma wyłączone wiadomości?

help-messaging-off-title = Co zrobić, gdy klient ma wyłączone wiadomości?
help-messaging-off-intro = Powód widać tam, gdzie zwykle się pisze: na liście klientów, w konwersacji i przy dokumencie. Dotychczasowe konwersacje nadal można czytać.
help-messaging-off-contact = Skorzystaj z tego, co podano jako „{ contact-information }”: e-mail, telefon, strona internetowa, godziny.
help-messaging-off-ask = Wybierz „{ ask-messaging }”. Administratorzy klienta dostaną jedno zawiadomienie; można je ponowić po tygodniu.
help-messaging-off-own = Jeśli wiadomości wyłączyła Twoja firma, administrator włączy je na stronie { settings } → { settings-messaging }.
help-messaging-off-other = Inne powody, na przykład zawieszona relacja lub brak uprawnienia, są podane w tym samym miejscu, razem z tym, kto może je zmienić.

## Jak rozszerzyć konto do Enterprise?

help-upgrade-title = Jak rozszerzyć konto do Enterprise?
help-upgrade-intro = Aby pisać do klientów, potrzebne jest { plan-enterprise }. Rozszerza je administrator firmy.
help-upgrade-open = Otwórz { settings } → { settings-plan } i porównaj oba plany.
help-upgrade-accept = Przeczytaj i zaakceptuj warunki użytkowania tuż nad przyciskiem.
help-upgrade-choose = Wybierz „{ upgrade }”. Strona mówi, czy zmiana działa od razu, czy zatwierdza ją operator sieci.
help-upgrade-back = Można to cofnąć w tym samym miejscu: „{ downgrade }”. Dotychczasowe konwersacje można czytać w każdym planie.
help-upgrade-buyers = Kupujący nie potrzebują konta Enterprise, aby pisać do dostawców; liczy się plan dostawcy.

## The interface for programs

programs-title = Interfejs dla programów
programs-intro = JSON przez HTTP z tokenem osoby, utworzonym w ustawieniach. Błędy mają postać z RFC 9457. Opis do odczytu maszynowego:
programs-shapes = Struktury
