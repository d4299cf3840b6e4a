//! Stories about what papers say of each other: whichever comes first, it is told once, to the right side, and moves the status.

use kontor_model::{DocumentKind, DocumentStatus, EventKind, Filter, Saying, Turn, Via};
use kontor_store::{InboxQuery, Incoming, Message, Operation, TellingWords, Viewer};

use crate::desk::{Desk, id, invoice, order, paper};
use crate::world::{MONDAY, on_both};

impl Desk {
    /// Everything that is due is told; what was told.
    async fn tells(&self) -> Vec<Saying> {
        let mut told = Vec::new();
        loop {
            let due = self.store().due_tellings().await.unwrap();
            if due.is_empty() {
                return told;
            }
            for telling in due {
                let (speaker, says, number) = (&telling.speaker_name, telling.says, &telling.number);
                let words = TellingWords { subject: format!("{number} {says}"), body: format!("{speaker}: {says}") };
                let words = Some(words).filter(|_| telling.says != Saying::Confirmed);
                self.store().tell(&telling, telling.says, words, MONDAY).await.unwrap();
                told.push(telling.says);
            }
        }
    }

    async fn status(&self, document: &str) -> DocumentStatus {
        let mut found = Vec::new();
        for reader in [&self.ann, &self.bao] {
            let paper = reader.paper(self.store(), document).await.unwrap();
            found.push(self.store().document(&paper).await.unwrap().status);
            let listed = self.store().newest_documents(reader, 50).await.unwrap();
            found.push(listed.iter().find(|row| row.id.as_str() == document).unwrap().status);
        }
        found.dedup();
        assert_eq!(found.len(), 1, "both sides see the same, on the page and in the list");
        found[0]
    }

    /// The messages of the only conversation about a document, and whose turn it is there for this person.
    async fn talk(&self, reader: &Viewer, document: &str) -> (Vec<Message>, Turn) {
        let paper = reader.paper(self.store(), document).await.unwrap();
        let talks = self.store().document_conversations(&paper).await.unwrap();
        assert_eq!(talks.len(), 1, "one conversation");
        let seated = reader.seat(self.store(), talks[0].id.as_str()).await.unwrap();
        (self.store().messages(&seated, None, None, 50).await.unwrap(), talks[0].turn)
    }

    async fn unread(&self, reader: &Viewer) -> usize {
        let query = InboxQuery { filter: Some(Filter::Unread), limit: 50, ..InboxQuery::default() };
        self.store().inbox(reader, &query).await.unwrap().len()
    }
}

/// An answer of Acme to an invoice of Bolt.
fn answer(number: &str, says: Saying, to: &str) -> Incoming {
    let preceding_references = vec![to.to_owned()];
    Incoming { says: Some(says), preceding_references, ..paper(DocumentKind::Response, number, says.as_str()) }
}

/// Something of Bolt about an order of Acme.
fn about_order(kind: DocumentKind, number: &str, says: Saying, order: &str) -> Incoming {
    Incoming { says: Some(says), order_references: vec![order.to_owned()], ..paper(kind, number, says.as_str()) }
}

#[tokio::test]
async fn an_invoice_under_query_opens_one_conversation_in_the_name_of_the_firm_and_waits_for_the_seller() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let billed = id(&desk.brings(&desk.bao, invoice("FV/1", "a")).await);
        desk.brings(&desk.ann, answer("R1", Saying::UnderQuery, "FV/1")).await;
        assert_eq!(desk.tells().await, [Saying::UnderQuery]);
        assert_eq!(desk.status(&billed).await, DocumentStatus::UnderQuery);
        let (messages, turn) = desk.talk(&desk.bao, &billed).await;
        assert_eq!((messages.len(), turn), (1, Turn::Ours), "it waits for Bao's firm");
        assert_eq!((messages[0].via, messages[0].person.as_deref(), messages[0].name.as_str()), (Via::System, None, "ACME Stahl GmbH"));
        assert_eq!((desk.unread(&desk.bao).await, desk.unread(&desk.ann).await), (1, 0));
        desk.brings(&desk.ann, answer("R2", Saying::UnderQuery, "FV/1")).await;
        desk.tells().await;
        let (messages, _) = desk.talk(&desk.bao, &billed).await;
        assert_eq!(messages.len(), 2, "a second query is said in the same conversation");
        let talk = desk.bao.paper(desk.store(), &billed).await.unwrap();
        let talk = desk.store().document_conversations(&talk).await.unwrap()[0].id.to_string();
        let seated = desk.bao.seat(desk.store(), &talk).await.unwrap();
        assert_eq!(desk.store().broken_link(&seated).await.unwrap(), None, "the chain of digests holds for a firm's words too");
        let about = desk.store().messages_about(&seated, 1, 9).await.unwrap();
        assert_eq!(about.iter().filter_map(|one| one.source_number.as_deref()).collect::<Vec<_>>(), ["R1", "R2"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_said_before_its_document_comes_is_told_when_it_does() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        desk.brings(&desk.ann, answer("R1", Saying::Rejected, "FV/1")).await;
        desk.brings(&desk.ann, answer("R2", Saying::InProcess, "FV/2")).await;
        assert!(desk.tells().await.is_empty(), "nothing to speak of yet");
        let rejected = id(&desk.brings(&desk.bao, invoice("FV/1", "a")).await);
        let other = id(&desk.brings(&desk.bao, invoice("FV/2", "a")).await);
        assert_eq!(desk.tells().await, [Saying::Rejected]);
        assert_eq!((desk.status(&rejected).await, desk.status(&other).await), (DocumentStatus::Rejected, DocumentStatus::InProcess));
        assert_eq!(desk.talk(&desk.bao, &rejected).await.1, Turn::Ours);
        assert_eq!(desk.unread(&desk.bao).await, 1, "in process is for the timeline alone");
    })
    .await;
}

#[tokio::test]
async fn accepted_under_conditions_is_for_information_and_an_approval_closes_nothing_by_itself() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let billed = id(&desk.brings(&desk.bao, invoice("FV/1", "a")).await);
        desk.brings(&desk.ann, answer("R1", Saying::ConditionallyAccepted, "FV/1")).await;
        desk.tells().await;
        assert_eq!(desk.talk(&desk.bao, &billed).await.1, Turn::Nobody);
        desk.brings(&desk.ann, answer("R2", Saying::UnderQuery, "FV/1")).await;
        desk.tells().await;
        desk.brings(&desk.ann, answer("R3", Saying::Approved, "FV/1")).await;
        assert!(desk.tells().await.is_empty());
        let (messages, turn) = desk.talk(&desk.bao, &billed).await;
        assert_eq!((messages.len(), turn), (2, Turn::Ours), "it was not closed silently");
        let paper = desk.bao.paper(desk.store(), &billed).await.unwrap();
        let talk = desk.store().document_conversations(&paper).await.unwrap()[0].id.to_string();
        let seated = desk.bao.seat(desk.store(), &talk).await.unwrap();
        let events = desk.store().events(&seated, 0, 9).await.unwrap();
        assert_eq!(
            events.iter().map(|event| (event.kind, event.says())).collect::<Vec<_>>(),
            [(EventKind::DocumentAnswered, Some(Saying::Approved))]
        );
        desk.brings(&desk.ann, answer("R4", Saying::Rejected, "FV/1")).await;
        let timeline = desk.store().timeline(&paper).await.unwrap();
        let told: Vec<(Saying, bool)> = timeline.iter().rev().map(|entry| (entry.says, entry.in_order)).collect();
        let expected =
            [(Saying::ConditionallyAccepted, true), (Saying::UnderQuery, true), (Saying::Approved, true), (Saying::Rejected, false)];
        assert_eq!(told, expected, "after an approval only a payment follows");
    })
    .await;
}

#[tokio::test]
async fn an_order_is_confirmed_with_changes_then_shipped_and_a_withdrawn_notice_counts_no_more() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let ordered = id(&desk.brings(&desk.ann, order("ZK/1", "a")).await);
        desk.brings(&desk.bao, about_order(DocumentKind::Confirmation, "AB/1", Saying::ConfirmedWithChanges, "ZK/1")).await;
        desk.tells().await;
        assert_eq!(desk.status(&ordered).await, DocumentStatus::ConfirmedWithChanges);
        assert_eq!(desk.talk(&desk.ann, &ordered).await.1, Turn::Ours, "the buyer is to answer");
        let notice = about_order(DocumentKind::ShipNotice, "WZ/1", Saying::Shipped, "ZK/1");
        desk.brings(&desk.bao, notice.clone()).await;
        assert_eq!(desk.status(&ordered).await, DocumentStatus::Shipped);
        let withdrawn =
            Incoming { operation: Operation::Withdraws, original_hash: "b".to_owned(), transport_key: "b".to_owned(), ..notice };
        desk.brings(&desk.bao, withdrawn).await;
        assert_eq!(desk.status(&ordered).await, DocumentStatus::ConfirmedWithChanges);
    })
    .await;
}

#[tokio::test]
async fn a_changed_order_begins_anew_and_its_people_are_told_without_a_change_of_turn() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let ordered = id(&desk.brings(&desk.ann, order("ZK/1", "a")).await);
        desk.brings(&desk.bao, about_order(DocumentKind::Confirmation, "AB/1", Saying::Confirmed, "ZK/1")).await;
        desk.tells().await;
        desk.asks(&desk.bao, "Quantity", "20 or 30?", Some(&ordered), &[]).await;
        desk.brings(&desk.ann, paper(DocumentKind::OrderChange, "ZK/1", "b")).await;
        assert_eq!(desk.tells().await, [Saying::Changed]);
        assert_eq!(desk.status(&ordered).await, DocumentStatus::Received, "what was confirmed is no more");
        let talks = desk.store().document_conversations(&desk.ann.paper(desk.store(), &ordered).await.unwrap()).await.unwrap();
        let of_bao = talks.iter().find(|talk| talk.subject == "Quantity").unwrap();
        assert_eq!(of_bao.turn, Turn::Ours, "Ann has still to answer Bao's question");
        assert_eq!(of_bao.last_seq, 2);
        assert_eq!(desk.unread(&desk.bao).await, 1, "Bao is told of the change");
        desk.brings(&desk.ann, paper(DocumentKind::OrderCancel, "ZK/1", "c")).await;
        desk.tells().await;
        assert_eq!(desk.status(&ordered).await, DocumentStatus::Cancelled);
    })
    .await;
}

#[tokio::test]
async fn where_the_two_may_not_talk_the_reason_stands_on_the_timeline() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let billed = id(&desk.brings(&desk.bao, invoice("FV/1", "a")).await);
        desk.world.sql(format!("UPDATE organization SET messaging = FALSE WHERE id = '{}'", desk.bolt.id)).await;
        desk.brings(&desk.ann, answer("R1", Saying::UnderQuery, "FV/1")).await;
        desk.tells().await;
        let paper = desk.ann.paper(desk.store(), &billed).await.unwrap();
        assert!(desk.store().document_conversations(&paper).await.unwrap().is_empty());
        let timeline = desk.store().timeline(&paper).await.unwrap();
        assert_eq!(timeline[0].state, "partner_messaging_off");
        assert_eq!(desk.status(&billed).await, DocumentStatus::UnderQuery);
    })
    .await;
}

#[tokio::test]
async fn nobody_speaks_of_the_papers_of_others() {
    on_both(async |world| {
        let desk = Desk::open(world).await;
        let billed = id(&desk.brings(&desk.bao, invoice("FV/1", "a")).await);
        // Bolt buys from Acme as well, and Acme numbers its invoices alike.
        desk.store().create_relationship(&desk.world.operator, &desk.bolt.id, &desk.acme.id, MONDAY).await.unwrap();
        let mut turned = answer("R1", Saying::Rejected, "FV/1");
        std::mem::swap(&mut turned.seller, &mut turned.buyer);
        desk.brings(&desk.bao, turned).await;
        assert!(desk.tells().await.is_empty());
        assert_eq!(desk.status(&billed).await, DocumentStatus::Received, "the seller did not reject his own invoice");
    })
    .await;
}
