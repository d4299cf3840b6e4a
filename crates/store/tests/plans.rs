//! No list, count or search walks a whole table: what the store asks of the database is listened to and explained on either engine.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that meets a fault fails")]

#[expect(dead_code, reason = "these questions need fewer papers than the stories")]
#[path = "papers/desk.rs"]
mod desk;
#[path = "plans/heard.rs"]
mod heard;
#[expect(dead_code, reason = "these questions need less of the network than its own stories")]
#[path = "network/world.rs"]
mod world;

use kontor_model::{DocumentFilter, DocumentKind, DocumentSort, Filter, Topic, Via};
use kontor_store::{DocumentQuery, Draft, InboxCursor, InboxQuery, NewConversation, Seated, Store, Viewer};

use desk::{Desk, id, invoice, order};
use world::{MONDAY, on_both};

#[tokio::test]
async fn every_question_goes_along_an_index() {
    let _alone = heard::listen().await;
    on_both(async |mut world| {
        world.let_posts_be_written();
        let desk = Desk::open(world).await;
        let billed = id(&desk.brings(&desk.bao, invoice("FV/1", "a")).await);
        desk.brings(&desk.ann, order("ZK/1", "a")).await;
        let seated = talk(&desk, &billed).await;
        heard::forget();
        inbox(&desk, &billed).await;
        lists(desk.store(), &desk.ann).await;
        thread(desk.store(), &seated).await;
        let asked = heard::statements();
        assert!(asked.len() > 100, "only {} different statements were heard", asked.len());
        for text in asked.iter().filter(|text| text.starts_with("SELECT")) {
            let plan = desk.world.plan(text).await;
            let walks: Vec<&String> = plan.iter().filter(|step| walks_a_table(step, &plan)).collect();
            assert!(walks.is_empty(), "{walks:?} in\n{}\nof {text}", plan.join("\n"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_list_without_a_filter_is_read_in_its_order_and_not_sorted() {
    let _alone = heard::listen().await;
    on_both(async |world| {
        let desk = Desk::open(world).await;
        desk.brings(&desk.bao, invoice("FV/1", "a")).await;
        heard::forget();
        for (topic, sort, descending) in orders() {
            let query = DocumentQuery { topic, sort, descending, ..DocumentQuery::newest(topic, "2025-06-15") };
            desk.store().documents(&desk.ann, &query).await.unwrap();
        }
        desk.store().newest_documents(&desk.ann, 5).await.unwrap();
        desk.store().inbox(&desk.ann, &InboxQuery { limit: 50, ..InboxQuery::default() }).await.unwrap();
        let lists: Vec<String> = heard::statements().into_iter().filter(|text| text.contains("ORDER BY")).collect();
        assert!(lists.len() >= 12, "only {} different lists were heard", lists.len());
        for text in lists {
            let plan = desk.world.plan(&text).await;
            // PostgreSQL goes on sorting within equal dates where the index has fewer columns; none of ours has.
            let sorts = |step: &&String| step.contains("TEMP B-TREE FOR ORDER BY") || step.trim_start().starts_with("->  Sort");
            assert_eq!(plan.iter().find(sorts), None, "{}\nof {text}", plan.join("\n"));
        }
    })
    .await;
}

/// SQLite searches an index or scans a table; what is scanned in a search of words is the index itself, and what another step made is no
/// table. PostgreSQL is kept from walking a table as long as there is any other way.
fn walks_a_table(step: &str, plan: &[String]) -> bool {
    let Some(scanned) = step.strip_prefix("SCAN ") else { return step.contains("Seq Scan") };
    let name = scanned.split(' ').next();
    let made =
        |other: &String| ["CO-ROUTINE", "MATERIALIZE"].contains(&other.split(' ').next().unwrap()) && other.split(' ').nth(1) == name;
    !scanned.contains("VIRTUAL TABLE") && scanned != "CONSTANT ROW" && !plan.iter().any(made)
}

/// Every order of every list.
fn orders() -> impl Iterator<Item = (Topic, DocumentSort, bool)> {
    let topics = [Topic::Orders, Topic::Invoices, Topic::None].into_iter();
    let sorts = topics.flat_map(|topic| DocumentSort::ALL.iter().map(move |sort| (topic, *sort)));
    sorts.flat_map(|(topic, sort)| [(topic, sort, true), (topic, sort, false)])
}

async fn talk(desk: &Desk, document: &str) -> Seated {
    let paper = desk.ann.paper(desk.store(), document).await.unwrap();
    let draft = Draft { body: "When is it due?".to_owned(), attachments: Vec::new(), via: Via::Web, client_key: None, line: None };
    let new = NewConversation { partner: None, document: Some(paper), subject: "Due".to_owned(), draft };
    let posted = desk.store().converse(&desk.ann, new, MONDAY).await.unwrap();
    desk.ann.seat(desk.store(), &posted.conversation).await.unwrap()
}

async fn inbox(desk: &Desk, document: &str) {
    let (store, ann) = (desk.store(), &desk.ann);
    let paper = ann.paper(store, document).await.unwrap();
    let after = || Some(InboxCursor { last_at: MONDAY, conversation: "c".to_owned() });
    let all = InboxQuery { limit: 50, ..InboxQuery::default() };
    let narrowed = [
        all.clone(),
        InboxQuery { words: "due fv", ..all.clone() },
        InboxQuery { document: Some(&paper), ..all.clone() },
        InboxQuery { partner: Some(desk.bolt.id.as_str()), ..all.clone() },
    ];
    for query in narrowed {
        for filter in std::iter::once(None).chain(Filter::ALL.iter().copied().map(Some)) {
            store.inbox(ann, &InboxQuery { filter, ..query.clone() }).await.unwrap();
            store.inbox(ann, &InboxQuery { filter, after: after(), ..query.clone() }).await.unwrap();
        }
    }
    store.counts(ann).await.unwrap();
    store.partners(ann, Some("bolt"), None, 50).await.unwrap();
    store.recent_partners(ann, 5).await.unwrap();
}

async fn lists(store: &Store, ann: &Viewer) {
    for (topic, sort, descending) in orders() {
        let all = DocumentQuery { sort, descending, ..DocumentQuery::newest(topic, "2025-06-15") };
        let narrowed = [
            all.clone(),
            DocumentQuery { q: "fv".to_owned(), ..all.clone() },
            DocumentQuery { partner: Some("p".into()), since: "2025-01-01".to_owned(), ..all.clone() },
            DocumentQuery { kinds: vec![DocumentKind::Invoice], ..all.clone() },
        ];
        for query in narrowed {
            store.documents(ann, &query).await.unwrap();
        }
        for filter in DocumentFilter::ALL {
            let first = store.documents(ann, &DocumentQuery { filter: *filter, limit: 1, ..all.clone() }).await.unwrap();
            store.documents(ann, &DocumentQuery { filter: *filter, cursor: first.next, ..all.clone() }).await.unwrap();
        }
    }
    store.newest_documents(ann, 5).await.unwrap();
}

async fn thread(store: &Store, seated: &Seated) {
    store.thread_head(seated).await.unwrap();
    for (after, before) in [(None, None), (Some(1), None), (None, Some(7))] {
        store.messages(seated, after, before, 50).await.unwrap();
    }
    store.events(seated, 0, i64::MAX).await.unwrap();
    store.seen_by_partner(seated).await.unwrap();
    store.linked_papers(seated).await.unwrap();
    store.availability_in(seated).await.unwrap();
    store.who_will_get_in(seated).await.unwrap();
}
