### Dürfen sich die beiden schreiben? Der erste zutreffende Grund: kurz in der Liste, ganz statt des Eingabefelds, mit dem Weg weiter.
### $role ist der Geschäftspartner aus unserer Sicht: customer, supplier oder partner.

## Kurz, für eine Zeile der Auswahl

availability-short-available = Nachrichten möglich
availability-short-no-permission = Berechtigung fehlt
availability-short-own-plan = Braucht den Enterprise-Plan
availability-short-own-messaging-off = Nachrichten in Ihrer Firma sind ausgeschaltet
availability-short-relationship-requested = Geschäftsbeziehung noch nicht aktiv
availability-short-relationship-suspended = Geschäftsbeziehung ausgesetzt
availability-short-no-relationship = Keine Geschäftsbeziehung
availability-short-partner-messaging-off = Hat Nachrichten ausgeschaltet
availability-short-partner-plan = Hat einen Plan ohne Nachrichten

## Der Grund

availability-available = Sie können { $role ->
        [customer] diesem Kunden
        [supplier] diesem Lieferanten
       *[partner] diesem Geschäftspartner
    } schreiben.
availability-no-permission = Ihnen fehlt die Berechtigung, hier zu schreiben.
availability-own-plan = Ihre Firma hat ein Standardkonto. Um Kunden zu schreiben, braucht sie den Enterprise-Plan.
availability-own-messaging-off = Ihre Firma hat Nachrichten ausgeschaltet.
availability-relationship-requested = Die Geschäftsbeziehung mit { $role ->
        [customer] diesem Kunden
        [supplier] diesem Lieferanten
       *[partner] diesem Geschäftspartner
    } ist angefragt und noch nicht aktiv.
availability-relationship-suspended = Die Geschäftsbeziehung mit { $role ->
        [customer] diesem Kunden
        [supplier] diesem Lieferanten
       *[partner] diesem Geschäftspartner
    } ist ausgesetzt.
availability-no-relationship = Zwischen den beiden Firmen besteht keine Geschäftsbeziehung.
availability-partner-messaging-off = { $role ->
        [customer] Dieser Kunde hat
        [supplier] Dieser Lieferant hat
       *[partner] Dieser Geschäftspartner hat
    } Nachrichten ausgeschaltet.
availability-partner-plan = { $role ->
        [customer] Dieser Kunde hat
        [supplier] Dieser Lieferant hat
       *[partner] Dieser Geschäftspartner hat
    } einen Plan ohne Nachrichten.
relationship-suspended-since = Ausgesetzt von { $firm } seit { $date }.
relationship-suspended-why = Grund: { $reason }

## Der Weg weiter

availability-way-available = Beginnen Sie mit Betreff und Nachricht.
availability-way-no-permission = Berechtigungen vergibt die Administration Ihrer Firma.
availability-way-own-plan = Die Administration Ihrer Firma kann das Konto umstellen.
availability-way-own-messaging-off = Die Administration Ihrer Firma kann Nachrichten einschalten.
availability-way-relationship-requested = Sie können schreiben, sobald die andere Firma zustimmt. Bis dahin helfen die Kontaktdaten.
availability-way-relationship-suspended = Klären Sie es über die Kontaktdaten. Bisherige Unterhaltungen bleiben lesbar.
availability-way-no-relationship = Der Netzbetreiber verknüpft Firmen. Bis dahin helfen die Kontaktdaten.
availability-way-partner-messaging-off = Nutzen Sie die Kontaktdaten oder bitten Sie um Aktivierung.
availability-way-partner-plan = Nutzen Sie die Kontaktdaten oder bitten Sie um Aktivierung.
who-can-change = Kann das ändern: { $admins }
who-can-change-nobody = Ihre Firma hat keine aktive Administration. Wenden Sie sich an den Netzbetreiber.
you-can-change = Sie können das selbst ändern.
turn-messaging-on = Nachrichten einschalten
asked-on = Angefragt am { $date }. Eine neue Bitte ist nach einer Woche möglich.
reading-always-possible = Bisherige Unterhaltungen können Sie immer lesen.

## Kontaktdaten

contact-topic-general = Allgemein
contact-topic-orders = Bestellungen
contact-topic-invoices = Rechnungen
contact-name = Person oder Abteilung
contact-phone = Telefon
contact-web = Webseite
contact-hours = Zeiten
contact-none = Diese Firma hat keine Kontaktdaten hinterlegt.
