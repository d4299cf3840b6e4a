//! The operator admits firms, lets people in and joins the firms, on both engines, with or without a server running.

use kontor_store::Engine;
use serde_json::json;

use super::Machine;
use super::machine::text;

const CREATE: [&str; 11] =
    ["admin", "organization", "create", "--name", "Bolt Śruby Sp. z o.o.", "--country", "pl", "--plan", "enterprise", "--role", "both"];

fn a_network_is_set_up_by_commands_alone(engine: Engine) {
    let machine = Machine::new(engine);
    let acme = machine.firm("ACME Stahl GmbH", "vat:DE811234565");
    let made = machine.answer(&[&CREATE[..], &["--id", "nip:526-000-12-46", "--id", "peppol:9945:5260001246"]].concat());
    let bolt = text(&made, "id");
    assert_eq!((&made["messaging"], &made["language"], &made["time_zone"]), (&json!(true), &json!("pl"), &json!("Europe/Warsaw")));
    let shown = made["identifiers"].to_string();
    assert!(shown.contains("9945:5260001246") && shown.contains("PL5260001246"), "{shown}");

    let bao = machine.person(&bolt, "Bao Nguyen", "bao@bolt.example");
    machine.answer(&["admin", "relationship", "create", "--buyer", &acme, "--supplier", &bolt]);
    let both = machine.answer(&["admin", "relationship", "create", "--buyer", &bolt, "--supplier", &acme]);
    assert_eq!(both["both_ways"], true);
    let off = machine.answer(&["admin", "relationship", "suspend", "--buyer", &acme, "--supplier", &bolt, "--reason", "audit"]);
    assert_eq!(off["status"], "suspended");
    machine.answer(&["admin", "relationship", "resume", "--buyer", &acme, "--supplier", &bolt]);
    let relationships = machine.answer(&["admin", "relationship", "list", "--organization", &bolt]);
    assert_eq!((relationships.as_array().unwrap().len(), &relationships[0]["status"]), (1, &json!("active")));

    let desk = machine.answer(&["admin", "desk", "create", "--organization", &bolt, "--topic", "orders", "--person", &bao]);
    assert_eq!(desk["people"][0]["name"], "Bao Nguyen");
    machine.answer(&["admin", "desk", "remove", "--desk", &text(&desk, "id"), "--person", &bao]);
    let desks = machine.answer(&["admin", "desk", "list", &bolt]);
    assert_eq!(desks.as_array().unwrap().len(), 2);
    machine.run(&["admin", "desk", "delete", "--desk", &text(&desks[0], "id")]).refused(1, &["General cannot be deleted"]);
    machine.answer(&["admin", "desk", "delete", "--desk", &text(&desk, "id")]);
    assert_eq!(machine.answer(&["admin", "desk", "list", &bolt]).as_array().unwrap().len(), 1);
    machine.run(&["admin", "desk", "delete", "--desk", &text(&desk, "id")]).refused(1, &["there is no desk", &text(&desk, "id")]);

    let fewer = machine.answer(&["admin", "person", "update", &bao, "--permission", "messages", "--name", "Bao Tran"]);
    assert_eq!((&fewer["permissions"], &fewer["name"]), (&json!(["messages"]), &json!("Bao Tran")));
    machine.answer(&["admin", "person", "deactivate", "--person", &bao]);
    assert_eq!(machine.answer(&["admin", "person", "list", "--organization", &bolt])[0]["active"], false);
    machine.run(&["admin", "token", "create", "--person", &bao]).refused(1, &["there is no active person", &bao]);
    let made = text(&machine.answer(&["admin", "token", "create", "--mail", "--name", "provider"]), "id");
    let listed = machine.answer(&["admin", "token", "list"]);
    assert_eq!((listed[0]["id"].as_str(), listed[0]["name"].as_str()), (Some(made.as_str()), Some("provider")));
    assert_eq!(machine.run(&["admin", "token", "revoke", "--token", &made]).code, 0);
    machine.run(&["admin", "token", "revoke", "--token", &made]).refused(1, &["there is no mail token", &made]);
    assert_eq!(machine.answer(&["admin", "token", "list"]), serde_json::json!([]));

    let standard = machine.answer(&["admin", "organization", "update", &acme, "--plan", "standard", "--contact-phone", "+49 203 1"]);
    assert_eq!((&standard["plan"], &standard["contacts"][0]["phone"]), (&json!("standard"), &json!("+49 203 1")));
    machine.run(&["admin", "plan", "approve", &acme]).refused(1, &["has not asked"]);
    let named = machine.answer(&["admin", "organization", "list", "--query", "sruby"]);
    assert_eq!((named.as_array().unwrap().len(), &named[0]["id"]), (1, &json!(bolt)));
}

#[test]
fn a_network_is_set_up_by_commands_alone_on_sqlite() {
    a_network_is_set_up_by_commands_alone(Engine::Sqlite);
}

#[test]
fn a_network_is_set_up_by_commands_alone_on_postgres() {
    a_network_is_set_up_by_commands_alone(Engine::Postgres);
}

#[test]
fn a_wrong_check_digit_is_a_warning_and_stops_nothing() {
    let machine = Machine::sqlite();
    for (identifier, number) in
        [("nip:5260001247", "NIP"), ("vat:PL5260001240", "NIP"), ("gln:9520000101375", "GLN"), ("peppol:0088:1", "GLN")]
    {
        let said = machine.run(&[&CREATE[..], &["--id", identifier]].concat());
        assert!(said.err.contains("warning") && said.err.contains(identifier) && said.err.contains(number), "{}", said.err);
        said.well();
    }
    let right = machine.run(&[&CREATE[..], &["--id", "nip:5260001246", "--id", "gln:9520000101374", "--id", "own:1"]].concat());
    assert_eq!(right.err, "");
}

#[test]
fn a_mistake_is_told_in_a_sentence_that_names_the_argument() {
    let machine = Machine::sqlite();
    machine.run(&[&CREATE[..], &["--id", "5260001246"]].concat()).refused(2, &["--id", "scheme:value"]);
    machine.run(&[&CREATE[..], &["--messaging", "maybe"]].concat()).refused(2, &["--messaging", "on", "off"]);
    let plan = ["admin", "organization", "create", "--name", "A", "--country", "PL", "--plan", "gold", "--role", "both"];
    machine.run(&plan).refused(2, &["--plan", "standard, enterprise"]);
    assert!(!machine.path("kontor-data").exists(), "nothing is made for a command that was not understood");
    machine.run(&["admin", "organization", "show", "0192"]).refused(1, &["there is no organization 0192"]);
    let bolt = machine.firm("Bolt", "nip:5260001246");
    machine.run(&[&CREATE[..], &["--id", "vat:PL5260001246"]].concat()).refused(1, &["5260001246", "another organization"]);
    machine.run(&["admin", "organization", "update", &bolt, "--messaging", "off"]).refused(1, &["--contact-email"]);
    machine.run(&["admin", "relationship", "create", "--buyer", &bolt, "--supplier", &bolt]).refused(1, &["the same organization"]);
    let bao = ["admin", "person", "create", "--organization", &bolt, "--name", "Bao", "--email", "bao@bolt.example", "--password-stdin"];
    machine.run(&bao).refused(1, &["no password on stdin"]);
    let short = machine.run_with(&bao, "geheim\n");
    assert!(short.err.contains("warning: the password is short"), "{}", short.err);
    assert!(!short.out.contains("geheim") && !short.out.contains("argon2"), "{}", short.out);
    machine.run(&bao[..9]).refused(1, &["e-mail address", "already"]);
}

#[test]
fn a_running_server_knows_at_once_what_a_command_did() {
    let machine = Machine::sqlite();
    let server = machine.start(&["serve"]);
    let bolt = machine.firm("Bolt", "nip:5260001246");
    let bao = machine.person(&bolt, "Bao Nguyen", "bao@bolt.example");
    let made = machine.answer(&["admin", "token", "create", "--person", &bao, "--name", "ERP"]);
    let token = text(&made, "token");
    let (status, body) = server.get("/api/v1/me", Some(&token));
    assert!(status == 200 && body.contains("Bao Nguyen"), "{status} {body}");
    machine.answer(&["admin", "person", "deactivate", &bao]);
    assert_eq!(server.get("/api/v1/me", Some(&token)).0, 401);
}
