//! Conversations in German between other firms of the network.

use super::Mark::{Archived, Linked, Muted, Settled, Taken, Unread};
use super::people::{
    ANKE, AYSE, CARMEN, EWELINA, FRIEDRICH, HENNING, JANHINRICH, JENS, KATARZYNA, MAREIKE, MARTINA, NADINE, PATRYCJA, PETRA, SILKE,
    STEFFEN, SYLWIA, TERESA, THORSTEN, TOBIAS, ULRIKE,
};
use super::{Talk, now, talk, then};
use crate::demo::files::{csv_file, form_picture, pdf_file, text_file};

pub static TALKS: &[Talk] = &[
    talk(
        ("gruenwald", "acme"),
        "Rechnung RE-2026-00123: Summe geht nicht auf",
        &[
            then(JENS, 9, (9, 15), "Guten Tag, auf Ihrer Rechnung ist der Zahlbetrag 18,00 EUR höher als Netto plus Steuer. Ist das eine Versandpauschale, die nicht ausgewiesen ist?"),
            then(PETRA, 9, (11, 40), "Guten Tag Herr Berg, das prüfe ich sofort mit der IT."),
            then(PETRA, 8, (10, 5), "Sie haben recht: unser System hat die Pauschale in die Summe, aber nicht in die Zeilen geschrieben. Wir schicken Ihnen eine berichtigte Rechnung."),
            then(JENS, 8, (10, 20), "Danke. Bitte mit neuer Nummer, die alte ist bei uns schon gesperrt."),
        ],
    )
    .about("RE-2026-00123")
    .marks(&[Taken(PETRA)]),
    talk(
        ("gruenwald", "acme"),
        "Sensoren M18: Abkündigung zum Jahresende",
        &[
            then(MARTINA, 5, (8, 50), "Guten Tag, der Hersteller kündigt die M18-Sensoren zum Jahresende ab. Der Nachfolger ist stecker- und maßgleich. Sollen wir Ihnen Muster schicken?"),
            then(THORSTEN, 5, (10, 25), "Guten Tag, gern drei Stück an Tor 4, zu Händen Instandhaltung."),
            then(MARTINA, 4, (9, 0), "Sind unterwegs. Letzte Bestellungen für das alte Modell nehmen wir bis Mitte Dezember an."),
        ],
    )
    .about("PO-88301"),
    talk(
        ("gruenwald", "hansa"),
        "Netzteile 24 V: Lieferverzug zwei Wochen",
        &[
            then(MARTINA, 3, (14, 10), "Guten Tag, leider verschiebt sich die Lieferung der Netzteile um zwei Wochen. Die Bauteile hängen im Zoll."),
            then(JANHINRICH, 3, (14, 40), "Moin, das trifft uns hart, die Schaltschränke sind verplant. Haben Sie wenigstens zehn Stück ab Lager?"),
            now(MARTINA, 125, "Zwölf Stück habe ich aus einer anderen Filiale bekommen, sie sind morgen bei Ihnen. Der Rest folgt wie angekündigt."),
        ],
    )
    .marks(&[Unread(JANHINRICH), Taken(MARTINA)]),
    talk(
        ("gruenwald", "krzemien"),
        "Rechnung RE-2026-00131 und Ihre Bestellung ZK/2026/1160",
        &[
            then(EWELINA, 6, (9, 30), "Guten Tag, unsere Bestellnummer fehlt auf dem Papierbeleg, in der elektronischen Rechnung steht sie. Welcher Beleg ist maßgeblich?"),
            then(PETRA, 6, (10, 10), "Guten Tag, maßgeblich ist die elektronische Rechnung. Papier verschicken wir nur noch als Kopie und ab Januar gar nicht mehr."),
            then(EWELINA, 5, (8, 5), "Gut zu wissen, danke."),
        ],
    )
    .about("RE-2026-00131")
    .marks(&[Settled(PETRA), Linked(PETRA, "RE-2026-00131")]),
    talk(
        ("datenhafen", "acme"),
        "Wartungsfenster am zweiten Adventswochenende",
        &[
            then(NADINE, 4, (10, 0), "Guten Tag, wir möchten das ERP-Hosting auf neue Speicher umziehen: Samstag 20 Uhr bis Sonntag 4 Uhr. Passt das zu Ihrem Monatsabschluss?"),
            then(ULRIKE, 4, (13, 15), "Guten Tag Frau Vogt, der Abschluss ist bis dahin durch. Bitte melden Sie sich, wenn alles wieder läuft."),
            then(NADINE, 4, (13, 25), "Machen wir, per Telefon und hier."),
        ],
    )
    .marks(&[Settled(ULRIKE)]),
    talk(
        ("datenhafen", "acme"),
        "Abrechnung Oktober: Stundennachweis",
        &[
            then(KATARZYNA, 15, (9, 45), "Guten Tag, zur Rechnung fehlt uns der Stundennachweis, ohne ihn gibt der Fachbereich nicht frei."),
            then(CARMEN, 15, (11, 0), "Guten Tag Frau Lindner, anbei der Nachweis mit Ticketnummern.")
                .with(&[csv_file("stunden-oktober.csv", "Ticket;Datum;Stunden\nT-4410;05.10.;3,5\nT-4427;12.10.;6,0\nT-4451;21.10.;2,5\n")]),
            then(KATARZYNA, 14, (8, 20), "Perfekt, ist freigegeben."),
        ],
    )
    .about("DH-26-10-0815")
    .marks(&[Settled(CARMEN), Archived(KATARZYNA)]),
    talk(
        ("datenhafen", "hansa"),
        "38 Supportstunden im November?",
        &[
            then(SILKE, 5, (9, 5), "Guten Tag, 38 Stunden kommen uns viel vor. Im Oktober waren es neun. Können Sie das aufschlüsseln?"),
            then(TOBIAS, 5, (10, 45), "Guten Tag Frau Petersen, der Großteil ist die Umstellung Ihrer Etikettendrucker, die hatten Sie Ende Oktober beauftragt. Übersicht anbei.")
                .with(&[text_file("aufstellung.txt", "Etikettendrucker, 14 Arbeitsplätze: 27 h\nStörung Scanner Halle 2: 6 h\nLaufende Betreuung: 5 h\n")]),
            then(SILKE, 3, (11, 30), "Jetzt ist es klar. Beim nächsten Mal bitte als eigenes Projekt abrechnen."),
            then(CARMEN, 3, (12, 0), "Sehr gern, ich habe es im Stammsatz hinterlegt."),
        ],
    )
    .about("DH-26-11-0838")
    .marks(&[Settled(SILKE)]),
    talk(
        ("datenhafen", "mueller"),
        "Monitoring meldet vollen Speicher",
        &[
            now(TOBIAS, 45, "Guten Tag, auf Ihrem Dateiserver sind noch 4 % frei, der Rest reicht etwa drei Tage. Dürfen wir um 2 TB erweitern?"),
        ],
    )
    .marks(&[Unread(HENNING)]),
    talk(
        ("datenhafen", "lozyska_de"),
        "Zugang für neue Kollegin",
        &[
            then(STEFFEN, 7, (8, 30), "Guten Morgen, ab Dezember fängt bei uns eine Werkstudentin an. Bitte einen Zugang für das Lagerprogramm, nur lesend."),
            then(TOBIAS, 7, (9, 10), "Guten Morgen, ist angelegt. Das erste Kennwort bekommt sie per Brief."),
        ],
    )
    .marks(&[Settled(STEFFEN)]),
    talk(
        ("mueller", "acme"),
        "Auftragsbestätigung zu PO-88347: Termin",
        &[
            then(THORSTEN, 6, (7, 40), "Guten Morgen, der bestätigte Termin für den Frequenzumrichter liegt eine Woche hinter unserem Wunsch. Ist da noch Luft?"),
            then(HENNING, 6, (9, 20), "Guten Morgen, wenn wir ohne Lackierung liefern dürfen, schaffen wir Ihren Termin."),
            then(THORSTEN, 6, (9, 35), "Ohne Lack ist in Ordnung, das Gehäuse sieht ohnehin niemand."),
            then(HENNING, 5, (8, 0), "Dann steht der Termin. Abholung durch Ihren Spediteur ab 10 Uhr."),
        ],
    )
    .about("PO-88347")
    .marks(&[Settled(THORSTEN)]),
    talk(
        ("mueller", "acme"),
        "Rechnung MS-R-2026-0412: abweichende Rechnungsanschrift",
        &[
            then(JENS, 2, (10, 50), "Guten Tag, bitte künftig an die Hauptverwaltung fakturieren, nicht an das Werk Ruhrort. Diese Rechnung buchen wir noch so."),
            then(ANKE, 1, (8, 45), "Guten Tag Herr Berg, geändert. Danke, dass Sie uns die Neuausstellung ersparen!"),
        ],
    )
    .about("MS-R-2026-0412"),
    talk(
        ("mueller", "krzemien"),
        "Sprzęgła GR 42 / Kupplungen GR 42: Ersatzteil dringend",
        &[
            now(TERESA, 110, "Guten Tag, stanęła nam prasa: potrzebne dwa sprzęgła GR 42 jeszcze dziś kurierem. Haben Sie zwei Stück am Lager?"),
            now(HENNING, 84, "Guten Tag Frau Wójcik, zwei Stück liegen bereit, der Kurier holt sie um 14 Uhr ab. Morgen früh um acht sind sie in Bielsko."),
            now(TERESA, 80, "Wunderbar, vielen Dank! Bestellung kommt gleich."),
        ],
    )
    .marks(&[Unread(HENNING)]),
    talk(
        ("lozyska_de", "mueller"),
        "Konsignationslager in Bremen",
        &[
            then(STEFFEN, 8, (10, 30), "Guten Tag Herr Müller, wir würden Ihnen gern ein Konsignationslager mit den zwanzig gängigsten Lagern einrichten. Abrechnung nach Verbrauch, monatlich."),
            then(FRIEDRICH, 7, (7, 30), "Klingt gut, aber wer haftet bei Schwund?"),
            then(STEFFEN, 7, (8, 15), "Bis 0,5 % des Bestands wir, darüber Sie. Inventur zweimal im Jahr."),
            then(FRIEDRICH, 3, (9, 45), "Mit 1 % sind wir dabei. Schicken Sie mir den Vertrag."),
        ],
    )
    .marks(&[Taken(STEFFEN), Unread(STEFFEN)]),
    talk(
        ("lozyska_de", "hansa"),
        "Geschlossen zwischen den Jahren",
        &[
            then(PATRYCJA, 4, (15, 0), "Guten Tag, unser Lager in Berlin ist vom 24. Dezember bis zum 1. Januar geschlossen. Eilbestellungen gehen in dieser Zeit direkt über Danzig."),
            then(MAREIKE, 3, (8, 25), "Danke für den Hinweis, ich habe es im Einkaufskalender eingetragen."),
        ],
    )
    .marks(&[Settled(PATRYCJA), Muted(MAREIKE)]),
    talk(
        ("hansa", "acme"),
        "Tragrollen: Maßprotokoll zur Rechnung 26-20417",
        &[
            then(KATARZYNA, 7, (11, 15), "Guten Tag, die Technik vermisst das Maßprotokoll. Bis dahin bleibt die Rechnung in Klärung."),
            then(MAREIKE, 7, (13, 30), "Guten Tag, entschuldigen Sie, hier ist es.")
                .with(&[pdf_file("Massprotokoll.pdf", &["Maßprotokoll Tragrollen 89×600", "Rundlauf: 0,4 mm (zulässig 0,6 mm)", "Axialspiel: 0,2 mm", "Geprüft: Hansa Fördertechnik GmbH"]), form_picture("protokoll-seite-2.png")]),
            then(KATARZYNA, 6, (8, 30), "Danke, freigegeben. Zahlung am Monatsende."),
        ],
    )
    .about("26-20417")
    .marks(&[Settled(MAREIKE)]),
    talk(
        ("kujawy", "acme"),
        "Sicherheitsdatenblätter auf Deutsch",
        &[
            then(AYSE, 10, (9, 0), "Guten Tag, für das Gefahrstoffkataster brauchen wir die Datenblätter in deutscher Fassung."),
            then(SYLWIA, 9, (10, 20), "Guten Tag Frau Yıldırım, die Übersetzungen sind fertig, ich schicke sie Ihnen heute per Post und als Datei."),
            then(AYSE, 9, (10, 35), "Die Datei genügt, sparen Sie sich das Porto."),
        ],
    )
    .marks(&[Settled(SYLWIA)]),
];
