//! Documents that wait for their partner: who sees why, and each way on to their delivery.

use kontor_store::NewPerson;

use crate::world::{ACME, Answer, BOLT, Browser, World, invoice_between, order_between};

const MALLORY: &str = "GB123456789";
const NOBODY: &str = "PL1234563218";

/// Bao's firm invoices another one.
fn bill(number: &str, buyer: (&str, &str)) -> String {
    invoice_between(number, "100.00", (BOLT, "Bolt Śruby Sp. z o.o."), buyer)
}

/// What follows a text on a page, up to the next quote: the action of a form.
fn after<'a>(page: &'a Answer, text: &str) -> &'a str {
    page.text.split_once(text).unwrap_or_else(|| panic!("{text} is not in {}", page.text)).1.split('"').next().unwrap()
}

async fn numbers_of(world: &World, who: &str) -> Vec<String> {
    let list = world.program(who).await.get("/api/v1/documents").await.expect(200).json();
    list["items"].as_array().unwrap().iter().map(|one| one["number"].as_str().unwrap().to_owned()).collect()
}

async fn operator(world: &World) -> Browser<'_> {
    let new = NewPerson {
        organization: world.firms.other.clone(),
        name: "Oda Operator".to_owned(),
        email: "oda@other.example".to_owned(),
        permissions: None,
        language: Some("en".to_owned()),
        operator: true,
        password_hash: None,
    };
    world.store().create_person(&world.operator, new, world.clock.now()).await.unwrap();
    world.sign_in("oda@other.example").await
}

on_both_engines! {
    async fn an_administrator_asks_a_firm_that_is_on_the_network_and_its_yes_delivers(world) {
        world.numbers().await;
        world.number(&world.firms.other, MALLORY).await;
        world.program("bao@bolt.example").await.brings(&bill("FV/1", (MALLORY, "Other Ltd"))).await;
        world.program("bao@bolt.example").await.brings(&bill("FV/2", (MALLORY, "OTHER LIMITED"))).await;
        let bao = world.sign_in("bao@bolt.example").await;
        bao.get("/").await.expect(200).says("2 dokumenty oczekują na partnera.");
        let list = bao.get("/settings/held").await.expect(200);
        list.says("Firma z jednym z tych numerów jest w sieci, ale nie ma z nią relacji handlowej.");
        assert_eq!(list.text.matches("/request\"").count(), 1, "two documents, one party: {}", list.text);
        let action = format!("/settings/held/{}", after(&list, "action=\"/settings/held/"));
        let asked = bao.post(&action, &[]).await.expect(303).location().to_owned();
        bao.get(&asked).await.expect(200).says("Prośbę wysłano.");
        bao.post(&action, &[]).await.expect(303);
        assert!(numbers_of(world, "mallory@other.example").await.is_empty(), "nothing is delivered to a firm that has not said yes");
        let mallory = world.sign_in("mallory@other.example").await;
        mallory.get("/").await.expect(200).says("Asks for a trading relationship: Bolt Śruby Sp. z o.o.");
        let partner = format!("/partners/{}", world.firms.bolt);
        mallory.get(&partner).await.expect(200).says("Accept the trading relationship");
        mallory.post(&format!("{partner}/relationship"), &[]).await.expect(303);
        assert_eq!(numbers_of(world, "mallory@other.example").await.len(), 2);
        bao.get("/settings/held").await.expect(200).says("Żaden dokument nie oczekuje na partnera");
    }

    async fn a_request_is_declined_and_whoever_was_asked_first_may_answer_from_the_list(world) {
        world.numbers().await;
        world.number(&world.firms.other, MALLORY).await;
        world.program("bao@bolt.example").await.brings(&bill("FV/1", (MALLORY, "Other Ltd"))).await;
        let bao = world.sign_in("bao@bolt.example").await;
        let action = format!("/settings/held/{}", after(&bao.get("/settings/held").await, "action=\"/settings/held/"));
        bao.post(&action, &[]).await.expect(303);
        let partner = format!("/partners/{}/relationship", world.firms.bolt);
        let mallory = world.sign_in("mallory@other.example").await;
        mallory.post(&format!("{partner}/refusal"), &[]).await.expect(303);
        mallory.get(&format!("/partners/{}", world.firms.bolt)).await.expect(404);
        bao.post(&action, &[]).await.expect(409).says("Ta firma odmówiła w ciągu ostatnich 30 dni.");
        mallory.get(&format!("/partners/{}", world.firms.bolt)).await.expect(404);
        let (now, firms) = (world.clock.now(), &world.firms);
        world.store().request_relationship(&world.operator, &firms.other, &firms.bolt, &firms.other, now).await.unwrap();
        bao.get("/settings/held").await.expect(200).says("Ta firma prosi o relację handlową.");
        bao.post(&action, &[]).await.expect(303);
        assert_eq!(numbers_of(world, "mallory@other.example").await, ["FV/1"]);
    }

    async fn whoever_was_declined_asks_again_after_a_month_and_whoever_took_a_request_back_at_once(world) {
        world.numbers().await;
        world.number(&world.firms.other, MALLORY).await;
        world.program("bao@bolt.example").await.brings(&bill("FV/1", (MALLORY, "Other Ltd"))).await;
        let bao = world.sign_in("bao@bolt.example").await;
        let action = format!("/settings/held/{}", after(&bao.get("/settings/held").await, "action=\"/settings/held/"));
        bao.post(&action, &[]).await.expect(303);
        bao.post(&format!("/partners/{}/relationship/refusal", world.firms.other), &[]).await.expect(303);
        bao.post(&action, &[]).await.expect(303);
        let mallory = world.sign_in("mallory@other.example").await;
        mallory.post(&format!("/partners/{}/relationship/refusal", world.firms.bolt), &[]).await.expect(303);
        bao.post(&action, &[]).await.expect(409);
        world.minutes_pass(30 * 24 * 60 + 1);
        world.sign_in("bao@bolt.example").await.post(&action, &[]).await.expect(303);
        world.sign_in("mallory@other.example").await.get("/").await.expect(200).says("Asks for a trading relationship: Bolt Śruby Sp. z o.o.");
    }

    async fn among_many_partners_the_one_that_is_meant_can_be_searched(world) {
        world.numbers().await;
        for number in 0..20 {
            world.new_supplier(number).await;
        }
        let ann = world.sign_in("ann@acme.example").await;
        let order = order_between("PO/1", "100.00", (ACME, "ACME Stahl GmbH"), (NOBODY, "Somebody"));
        world.program("ann@acme.example").await.brings(&order).await;
        let all = ann.get("/settings/held").await.expect(200);
        all.says("name=\"q\"");
        assert!(all.text.contains("<option") && all.text.contains("Bolt Śruby Sp. z o.o.</option>"), "{}", all.text);
        let found = ann.get("/settings/held?q=sruby").await.expect(200);
        assert_eq!(found.text.matches("<option value=\"0").count(), 1, "{}", found.text);
        found.says("<option value=\"\">–</option>");
        found.says("Bolt Śruby Sp. z o.o.</option>");
        ann.get("/settings/held?q=nobody").await.expect(200).says("Kein Geschäftspartner passt zu „nobody“.");
        let bao = world.sign_in("bao@bolt.example").await;
        assert!(!bao.get("/settings/held").await.expect(200).text.contains("name=\"q\""), "one partner is found without a search");
    }

    async fn an_administrator_says_which_partner_a_private_number_means_and_it_is_remembered_for_that_firm_alone(world) {
        world.numbers().await;
        let bao = world.program("bao@bolt.example").await;
        bao.brings(&bill("FV/1", (NOBODY, "Acme, Werk 2"))).await;
        let browser = world.sign_in("bao@bolt.example").await;
        let list = browser.get("/settings/held").await.expect(200);
        list.says("Acme, Werk 2");
        list.says("NIP: 1234563218");
        list.says("Żadna firma w sieci nie ma żadnego z tych numerów.");
        let action = format!("/settings/held/{}", after(&list, "action=\"/settings/held/"));
        let stranger = world.firms.other.to_string();
        browser.post(&action, &[("organization", &stranger)]).await.expect(409);
        let acme = world.firms.acme.to_string();
        browser.post(&action, &[("organization", &acme)]).await.expect(303);
        assert_eq!(numbers_of(world, "ann@acme.example").await, ["FV/1"]);
        bao.brings(&bill("FV/2", (NOBODY, "Acme, Werk 2"))).await;
        assert_eq!(numbers_of(world, "ann@acme.example").await, ["FV/2", "FV/1"], "the next one goes there by itself");
        // Whoever has the number on the network is meant, whatever a firm says of it.
        browser.get("/settings/held").await.expect(200).says("ACME Stahl GmbH, wskazanie: Bao Nguyen");
        world.number(&world.firms.other, NOBODY).await;
        bao.brings(&bill("FV/3", (NOBODY, "Acme, Werk 2"))).await;
        assert_eq!(numbers_of(world, "ann@acme.example").await.len(), 2);
        world.number(&world.firms.other, MALLORY).await;
        let forgotten = [("scheme", "nip"), ("value", "1234563218")];
        browser.post("/settings/held/numbers", &forgotten).await.expect(303);
        browser.post("/settings/held/numbers", &forgotten).await.expect(404);
        browser.post("/settings/held/numbers", &[("scheme", "vat"), ("value", "PL1234563218")]).await.expect(303);
        bao.brings(&bill("FV/4", (NOBODY, "Acme, Werk 2"))).await;
        assert_eq!(numbers_of(world, "ann@acme.example").await.len(), 2, "forgotten, it waits again");
    }

    async fn the_operator_links_a_number_to_a_firm_and_admits_a_new_one(world) {
        world.numbers().await;
        let bao = world.program("bao@bolt.example").await;
        bao.brings(&bill("FV/1", (NOBODY, "Other Limited"))).await;
        bao.brings(&bill("FV/2", ("DE129274202", "Neue Werke AG"))).await;
        let oda = operator(world).await;
        let list = oda.get("/operator/held").await.expect(200);
        list.says("Bolt Śruby Sp. z o.o.");
        let place = format!("/operator/held/{}", after(&list, "href=\"/operator/held/"));
        let decide = oda.get(&place).await.expect(200);
        decide.says("Link and deliver: Other Ltd");
        let other = world.firms.other.to_string();
        oda.post(&format!("{place}/organization"), &[("organization", &other)]).await.expect(303);
        assert_eq!(numbers_of(world, "mallory@other.example").await, ["FV/1"]);
        bao.brings(&bill("FV/3", (NOBODY, "Other Limited"))).await;
        assert_eq!(numbers_of(world, "mallory@other.example").await, ["FV/3", "FV/1"], "the number is the firm's from now on");
        let list = oda.get("/operator/held").await.expect(200);
        let place = format!("/operator/held/{}", after(&list, "href=\"/operator/held/"));
        oda.get(&place).await.expect(200).says("value=\"Neue Werke AG\"");
        let typed = [("name", "Neue Werke AG"), ("country", "Germany"), ("plan", "standard")];
        oda.post(&format!("{place}/admission"), &typed).await.expect(422).says("Write the two letters of the country, such as PL.");
        oda.post(&format!("{place}/admission"), &[("name", "Neue Werke AG"), ("country", "de"), ("plan", "standard")]).await.expect(303);
        oda.get("/operator/held").await.expect(200).says("No document waits for a partner");
        oda.get(&place).await.expect(404);
        let list = bao.get("/api/v1/partners").await.expect(200).json();
        assert!(list["items"].as_array().unwrap().iter().any(|one| one["name"] == "Neue Werke AG"), "{list}");
        world.sign_in("ann@acme.example").await.get("/operator/held").await.expect(404);
    }

    async fn nobody_decides_about_what_another_firm_has_waiting(world) {
        world.numbers().await;
        let held = world.program("bao@bolt.example").await.brings(&bill("FV/1", (NOBODY, "Somebody"))).await;
        let ann = world.sign_in("ann@acme.example").await;
        assert!(!ann.get("/settings/held").await.expect(200).text.contains("Somebody"));
        ann.post(&format!("/settings/held/{held}/request"), &[]).await.expect(404);
        ann.post(&format!("/settings/held/{held}/partner"), &[("organization", &world.firms.bolt.to_string())]).await.expect(404);
        world.sign_in("olek@acme.example").await.get("/settings/held").await.expect(403);
        let bao = world.sign_in("bao@bolt.example").await;
        bao.post(&format!("/settings/held/{held}/request"), &[]).await.expect(409);
        bao.get(&format!("/documents/{held}")).await.expect(200).says("href=\"/settings/held\"");
    }

    async fn two_firms_with_private_numbers_do_not_get_in_each_others_way(world) {
        world.numbers().await;
        let ann = world.program("ann@acme.example").await;
        ann.brings(&order_between("PO-1", "5.00", (ACME, "ACME"), ("PL9999999999", "Lager 7"))).await;
        world.program("bao@bolt.example").await.brings(&bill("FV/1", ("PL9999999999", "Magazyn"))).await;
        let browser = world.sign_in("ann@acme.example").await;
        let action = format!("/settings/held/{}", after(&browser.get("/settings/held").await, "action=\"/settings/held/"));
        browser.post(&action, &[("organization", &world.firms.bolt.to_string())]).await.expect(303);
        assert_eq!(numbers_of(world, "bao@bolt.example").await.len(), 2, "Ann's order came");
        assert_eq!(numbers_of(world, "ann@acme.example").await, ["PO-1"], "and Bao's invoice still waits for somebody else");
    }
}
