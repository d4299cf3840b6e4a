//! Several processes on one database: what one of them does is seen on the screens that another one serves.

use std::time::Duration;

use kontor_store::Engine;

use super::Machine;
use super::machine::{Running, text};

/// A machine with one firm and one administrator of it, and her API token.
struct Acme {
    machine: Machine,
    firm: String,
    token: String,
}

fn acme(engine: Engine) -> Acme {
    let machine = Machine::new(engine);
    let firm = machine.firm("ACME Stahl GmbH", "vat:DE123456789");
    let ann = machine.person(&firm, "Ann", "ann@acme.example");
    let token = text(&machine.answer(&["admin", "token", "create", "--person", &ann]), "token");
    Acme { machine, firm, token }
}

impl Acme {
    /// Listens to a server in Ann's name, lets something happen once the stream is open, and waits for the hint of it.
    fn is_told(&self, server: &Running, happens: impl FnOnce() + Send) -> String {
        let client = crate::servers::client().timeout(Duration::from_secs(20)).build().unwrap();
        let request = client.get(format!("{}/api/v1/events", server.url)).bearer_auth(&self.token);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let mut happens = Some(happens);
        runtime.block_on(async {
            let mut stream = request.send().await.unwrap();
            let mut told = String::new();
            while !told.contains("event: hint") && !told.contains("event:hint") {
                told.push_str(&String::from_utf8_lossy(&stream.chunk().await.unwrap().expect("the stream ended")));
                if told.contains("hello")
                    && let Some(happens) = happens.take()
                {
                    // In a thread of its own, since it may ask a server and wait for the answer.
                    std::thread::scope(|scope| scope.spawn(happens).join()).unwrap();
                }
            }
            told
        })
    }
}

#[test]
fn what_a_command_does_beside_a_running_server_is_told_to_its_streams() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let acme = acme(engine);
        let server = acme.machine.start(&["serve"]);
        let told = acme.is_told(&server, || {
            acme.machine.person(&acme.firm, "Ina", "ina@acme.example");
        });
        assert!(told.contains("account"), "{engine:?}: {told}");
    }
}

#[test]
fn two_servers_on_one_postgresql_tell_each_other() {
    let acme = acme(Engine::Postgres);
    let (one, other) = (acme.machine.start(&["serve"]), acme.machine.start(&["serve"]));
    let bolt = acme.machine.firm("Śruby Bałtyk Sp. z o.o.", "vat:PL5260001246");
    acme.machine.answer(&["admin", "relationship", "create", "--buyer", &acme.firm, "--supplier", &bolt]);
    acme.machine.person(&bolt, "Bao", "bao@bolt.example");
    let told = acme.is_told(&one, || {
        let body = serde_json::json!({ "partner_id": bolt, "subject": "Prices", "body": "Are they still right?" });
        let (status, answer) = other.post("/api/v1/conversations", &acme.token, &body);
        assert_eq!(status, 201, "{answer}");
    });
    assert!(told.contains("message"), "{told}");
}
