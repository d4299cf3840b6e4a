//! What documents say becomes conversations and a timeline: each answer to an invoice or an order, and a query from its page.

use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{ACME, BOLT, Program, World, cxml, invoice, order, order_response, response};

/// What Bao's firm sees of a document: its status, what was said about it, its conversations.
async fn seen(program: &Program<'_>, document: &str) -> (String, Vec<Value>, Vec<Value>) {
    let status = program.get(&format!("/api/v1/documents/{document}")).await.expect(200).json()["status"].as_str().unwrap().to_owned();
    let timeline = program.get(&format!("/api/v1/documents/{document}/timeline")).await.expect(200).json();
    let talks = program.get(&format!("/api/v1/conversations?document_id={document}")).await.expect(200).json();
    (status, timeline["items"].as_array().unwrap().clone(), talks["items"].as_array().unwrap().clone())
}

async fn messages(program: &Program<'_>, conversation: &Value) -> Vec<Value> {
    let path = format!("/api/v1/conversations/{}/messages", conversation["id"].as_str().unwrap());
    program.get(&path).await.expect(200).json()["items"].as_array().unwrap().clone()
}

async fn firms(world: &World) -> (Program<'_>, Program<'_>) {
    world.numbers().await;
    (world.program("ann@acme.example").await, world.program("bao@bolt.example").await)
}

/// Code, reasons, status, and whose turn it is for Bao's firm where a conversation opens.
type InvoiceAnswer<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, Option<&'a str>);
/// Code, confirmed lines, status, and whether a conversation opens.
type OrderAnswer<'a> = (&'a str, &'a [(&'a str, &'a str, &'a str, &'a str)], &'a str, bool);

on_both_engines! {
    async fn each_answer_to_an_invoice_does_what_it_means(world) {
        let (ann, bao) = firms(world).await;
        // Code, status, whether a conversation opens, and whose turn it is for Bao's firm.
        let rows: [InvoiceAnswer<'_>; 7] = [
            ("AB", &[], "received", None),
            ("IP", &[], "in_process", None),
            ("UQ", &[("PRI", "Price of line 1"), ("NIN", "")], "under_query", Some("ours")),
            ("CA", &[("PAY", "30 days")], "conditionally_accepted", Some("nobody")),
            ("RE", &[("QTY", "Half is missing"), ("CNF", "")], "rejected", Some("ours")),
            ("AP", &[], "approved", None),
            ("PD", &[("PPD", "100 EUR")], "part_paid", None),
        ];
        for (code, reasons, status, turn) in rows {
            let number = format!("FV/{code}");
            let billed = bao.brings(&invoice(&number, "100.00")).await;
            ann.brings(&response(&format!("R-{code}"), code, reasons, &number)).await;
            let (now, timeline, talks) = seen(&bao, &billed).await;
            assert_eq!((now.as_str(), timeline.len()), (status, 1), "{code}");
            assert_eq!(timeline[0]["source"]["number"], format!("R-{code}"));
            assert_eq!(talks.first().map(|talk| talk["turn"].as_str().unwrap()), turn, "{code}");
            for talk in &talks {
                let said = &messages(&bao, talk).await[0];
                assert_eq!(said["source_document_id"], timeline[0]["source"]["id"], "{said}");
                assert_eq!((said["via"].as_str(), said["author"]["name"].as_str()), (Some("system"), Some("ACME Stahl GmbH")), "never a person");
                let body = said["body"].as_str().unwrap();
                assert!(body.contains(reasons[0].1) || body.contains("Cena"), "{body}");
            }
        }
    }

    async fn the_page_of_an_answer_says_what_it_answers_and_asks_for_no_sum(world) {
        let (ann, bao) = firms(world).await;
        bao.brings(&invoice("FV/1", "100.00")).await;
        let query = ann.brings(&response("R-1", "UQ", &[("PRI", "Price of line 1"), ("NIN", "")], "FV/1")).await;
        let page = world.sign_in("bao@bolt.example").await.get(&format!("/documents/{query}")).await.expect(200);
        page.says("<dt>Odpowiedź</dt><dd><strong>w wyjaśnianiu</strong><br>Cena: Price of line 1");
        assert!(!page.text.contains("Do zapłaty") && !page.text.contains("id=\"lines\""), "{}", page.text);
        let lines = [("1", "A", "10", "2.00")];
        let ordered = ann.brings(&order("Order", "PO/1", &lines)).await;
        let confirmed = bao.brings(&order_response("OC-1", "CA", "PO/1", &[("1", "A", "8", "2.00")])).await;
        let browser = world.sign_in("ann@acme.example").await;
        browser.get(&format!("/documents/{confirmed}")).await.expect(200).says("<dt>Antwort</dt><dd><strong>mit Änderungen bestätigt</strong>");
        assert!(!browser.get(&format!("/documents/{ordered}")).await.expect(200).text.contains("<dt>Antwort</dt>"));
    }

    async fn several_queries_are_said_in_one_conversation_and_the_answer_is_a_message(world) {
        let (ann, bao) = firms(world).await;
        let billed = bao.brings(&invoice("FV/1", "100.00")).await;
        ann.brings(&response("R-1", "UQ", &[("PRI", "Price")], "FV/1")).await;
        ann.brings(&response("R-2", "UQ", &[("REF", "Order number")], "FV/1")).await;
        let (_, _, talks) = seen(&bao, &billed).await;
        assert_eq!((talks.len(), messages(&bao, &talks[0]).await.len()), (1, 2));
        assert_eq!(bao.unread().await, 1);
        bao.writes(talks[0]["id"].as_str().unwrap(), "It is order 7.").await;
        assert_eq!(ann.list("waiting_for_us").await.len(), 1);
        assert_eq!(ann.unread().await, 1, "Ann's desk is told, though only her system wrote");
    }

    async fn what_a_seller_answers_to_an_order_does_what_it_means(world) {
        let (ann, bao) = firms(world).await;
        let lines = [("1", "A", "10", "2.00"), ("2", "B", "5", "1.00")];
        // Code, confirmed lines, status, whether a conversation opens.
        let rows: [OrderAnswer<'_>; 5] = [
            ("AB", &[], "received", false),
            ("AP", &lines, "confirmed", false),
            ("AP", &[("1", "A", "8", "2.00")], "confirmed_with_changes", true),
            ("CA", &[("1", "A", "10", "2.50")], "confirmed_with_changes", true),
            ("RE", &[], "rejected", true),
        ];
        for (index, (code, confirmed, status, opens)) in rows.into_iter().enumerate() {
            let number = format!("PO-{index}");
            let ordered = ann.brings(&order("Order", &number, &lines)).await;
            bao.brings(&order_response(&format!("OC-{index}"), code, &number, confirmed)).await;
            let (now, timeline, talks) = seen(&ann, &ordered).await;
            assert_eq!((now.as_str(), timeline.len(), talks.len()), (status, 1, usize::from(opens)), "{code} {index}");
            if status == "confirmed_with_changes" {
                assert_eq!(talks[0]["turn"], "ours", "the buyer is to say whether that will do");
                let body = messages(&ann, &talks[0]).await[0]["body"].as_str().unwrap().to_owned();
                assert!(body.contains(" → "), "it says line by line what differs: {body}");
            }
        }
    }

    async fn a_network_that_rejects_or_stops_an_invoice_opens_a_conversation_and_one_that_works_on_it_does_not(world) {
        let (ann, bao) = firms(world).await;
        for (word, status, opens) in
            [("processing", "in_process", 0), ("rejected", "rejected", 1), ("canceled", "cancelled", 1), ("paying", "in_process", 0), ("paid", "paid", 0)]
        {
            let number = format!("FV-{word}");
            let billed = bao.brings(&invoice(&number, "100.00")).await;
            let request = format!(
                "<StatusUpdateRequest><Status code=\"200\" text=\"OK\"/><InvoiceStatus type=\"{word}\"><InvoiceIDInfo invoiceID=\"{number}\"/>\
                 <Comments xml:lang=\"en\">Line 1 costs less.</Comments></InvoiceStatus></StatusUpdateRequest>"
            );
            ann.brings(&cxml(word, ACME, BOLT, &request)).await;
            let (now, _, talks) = seen(&bao, &billed).await;
            assert_eq!((now.as_str(), talks.len()), (status, opens), "{word}");
        }
    }

    async fn a_changed_order_is_a_version_that_its_people_are_told_of_line_by_line(world) {
        let (ann, bao) = firms(world).await;
        let ordered = ann.brings(&order("Order", "PO-1", &[("1", "A", "10", "2.00"), ("2", "B", "5", "1.00")])).await;
        let talk = bao.asks_about(&ordered, "Delivery", "Is Tuesday fine?").await;
        let again = ann.brings(&order("OrderChange", "PO-1", &[("1", "A", "12", "2.00"), ("3", "C", "1", "9.00")])).await;
        assert_eq!(ordered, again, "the order stays the same document");
        let said = messages(&bao, &json!({"id": talk})).await;
        assert_eq!((said.len(), said[1]["via"].as_str()), (2, Some("system")));
        assert!(said[1]["body"].as_str().unwrap().contains("10"), "{}", said[1]["body"]);
        assert_eq!(ann.list("waiting_for_us").await, ["Delivery"], "Bao's question still waits for Ann");
        let version = ann.get(&format!("/api/v1/documents/{ordered}/versions/2")).await.expect(200).json();
        let changes: Vec<&str> = version["changes"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
        assert!(changes.iter().any(|line| line.starts_with("Line 1")) && changes.iter().any(|line| line.starts_with("Added, line 3")), "{changes:?}");
        assert!(changes.iter().any(|line| line.starts_with("Removed, line 2")), "{changes:?}");
        let page = world.sign_in("bao@bolt.example").await.get(&format!("/documents/{ordered}/versions/2")).await.expect(200).text;
        assert!(page.contains("<del>10\u{a0}") && page.contains("<ins>12\u{a0}"), "{page}");
        ann.get(&format!("/api/v1/documents/{ordered}/versions/3")).await.expect(404);
    }

    async fn a_change_with_a_number_of_its_own_is_a_version_of_the_order_that_it_names(world) {
        let (ann, bao) = firms(world).await;
        let lines = [("1", "A", "10", "2.00")];
        let ordered = ann.brings(&order("Order", "PO-1", &lines)).await;
        let change = order("OrderChange", "PO-1", &[("1", "A", "12", "2.00")]).replacen("<cbc:ID>PO-1<", "<cbc:ID>PO-1-C1<", 1);
        assert_eq!(ann.brings(&change).await, ordered);
        let (status, timeline, _) = seen(&bao, &ordered).await;
        assert_eq!((status.as_str(), timeline[0]["says"].as_str()), ("received", Some("changed")));
        let now = bao.get(&format!("/api/v1/documents/{ordered}")).await.expect(200).json();
        assert_eq!((&now["number"], &now["version"]), (&json!("PO-1"), &json!(2)));
    }

    async fn a_buyer_queries_an_invoice_from_its_page_and_its_response_can_be_fetched(world) {
        let (_, bao) = firms(world).await;
        let billed = bao.brings(&invoice("FV/1", "100.00")).await;
        let ann = world.sign_in("ann@acme.example").await;
        assert!(ann.get(&format!("/documents/{billed}")).await.text.contains("Klärung anfordern"));
        let bare = ann.post(&format!("/documents/{billed}/query"), &[("body", "Why?")]).await.expect(422);
        assert!(bare.text.contains("Wählen Sie mindestens einen Grund."), "{}", bare.text);
        let asked = [("reasons", "PRI"), ("reasons", "QTY"), ("field", "BT-13"), ("value", "PO-7"), ("body", "Which order is it?"), ("client_key", "k1")];
        let place = ann.post(&format!("/documents/{billed}/query"), &asked).await.expect(303).location().to_owned();
        assert!(place.contains("?conversation="), "{place}");
        assert_eq!(ann.post(&format!("/documents/{billed}/query"), &asked).await.expect(303).location(), place, "sent twice, asked once");
        let (status, timeline, talks) = seen(&bao, &billed).await;
        assert_eq!((status.as_str(), timeline.len(), talks.len()), ("under_query", 1, 1));
        let said = &messages(&bao, &talks[0]).await[0];
        assert_eq!(said["author"]["name"], "Ann Weber", "she asks herself");
        assert!(said["body"].as_str().unwrap().contains("PO-7"), "{}", said["body"]);
        let response = format!("/api/v1/documents/{billed}/responses/{}", timeline[0]["id"].as_str().unwrap());
        let xml = bao.get(&response).await.expect(200).text;
        for part in ["<cbc:ResponseCode listID=\"UNCL4343OpSubset\">UQ<", ">PRI<", ">QTY<", "<cbc:AttributeID>BT-13<", ">PO-7<", "<cbc:ID>FV/1<"] {
            assert!(xml.contains(part), "{part} in {xml}");
        }
        assert!(ann.get(&format!("/documents/{billed}")).await.expect(200).text.contains("/responses/"));
        let seller = world.sign_in("bao@bolt.example").await;
        assert!(!seller.get(&format!("/documents/{billed}")).await.text.contains("Zgłoś zastrzeżenia"), "the seller does not query himself");
        let path = format!("/api/v1/documents/{billed}/query");
        bao.post(&path, &json!({"reasons": ["PRI"]})).await.expect(409);
    }

    async fn a_message_points_at_a_line_and_the_line_at_its_conversation(world) {
        let (ann, bao) = firms(world).await;
        let ordered = ann.brings(&order("Order", "PO-1", &[("10", "A", "10", "2.00"), ("20", "B", "5", "1.00")])).await;
        let line = json!({"document_id": ordered, "number": "20"});
        let new = json!({"document_id": ordered, "subject": "Line 20", "body": "Which colour?", "line": line});
        let talk = bao.post("/api/v1/conversations", &new).await.expect(201).json()["id"].as_str().unwrap().to_owned();
        let said = &messages(&ann, &json!({"id": talk})).await[0];
        assert_eq!(said["line"], line, "programs are told the line too: {said}");
        let wrong = json!({"body": "And this?", "line": {"document_id": ordered, "number": "30"}});
        let refused = bao.post(&format!("/api/v1/conversations/{talk}/messages"), &wrong).await.expect(422);
        assert!(refused.text.contains("line"), "{}", refused.text);
        let ann = world.sign_in("ann@acme.example").await;
        let thread = ann.get(&format!("/messages/{talk}")).await.expect(200).text;
        assert!(thread.contains(&format!("/documents/{ordered}?at=20#line-20")), "{thread}");
        let page = ann.get(&format!("/documents/{ordered}")).await.expect(200).text;
        assert!(page.contains("Unterhaltung über Position 20") && !page.contains("Unterhaltung über Position 10"), "{page}");
        let panel = ann.get(&format!("/documents/{ordered}/panel?line=10")).await.expect(200).text;
        assert!(panel.contains("name=\"line\" value=\"10\""), "{panel}");
    }

    async fn documents_are_joined_by_hand_where_nothing_in_them_says_so(world) {
        let (ann, bao) = firms(world).await;
        let ordered = ann.brings(&order("Order", "PO-1", &[("1", "A", "1", "1")])).await;
        let billed = bao.brings(&invoice("FV/1", "100.00")).await;
        let related = async |of: &str| {
            let answer = ann.get(&format!("/api/v1/documents/{of}/related")).await.expect(200).json();
            answer["items"].as_array().unwrap().iter().map(|one| one["number"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert!(related(&billed).await.is_empty());
        let path = format!("/api/v1/documents/{billed}/related/{ordered}");
        bao.ask(Method::PUT, &path, |request| request).await.expect(204);
        assert_eq!((related(&billed).await, related(&ordered).await), (vec!["PO-1".to_owned()], vec!["FV/1".to_owned()]));
        bao.ask(Method::DELETE, &path, |request| request).await.expect(204);
        assert!(related(&billed).await.is_empty());
    }

    async fn an_invoice_that_nobody_answers_for_three_working_days_is_brought_to_mind_until_something_is_said(world) {
        let (ann, bao) = firms(world).await;
        let quiet = bao.brings(&invoice("FV/1", "100.00")).await;
        let answered = bao.brings(&invoice("FV/2", "100.00")).await;
        ann.brings(&response("R-1", "AB", &[], "FV/2")).await;
        let unanswered = async |program: &Program<'_>| {
            let list = program.get("/api/v1/documents?filter=unanswered").await.expect(200).json();
            list["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        // They came on Monday; Thursday is the third working day after it.
        world.minutes_pass(3 * 24 * 60);
        assert!(unanswered(&ann).await.is_empty(), "until Thursday is over");
        world.minutes_pass(24 * 60);
        assert_eq!(unanswered(&ann).await, std::slice::from_ref(&quiet));
        assert!(unanswered(&bao).await.is_empty(), "the seller has nothing to answer");
        let page = world.sign_in("ann@acme.example").await;
        page.get("/").await.expect(200).says("1 Rechnung ist seit drei Arbeitstagen ohne Antwort.");
        page.get("/invoices?filter=unanswered").await.expect(200).says("seit 3 Arbeitstagen ohne Antwort");
        page.get(&format!("/documents/{quiet}")).await.expect(200).says("seit 3 Arbeitstagen ohne Antwort");
        assert!(!page.get(&format!("/documents/{answered}")).await.text.contains("ohne Antwort"));
        assert!(!world.sign_in("bao@bolt.example").await.get("/").await.text.contains("bez odpowiedzi"));
        ann.asks_about(&quiet, "Payment", "It is with our manager.").await;
        assert!(unanswered(&ann).await.is_empty(), "a message is an answer");
        assert!(!page.get("/").await.text.contains("ohne Antwort"));
    }

    async fn reasons_and_expected_values_stand_at_the_head_of_the_conversation_and_beside_the_field(world) {
        let (_, bao) = firms(world).await;
        let billed = bao.brings(&invoice("FV/1", "100.00")).await;
        let ann = world.sign_in("ann@acme.example").await;
        let asked = [("reasons", "PRI"), ("action", "CNA"), ("field", "BT-115"), ("value", "90.00"), ("body", "See the order."), ("client_key", "k1")];
        ann.post(&format!("/documents/{billed}/query"), &asked).await.expect(303);
        let (_, _, talks) = seen(&bao, &billed).await;
        let thread = world.sign_in("bao@bolt.example").await.get(&format!("/messages/{}/head", talks[0]["id"].as_str().unwrap())).await.expect(200);
        for label in ["Cena", "Korekta kwoty", "90.00"] {
            assert!(thread.text.contains(label), "{label}: {}", thread.text);
        }
        let page = ann.get(&format!("/documents/{billed}")).await.expect(200);
        page.says("erwartet: 90,00\u{a0}EUR");
        world.program("ann@acme.example").await.brings(&response("R-1", "AP", &[], "FV/1")).await;
        assert!(!ann.get(&format!("/documents/{billed}")).await.text.contains("erwartet:"), "settled, nothing is expected any more");
    }

    async fn an_approval_offers_to_close_what_still_waits(world) {
        let (ann, bao) = firms(world).await;
        let billed = bao.brings(&invoice("FV/1", "100.00")).await;
        ann.brings(&response("R-1", "UQ", &[("PRI", "Price")], "FV/1")).await;
        ann.brings(&response("R-2", "AP", &[], "FV/1")).await;
        let (status, _, talks) = seen(&bao, &billed).await;
        assert_eq!((status.as_str(), talks[0]["turn"].as_str()), ("approved", Some("ours")), "nothing is closed silently");
        let page = world.sign_in("bao@bolt.example").await.get(&format!("/documents/{billed}")).await.expect(200).text;
        assert!(page.contains("/marks/settled"), "{page}");
        ann.brings(&response("R-3", "RE", &[("OTH", "After all")], "FV/1")).await;
        let (_, timeline, _) = seen(&bao, &billed).await;
        assert_eq!((timeline[0]["says"].as_str(), timeline[0]["in_order"].as_bool()), (Some("rejected"), Some(false)));
    }
}
