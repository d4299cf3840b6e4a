//! The British firms of the demo network.

use super::Desk::{General, Orders, Payable, Purchasing, Receivable};
use super::{ALL, Firm, INVOICES, OFFICE, ORDERS, Plan, Role, TALK, general, invoices, numbers, orders, person};

pub static FIRMS: &[Firm] = &[
    Firm {
        key: "aldermoor",
        name: "Aldermoor Conveyors & Materials Handling (Yorkshire) Limited",
        street: "Unit 7, Pepper Road",
        postcode: "LS10 2RU",
        city: "Leeds",
        country: "GB",
        language: "en",
        time_zone: "Europe/London",
        plan: Plan::Enterprise,
        role: Role::Buyer,
        messaging: true,
        domain: "aldermoor-conveyors.example",
        numbers: numbers("GB310447792", "9520000141103", "966551947", "KN101310"),
        contacts: &[
            general("Reception", "office@aldermoor-conveyors.example", "+44 113 496 0070", "Mon–Fri 08:30–17:00"),
            orders("Buying office", "buying@aldermoor-conveyors.example", "+44 113 496 0072", "Mon–Fri 08:30–16:30"),
            invoices("Purchase ledger", "ledger@aldermoor-conveyors.example", "+44 113 496 0077", "Mon–Thu 09:00–16:00"),
        ],
        people: &[
            person("Siobhan Whitaker", "siobhan.whitaker@aldermoor-conveyors.example", "en", OFFICE, &[Payable]),
            person("Graham Ackroyd", "graham.ackroyd@aldermoor-conveyors.example", "en", ALL, &[General]),
            person("Priya Raman", "priya.raman@aldermoor-conveyors.example", "en", ORDERS, &[Purchasing]),
            person("Owen Tattersall", "owen.tattersall@aldermoor-conveyors.example", "en", TALK, &[General]),
        ],
    },
    Firm {
        key: "tyne",
        name: "Tyne Valley Steel Stockholders Ltd",
        street: "12 Armstrong Wharf",
        postcode: "NE15 6UX",
        city: "Newcastle upon Tyne",
        country: "GB",
        language: "en",
        time_zone: "Europe/London",
        plan: Plan::Enterprise,
        role: Role::Both,
        messaging: true,
        domain: "tynevalley-steel.example",
        numbers: numbers("GB311882079", "9520000142476", "908319700", "KN101347"),
        contacts: &[
            general("Reception", "hello@tynevalley-steel.example", "+44 191 498 0012", "Mon–Fri 08:00–17:00"),
            orders("Sales desk", "sales@tynevalley-steel.example", "+44 191 498 0015", "Mon–Fri 07:30–17:00"),
            invoices("Credit control", "credit@tynevalley-steel.example", "+44 191 498 0018", "Mon–Fri 09:00–16:00"),
        ],
        people: &[
            person("Callum Hedley", "callum.hedley@tynevalley-steel.example", "en", OFFICE, &[Orders]),
            person("Margaret Robson", "margaret.robson@tynevalley-steel.example", "en", ALL, &[General, Payable]),
            person("Deepa Nair", "deepa.nair@tynevalley-steel.example", "en", INVOICES, &[Receivable]),
        ],
    },
    Firm {
        key: "severn",
        name: "Severn Freight Forwarding Ltd",
        street: "Royal Portbury Dock, Gate 3",
        postcode: "BS20 7XQ",
        city: "Bristol",
        country: "GB",
        language: "en",
        time_zone: "Europe/London",
        plan: Plan::Standard,
        role: Role::Supplier,
        messaging: true,
        domain: "severn-freight.example",
        numbers: numbers("GB312556480", "9520000143848", "937091379", "KN101384"),
        contacts: &[
            general("Operations", "ops@severn-freight.example", "+44 117 496 0303", "Mon–Sat 06:00–20:00"),
            invoices("Accounts", "accounts@severn-freight.example", "+44 117 496 0308", "Mon–Fri 09:00–17:00"),
        ],
        people: &[
            person("Bethan Llewellyn", "bethan.llewellyn@severn-freight.example", "en", ALL, &[General]),
            person("Joe Paddock", "joe.paddock@severn-freight.example", "en", ORDERS, &[Orders]),
            person("Harriet Coombes", "harriet.coombes@severn-freight.example", "en", INVOICES, &[Receivable]),
        ],
    },
];
