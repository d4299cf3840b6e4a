//! Stories about lists of papers and what belongs together.

use kontor_model::{DocumentFilter, DocumentKind, DocumentSort, Topic};
use kontor_store::{DocumentQuery, Incoming};

use crate::desk::{Desk, id, invoice, numbers, order, paper};
use crate::world::on_both;

fn invoices() -> DocumentQuery {
    DocumentQuery::newest(Topic::Invoices, "2025-06-15")
}

#[tokio::test]
async fn pages_lead_on_and_back_in_every_order_without_loss() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        for day in 1..=7 {
            let dated =
                Incoming { issue_date: format!("2025-05-{:02}", (day + 1) / 2), total_sort: -day, ..invoice(&format!("FV/{day}"), "a") };
            desk.brings(&desk.bao, dated).await;
        }
        desk.brings(&desk.ann, order("ZK/1", "a")).await;
        for topic in [Topic::Invoices, Topic::None] {
            for (sort, descending) in DocumentSort::ALL.iter().flat_map(|sort| [(*sort, true), (*sort, false)]) {
                let query = DocumentQuery { topic, sort, descending, limit: 3, ..invoices() };
                let everything = numbers(desk.store(), &desk.ann, &DocumentQuery { limit: 50, ..query.clone() }).await;
                let first = desk.store().documents(&desk.ann, &query).await.unwrap();
                let second = DocumentQuery { cursor: first.next.clone(), ..query.clone() };
                let second = desk.store().documents(&desk.ann, &second).await.unwrap();
                let third = DocumentQuery { cursor: second.next.clone(), ..query.clone() };
                let third = desk.store().documents(&desk.ann, &third).await.unwrap();
                let back = DocumentQuery { cursor: second.previous.clone(), ..query.clone() };
                let back = desk.store().documents(&desk.ann, &back).await.unwrap();
                let read: Vec<String> =
                    [&first, &second, &third].into_iter().flat_map(|page| &page.items).map(|r| r.number.clone()).collect();
                assert_eq!(read, everything, "{topic} by {sort}, descending {descending}");
                assert_eq!(back.items, first.items, "back to the first page of {topic} by {sort}");
                assert_eq!((first.previous, third.next, back.previous), (None, None, None));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn filters_and_words_narrow_the_list() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        desk.brings(&desk.bao, Incoming { due_date: "2025-06-14".to_owned(), ..invoice("FV/2025/06/7", "a") }).await;
        desk.brings(&desk.bao, Incoming { issue_date: "2025-06-12".to_owned(), ..invoice("O'Brien AND 8", "a") }).await;
        let with = |filter| DocumentQuery { filter, ..invoices() };
        assert_eq!(numbers(desk.store(), &desk.ann, &with(DocumentFilter::Overdue)).await, ["FV/2025/06/7"]);
        assert_eq!(numbers(desk.store(), &desk.ann, &with(DocumentFilter::Open)).await.len(), 2);
        assert_eq!(numbers(desk.store(), &desk.ann, &with(DocumentFilter::Received)).await.len(), 2);
        for filter in [DocumentFilter::Paid, DocumentFilter::UnderQuery, DocumentFilter::WithConversation, DocumentFilter::Cancelled] {
            assert!(numbers(desk.store(), &desk.ann, &with(filter)).await.is_empty(), "{filter}");
        }
        let asked = |q: &str| DocumentQuery { q: q.to_owned(), ..invoices() };
        for q in ["FV/2025/06/7", "fv", "sruby fv", "ŚRUBY 7"] {
            assert_eq!(numbers(desk.store(), &desk.ann, &asked(q)).await, ["FV/2025/06/7"], "{q}");
        }
        for q in ["O'Brien", "AND", "o'brien AND"] {
            assert_eq!(numbers(desk.store(), &desk.ann, &asked(q)).await, ["O'Brien AND 8"], "{q}");
        }
        for q in ["\"", "NOT", "fv*x", "acme", "@"] {
            assert!(numbers(desk.store(), &desk.ann, &asked(q)).await.is_empty(), "{q}");
        }
        assert_eq!(
            numbers(desk.store(), &desk.ann, &DocumentQuery { since: "2025-06-11".to_owned(), ..invoices() }).await,
            ["O'Brien AND 8"]
        );
        let of_partner = DocumentQuery { partner: Some(desk.bolt.id.clone()), ..invoices() };
        assert_eq!(numbers(desk.store(), &desk.ann, &of_partner).await.len(), 2);
        let kinds = DocumentQuery { kinds: vec![DocumentKind::CreditNote], ..invoices() };
        assert!(numbers(desk.store(), &desk.ann, &kinds).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn order_invoice_and_credit_note_find_each_other_whichever_came_first() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let credit = Incoming { preceding_references: vec!["FV/1".to_owned()], ..paper(DocumentKind::CreditNote, "KOR/1", "a") };
        let credit = id(&desk.brings(&desk.bao, credit).await);
        let billed = Incoming { order_references: vec!["ZK/1".to_owned(), "NA".to_owned()], ..invoice("FV/1", "a") };
        let billed = id(&desk.brings(&desk.bao, billed).await);
        let ordered = id(&desk.brings(&desk.ann, order("ZK/1", "a")).await);
        desk.brings(&desk.bao, invoice("FV/2", "a")).await;
        for (from, others) in [(&credit, ["FV/1", "ZK/1"]), (&billed, ["KOR/1", "ZK/1"]), (&ordered, ["FV/1", "KOR/1"])] {
            let paper = desk.ann.paper(desk.store(), from).await.unwrap();
            let mut found: Vec<String> = desk.store().related(&paper).await.unwrap().into_iter().map(|r| r.number).collect();
            found.sort();
            assert_eq!(found, others);
        }
    })
    .await;
}
