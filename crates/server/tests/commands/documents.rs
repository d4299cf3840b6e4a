//! Documents as files: looked into without any database, received in a person's name.

use serde_json::json;

use super::Machine;
use super::machine::paper;

#[test]
fn files_are_looked_into_in_their_order_and_one_refused_is_told_by_the_exit_code() {
    let machine = Machine::sqlite();
    let (invoice, order) = (paper("ubl-invoice-gdynia-duisburg.xml"), paper("cxml-order-new.xml"));
    let (invoice, order) = (invoice.to_str().unwrap(), order.to_str().unwrap());
    machine.write("letter.xml", "<letter/>");
    let said = machine.run(&["documents", "inspect", order, "letter.xml", invoice, "nowhere.xml"]);
    said.refused(1, &["2 of 4 files"]);
    let lines = said.lines();
    let files: Vec<_> = lines.iter().map(|line| line["file"].as_str().unwrap()).collect();
    assert_eq!(files, [order, "letter.xml", invoice, "nowhere.xml"]);
    assert_eq!((&lines[0]["format"], &lines[0]["type"], &lines[2]["number"]), (&json!("cxml"), &json!("order"), &json!("FV/2026/11/7")));
    assert!(lines[1]["error"].as_str().unwrap().contains("letter") && lines[3]["error"].as_str().unwrap().contains("opened"));
    assert_eq!(machine.run(&["documents", "inspect", invoice]).code, 0);
    assert!(!machine.path("kontor-data").exists(), "looking makes nothing");
    machine.run(&["documents", "inspect"]).refused(2, &["FILE"]);
}

#[test]
fn of_a_folder_all_files_are_taken_by_name_with_those_below() {
    let machine = Machine::sqlite();
    let invoice = std::fs::read_to_string(paper("ubl-invoice-gdynia-duisburg.xml")).unwrap();
    std::fs::create_dir_all(machine.path("in/2026")).unwrap();
    for (file, number) in [("in/b.xml", "FV/2"), ("in/2026/c.xml", "FV/3"), ("in/a.xml", "FV/1"), ("in/.hidden.xml", "FV/4")] {
        machine.write(file, &invoice.replace("FV/2026/11/7", number));
    }
    let said = machine.run(&["documents", "inspect", "in"]);
    let numbers: Vec<_> = said.lines().iter().map(|line| line["number"].as_str().unwrap().to_owned()).collect();
    assert_eq!((said.code, numbers), (0, vec!["FV/3".to_owned(), "FV/1".to_owned(), "FV/2".to_owned()]), "{}", said.err);
}

#[test]
fn files_are_received_as_if_the_person_had_uploaded_them() {
    let machine = Machine::sqlite();
    let bolt = machine.firm("Śruby Bałtyk Sp. z o.o.", "vat:PL5260001246");
    let acme = machine.firm("ACME Stahl GmbH", "vat:DE123456789");
    let (bao, ann) = (machine.person(&bolt, "Bao", "bao@bolt.example"), machine.person(&acme, "Ann", "ann@acme.example"));
    let invoice = paper("ubl-invoice-gdynia-duisburg.xml");
    let invoice = invoice.to_str().unwrap();

    let held = machine.answer(&["documents", "import", "--as", &bao, invoice]);
    assert_eq!((&held["outcome"], &held["number"]), (&json!("waiting_for_partner"), &json!("FV/2026/11/7")));
    machine.answer(&["admin", "relationship", "create", "--buyer", &acme, "--supplier", &bolt]);
    let again = machine.run(&["documents", "import", "--as", &bao, invoice, invoice]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(again.lines().iter().all(|line| line["outcome"] == "already_there" && line["id"] == held["id"]), "{}", again.out);

    let other = std::fs::read_to_string(invoice).unwrap().replace("1230.00", "1231.00");
    machine.write("other.xml", &other);
    let conflict = machine.run(&["documents", "import", "--as", &bao, "other.xml"]);
    conflict.refused(1, &["refused"]);
    assert_eq!((&conflict.lines()[0]["outcome"], &conflict.lines()[0]["id"]), (&json!("conflict"), &held["id"]));
    machine.write("next.xml", &other.replace("FV/2026/11/7", "FV/2026/11/8"));
    let buyers = machine.run(&["documents", "import", "--as", &ann, "next.xml"]);
    buyers.refused(1, &["refused"]);
    assert_eq!(buyers.lines()[0]["outcome"], "not_the_issuer");
    machine.run(&["documents", "import", "--as", "nobody", invoice]).refused(1, &["there is no active person nobody"]);
}
