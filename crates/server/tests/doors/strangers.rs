//! Every route of the server, as nobody, as a stranger from a third firm, and as a person who was removed yesterday.

use kontor_server::routes::{Access, Row, rows};
use kontor_store::model::Permission;
use kontor_store::{NewCxmlSender, PersonChange};
use reqwest::Method;
use serde_json::json;

use crate::world::{Answer, Browser, MORNING, Program, World, Written, invoice};

/// Words that stand on Acme's and Bolt's pages, and must on none that a stranger gets.
const THEIRS: [&str; 4] = ["ACME", "Bolt", "Ann Weber", "Bao Nguyen"];

/// What Ann and Bao have between them, and what nobody else may come near.
struct Theirs {
    conversation: String,
    document: String,
    file: String,
    firm: String,
    ann: String,
    desk: String,
    token: String,
    sender: String,
    mail: String,
}

impl Theirs {
    async fn in_(world: &World) -> Self {
        world.numbers().await;
        let document = world.program("bao@bolt.example").await.brings(&invoice("FV/Bolt/1", "100.00")).await;
        let ann = world.program("ann@acme.example").await;
        let file =
            ann.ask(Method::POST, "/api/v1/attachments?name=ACME.txt", |request| request.body("For Bao Nguyen")).await.expect(201).json();
        let file = file["id"].as_str().unwrap().to_owned();
        let told =
            json!({"document_id": document, "subject": "ACME asks Bolt", "body": "Where is it, Bao Nguyen?", "attachment_ids": [file]});
        let made = ann.post("/api/v1/conversations", &told).await.expect(201).json();
        let desk = world.store().desks_of(&world.operator, &world.firms.acme).await.unwrap()[0].id.to_string();
        let ann = world.store().sign_in_by_email("ann@acme.example").await.unwrap().unwrap().persons[0].id.to_string();
        let (token, _) = world.store().create_token_for(&world.operator, &ann.as_str().into(), "ERP", MORNING).await.unwrap();
        let astray = Written {
            from: "ann@acme.example".to_owned(),
            to: "office@localhost".to_owned(),
            verified: false,
            headers: String::new(),
            subject: "Lunch".to_owned(),
            body: "Where, Ann Weber of ACME?".to_owned(),
            id: "lunch@acme.example".to_owned(),
        };
        let mail = world.arrives(&astray).await.id.to_string();
        let (conversation, firm) = (made["id"].as_str().unwrap().to_owned(), world.firms.acme.to_string());
        let known_as = ("network".to_owned(), "AN01".to_owned());
        let new = NewCxmlSender { domain: "NetworkID", identity: "AN01", known_as, secret_hash: "none" };
        let sender = world.store().add_cxml_sender_for(&world.operator, &world.firms.acme, &new, MORNING).await.unwrap().to_string();
        Self { conversation, document, file, firm, ann, desk, token: token.to_string(), sender, mail }
    }

    /// The address with something real of theirs in the place of each variable part.
    fn address(&self, row: &Row) -> String {
        let part = |part: &str| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            None => part.to_owned(),
            Some("file") => "app.css".to_owned(),
            Some("conversation") => self.conversation.clone(),
            Some("id") if row.path.contains("/conversations/") => self.conversation.clone(),
            Some("id") if row.path.ends_with("/attachments/{id}") => self.file.clone(),
            Some("id") if row.path.contains("/partners/") => self.firm.clone(),
            Some("id" | "document") => self.document.clone(),
            Some("person") => self.ann.clone(),
            Some("seq" | "number" | "version") => "1".to_owned(),
            Some("response") => "018f".to_owned(),
            Some("mark") => "archived".to_owned(),
            Some("desk") => self.desk.clone(),
            Some("token") => self.token.clone(),
            Some("letter") => "01a2076b-4400-7009-b2b5-da8afaa6be92".to_owned(),
            Some("sender") => self.sender.clone(),
            Some("mail") => self.mail.clone(),
            Some("seal") => "aaaa".to_owned(),
            Some("page") => "terms".to_owned(),
            Some(unknown) => panic!("{}: say here what a stranger would put for {{{unknown}}}", row.path),
        };
        row.path.split('/').map(part).collect::<Vec<_>>().join("/")
    }

    async fn by_browser(&self, browser: &Browser<'_>, row: &Row) -> Answer {
        browser.ask(row.method.parse().unwrap(), &self.address(row), |request| request).await
    }

    async fn by_program(&self, program: &Program<'_>, row: &Row) -> Answer {
        program.ask(row.method.parse().unwrap(), &self.address(row), |request| request).await
    }
}

/// Nobody gets in: a page leads to sign-in, a program learns that it needs a token.
async fn is_turned_away(world: &World, browser: Browser<'_>, program: Program<'_>) {
    let theirs = Theirs::in_(world).await;
    for row in rows() {
        match row.access {
            Access::Open => {}
            Access::Signed => {
                let answer = theirs.by_browser(&browser, &row).await.expect(303);
                assert!(answer.location().starts_with("/sign-in"), "{row:?} leads to {}", answer.location());
            }
            Access::Program => {
                let answer = theirs.by_program(&program, &row).await.expect(401);
                assert_eq!(answer.header("content-type"), "application/problem+json", "{row:?}");
                assert_eq!(answer.header("www-authenticate"), "Bearer", "{row:?}");
            }
        }
    }
    let script = world.browser().script();
    for row in rows().filter(|row| row.access == Access::Signed) {
        assert_eq!(theirs.by_browser(&script, &row).await.expect(401).json()["type"], "sign_in", "{row:?}");
    }
}

on_both_engines! {
    async fn nobody_gets_in(world) {
        is_turned_away(world, world.browser(), Program::new(world, "kontor_guess".to_owned())).await;
    }

    async fn a_person_removed_yesterday_does_not_get_in(world) {
        let (browser, program) = (world.sign_in("olek@acme.example").await, world.program("olek@acme.example").await);
        let olek = world.store().sign_in_by_email("olek@acme.example").await.unwrap().unwrap().persons[0].id.clone();
        world.store().deactivate_person(&world.operator, &olek, world.clock.now()).await.unwrap();
        world.minutes_pass(24 * 60);
        is_turned_away(world, browser, program).await;
    }

    async fn a_stranger_sees_nothing_of_acme_and_bolt(world) {
        let theirs = Theirs::in_(world).await;
        let Theirs { conversation, document, file, firm, desk, token, sender, mail, .. } = &theirs;
        let closed = [conversation, document, file, firm, desk, token, sender, mail];
        sees_nothing(world, &theirs, "mallory@other.example", &closed, &THEIRS).await;
    }

    async fn a_colleague_without_the_permission_sees_nothing_of_an_invoice_and_its_conversation(world) {
        let theirs = Theirs::in_(world).await;
        let olek = world.store().sign_in_by_email("olek@acme.example").await.unwrap().unwrap().persons[0].id.clone();
        let only = [Permission::Messages, Permission::Orders].into_iter().collect();
        let change = PersonChange { permissions: Some(only), ..PersonChange::default() };
        world.store().update_person(&world.operator, &olek, change, world.clock.now()).await.unwrap();
        let closed = [&theirs.conversation, &theirs.document, &theirs.file, &theirs.desk, &theirs.token, &theirs.sender];
        sees_nothing(world, &theirs, "olek@acme.example", &closed, &["ACME asks", "Bao Nguyen", "FV/Bolt/1"]).await;
    }
}

/// Whatever names something closed to this person is refused, and none of these words is said on any route.
async fn sees_nothing(world: &World, theirs: &Theirs, who: &str, closed: &[&String], words: &[&str]) {
    let (browser, program) = (world.sign_in(who).await, world.program(who).await);
    for row in rows().filter(|row| !row.path.ends_with("/live") && !row.path.ends_with("v1/events") && row.path != "/sign-out") {
        let answer = match row.access {
            Access::Program => theirs.by_program(&program, &row).await,
            Access::Open | Access::Signed => theirs.by_browser(&browser, &row).await,
        };
        assert!(!answer.status.is_server_error(), "{row:?}: {}", answer.text);
        let address = theirs.address(&row);
        if closed.iter().any(|id| address.contains(id.as_str())) {
            assert!(answer.status.is_client_error(), "{row:?} answers {who} {}", answer.status);
        }
        for word in words {
            assert!(!answer.text.contains(word), "{row:?} shows “{word}” to {who}");
        }
    }
}
