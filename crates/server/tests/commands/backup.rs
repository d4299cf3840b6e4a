//! A backup brings everything back, and the doctor finds what is broken.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use kontor_store::Engine;

use super::Machine;
use super::machine::paper;
use crate::servers::bucket::{ACCESS_KEY, Bucket, SECRET_KEY};

/// A machine with one firm and one held invoice.
fn with_an_invoice(engine: Engine) -> Machine {
    that_holds_an_invoice(Machine::new(engine))
}

fn that_holds_an_invoice(machine: Machine) -> Machine {
    let bolt = machine.firm("Śruby Bałtyk Sp. z o.o.", "vat:PL5260001246");
    let bao = machine.person(&bolt, "Bao", "bao@bolt.example");
    let invoice = paper("ubl-invoice-gdynia-duisburg.xml");
    machine.answer(&["documents", "import", "--as", &bao, invoice.to_str().unwrap()]);
    machine
}

/// The only file that is kept in this folder of blobs.
fn only_blob(blobs: &Path) -> PathBuf {
    let shelves = fs::read_dir(blobs).unwrap().map(|shelf| shelf.unwrap().path()).filter(|shelf| !shelf.ends_with("incoming"));
    let files: Vec<PathBuf> = shelves.flat_map(|shelf| fs::read_dir(shelf).unwrap().map(|file| file.unwrap().path())).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files[0].clone()
}

#[test]
fn an_archive_unpacked_elsewhere_is_the_whole_installation() {
    let machine = with_an_invoice(Engine::Sqlite);
    let server = machine.start(&["serve"]);
    let said = machine.run(&["backup", "copy.tar"]);
    drop(server);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("1 files"), "{}", said.out);
    assert_eq!(fs::metadata(machine.path("copy.tar")).unwrap().permissions().mode() & 0o777, 0o600);
    let beside: Vec<_> = fs::read_dir(machine.path(".")).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 2, "only the archive and the data folder stay: {beside:?}");
    machine.run(&["backup", "copy.tar"]).refused(1, &["exists already"]);

    let other = Machine::sqlite();
    tar::Archive::new(File::open(machine.path("copy.tar")).unwrap()).unpack(other.path("kontor-data")).unwrap();
    for file in ["kontor-data/secrets", "kontor-data/blobs"] {
        let (was, is) = (machine.path(file), other.path(file));
        let (was, is) = if was.is_dir() { (only_blob(&was), only_blob(&is)) } else { (was, is) };
        assert_eq!(fs::read(was).unwrap(), fs::read(is).unwrap(), "{file}");
    }
    assert_eq!(other.answer(&["admin", "organization", "list"]), machine.answer(&["admin", "organization", "list"]));
    let health = other.run(&["doctor"]);
    assert_eq!(health.code, 0, "{}", health.out);
}

fn an_archive_holds_what_lies_in_a_bucket_and_the_doctor_looks_there(engine: Engine) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let bucket = runtime.block_on(Bucket::start());
    let machine = that_holds_an_invoice(Machine::new(engine).with(bucket.variables()));
    let [name] = &runtime.block_on(bucket.names())[..] else { panic!("one invoice, one file") };
    let health = machine.run(&["doctor"]);
    assert!(health.code == 0 && health.out.contains("ok    bucket: kontor") && health.out.contains("ok    files"), "{}", health.out);
    let said = machine.run(&["backup", "copy.tar"]);
    assert!(said.code == 0 && said.out.contains("1 files"), "{}{}", said.out, said.err);

    let other = Machine::sqlite();
    tar::Archive::new(File::open(machine.path("copy.tar")).unwrap()).unpack(other.path("kontor-data")).unwrap();
    assert!(other.path("kontor-data/blobs").join(name).is_file(), "unpacked, it is a folder of blobs");
    match engine {
        Engine::Sqlite => assert_eq!(other.run(&["doctor"]).code, 0),
        Engine::Postgres => assert!(other.path("kontor-data/kontor.dump").is_file()),
    }

    runtime.block_on(bucket.is_damaged(name, "cut"));
    let cut = machine.run(&["doctor"]);
    assert!(cut.code == 1 && cut.out.contains("FAIL  files: 1") && cut.out.contains("3 bytes"), "{}", cut.out);
    bucket.goes_away();
    let away = machine.run(&["doctor"]);
    assert!(away.code == 1 && away.out.contains("FAIL  bucket: kontor"), "{}", away.out);
    for said in [&health.out, &cut.out, &away.out, &away.err, &machine.run(&["config"]).out] {
        assert!(!said.contains(SECRET_KEY) && !said.contains(ACCESS_KEY), "{said}");
    }
}

#[test]
fn an_archive_holds_what_lies_in_a_bucket_and_the_doctor_looks_there_on_sqlite() {
    an_archive_holds_what_lies_in_a_bucket_and_the_doctor_looks_there(Engine::Sqlite);
}

#[test]
fn an_archive_holds_what_lies_in_a_bucket_and_the_doctor_looks_there_on_postgres() {
    an_archive_holds_what_lies_in_a_bucket_and_the_doctor_looks_there(Engine::Postgres);
}

fn the_doctor_finds_a_file_that_is_lost_and_one_that_was_cut(engine: Engine) {
    let machine = with_an_invoice(engine);
    let sound = machine.run(&["doctor"]);
    assert_eq!(sound.code, 0, "{}", sound.out);
    assert!(!sound.out.contains("FAIL") && sound.out.contains("ok    files"), "{}", sound.out);
    let blob = only_blob(&machine.path("kontor-data/blobs"));
    let name = blob.file_name().unwrap().to_str().unwrap().to_owned();
    fs::write(&blob, "cut").unwrap();
    let cut = machine.run(&["doctor"]);
    cut.refused(1, &["one check"]);
    assert!(cut.out.contains("FAIL  files: 1") && cut.out.contains(&name) && cut.out.contains("3 bytes"), "{}", cut.out);
    fs::remove_file(&blob).unwrap();
    let lost = machine.run(&["doctor"]);
    assert!(lost.code == 1 && lost.out.contains(&format!("{name} is missing")), "{}", lost.out);
    let indexed = machine.run(&["reindex"]);
    assert!(indexed.code == 0 && indexed.err.contains("1 rows"), "{}", indexed.err);
}

#[test]
fn the_doctor_finds_a_file_that_is_lost_and_one_that_was_cut_on_sqlite() {
    the_doctor_finds_a_file_that_is_lost_and_one_that_was_cut(Engine::Sqlite);
}

#[test]
fn the_doctor_finds_a_file_that_is_lost_and_one_that_was_cut_on_postgres() {
    the_doctor_finds_a_file_that_is_lost_and_one_that_was_cut(Engine::Postgres);
}

#[test]
fn the_doctor_makes_nothing_and_says_what_to_do() {
    let machine = Machine::sqlite();
    let nothing = machine.run(&["doctor"]);
    nothing.refused(1, &["one check"]);
    assert!(nothing.out.contains("FAIL  database: there is none") && nothing.out.contains("kontor migrate"), "{}", nothing.out);
    assert!(!machine.path("kontor-data").exists());

    machine.run(&["migrate"]);
    let secrets = machine.write("secrets", &"ab".repeat(32));
    fs::set_permissions(&secrets, fs::Permissions::from_mode(0o644)).unwrap();
    let config = machine.write("kontor.toml", "public_url = \"https://kontor.example\"\n[secrets]\nfile = \"secrets\"\n");
    let said = machine.run(&["doctor", "--config", config.to_str().unwrap()]);
    said.refused(1, &["one check"]);
    assert!(said.out.contains("FAIL  secrets") && said.out.contains("chmod 600"), "{}", said.out);
    assert!(said.out.contains("warn  proxy"), "{}", said.out);
}

#[test]
fn a_database_that_is_kept_up_to_date_by_hand_is_not_touched_by_others() {
    let machine = Machine::sqlite();
    let config = machine.write("kontor.toml", "[database]\nmigrate = \"by_command\"\n");
    let with = |words: &[&str]| machine.run(&[words, &["--config", config.to_str().unwrap()]].concat());
    with(&["admin", "organization", "list"]).refused(1, &["run `kontor migrate`"]);
    let schema = with(&["doctor"]);
    assert!(schema.code == 1 && schema.out.contains("FAIL  schema: 0001_network"), "{}", schema.out);
    assert_eq!(with(&["migrate"]).code, 0);
    assert_eq!(with(&["admin", "organization", "list"]).out, "[]\n");
}
