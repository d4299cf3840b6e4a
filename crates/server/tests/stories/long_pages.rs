//! Long pages: what stands on them is asked for at once, however much it is.

use crate::world::{World, invoice, statements};

/// Rows of a short page, and of a long one.
const FEW: usize = 5;
const MANY: usize = 40;

/// Bolt writes and sends until there are so many conversations, messages, invoices and partners.
async fn grow(world: &World, from: usize, to: usize) {
    let bao = world.program("bao@bolt.example").await;
    for number in from..to {
        bao.brings(&invoice(&format!("FV/{number}"), "1230.00")).await;
        bao.begins(&world.firms.acme, &format!("Delivery {number}"), "Tuesday?").await;
        if number > 0 {
            bao.writes(&oldest(world).await, "And the rest?").await;
        }
        world.new_supplier(number).await;
    }
    while world.store().index_messages().await.unwrap() > 0 {}
}

/// The conversation that all the messages are in.
async fn oldest(world: &World) -> String {
    let ann = world.program("ann@acme.example").await;
    let all = ann.get("/api/v1/conversations?limit=200").await.expect(200).json();
    let all = all["items"].as_array().unwrap();
    all.iter().find(|one| one["subject"] == "Delivery 0").unwrap()["id"].as_str().unwrap().to_owned()
}

/// Every page with a list, and how many statements it takes.
async fn asked(world: &World, rows: usize) -> Vec<(String, usize)> {
    let thread = format!("/messages/{}", oldest(world).await);
    let pages = [
        "/",
        "/messages",
        "/messages?filter=unread",
        "/messages?q=delivery",
        "/messages/new/partners",
        "/invoices",
        "/invoices?filter=open&sort=partner",
        "/invoices?q=fv",
        "/orders",
        &thread,
    ];
    let mut counted = Vec::new();
    for (number, path) in pages.into_iter().enumerate() {
        let request = format!("{}-{number}-of-{rows}", world.server.address.port());
        world.sign_in("ann@acme.example").await.with("x-request-id", &request).get(path).await.expect(200);
        counted.push((path.to_owned(), statements(&request)));
    }
    counted
}

on_both_engines! {
    async fn a_page_with_forty_rows_asks_the_database_as_often_as_one_with_five(world) {
        world.numbers().await;
        grow(world, 0, FEW).await;
        let short = asked(world, FEW).await;
        grow(world, FEW, MANY).await;
        let long = asked(world, MANY).await;
        assert!(short.iter().all(|(_, statements)| (1..40).contains(statements)), "{short:?}");
        assert_eq!(short, long);
    }
}
