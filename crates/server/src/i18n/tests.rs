//! Every language says everything, alike and in good form; dates, durations and figures read as each country writes them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use kontor_documents::{FINDING_CODES, Limit, Refusal};

use super::{Arg, Language, Reader, catalogue, help, is_time_zone, time_zones};

/// Monday, 23 November 2026, 11:26 in Warsaw.
const NOW: i64 = 1_795_429_560_000;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// Texts whose keys are put together while running: by what they begin with, and from which words.
const FAMILIES: &[(&str, &str)] = &[
    ("availability-", "the nine words of availability"),
    ("change-", "added, removed, changed"),
    ("contact-topic-", "general, orders, invoices"),
    ("contacts-", "general, orders, invoices"),
    ("desk-", "topics of desks, and what desks are called by them"),
    ("document-filter-", "filters of the tables"),
    ("difference-", "added, removed, changed"),
    ("empty-", "filters of conversations"),
    ("event-", "kinds of events"),
    ("filter-", "filters of conversations"),
    ("finding-", "codes of findings"),
    ("first-step-", "what an administrator does first"),
    ("held-state-", "why a document waits for its partner, in a word"),
    ("held-why-", "the same in a sentence"),
    ("identifier-", "schemes of identifiers"),
    ("kind-", "kinds of documents"),
    ("letter-", "states and kinds of letters"),
    ("pace-", "how soon one is told"),
    ("mail-reason-", "why a mail is no message"),
    ("mail-state-", "what became of a mail"),
    ("mail-told-", "why a mail is no message, as its sender is told"),
    ("mail-verified-", "how the sender of a mail was verified"),
    ("partner-is-", "customer, supplier, partner"),
    ("plan-name-", "plans"),
    ("period-", "spans of time of the tables"),
    ("permission-", "permissions"),
    ("refusal-", "codes of refusals"),
    ("relationship-", "statuses of relationships"),
    ("turn-", "ours, theirs, nobody"),
];

fn reader(language: Language) -> Reader {
    let zone = match language {
        Language::En => "Europe/London",
        Language::Pl => "Europe/Warsaw",
        Language::De => "Europe/Berlin",
    };
    Reader::new(language, zone, NOW)
}

fn anna() -> Reader {
    reader(Language::Pl)
}

/// The values that a text is filled with, its own and those of the texts it refers to, by its name.
type Texts = BTreeMap<String, BTreeSet<String>>;

fn texts(language: Language) -> Texts {
    let lines = lines(language);
    let mut texts = Texts::new();
    for (key, line) in &lines {
        texts.entry(key.clone()).or_default().extend(variables_in(line));
    }
    // A text may come before the one it refers to, and that one may refer on.
    for _ in 0..3 {
        for (key, line) in &lines {
            let further: Vec<_> = references_in(line).filter_map(|other| texts.get(other)).flatten().cloned().collect();
            texts.entry(key.clone()).or_default().extend(further);
        }
    }
    texts
}

/// Each line of a language's texts with the key it belongs to.
fn lines(language: Language) -> Vec<(String, &'static str)> {
    let mut lines = Vec::new();
    let mut keys = BTreeSet::new();
    let mut key = String::new();
    for (area, source) in catalogue::sources(language) {
        if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
            panic!("{}/{area}.ftl: {errors:?}", language.code());
        }
        for line in source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
                name.clone_into(&mut key);
                assert!(keys.insert(key.clone()), "{} says {key} twice", language.code());
            }
            lines.push((key.clone(), line));
        }
    }
    lines
}

fn variables_in(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| rest.chars().take_while(char::is_ascii_lowercase).collect())
}

fn references_in(line: &str) -> impl Iterator<Item = &str> {
    let names = line.split("{ ").skip(1).filter_map(|rest| rest.split(' ').next());
    names.filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
}

#[test]
fn every_language_has_the_same_texts_with_the_same_values_in_them() {
    let english = texts(Language::En);
    assert!(english.len() > 500, "the files were read");
    for language in [Language::Pl, Language::De] {
        let other = texts(language);
        let keys = |texts: &Texts| texts.keys().cloned().collect::<BTreeSet<_>>();
        let differing: Vec<_> = keys(&english).symmetric_difference(&keys(&other)).cloned().collect();
        assert_eq!(differing, Vec::<String>::new(), "in one of en and {} only", language.code());
        for (key, values) in &english {
            assert_eq!(values, &other[key], "values of {key} in en and {}", language.code());
        }
    }
}

#[test]
fn every_file_of_texts_is_built_in() {
    for language in Language::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.code());
        let files: BTreeSet<String> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        let built_in = catalogue::sources(language).iter().map(|(area, _)| format!("{area}.ftl")).collect();
        assert_eq!(files, built_in);
    }
}

#[test]
fn every_text_can_be_said_when_all_its_values_are_given() {
    for language in Language::ALL {
        for (key, values) in texts(language) {
            for count in [0, 1, 2, 5, 22] {
                let args: Vec<(&str, Arg)> = values
                    .iter()
                    .map(|name| match name.as_str() {
                        "count" | "days" | "month" | "weekday" | "day" => (name.as_str(), count.into()),
                        _ => (name.as_str(), "x".into()),
                    })
                    .collect();
                let said = reader(language).ta(&key, &args);
                assert!(!said.contains('⟦'), "{}: {said}", language.code());
                assert!(!said.contains('!'), "the tone of {key}: {said}");
                assert_eq!(said, said.trim_matches(' '), "{key} begins or ends with a space");
            }
        }
    }
}

/// All Rust, TypeScript and template sources of this crate but this file.
fn sources_of_this_crate() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> = ["src", "templates", "assets/src"].map(|folder| root.join(folder)).to_vec();
    let mut all = String::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("i18n/tests.rs")
                && path.extension().is_some_and(|ending| ["rs", "html", "ts", "txt"].iter().any(|known| ending == *known))
            {
                all.push_str(&fs::read_to_string(&path).unwrap());
                all.push('\n');
            }
        }
    }
    all
}

fn quoted_words(source: &str) -> BTreeSet<String> {
    let is_key = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_lowercase()) && word.bytes().all(|c| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'-'))
    };
    source.split('"').filter(is_key).map(str::to_owned).collect()
}

/// The keys that are asked for by name: `.t("…")`, `.t1("…"`, `.ta("…"`, however the call is broken into lines.
fn asked_keys(source: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for call in [".t(", ".t1(", ".ta("] {
        for rest in source.split(call).skip(1) {
            if let Some((key, _)) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"')) {
                keys.insert(key.to_owned());
            }
        }
    }
    keys
}

#[test]
fn no_text_that_is_asked_for_is_missing() {
    let texts = texts(Language::En);
    let asked = asked_keys(&sources_of_this_crate());
    assert!(asked.contains("figure-group"), "the sources were read");
    let missing: Vec<_> = asked.iter().filter(|key| !texts.contains_key(*key)).collect();
    assert!(missing.is_empty(), "asked for and nowhere said: {missing:?}");
}

#[test]
fn no_text_is_unused() {
    let source = sources_of_this_crate();
    let mut used = quoted_words(&source);
    used.extend(lines(Language::En).iter().flat_map(|(_, line)| references_in(line)).map(str::to_owned));
    let unused: Vec<_> = texts(Language::En)
        .into_keys()
        .filter(|key| !used.contains(key) && !FAMILIES.iter().any(|(family, _)| key.starts_with(family)))
        .collect();
    assert!(unused.is_empty(), "{} texts that nobody says: {unused:#?}", unused.len());
}

#[test]
fn help_leads_from_page_to_page_and_every_page_has_its_words() {
    let texts = texts(Language::En);
    for page in help::PAGES {
        assert!(help::page(page.slug).is_some_and(|found| found.title == page.title));
        assert!(!page.see.is_empty() && page.see.iter().all(|slug| *slug != page.slug && help::page(slug).is_some()), "{}", page.slug);
        let sections = page.sections.iter().flat_map(|section| section.title.iter().chain(section.steps).chain(section.notes));
        for key in [&page.title, &page.intro].into_iter().chain(sections) {
            assert!(texts.contains_key(*key), "{key}");
        }
    }
}

#[test]
fn a_language_is_found_from_what_the_browser_asks_for() {
    for (header, language) in [
        ("pl-PL,pl;q=0.9,en;q=0.8", Language::Pl),
        ("fr-FR, de;q=0.7, en;q=0.3", Language::De),
        ("en;q=0.2, pl;q=0.4", Language::Pl),
        ("pl;q=0, de-AT", Language::De),
        ("fr", Language::En),
        ("", Language::En),
    ] {
        assert_eq!(Language::negotiate(header), language, "{header}");
    }
    assert_eq!(Language::from_code("DE_ch"), Some(Language::De));
    assert_eq!(Language::from_code("deutsch"), None);
}

#[test]
fn polish_counts_in_one_few_and_many() {
    let said = |count: i64| anna().t1("tab-messages-unread", "count", count);
    assert_eq!(said(1), "Wiadomości, 1 nieprzeczytana");
    assert_eq!(said(3), "Wiadomości, 3 nieprzeczytane");
    assert_eq!(said(5), "Wiadomości, 5 nieprzeczytanych");
    assert_eq!(said(12), "Wiadomości, 12 nieprzeczytanych");
    assert_eq!(said(22), "Wiadomości, 22 nieprzeczytane");
    assert_eq!(reader(Language::En).t1("tab-messages-unread", "count", 3), "Messages, 3 unread");
    assert_eq!(reader(Language::De).t1("tab-messages-unread", "count", 3), "Nachrichten, 3 ungelesen");
}

#[test]
fn a_status_agrees_with_its_kind() {
    for (kind, status, said) in [
        ("order", "received", "otrzymane"),
        ("order", "confirmed_with_changes", "potwierdzone ze zmianami"),
        ("order_change", "received", "otrzymana"),
        ("ship_notice", "received", "otrzymane"),
        ("invoice", "received", "otrzymana"),
        ("credit_note", "part_paid", "zapłacona częściowo"),
        ("invoice", "waiting_for_partner", "oczekuje na partnera"),
    ] {
        assert_eq!(anna().status(kind, status), said);
    }
    assert_eq!(reader(Language::De).status("invoice", "conditionally_accepted"), "unter Vorbehalt angenommen");
    assert_eq!(anna().document("credit_note", "KOR/2026/11/42"), "Faktura korygująca KOR/2026/11/42");
    assert_eq!(anna().word("kind", "ship_notice"), "awizo wysyłki");
}

#[test]
fn lists_show_the_time_today_a_weekday_this_week_and_a_date_before() {
    let anna = anna();
    let nine_fourteen = NOW - 2 * HOUR - 12 * 60_000;
    assert_eq!(anna.when(nine_fourteen), "09:14");
    assert_eq!(anna.when(nine_fourteen - 3 * DAY), "pt.");
    assert_eq!(anna.when(nine_fourteen - 6 * DAY), "wt.");
    assert_eq!(anna.when(nine_fourteen - 7 * DAY), "16\u{a0}lis");
    assert_eq!(anna.when(nine_fourteen - 365 * DAY), "23\u{a0}lis 2025");
    assert_eq!(reader(Language::En).when(nine_fourteen), "08:14", "London is an hour behind");
    assert_eq!(reader(Language::De).when(nine_fourteen - 7 * DAY), "16.\u{a0}Nov.");
}

#[test]
fn a_thread_says_today_yesterday_and_which_day() {
    assert_eq!(anna().day(NOW), "dzisiaj");
    assert_eq!(anna().day(NOW - DAY), "wczoraj");
    assert_eq!(anna().day(NOW - 3 * DAY), "piątek, 20\u{a0}listopada");
    assert_eq!(reader(Language::De).day(NOW - 3 * DAY), "Freitag, 20.\u{a0}November");
    assert_eq!(reader(Language::En).day(NOW - 365 * DAY), "Sunday, 23\u{a0}November 2025");
    assert_eq!(anna().exact(NOW), "poniedziałek, 23\u{a0}listopada 2026, 11:26");
    assert_eq!(anna().iso(NOW), "2026-11-23T10:26:00Z");
    let just_past_midnight_in_warsaw = NOW - 11 * HOUR - 20 * 60_000;
    assert_eq!(anna().day(just_past_midnight_in_warsaw), "dzisiaj");
    assert_eq!(reader(Language::En).day(just_past_midnight_in_warsaw), "yesterday");
}

#[test]
fn clocks_that_are_put_back_show_the_same_hour_twice() {
    let half_past_midnight_utc = 1_792_888_200_000; // 25 October 2026
    assert_eq!(anna().time(half_past_midnight_utc), "02:30");
    assert_eq!(anna().time(half_past_midnight_utc + HOUR), "02:30");
    assert_eq!(anna().time(half_past_midnight_utc + 2 * HOUR), "03:30");
    assert_eq!(Reader::new(Language::Pl, "Moon/Crater", NOW).time(NOW), "10:26", "an unknown zone is UTC");
}

#[test]
fn the_date_of_a_document_is_never_moved_by_a_zone() {
    for zone in ["Pacific/Kiritimati", "Pacific/Midway", "Europe/Warsaw"] {
        let reader = Reader::new(Language::Pl, zone, NOW);
        assert_eq!(reader.date("2026-10-21"), "21\u{a0}paź 2026");
    }
    assert_eq!(reader(Language::En).date("2026-10-21"), "21\u{a0}Oct 2026");
    assert_eq!(reader(Language::De).date("2026-10-21"), "21.\u{a0}Okt. 2026");
    assert_eq!(anna().date("soon"), "soon");
    assert_eq!(anna().days_past("2026-11-20"), Some(3));
    assert_eq!(anna().days_past("2026-12-23"), Some(-30));
    assert_eq!(anna().days_past("2025-11-23"), Some(365));
}

#[test]
fn how_long_something_waits_is_said_in_one_unit() {
    let said = |ms: i64| anna().since(NOW - ms);
    assert_eq!(said(10_000), "1\u{a0}min");
    assert_eq!(said(59 * 60_000), "59\u{a0}min");
    assert_eq!(said(2 * HOUR + 59 * 60_000), "2\u{a0}godz.");
    assert_eq!(said(DAY), "1\u{a0}dzień");
    assert_eq!(said(5 * DAY), "5\u{a0}dni");
    assert_eq!(said(-HOUR), "1\u{a0}min", "a clock that is ahead");
    assert_eq!(reader(Language::De).t1("turn-theirs", "since", reader(Language::De).since(NOW - 3 * DAY)), "wir warten 3\u{a0}Tage");
    assert_eq!(anna().month_year(NOW), "listopad 2026");
    assert_eq!(anna().t1("active-since", "month", anna().month_year_since(NOW)), "aktywna relacja od listopada 2026");
}

#[test]
fn money_is_exact_and_in_the_reader_s_format() {
    let (en, pl, de) = (reader(Language::En), anna(), reader(Language::De));
    assert_eq!(pl.money("14096.00", "EUR"), "14\u{a0}096,00\u{a0}EUR");
    assert_eq!(en.money("14096.00", "EUR"), "14,096.00\u{a0}EUR");
    assert_eq!(de.money("14096", "EUR"), "14.096,00\u{a0}EUR");
    assert_eq!(pl.money("-312", "EUR"), "\u{2212}312,00\u{a0}EUR");
    assert_eq!(pl.money("46.9000", "PLN"), "46,90\u{a0}PLN");
    assert_eq!(pl.money("3.8512", "PLN"), "3,8512\u{a0}PLN", "a price keeps its digits");
    assert_eq!(pl.money("1200.00", "JPY"), "1\u{a0}200\u{a0}JPY");
    assert_eq!(pl.money("98765432109876543210.01", "PLN"), "98\u{a0}765\u{a0}432\u{a0}109\u{a0}876\u{a0}543\u{a0}210,01\u{a0}PLN");
    assert_eq!(pl.money("-0.00", "PLN"), "0,00\u{a0}PLN");
    assert_eq!(pl.money("ask", "PLN"), "ask\u{a0}PLN");
    assert_eq!(pl.amount("14096", "EUR"), "14\u{a0}096,00");
    assert_eq!(de.percent("19.00"), "19\u{a0}%");
}

#[test]
fn quantities_lose_their_zeros_and_numbers_keep_them() {
    assert_eq!(anna().quantity("400.000"), "400");
    assert_eq!(anna().quantity("0012.50"), "12,5");
    assert_eq!(anna().quantity(".5"), "0,5");
    assert_eq!(anna().number("12345.50"), "12\u{a0}345,50");
    assert_eq!(anna().number("1e3"), "1e3");
}

#[test]
fn a_file_says_its_size_and_one_byte_too_much_can_be_seen() {
    const LIMIT: u64 = 10 * 1024 * 1024;
    assert_eq!(anna().size(0), "0\u{a0}B");
    assert_eq!(anna().size(1023), "1\u{a0}023\u{a0}B");
    assert_eq!(anna().size(188_416), "184\u{a0}KB");
    assert_eq!(anna().size(1_048_500), "1\u{a0}MB");
    assert_eq!(anna().size(2_202_010), "2,1\u{a0}MB");
    assert_eq!(anna().size(LIMIT), "10\u{a0}MB");
    assert_eq!(anna().size_over(LIMIT + 1, LIMIT), "10\u{a0}485\u{a0}761\u{a0}B");
    assert_eq!(anna().size_over(13_002_342, LIMIT), "12,4\u{a0}MB");
    assert_eq!(reader(Language::De).size(u64::MAX), "17.592.186.044.416\u{a0}MB");
}

#[test]
fn findings_and_refusals_are_sentences_with_readable_values() {
    let values =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<BTreeMap<_, _>>();
    let sums = values(&[("actual", "14096.00"), ("expected", "14039.6")]);
    assert_eq!(
        anna().finding("sum-differs", Some("BT-109"), &sums),
        "Wartość netto: podano 14\u{a0}096,00, z pozostałych liczb wynika 14\u{a0}039,60."
    );
    let due = values(&[("value", "2026-11-20"), ("days", "30")]);
    assert_eq!(
        anna().finding("due-date-computed", None, &due),
        "Termin płatności 20\u{a0}lis 2026, obliczony z daty wystawienia: 30 dni na zapłatę."
    );
    assert_eq!(anna().finding("seen-by-a-later-reader", None, &due), "Do sprawdzenia: seen-by-a-later-reader.");
    let place = values(&[("line", "3"), ("column", "14")]);
    assert!(anna().refusal("not-well-formed", &place).contains("wiersz 3, kolumna 14"));
    let size = values(&[("limit", "size"), ("found", "10485761"), ("allowed", "10485760")]);
    assert_eq!(anna().refusal("over-limit", &size), "Plik jest za duży: 10\u{a0}485\u{a0}761 bajtów. Limit to 10\u{a0}485\u{a0}760.");
}

#[test]
fn whatever_the_reader_of_documents_finds_or_refuses_can_be_said() {
    let every_value = ["value", "expected", "actual", "scheme", "days", "date", "currency"];
    let values = every_value.map(|name| (name.to_owned(), "7".to_owned())).into();
    let named = || "X".to_owned();
    let over = |limit| Refusal::OverLimit { limit, allowed: 1, found: 2 };
    let refusals = [
        Refusal::Empty,
        Refusal::NotWellFormed { line: 3, column: 14, reason: named() },
        Refusal::InternalSubset,
        Refusal::EntityDeclaration,
        Refusal::UnsupportedEncoding { name: named() },
        Refusal::BrokenEncoding { name: named() },
        Refusal::BrokenMultipart,
        Refusal::Nul,
        Refusal::NoNumber,
        Refusal::NoParties,
        Refusal::PdfWithoutInvoice,
        Refusal::PdfEncrypted,
        Refusal::PdfDamaged,
        Refusal::NotReadYet { format: named() },
        Refusal::Unknown { found: named() },
        over(Limit::Size),
        over(Limit::Asides),
        over(Limit::Namespaces),
        over(Limit::Number),
        over(Limit::Parts),
        over(Limit::Unpacked),
    ];
    for reader in Language::ALL.map(reader) {
        for code in FINDING_CODES {
            let said = reader.finding(code, Some("BT-9"), &values);
            assert!(!said.contains('⟦') && !said.contains(code), "{said}");
        }
        for refusal in &refusals {
            let said = reader.refusal(refusal.code(), &refusal.args());
            assert!(!said.contains('⟦'), "{said}");
        }
    }
}

#[test]
fn time_zones_to_choose_from_are_places() {
    let zones = time_zones();
    assert!(zones.contains(&"Europe/Warsaw".to_owned()) && zones.contains(&"UTC".to_owned()));
    assert!(zones.iter().all(|zone| is_time_zone(zone)));
    assert!(!is_time_zone("Europe/Kontor"));
}

#[test]
fn a_missing_text_is_loud_while_kontor_is_built_and_tested() {
    assert_eq!(anna().t("no-such-key"), "⟦no text no-such-key in pl⟧");
    assert!(anna().t("tab-messages-unread").contains('⟦'), "a value was not given");
}
