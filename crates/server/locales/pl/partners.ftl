### Strona partnera handlowego.

partner-is-customer = Klient: sprzedajesz tej firmie
partner-is-supplier = Dostawca: kupujesz od tej firmy
partner-is-partner = Partner: kupujesz i sprzedajesz
relationship-requested = oczekuje na potwierdzenie
relationship-active = aktywna
relationship-suspended = zawieszona
place = Miejscowość
identifiers = Identyfikatory
identifier-network = Identyfikator w sieci
identifier-vat = Numer VAT
identifier-nip = NIP
identifier-gln = GLN
identifier-duns = DUNS
identifier-peppol = Identyfikator Peppol
partner-conversations = Konwersacje
partner-documents = Dokumenty
partner-no-conversations = Nie ma jeszcze konwersacji z tą firmą
partner-no-documents = Nie ma jeszcze dokumentów z tą firmą
