//! Who is told: one desk, the people in it, never nobody; and a colleague's answer relieves the desk.

use kontor_store::model::ids::{OrganizationId, PersonId};
use kontor_store::model::{Permission, Permissions, Topic};
use kontor_store::{DeskSide, NewDesk, NewPerson, PersonChange};

use crate::world::{World, invoice, invoice_between, order_between};

const CLERK: [Permission; 3] = [Permission::Messages, Permission::Orders, Permission::Invoices];

async fn joins(world: &World, firm: &OrganizationId, name: &str, permissions: &[Permission]) -> PersonId {
    let new = NewPerson {
        organization: firm.clone(),
        name: name.to_owned(),
        email: format!("{}@{firm}.example", name.to_lowercase()),
        permissions: Some(permissions.iter().copied().collect()),
        language: None,
        operator: false,
        password_hash: None,
    };
    world.store().create_person(&world.operator, new, world.clock.now()).await.unwrap().id
}

async fn person(world: &World, email: &str) -> PersonId {
    world.store().sign_in_by_email(email).await.unwrap().unwrap().persons[0].id.clone()
}

/// Acme's desk for invoices that it has to pay.
async fn accounts_payable(world: &World, people: &[&PersonId]) {
    let new = NewDesk { organization: world.firms.acme.clone(), topic: Topic::Invoices, side: DeskSide::Buyer, name: String::new() };
    let desk = world.store().create_desk(&world.operator, new, world.clock.now()).await.unwrap();
    for person in people {
        world.store().add_to_desk(&world.operator, &desk.id, person, world.clock.now()).await.unwrap();
    }
}

on_both_engines! {
    async fn without_a_chosen_desk_everyone_with_messages_is_told(world) {
        let (ann, olek, bao) = (world.program("ann@acme.example").await, world.program("olek@acme.example").await, world.program("bao@bolt.example").await);
        bao.begins(&world.firms.acme, "Holidays", "Closed on Friday.").await;
        assert_eq!((ann.unread().await, olek.unread().await, bao.unread().await), (1, 1, 0));
    }

    async fn a_question_about_an_invoice_goes_to_the_desk_that_pays_and_to_nobody_else(world) {
        world.numbers().await;
        accounts_payable(world, &[&person(world, "olek@acme.example").await]).await;
        let (ann, olek, bao) = (world.program("ann@acme.example").await, world.program("olek@acme.example").await, world.program("bao@bolt.example").await);
        let paper = bao.brings(&invoice("FV/1", "100.00")).await;
        bao.asks_about(&paper, "Due today", "When will it be paid?").await;
        assert_eq!((olek.unread().await, ann.unread().await), (1, 0));
        assert_eq!(ann.list("all").await, ["Due today"], "others find it under All");
    }

    async fn an_empty_desk_leaves_it_to_general(world) {
        world.numbers().await;
        accounts_payable(world, &[]).await;
        let (ann, olek, bao) = (world.program("ann@acme.example").await, world.program("olek@acme.example").await, world.program("bao@bolt.example").await);
        let paper = bao.brings(&invoice("FV/1", "100.00")).await;
        bao.asks_about(&paper, "Due today", "When will it be paid?").await;
        assert_eq!((olek.unread().await, ann.unread().await), (1, 1));
    }

    async fn a_desk_whose_people_may_not_open_invoices_leaves_it_to_those_who_may(world) {
        world.numbers().await;
        let ina = joins(world, &world.firms.acme, "Ina", &[Permission::Messages]).await;
        accounts_payable(world, &[&ina]).await;
        let token = world.store().create_token_for(&world.operator, &ina, "story", world.clock.now()).await.unwrap().1;
        let ina = crate::world::Program::new(world, token);
        let (ann, bao) = (world.program("ann@acme.example").await, world.program("bao@bolt.example").await);
        let paper = bao.brings(&invoice("FV/1", "100.00")).await;
        let conversation = bao.asks_about(&paper, "Due today", "When will it be paid?").await;
        assert_eq!(ann.unread().await, 1);
        assert_eq!(ina.list("all").await, [""; 0], "what she may not open is not listed either");
        ina.get(&format!("/api/v1/conversations/{conversation}")).await.expect(404);
    }

    async fn later_messages_go_to_those_in_it_and_to_the_desk_again_when_the_last_of_them_has_gone(world) {
        let (ann, olek, bao) = (world.program("ann@acme.example").await, world.program("olek@acme.example").await, world.program("bao@bolt.example").await);
        let conversation = bao.begins(&world.firms.acme, "Delivery", "Tuesday?").await;
        olek.writes(&conversation, "Tuesday is fine.").await;
        bao.writes(&conversation, "At seven.").await;
        assert_eq!((olek.unread().await, ann.unread().await), (1, 0), "Olek is in it, Ann is not");
        let leaving = person(world, "olek@acme.example").await;
        world.store().deactivate_person(&world.operator, &leaving, world.clock.now()).await.unwrap();
        bao.writes(&conversation, "Is anybody there?").await;
        assert_eq!(ann.unread().await, 1);
        let thread = ann.get(&format!("/api/v1/conversations/{conversation}/messages")).await.expect(200).json();
        assert_eq!(thread["items"][1]["author"]["name"], "Olek Nowak", "his messages keep his name");
    }

    async fn when_a_colleague_answers_my_unread_mark_goes(world) {
        let (ann, olek, bao) = (world.program("ann@acme.example").await, world.program("olek@acme.example").await, world.program("bao@bolt.example").await);
        let conversation = bao.begins(&world.firms.acme, "Delivery", "Tuesday?").await;
        assert_eq!(ann.unread().await, 1);
        olek.writes(&conversation, "Tuesday is fine.").await;
        assert_eq!((ann.unread().await, olek.unread().await, bao.unread().await), (0, 0, 1));
    }

    async fn firms_that_buy_from_each_other_each_have_the_right_desk(world) {
        world.numbers().await;
        world.store().create_relationship(&world.operator, &world.firms.bolt, &world.firms.acme, world.clock.now()).await.unwrap();
        let ina = joins(world, &world.firms.acme, "Ina", &CLERK).await;
        accounts_payable(world, &[&person(world, "olek@acme.example").await]).await;
        let receivable = NewDesk { organization: world.firms.acme.clone(), topic: Topic::Invoices, side: DeskSide::Seller, name: String::new() };
        let receivable = world.store().create_desk(&world.operator, receivable, world.clock.now()).await.unwrap();
        world.store().add_to_desk(&world.operator, &receivable.id, &ina, world.clock.now()).await.unwrap();
        let token = world.store().create_token_for(&world.operator, &ina, "story", world.clock.now()).await.unwrap().1;
        let ina = crate::world::Program::new(world, token);
        let (ann, olek, bao) = (world.program("ann@acme.example").await, world.program("olek@acme.example").await, world.program("bao@bolt.example").await);
        let theirs = bao.brings(&invoice("FV/1", "100.00")).await;
        let (acme, bolt) = ((crate::world::ACME, "ACME Stahl GmbH"), (crate::world::BOLT, "Bolt Śruby Sp. z o.o."));
        let ours = ann.brings(&invoice_between("RE-1", "50.00", acme, bolt)).await;
        bao.asks_about(&theirs, "What we sold", "When will it be paid?").await;
        bao.asks_about(&ours, "What we bought", "The price is wrong.").await;
        assert_eq!(olek.list("unread").await, ["What we sold"]);
        assert_eq!(ina.list("unread").await, ["What we bought"]);
    }

    async fn two_buyers_may_send_one_seller_the_same_order_number(world) {
        world.numbers().await;
        world.number(&world.firms.other, "GB123456789").await;
        world.store().create_relationship(&world.operator, &world.firms.other, &world.firms.bolt, world.clock.now()).await.unwrap();
        let (ann, mallory, bao) = (world.program("ann@acme.example").await, world.program("mallory@other.example").await, world.program("bao@bolt.example").await);
        let bolt = (crate::world::BOLT, "Bolt Śruby Sp. z o.o.");
        let one = ann.brings(&order_between("4711", "100.00", (crate::world::ACME, "ACME Stahl GmbH"), bolt)).await;
        let other = mallory.brings(&order_between("4711", "200.00", ("GB123456789", "Other Ltd"), bolt)).await;
        assert_ne!(one, other);
        bao.asks_about(&one, "Yours", "To Acme.").await;
        bao.asks_about(&other, "Yours, too", "To Other.").await;
        assert_eq!((ann.list("all").await, mallory.list("all").await), (vec!["Yours".to_owned()], vec!["Yours, too".to_owned()]));
        assert_eq!(bao.get("/api/v1/documents?q=4711").await.json()["items"].as_array().unwrap().len(), 2);
    }

    async fn a_permission_that_is_taken_away_counts_from_the_next_request_on(world) {
        world.numbers().await;
        let (olek, bao) = (world.program("olek@acme.example").await, world.program("bao@bolt.example").await);
        let paper = bao.brings(&invoice("FV/1", "100.00")).await;
        let conversation = bao.asks_about(&paper, "Due today", "When will it be paid?").await;
        assert_eq!(olek.unread().await, 1);
        let only: Permissions = [Permission::Messages].into_iter().collect();
        let change = PersonChange { permissions: Some(only), ..PersonChange::default() };
        world.store().update_person(&world.operator, &person(world, "olek@acme.example").await, change, world.clock.now()).await.unwrap();
        assert_eq!((olek.unread().await, olek.list("all").await.len()), (0, 0));
        olek.get(&format!("/api/v1/conversations/{conversation}/messages")).await.expect(404);
        olek.get(&format!("/api/v1/documents/{paper}")).await.expect(404);
    }
}
