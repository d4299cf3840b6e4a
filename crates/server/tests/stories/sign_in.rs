//! Signing in: in one's language, to where one wanted to go, and never telling strangers who has an account.

use crate::world::PASSWORD;

on_both_engines! {
    async fn ann_signs_in_and_lands_where_she_wanted_to_go(world) {
        let browser = world.browser().with("accept-language", "pl,en;q=0.5");
        let asked = browser.get("/tabs/messages?current=true").await.expect(303);
        assert_eq!(asked.location(), "/sign-in?next=%2Ftabs%2Fmessages%3Fcurrent%3Dtrue");
        let form = browser.get(asked.location()).await.expect(200);
        form.says("<html lang=\"pl\">");
        form.says("value=\"/tabs/messages?current=true\"");
        let fields = [("email", "ANN@acme.example "), ("password", PASSWORD), ("next", "/tabs/messages?current=true")];
        let entered = browser.post("/sign-in", &fields).await.expect(303);
        assert_eq!(entered.location(), "/tabs/messages?current=true");
        let cookie = entered.header("set-cookie");
        for part in ["kontor=", "; Path=/", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(part), "{part} is not in {cookie}");
        }
        let home = browser.get("/").await.expect(200);
        home.says("<html lang=\"de\">");
        home.says("Ann Weber");
        home.says("ACME Stahl GmbH");
    }

    async fn a_form_that_came_after_the_session_had_ended_is_not_lost_without_a_word(world) {
        let browser = world.browser();
        let led = browser.post("/messages/0199-any", &[("body", "Tuesday?")]).await.expect(303);
        assert_eq!(led.location(), "/sign-in?unsent=true");
        browser.get(led.location()).await.expect(200).says("nothing was sent");
        assert!(!browser.get("/sign-in").await.expect(200).text.contains("nothing was sent"));
        let asked = browser.get("/messages").await.expect(303);
        assert_eq!(asked.location(), "/sign-in?next=%2Fmessages");
    }

    async fn a_wrong_password_and_an_unknown_account_get_the_same_answer(world) {
        let browser = world.browser();
        let wrong = browser.post("/sign-in", &[("email", "ann@acme.example"), ("password", "guess")]).await.expect(422);
        let unknown = browser.post("/sign-in", &[("email", "nobody@acme.example"), ("password", "guess")]).await.expect(422);
        wrong.says("Address or password is not right.");
        wrong.says("value=\"ann@acme.example\"");
        assert_eq!(wrong.text.replace("ann@", "nobody@"), unknown.text);
        assert!(!wrong.text.contains("guess"), "a password is never sent back");
        assert_eq!(browser.cookie("kontor"), None);
    }

    async fn an_empty_field_is_named(world) {
        let answer = world.browser().post("/sign-in", &[("email", ""), ("password", "x")]).await.expect(422);
        answer.says("Enter your e-mail address.");
    }

    async fn nobody_is_led_to_another_site(world) {
        for next in ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"] {
            let fields = [("email", "ann@acme.example"), ("password", PASSWORD), ("next", next)];
            assert_eq!(world.browser().post("/sign-in", &fields).await.expect(303).location(), "/", "{next}");
            world.minutes_pass(1);
        }
    }

    async fn whoever_guesses_is_slowed_down_and_ann_comes_in_all_the_same(world) {
        let browser = world.browser();
        let guess = [("email", "ann@acme.example"), ("password", "guess")];
        for _ in 0..10 {
            browser.post("/sign-in", &guess).await.expect(422);
        }
        let refused = browser.post("/sign-in", &guess).await.expect(429);
        refused.says("Too many attempts. Try again in 6 seconds.");
        assert_eq!(refused.header("retry-after"), "6");
        refused.says("value=\"ann@acme.example\"");
        world.minutes_pass(1);
        browser.post("/sign-in", &[("email", "ann@acme.example"), ("password", PASSWORD)]).await.expect(303);
    }

    async fn each_sign_in_has_a_session_of_its_own_and_leaving_ends_only_that_one(world) {
        let (here, there) = (world.sign_in("ann@acme.example").await, world.sign_in("ann@acme.example").await);
        assert_ne!(here.cookie("kontor"), there.cookie("kontor"));
        let left = here.cookie("kontor").unwrap();
        here.post("/sign-out", &[]).await.expect(303);
        assert_eq!(here.cookie("kontor"), None);
        let stolen = world.browser().with_cookie(&format!("kontor={left}"));
        stolen.get("/").await.expect(303);
        there.get("/").await.expect(200);
    }

    async fn a_session_brought_along_does_not_become_anns(world) {
        let browser = world.browser().with_cookie("kontor=planted-by-mallory");
        browser.post("/sign-in", &[("email", "ann@acme.example"), ("password", PASSWORD)]).await.expect(303);
        assert_ne!(browser.cookie("kontor").as_deref(), Some("planted-by-mallory"));
        browser.get("/").await.expect(200);
    }

    async fn olek_who_was_deactivated_is_out_with_his_next_request(world) {
        let (browser, program) = (world.sign_in("olek@acme.example").await, world.program("olek@acme.example").await);
        browser.get("/").await.expect(200);
        program.get("/api/v1/me").await.expect(200);
        let olek = world.store().sign_in_by_email("olek@acme.example").await.unwrap().unwrap().persons[0].id.clone();
        world.store().deactivate_person(&world.operator, &olek, world.clock.now()).await.unwrap();
        browser.get("/").await.expect(303);
        program.get("/api/v1/me").await.expect(401);
        let again = world.browser().post("/sign-in", &[("email", "olek@acme.example"), ("password", PASSWORD)]).await.expect(403);
        again.says("This sign-in belongs to no active firm.");
    }

    async fn ann_works_for_two_firms_and_changes_between_them(world) {
        let other = kontor_store::NewPerson {
            organization: world.firms.other.clone(),
            name: "Ann Weber".to_owned(),
            email: "ann@acme.example".to_owned(),
            permissions: None,
            language: Some("en".to_owned()),
            operator: false,
            password_hash: None,
        };
        let second = world.store().create_person(&world.operator, other, world.clock.now()).await.unwrap();
        let browser = world.sign_in("ann@acme.example").await;
        let home = browser.get("/").await.expect(200);
        home.says("<span class=\"firm cut\">ACME Stahl GmbH</span>");
        home.says(&format!("value=\"{}\"", second.id));
        let before = browser.cookie("kontor");
        browser.post("/switch", &[("person", second.id.as_str())]).await.expect(303);
        assert_ne!(browser.cookie("kontor"), before, "another firm, another session");
        browser.get("/").await.expect(200).says("<span class=\"firm cut\">Other Ltd</span>");
        let mallory = world.sign_in("mallory@other.example").await;
        mallory.post("/switch", &[("person", second.id.as_str())]).await.expect(404);
    }

    async fn a_session_lasts_as_long_as_it_is_used(world) {
        let browser = world.browser();
        browser.post("/sign-in", &[("email", "ann@acme.example"), ("password", PASSWORD)]).await.expect(303);
        for _ in 0..3 {
            world.minutes_pass(20 * 24 * 60);
            let home = browser.get("/").await.expect(200);
            assert!(home.header("set-cookie").starts_with("kontor="), "the cookie lasts as long as the session");
        }
        assert_eq!(browser.get("/").await.expect(200).header("set-cookie"), "", "once an hour is enough");
        world.minutes_pass(31 * 24 * 60);
        browser.get("/").await.expect(303);
    }

    async fn the_language_of_the_form_can_be_chosen_and_is_kept(world) {
        let browser = world.browser().with("accept-language", "en");
        browser.get("/sign-in?lang=de").await.expect(200).says("<h1>Anmelden</h1>");
        browser.get("/sign-in").await.expect(200).says("<html lang=\"de\">");
    }
}
