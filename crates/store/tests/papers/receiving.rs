//! Stories about papers that come in.

use kontor_model::{DocumentFilter, DocumentKind, DocumentStatus, Permission, Plan, Role, Topic};
use kontor_store::{DocumentQuery, Error, Incoming, Received};

use crate::desk::{self, CORD_GLN, Desk, bytes, id, invoice, known_by, numbers, order, paper, party};
use crate::world::{DAY, MONDAY, firm, on_both};

fn all(topic: Topic) -> DocumentQuery {
    DocumentQuery::newest(topic, "2025-06-15")
}

#[tokio::test]
async fn an_invoice_that_bao_brings_in_is_seen_by_both() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let received = desk.brings(&desk.bao, invoice("FV/1", "a")).await;
        assert!(matches!(received, Received::New(_)), "{received:?}");
        let paper = desk.ann.paper(desk.store(), &id(&received)).await.unwrap();
        let detail = desk.store().document(&paper).await.unwrap();
        assert_eq!((detail.status, detail.version), (DocumentStatus::Received, 1));
        assert_eq!((detail.seller.as_ref(), detail.buyer.as_ref()), (Some(&desk.bolt.id), Some(&desk.acme.id)));
        assert_eq!(detail.seller_name, "Bolt Śruby");
        assert_eq!(detail.sent_by, None, "who it was at Bolt is Bolt's own business");
        let page = desk.store().documents(&desk.ann, &all(Topic::Invoices)).await.unwrap();
        assert_eq!((page.items[0].partner_name.as_str(), page.items[0].issued_by_us), ("Bolt Śruby", false));
        assert_eq!(numbers(desk.store(), &desk.bao, &all(Topic::None)).await, ["FV/1"]);
    })
    .await;
}

#[tokio::test]
async fn the_same_sent_twice_is_one_document() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let first = id(&desk.brings(&desk.bao, invoice("FV/1", "a")).await);
        assert_eq!(desk.brings(&desk.bao, invoice("FV/1", "a")).await, Received::Same(first.as_str().into()));
        let other_envelope = Incoming { transport_key: "another envelope".to_owned(), ..invoice("FV/1", "a") };
        assert_eq!(desk.brings(&desk.bao, other_envelope).await, Received::Same(first.as_str().into()));
        let other_content = Incoming { transport_key: "another envelope".to_owned(), ..invoice("FV/2", "b") };
        assert_eq!(desk.brings(&desk.bao, other_content).await, Received::Conflict(first.as_str().into()));
        assert_eq!(numbers(desk.store(), &desk.bao, &all(Topic::Invoices)).await, ["FV/1"]);
    })
    .await;
}

#[tokio::test]
async fn an_invoice_with_the_same_number_and_other_content_is_a_conflict_until_the_next_year() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let first = desk.brings(&desk.bao, invoice("FV/1", "a")).await;
        assert_eq!(desk.brings(&desk.bao, invoice("FV/1", "b")).await, Received::Conflict(id(&first).as_str().into()));
        let next_year = Incoming { issue_date: "2026-01-02".to_owned(), ..invoice("FV/1", "c") };
        assert!(matches!(desk.brings(&desk.bao, next_year).await, Received::New(_)));
    })
    .await;
}

#[tokio::test]
async fn an_order_is_changed_and_cancelled_and_keeps_its_earlier_versions() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let first = id(&desk.brings(&desk.ann, order("ZK/7", "a")).await);
        let changed = desk.brings(&desk.ann, paper(DocumentKind::OrderChange, "ZK/7", "b")).await;
        assert_eq!(changed, Received::Version(first.as_str().into(), 2));
        let again = desk.brings(&desk.ann, order("ZK/7", "c")).await;
        assert_eq!(again, Received::Version(first.as_str().into(), 3));
        let bao = desk.bao.paper(desk.store(), &first).await.unwrap();
        let detail = desk.store().document(&bao).await.unwrap();
        assert!(detail.record.contains("sent-again-as-new"), "{}", detail.record);
        desk.brings(&desk.ann, paper(DocumentKind::OrderCancel, "ZK/7", "d")).await;
        let bao = desk.bao.paper(desk.store(), &first).await.unwrap();
        let detail = desk.store().document(&bao).await.unwrap();
        assert_eq!((detail.status, detail.version, detail.kind), (DocumentStatus::Cancelled, 4, DocumentKind::OrderCancel));
        assert_eq!(detail.earlier.iter().map(|version| version.version).collect::<Vec<_>>(), [3, 2, 1]);
        let mut text = String::new();
        let mut original = desk.store().original(&bao, Some(2)).await.unwrap();
        tokio::io::AsyncReadExt::read_to_string(&mut original.file, &mut text).await.unwrap();
        assert_eq!(text, "order_change ZK/7 b");
        assert!(matches!(desk.store().original(&bao, Some(9)).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn only_the_side_that_issues_a_kind_brings_it_in_and_only_with_its_permission() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        assert_eq!(desk.brings(&desk.ann, invoice("FV/1", "a")).await, Received::NotTheIssuer);
        assert_eq!(desk.brings(&desk.bao, order("ZK/1", "a")).await, Received::NotTheIssuer);
        let self_billed = Incoming { self_billed: true, ..invoice("SB/1", "a") };
        assert!(matches!(desk.brings(&desk.ann, self_billed).await, Received::New(_)));
        let stranger = desk.world.organization(firm("Other", "PL", Role::Both, Plan::Enterprise)).await;
        let mallory = desk.world.viewer(&stranger.id, "Mallory", &[Permission::Orders, Permission::Invoices]).await;
        assert_eq!(desk.brings(&mallory, invoice("FV/2", "a")).await, Received::NotAParty);
        let olek = desk.world.viewer(&desk.bolt.id, "Olek", &[Permission::Messages, Permission::Orders]).await;
        assert_eq!(desk.brings(&olek, invoice("FV/3", "a")).await, Received::NoPermission);
    })
    .await;
}

#[tokio::test]
async fn what_others_bring_in_is_not_listed_or_opened_by_a_stranger_or_without_permission() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let first = id(&desk.brings(&desk.bao, invoice("FV/1", "a")).await);
        let stranger = desk.world.organization(firm("Other", "PL", Role::Both, Plan::Enterprise)).await;
        let mallory = desk.world.viewer(&stranger.id, "Mallory", &[Permission::Messages, Permission::Orders, Permission::Invoices]).await;
        let olek = desk.world.viewer(&desk.acme.id, "Olek", &[Permission::Messages, Permission::Orders]).await;
        for nosy in [&mallory, &olek] {
            assert!(matches!(nosy.paper(desk.store(), &first).await, Err(Error::NotFound)));
            assert!(numbers(desk.store(), nosy, &all(Topic::None)).await.is_empty());
            assert!(numbers(desk.store(), nosy, &DocumentQuery { q: "FV".to_owned(), ..all(Topic::Invoices) }).await.is_empty());
            assert!(desk.store().newest_documents(nosy, 10).await.unwrap().is_empty());
        }
    })
    .await;
}

#[tokio::test]
async fn what_waits_for_a_partner_is_delivered_when_the_partner_is_admitted_and_linked() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let to_cord = Incoming { buyer: party("Cord", "gln", CORD_GLN), ..invoice("FV/9", "a") };
        let received = desk.brings(&desk.bao, to_cord.clone()).await;
        assert!(matches!(received, Received::Held(_)), "{received:?}");
        assert!(matches!(desk.brings(&desk.bao, to_cord).await, Received::Same(_)));
        let held = DocumentQuery { filter: DocumentFilter::Held, ..all(Topic::Invoices) };
        let page = desk.store().documents(&desk.bao, &held).await.unwrap();
        assert_eq!((page.items[0].status, page.items[0].partner_name.as_str()), (DocumentStatus::WaitingForPartner, "Cord"));
        let paper = desk.bao.paper(desk.store(), &id(&received)).await.unwrap();
        assert!(desk.store().document(&paper).await.unwrap().waits_for.contains(&("gln".to_owned(), CORD_GLN.to_owned())));

        let cord = desk.world.organization(known_by(firm("Cord Seile AG", "DE", Role::Buyer, Plan::Standard), "gln", CORD_GLN)).await;
        let cato = desk.world.viewer(&cord.id, "Cato", &[Permission::Invoices]).await;
        assert!(numbers(desk.store(), &cato, &all(Topic::Invoices)).await.is_empty(), "admitted, but not related to Bolt");
        desk.world.store.create_relationship(&desk.world.operator, &cord.id, &desk.bolt.id, MONDAY + DAY).await.unwrap();
        assert_eq!(numbers(desk.store(), &cato, &all(Topic::Invoices)).await, ["FV/9"]);
        let paper = desk.bao.paper(desk.store(), &id(&received)).await.unwrap();
        let detail = desk.store().document(&paper).await.unwrap();
        assert_eq!((detail.status, detail.buyer_name.as_str()), (DocumentStatus::Received, "Cord Seile AG"));
        assert!(detail.waits_for.is_empty());
        assert!(numbers(desk.store(), &desk.bao, &held).await.is_empty());
        assert_eq!(desk.store().deliver_held(MONDAY + DAY).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn papers_go_on_while_a_relationship_is_suspended() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let relations = desk.world.viewer(&desk.acme.id, "Rita", &[Permission::Relationships]).await;
        desk.store().suspend_partner(&relations, &desk.bolt.id, "late again", MONDAY).await.unwrap();
        assert!(matches!(desk.brings(&desk.bao, invoice("FV/1", "a")).await, Received::New(_)));
    })
    .await;
}

#[tokio::test]
async fn an_account_not_seen_before_is_remarked_but_not_the_first_one() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let pays_to = |number: &str, account: &str| {
            let record = format!(r#"{{"warnings":[],"payee_accounts":["{account}"]}}"#);
            Incoming { record, ..invoice(number, "a") }
        };
        for (number, account, remarked) in
            [("FV/1", "PL61 1090 1014", false), ("FV/2", "PL6110901014", false), ("FV/3", "LT99", true), ("FV/4", "LT99", false)]
        {
            let received = desk.brings(&desk.bao, pays_to(number, account)).await;
            let paper = desk.ann.paper(desk.store(), &id(&received)).await.unwrap();
            let record = desk.store().document(&paper).await.unwrap().record;
            assert_eq!(record.contains("account-new"), remarked, "{number}: {record}");
        }
    })
    .await;
}

#[tokio::test]
async fn two_who_send_the_same_order_at_once_make_one_document() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let (store, ann) = (desk.store(), &desk.ann);
        let send = || desk::brings(store, ann, order("ZK/1", "a"), MONDAY);
        let (one, other, third) = tokio::join!(send(), send(), send());
        let outcomes = [one, other, third];
        assert_eq!(outcomes.iter().filter(|received| matches!(received, Received::New(_))).count(), 1, "{outcomes:?}");
        assert_eq!(outcomes.iter().filter(|received| matches!(received, Received::Same(_))).count(), 2, "{outcomes:?}");
    })
    .await;
}

#[tokio::test]
async fn an_order_goes_to_another_supplier_only_as_a_conflict() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let cord = desk.world.organization(known_by(firm("Cord", "DE", Role::Supplier, Plan::Standard), "gln", CORD_GLN)).await;
        desk.world.store.create_relationship(&desk.world.operator, &desk.acme.id, &cord.id, MONDAY).await.unwrap();
        let first = id(&desk.brings(&desk.ann, order("ZK/1", "a")).await);
        let to_cord = Incoming { seller: party("Cord", "gln", CORD_GLN), ..order("ZK/1", "b") };
        assert_eq!(desk.brings(&desk.ann, to_cord).await, Received::Conflict(first.as_str().into()));
    })
    .await;
}

#[tokio::test]
async fn a_broken_off_or_too_large_file_leaves_nothing() {
    on_both(async |world| {
        let store = &world.store;
        assert!(store.keep(3, bytes("four"), MONDAY).await.is_err());
        assert_eq!(store.keep(4, bytes("four"), MONDAY).await.unwrap().size, 4);
    })
    .await;
}
