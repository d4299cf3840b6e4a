//! Łożyska Północ with its customers in the Nordics and Britain, and with its own suppliers.

use super::Mark::{Archived, Linked, Settled, Taken, Unread};
use super::people::{
    AGNIESZKA, AINO, ANNA, ASA, ELIN, ELZBIETA, GRZEGORZ, INGRID, JOANNA, JONAS, MAREK, METTE, NATALIA, OLEKSANDR, PAWEL, PRIYA, RASMUS,
    SEBASTIAN, SIOBHAN, SYLWIA, TIINA, TUVA, URSZULA, WOJCIECH,
};
use super::{Talk, now, talk, then};
use crate::demo::files::{csv_file, pallet_photo, pdf_file, text_file};

pub static TALKS: &[Talk] = &[
    talk(
        ("lozyska", "norrsken"),
        "Invoice 4760: purchase order number",
        &[
            then(ASA, 8, (9, 20), "Hello, our system stopped your invoice 4760 because the order line numbers run from 10 in steps of 10 on our side and from 1 on yours. Which one is line 2?"),
            then(ANNA, 8, (10, 30), "Hello Åsa, our line 2 is your line 20. The article numbers are the same, so they can be matched by those as well."),
            then(ASA, 7, (8, 15), "That worked, thank you. It is approved and will go with the run on the 45th day."),
        ],
    )
    .about("FV/2026/11/4760")
    .marks(&[Settled(ANNA)]),
    talk(
        ("lozyska", "norrsken"),
        "Bearings for the crusher at Level 1365",
        &[
            then(ELIN, 4, (13, 10), "Hi Marek, we have an unplanned stop coming up. Could you keep twelve 22212 EK ready for collection this week?"),
            then(MAREK, 4, (13, 40), "Hi Elin, twelve are on the shelf and now have your name on them. Air or road?"),
            then(ELIN, 4, (13, 52), "Air to Kiruna, please. The stop costs more than the plane."),
            then(MAREK, 3, (8, 20), "Handed over this morning. I attach the waybill.")
                .with(&[text_file("waybill.txt", "Shipper: Lozyska Polnoc, Gdansk\nConsignee: Norrsken Gruvteknik, Kiruna\nPieces: 2\nWeight: 41 kg\n")]),
            then(JONAS, 2, (7, 50), "Received and already underground. Great work!"),
            then(ELIN, 2, (8, 5), "Thank you from me too. The order follows in the system today."),
        ],
    )
    .marks(&[Settled(MAREK)]),
    talk(
        ("lozyska", "limfjord"),
        "Delivery window for order LV-2026-0871",
        &[
            then(METTE, 4, (9, 35), "Hello, the nacelle hall takes deliveries on Tuesdays and Thursdays only. Which of the two can you make next week?"),
            then(MAREK, 4, (12, 15), "Hello Mette, Thursday is safe. The truck would be in Aalborg between 10 and 12."),
            now(METTE, 115, "Thursday is booked. Gate 2, please, and the driver needs safety shoes. One more thing: can the grease pails travel on a separate pallet?"),
        ],
    )
    .about("LV-2026-0871")
    .marks(&[Unread(MAREK)]),
    talk(
        ("lozyska", "limfjord"),
        "Supplier self-assessment 2027",
        &[
            then(RASMUS, 9, (10, 0), "Dear all, once a year we ask our suppliers for a short self-assessment on quality, environment and working conditions. The form is attached; two weeks are fine."
            )
            .with(&[text_file("self-assessment.txt", "1. Certificates held\n2. Accidents in the last year\n3. Share of electricity from renewable sources\n4. Contact for quality\n")]),
            then(ELZBIETA, 8, (14, 30), "Dear Rasmus, thank you, we will return it within the week."),
        ],
    )
    .marks(&[Taken(ELZBIETA)]),
    talk(
        ("lozyska", "bryggen"),
        "Customs papers for invoice 4781",
        &[
            then(TUVA, 3, (8, 30), "Good morning, the broker asks for the preferential origin statement on invoice 4781. Without it we pay duty on the housings."),
            then(ANNA, 3, (11, 5), "Good morning Tuva, the statement should be printed on the delivery note. Please find it as a file as well.")
                .with(&[pdf_file("origin-statement.pdf", &["Statement on origin", "The exporter of the products covered by this document declares that,", "except where otherwise clearly indicated, these products are", "of EU preferential origin.", "Gdańsk, Łożyska Północ Sp. z o.o."])]),
            then(TUVA, 2, (9, 12), "The broker is happy. Payment as agreed."),
        ],
    )
    .about("FV/2026/11/4781")
    .marks(&[Settled(ANNA), Archived(TUVA)]),
    talk(
        ("lozyska", "bryggen"),
        "Rudder stock bearing: drawing revision C",
        &[
            then(INGRID, 2, (12, 40), "Hello, please note that revision C of our drawing changes the bore tolerance from H7 to G7. Does that affect what is already in production?"),
            now(MAREK, 260, "Hello Ingrid, we had not started the boring yet, so revision C costs neither time nor money. Please confirm that revision B is void."),
        ],
    ),
    talk(
        ("lozyska", "pirkka"),
        "Two cartons damaged in order OT-60418",
        &[
            then(AINO, 5, (10, 25), "Hello, two cartons from this delivery arrived wet. The bearings look fine but the rust protection film is gone. Photo attached.")
                .with(&[pallet_photo("cartons-tampere.png", 6)]),
            then(MAREK, 5, (12, 0), "Hello Aino, I am sorry to see that. Please do not use them, we will replace both cartons free of charge."),
            then(AINO, 4, (8, 10), "Thank you, that was quick. Should we send the wet ones back?"),
            then(MAREK, 4, (8, 30), "Please scrap them locally and send me one photo afterwards."),
        ],
    )
    .about("OT-60418")
    .marks(&[Linked(MAREK, "FV/2026/11/4773"), Taken(AINO)]),
    talk(
        ("lozyska", "pirkka"),
        "Invoice 4773 and the replacement delivery",
        &[
            now(TIINA, 75, "Hello, will there be a second invoice for the replaced cartons, or does 4773 cover everything? I would like to release it today."),
        ],
    )
    .about("FV/2026/11/4773")
    .marks(&[Unread(ANNA)]),
    talk(
        ("lozyska", "aldermoor"),
        "Statement for October",
        &[
            then(SIOBHAN, 11, (9, 50), "Good morning, could you send us a statement of account as at the end of October? Our auditors are in next week."),
            then(ANNA, 11, (11, 20), "Good morning Siobhan, here it is. Invoice 4726 is the only open item.")
                .with(&[csv_file("statement-october.csv", "Invoice;Due;EUR\nFV/2026/10/4726;30 days;2114,80\n")]),
            then(SIOBHAN, 10, (15, 5), "Agrees with ours to the penny. Thank you, Anna."),
        ],
    )
    .about("FV/2026/10/4726")
    .marks(&[Settled(ANNA)]),
    talk(
        ("lozyska", "aldermoor"),
        "UCP 208 in stainless steel?",
        &[
            then(PRIYA, 1, (11, 10), "Hello, a bakery customer of ours needs UCP 208 units that can be washed down daily. Do you carry them in stainless, and what is the lead time for 30?"),
            now(MAREK, 200, "Hello Priya, stainless UCP 208 are three weeks out, 30 pieces at 61.40 EUR each. The polymer housing version is in stock if the load allows it."),
        ],
    )
    .marks(&[Unread(PRIYA)]),
    talk(
        ("gryf", "lozyska"),
        "Faktura FVS 0918: gatunek na atestach",
        &[
            then(JOANNA, 4, (10, 5), "Dzień dobry, na atestach do pręta jest 42CrMo4, a zamawialiśmy wersję ulepszaną cieplnie (+QT). Proszę o wyjaśnienie przed płatnością."),
            then(AGNIESZKA, 4, (13, 30), "Dzień dobry, to błąd w szablonie atestu, materiał jest +QT. Poprawione świadectwo wysyłamy jutro."),
            then(JOANNA, 2, (9, 0), "Otrzymałam, dziękuję. Faktura trafia do płatności."),
        ],
    )
    .about("FVS/11/2026/0918")
    .marks(&[Settled(AGNIESZKA)]),
    talk(
        ("gryf", "lozyska"),
        "Cięcie na wymiar: tolerancja",
        &[
            then(PAWEL, 6, (8, 40), "Dzień dobry, czy mogą Państwo ciąć pręty z tolerancją -0/+1 mm? Obecne +3 to dla nas dodatkowa operacja."),
            then(SEBASTIAN, 6, (10, 50), "Dzień dobry, na nowej pile tak, dopłata 0,40 zł za cięcie. Od którego zamówienia?"),
        ],
    ),
    talk(
        ("bursztyn", "lozyska"),
        "Postój na załadunku: trzy godziny",
        &[
            then(JOANNA, 3, (9, 45), "Dzień dobry, na fakturze są trzy godziny postoju. Z naszej bramy wynika, że auto czekało półtorej."),
            then(NATALIA, 3, (10, 30), "Dzień dobry, kierowca zgłosił przyjazd o 7:40, załadunek zaczął się o 10:35. Wysyłam odczyt z tachografu.")
                .with(&[csv_file("tachograf.csv", "zdarzenie;godzina\nprzyjazd;07:40\nwjazd na rampę;10:35\nwyjazd;11:20\n")]),
            then(JOANNA, 2, (8, 20), "Sprawdziłam z ochroną: do 9:05 auto stało przed bramą, bo nie miało awizacji. Możemy się podzielić po połowie?"),
            then(NATALIA, 2, (12, 10), "Zgoda, wystawimy korektę na półtorej godziny."),
        ],
    )
    .about("BL/2026/11/2204")
    .marks(&[Settled(JOANNA)]),
    talk(
        ("bursztyn", "lozyska"),
        "Awizacja aut: nowy system od poniedziałku",
        &[
            then(WOJCIECH, 5, (14, 0), "Dzień dobry, od poniedziałku auta awizujemy najpóźniej dzień wcześniej do 15:00, z numerem rejestracyjnym i telefonem kierowcy."),
            then(PAWEL, 4, (7, 30), "Super, tego brakowało. Czy awizacja może trafiać też do portierni?"),
            then(OLEKSANDR, 4, (8, 5), "Yes, just give me the address of the gate and I will add it to the list."),
            then(PAWEL, 4, (8, 25), "portiernia@lozyska-polnoc.example, thank you!"),
        ],
    )
    .marks(&[Settled(OLEKSANDR)]),
    talk(
        ("kujawy", "lozyska"),
        "Karty charakterystyki po zmianie przepisów",
        &[
            then(GRZEGORZ, 7, (11, 30), "Dzień dobry, zaktualizowaliśmy karty charakterystyki odtłuszczacza i emulsji. Proszę o wymianę na stanowiskach pracy."),
            then(PAWEL, 6, (9, 15), "Dziękuję, czy są też wersje po ukraińsku? Mamy pięć osób na myjni."),
            then(SYLWIA, 5, (10, 40), "Są, wyślemy w przyszłym tygodniu razem z dostawą."),
        ],
    ),
    talk(
        ("kujawy", "lozyska"),
        "Podwójna opłata paliwowa na CPK/2026/1077?",
        &[
            then(JOANNA, 8, (8, 55), "Dzień dobry, wydaje nam się, że koszt dostawy jest już w cenie, a handlowiec wspominał o osobnej nocie za paliwo. Proszę potwierdzić, że noty nie będzie."),
            then(URSZULA, 7, (9, 20), "Dzień dobry, potwierdzam: noty nie będzie, cena obejmuje dostawę."),
            then(JOANNA, 7, (9, 35), "Świetnie, zatwierdzam fakturę."),
        ],
    )
    .about("CPK/2026/1077")
    .marks(&[Settled(URSZULA), Archived(JOANNA)]),
];
