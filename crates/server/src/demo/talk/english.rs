//! Conversations in English between other firms of the network.

use super::Mark::{Archived, Settled, Taken, Unread};
use super::people::{
    AINO, ASA, CALLUM, DEEPA, FREJA, GRAHAM, HAKON, INGRID, JENS, JONAS, KATARZYNA, LARS, LINNEA, MAREIKE, MARGARET, OUTI, PAIVI, PRIYA,
    RAFAL, RASMUS, SARA, SIGRID, SIOBHAN, TERESA, THORSTEN, VIKTOR,
};
use super::{Talk, now, talk, then};
use crate::demo::files::{csv_file, pdf_file, text_file};

pub static TALKS: &[Talk] = &[
    talk(
        ("tyne", "acme"),
        "Price of plate on INV-204418",
        &[
            then(JENS, 8, (9, 30), "Good morning, you invoiced the 10 mm plate at 0.84, our order PO-88290 says 0.81. That is 270 GBP over the nine tonnes."),
            then(DEEPA, 8, (12, 10), "Good morning Jens, the order came in after our price list of the 1st had changed. Callum, did we agree to hold the old price?"),
            then(CALLUM, 7, (9, 0), "We did, over the phone. My mistake for not entering it."),
            then(DEEPA, 7, (10, 15), "Thank you both. A credit note for 270 GBP will follow this week."),
            then(JENS, 7, (11, 50), "Very good. I will pay the invoice less the credit note."),
        ],
    )
    .about("INV-204418")
    .marks(&[Taken(DEEPA)]),
    talk(
        ("tyne", "acme"),
        "Sailing schedule over the holidays",
        &[
            then(CALLUM, 3, (14, 0), "Hello Thorsten, the last ferry with steel before the holidays leaves on the 18th. Anything you need in the old year should be ordered by Friday week."),
            then(THORSTEN, 2, (9, 50), "Hello Callum, understood. We will order two lots of RHS early next week."),
        ],
    ),
    talk(
        ("tyne", "aldermoor"),
        "HEB 200 cut lengths on AC/15561",
        &[
            then(PRIYA, 8, (9, 10), "Hi Callum, could the 96 metres of HEB 200 be supplied as sixteen lengths of six metres? Our saw is down."),
            then(CALLUM, 8, (9, 25), "Hi Priya, no problem, and no charge for the cuts as they match stock lengths."),
            then(PRIYA, 8, (9, 28), "You are a star."),
        ],
    )
    .about("AC/15561")
    .marks(&[Settled(CALLUM)]),
    talk(
        ("tyne", "aldermoor"),
        "Proof of delivery for INV-204432",
        &[
            then(SIOBHAN, 4, (10, 40), "Morning, our goods-in have no record of the second drop. Could you send the signed proof of delivery?"),
            then(DEEPA, 4, (14, 20), "Afternoon Siobhan, attached. Signed by O. Tattersall at 07:52.")
                .with(&[pdf_file("pod-204432.pdf", &["Proof of delivery", "Tyne Valley Steel Stockholders Ltd", "Consignee: Aldermoor Conveyors, Leeds", "96 m HEB 200, 300 m RHS 60x40x3", "Received in good order"])]),
            then(SIOBHAN, 3, (9, 15), "Found it, it was booked to the wrong job. Released for payment."),
        ],
    )
    .about("INV-204432")
    .marks(&[Settled(DEEPA), Archived(SIOBHAN)]),
    talk(
        ("tyne", "bryggen"),
        "Class certificates for the deck plate",
        &[
            then(INGRID, 14, (10, 0), "Hello, the surveyor will not accept mill certificates without the class society's stamp. Please send stamped ones for all eleven plates."),
            then(CALLUM, 13, (9, 45), "Hello Ingrid, the plates were ordered to EN 10204 3.1, the stamp was not part of it. We are asking the mill."),
            then(INGRID, 13, (11, 30), "Our order text says 3.2. Please look again."),
            then(MARGARET, 12, (10, 0), "Dear Ingrid, you are right, and we are sorry. The mill can have the remaining stock surveyed in about three weeks."),
            then(HAKON, 10, (8, 20), "Three weeks is after our launch. Until our surveyor has cleared the plate we put new orders on hold."),
        ],
    ),
    talk(
        ("krzemien", "aldermoor"),
        "Shafts: hardness report",
        &[
            then(PRIYA, 9, (10, 15), "Hello, could you send the hardness report for the last batch of stepped shafts?"),
            then(RAFAL, 8, (9, 40), "Hello Priya, please find it attached. The values are between 56 and 58 HRC.")
                .with(&[csv_file("hardness.csv", "shaft;HRC\n1;56\n2;57\n3;58\n4;56\n")]),
            then(PRIYA, 8, (11, 0), "Exactly what we needed."),
        ],
    )
    .marks(&[Settled(RAFAL)]),
    talk(
        ("krzemien", "aldermoor"),
        "Incoterms after the change of carrier",
        &[
            now(GRAHAM, 220, "Good morning, our insurer asks whether the new carrier changes the point of transfer. Are we still on FCA Bielsko?"),
        ],
    )
    .marks(&[Unread(TERESA)]),
    talk(
        ("hansa", "limfjord"),
        "Hoist track for LV-2026-0858: drawing approval",
        &[
            then(MAREIKE, 8, (9, 30), "Hello Rasmus, the arrangement drawing is ready for your approval. We can start fabrication the day after."),
            then(RASMUS, 7, (13, 0), "Hello Mareike, two remarks: the end stop must be bolted, and the cable tray should run on the other side."),
            then(MAREIKE, 6, (10, 45), "Both changed, revision 2 attached as a note.").with(&[text_file(
                "revision-2.txt",
                "1. End stop: bolted, 4 x M16\n2. Cable tray: moved to the north side\n3. No change to the loads\n",
            )]),
            then(RASMUS, 5, (8, 50), "Approved."),
            then(MAREIKE, 5, (9, 0), "Thank you. Delivery in week 51 as planned."),
        ],
    )
    .about("LV-2026-0858")
    .marks(&[Settled(RASMUS), Taken(MAREIKE)]),
    talk(
        ("oresund", "limfjord"),
        "Invoice 118204: safety relays counted twice?",
        &[
            then(FREJA, 5, (9, 15), "Hello, it looks as if the relays were already on an invoice in September. Could you check?"),
            then(SARA, 5, (11, 50), "Hello Freja, September was the first call-off of your order, this is the second. The delivery notes are different ones."),
            then(FREJA, 4, (8, 40), "I see them now. Sorry for the false alarm."),
            then(SARA, 4, (8, 45), "Better one question too many!"),
        ],
    )
    .about("118204")
    .marks(&[Settled(FREJA)]),
    talk(
        ("oresund", "limfjord"),
        "Firmware 4.2 for the operator panels",
        &[
            then(LINNEA, 2, (13, 30), "Hello Rasmus, firmware 4.2 closes a weakness in the remote access of the panels. We recommend the update before the next commissioning."),
            now(RASMUS, 160, "Hello Linnea, thank you. Can it be done from a USB stick, without taking the panels off the net?"),
        ],
    )
    .marks(&[Unread(LINNEA)]),
    talk(
        ("oresund", "norrsken"),
        "Cables M12: minus forty degrees",
        &[
            then(JONAS, 6, (8, 30), "Hello, the data sheet gives minus 25 °C for moving cables. Ours hang outdoors at minus 40. Do you have another type?"),
            then(LINNEA, 6, (10, 0), "Hello Jonas, yes, the PUR version is tested to minus 50, 18 % dearer and in stock."),
            then(JONAS, 6, (10, 10), "We take it. I will change the order."),
        ],
    )
    .marks(&[Settled(LINNEA)]),
    talk(
        ("oresund", "bryggen"),
        "Congratulations on the launch",
        &[
            then(VIKTOR, 11, (9, 0), "Dear Håkon, we saw the pictures of the launch. A beautiful ship, and our panels on her bridge. Congratulations!"),
            then(HAKON, 11, (12, 10), "Thank you, Viktor. Everything lit up on the first try, which has not happened before."),
        ],
    )
    .marks(&[Settled(VIKTOR)]),
    talk(
        ("oresund", "acme"),
        "PO-88325: part delivery acceptable?",
        &[
            then(LINNEA, 9, (14, 10), "Hello Thorsten, of the I/O modules on this order we have half in stock, the rest in ten days. May we ship in two parts at our expense?"),
            then(THORSTEN, 8, (8, 30), "Hello Linnea, yes, please. Two delivery notes, but one invoice."),
            then(LINNEA, 8, (8, 45), "One invoice it is."),
        ],
    )
    .about("PO-88325")
    .marks(&[Settled(THORSTEN)]),
    talk(
        ("perameri", "norrsken"),
        "Invoice 34190: freight surcharge",
        &[
            then(ASA, 4, (9, 40), "Hello, our contract has no winter surcharge on freight. Could you tell me where it is on invoice 34190, or whether it is in the unit price?"),
            then(PAIVI, 4, (13, 5), "Hello Åsa, it is not on this one. The announcement you saw concerns spot customers only."),
            then(ASA, 3, (8, 20), "Then all is well. Approved."),
        ],
    )
    .about("34190")
    .marks(&[Settled(PAIVI)]),
    talk(
        ("perameri", "pirkka"),
        "OT-60441: tank is smaller than we thought",
        &[
            then(AINO, 5, (10, 30), "Hello Outi, please split the hydraulic oil into two lots of 500 litres. The new tank holds 600, not 1,200."),
            then(OUTI, 5, (11, 0), "Hello Aino, no problem. First lot on Wednesday, second one two weeks later?"),
            then(AINO, 5, (11, 4), "Perfect."),
            then(OUTI, 3, (9, 10), "First lot delivered, the driver says hello to your cat."),
        ],
    )
    .about("OT-60441")
    .marks(&[Settled(AINO)]),
    talk(
        ("perameri", "acme"),
        "Change of our bank account",
        &[
            then(PAIVI, 2, (9, 0), "Dear customer, from January we bank elsewhere. The signed letter is attached; please confirm by telephone with a number you already have, not with one from a message.")
                .with(&[pdf_file("bank-letter.pdf", &["Change of bank account", "Perämeren Kemia Oy, Oulu", "Valid from 1 January", "Signed: Outi Heikkinen"])]),
            now(KATARZYNA, 250, "Thank you. I called your switchboard and Mrs Heikkinen confirmed it. The new account is in our records from January."),
        ],
    )
    .marks(&[Unread(PAIVI)]),
    talk(
        ("havblikk", "bryggen"),
        "Friday fish for the canteen",
        &[
            then(INGRID, 7, (9, 0), "Hello, we expect eighty more people in the yard in the next two weeks. Can you double the Friday delivery?"),
            then(LARS, 7, (9, 35), "Hello Ingrid, yes. Salmon is certain, cod depends on the weather."),
            then(SIGRID, 6, (8, 0), "The boats went out this morning, so cod as well."),
        ],
    )
    .marks(&[Settled(INGRID)]),
];
