//! The power goes in the middle of a burst: every message that was acknowledged is there, once, in order.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use kontor_store::Engine;
use serde_json::{Value, json};

use super::Machine;
use super::machine::text;

/// How many write at once, and after how many answers the server is killed.
const WRITERS: usize = 24;
const ANSWERS: u32 = 120;

struct Burst {
    url: String,
    token: String,
    conversation: String,
    answered: AtomicU32,
}

impl Burst {
    fn request(&self, client: &reqwest::Client, body: &str) -> reqwest::RequestBuilder {
        let url = format!("{}/api/v1/conversations/{}/messages", self.url, self.conversation);
        client.post(url).bearer_auth(&self.token).header("idempotency-key", body).json(&json!({"body": body}))
    }

    /// Writes until nobody answers; gives what was acknowledged.
    async fn writes(self: Arc<Self>, writer: usize) -> Vec<(i64, String)> {
        let client = crate::servers::client().build().unwrap();
        let mut acknowledged = Vec::new();
        for number in 0.. {
            let body = format!("{writer}-{number}");
            let Ok(answer) = self.request(&client, &body).timeout(Duration::from_secs(5)).send().await else { break };
            assert_eq!(answer.status(), 201);
            let Ok(message) = answer.json::<Value>().await else { break };
            acknowledged.push((message["seq"].as_i64().unwrap(), body));
            self.answered.fetch_add(1, Ordering::Relaxed);
        }
        acknowledged
    }
}

fn what_was_acknowledged_survives(engine: Engine) {
    let machine = Machine::new(engine);
    let (acme, bolt) = (machine.firm("Acme", "vat:DE811234567"), machine.firm("Bolt", "nip:5260001246"));
    machine.answer(&["admin", "relationship", "create", "--buyer", &acme, "--supplier", &bolt]);
    let bao = machine.person(&bolt, "Bao", "bao@bolt.example");
    machine.person(&acme, "Ann", "ann@acme.example");
    let token = text(&machine.answer(&["admin", "token", "create", "--person", &bao]), "token");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();

    let server = machine.start(&["serve"]);
    let client = crate::servers::client().build().unwrap();
    let new = json!({"partner_id": acme, "subject": "Storm", "body": "first"});
    let first = client.post(format!("{}/api/v1/conversations", server.url)).bearer_auth(&token).json(&new).send();
    let begun: Value = runtime.block_on(async { first.await.unwrap().json().await.unwrap() });
    let burst = Burst { url: server.url.clone(), token, conversation: text(&begun, "id"), answered: AtomicU32::new(0) };
    let burst = Arc::new(burst);
    let acknowledged: Vec<(i64, String)> = runtime.block_on(async {
        let mut writers = tokio::task::JoinSet::new();
        for writer in 0..WRITERS {
            writers.spawn(Arc::clone(&burst).writes(writer));
        }
        while burst.answered.load(Ordering::Relaxed) < ANSWERS {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        drop(server);
        writers.join_all().await.into_iter().flatten().collect()
    });

    let server = machine.start(&["serve"]);
    let burst = Burst {
        url: server.url.clone(),
        answered: AtomicU32::new(0),
        token: burst.token.clone(),
        conversation: burst.conversation.clone(),
    };
    let mut kept: Vec<(i64, String)> = Vec::new();
    loop {
        let after = kept.last().map_or(0, |(seq, _)| *seq);
        let path = format!("/api/v1/conversations/{}/messages?limit=200&after={after}", burst.conversation);
        let page: Value = serde_json::from_str(&server.get(&path, Some(&burst.token)).1).unwrap();
        let page = page["items"].as_array().unwrap().clone();
        if page.is_empty() {
            break;
        }
        kept.extend(page.iter().map(|message| (message["seq"].as_i64().unwrap(), text(message, "body"))));
    }
    assert!(acknowledged.len() >= ANSWERS as usize);
    assert!(kept.iter().map(|(seq, _)| *seq).eq(1..=i64::try_from(kept.len()).unwrap()), "numbers have no gaps");
    let bodies: HashSet<&str> = kept.iter().map(|(_, body)| body.as_str()).collect();
    assert_eq!(bodies.len(), kept.len(), "nothing stands there twice");
    for (seq, body) in &acknowledged {
        assert_eq!(kept[usize::try_from(*seq).unwrap() - 1].1, *body, "what was acknowledged as number {seq}");
    }
    // Whoever was not answered sends again under the same key: written once, whether it had been or not.
    let (_, last) = acknowledged.last().unwrap();
    let again = runtime.block_on(async { burst.request(&client, last).send().await.unwrap().status() });
    assert_eq!(again, 200);
}

#[test]
fn what_was_acknowledged_survives_a_kill_on_sqlite() {
    what_was_acknowledged_survives(Engine::Sqlite);
}

#[test]
fn what_was_acknowledged_survives_a_kill_on_postgres() {
    what_was_acknowledged_survives(Engine::Postgres);
}
