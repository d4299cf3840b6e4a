//! A network in bulk, from a CSV file.

use std::path::Path;

use serde_json::Value;

use super::Machine;

fn example() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples/import.csv")).unwrap()
}

fn outcomes(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["outcome"].as_str().unwrap()).collect()
}

fn firms(machine: &Machine) -> usize {
    machine.answer(&["admin", "organization", "list"]).as_array().unwrap().len()
}

#[test]
fn the_example_is_looked_at_first_then_brought_in_and_known_again() {
    let machine = Machine::sqlite();
    machine.write("network.csv", &example());
    let dry = machine.run(&["admin", "import", "network.csv", "--dry-run"]);
    assert_eq!((dry.code, outcomes(&dry.lines())), (0, vec!["new"; 5]), "{}", dry.err);
    assert!(dry.err.contains("5 would be created"), "{}", dry.err);
    assert_eq!(firms(&machine), 0);

    let done = machine.run(&["admin", "import", "network.csv"]);
    assert_eq!((done.code, outcomes(&done.lines())), (0, vec!["created"; 5]), "{}", done.err);
    assert_eq!(firms(&machine), 2);
    let again = machine.run(&["admin", "import", "network.csv"]);
    assert_eq!(outcomes(&again.lines()), vec!["already_there"; 5]);
    let anna = &again.lines()[2];
    assert_eq!(anna["what"], "anna.nowak@lozyska.example");
    assert_eq!(anna["id"], done.lines()[2]["id"]);
}

#[test]
fn a_spreadsheets_file_is_read_with_its_mark_and_semicolons() {
    let machine = Machine::sqlite();
    machine.write("network.csv", &format!("\u{feff}{}", example().replace(',', ";")));
    assert_eq!(machine.run(&["admin", "import", "network.csv"]).code, 0);
    assert_eq!(firms(&machine), 2);
}

#[test]
fn nothing_is_written_while_a_line_is_wrong_and_each_wrong_line_says_why() {
    let machine = Machine::sqlite();
    machine.write(
        "network.csv",
        "kind,name,country,plan,role,vat,organization,email,buyer,supplier,permissions\n\
         organization,Bolt,PL,enterprise,both,PL5260001246,,,,,\n\
         organization,Bolt again,PL,gold,both,DE1,,,,,\n\
         organization,Bolt once more,PL,standard,both,pl 526-000-12-46,,,,,\n\
         organization,Nameless,PL,standard,both,,,,,,\n\
         person,Bao,,,,,nip:5260001246,bao@bolt.example,,,messages coffee\n\
         person,Ann,,,,,vat:DE2,ann@acme.example,,,\n\
         relationship,,,,,,,,nip:5260001246,vat:PL5260001246,\n",
    );
    let said = machine.run(&["admin", "import", "network.csv"]);
    said.refused(1, &["6 of 7 lines are wrong", "nothing was written"]);
    let mut wrong: Vec<(u64, String)> =
        said.lines().iter().map(|line| (line["line"].as_u64().unwrap(), line["error"].as_str().unwrap().to_owned())).collect();
    wrong.sort();
    let expected = ["gold", "line 2", "identifier", "coffee", "vat:DE2", "the same organization"];
    assert_eq!(wrong.len(), expected.len(), "{wrong:?}");
    for ((number, error), (line, word)) in wrong.iter().zip((3_u64..).zip(expected)) {
        assert!(*number == line && error.contains(word), "{word}: {number} {error}");
    }
    assert_eq!(firms(&machine), 0);
}

#[test]
fn a_column_that_is_misspelt_is_not_ignored() {
    let machine = Machine::sqlite();
    machine.write("network.csv", "kind,nmae\norganization,Bolt\n");
    machine.run(&["admin", "import", "network.csv"]).refused(1, &["“nmae”", "name"]);
    machine.write("network.csv", "name\nBolt\n");
    machine.run(&["admin", "import", "network.csv"]).refused(1, &["“kind”"]);
    machine.run(&["admin", "import", "nowhere.csv"]).refused(1, &["nowhere.csv"]);
}
