### Dokumenty, które czekają na partnera: o kogo chodzi, dlaczego i co można zrobić.

held-documents = Dokumenty oczekujące na partnera
settings-held = Oczekujące dokumenty
held-intro = Te dokumenty odczytano i zachowano, ale druga strona nie może ich jeszcze otrzymać. Widzi je tylko Twoja firma.
held-none = Żaden dokument nie oczekuje na partnera
held-nameless = Strona bez nazwy
held-state-nameless = brak numeru
held-state-unknown = spoza sieci
held-state-unrelated = brak relacji
held-state-asked = wysłano prośbę
held-state-asked-by-them = prosi o relację
held-state-coming = w doręczaniu
held-why-nameless = W dokumentach nie ma żadnego numeru, po którym można rozpoznać tę stronę.
held-why-unknown = Żadna firma w sieci nie ma żadnego z tych numerów.
held-why-unrelated = Firma z jednym z tych numerów jest w sieci, ale nie ma z nią relacji handlowej.
held-why-asked = Prośbę o relację handlową wysłano. Gdy ta firma się zgodzi, dokumenty zostaną doręczone.
held-why-asked-by-them = Ta firma prosi o relację handlową. Po przyjęciu prośby dokumenty zostaną doręczone.
held-why-coming = Relacja handlowa już jest. Dokumenty zostaną zaraz doręczone.
held-ask = Poproś o relację handlową
held-is-partner = To jeden z naszych partnerów:
held-deliver = Doręcz
held-operator-hint = Jeśli ta firma nie jest jeszcze partnerem: operator sieci widzi tę samą listę i może ją przyjąć.
held-asked = Prośbę wysłano. Dokumenty zostaną doręczone, gdy tylko firma się zgodzi.
held-delivered = Dokumenty doręczono.
held-numbers = Numery używane tylko w Twoich dokumentach
held-numbers-hint = Dokumenty Twojej firmy z jednym z tych numerów trafiają do partnera podanego obok.
held-number-meant = { $partner }, wskazanie: { $person }
held-forget = Usuń
held-forget-named = Usuń: { $number }

## Dla operatora

held-decide = Wskaż, kto to jest
held-relate = Powiąż obie firmy
held-relate-hint = Ta firma ma jeden z tych numerów. Gdy relacja handlowa będzie aktywna, dokumenty zostaną doręczone.
held-relate-button = Powiąż i doręcz
held-existing = Firma, która jest w sieci
held-existing-hint = Otrzyma numery z dokumentu, relację handlową z nadawcą i dokumenty.
held-find-organization = Znajdź firmę
held-no-organization = Nie znaleziono firmy
held-link = Przypisz i doręcz
held-admit = Nowa firma
held-admit-hint = Dane z dokumentu. Firma zostanie przyjęta z tymi numerami, powiązana z nadawcą i otrzyma dokumenty.
held-admit-button = Przyjmij i doręcz
firm-name = Nazwa firmy
street = Ulica i numer
postcode = Kod pocztowy
country = Kraj
country-hint = Dwie litery, na przykład PL
invalid-country = Podaj dwie litery kraju, na przykład PL.

## Prośby o relację handlową

relationship-asked = Ta firma prosi o relację handlową
relationship-asked-hint = Po przyjęciu zamówienia i faktury będą przekazywane w obie strony i będzie można rozpocząć konwersację.
relationship-accept = Przyjmij relację handlową
relationship-refuse = Odrzuć
relationship-declined = Ta firma odmówiła w ciągu ostatnich 30 dni. Najpierw porozmawiajcie; ona może poprosić w każdej chwili.
home-held = { $count ->
        [one] { $count } dokument oczekuje na partnera.
        [few] { $count } dokumenty oczekują na partnera.
       *[other] { $count } dokumentów oczekuje na partnera.
    }
home-relationship-asked = Prośba o relację handlową: { $firm }
