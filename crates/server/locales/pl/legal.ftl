### Strony prawne sieci, której operator nie ma własnych.

terms-intro = Te warunki obowiązują każdą firmę w tej sieci. Operator sieci może je zastąpić własnymi.
terms-business = Wiadomości służą sprawom między partnerami handlowymi. Kto pisze, pisze w imieniu swojej firmy.
terms-reading = Wysłane treści może odczytać druga firma i pozostają u niej także po zmianie konta.
terms-keeping = Wiadomości i pliki są przechowywane bez zmian dla obu firm. Jak długo, decyduje operator sieci.
terms-people = Każda firma decyduje, kto u niej czyta i pisze, oraz dba o aktualność swoich danych kontaktowych.
terms-back = Rozszerzenie do Enterprise można cofnąć w każdej chwili. Dotychczasowe konwersacje pozostają czytelne.
legal-not-published = Operator sieci nie opublikował jeszcze tej strony.
legal-copyright-text = Kontor jest wolnym oprogramowaniem na licencji Apache, wersja 2.0. Wiadomości i dokumenty należą do firm, które je wysłały.
legal-security-text = Jeśli znajdziesz lukę w zabezpieczeniach, powiadom najpierw operatora sieci i opisz, jak ją odtworzyć. Nie przeglądaj cudzych danych.
