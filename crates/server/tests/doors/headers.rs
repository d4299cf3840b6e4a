//! What every answer carries, and which requests are not carried out whoever sends them.

use crate::world::PASSWORD;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
    font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

on_both_engines! {
    async fn every_answer_carries_the_policy(world) {
        let browser = world.sign_in("ann@acme.example").await;
        for path in ["/", "/sign-in", "/nothing-here", "/healthz", "/api/v1/me", "/assets/nothing.js"] {
            let answer = browser.get(path).await;
            assert_eq!(answer.header("content-security-policy"), POLICY, "{path}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
            assert!(!answer.header("cache-control").contains("public"), "{path}");
        }
    }

    async fn a_page_holds_nothing_that_the_policy_forbids(world) {
        let page = world.sign_in("ann@acme.example").await.get("/").await.expect(200);
        for forbidden in ["<style", " style=", " onclick=", "<script>", "javascript:", "http://", "https://"] {
            assert!(!page.text.contains(forbidden), "{forbidden}");
        }
    }

    async fn a_form_of_another_site_is_not_carried_out(world) {
        let ann = world.sign_in("ann@acme.example").await.with("origin", "http://evil.example").with("sec-fetch-site", "cross-site");
        ann.post("/sign-out", &[]).await.expect(403).says("Die Anfrage kam von einer anderen Website");
        ann.get("/").await.expect(200);
        let old = world.browser().with("origin", "http://evil.example");
        old.post("/sign-in", &[("email", "ann@acme.example"), ("password", PASSWORD)]).await.expect(403);
    }

    async fn assets_are_kept_for_ever_under_the_names_that_pages_give_them(world) {
        let page = world.browser().get("/sign-in").await.expect(200);
        let names: Vec<&str> = page.text.split("/assets/").skip(1).map(|rest| rest.split(['"', '#']).next().unwrap()).collect();
        assert!(names.len() >= 4, "{names:?}");
        for name in names {
            let asset = world.browser().get(&format!("/assets/{name}")).await.expect(200);
            assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable", "{name}");
            assert_ne!(asset.header("content-type"), "application/octet-stream", "{name}");
        }
    }
}
