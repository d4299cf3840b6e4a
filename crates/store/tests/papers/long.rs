//! A long list, and words that many of its papers hold.

use kontor_model::Topic;
use kontor_store::{DocumentQuery, DocumentRow};

use crate::desk::{Desk, id, invoice};
use crate::world::on_both;

/// So many numbers begin with K, and come first by their ids; the others begin with X.
const K: i64 = 5_100;
const ALL: i64 = 7_200;

#[tokio::test]
async fn a_word_that_thousands_of_papers_hold_is_found_in_the_order_of_the_list() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let first = id(&desk.brings(&desk.bao, invoice("FV/1", "a")).await);
        copy(&desk, &first).await;
        desk.store().reindex().await.unwrap();
        assert_eq!(page(&desk, "k bolt", false).await, numbers(1..=50), "met at once on the way along the list");
        assert_eq!(page(&desk, "x", true).await, numbers((ALL - 49..=ALL).rev()), "the other way round");
        assert_eq!(page(&desk, "x", false).await, numbers(K + 1..=K + 50), "too far along the list: the index says where");
        assert_eq!(page(&desk, "x-1007200", false).await, numbers(ALL..=ALL), "few are looked up in the index alone");
        assert!(page(&desk, "olt", false).await.is_empty(), "a word is found by its beginning");
        // Whoever turns the pages meets each of them once.
        let mut query = DocumentQuery { q: "x".to_owned(), limit: 800, ..DocumentQuery::newest(Topic::Invoices, "2025-06-15") };
        let mut met = Vec::new();
        loop {
            let found = desk.store().documents(&desk.ann, &query).await.unwrap();
            met.extend(found.items.iter().map(number));
            let Some(next) = found.next else { break };
            query.cursor = Some(next);
        }
        assert_eq!(met, numbers((K + 1..=ALL).rev()));
    })
    .await;
}

/// In the database itself, as thousands of papers by the door would take minutes; Ann's side alone.
async fn copy(desk: &Desk, paper: &str) {
    let numbers = format!("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ALL})");
    let schema = desk.store().schema().await.unwrap();
    for (table, key, only) in [("document", "id", String::new()), ("document_side", "document_id", ours(desk))] {
        let prefix = format!("{table}.");
        let columns: Vec<&str> = schema.iter().filter_map(|line| line.strip_prefix(&prefix)?.split(' ').next()).collect();
        let values: Vec<String> = columns.iter().map(|column| copied(column)).collect();
        let (columns, values) = (columns.join(", "), values.join(", "));
        desk.world
            .sql(format!(
                "INSERT INTO {table} ({columns}) {numbers} SELECT {values} FROM n CROSS JOIN {table} t WHERE t.{key} = '{paper}'{only}"
            ))
            .await;
    }
}

fn ours(desk: &Desk) -> String {
    format!(" AND t.organization_id = '{}'", desk.acme.id)
}

fn copied(column: &str) -> String {
    let letter = |first: &str, then: &str| format!("CASE WHEN i <= {K} THEN '{first}-' ELSE '{then}-' END || CAST(1000000 + i AS TEXT)");
    match column {
        "id" | "document_id" => "'copy-' || CAST(1000000 + i AS TEXT)".to_owned(),
        "number" => letter("K", "X"),
        "number_fold" => letter("k", "x"),
        other => format!("t.{other}"),
    }
}

async fn page(desk: &Desk, q: &str, descending: bool) -> Vec<String> {
    let query = DocumentQuery { q: q.to_owned(), descending, ..DocumentQuery::newest(Topic::Invoices, "2025-06-15") };
    desk.store().documents(&desk.ann, &query).await.unwrap().items.iter().map(number).collect()
}

fn number(row: &DocumentRow) -> String {
    row.number.clone()
}

fn numbers(which: impl Iterator<Item = i64>) -> Vec<String> {
    which.map(|i| format!("{}-{}", if i <= K { 'K' } else { 'X' }, 1_000_000 + i)).collect()
}
