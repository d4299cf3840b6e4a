### Strona główna: co czeka, co nowe, pierwsze kroki.

home-greeting = Dzień dobry
home-waiting-for-us = Czekają na nas
home-waiting-for-us-count = Czekają na nas, { $count }
home-waiting-for-customers = Czekamy na klientów, { $count }
home-waiting-for-suppliers = Czekamy na dostawców, { $count }
home-waiting-for-partners = Czekamy na partnerów, { $count }
home-unread = Nieprzeczytane
home-all-messages = Wszystkie wiadomości
home-newest-documents = Najnowsze dokumenty
home-all-invoices = Wszystkie faktury
home-all-orders = Wszystkie zamówienia
home-nothing-waits = Nic nie czeka na odpowiedź
home-no-documents = Nie ma jeszcze dokumentów
home-messaging-asked = { $count ->
        [one] Prośba partnera o włączenie wiadomości: { $firms }
        [few] { $count } prośby partnerów o włączenie wiadomości: { $firms }
       *[other] { $count } próśb partnerów o włączenie wiadomości: { $firms }
    }
home-unanswered = { $count ->
        [one] { $shown } faktura od trzech dni roboczych bez odpowiedzi.
        [few] { $shown } faktury od trzech dni roboczych bez odpowiedzi.
       *[other] { $shown } faktur od trzech dni roboczych bez odpowiedzi.
    }
home-unanswered-show = Pokaż
first-steps = Pierwsze kroki
first-steps-done = { $done } z { $count }
first-step-messaging = Włącz wiadomości
first-step-messaging-why = Dzięki temu klienci i dostawcy mogą pisać do firmy.
first-step-contacts = Uzupełnij dane kontaktowe
first-step-contacts-why = Partnerzy widzą je nawet wtedy, gdy wiadomości są wyłączone.
first-step-desks = Utwórz działy
first-step-desks-why = Pytania o faktury trafią od razu do właściwych osób.
first-step-document = Dodaj pierwszy dokument
first-step-document-why = Konwersacja stoi obok faktury lub zamówienia, którego dotyczy.
home-help-question = { help-send-title }
home-help-answer = Otwórz fakturę lub zamówienie i wybierz „{ tab-messages }” w prawym dolnym rogu. Bez dokumentu: „{ tab-messages }”, potem „{ new-conversation }”.
home-more-help = Więcej w Pomocy
