### Listy: co stoi w wysyłanych e-mailach.

mail-answer = Można odpowiedzieć na ten e-mail albo otworzyć konwersację.
mail-answer-digest = Aby odpowiedzieć, otwórz konwersację: na podsumowanie nie można odpowiedzieć e-mailem.
mail-no-answer = Aby odpowiedzieć, otwórz konwersację.
mail-open = Otwórz konwersację
mail-about = Dotyczy: { $document }
mail-text-kept-back = Treści nie wysyłamy e-mailem. Jest w konwersacji.
mail-more-messages = W konwersacji jest więcej nowych wiadomości.
mail-files = Pliki
mail-file-along = w załączniku
mail-file-link = do pobrania do { $date }
mail-why-in-it = Ten e-mail przyszedł, ponieważ bierzesz udział w tej konwersacji, a wiadomości jeszcze nie odczytano na ekranie.
mail-why-desk = Ten e-mail przyszedł, ponieważ konwersacja trafiła do Twojego działu, a wiadomości jeszcze nie odczytano na ekranie.
mail-why-mailbox = Powiadomienia firmy { $firm } przychodzą na ten adres.
mail-why-digest = Podsumowanie pokazuje to, czego jeszcze nie odczytano na ekranie.
mail-settings = Zmień powiadomienia
mail-unsubscribe = Nie wysyłaj e-maili
mail-digest-subject = { $count ->
        [one] { $count } konwersacja z nowymi wiadomościami
        [few] { $count } konwersacje z nowymi wiadomościami
       *[many] { $count } konwersacji z nowymi wiadomościami
    }
mail-new-messages = { $count ->
        [one] { $count } nowa wiadomość
        [few] { $count } nowe wiadomości
       *[many] { $count } nowych wiadomości
    }
mail-notice-subject = Wiadomość od: { $from } · do: { $firm }
mail-notice-text = Wiadomość czeka w Kontorze ({ $from } → { $firm }). Nikt w tej firmie nie może jej teraz otworzyć, dlatego zawiadamiamy ten adres, bez treści.
mail-notice-way = Uprawnienie do czytania wiadomości nadaje administrator firmy. Kto je ma, znajdzie konwersację tutaj:
mail-notice-why = Na ten adres, podany jako kontaktowy, przychodzą zawiadomienia. Firma: { $firm }
