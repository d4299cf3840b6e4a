### Startseite: was wartet, was neu ist, erste Schritte.

home-greeting = Guten Tag
home-waiting-for-us = Wir sind dran
home-waiting-for-us-count = Wir sind dran, { $count }
home-waiting-for-customers = Kunden sind dran, { $count }
home-waiting-for-suppliers = Lieferanten sind dran, { $count }
home-waiting-for-partners = Geschäftspartner sind dran, { $count }
home-unread = Ungelesen
home-all-messages = Alle Nachrichten
home-newest-documents = Neueste Belege
home-all-invoices = Alle Rechnungen
home-all-orders = Alle Bestellungen
home-nothing-waits = Nichts wartet auf eine Antwort
home-no-documents = Noch keine Belege
home-messaging-asked = { $count ->
        [one] Ein Partner bittet um Aktivierung der Nachrichten: { $firms }
       *[other] { $count } Partner bitten um Aktivierung der Nachrichten: { $firms }
    }
home-unanswered = { $count ->
        [one] { $shown } Rechnung ist seit drei Arbeitstagen ohne Antwort.
       *[other] { $shown } Rechnungen sind seit drei Arbeitstagen ohne Antwort.
    }
home-unanswered-show = Anzeigen
first-steps = Erste Schritte
first-steps-done = { $done } von { $count }
first-step-messaging = Nachrichten einschalten
first-step-messaging-why = Damit Kunden und Lieferanten Ihrer Firma schreiben können.
first-step-contacts = Kontaktdaten ergänzen
first-step-contacts-why = Geschäftspartner sehen sie auch, wenn Nachrichten ausgeschaltet sind.
first-step-desks = Abteilungen anlegen
first-step-desks-why = Fragen zu Rechnungen erreichen dann gleich die Richtigen.
first-step-document = Ersten Beleg hinzufügen
first-step-document-why = Unterhaltungen stehen neben der Rechnung oder Bestellung, um die es geht.
home-help-question = { help-send-title }
home-help-answer = Öffnen Sie eine Rechnung oder Bestellung und wählen Sie unten rechts „{ tab-messages }“. Ohne Beleg: „{ tab-messages }“, dann „{ new-conversation }“.
home-more-help = Mehr in der Hilfe
