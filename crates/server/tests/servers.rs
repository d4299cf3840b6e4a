//! Real servers of others, started for the tests and ended with them.

pub mod bucket;
pub mod dovecot;
pub mod postfix;

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

/// A client for tests. The library speaks TLS for the bucket's sake, and wants to be told once by which library of ciphers.
pub fn client() -> reqwest::ClientBuilder {
    // Where it is set already, it is this one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
}

/// The PostgreSQL of this run: the one that `KONTOR_TEST_POSTGRES` names, else one started for this process.
pub fn postgres() -> &'static str {
    static ADDRESS: OnceLock<(String, Option<Child>)> = OnceLock::new();
    let (address, _) = ADDRESS.get_or_init(|| match std::env::var("KONTOR_TEST_POSTGRES") {
        Ok(address) => (address, None),
        Err(_) => start(),
    });
    address
}

/// It ends when its input is closed, and that is when this process ends, however it ends.
fn start() -> (String, Option<Child>) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ci/postgres");
    let mut server = Command::new(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("ci/postgres starts");
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.starts_with("postgres://"), "no PostgreSQL; see above");
    (line.trim().to_owned(), Some(server))
}

/// A new empty database on it.
pub fn own_database() -> String {
    static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(1);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let name = format!("kontor_{}_{number}", std::process::id());
    let (server, _) = postgres().rsplit_once('/').unwrap();
    let made = Command::new("psql").args(["-q", "-c", &format!("CREATE DATABASE {name}"), postgres()]).output().expect("psql is there");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    format!("{server}/{name}")
}
