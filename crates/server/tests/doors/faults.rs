//! What people and programs get who ask for what cannot be: a sentence with a way on, in their language.

on_both_engines! {
    async fn a_wrong_address_has_a_way_on_in_every_language(world) {
        for (language, title) in [("en", "This page does not exist"), ("pl", "Nie ma takiej strony"), ("de", "Diese Seite gibt es nicht")] {
            let browser = world.browser().with("accept-language", language);
            let page = browser.get("/nothing-here").await.expect(404);
            page.says(&format!("<html lang=\"{language}\">"));
            page.says(title);
            page.says("href=\"/sign-in\"");
        }
        let inside = world.sign_in("bao@bolt.example").await.get("/nothing-here").await.expect(404);
        inside.says("Bao Nguyen");
        inside.says("href=\"/messages\"");
    }

    async fn scripts_get_a_problem_they_can_show(world) {
        let browser = world.sign_in("ann@acme.example").await.script();
        let problem = browser.get("/nothing-here").await.expect(404);
        assert_eq!(problem.header("content-type"), "application/problem+json");
        assert_eq!(problem.json()["title"], "Dort ist nichts", "whoever asked for a part of a page stands on one");
    }

    async fn programs_get_stable_words(world) {
        let program = world.program("ann@acme.example").await;
        let problem = program.get("/api/v1/nothing-here").await.expect(404).json();
        assert_eq!((&problem["type"], &problem["status"]), (&"not_found".into(), &404.into()));
        assert!(!problem["detail"].as_str().unwrap().contains("page"), "a program has no start page: {problem}");
        let problem = program.post("/api/v1/me", &serde_json::json!({})).await.expect(405).json();
        assert_eq!(problem["type"], "method_not_allowed");
        assert!(problem["detail"].as_str().unwrap().contains("/api"), "a program has no buttons: {problem}");
    }

    async fn a_damaged_cursor_is_refused_by_every_list_so_that_nobody_pages_for_ever(world) {
        let program = world.program("ann@acme.example").await;
        for list in ["partners", "conversations", "documents"] {
            let problem = program.get(&format!("/api/v1/{list}?cursor=abc")).await.expect(422).json();
            assert_eq!(problem["errors"][0]["field"], "cursor", "{list}: {problem}");
        }
    }

    async fn an_array_is_no_object_and_a_wrong_type_names_its_field(world) {
        let program = world.program("ann@acme.example").await;
        let partner = world.firms.bolt.as_str();
        let begin = async |body: serde_json::Value| program.post("/api/v1/conversations", &body).await;
        let listed = begin(serde_json::json!([partner, "Delivery", null, "Tuesday?"])).await.expect(422).json();
        assert!(listed["detail"].as_str().unwrap().contains("expected an object"), "{listed}");
        let typed = begin(serde_json::json!({"partner_id": partner, "subject": 5, "body": "Tuesday?"})).await.expect(422).json();
        assert!(typed["detail"].as_str().unwrap().contains("subject: invalid type"), "{typed}");
        begin(serde_json::json!({"partner_id": partner, "subject": "Delivery", "body": "Tuesday?"})).await.expect(201);
    }

    async fn a_form_that_is_too_large_is_refused_with_its_limit(world) {
        let letter = "x".repeat(300 * 1024);
        let page = world.browser().post("/sign-in", &[("email", &letter), ("password", "x")]).await.expect(413);
        page.says("256");
    }
}
