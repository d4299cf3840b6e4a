//! Desks, and what the composer says about who will get a message.

use kontor_model::{Permission, Topic};
use kontor_store::{About, DeskLabel, DeskSide, Error, NewDesk, WillGet};

use crate::world::{MONDAY, World, on_both};

const CLERK: [Permission; 3] = [Permission::Messages, Permission::Orders, Permission::Invoices];

fn key(key: &'static str) -> WillGet {
    WillGet::Desk(DeskLabel::Key(key))
}

#[tokio::test]
async fn general_holds_everyone_until_its_people_are_chosen() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        let olek = world.viewer(&acme.id, "Olek", &[Permission::Administration]).await;
        let administrator = olek.administrator().unwrap();
        let ann = world.person(&acme.id, "Ann", &CLERK).await;
        let bao = world.viewer(&bolt.id, "Bao", &CLERK).await;
        let store = &world.store;

        let general = store.list_desks(&olek).await.unwrap().remove(0);
        assert_eq!((&general.label, general.everyone), (&DeskLabel::Key("desk-general"), true));
        assert!(matches!(store.add_to_desk(&administrator, &general.id, bao.person(), MONDAY).await, Err(Error::NotFound)));
        store.choose_people(&administrator, &general.id, std::slice::from_ref(&ann.id), MONDAY).await.unwrap();
        let general = store.list_desks(&olek).await.unwrap().remove(0);
        assert_eq!((general.everyone, general.people), (false, vec![(ann.id.clone(), "Ann".to_owned())]));

        let theirs = store.list_desks(&bao).await.unwrap().remove(0);
        assert!(matches!(store.choose_people(&administrator, &theirs.id, &[], MONDAY).await, Err(Error::NotFound)));
        assert_eq!(store.who_will_get(&bao, &acme.id, None).await.unwrap(), key("desk-general"));
        store.deactivate_person(&administrator, &ann.id, MONDAY).await.unwrap();
        assert_eq!(store.who_will_get(&bao, &acme.id, None).await.unwrap(), WillGet::ContactOnly, "Olek may not open messages");
        store.choose_people(&administrator, &general.id, &[], MONDAY).await.unwrap();
        assert!(store.list_desks(&olek).await.unwrap().remove(0).everyone);
    })
    .await;
}

async fn desk(world: &World, organization: &kontor_store::Organization, topic: Topic, side: DeskSide, name: &str) -> kontor_store::Desk {
    let new = NewDesk { organization: organization.id.clone(), topic, side, name: name.to_owned() };
    world.store.create_desk(&world.operator, new, MONDAY).await.unwrap()
}

#[tokio::test]
async fn a_new_conversation_goes_to_the_desk_for_its_document() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        let store = &world.store;
        let bao = world.viewer(&bolt.id, "Bao", &CLERK).await;
        let ann = world.person(&acme.id, "Ann", &CLERK).await;
        let payable = desk(&world, &acme, Topic::Invoices, DeskSide::Buyer, "").await;
        assert_eq!(payable.label, DeskLabel::Key("desk-accounts-payable"));
        let named = desk(&world, &acme, Topic::Orders, DeskSide::Either, "Eingang").await;
        let twice = NewDesk { organization: acme.id.clone(), topic: Topic::Orders, side: DeskSide::Either, name: String::new() };
        assert!(matches!(store.create_desk(&world.operator, twice, MONDAY).await, Err(Error::Conflict("desk"))));
        let general = NewDesk { organization: acme.id.clone(), topic: Topic::None, side: DeskSide::Seller, name: String::new() };
        assert!(matches!(store.create_desk(&world.operator, general, MONDAY).await, Err(Error::Conflict("desk"))));

        let about = |topic, seller: &kontor_store::Organization| Some(About { topic, seller: seller.id.clone() });
        let get = async |about: Option<About>| store.who_will_get(&bao, &acme.id, about.as_ref()).await.unwrap();
        assert_eq!(get(about(Topic::Invoices, &bolt)).await, key("desk-general"), "nobody sits there yet");
        store.add_to_desk(&world.operator, &payable.id, &ann.id, MONDAY).await.unwrap();
        store.add_to_desk(&world.operator, &named.id, &ann.id, MONDAY).await.unwrap();
        assert_eq!(get(about(Topic::Invoices, &bolt)).await, key("desk-accounts-payable"));
        assert_eq!(get(about(Topic::Invoices, &acme)).await, key("desk-general"), "no desk where Acme sells");
        assert_eq!(get(about(Topic::Orders, &bolt)).await, WillGet::Desk(DeskLabel::Name("Eingang".into())));
        assert_eq!(get(None).await, key("desk-general"));
        store.remove_from_desk(&world.operator, &payable.id, &ann.id, MONDAY).await.unwrap();
        assert_eq!(get(about(Topic::Invoices, &bolt)).await, key("desk-general"));
        assert!(matches!(store.remove_from_desk(&world.operator, &payable.id, &ann.id, MONDAY).await, Err(Error::NotFound)));
        let labels: Vec<_> = store.desks_of(&world.operator, &acme.id).await.unwrap().into_iter().map(|desk| desk.label).collect();
        let expected = [DeskLabel::Key("desk-general"), DeskLabel::Key("desk-accounts-payable"), DeskLabel::Name("Eingang".into())];
        assert_eq!(labels, expected);
    })
    .await;
}

#[tokio::test]
async fn what_a_deleted_desk_had_goes_to_general_until_it_is_set_up_again() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        let olek = world.viewer(&acme.id, "Olek", &[Permission::Administration]).await;
        let administrator = olek.administrator().unwrap();
        let ann = world.person(&acme.id, "Ann", &CLERK).await;
        let bao = world.viewer(&bolt.id, "Bao", &CLERK).await;
        let store = &world.store;
        let either = desk(&world, &acme, Topic::Orders, DeskSide::Either, "Eingang").await;
        let buying = desk(&world, &acme, Topic::Orders, DeskSide::Buyer, "").await;
        for seats in [&either, &buying] {
            store.add_to_desk(&administrator, &seats.id, &ann.id, MONDAY).await.unwrap();
        }
        let added = store.add_mailbox(&administrator, "orders@acme.example", std::slice::from_ref(&buying.id), MONDAY).await.unwrap();
        let general = store.list_desks(&olek).await.unwrap().remove(0);
        store.choose_people(&administrator, &general.id, std::slice::from_ref(&ann.id), MONDAY).await.unwrap();
        let conversation = world.conversation(&bao, &acme.id, "orders", MONDAY).await;
        world.sql(format!("UPDATE side SET desk_id = '{}' WHERE organization_id = '{}'", buying.id, acme.id)).await;
        let seated = bao.seat(store, &conversation).await.unwrap();
        assert_eq!(store.who_will_get_in(&seated).await.unwrap(), key("desk-purchasing"));

        store.delete_desk(&administrator, &buying.id, MONDAY).await.unwrap();
        assert_eq!(store.who_will_get_in(&seated).await.unwrap(), key("desk-general"));
        let about = About { topic: Topic::Orders, seller: bolt.id.clone() };
        let next = store.who_will_get(&bao, &acme.id, Some(&about)).await.unwrap();
        assert_eq!(next, WillGet::Desk(DeskLabel::Name("Eingang".into())), "another desk is there for new ones");
        let address = store.mailboxes(&administrator).await.unwrap().remove(0);
        assert_eq!((address.person, address.desks), (added, vec![general.id.clone()]), "an address that sat there alone goes to General");
        assert!(matches!(store.delete_desk(&administrator, &buying.id, MONDAY).await, Err(Error::NotFound)));
        assert!(matches!(store.add_to_desk(&administrator, &buying.id, &ann.id, MONDAY).await, Err(Error::NotFound)));
        assert!(matches!(store.delete_desk(&administrator, &general.id, MONDAY).await, Err(Error::Conflict("general"))));
        let theirs = store.list_desks(&bao).await.unwrap().remove(0);
        assert!(matches!(store.delete_desk(&administrator, &theirs.id, MONDAY).await, Err(Error::NotFound)));

        let again = desk(&world, &acme, Topic::Orders, DeskSide::Buyer, "Einkauf").await;
        assert_eq!((&again.id, again.people.len()), (&buying.id, 0));
        store.add_to_desk(&administrator, &again.id, &ann.id, MONDAY).await.unwrap();
        assert_eq!(store.who_will_get_in(&seated).await.unwrap(), WillGet::Desk(DeskLabel::Name("Einkauf".into())));
    })
    .await;
}

#[tokio::test]
async fn an_answer_goes_to_those_who_are_in_it_while_they_are_there() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        let ann = world.viewer(&acme.id, "Ann", &CLERK).await;
        world.person(&acme.id, "Olek", &[Permission::Messages, Permission::Administration]).await;
        let bao = world.viewer(&bolt.id, "Bao", &CLERK).await;
        let conversation = world.conversation(&ann, &bolt.id, "", MONDAY).await;
        world
            .sql(format!(
                "INSERT INTO seat (conversation_id, person_id, organization_id, in_it) VALUES ('{conversation}', '{}', '{}', TRUE)",
                ann.person(),
                acme.id
            ))
            .await;
        let seated = bao.seat(&world.store, &conversation).await.unwrap();
        assert_eq!(world.store.who_will_get_in(&seated).await.unwrap(), WillGet::Participants);
        world.store.deactivate_person(&world.operator, ann.person(), MONDAY).await.unwrap();
        assert_eq!(world.store.who_will_get_in(&seated).await.unwrap(), key("desk-general"));
        world.sql(format!("UPDATE desk SET chosen = TRUE WHERE organization_id = '{}'", acme.id)).await;
        assert_eq!(world.store.who_will_get_in(&seated).await.unwrap(), WillGet::Administrators);
        let other = world.organization(crate::world::firm("Other", "FR", kontor_model::Role::Both, kontor_model::Plan::Enterprise)).await;
        assert!(matches!(world.store.who_will_get(&bao, &other.id, None).await, Err(Error::NotFound)));
    })
    .await;
}
