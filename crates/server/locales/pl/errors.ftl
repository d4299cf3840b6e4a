### Co się nie udało, którego pola i limitu dotyczy oraz co można zrobić.

## Strony

error-not-found-title = Nie ma takiej strony
error-not-found = Adres jest błędny albo nie masz dostępu do tej treści. Zacznij od strony głównej albo użyj wyszukiwania.
error-nothing-there-title = Nic tam nie ma
error-nothing-there = Adres lub zawarty w nim identyfikator jest błędny albo jest to treść przeznaczona dla innych.
error-forbidden-title = Brak uprawnienia
error-forbidden = Twoje uprawnienia na to nie pozwalają.
error-forbidden-origin = Żądanie pochodziło z innej strony i nie zostało wykonane. Otwórz stronę tutaj i spróbuj ponownie.
error-too-many-title = Zbyt wiele żądań
error-too-many = Spróbuj ponownie za { $wait }. Wpisany tekst jest zachowany.
error-busy-title = Kontor jest zajęty
error-busy = Nic nie przepadło i nic nie wysłano. Spróbuj ponownie za { $wait }.
error-broken-title = Coś nie zadziałało po naszej stronie
error-broken = Spróbuj ponownie. Jeśli to się powtórzy, podaj operatorowi sieci ten numer: { $id }
error-method-title = Ten adres działa inaczej
error-method = Na stronie wróć i użyj jej przycisków. O co mogą pytać programy, opisano pod adresem /api.
error-unreadable-title = Nie udało się odczytać żądania
error-unreadable = Wróć, wczytaj stronę ponownie i spróbuj jeszcze raz.
error-too-large-title = Zbyt duży rozmiar
error-conflict-title = To się w międzyczasie zmieniło
error-to-home = Do strony głównej
error-to-messages = Do wiadomości
error-summary = { $count ->
        [one] { $count } pole wymaga poprawki
        [few] { $count } pola wymagają poprawki
       *[other] { $count } pól wymaga poprawki
    }
error-mark = Błąd:

## Wiadomości i konwersacje

invalid-subject-empty = Wpisz temat, aby druga firma wiedziała, o co chodzi.
invalid-subject-too-long = Temat ma za dużo znaków: { $length }. Limit to { $limit }, resztę wpisz w wiadomości.
invalid-message-empty = Napisz wiadomość albo dołącz plik.
invalid-message-too-long = Wiadomość ma { $length }. Limit to { $limit }, dłuższy tekst dołącz jako plik.
invalid-partner-missing = Brak adresata. Wybierz partnera, do którego piszesz.
invalid-document-partner = Ten dokument nie dotyczy Twojej firmy i wybranego partnera. Wybierz drugą stronę dokumentu.
invalid-document-missing = Wybierz dokument z listy.
invalid-reason-missing = Wybierz co najmniej jedną przyczynę.
invalid-code = Nieznany kod.
invalid-expected = Wybierz pole z listy; wartość może mieć najwyżej 100 znaków.
invalid-line = Dokument nie ma takiej pozycji albo nie dotyczy tych dwóch firm.
invalid-colleague = Wybierz osobę, która może otworzyć tę konwersację.
withdrawal-too-late = Wiadomość można wycofać tylko przez 60 sekund. Napisz zamiast tego sprostowanie.
withdrawal-seen = Wiadomość została już odczytana i pozostaje. Napisz zamiast tego sprostowanie.
already-asked = Prośbę już wysłano. Następna będzie możliwa: { $date }.
form-changed = Strona była długo otwarta albo w międzyczasie się zmieniła. Wpisany tekst jest zachowany: sprawdź go i wyślij ponownie.
form-key-reused = Z tego formularza wysłano już inną wiadomość. Wczytaj stronę ponownie, wpisany tekst jest zachowany.

## Pliki

file-too-large = Plik { $name } ma { $size }. Limit to { $limit }.
too-many-files = Do wiadomości można dołączyć najwyżej { $limit } plików. Usuń część albo wyślij je w drugiej wiadomości.
file-gone = Jednego z plików tej wiadomości już nie ma. Dołącz go ponownie.
file-missing = Wybierz plik.
body-too-large = To przekracza limit { $limit }. Zmniejsz i wyślij ponownie.

## Ustawienia

invalid-empty = Wypełnij to pole.
invalid-too-long = Limit znaków w tym polu to { $limit }.
invalid-choice = Wybierz jedną z możliwości.
invalid-hour = Wybierz godzinę od 0 do 23.
invalid-mailboxes = Dodatkowych adresów może być najwyżej { $count }.
invalid-mailbox-known = Ten adres już jest.
invalid-mailbox-asked = Na ten adres wysłano dziś już kilka linków. Spróbuj ponownie jutro.
invalid-email = Wpisz adres w postaci imie@firma.example.
invalid-phone = Użyj cyfr, spacji i znaku + na początku, na przykład: +48 58 555 01 02.
invalid-web = Wpisz adres w postaci https://firma.example.
invalid-time-zone = Wybierz strefę czasową z listy, na przykład Europe/Warsaw.
invalid-current-password = Obecne hasło się nie zgadza.
invalid-password-too-short = Nowe hasło musi mieć co najmniej { $count } znaków.
invalid-password-weak = To hasło łatwo odgadnąć. Dodaj słowa albo je wydłuż.
invalid-password-too-long = Limit znaków w haśle to { $count }.
terms-not-accepted = Aby rozszerzyć konto, zaakceptuj warunki użytkowania.
contact-required = Dopóki wiadomości są wyłączone, musi pozostać co najmniej jeden adres e-mail lub numer telefonu.

## Conversations and programs

file-too-large-limit = Plik { $name } jest większy niż { $limit } i nie został dołączony.
context-document-stays = Konwersacja zaczęła się od tego dokumentu; to powiązanie pozostaje.
not-our-turn = Nie ma wiadomości partnera, która czeka na odpowiedź.
invalid-page-length = Strona ma od 1 do 200 pozycji.
invalid-recipient = Żaden z odbiorców nie ma tu adresu.
invalid-cursor = To nie jest kursor tej listy. Zacznij bez kursora.
invalid-idempotency-key = Idempotency-Key ma od 1 do 200 widocznych znaków ASCII.
idempotency-key-reused = Ten Idempotency-Key przyszedł wcześniej z innym żądaniem. Wyślij to żądanie z osobnym kluczem.
invalid-seq = Numery wiadomości zaczynają się od 1.
invalid-owner = Podaj osobę albo dział, nie oba naraz.
document-conflict = Dokument tego rodzaju i o tym numerze, ale o innej treści, został już odebrany. Wystaw poprawiony dokument pod nowym numerem.
document-refused = Dokument nie został przyjęty
desk-taken = Jest już dział dla takich konwersacji. Wybierz, kto do niego należy.
desk-general-stays = Działu Ogólny nie można usunąć: trafia do niego wszystko, co nie pasuje do innych działów.
