//! The description of the programs' interface says what the routes do.

use std::collections::BTreeSet;

use kontor_server::routes::{Access, description, rows};

#[test]
fn what_is_described_is_what_answers() {
    let document = serde_json::to_value(description()).unwrap();
    let described: BTreeSet<(String, String)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, verbs)| verbs.as_object().unwrap().keys().map(move |verb| (verb.to_uppercase(), path.clone())))
        .collect();
    let answering: BTreeSet<(String, String)> =
        rows().filter(|row| row.access == Access::Program).map(|row| (row.method.to_owned(), row.path.to_owned())).collect();
    assert_eq!(described, answering);
    assert_eq!(document["openapi"], "3.1.0");
}

on_both_engines! {
    async fn anyone_may_read_the_description(world) {
        let answer = world.browser().get("/api/v1/openapi.json").await.expect(200);
        assert_eq!(answer.json()["info"]["title"], "Kontor");
    }

    async fn a_token_tells_for_whom_it_acts(world) {
        let me = world.program("bao@bolt.example").await.get("/api/v1/me").await.expect(200).json();
        assert_eq!(me["name"], "Bao Nguyen");
        assert_eq!(me["organization"]["name"], "Bolt Śruby Sp. z o.o.");
        assert_eq!(me["organization"]["plan"], "enterprise");
        assert_eq!(me["permissions"], serde_json::json!(["messages", "orders", "invoices", "relationships", "administration"]));
    }
}
