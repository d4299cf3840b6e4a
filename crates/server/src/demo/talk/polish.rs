//! Conversations in Polish between other firms of the network.

use super::Mark::{Archived, Muted, Settled, Taken, Unread};
use super::people::{
    AGNIESZKA, ANDRZEJ, BARTOSZ, DAMIAN, DOROTA, EWELINA, GRAZYNA, GRZEGORZ, HALINA, HUBERT, JANHINRICH, KACPER, KRYSTYNA, MONIKA, NATALIA,
    OLIVER, RADOSLAW, RAFAL, SEBASTIAN, SYLWIA, TERESA, WOJCIECH,
};
use super::{Talk, now, talk, then};
use crate::demo::files::{csv_file, pdf_file, text_file};

pub static TALKS: &[Talk] = &[
    talk(
        ("gryf", "wierzbicki"),
        "Zbrojenie na budowę przy Podkarpackiej",
        &[
            then(KACPER, 4, (6, 50), "Dzień dobry, pręty dojechały, ale wiązki nie mają przywieszek z numerem wytopu. Inspektor nadzoru nie pozwala ich wbudować."),
            then(SEBASTIAN, 4, (8, 10), "Dzień dobry, przepraszam za kłopot. Numery wytopów są na dokumencie dostawy, a przywieszki dowiezie jutro nasz handlowiec."),
            then(KACPER, 3, (12, 15), "Przywieszki są, inspektor przyjął. Betonujemy w piątek."),
            then(RADOSLAW, 3, (12, 40), "Cieszę się. Następnym razem przywieszki zakładamy już na magazynie, ustaliłem to z brygadą."),
        ],
    )
    .about("ZK/2026/1169")
    .marks(&[Settled(KACPER)]),
    talk(
        ("gryf", "wierzbicki"),
        "Faktura za zbrojenie a limit kupiecki",
        &[
            then(AGNIESZKA, 3, (9, 30), "Dzień dobry, po fakturze 0925 limit kupiecki jest wykorzystany w 94%. Czy planują Państwo wcześniejszą wpłatę, czy występujemy o podwyższenie?"),
            then(HALINA, 2, (11, 25), "Dzień dobry, w piątek wpłacimy połowę. Proszę mimo to wystąpić o podwyższenie, na wiosnę ruszają dwie budowy."),
        ],
    )
    .about("FVS/11/2026/0925")
    .marks(&[Taken(AGNIESZKA)]),
    talk(
        ("gryf", "wisloujscie"),
        "Blachy 10 mm: odchyłka grubości",
        &[
            then(HUBERT, 9, (9, 40), "Dzień dobry, pomiary trzech arkuszy pokazują 9,4 mm. Norma dopuszcza mniej, ale my zamawialiśmy klasę B."),
            then(RADOSLAW, 9, (11, 0), "Dzień dobry, proszę o protokół z pomiaru i numery arkuszy, zgłoszę do huty."),
            then(HUBERT, 8, (8, 20), "W załączniku. Arkusze odłożyliśmy na bok.").with(&[csv_file(
                "pomiary-blach.csv",
                "arkusz;punkt 1;punkt 2;punkt 3\nA-118;9,41;9,44;9,40\nA-119;9,38;9,42;9,43\nA-124;9,40;9,39;9,45\n",
            )]),
            then(RADOSLAW, 5, (14, 30), "Huta uznała reklamację. Trzy arkusze wymienimy, auto w czwartek."),
            then(HUBERT, 5, (14, 45), "Dziękuję, czekamy przy bramie nr 3."),
        ],
    )
    .about("ZK/2026/1162"),
    talk(
        ("gryf", "wisloujscie"),
        "Faktura 0931 obejmuje wadliwe arkusze",
        &[
            then(DOROTA, 1, (8, 30), "Dzień dobry, faktura 0931 zawiera trzy arkusze, które są w reklamacji. Płacimy bez nich czy czekamy na wymianę?"),
            now(MONIKA, 150, "Dzień dobry, wymiana będzie w czwartek, więc proponuję nie rozdzielać płatności. Termin i tak jest odległy."),
        ],
    )
    .about("FVS/11/2026/0931")
    .marks(&[Unread(DOROTA)]),
    talk(
        ("gryf", "krzemien"),
        "Zapytanie o blachę na osłony",
        &[
            then(TERESA, 6, (10, 10), "Dzień dobry, potrzebujemy około 3 ton DC01 2 mm, w arkuszach 1000×2000. Jaki termin?"),
            then(RADOSLAW, 6, (12, 20), "Dzień dobry, z magazynu w trzy dni, cena jak w ostatnim zamówieniu."),
            then(TERESA, 5, (8, 0), "Proszę zarezerwować. Zamówienie prześlemy przez system jeszcze dziś."),
        ],
    ),
    talk(
        ("bolt", "wierzbicki"),
        "Kotwy A4 zamiast ocynkowanych",
        &[
            then(GRAZYNA, 8, (7, 20), "Dzień dobry, projektant zmienił kotwy na stal nierdzewną A4. Czy z otwartego zamówienia można jeszcze podmienić?"),
            then(DAMIAN, 8, (8, 30), "Dzień dobry, te ocynkowane nie wyjechały, więc tak. Różnica w cenie to 1,90 zł na sztuce."),
            then(GRAZYNA, 8, (9, 0), "Akceptuję."),
            then(DAMIAN, 6, (13, 10), "Spakowane, list przewozowy w załączeniu.")
                .with(&[text_file("list-przewozowy.txt", "Nadawca: Bolt, Poznań\nOdbiorca: budowa, Rzeszów\nKotwy M16x145 A4, 400 szt.\n")]),
            then(GRAZYNA, 5, (6, 40), "Dotarły, dziękuję za elastyczność."),
        ],
    )
    .marks(&[Settled(DAMIAN)]),
    talk(
        ("bolt", "wierzbicki"),
        "Zwrot opakowań: skrzynie drewniane",
        &[
            then(DAMIAN, 13, (9, 0), "Dzień dobry, według naszej ewidencji mają Państwo 14 naszych skrzyń. Czy możemy je zabrać przy najbliższej dostawie?"),
            then(KACPER, 11, (7, 15), "Dzień dobry, znaleźliśmy 12, dwie poszły na szalunek. Dopiszcie je proszę do faktury."),
            then(DAMIAN, 11, (8, 40), "Nie ma problemu, umówmy się na kawę zamiast faktury."),
        ],
    )
    .marks(&[Settled(KACPER), Archived(DAMIAN)]),
    talk(
        ("bursztyn", "wisloujscie"),
        "Transport ponadgabarytowy: zezwolenie",
        &[
            then(KRYSTYNA, 5, (9, 20), "Dzień dobry, na kiedy mogą Państwo mieć zezwolenie na przewóz wału (długość 17,8 m)?"),
            then(WOJCIECH, 5, (9, 50), "Dzień dobry, wniosek złożony, zwykle trwa siedem dni roboczych. Przejazd tylko nocą."),
            then(KRYSTYNA, 3, (13, 0), "Czy coś już wiadomo? Dok mamy zajęty do końca przyszłego tygodnia."),
            now(WOJCIECH, 240, "Zezwolenie przyszło dziś rano, wyjazd w nocy z wtorku na środę. Pilot zamówiony.")
                .with(&[pdf_file("zezwolenie.pdf", &["Zezwolenie na przejazd nienormatywny", "Trasa: Gdynia – Gdańsk, ul. Na Ostrowiu", "Długość: 17,8 m", "Przejazd w godzinach 23:00–5:00"])]),
        ],
    )
    .marks(&[Unread(KRYSTYNA), Taken(WOJCIECH)]),
    talk(
        ("bursztyn", "bolt"),
        "Zgubiona paleta w Koninie",
        &[
            then(BARTOSZ, 10, (10, 30), "Dzień dobry, z pięciu palet do klienta w Koninie dotarły cztery. Kierowca twierdzi, że tyle dostał."),
            then(NATALIA, 10, (11, 15), "Dzień dobry, sprawdzam w terminalu przeładunkowym."),
            then(NATALIA, 9, (8, 0), "Paleta stoi w terminalu w Kutnie, etykieta była zerwana. Jutro do 10:00 będzie u klienta."),
            then(BARTOSZ, 8, (10, 20), "Była o 9:40. Dziękuję za szybką reakcję."),
        ],
    )
    .marks(&[Settled(NATALIA)]),
    talk(
        ("kujawy", "wisloujscie"),
        "Farba podkładowa: krótki termin ważności",
        &[
            then(HUBERT, 4, (7, 30), "Dzień dobry, w dostawie jest 40 litrów farby z terminem ważności za sześć tygodni. Umawialiśmy się na minimum sześć miesięcy."),
            then(SYLWIA, 4, (9, 10), "Dzień dobry, to nasza pomyłka przy kompletacji. Wymienimy albo udzielimy 30% rabatu, co Państwo wolą?"),
            then(HUBERT, 2, (10, 0), "Zużyjemy ją na bieżącym statku, poprosimy o rabat."),
        ],
    ),
    talk(
        ("kujawy", "krzemien"),
        "Beczki po emulsji do odbioru",
        &[
            then(RAFAL, 7, (8, 45), "Dzień dobry, mamy jedenaście pustych beczek po emulsji. Czy odbieracie je przy dostawie?"),
            then(GRZEGORZ, 7, (9, 30), "Dzień dobry, tak, do dwunastu sztuk bez opłat. Proszę tylko o zakręcone korki."),
        ],
    )
    .marks(&[Settled(RAFAL)]),
    talk(
        ("kujawy", "krzemien"),
        "Życzenia i zmiana opiekuna klienta",
        &[
            then(SYLWIA, 14, (12, 0), "Dzień dobry, od grudnia Państwa opiekunem będzie Grzegorz Pająk. Dziękuję za pięć lat współpracy!"),
            then(ANDRZEJ, 13, (8, 10), "Dziękujemy i gratulujemy awansu! Panie Grzegorzu, zapraszamy na kawę do Bielska."),
            then(GRZEGORZ, 13, (8, 40), "Z przyjemnością, będę w przyszły wtorek."),
        ],
    )
    .marks(&[Settled(ANDRZEJ), Muted(ANDRZEJ)]),
    talk(
        ("krzemien", "hansa"),
        "Getriebe K47: Wellenende nach Zeichnung",
        &[
            then(JANHINRICH, 6, (9, 0), "Moin, bei der Bestellung HF-410803 brauchen wir das Wellenende mit Passfeder nach DIN 6885, nicht nach Werksnorm. Geht das noch?"),
            then(RAFAL, 6, (11, 30), "Guten Tag, die Wellen sind noch nicht gefräst, also ja. Bitte schicken Sie die Zeichnung."),
            then(JANHINRICH, 5, (7, 55), "Anbei.").with(&[pdf_file(
                "Wellenende.pdf",
                &["Wellenende Ø40", "Passfeder A 12×8×70 DIN 6885", "Toleranz k6", "Hansa Fördertechnik GmbH"],
            )]),
            then(RAFAL, 4, (10, 15), "Erhalten und freigegeben. Liefertermin bleibt."),
        ],
    )
    .about("HF-410803")
    .marks(&[Settled(JANHINRICH)]),
    talk(
        ("krzemien", "hansa"),
        "Rechnung FS/2026/11/0551: Menge",
        &[
            then(OLIVER, 2, (13, 30), "Guten Tag, laut Wareneingang fehlt zur Rechnung 0551 noch ein Karton. Ist da etwas unterwegs?"),
            now(EWELINA, 280, "Guten Tag, der letzte Karton ist gestern an den Spediteur übergeben worden, Ankunft morgen."),
        ],
    )
    .about("FS/2026/11/0551")
    .marks(&[Unread(OLIVER)]),
];
