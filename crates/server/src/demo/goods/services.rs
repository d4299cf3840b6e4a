//! Catalogues of what is eaten, driven and done: food, transport, IT services.

use super::Unit::{Hour, Kilogram, Litre, Month, Piece, Service};
use super::{Good, good};

pub const FOOD: &[Good] = &[
    good("ML-UHT-32", "Mleko UHT 3,2%, 1 l", "H-Milch 3,2 %, 1 l", "UHT milk 3.2%, 1 l", Litre, (78, 98), (120, 1200)),
    good(
        "TW-POL-5",
        "Twaróg półtłusty, wiadro 5 kg",
        "Speisequark halbfett, Eimer 5 kg",
        "Semi-skimmed curd cheese, 5 kg tub",
        Piece,
        (1890, 2290),
        (4, 40),
    ),
    good("SE-GOU-3", "Ser gouda, blok 3 kg", "Gouda, Block 3 kg", "Gouda, 3 kg block", Piece, (1980, 2440), (2, 30)),
    good(
        "LO-FIL-10",
        "Filet z łososia, karton 10 kg",
        "Lachsfilet, Karton 10 kg",
        "Salmon fillet, 10 kg carton",
        Piece,
        (13800, 16900),
        (1, 20),
    ),
    good(
        "ZU-GRO-10",
        "Zupa grochowa, pojemnik 10 l",
        "Erbsensuppe, Behälter 10 l",
        "Pea soup, 10 l container",
        Piece,
        (3100, 3800),
        (2, 20),
    ),
    good("CH-RAZ-1", "Chleb razowy krojony", "Vollkornbrot geschnitten", "Wholemeal bread, sliced", Kilogram, (290, 360), (10, 150)),
];

pub const TRANSPORT: &[Good] = &[
    good("FR-FTL", "Transport całopojazdowy, 24 t", "Komplettladung, 24 t", "Full truck load, 24 t", Service, (78_000, 145_000), (1, 4)),
    good("FR-LTL-PAL", "Przesyłka paletowa, za paletę", "Stückgut, je Palette", "Groupage, per pallet", Piece, (4200, 6900), (2, 33)),
    good(
        "FR-40HC",
        "Fracht morski, kontener 40' HC",
        "Seefracht, 40'-HC-Container",
        "Sea freight, 40' HC container",
        Service,
        (165_000, 240_000),
        (1, 3),
    ),
    good("OP-POSTOJ", "Postój przy załadunku", "Standzeit bei der Beladung", "Waiting time at loading", Hour, (4500, 6000), (1, 6)),
    good("OP-ODPRAWA", "Odprawa celna eksportowa", "Ausfuhrabfertigung", "Export customs clearance", Service, (6500, 9000), (1, 4)),
];

pub const IT: &[Good] = &[
    good("IT-HOST-ERP", "Hosting systemu ERP", "ERP-Hosting", "ERP hosting", Month, (138_000, 169_000), (1, 1)),
    good("IT-SUP-H", "Wsparcie techniczne", "Technischer Support", "Technical support", Hour, (9800, 11800), (4, 48)),
    good("IT-BACK-TB", "Kopie zapasowe, za TB", "Datensicherung, je TB", "Backup storage, per TB", Month, (2900, 3600), (2, 24)),
    good("IT-EDI-MAP", "Wdrożenie mapowania EDI", "EDI-Mapping, Einrichtung", "EDI mapping, set-up", Service, (64000, 82000), (1, 2)),
    good(
        "IT-LIC-MON",
        "Licencja monitoringu, stanowisko",
        "Monitoring-Lizenz, Arbeitsplatz",
        "Monitoring licence, seat",
        Piece,
        (1450, 1800),
        (10, 80),
    ),
];
