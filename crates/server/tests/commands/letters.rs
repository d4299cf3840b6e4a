//! The power goes while mail is going out: every letter arrives, and none twice.

use std::collections::HashSet;

use serde_json::json;

use super::Machine;
use super::machine::text;
use crate::world::{Manners, Peer, letters_in};

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

#[test]
fn a_letter_that_was_handed_over_as_the_power_went_is_repeated_under_its_own_name_and_no_other_is_lost() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let peer = runtime.block_on(Peer::start());
    let machine = Machine::sqlite();
    let (acme, bolt) = (machine.firm("Acme", "vat:DE811234567"), machine.firm("Bolt", "nip:5260001246"));
    machine.answer(&["admin", "relationship", "create", "--buyer", &acme, "--supplier", &bolt]);
    let bao = machine.person(&bolt, "Bao", "bao@bolt.example");
    machine.person(&acme, "Ann", "ann@acme.example");
    let token = text(&machine.answer(&["admin", "token", "create", "--person", &bao]), "token");
    machine.write("kontor.toml", &format!("[mail]\ngrace_seconds = 1\nsmtp_url = \"{}\"\nreply_domain = \"reply.example\"\n", peer.url));
    // It has the mail and never says so: then the server is killed, before it can write down anything.
    peer.behaves(Manners::TakesAndIsSilent);
    let server = machine.start(&["serve", "--config", "kontor.toml"]);
    for number in 0..CONVERSATIONS {
        let new = json!({"partner_id": acme, "subject": format!("Question {number}"), "body": "Well?"});
        assert_eq!(server.post("/api/v1/conversations", &token, &new).0, 201);
    }
    while peer.mailbox("ann@acme.example").is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    drop(server);
    let before = peer.mailbox("ann@acme.example").len();
    peer.behaves(Manners::Good);
    let server = machine.start(&["serve", "--config", "kontor.toml"]);
    let mut letters = peer.mailbox("ann@acme.example");
    while letters.len() < before + CONVERSATIONS {
        std::thread::sleep(std::time::Duration::from_millis(50));
        letters = peer.mailbox("ann@acme.example");
    }
    // What comes after all of them would come after a repeat, too.
    let last = json!({"partner_id": acme, "subject": "Last", "body": "Well?"});
    assert_eq!(server.post("/api/v1/conversations", &token, &last).0, 201);
    while !letters.iter().any(|letter| letter.mail.subject.contains("Last")) {
        std::thread::sleep(std::time::Duration::from_millis(50));
        letters = peer.mailbox("ann@acme.example");
    }
    let names: HashSet<&str> = letters.iter().filter_map(|letter| letter.mail.message_id.as_deref()).collect();
    assert_eq!((letters.len(), names.len()), (before + CONVERSATIONS + 1, CONVERSATIONS + 1));
    let subjects: HashSet<&str> = letters.iter().map(|letter| letter.mail.subject.as_str()).collect();
    assert_eq!(subjects.len(), CONVERSATIONS + 1, "each question arrived");
}
