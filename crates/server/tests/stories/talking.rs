//! A message's life: begun, answered, found, whose turn it is, taken, settled, withdrawn, and sent twice but written once.

use reqwest::Method;
use serde_json::json;

use crate::world::{Program, World, invoice};

async fn people(world: &World) -> (Program<'_>, Program<'_>, Program<'_>) {
    (world.program("ann@acme.example").await, world.program("olek@acme.example").await, world.program("bao@bolt.example").await)
}

/// What is written is findable at the latest two seconds later.
async fn found(world: &World, by: &Program<'_>, words: &str) -> usize {
    while world.store().index_messages().await.unwrap() > 0 {}
    by.get(&kontor_server::web::address("/api/v1/conversations", &[("q", words)])).await.expect(200).json()["items"]
        .as_array()
        .unwrap()
        .len()
}

on_both_engines! {
    async fn whoever_wrote_last_waits_and_the_other_has_the_turn(world) {
        let (ann, _, bao) = people(world).await;
        let conversation = bao.begins(&world.firms.acme, "Delivery", "Tuesday?").await;
        assert_eq!((ann.list("waiting_for_us").await.len(), bao.list("waiting_for_them").await.len()), (1, 1));
        ann.writes(&conversation, "Wednesday.").await;
        assert_eq!((ann.list("waiting_for_them").await.len(), bao.list("waiting_for_us").await.len()), (1, 1));
        bao.puts(&conversation, "settled").await.expect(204);
        assert_eq!((ann.list("waiting_for_them").await.len(), bao.list("waiting_for_us").await.len()), (0, 0), "it shows to both");
        ann.puts(&conversation, "settled").await.expect(204);
        ann.writes(&conversation, "One more thing.").await;
        assert_eq!(bao.list("waiting_for_us").await.len(), 1, "it ends when the partner writes again");
        ann.puts(&conversation, "settled").await.expect(409);
    }

    async fn an_archived_conversation_comes_back_with_a_new_message_unless_it_is_muted(world) {
        let (ann, olek, bao) = people(world).await;
        let conversation = bao.begins(&world.firms.acme, "Delivery", "Tuesday?").await;
        for one in [&ann, &olek] {
            one.puts(&conversation, "archive").await.expect(204);
        }
        olek.puts(&conversation, "mute").await.expect(204);
        assert_eq!((ann.list("all").await.len(), ann.list("archived").await.len()), (0, 1));
        bao.writes(&conversation, "Or Wednesday?").await;
        assert_eq!((ann.list("all").await.len(), ann.unread().await), (1, 1));
        assert_eq!((olek.list("all").await.len(), olek.list("archived").await.len()), (0, 1));
    }

    async fn marked_as_unread_it_is_unread_until_it_is_read_again(world) {
        let (ann, _, bao) = people(world).await;
        let conversation = bao.begins(&world.firms.acme, "Delivery", "Tuesday?").await;
        let read = json!({"seq": 1});
        let path = format!("/api/v1/conversations/{conversation}/read");
        ann.ask(Method::PUT, &path, |request| request.json(&read)).await.expect(204);
        assert_eq!(ann.unread().await, 0);
        ann.puts(&conversation, "unread").await.expect(204);
        assert_eq!(ann.unread().await, 1);
    }

    async fn whoever_takes_it_finds_it_under_mine_and_a_colleague_gets_it_handed_over(world) {
        let (ann, olek, bao) = people(world).await;
        let conversation = bao.begins(&world.firms.acme, "Delivery", "Tuesday?").await;
        olek.puts(&conversation, "owner").await.expect(204);
        assert_eq!((olek.list("mine").await.len(), ann.list("mine").await.len()), (1, 0));
        world.minutes_pass(1);
        let ann_id = ann.get("/api/v1/me").await.json()["id"].as_str().unwrap().to_owned();
        let owner = json!({"person_id": ann_id});
        olek.ask(Method::PUT, &format!("/api/v1/conversations/{conversation}/owner"), |request| request.json(&owner)).await.expect(204);
        assert_eq!((olek.list("mine").await.len(), ann.list("mine").await.len()), (0, 1));
        let kinds = |events: serde_json::Value| {
            events["items"].as_array().unwrap().iter().map(|event| event["type"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let path = format!("/api/v1/conversations/{conversation}/events");
        assert_eq!(kinds(ann.get(&path).await.json()), ["taken", "handed_over"]);
        assert_eq!(kinds(bao.get(&path).await.json()), [""; 0], "events of our own side are seen by our side only");
    }

    async fn the_same_request_sent_twice_is_written_once(world) {
        let (_, _, bao) = people(world).await;
        let new = json!({"partner_id": world.firms.acme, "subject": "Delivery", "body": "Tuesday?"});
        let send = |path: String, body: serde_json::Value, key: &'static str| {
            let bao = &bao;
            async move { bao.ask(Method::POST, &path, |request| request.header("idempotency-key", key).json(&body)).await }
        };
        let first = send("/api/v1/conversations".to_owned(), new.clone(), "a").await.expect(201).json();
        let again = send("/api/v1/conversations".to_owned(), new, "a").await.expect(200).json();
        assert_eq!(first["id"], again["id"]);
        let path = format!("/api/v1/conversations/{}/messages", first["id"].as_str().unwrap());
        let one = send(path.clone(), json!({"body": "Hello?"}), "b").await.expect(201).json();
        let same = send(path.clone(), json!({"body": "Hello?"}), "b").await.expect(200).json();
        assert_eq!((&one["id"], &one["seq"]), (&same["id"], &same["seq"]));
        send(path, json!({"body": "Something else"}), "b").await.expect(422);
    }

    async fn a_message_is_withdrawn_within_a_minute_while_nobody_has_seen_it(world) {
        let (ann, _, bao) = people(world).await;
        let conversation = bao.begins(&world.firms.acme, "Delivery", "Tuesday, the secret word is wombat.").await;
        ann.puts(&conversation, "messages/1/withdrawal").await.expect(404);
        bao.puts(&conversation, "messages/1/withdrawal").await.expect(204);
        let thread = ann.get(&format!("/api/v1/conversations/{conversation}/messages")).await.expect(200).json();
        assert_eq!(thread["items"][0]["body"], "");
        assert!(thread["items"][0]["withdrawn_at"].is_string());
        assert_eq!(found(world, &ann, "wombat").await, 0);
        bao.writes(&conversation, "Wednesday.").await;
        world.minutes_pass(2);
        assert_eq!(bao.puts(&conversation, "messages/2/withdrawal").await.expect(409).json()["type"], "conflict");
        bao.writes(&conversation, "Thursday.").await;
        let browser = world.sign_in("ann@acme.example").await;
        browser.ask(Method::PUT, &format!("/messages/{conversation}/read"), |request| {
            request.header("content-type", "application/x-www-form-urlencoded").header("sec-fetch-site", "same-origin").body("seq=3")
        }).await.expect(204);
        bao.puts(&conversation, "messages/3/withdrawal").await.expect(409);
    }

    async fn search_folds_accents_and_looks_everywhere_it_should(world) {
        world.numbers().await;
        let (ann, _, bao) = people(world).await;
        let paper = bao.brings(&invoice("FV/2026/11/7", "100.00")).await;
        bao.asks_about(&paper, "Zapłata", "Kiedy przelew? Pozdrowienia z Łodzi, O'Brien AND \"co\"").await;
        for words in ["zaplata", "lodz", "ŁODZI", "FV/2026/11/7", "O'Brien", "AND", "acme", "przel", "zaplata o'brien", "\"co\""] {
            let expected = if words == "acme" { (0, 1) } else { (1, 1) };
            assert_eq!((found(world, &ann, words).await, found(world, &bao, words).await), expected, "{words}");
        }
        for words in ["wombat", "zaplata wombat", "---"] {
            assert_eq!(found(world, &ann, words).await, 0, "{words}");
        }
        assert_eq!(found(world, &world.program("mallory@other.example").await, "zaplata").await, 0);
    }

    async fn what_is_wrong_with_a_request_is_said_with_its_limit(world) {
        let (_, _, bao) = people(world).await;
        let ask = async |new: serde_json::Value| bao.post("/api/v1/conversations", &new).await;
        let acme = &world.firms.acme;
        let answer = ask(json!({"partner_id": acme, "subject": "", "body": ""})).await.expect(422).json();
        let fields: Vec<&str> = answer["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect();
        assert_eq!(fields, ["subject", "body"]);
        let answer = ask(json!({"partner_id": acme, "subject": "x".repeat(201), "body": "y"})).await.expect(422);
        answer.says("200");
        ask(json!({"partner_id": acme, "subject": "x".repeat(200), "body": "y"})).await.expect(201);
        ask(json!({"partner_id": acme, "subject": "x", "body": "y".repeat(32 * 1024)})).await.expect(201);
        ask(json!({"partner_id": acme, "subject": "x", "body": "y".repeat(32 * 1024 + 1)})).await.expect(422).says("32,769");
        assert_eq!(ask(json!({"subject": "x", "body": "y"})).await.expect(422).json()["errors"][0]["field"], "partner_id");
        assert_eq!(ask(json!({"partner_id": world.firms.other, "subject": "x", "body": "y"})).await.expect(403).json()["type"], "no_relationship");
        ask(json!({"document_id": "nonsense", "subject": "x", "body": "y"})).await.expect(404);
        bao.ask(Method::POST, "/api/v1/conversations", |request| request.header("content-type", "application/json").body("{")).await.expect(400);
    }
}
