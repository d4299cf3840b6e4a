//! May these two talk: every reason, in its order, at every door.

use kontor_store::model::ids::OrganizationId;
use kontor_store::model::{ContactTopic, Permission, Permissions, Plan};
use kontor_store::{Contact, OrganizationChange, PersonChange};
use serde_json::json;

use crate::world::{Program, World};

/// What the partner list, a new conversation, an old one and its page answer: all the same word.
async fn every_door_says(world: &World, who: &str, partner: &OrganizationId, conversation: &str, reason: &str) {
    let program: Program<'_> = world.program(who).await;
    let partners = program.get("/api/v1/partners").await.expect(200).json();
    let row = partners["items"].as_array().unwrap().iter().find(|row| row["id"] == partner.as_str()).unwrap().clone();
    assert_eq!(row["availability"], reason, "{who}: the list of partners");
    let status = if reason == "available" { 201 } else { 403 };
    let begin = program.post("/api/v1/conversations", &json!({"partner_id": partner, "subject": "x", "body": "y"})).await.expect(status);
    let answer = program.post(&format!("/api/v1/conversations/{conversation}/messages"), &json!({"body": "y"})).await.expect(status);
    if status == 403 {
        assert_eq!((&begin.json()["type"], &answer.json()["type"]), (&json!(reason), &json!(reason)));
    }
    let browser = world.sign_in(who).await;
    let thread = browser.get(&format!("/messages/{conversation}")).await.expect(200);
    assert_eq!(
        thread.text.contains("data-composer=\"reply\""),
        status == 201,
        "{who}: a composer stands in the thread just where it can be used"
    );
    let form = browser.get(&format!("/messages/new?partner={partner}")).await.expect(200);
    assert_eq!(form.text.contains("data-composer=\"new\""), status == 201, "{who}: and in the form");
}

async fn change(world: &World, firm: &OrganizationId, change: OrganizationChange) {
    world.store().update_organization(&world.operator, firm, change, world.clock.now()).await.unwrap();
}

/// From now on this person may do this and nothing else.
async fn may(world: &World, who: &str, permissions: &[Permission]) {
    let id = world.store().sign_in_by_email(who).await.unwrap().unwrap().persons[0].id.clone();
    let permissions: Permissions = permissions.iter().copied().collect();
    let change = PersonChange { permissions: Some(permissions), ..PersonChange::default() };
    world.store().update_person(&world.operator, &id, change, world.clock.now()).await.unwrap();
}

fn with_contact(change: OrganizationChange) -> OrganizationChange {
    let contact = Contact { email: "ask@firm.example".to_owned(), ..Contact::empty(ContactTopic::General) };
    OrganizationChange { contacts: vec![contact], ..change }
}

on_both_engines! {
    async fn each_reason_is_said_at_every_door_and_the_first_one_counts(world) {
        let (ann, bao) = ("ann@acme.example", "bao@bolt.example");
        let (acme, bolt) = (&world.firms.acme, &world.firms.bolt);
        let conversation = world.program(bao).await.begins(acme, "Delivery", "Tuesday?").await;
        every_door_says(world, ann, bolt, &conversation, "available").await;

        change(world, bolt, with_contact(OrganizationChange { messaging: Some(false), ..OrganizationChange::default() })).await;
        every_door_says(world, bao, acme, &conversation, "own_messaging_off").await;
        every_door_says(world, ann, bolt, &conversation, "partner_messaging_off").await;
        let page = world.sign_in(ann).await.get(&format!("/messages/{conversation}")).await.expect(200);
        page.says("ask@firm.example");

        world.store().suspend_relationship(&world.operator, acme, bolt, "arrears", world.clock.now()).await.unwrap();
        every_door_says(world, ann, bolt, &conversation, "relationship_suspended").await;
        every_door_says(world, bao, acme, &conversation, "own_messaging_off").await;
        world.store().resume_relationship(&world.operator, acme, bolt, world.clock.now()).await.unwrap();

        let standard = OrganizationChange { plan: Some(Plan::Standard), messaging: Some(true), ..OrganizationChange::default() };
        change(world, bolt, standard).await;
        every_door_says(world, bao, acme, &conversation, "own_plan").await;
        every_door_says(world, ann, bolt, &conversation, "partner_plan").await;
        change(world, bolt, OrganizationChange { plan: Some(Plan::Enterprise), ..OrganizationChange::default() }).await;
        every_door_says(world, ann, bolt, &conversation, "available").await;
    }

    async fn whoever_lacks_the_permission_neither_lists_nor_opens_nor_begins(world) {
        let (ann, bao) = (world.program("ann@acme.example").await, world.program("bao@bolt.example").await);
        let conversation = bao.begins(&world.firms.acme, "Delivery", "Tuesday?").await;
        may(world, "ann@acme.example", &[Permission::Orders, Permission::Administration]).await;
        assert_eq!(ann.list("all").await.len(), 0);
        ann.get(&format!("/api/v1/conversations/{conversation}")).await.expect(404);
        let begin = ann.post("/api/v1/conversations", &json!({"partner_id": world.firms.bolt, "subject": "x", "body": "y"})).await.expect(403);
        assert_eq!(begin.json()["type"], "no_permission");
    }

    async fn a_tab_that_ann_may_not_open_is_not_there_and_her_inbox_says_why_it_is_empty(world) {
        let ann = world.sign_in("ann@acme.example").await;
        let tabs = |page: &str| ["/orders", "/invoices"].map(|tab| page.contains(&format!("<a href=\"{tab}\"")));
        assert_eq!(tabs(&ann.get("/help").await.expect(200).text), [true, true]);
        may(world, "ann@acme.example", &[Permission::Invoices, Permission::Administration]).await;
        let home = ann.get("/").await.expect(200);
        assert_eq!(tabs(&home.text), [false, true]);
        home.says("class=\"button\" href=\"/invoices\"");
        let inbox = ann.get("/messages").await.expect(200);
        inbox.says("<h3>Berechtigung fehlt</h3>");
        assert!(!inbox.text.contains("Noch keine Unterhaltungen"), "she is not invited to begin one: {}", inbox.text);
        may(world, "ann@acme.example", &[Permission::Administration]).await;
        let home = ann.get("/").await.expect(200);
        assert_eq!(tabs(&home.text), [false, false]);
        assert!(!home.text.contains("Ersten Beleg"), "the first steps lead nowhere where she may not go: {}", home.text);
    }

    async fn the_form_does_not_speak_of_a_plus_where_nobody_can_be_chosen(world) {
        let ann = world.sign_in("ann@acme.example").await;
        ann.get("/messages/new").await.expect(200).says("Wählen Sie mit + in der Liste");
        change(world, &world.firms.bolt, with_contact(OrganizationChange { messaging: Some(false), ..OrganizationChange::default() })).await;
        let form = ann.get("/messages/new").await.expect(200);
        form.says("Zurzeit können Sie keinem Ihrer Geschäftspartner schreiben.");
        form.says("ask@firm.example");
        world.sign_in("mallory@other.example").await.get("/messages/new").await.expect(200).says("The network operator links firms.");
    }
}
