//! The configuration through the real binary: what it prints is itself a configuration, and a mistake is named with where it came from.

use std::path::Path;
use std::process::{Command, Output};

/// `kontor config` with this file and these variables, in an empty environment.
fn config(file: Option<&Path>, variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kontor"));
    command.env_clear().arg("config").envs(variables.iter().copied());
    if let Some(file) = file {
        command.arg("--config").arg(file);
    }
    command.output().unwrap()
}

fn written(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kontor.toml");
    std::fs::write(&file, text).unwrap();
    (folder, file)
}

#[track_caller]
fn refused(output: &Output, words: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "was taken");
    for word in words {
        assert!(said.contains(word), "“{word}” is not in: {said}");
    }
}

#[test]
fn what_is_printed_is_a_configuration_that_prints_the_same() {
    let first = config(None, &[("KONTOR_LIMITS__ATTACHMENT_BYTES", "5"), ("KONTOR_PROXY__TRUSTED", "10.0.0.0/8, 192.0.2.7")]);
    let text = String::from_utf8(first.stdout).unwrap();
    assert!(text.contains("attachment_bytes = 5 # KONTOR_LIMITS__ATTACHMENT_BYTES"), "{text}");
    assert!(text.contains(r#"trusted = ["10.0.0.0/8", "192.0.2.7/32"]"#), "{text}");
    let (_folder, file) = written(&text);
    assert_eq!(String::from_utf8(config(Some(&file), &[]).stdout).unwrap(), text);
}

#[test]
fn every_key_is_printed_with_what_it_is_for() {
    let text = String::from_utf8(config(None, &[]).stdout).unwrap();
    let printed: toml::Table = text.parse().unwrap();
    let whole = toml::Table::try_from(kontor_server::config::Config::default()).unwrap();
    assert_eq!(printed, whole);
}

#[test]
fn an_unknown_key_is_named_with_its_file() {
    let (_folder, file) = written("[limits]\nattachment_byte = 5\n");
    refused(&config(Some(&file), &[]), &["`limits.attachment_byte`", "kontor.toml", "there is no such key", "attachment_bytes"]);
}

#[test]
fn a_value_that_cannot_be_is_shown_with_what_could() {
    let many = config(None, &[("KONTOR_LIMITS__ATTACHMENT_BYTES", "ten")]);
    refused(&many, &["KONTOR_LIMITS__ATTACHMENT_BYTES", "“ten” is not a whole number from 0 on"]);
    let (_folder, file) = written("[plans.standard]\nmessaging = -5\n");
    refused(&config(Some(&file), &[]), &["`plans.standard.messaging`", "-5 is not true or false"]);
}

#[test]
fn an_unknown_variable_is_named() {
    refused(&config(None, &[("KONTOR_LIMITS__ATTACHMENT_BYTE", "5")]), &["KONTOR_LIMITS__ATTACHMENT_BYTE", "there is no such key"]);
}

#[test]
fn a_value_of_the_wrong_kind_is_named_with_what_it_should_be() {
    let (_folder, file) = written("listen = \"everywhere\"\n");
    refused(&config(Some(&file), &[]), &["`listen`", "kontor.toml"]);
    refused(
        &config(None, &[("KONTOR_LIMITS__MESSAGE_BYTES", "many")]),
        &["`limits.message_bytes`", "KONTOR_LIMITS__MESSAGE_BYTES", "many"],
    );
    refused(&config(None, &[("KONTOR_PLANS__UPGRADE", "soon")]), &["`plans.upgrade`", "soon"]);
    refused(&config(None, &[("KONTOR_PROXY__TRUSTED", "10.0.0.0/40")]), &["`proxy.trusted`", "10.0.0.0/40"]);
}

#[test]
fn what_cannot_work_is_refused_before_anything_starts() {
    refused(&config(None, &[("KONTOR_PUBLIC_URL", "https://kontor.example/here")]), &["`public_url`"]);
    refused(&config(None, &[("KONTOR_DATABASE__URL", "mysql://x")]), &["`database.url`", "postgres://"]);
    refused(&config(None, &[("KONTOR_BLOBS__URL", "ftp://files")]), &["`blobs.url`", "`file:`", "`s3://`"]);
    refused(&config(None, &[("KONTOR_BLOBS__URL", "s3://bucket/folder")]), &["`blobs.url`", "the name of a bucket"]);
    refused(&config(None, &[("KONTOR_BLOBS__URL", "s3://bucket")]), &["`blobs.access_key`", "both keys"]);
    let half = [("KONTOR_BLOBS__URL", "s3://bucket"), ("KONTOR_BLOBS__ACCESS_KEY", "AKI")];
    refused(&config(None, &half), &["`blobs.secret_key`"]);
    refused(&config(None, &[("KONTOR_BLOBS__ENDPOINT", "s3.firm.example")]), &["`blobs.endpoint`", "https://s3.firm.example"]);
    refused(&config(None, &[("KONTOR_LIMITS__POSTS_PER_MINUTE", "0")]), &["`limits.posts_per_minute`"]);
    let (folder, file) = written("listen = \n");
    refused(&config(Some(&file), &[]), &["kontor.toml"]);
    refused(&config(Some(&folder.path().join("nothing.toml")), &[]), &["nothing.toml"]);
}
