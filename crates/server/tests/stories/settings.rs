//! Settings: what a person changes for themselves, what an administrator changes for the firm, and from when on it counts.

use kontor_store::model::Plan;
use kontor_store::{NewDesk, OrganizationChange};
use serde_json::json;

use crate::world::{Answer, Browser, PASSWORD, World, invoice};

/// A password that nobody guesses.
const BETTER: &str = "seven herons over a wet field";

impl World {
    /// Why Bao of Bolt may write to Acme, or not: a word of availability.
    async fn bao_may_write(&self) -> String {
        let partners = self.program("bao@bolt.example").await.get("/api/v1/partners").await.expect(200).json();
        partners["items"][0]["availability"].as_str().unwrap().to_owned()
    }

    /// Bolt has gone back to Standard.
    async fn bolt_is_standard(&self) {
        let change = OrganizationChange { plan: Some(Plan::Standard), ..OrganizationChange::default() };
        self.store().update_organization(&self.operator, &self.firms.bolt, change, self.clock.now()).await.unwrap();
    }
}

/// After a form was taken: the page it leads to, which says so.
async fn done(browser: &Browser<'_>, answer: Answer) -> Answer {
    let answer = answer.expect(303);
    browser.get(answer.location()).await.expect(200)
}

/// What stands between the two words, once.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before).and_then(|(_, rest)| rest.split_once(after)).unwrap_or_else(|| panic!("no {before} … {after} in {text}")).0
}

on_both_engines! {
    async fn ann_reads_polish_in_the_dark_from_the_next_page_on(world) {
        let ann = world.sign_in("ann@acme.example").await;
        let fields = [("name", "  Ann  Weber-Kowalska "), ("language", "pl"), ("time_zone", "Europe/Warsaw"), ("theme", "dark")];
        let page = done(&ann, ann.post("/settings/profile", &fields).await).await;
        page.says("<html lang=\"pl\" data-theme=\"dark\">");
        page.says("Zapisano");
        page.says("value=\"Ann Weber-Kowalska\"");
        page.says("<option selected>Europe/Warsaw</option>");
    }

    async fn a_profile_that_cannot_be_comes_back_as_it_was_typed(world) {
        let olek = world.sign_in("olek@acme.example").await;
        let long = "ł".repeat(101);
        let fields = [("name", long.as_str()), ("language", "tlh"), ("time_zone", "Mars/Olympus"), ("theme", "dark")];
        let page = olek.post("/settings/profile", &fields).await.expect(422);
        page.says("3 pola wymagają poprawki");
        page.says(&format!("value=\"{long}\" aria-describedby=\"name-hint name-fault\" aria-invalid=\"true\" autofocus"));
        page.says("value=\"dark\" checked");
        olek.get("/settings/profile").await.expect(200).says("value=\"Olek Nowak\"");
    }

    async fn a_new_password_signs_everybody_else_out_and_renews_this_session(world) {
        let (here, there) = (world.sign_in("ann@acme.example").await, world.sign_in("ann@acme.example").await);
        let before = here.cookie("kontor").unwrap();
        let page = done(&here, here.post("/settings/password", &[("current", PASSWORD), ("new", BETTER)]).await).await;
        page.says("Passwort geändert. Andere Geräte wurden abgemeldet.");
        assert_ne!(here.cookie("kontor").unwrap(), before);
        there.get("/settings").await.expect(303).location().strip_prefix("/sign-in").unwrap();
        world.browser().with_cookie(&format!("kontor={before}")).get("/settings/profile").await.expect(303).location().strip_prefix("/sign-in").unwrap();
        let sign_in = |password| [("email", "ann@acme.example"), ("password", password)];
        world.browser().post("/sign-in", &sign_in(PASSWORD)).await.expect(422);
        world.browser().post("/sign-in", &sign_in(BETTER)).await.expect(303);
    }

    async fn a_password_that_others_would_guess_is_not_taken(world) {
        let mallory = world.sign_in("mallory@other.example").await;
        let long = "heron ".repeat(34);
        for (current, new, said) in [
            ("guess", BETTER, "The current password is not right."),
            ("", BETTER, "Fill in this field."),
            (PASSWORD, "short", "The new password needs at least 10 characters."),
            (PASSWORD, "mallorysmith", "This password is easy to guess. Add words or make it longer."),
            (PASSWORD, long.as_str(), "At most 200 characters are possible here."),
        ] {
            let page = mallory.post("/settings/password", &[("current", current), ("new", new)]).await.expect(422);
            page.says(said);
            assert!(!page.text.contains(BETTER) && !page.text.contains(PASSWORD), "a password is never sent back");
        }
        let guess = [("current", "guess"), ("new", BETTER)];
        for _ in 0..9 {
            mallory.post("/settings/password", &guess).await.expect(422);
        }
        mallory.post("/settings/password", &guess).await.expect(429);
    }

    async fn ann_signs_out_everywhere_else(world) {
        let (here, there) = (world.sign_in("ann@acme.example").await, world.sign_in("ann@acme.example").await);
        done(&here, here.post("/settings/password/others", &[]).await).await.says("Andere Geräte wurden abgemeldet.");
        there.get("/settings/profile").await.expect(303).location().strip_prefix("/sign-in").unwrap();
    }

    async fn the_firms_settings_are_for_its_administrators_and_others_learn_who_they_are(world) {
        let olek = world.sign_in("olek@acme.example").await;
        assert!(!olek.get("/settings/profile").await.expect(200).text.contains("/settings/plan"));
        for path in ["/settings/plan", "/settings/messaging", "/settings/contacts", "/settings/desks", "/settings/tokens"] {
            olek.get(path).await.expect(403).says("Mogą to zmienić tylko administratorzy firmy: Ann Weber");
            world.sign_in("ann@acme.example").await.get("/settings/profile").await.says(&format!("href=\"{path}\""));
        }
        olek.post("/settings/messaging/off", &[("email", "olek@acme.example")]).await.expect(403);
        olek.post("/settings/plan/enterprise", &[("terms", "on")]).await.expect(403);
        assert_eq!(world.bao_may_write().await, "available");
    }

    async fn bolt_upgrades_and_may_write_at_once_and_goes_back_as_easily(world) {
        world.bolt_is_standard().await;
        assert_eq!(world.bao_may_write().await, "own_plan");
        let bao = world.sign_in("bao@bolt.example").await;
        let page = bao.get("/settings/plan").await.expect(200);
        page.says("name=\"terms\"");
        assert!(!between(&page.text, "name=\"terms\"", ">").contains("checked"), "nothing is ticked beforehand");

        let refused = bao.post("/settings/plan/enterprise", &[]).await.expect(422);
        refused.says("id=\"terms-fault\"");
        assert_eq!(world.bao_may_write().await, "own_plan", "without the terms there is no upgrade");

        let page = done(&bao, bao.post("/settings/plan/enterprise", &[("terms", "on")]).await).await;
        page.says("Firma ma teraz konto Enterprise.");
        page.says("Bao Nguyen");
        assert_eq!(world.bao_may_write().await, "available");

        bao.get("/settings/plan/standard").await.expect(200).says("Wrócić do konta Standard?");
        assert_eq!(world.bao_may_write().await, "available", "asking changes nothing");
        done(&bao, bao.post("/settings/plan/standard", &[]).await).await.says("Firma ma znów konto Standard.");
        assert_eq!(world.bao_may_write().await, "own_plan");
    }

    async fn messaging_goes_off_only_when_partners_can_still_reach_the_firm(world) {
        let ann = world.sign_in("ann@acme.example").await;
        let nothing = ann.post("/settings/messaging/off", &[("email", " "), ("phone", "")]).await.expect(422);
        nothing.says("Geben Sie vor dem Ausschalten mindestens eine E-Mail-Adresse oder Telefonnummer an");
        let wrong = ann.post("/settings/messaging/off", &[("email", "ann at acme"), ("phone", "+49 203 555 0102")]).await.expect(422);
        wrong.says("value=\"ann at acme\"");
        wrong.says("value=\"+49 203 555 0102\"");
        assert_eq!(world.bao_may_write().await, "available");

        let page = done(&ann, ann.post("/settings/messaging/off", &[("email", ""), ("phone", "+49 203 555 0102")]).await).await;
        page.says("Nachrichten sind jetzt ausgeschaltet.");
        page.says("tel:+492035550102");
        assert_eq!(world.bao_may_write().await, "partner_messaging_off");

        let emptied = ann.post("/settings/contacts", &[("general_name", "Zentrale")]).await.expect(422);
        emptied.says("id=\"general_email-fault\"");
        emptied.says("value=\"Zentrale\"");
        done(&ann, ann.post("/settings/messaging/on", &[]).await).await.says("Nachrichten sind jetzt eingeschaltet.");
        assert_eq!(world.bao_may_write().await, "available");
    }

    async fn partners_see_the_contact_information_as_it_was_saved(world) {
        let ann = world.sign_in("ann@acme.example").await;
        let wrong = [("orders_phone", "call me"), ("invoices_web", "javascript:alert(1)"), ("general_name", "Zentrale & Empfang")];
        let refused = ann.post("/settings/contacts", &wrong).await.expect(422);
        refused.says("id=\"orders_phone-fault\"");
        refused.says("id=\"invoices_web-fault\"");
        refused.says("value=\"Zentrale &#38; Empfang\"");
        let fields = [("invoices_name", "Kreditoren"), ("invoices_email", "ap@acme.example"), ("invoices_web", "acme.example/ap")];
        done(&ann, ann.post("/settings/contacts", &fields).await).await.says("value=\"https://acme.example/ap\"");
        done(&ann, ann.post("/settings/messaging/off", &[]).await).await.says("ap@acme.example");
        let partners = world.program("bao@bolt.example").await.get("/api/v1/partners").await.expect(200).json();
        let contact = &partners["items"][0]["contacts"][0];
        assert_eq!((&contact["topic"], &contact["name"], &contact["email"]), (&json!("invoices"), &json!("Kreditoren"), &json!("ap@acme.example")));
    }

    async fn ann_sets_up_a_desk_and_olek_sits_there(world) {
        let ann = world.sign_in("ann@acme.example").await;
        ann.get("/settings/desks").await.expect(200).says("Solange Sie niemanden wählen");
        let page = done(&ann, ann.post("/settings/desks", &[("kind", "invoices-buyer"), ("name", "")]).await).await;
        page.says("<h1>Kreditorenbuchhaltung</h1>");
        let again = ann.post("/settings/desks", &[("kind", "invoices-buyer"), ("name", "Rechnungen")]).await.expect(422);
        again.says("Dafür gibt es schon eine Abteilung.");
        again.says("value=\"Rechnungen\"");
        ann.post("/settings/desks", &[("kind", "gossip")]).await.expect(422).says("id=\"kind-fault\"");

        let action = between(&page.text, "method=\"post\" action=\"/settings/desks/", "\"").to_owned();
        let olek = world.store().sign_in_by_email("olek@acme.example").await.unwrap().unwrap().persons[0].id.to_string();
        let path = format!("/settings/desks/{action}");
        done(&ann, ann.post(&path, &[("people", olek.as_str())]).await).await.says("Olek Nowak");
        ann.get(&path).await.expect(200).says(&format!("value=\"{olek}\" checked"));
        world.sign_in("olek@acme.example").await.get("/settings/notifications").await.expect(200).says("Ogólny, Zobowiązania");

        let bao = world.store().sign_in_by_email("bao@bolt.example").await.unwrap().unwrap().persons[0].id.to_string();
        ann.post(&path, &[("people", bao.as_str())]).await.expect(404);
        ann.get(&path).await.expect(200).says(&format!("value=\"{olek}\" checked"));
        done(&ann, ann.post(&path, &[]).await).await.says("Hier ist niemand.");

        done(&ann, ann.post(&path, &[("name", " Rechnungen Nord "), ("people", olek.as_str())]).await).await.says("<b>Rechnungen Nord</b>");
        let long = "x".repeat(300);
        let refused = ann.post(&path, &[("name", long.as_str()), ("people", olek.as_str())]).await.expect(422);
        refused.says(&long);
        refused.says(&format!("value=\"{olek}\" checked"));
        done(&ann, ann.post(&path, &[("name", "")]).await).await.says("<b>Kreditorenbuchhaltung</b>");
    }

    async fn a_desk_that_is_deleted_leaves_what_it_had_to_general(world) {
        world.numbers().await;
        let ann = world.sign_in("ann@acme.example").await;
        let page = done(&ann, ann.post("/settings/desks", &[("kind", "invoices-buyer"), ("name", "")]).await).await;
        let desk = between(&page.text, "method=\"post\" action=\"/settings/desks/", "\"").to_owned();
        let olek = world.store().sign_in_by_email("olek@acme.example").await.unwrap().unwrap().persons[0].id.to_string();
        let path = format!("/settings/desks/{desk}");
        done(&ann, ann.post(&path, &[("people", olek.as_str())]).await).await;
        let bao = world.program("bao@bolt.example").await;
        let paper = bao.brings(&invoice("FV/1", "100.00")).await;
        let conversation = bao.asks_about(&paper, "Due today", "When will it be paid?").await;
        let thread = format!("/messages/{conversation}");
        let window = world.sign_in("bao@bolt.example").await;
        let (olek, others) = (world.program("olek@acme.example").await, world.program("ann@acme.example").await);
        assert_eq!((olek.unread().await, others.unread().await), (1, 0));

        ann.get(&path).await.expect(200).says("Ihre Unterhaltungen gehen an die Abteilung Allgemein");
        let list = done(&ann, ann.post(&format!("{path}/delete"), &[]).await).await;
        list.says("Abteilung gelöscht.");
        assert!(!list.text.contains("Kreditorenbuchhaltung</b>"), "{}", list.text);
        ann.get(&path).await.expect(404);
        ann.post(&format!("{path}/delete"), &[]).await.expect(404);
        window.get(&thread).await.expect(200).says("Ogólny");
        bao.writes(&conversation, "It is urgent.").await;
        assert_eq!((olek.unread().await, others.unread().await), (1, 1), "General is everyone, and has it now");

        let general = world.store().desks_of(&world.operator, &world.firms.acme).await.unwrap().remove(0).id;
        let path = format!("/settings/desks/{general}");
        assert!(!ann.get(&path).await.expect(200).text.contains("Abteilung löschen"));
        ann.post(&format!("{path}/delete"), &[]).await.expect(409).says("lässt sich nicht löschen");
        done(&ann, ann.post("/settings/desks", &[("kind", "invoices-buyer"), ("name", "Rechnungen")]).await).await.says("<h1>Rechnungen</h1>");
    }

    async fn a_desk_of_another_firm_is_not_there(world) {
        let new = NewDesk {
            organization: world.firms.bolt.clone(),
            topic: kontor_store::model::Topic::Orders,
            side: kontor_store::DeskSide::Seller,
            name: String::new(),
        };
        let desk = world.store().create_desk(&world.operator, new, world.clock.now()).await.unwrap();
        let ann = world.sign_in("ann@acme.example").await;
        ann.get(&format!("/settings/desks/{}", desk.id)).await.expect(404);
        ann.post(&format!("/settings/desks/{}", desk.id), &[]).await.expect(404);
        ann.post(&format!("/settings/desks/{}/delete", desk.id), &[]).await.expect(404);
    }

    async fn a_token_works_until_it_is_revoked_and_is_shown_once(world) {
        let ann = world.sign_in("ann@acme.example").await;
        ann.post("/settings/tokens", &[("name", " ")]).await.expect(422).says("id=\"name-fault\"");
        let page = ann.post("/settings/tokens", &[("name", "ERP <prod>")]).await.expect(200);
        assert_eq!(page.header("cache-control"), "no-store");
        let secret = between(&page.text, "<code id=\"secret\">", "</code>").to_owned();
        let program = crate::world::Program::new(world, secret.clone());
        assert_eq!(program.get("/api/v1/me").await.expect(200).json()["name"], "Ann Weber");

        let list = ann.get("/settings/tokens").await.expect(200);
        list.says("ERP &#60;prod&#62;");
        assert!(!list.text.contains(&secret), "shown once");
        let action = between(&list.text, "action=\"/settings/tokens/", "\"");
        let path = format!("/settings/tokens/{action}");
        world.sign_in("mallory@other.example").await.post(&path, &[]).await.expect(404);
        program.get("/api/v1/me").await.expect(200);
        done(&ann, ann.post(&path, &[]).await).await.says("Token widerrufen.");
        program.get("/api/v1/me").await.expect(401);
    }

    async fn what_olek_has_muted_stands_in_his_notifications_until_he_unmutes_it(world) {
        let told = json!({"partner_id": world.firms.acme, "subject": "Grudniowe przyjęcia", "body": "Kiedy?"});
        let made = world.program("bao@bolt.example").await.post("/api/v1/conversations", &told).await.expect(201).json();
        let marks = format!("/messages/{}/marks", made["id"].as_str().unwrap());
        let olek = world.sign_in("olek@acme.example").await.with("referer", &world.url("/settings/notifications"));
        olek.post(&format!("{marks}/muted"), &[]).await.expect(303);
        let page = olek.get("/settings/notifications").await.expect(200);
        page.says("Wyciszone konwersacje, 1");
        page.says("Grudniowe przyjęcia");
        page.says("Bolt Śruby Sp. z o.o.");
        let back = olek.post(&format!("{marks}/unmuted"), &[]).await.expect(303);
        assert_eq!(back.location(), "/settings/notifications");
        olek.get("/settings/notifications").await.expect(200).says("Żadna konwersacja nie jest wyciszona.");
    }

    async fn help_and_legal_pages_are_open_to_everyone_in_their_language(world) {
        let nobody = world.browser().with("accept-language", "de");
        let list = nobody.get("/help").await.expect(200);
        list.says("href=\"/help/send-a-message\"");
        let answer = nobody.get("/help/attachments").await.expect(200);
        answer.says("bis zu 20 Dateien");
        answer.says("10\u{a0}MB");
        nobody.get("/help/gossip").await.expect(404);
        let ann = world.sign_in("ann@acme.example").await;
        ann.get("/help/upgrade").await.expect(200).says("href=\"/help/messaging-off\"");
        for slug in ["terms", "copyright", "security-disclosure", "privacy", "imprint"] {
            nobody.get(&format!("/legal/{slug}")).await.expect(200);
            list.says(&format!("href=\"/legal/{slug}\""));
        }
    }
}

#[test]
fn an_upgrade_that_the_operator_approves_is_asked_for_and_can_be_withdrawn() {
    crate::world::run_as(
        kontor_store::Engine::Sqlite,
        |config| config.plans.upgrade = kontor_server::config::Upgrade::Operator,
        async |world: &World| {
            world.bolt_is_standard().await;
            let bao = world.sign_in("bao@bolt.example").await;
            let page = done(&bao, bao.post("/settings/plan/enterprise", &[("terms", "on")]).await).await;
            page.says("Prośba trafiła do operatora sieci.");
            page.says("Wycofaj prośbę");
            assert_eq!(world.bao_may_write().await, "own_plan");
            done(&bao, bao.post("/settings/plan/standard", &[]).await).await.says("Wycofano prośbę.");

            bao.post("/settings/plan/enterprise", &[("terms", "on")]).await.expect(303);
            world.store().approve_plan(&world.operator, &world.firms.bolt, world.clock.now()).await.unwrap();
            assert_eq!(world.bao_may_write().await, "available");
        },
    );
}

#[test]
fn the_operators_own_legal_pages_come_first() {
    crate::world::run_as(
        kontor_store::Engine::Sqlite,
        |config| config.legal.imprint = "https://network.example/imprint".to_owned(),
        async |world: &World| {
            let nobody = world.browser();
            nobody.get("/help").await.expect(200).says("href=\"https://network.example/imprint\"");
            assert_eq!(nobody.get("/legal/imprint").await.expect(303).location(), "https://network.example/imprint");
            nobody.get("/legal/terms").await.expect(200);
        },
    );
}
