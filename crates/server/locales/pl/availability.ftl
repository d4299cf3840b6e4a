### Czy te dwie firmy mogą pisać? Pierwszy powód: krótki na liście, pełny w miejscu pola wiadomości, z tym, co można zrobić.
### $role to partner z naszej strony: customer, supplier albo partner.

## Krótko, w wierszu listy

availability-short-available = Można pisać
availability-short-no-permission = Brak uprawnienia
availability-short-own-plan = Wymaga planu Enterprise
availability-short-own-messaging-off = Wiadomości w Twojej firmie są wyłączone
availability-short-relationship-requested = Relacja jeszcze nieaktywna
availability-short-relationship-suspended = Relacja zawieszona
availability-short-no-relationship = Brak relacji handlowej
availability-short-partner-messaging-off = Ma wyłączone wiadomości
availability-short-partner-plan = Ma plan bez wiadomości

## Powód

availability-available = Do { $role ->
        [customer] tego klienta
        [supplier] tego dostawcy
       *[partner] tego partnera
    } można pisać.
availability-no-permission = Nie masz uprawnienia, aby tu pisać.
availability-own-plan = Firma ma konto Standard. Aby pisać do klientów, potrzebny jest plan Enterprise.
availability-own-messaging-off = W Twojej firmie wiadomości są wyłączone.
availability-relationship-requested = Relacja handlowa z { $role ->
        [customer] tym klientem
        [supplier] tym dostawcą
       *[partner] tym partnerem
    } czeka na potwierdzenie.
availability-relationship-suspended = Relacja handlowa z { $role ->
        [customer] tym klientem
        [supplier] tym dostawcą
       *[partner] tym partnerem
    } jest zawieszona.
availability-no-relationship = Między tymi firmami nie ma relacji handlowej.
availability-partner-messaging-off = { $role ->
        [customer] Ten klient ma
        [supplier] Ten dostawca ma
       *[partner] Ten partner ma
    } wyłączone wiadomości.
availability-partner-plan = { $role ->
        [customer] Ten klient ma
        [supplier] Ten dostawca ma
       *[partner] Ten partner ma
    } plan bez wiadomości.
relationship-suspended-since = Zawieszona przez: { $firm }, od { $date }.
relationship-suspended-why = Powód: { $reason }

## Co można zrobić

availability-way-available = Zacznij od tematu i wiadomości.
availability-way-no-permission = Uprawnienia nadaje administrator firmy.
availability-way-own-plan = Konto może rozszerzyć administrator firmy.
availability-way-own-messaging-off = Wiadomości może włączyć administrator firmy.
availability-way-relationship-requested = Pisać będzie można, gdy druga firma ją potwierdzi. Do tego czasu skorzystaj z danych kontaktowych.
availability-way-relationship-suspended = Wyjaśnij sprawę przez dane kontaktowe. Dotychczasowe konwersacje można czytać.
availability-way-no-relationship = Firmy łączy operator sieci. Do tego czasu skorzystaj z danych kontaktowych.
availability-way-partner-messaging-off = Skorzystaj z danych kontaktowych albo poproś o włączenie wiadomości.
availability-way-partner-plan = Skorzystaj z danych kontaktowych albo poproś o włączenie wiadomości.
who-can-change = Może to zmienić: { $admins }
who-can-change-nobody = Firma nie ma aktywnego administratora. Zwróć się do operatora sieci.
you-can-change = Możesz to zmienić samodzielnie.
turn-messaging-on = Włącz wiadomości
asked-on = Wysłano prośbę: { $date }. Ponowna prośba jest możliwa po tygodniu.
reading-always-possible = Dotychczasowe konwersacje zawsze można czytać.

## Dane kontaktowe

contact-topic-general = Ogólne
contact-topic-orders = Zamówienia
contact-topic-invoices = Faktury
contact-name = Osoba lub dział
contact-phone = Telefon
contact-web = Strona internetowa
contact-hours = Godziny
contact-none = Ta firma nie podała danych kontaktowych.
