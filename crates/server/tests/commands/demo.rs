//! The demo network is made once, served from then on, and never in place of something else.

use std::fs;
use std::time::SystemTime;

use super::Machine;

#[test]
fn it_is_made_anew_where_it_was_half_done_and_kept_where_it_is_complete() {
    let machine = Machine::sqlite();
    fs::create_dir(machine.path("demo")).unwrap();
    machine.write("demo/demo-network.unfinished", "");
    machine.write("demo/kontor.db", "half of it");
    let demo = ["demo", "--data", "demo", "--listen", "127.0.0.1:0"];

    let first = machine.start(&demo);
    assert!(first.said.contains("anna.nowak@lozyska-polnoc.example") && first.said.contains("password"), "{}", first.said);
    assert!(first.said.contains(&first.url), "{}", first.said);
    assert!(first.said.contains("nadine.vogt@datenhafen.example"), "who operates the network is told: {}", first.said);
    let (status, page) = first.get("/sign-in", None);
    assert!(status == 200 && page.contains("demo"), "{page}");
    drop(first);

    let made = |name: &str| -> SystemTime { fs::metadata(machine.path(name)).unwrap().created().unwrap() };
    let before = made("demo/kontor.db");
    let second = machine.start(&demo);
    assert_eq!(second.get("/healthz", None).0, 200);
    assert_eq!(made("demo/kontor.db"), before);
    drop(second);

    fs::rename(machine.path("demo"), machine.path("kontor-data")).unwrap();
    let served = machine.start(&["serve"]);
    assert!(served.get("/sign-in", None).1.contains("demo"), "a served demo network says what it is");
    drop(served);
    let firms = machine.answer(&["admin", "organization", "list"]);
    let firms = firms.as_array().unwrap();
    assert!(firms.len() >= 24, "{}", firms.len());
    let silent: Vec<_> = firms.iter().filter(|firm| firm["messaging"] == false).map(|firm| firm["name"].as_str().unwrap()).collect();
    assert_eq!(silent, ["Nordlicht Maschinenbau GmbH & Co. KG"]);
    let relationships = machine.answer(&["admin", "relationship", "list"]);
    let standing = |word: &str| relationships.as_array().unwrap().iter().filter(|one| one["status"] == word).count();
    assert_eq!((standing("requested"), standing("suspended")), (1, 1));
    let held = machine.answer(&["admin", "held"]);
    let held: Vec<_> = held.as_array().unwrap().iter().map(|one| (&one["sender_name"], &one["waits_for"])).collect();
    assert_eq!(held, [(&"Bolt Sp. z o.o.".into(), &"Młyny Kaszubskie Żukowo Sp. z o.o.".into())]);
    let health = machine.run(&["doctor"]);
    assert_eq!(health.code, 0, "{}", health.out);
}

#[test]
fn it_takes_no_folder_that_holds_something_else_and_no_address_that_others_reach() {
    let machine = Machine::sqlite();
    machine.firm("Bolt", "nip:5260001246");
    machine.run(&["demo", "--data", "kontor-data"]).refused(1, &["kontor-data", "--data"]);
    assert_eq!(machine.answer(&["admin", "organization", "list"]).as_array().unwrap().len(), 1);
    machine.run(&["demo", "--data", "demo", "--listen", "0.0.0.0:8080"]).refused(1, &["--listen", "127.0.0.1"]);
    assert!(!machine.path("demo").exists());
}
