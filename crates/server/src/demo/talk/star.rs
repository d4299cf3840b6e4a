//! Łożyska Północ and its customers: what Anna Nowak and Marek Zieliński find in their inbox.

use super::Mark::{Archived, Linked, Muted, Settled, Taken, Unread};
use super::people::{
    ANKE, ANNA, AYSE, BARTOSZ, DAMIAN, DOROTA, ELZBIETA, EWELINA, FRIEDRICH, GRAZYNA, HALINA, HUBERT, INGA, IWONA, JENS, KATARZYNA,
    KRYSTYNA, MAREK, OLIVER, PATRYCJA, PAWEL, STEFFEN, TERESA, THORSTEN, ULRIKE,
};
use super::{Talk, now, talk, then};
use crate::demo::files::{csv_file, form_picture, pallet_photo, pdf_file};

pub static TALKS: &[Talk] = &[
    talk(
        ("lozyska", "acme"),
        "Płatność za fakturę 4711",
        &[
            then(ANNA, 1, (15, 42), "Dzień dobry, faktura 4711 jest już po terminie, a wpłaty jeszcze u nas nie widać. Na kiedy zaplanowali Państwo przelew? W załączeniu faktura oraz zdjęcie palety z podpisanym odbiorem.")
                .with(&[
                    pdf_file("FV-2026-10-4711.pdf", &["Faktura FV/2026/10/4711", "Łożyska Północ Sp. z o.o., Gdańsk", "Nabywca: ACME Stahl GmbH, Duisburg", "Do zapłaty: 14 096,00 EUR", "Zamówienie: PO-88213"]),
                    pallet_photo("paleta-odbiór.png", 10),
                ]),
            now(JENS, 205, "Guten Morgen Frau Nowak, freigegeben ist sie. Nur bei Position 3 liegen Sie in Summe 56,40 EUR über unserer Bestellung. Stimmt der Preis so?"),
            now(MAREK, 194, "Tak, 46,90 EUR jest prawidłowe: tę cenę podaliśmy w potwierdzeniu zamówienia."),
            now(KATARZYNA, 140, "Dziękuję, znalazłam potwierdzenie i wszystko się zgadza. Pieniądze wyjdą w najbliższym czwartkowym zestawieniu. Mam tylko jedną prośbę: proszę potwierdzić numer rachunku, bo na fakturze stoi inny niż w naszej kartotece (zrzut w załączniku).")
                .with(&[
                    pdf_file("Zahlungsavis.pdf", &["Zahlungsavis", "ACME Stahl GmbH, Duisburg", "Empfänger: Łożyska Północ Sp. z o.o.", "Rechnung FV/2026/10/4711", "Betrag: 14.096,00 EUR"]),
                    form_picture("kartoteka.png"),
                ]),
        ],
    )
    .about("FV/2026/10/4711")
    .marks(&[Unread(ANNA)]),
    talk(
        ("lozyska", "wierzbicki"),
        "Niezgodność ilości w dostawie – łożyska stożkowe",
        &[
            then(GRAZYNA, 2, (13, 20), "Dzień dobry, rozładowaliśmy dziś dostawę z zamówienia ZK/2026/1188. Proszę o kontakt magazynu, coś się nie zgadza z dokumentem WZ."),
            then(MAREK, 2, (14, 5), "Dzień dobry, już sprawdzam. O którą pozycję chodzi?"),
            now(GRAZYNA, 190, "Policzyliśmy jeszcze raz z kierownikiem budowy. Na palecie było 96 zamiast 120 sztuk 32008-X, folia fabryczna nienaruszona. Brakuje 24, a montaż mamy zaplanowany na przyszły tydzień. Zdjęcie w załączeniu.")
                .with(&[pallet_photo("paleta-budowa-rzeszow.png", 8)]),
        ],
    )
    .about("ZK/2026/1188")
    .marks(&[Unread(MAREK), Linked(MAREK, "FV/2026/11/4791")]),
    talk(
        ("lozyska", "wierzbicki"),
        "Rozliczenie brakujących sztuk na fakturze 4791",
        &[
            now(HALINA, 175, "Dzień dobry, faktura 4791 obejmuje 120 łożysk 32008-X, a przyjęliśmy 96. Wstrzymuję akceptację do czasu korekty albo dosłania reszty. Co Państwo wolą?"),
        ],
    )
    .about("FV/2026/11/4791")
    .marks(&[Unread(ANNA)]),
    talk(
        ("lozyska", "krzemien"),
        "Godziny przyjęć towaru w grudniu",
        &[
            now(TERESA, 230, "Dzień dobry, przypominam, że od połowy grudnia nasz magazyn przyjmuje dostawy tylko do 13:00, a między świętami jest zamknięty (inwentaryzacja). Bardzo proszę uprzedzić przewoźnika."),
        ],
    )
    .marks(&[Unread(ANNA)]),
    talk(
        ("lozyska", "hansa"),
        "Neue Bankverbindung ab Dezember?",
        &[
            then(OLIVER, 4, (9, 30), "Guten Tag, auf Ihrer letzten Rechnung steht eine andere IBAN als bisher. Ist das ab sofort gültig oder erst ab Dezember?"),
            then(ANNA, 4, (11, 12), "Dzień dobry / guten Tag, das neue Konto gilt bereits. Die alte Bankverbindung bleibt noch bis Jahresende offen."),
            then(OLIVER, 3, (10, 48), "Danke. Unsere Revision verlangt bei jeder Kontoänderung ein unterschriebenes Schreiben. Bitte bestätigen Sie uns die neue IBAN schriftlich, vorher darf ich den Stammsatz nicht ändern."),
        ],
    ),
    talk(
        ("lozyska", "bolt"),
        "Termin dostawy tulei H 312",
        &[
            then(BARTOSZ, 4, (8, 15), "Cześć Marek, kiedy realnie wyjadą tuleje H 312 z naszego zamówienia? U nas stoi przez nie jedna linia."),
            then(MAREK, 4, (9, 2), "Cześć, dostawca potwierdził nam dzisiaj odbiór. Daj mi chwilę, ustalę termin z magazynem."),
            then(BARTOSZ, 4, (9, 5), "Jasne, byle przed weekendem."),
            then(MAREK, 3, (14, 37), "Wysyłamy w środę rano, awizo dostaniecie dzień wcześniej. 80 sztuk, bez podziału."),
        ],
    )
    .about("ZK/2026/1203")
    .marks(&[Taken(MAREK)]),
    talk(
        ("lozyska", "bolt"),
        "Przypomnienie: faktura 4702",
        &[
            then(ANNA, 10, (9, 0), "Dzień dobry, uprzejmie przypominam o fakturze 4702, termin minął w zeszłym tygodniu."),
            then(IWONA, 9, (12, 30), "Dzień dobry, przepraszam za opóźnienie. Faktura utknęła u kierownika działu na urlopie."),
            then(ANNA, 9, (12, 41), "Rozumiem, dziękuję za informację. Proszę o wpłatę w tym tygodniu, jeśli to możliwe."),
            then(IWONA, 5, (10, 10), "Niestety weryfikacja jeszcze trwa: na WZ mamy 18 sztuk, na fakturze 20. Wracam z tym do magazynu."),
            then(ANNA, 4, (8, 50), "Przesyłam listę numerów partii z naszego magazynu, może pomoże znaleźć te dwie sztuki.")
                .with(&[csv_file("partie-6308.csv", "partia;sztuk;data\nL2604-118;12;2026-10-15\nL2604-121;8;2026-10-16\n")]),
        ],
    )
    .about("FV/2026/10/4702"),
    talk(
        ("lozyska", "wisloujscie"),
        "Certyfikaty materiałowe 3.1",
        &[
            then(KRYSTYNA, 7, (10, 20), "Dzień dobry, do odbioru klasyfikacyjnego potrzebujemy świadectw 3.1 do wszystkich łożysk z ZK/2026/1151. Inspektor przychodzi w przyszłym tygodniu."),
            then(MAREK, 7, (11, 45), "Dzień dobry, zbieram od producenta. Część mam od ręki, brakuje partii łożysk walcowych."),
            then(KRYSTYNA, 6, (8, 30), "Dziękuję. Proszę o PDF-y z numerami wytopów, skany odręczne ostatnio nam odrzucili."),
            then(MAREK, 4, (13, 55), "Przesyłam komplet, czternaście świadectw w jednym pliku oraz spis.")
                .with(&[
                    pdf_file("świadectwa-3.1.pdf", &["Świadectwa odbioru 3.1 wg EN 10204", "Zamówienie ZK/2026/1151", "Pozycje 1 do 14, numery wytopów w spisie", "Łożyska Północ Sp. z o.o."]),
                    csv_file("spis-swiadectw.csv", "lp;symbol;wytop\n1;22212 EK;7A-40118\n2;NU 2210 ECP;7A-40233\n3;SNL 511-609;C-9921\n"),
                ]),
            then(HUBERT, 3, (9, 25), "Komplet, inspektor nie miał uwag. Dziękujemy!"),
        ],
    )
    .about("ZK/2026/1151")
    .marks(&[Settled(MAREK)]),
    talk(
        ("lozyska", "nordlicht"),
        "Korekta faktury 4688",
        &[
            then(INGA, 8, (9, 10), "Guten Tag, bei Rechnung 4688 haben wir vier Pendelrollenlager zurückgeschickt (Verpackung beschädigt). Können Sie eine Korrektur ausstellen?"),
            then(ANNA, 7, (14, 20), "Guten Tag, die Ware ist angekommen, die Korrektur kommt bis Mitte der Woche."),
            then(ANNA, 3, (10, 31), "Korekta KOR/2026/11/42 jest już w systemie. / Die Rechnungskorrektur KOR/2026/11/42 ist im System, bitte um Verrechnung mit der nächsten Zahlung."),
        ],
    )
    .about("FV/2026/10/4688")
    .marks(&[Linked(ANNA, "KOR/2026/11/42")]),
    talk(
        ("lozyska", "hansa"),
        "Rechnung 4799: Lieferschein fehlt",
        &[
            then(OLIVER, 2, (8, 40), "Guten Morgen, zur Rechnung 4799 fehlt uns der unterschriebene Lieferschein der zweiten Teillieferung."),
            then(ANNA, 2, (10, 15), "Guten Morgen, anbei der Lieferschein, unterschrieben von Herrn Claasen.")
                .with(&[pdf_file("Lieferschein-WZ-2291.pdf", &["Lieferschein WZ/2026/2291", "Hansa Fördertechnik GmbH, Hamburg", "2 Paletten, 240 kg", "Übernommen: J.-H. Claasen"])]),
            then(OLIVER, 1, (9, 5), "Perfekt, damit ist die Rechnung freigegeben."),
        ],
    )
    .about("FV/2026/11/4799")
    .marks(&[Settled(ANNA), Archived(OLIVER)]),
    talk(
        ("lozyska", "acme"),
        "Rahmenvertrag 2027: Preise für Kegelrollenlager",
        &[
            then(AYSE, 6, (11, 0), "Guten Tag Herr Zieliński, für den Rahmenvertrag brauchen wir bis Monatsende Ihre Preise für die Baureihe 320xx, Abnahme etwa 4.000 Stück im Jahr."),
            then(MAREK, 5, (12, 35), "Guten Tag, gern. Rechnen wir mit vier Abrufen im Jahr oder mit monatlichen?"),
            then(AYSE, 5, (13, 2), "Monatlich, Lieferung DAP Duisburg."),
            then(MAREK, 2, (15, 10), "Anbei unser Angebot als Tabelle, gültig sechs Wochen. Die Staffel ab 400 Stück ist neu.")
                .with(&[csv_file("angebot-320xx.csv", "Artikel;ab Stück;EUR\nKS-32006-X;100;11,20\nKS-32008-X;100;13,90\nKS-32008-X;400;13,35\nKS-32010-X;100;17,60\n")]),
            then(AYSE, 1, (9, 20), "Danke, das sieht gut aus. Bei 32010-X liegen Sie 4 % über dem Mitbewerb, der Rest passt."),
            then(MAREK, 1, (9, 50), "Mit 17,10 EUR ab 200 Stück kann ich mitgehen, darunter lohnt sich das Los nicht."),
            then(AYSE, 1, (10, 5), "200 sind für uns machbar. Gilt der Preis auch für die Abrufe im Dezember?"),
            now(MAREK, 215, "Ja, ich ziehe ihn vor. Soll ich das Angebot neu ausstellen?"),
            now(AYSE, 170, "Bitte ja, und mit zwölf Monaten Bindung. Dann lege ich es morgen zur Unterschrift vor."),
        ],
    )
    .marks(&[Taken(AYSE), Unread(MAREK)]),
    talk(
        ("lozyska", "acme"),
        "Neue Abladestelle Tor 4",
        &[
            then(THORSTEN, 9, (7, 50), "Guten Morgen, ab sofort bitte alle Wälzlager an Tor 4 (Halle B) anliefern. Anlieferzeiten Mo–Do 7 bis 14 Uhr, freitags bis 12 Uhr."),
            then(MAREK, 9, (9, 20), "Danke, wir haben die Adresse im System geändert und den Spediteur informiert."),
        ],
    )
    .marks(&[Settled(THORSTEN), Archived(MAREK)]),
    talk(
        ("lozyska", "mueller"),
        "Skonto bei Rechnung 4744",
        &[
            then(ANKE, 6, (9, 15), "Guten Tag, wir hatten im Sommer 2 % Skonto bei Zahlung in 10 Tagen vereinbart. Auf der Rechnung 4744 steht davon nichts."),
            then(ANNA, 6, (13, 5), "Guten Tag Frau Müller-Lüdenscheidt, ich habe die Vereinbarung gefunden, sie gilt erst ab 2.000 EUR Rechnungsbetrag."),
            then(ANKE, 5, (8, 25), "Ach so, dann zahlen wir netto. Danke fürs Nachsehen."),
        ],
    )
    .about("FV/2026/11/4744")
    .marks(&[Settled(ANNA)]),
    talk(
        ("lozyska", "mueller"),
        "Alles Gute zum 40-jährigen Jubiläum!",
        &[
            then(MAREK, 12, (8, 5), "Lieber Herr Müller, herzlichen Glückwunsch zu vierzig Jahren Antriebstechnik aus Bremen! Auf die nächsten vierzig."),
            then(FRIEDRICH, 12, (10, 30), "Vielen Dank, das freut uns sehr. Der Kuchen aus Danzig hat den Vormittag nicht überlebt."),
        ],
    )
    .marks(&[Settled(MAREK), Archived(MAREK), Archived(FRIEDRICH)]),
    talk(
        ("lozyska", "lozyska_de"),
        "Stany magazynowe na koniec miesiąca",
        &[
            then(PATRYCJA, 5, (8, 10), "Cześć, wysyłam stany z Berlina. UCP 208 schodzą szybciej, niż zakładaliśmy, proszę o 48 sztuk przy najbliższym transporcie.")
                .with(&[csv_file("stany-berlin.csv", "symbol;stan;minimum\nZL-UCP-208;11;40\nKB-6205-2RS-C3;820;400\nTU-H312;36;20\n")]),
            then(MAREK, 5, (9, 40), "Cześć Patrycja, UCP 208 dołożę do czwartkowego auta. Coś jeszcze?"),
            then(STEFFEN, 5, (10, 0), "Bitte noch zehn Eimer LGEP 2, dann sind wir bis Weihnachten versorgt."),
            then(MAREK, 4, (7, 45), "Zapakowane. Auto wyjeżdża jutro o szóstej."),
            then(PATRYCJA, 2, (11, 30), "Dotarło wszystko, dziękuję!"),
        ],
    )
    .marks(&[Settled(MAREK)]),
    talk(
        ("lozyska", "krzemien"),
        "Cennik na 2027 rok",
        &[
            then(MAREK, 8, (9, 30), "Dzień dobry, w styczniu zmieniamy ceny łożysk kulkowych średnio o 2,8%. Zamówienia złożone do końca roku realizujemy po starych cenach."),
            then(TERESA, 7, (10, 15), "Dzień dobry, dziękuję. Czy przy odbiorze całopaletowym ta podwyżka też obowiązuje?"),
            then(MAREK, 7, (11, 0), "Przy pełnych paletach podwyżka wyniesie 1,5%."),
            then(TERESA, 6, (7, 40), "To uczciwe. Przekażę do planowania, odezwiemy się z prognozą."),
        ],
    )
    .marks(&[Settled(MAREK)]),
    talk(
        ("lozyska", "krzemien"),
        "Faktura 4802: numer naszego zamówienia",
        &[
            now(EWELINA, 90, "Dzień dobry, czy na fakturze 4802 może być jeszcze numer projektu (P-7741)? Bez niego system nie przypisze kosztu."),
            now(ANNA, 62, "Dzień dobry, samej faktury nie zmienię, ale mogę wystawić notę z numerem projektu. Czy to wystarczy?"),
        ],
    )
    .about("FV/2026/11/4802")
    .marks(&[Unread(EWELINA)]),
    talk(
        ("lozyska", "wisloujscie"),
        "Zmiana terminu odbioru faktur",
        &[
            then(DOROTA, 11, (9, 10), "Szanowni Państwo, faktury doręczone po dwudziestym dniu miesiąca będziemy rozliczać w kolejnym miesiącu. Termin płatności liczymy jak dotąd od daty wystawienia."),
            then(ANNA, 10, (8, 15), "Dziękuję za informację, odnotowane."),
        ],
    )
    .marks(&[Muted(ANNA), Settled(DOROTA)]),
    talk(
        ("lozyska", "wisloujscie"),
        "Potwierdzenie salda na dzień 31 października",
        &[
            then(ANNA, 8, (8, 45), "Dzień dobry, w załączeniu zestawienie sald do potwierdzenia. Uprzejmie proszę o odesłanie podpisanego egzemplarza.")
                .with(&[pdf_file("potwierdzenie-salda.pdf", &["Potwierdzenie salda", "Stan na dzień 31 października", "Stocznia Remontowa Wisłoujście S.A.", "Saldo na naszą korzyść: 70 982,37 PLN"])]),
            then(DOROTA, 4, (13, 50), "Dzień dobry, u nas w księgach jest o 814,97 PLN mniej. Wygląda na korektę, której Państwo nie uwzględnili?"),
        ],
    )
    .marks(&[Taken(ANNA)]),
    talk(
        ("lozyska", "bolt"),
        "Śruby M12 do naszego magazynu: zamienny producent",
        &[
            then(DAMIAN, 3, (9, 10), "Dzień dobry, na śruby M12×60 mamy do wyboru dwóch producentów z tą samą klasą. Czy zamiennik jest dla Państwa w porządku?"),
            then(PAWEL, 3, (11, 20), "Dzień dobry, tak, o ile jest oznaczenie 8.8 na łbie i deklaracja właściwości użytkowych."),
            then(DAMIAN, 2, (8, 0), "Jest jedno i drugie. Wysyłka jutro."),
        ],
    )
    .about("ZZ/2026/0356")
    .marks(&[Settled(PAWEL)]),
    talk(
        ("lozyska", "acme"),
        "Reklamationsquote im dritten Quartal",
        &[
            then(ULRIKE, 15, (10, 0), "Sehr geehrte Damen und Herren, im dritten Quartal lag Ihre Reklamationsquote bei 0,2 %. Dafür vielen Dank an Ihr Team, das ist der beste Wert aller Lieferanten dieser Gruppe."),
            then(ELZBIETA, 15, (12, 20), "Sehr geehrte Frau Dr. Hagedorn, vielen Dank. Ich gebe das gern an die Qualitätskontrolle weiter!"),
        ],
    )
    .marks(&[Settled(ULRIKE)]),
];
