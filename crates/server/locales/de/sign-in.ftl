### Anmeldung.

forgot-password-hint = Ein neues setzt die Administration Ihrer Firma oder der Netzbetreiber.
sign-in-failed = Adresse oder Passwort stimmt nicht. Prüfen Sie beides und versuchen Sie es erneut.
sign-in-throttled = Zu viele Versuche. Versuchen Sie es in { $wait } erneut.
sign-in-email-empty = Geben Sie Ihre E-Mail-Adresse ein.
sign-in-password-empty = Geben Sie Ihr Passwort ein.
sign-in-again = Melden Sie sich erneut an. Sie machen dann dort weiter, und Entwürfe bleiben erhalten.
sign-in-unsent = Ihre Sitzung war beendet, deshalb wurde nichts gesendet. Melden Sie sich an, gehen Sie dann im Browser zu Ihrem Text zurück und senden Sie ihn noch einmal.
sign-in-no-firm = Diese Anmeldung gehört zu keiner aktiven Firma. Wenden Sie sich an die Administration Ihrer Firma oder an den Netzbetreiber.
wait-seconds = { $count ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    }
wait-minutes = { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
