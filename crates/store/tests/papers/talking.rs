//! Stories about conversations on papers, and about finding what was said.

use kontor_model::{DocumentFilter, EventKind, Topic, Via};
use kontor_store::{DocumentQuery, Draft, InboxQuery, NewConversation, NewUpload, Posted, Viewer};

use crate::desk::{Desk, bytes, id, invoice, numbers, order, paper};
use crate::world::{MONDAY, on_both};

impl Desk {
    /// Begins a conversation with the other firm, on a paper or without one, with files or without.
    pub async fn asks(&self, viewer: &Viewer, subject: &str, body: &str, on: Option<&str>, files: &[&str]) -> Posted {
        let mut attachments = Vec::new();
        for name in files {
            let new = NewUpload { name, client_key: None, limit: 100 };
            let uploaded = self.store().upload(viewer, new, bytes(name), |_, _| "text/plain".to_owned(), MONDAY).await.unwrap();
            attachments.push(uploaded.attachment.id.to_string());
        }
        let document = match on {
            Some(document) => Some(viewer.paper(self.store(), document).await.unwrap()),
            None => None,
        };
        let partner = if viewer.organization() == &self.acme.id { &self.bolt.id } else { &self.acme.id };
        let draft = Draft { body: body.to_owned(), attachments, via: Via::Web, client_key: None, line: None };
        let new = NewConversation { partner: Some(partner.clone()), document, subject: subject.to_owned(), draft };
        self.store().converse(viewer, new, MONDAY).await.unwrap()
    }

    /// The subjects this person finds.
    async fn found(&self, viewer: &Viewer, words: &str) -> Vec<String> {
        let query = InboxQuery { words, limit: 50, ..InboxQuery::default() };
        let mut subjects: Vec<String> = self.store().inbox(viewer, &query).await.unwrap().into_iter().map(|row| row.subject).collect();
        subjects.sort();
        subjects
    }
}

#[tokio::test]
async fn words_are_found_in_subject_partner_text_number_and_file_name() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let billed = id(&desk.brings(&desk.bao, invoice("FV/2026/11/7", "a")).await);
        desk.asks(&desk.ann, "Zapłata", "Kiedy przelew do Łodzi?", Some(&billed), &[]).await;
        desk.asks(&desk.bao, "Delivery", "O'Brien said: 20 AND 30 pallets to Łódź", None, &["dowód wpłaty.pdf"]).await;
        assert_eq!(desk.store().index_messages().await.unwrap(), 2);
        assert_eq!(desk.store().index_messages().await.unwrap(), 0);
        for reader in [&desk.ann, &desk.bao] {
            for (words, subjects) in [
                ("zaplata", &["Zapłata"][..]),
                ("ZAPŁ", &["Zapłata"]),
                ("lodz", &["Delivery", "Zapłata"]),
                ("lodzi", &["Zapłata"]),
                ("FV/2026/11/7", &["Zapłata"]),
                ("FV/2026/11/7 przelew", &["Zapłata"]),
                ("O'Brien", &["Delivery"]),
                ("AND", &["Delivery"]),
                ("dowod wplaty", &["Delivery"]),
                ("zaplata pallets", &[]),
                ("\"", &[]),
                ("@", &[]),
                ("NEAR(", &[]),
                ("", &["Delivery", "Zapłata"]),
            ] {
                assert_eq!(desk.found(reader, words).await, subjects, "{words}");
            }
        }
        assert_eq!(desk.found(&desk.ann, "bolt").await.len(), 2, "Ann finds her partner's name");
        assert!(desk.found(&desk.bao, "bolt").await.is_empty(), "Bao's own name is on everything and finds nothing");
    })
    .await;
}

#[tokio::test]
async fn what_is_withdrawn_is_not_found_and_indexing_anew_changes_nothing() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        desk.brings(&desk.bao, invoice("FV/1", "a")).await;
        let posted = desk.asks(&desk.ann, "Oops", "zanzibar", None, &[]).await;
        desk.asks(&desk.ann, "Stays", "timbuktu", None, &[]).await;
        desk.store().index_messages().await.unwrap();
        assert_eq!(desk.found(&desk.bao, "zanzibar").await, ["Oops"]);
        let seated = desk.ann.seat(desk.store(), &posted.conversation).await.unwrap();
        desk.store().withdraw(&seated, 1, MONDAY + 1000).await.unwrap();
        assert!(desk.found(&desk.bao, "zanzibar").await.is_empty());
        // Two documents' heads, two sides of two conversations, one message that is left.
        assert_eq!(desk.store().reindex().await.unwrap(), 2 + 2 + 1);
        assert!(desk.found(&desk.bao, "zanzibar").await.is_empty());
        assert_eq!(desk.found(&desk.bao, "timbuktu").await, ["Stays"]);
        assert_eq!(desk.found(&desk.bao, "oops").await, ["Oops"]);
        let asked = DocumentQuery { q: "fv".to_owned(), ..DocumentQuery::newest(Topic::Invoices, "2025-06-15") };
        assert_eq!(numbers(desk.store(), &desk.ann, &asked).await, ["FV/1"]);
    })
    .await;
}

#[tokio::test]
async fn a_list_says_which_papers_are_talked_about_and_whether_something_is_new() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let billed = id(&desk.brings(&desk.bao, invoice("FV/1", "a")).await);
        desk.brings(&desk.bao, invoice("FV/2", "a")).await;
        desk.asks(&desk.ann, "Price", "Is it right?", Some(&billed), &[]).await;
        desk.asks(&desk.ann, "Pallets", "Where are they?", Some(&billed), &[]).await;
        let talked = DocumentQuery { filter: DocumentFilter::WithConversation, ..DocumentQuery::newest(Topic::Invoices, "2025-06-15") };
        for (reader, unread, waiting) in [(&desk.ann, 0, 0), (&desk.bao, 2, 2)] {
            let page = desk.store().documents(reader, &talked).await.unwrap();
            let [row] = &page.items[..] else { panic!("one document is talked about") };
            assert_eq!((row.talk.conversations, row.talk.unread, row.talk.waiting_for_us), (2, unread, waiting));
            let paper = reader.paper(desk.store(), &billed).await.unwrap();
            let talks = desk.store().document_conversations(&paper).await.unwrap();
            let subjects: std::collections::BTreeSet<&str> = talks.iter().map(|talk| talk.subject.as_str()).collect();
            assert_eq!(subjects, ["Pallets", "Price"].into());
            assert_eq!(talks.iter().filter(|talk| talk.unread).count(), usize::try_from(unread).unwrap());
        }
    })
    .await;
}

#[tokio::test]
async fn both_sides_see_in_the_conversation_that_its_order_changed() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let ordered = id(&desk.brings(&desk.ann, order("ZK/1", "a")).await);
        let posted = desk.asks(&desk.bao, "Quantity", "20 or 30?", Some(&ordered), &[]).await;
        desk.brings(&desk.ann, paper(kontor_model::DocumentKind::OrderChange, "ZK/1", "b")).await;
        for reader in [&desk.ann, &desk.bao] {
            let seated = reader.seat(desk.store(), &posted.conversation).await.unwrap();
            let events = desk.store().events(&seated, 0, 10).await.unwrap();
            assert_eq!(events.iter().map(|event| event.kind).collect::<Vec<_>>(), [EventKind::DocumentChanged]);
            let paper = reader.paper(desk.store(), &ordered).await.unwrap();
            assert_eq!(desk.store().document_conversations(&paper).await.unwrap().len(), 1, "it stays on the order");
        }
    })
    .await;
}
