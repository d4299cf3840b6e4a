//! `kontor mail deliver`: what a mail server learns from its exit code.

use super::machine::Machine;

const MAIL: &str = "From: <ann@acme.example>\r\nTo: <r+aaaa@localhost>\r\nSubject: Hello\r\nMessage-ID: <1@acme.example>\r\n\r\nHello.\r\n";

#[test]
fn an_address_that_was_never_ours_ends_with_67() {
    let machine = Machine::sqlite();
    for to in ["r+aaaa@localhost", "office@localhost", "somebody@elsewhere.example"] {
        assert_eq!(machine.run_with(&["mail", "deliver", "--to", to], MAIL).code, 67, "{to}");
    }
}

#[test]
fn a_mail_from_somebody_known_is_kept_and_one_that_is_too_large_is_not() {
    let machine = Machine::sqlite();
    let firm = machine.firm("ACME Stahl GmbH", "vat:DE811234567");
    machine.answer(&["admin", "person", "create", "--organization", &firm, "--name", "Ann Weber", "--email", "ann@acme.example"]);
    let deliver = ["mail", "deliver", "--to", "office@localhost", "--from", "ann@acme.example"];
    assert_eq!(machine.run_with(&deliver, MAIL).code, 0);
    assert_eq!(machine.run_with(&deliver, &format!("{MAIL}{}", "x".repeat(25 << 20))).code, 65);
    let closed = machine.write("closed", "");
    let database = format!("sqlite:{}/kontor.db", closed.display());
    let config = machine.write("closed.toml", &format!("[database]\nurl = \"{database}\"\n"));
    let later = ["--config", config.to_str().unwrap(), "mail", "deliver", "--to", "office@localhost", "--from", "ann@acme.example"];
    assert_eq!(machine.run_with(&later, MAIL).code, 75);
}
