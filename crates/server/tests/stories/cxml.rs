//! cXML over HTTP, as systems of others send it: who may come in, what is answered, what becomes of the papers and their secrets.

use std::io::Write as _;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_store::{NewCxmlSender, OrganizationChange};
use serde_json::{Value, json};

use crate::world::{World, run_as};

/// What Acme's network and Acme agreed on.
const SECRET: &str = "k7-Zielona!Brama";
/// Acme, Bolt, and the network that sends for Acme.
const ACME: (&str, &str) = ("NetworkID", "AN01000000101");
const BOLT: (&str, &str) = ("NetworkId", "AN01000000202");
const HUB: (&str, &str) = ("NetworkID", "AN01000000999");

impl World {
    /// Acme and Bolt are known by their accounts of a network, which sends for Acme; Bolt sends for itself.
    async fn networked(&self) {
        for (firm, (_, identity)) in [(&self.firms.acme, ACME), (&self.firms.bolt, BOLT)] {
            let change = OrganizationChange {
                identifiers: Some(vec![("network".to_owned(), identity.to_owned())]),
                ..OrganizationChange::default()
            };
            self.store().update_organization(&self.operator, firm, change, self.clock.now()).await.unwrap();
        }
        self.agrees(&self.firms.acme, HUB, SECRET).await;
        self.agrees(&self.firms.bolt, BOLT, "swordfish-7").await;
    }

    /// A firm has this account of the network.
    async fn is_known_as(&self, firm: &kontor_store::model::ids::OrganizationId, identity: &str) {
        let identifiers = Some(vec![("network".to_owned(), identity.to_owned())]);
        let change = OrganizationChange { identifiers, ..OrganizationChange::default() };
        self.store().update_organization(&self.operator, firm, change, self.clock.now()).await.unwrap();
    }

    async fn agrees(&self, firm: &kontor_store::model::ids::OrganizationId, (domain, identity): (&str, &str), secret: &str) {
        let known_as = ("network".to_owned(), identity.to_owned());
        let hash = self.server.app.secrets.cxml_hash(&known_as.0, &known_as.1, secret);
        let new = NewCxmlSender { domain, identity, known_as, secret_hash: &hash };
        self.store().add_cxml_sender_for(&self.operator, firm, &new, self.clock.now()).await.unwrap();
    }

    /// Sends each of these by Python's HTTP client; the answers.
    fn sent(&self, requests: &[Value]) -> Vec<Value> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories/cxml/client.py");
        let mut client =
            Command::new("python3").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("python3 is there");
        let addressed = requests.iter().map(|request| {
            let mut request = request.clone();
            request["url"] = self.url("/cxml").into();
            request.to_string()
        });
        let lines = addressed.collect::<Vec<_>>().join("\n") + "\n";
        client.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        let output = client.wait_with_output().unwrap();
        assert!(output.status.success(), "the client failed");
        let answers: Vec<Value> =
            String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(answers.len(), requests.len());
        for answer in &answers {
            assert_eq!((answer["http"].as_i64(), answer["type"].as_str()), (Some(200), Some("text/xml; charset=UTF-8")), "{answer}");
            assert!(answer["payload"].as_str().unwrap().ends_with("@127.0.0.1"), "{answer}");
            assert_eq!(answer["timestamp"], "2026-11-23T08:00:00+00:00");
        }
        answers
    }

    fn send(&self, text: &str) -> Value {
        self.sent(&[message(text)]).remove(0)
    }

    fn code(&self, text: &str) -> i64 {
        self.send(text)["code"].as_i64().unwrap()
    }
}

fn message(text: &str) -> Value {
    json!({ "body": STANDARD.encode(text) })
}

/// Somebody's request; `sender` shows a secret or none.
fn cxml(payload: &str, from: (&str, &str), to: (&str, &str), sender: (&str, &str, &str), body: &str) -> String {
    let credential = |(domain, identity): (&str, &str), secret: &str| {
        format!("<Credential domain='{domain}'><Identity>{identity}</Identity>{secret}</Credential>")
    };
    let (domain, identity, secret) = sender;
    let secret = if secret.is_empty() { String::new() } else { format!("<SharedSecret>{secret}</SharedSecret>") };
    format!(
        "<?xml version='1.0' encoding='UTF-8'?>\n<!DOCTYPE cXML SYSTEM 'http://xml.cxml.org/schemas/cXML/1.2.045/cXML.dtd'>\n\
         <cXML payloadID='{payload}' timestamp='2026-11-23T08:59:00+01:00'><Header><From>{}</From><To>{}</To>\
         <Sender>{}<UserAgent>not ours</UserAgent></Sender></Header><Request>{body}</Request></cXML>",
        credential(from, ""),
        credential(to, ""),
        credential((domain, identity), &secret)
    )
}

/// An order of Acme to Bolt, through Acme's network.
fn order(payload: &str, number: &str, kind: &str) -> String {
    let body = format!(
        "<OrderRequest><OrderRequestHeader orderID='{number}' orderDate='2026-11-23' type='{kind}'><Total><Money currency='EUR'>930.00</Money></Total>\
         <Comments>see the drawing<Attachment><URL>cid:drawing@acme</URL></Attachment></Comments></OrderRequestHeader>\
         <ItemOut lineNumber='1' quantity='1000'><ItemID><SupplierPartID>SR-M12</SupplierPartID></ItemID><ItemDetail><UnitPrice>\
         <Money currency='EUR'>0.93</Money></UnitPrice><Description>Hex bolt</Description><UnitOfMeasure>EA</UnitOfMeasure></ItemDetail></ItemOut></OrderRequest>"
    );
    cxml(payload, ACME, BOLT, (HUB.0, HUB.1, SECRET), &body)
}

on_both_engines! {
    async fn an_order_comes_through_the_network_and_both_see_it(world) {
        world.networked().await;
        let answer = world.send(&order("1@acme", "4500017300", "new"));
        assert_eq!((answer["code"].as_i64(), answer["text"].as_str()), (Some(200), Some("OK")), "{answer}");
        for who in ["ann@acme.example", "bao@bolt.example"] {
            let list = world.program(who).await.get("/api/v1/documents?type=order").await.expect(200).json();
            assert_eq!(list["items"][0]["number"], "4500017300", "{who}");
        }
    }

    async fn a_retry_gets_the_same_answer_and_makes_no_second_document(world) {
        world.networked().await;
        let (first, other) = (order("1@acme", "4500017300", "new"), order("1@acme", "4500017301", "new"));
        let answers = world.sent(&[message(&first), message(&first), message(&other)]);
        assert_eq!(answers[0]["whole"], answers[1]["whole"]);
        assert_eq!(answers[2]["code"], 409, "the same payloadID, other content");
        let list = world.program("ann@acme.example").await.get("/api/v1/documents").await.expect(200).json();
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
        // A secret that was changed between two tries does not make another message of it.
        world.agrees(&world.firms.acme, HUB, "a newer secret").await;
        assert_eq!(world.send(&first.replace(SECRET, "a newer secret"))["whole"], answers[0]["whole"]);
    }

    async fn the_same_name_of_a_message_is_anothers_own_matter(world) {
        world.networked().await;
        let invoice = "<InvoiceDetailRequest><InvoiceDetailRequestHeader invoiceID='7' invoiceDate='2026-11-23' purpose='standard' operation='new'/>\
                       <InvoiceDetailSummary><DueAmount><Money currency='EUR'>1.00</Money></DueAmount></InvoiceDetailSummary></InvoiceDetailRequest>";
        let invoice = cxml("1@acme", BOLT, ACME, (BOLT.0, BOLT.1, "swordfish-7"), invoice);
        let answers = world.sent(&[message(&order("1@acme", "4500017300", "new")), message(&invoice)]);
        assert_eq!((&answers[0]["code"], &answers[1]["code"]), (&json!(200), &json!(200)));
    }

    async fn a_change_is_a_version_of_the_order(world) {
        world.networked().await;
        let orders = [order("1@acme", "4500017300", "new"), order("2@acme", "4500017300", "update"), order("3@acme", "4500017300", "delete")];
        let answers = world.sent(&orders.map(|text| message(&text)));
        assert!(answers.iter().all(|answer| answer["code"] == 200), "{answers:?}");
        let list = world.program("bao@bolt.example").await.get("/api/v1/documents").await.expect(200).json();
        assert_eq!((&list["items"][0]["version"], list["items"].as_array().unwrap().len()), (&json!(3), 1));
    }

    async fn whoever_shows_no_secret_or_a_wrong_one_is_a_stranger(world) {
        world.networked().await;
        let order = order("1@acme", "4500017300", "new");
        for secret in ["", "k7-Zielona!Bram", "K7-ZIELONA!BRAMA", "swordfish-7"] {
            assert_eq!(world.code(&order.replace(&format!("<SharedSecret>{SECRET}</SharedSecret>"), &format!("<SharedSecret>{secret}</SharedSecret>"))), 401);
        }
        assert_eq!(world.code(&order.replace(HUB.1, "AN01000000998")), 401);
        assert_eq!(world.code(&order.replace("<Sender>", "<Sender/><Nobody>").replace("</Sender></Header>", "</Nobody></Header>")), 401);
        let list = world.program("ann@acme.example").await.get("/api/v1/documents").await.expect(200).json();
        assert_eq!(list["items"], json!([]));
    }

    async fn a_sender_brings_only_what_is_from_those_it_sends_for(world) {
        world.networked().await;
        let order = order("1@acme", "4500017300", "new");
        let in_boltss_name = order.replace(&format!("<From><Credential domain='{}'><Identity>{}", ACME.0, ACME.1), &format!("<From><Credential domain='{}'><Identity>{}", BOLT.0, BOLT.1));
        assert_ne!(in_boltss_name, order);
        assert_eq!(world.code(&in_boltss_name), 403);
        assert_eq!(world.code(&order.replace(ACME.1, "AN01000000555")), 403, "nobody of this network");
        // Bolt, with its own secret, cannot write an order in Acme's place: only the buyer issues it.
        let by_bolt = cxml("9@bolt", BOLT, ACME, (BOLT.0, BOLT.1, "swordfish-7"), "<OrderRequest><OrderRequestHeader orderID='1' orderDate='2026-11-23' type='new'/></OrderRequest>");
        assert_eq!(world.code(&by_bolt), 200, "an order by Bolt as the buyer is its own");
        let confirmation = "<ConfirmationRequest><ConfirmationHeader type='accept' noticeDate='2026-11-23'/><OrderReference orderID='4500017300'/></ConfirmationRequest>";
        assert_eq!(world.code(&cxml("10@acme", ACME, BOLT, (HUB.0, HUB.1, SECRET), confirmation)), 200, "in it Acme is the seller");
    }

    async fn what_waits_for_its_partner_is_accepted_and_delivered_when_he_comes(world) {
        world.networked().await;
        let answers = world.sent(&[message(&order("1@acme", "4500017300", "new").replace(BOLT.1, "AN01000000777"))]);
        assert_eq!((&answers[0]["code"], &answers[0]["text"]), (&json!(201), &json!("Accepted")));
        let ann = world.program("ann@acme.example").await;
        assert_eq!(ann.get("/api/v1/documents").await.expect(200).json()["items"][0]["status"], "waiting_for_partner");
        let held = world.store().held_documents(&world.operator).await.unwrap();
        assert_eq!((held.len(), held[0].number.as_str(), held[0].sender == world.firms.acme), (1, "4500017300", true));
        assert_eq!((&held[0].identifiers, &held[0].unrelated), (&vec![("network".to_owned(), "AN01000000777".to_owned())], &vec![]));
        world.is_known_as(&world.firms.other, "AN01000000777").await;
        let held = world.store().held_documents(&world.operator).await.unwrap();
        assert_eq!((held[0].unrelated.len(), &held[0].unrelated[0].id), (1, &world.firms.other), "it is there, but not related");
        world.is_known_as(&world.firms.other, "AN01000000778").await;
        let identifiers = Some(vec![("network".to_owned(), "AN01000000777".to_owned())]);
        let change = OrganizationChange { identifiers, ..OrganizationChange::default() };
        world.store().update_organization(&world.operator, &world.firms.bolt, change, world.clock.now()).await.unwrap();
        let list = world.program("bao@bolt.example").await.get("/api/v1/documents").await.expect(200).json();
        assert_eq!(list["items"][0]["number"], "4500017300");
        assert!(world.store().held_documents(&world.operator).await.unwrap().is_empty());
    }

    async fn everything_gets_an_answer(world) {
        world.networked().await;
        let order = order("1@acme", "4500017300", "new");
        let by_hub = |body: &str| cxml("5@acme", ACME, BOLT, (HUB.0, HUB.1, SECRET), body);
        let entity = order.replace("cXML.dtd'>", "cXML.dtd' [<!ENTITY a 'b'>]>");
        for (text, code) in [
            ("", 406),
            ("hello", 406),
            (&order[..order.len() - 3], 406),
            (entity.as_str(), 406),
            ("<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'/>", 406),
            ("%PDF-1.7", 406),
            (&order.replace("orderID=", "x="), 400),
            (&by_hub("<PunchOutSetupRequest/>"), 450),
            (&by_hub(""), 450),
            (&by_hub("").replace("Request>", "Message>"), 450),
            (&cxml("5@acme", ACME, BOLT, (HUB.0, HUB.1, "wrong-secret"), "<ProfileRequest/>"), 401),
        ] {
            let answer = world.send(text);
            assert_eq!(answer["code"], code, "{text}: {answer}");
            assert!(!answer["whole"].as_str().unwrap().contains(SECRET), "{answer}");
        }
        let get = json!({ "verb": "GET", "body": "" });
        assert_eq!(world.sent(&[get])[0]["code"], 400);
    }

    async fn a_profile_says_what_is_read_here(world) {
        world.networked().await;
        let answer = world.send(&cxml("6@acme", ACME, BOLT, (HUB.0, HUB.1, SECRET), "<ProfileRequest/>"));
        assert_eq!(answer["code"], 200);
        assert_eq!(answer["profile"], json!(["OrderRequest", "ConfirmationRequest", "ShipNoticeRequest", "InvoiceDetailRequest", "StatusUpdateRequest"]));
        assert!(answer["whole"].as_str().unwrap().contains("/cxml</URL>"));
    }

    async fn no_secret_is_kept_shown_or_told(world) {
        world.networked().await;
        assert_eq!(world.code(&order("1@acme", "4500017300", "new")), 200);
        let ann = world.program("ann@acme.example").await;
        let id = ann.get("/api/v1/documents").await.expect(200).json()["items"][0]["id"].as_str().unwrap().to_owned();
        let original = ann.get(&format!("/api/v1/documents/{id}/original")).await.expect(200);
        assert!(original.text.contains("<SharedSecret></SharedSecret>") && !original.text.contains(SECRET));
        assert!(!ann.get(&format!("/api/v1/documents/{id}")).await.expect(200).text.contains(SECRET));
        let page = world.sign_in("ann@acme.example").await.get("/settings/cxml").await.expect(200);
        page.says("NetworkID AN01000000999");
        assert!(!page.text.contains(SECRET));
    }

    async fn an_administrator_agrees_on_a_sender_and_ends_it(world) {
        world.networked().await;
        let ann = world.sign_in("ann@acme.example").await;
        ann.post("/settings/cxml", &[("domain", " "), ("identity", ""), ("secret", "short")]).await.expect(422);
        let page = ann.post("/settings/cxml", &[("domain", "DUNS"), ("identity", "31-234-5678"), ("secret", "")]).await.expect(200);
        assert_eq!(page.header("cache-control"), "no-store");
        let secret = page.text.split_once("<code id=\"secret\">").unwrap().1.split_once('<').unwrap().0.to_owned();
        let by_duns = order("1@acme", "4500017300", "new").replace(&format!("domain='{}'><Identity>{}", HUB.0, HUB.1), "domain='duns'><Identity>312345678").replace(SECRET, &secret);
        assert_eq!(world.code(&by_duns), 200, "the dashes of a number do not matter");
        let page = ann.get("/settings/cxml").await.expect(200);
        page.says("DUNS 31-234-5678");
        let end = page.text.match_indices("/settings/cxml/").map(|(at, _)| page.text[at..].split('"').next().unwrap()).last().unwrap().to_owned();
        ann.post(&end, &[]).await.expect(303);
        assert_eq!(world.code(&by_duns.replace("1@acme", "2@acme")), 401);
        world.sign_in("bao@bolt.example").await.post(&end, &[]).await.expect(404);
        world.sign_in("olek@acme.example").await.get("/settings/cxml").await.expect(403);
    }

    async fn a_message_brings_its_files(world) {
        world.networked().await;
        let files = json!([{ "cid": "drawing@acme", "name": "Zeichnung Größe 12.pdf", "subtype": "pdf", "content": STANDARD.encode(b"%PDF-1.4 drawing") }]);
        let text = order("1@acme", "4500017300", "new");
        let answer = world.sent(&[json!({ "body": STANDARD.encode(&text), "files": files })]).remove(0);
        assert_eq!(answer["code"], 200, "{answer}");
        let bao = world.program("bao@bolt.example").await;
        let id = bao.get("/api/v1/documents").await.expect(200).json()["items"][0]["id"].as_str().unwrap().to_owned();
        let record = bao.get(&format!("/api/v1/documents/{id}")).await.expect(200).json();
        assert_eq!(record["record"]["attachments"][0]["name"], "Zeichnung Größe 12.pdf");
        let file = bao.get(&format!("/api/v1/documents/{id}/attachments/1")).await.expect(200);
        assert_eq!((file.header("content-type"), file.header("x-content-type-options")), ("application/pdf", "nosniff"));
        assert!(file.header("content-disposition").starts_with("attachment; filename="));
        assert!(file.header("content-security-policy").ends_with("sandbox"));
        assert_eq!(file.text, "%PDF-1.4 drawing");
        bao.get(&format!("/api/v1/documents/{id}/attachments/2")).await.expect(404);
        bao.get(&format!("/api/v1/documents/{id}/attachments/0")).await.expect(404);
        let browser = world.sign_in("bao@bolt.example").await;
        let href = format!("/documents/{id}/attachments/1");
        browser.get(&format!("/documents/{id}")).await.expect(200).says(&href);
        assert_eq!(browser.get(&href).await.expect(200).text, "%PDF-1.4 drawing");
        let original = bao.get(&format!("/api/v1/documents/{id}/original")).await.expect(200);
        assert_eq!(original.header("content-type"), "message/rfc822");
        assert!(!original.text.contains(&STANDARD.encode(SECRET)[..16]) && !original.text.contains(SECRET));
    }
}

#[test]
fn a_message_over_the_limit_is_told_so_and_one_too_many_to_wait() {
    run_as(
        kontor_store::Engine::Sqlite,
        |config| {
            config.limits.document_bytes = 4096;
            config.limits.cxml_per_minute = 2;
        },
        async |world| {
            world.networked().await;
            let large = order("1@acme", "4500017300", "new").replace("Hex bolt", &"Hex bolt ".repeat(100_000));
            let answers = world.sent(&[message(&large), message(&order("2@acme", "4500017300", "new")), message(&large)]);
            assert_eq!((&answers[0]["code"], &answers[1]["code"]), (&json!(499), &json!(200)));
            assert_eq!((&answers[2]["code"], &answers[2]["retry"]), (&json!(560), &json!("30")));
        },
    );
}
