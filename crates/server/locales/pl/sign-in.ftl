### Logowanie.

forgot-password-hint = Nowe hasło ustawi administrator firmy albo operator sieci.
sign-in-failed = Adres lub hasło się nie zgadza. Sprawdź oba i spróbuj ponownie.
sign-in-throttled = Zbyt wiele prób. Spróbuj ponownie za { $wait }.
sign-in-email-empty = Podaj adres e-mail.
sign-in-password-empty = Podaj hasło.
sign-in-again = Zaloguj się ponownie. Wrócisz do tego samego miejsca, a szkice są zapisane.
sign-in-unsent = Sesja wygasła, więc nic nie wysłano. Zaloguj się, a potem wróć w przeglądarce do wpisanego tekstu i wyślij go ponownie.
sign-in-no-firm = To konto nie należy do żadnej aktywnej firmy. Zwróć się do administratora firmy albo do operatora sieci.
wait-seconds = { $count ->
        [one] { $count } sekundę
        [few] { $count } sekundy
       *[other] { $count } sekund
    }
wait-minutes = { $count ->
        [one] { $count } minutę
        [few] { $count } minuty
       *[other] { $count } minut
    }
