//! The power goes while mail is going out: every letter arrives, and none twice.

use std::collections::HashSet;

use serde_json::json;

use super::Machine;
use super::machine::text;
use crate::world::letters_in;

const CONVERSATIONS: usize = 120;

#[test]
fn no_letter_is_lost_or_doubled_when_the_server_is_killed_while_it_sends() {
    let machine = Machine::sqlite();
    let (acme, bolt) = (machine.firm("Acme", "vat:DE811234567"), machine.firm("Bolt", "nip:5260001246"));
    machine.answer(&["admin", "relationship", "create", "--buyer", &acme, "--supplier", &bolt]);
    let bao = machine.person(&bolt, "Bao", "bao@bolt.example");
    machine.person(&acme, "Ann", "ann@acme.example");
    let token = text(&machine.answer(&["admin", "token", "create", "--person", &bao]), "token");
    machine.write("kontor.toml", "[mail]\ngrace_seconds = 1\n");
    let outgoing = machine.path("kontor-data/mail/outgoing");
    let server = machine.start(&["serve", "--config", "kontor.toml"]);
    for number in 0..CONVERSATIONS {
        let new = json!({"partner_id": acme, "subject": format!("Question {number}"), "body": "Well?"});
        assert_eq!(server.post("/api/v1/conversations", &token, &new).0, 201);
    }
    while letters_in(&outgoing).is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    drop(server);
    let _server = machine.start(&["serve", "--config", "kontor.toml"]);
    let mut letters = letters_in(&outgoing);
    while letters.len() < CONVERSATIONS {
        std::thread::sleep(std::time::Duration::from_millis(50));
        letters = letters_in(&outgoing);
    }
    let subjects: HashSet<&str> = letters.iter().map(|letter| letter.mail.subject.as_str()).collect();
    assert_eq!((letters.len(), subjects.len()), (CONVERSATIONS, CONVERSATIONS));
}
