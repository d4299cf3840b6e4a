//! Messaging on and off, the plan, contact information, requests and the audit log.

use kontor_model::{Availability, ContactTopic, Permission, Plan, Role};
use kontor_store::{ASK_AGAIN_MS, Asked, Contact, Error, HintKind, PlanChange};

use crate::world::{DAY, MONDAY, firm, on_both};

#[tokio::test]
async fn messaging_goes_off_only_while_somebody_can_be_reached() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        let store = &world.store;
        let olek = world.viewer(&acme.id, "Olek", &[Permission::Administration]).await;
        let administrator = olek.administrator().unwrap();
        let bao = world.viewer(&bolt.id, "Bao", &[Permission::Messages]).await;
        assert!(matches!(store.set_messaging(&administrator, false, MONDAY).await, Err(Error::Conflict("contact"))));

        let web = Contact { web: "acme.example".into(), ..Contact::empty(ContactTopic::General) };
        store.save_contacts(&administrator, &acme.id, std::slice::from_ref(&web), MONDAY).await.unwrap();
        assert!(matches!(store.set_messaging(&administrator, false, MONDAY).await, Err(Error::Conflict("contact"))));
        let desk = Contact { phone: " +49 201 1 ".into(), ..Contact::empty(ContactTopic::Invoices) };
        store.save_contacts(&administrator, &acme.id, std::slice::from_ref(&desk), MONDAY).await.unwrap();
        store.set_messaging(&administrator, false, MONDAY).await.unwrap();
        assert_eq!(store.availability_with(&bao, &acme.id, None).await.unwrap(), Availability::PartnerMessagingOff);
        assert_eq!(store.partners(&bao, None, None, 5).await.unwrap()[0].contacts[1].phone, "+49 201 1");

        let nobody = [Contact::empty(ContactTopic::Invoices)];
        let gone = store.save_contacts(&administrator, &acme.id, &nobody, MONDAY).await;
        assert!(matches!(gone, Err(Error::Conflict("contact"))), "the last way to be reached stays while messaging is off");
        let moved = [Contact::empty(ContactTopic::Invoices), Contact { topic: ContactTopic::Orders, ..desk }];
        store.save_contacts(&administrator, &acme.id, &moved, MONDAY).await.unwrap();
        store.set_messaging(&administrator, true, MONDAY).await.unwrap();
        store.save_contacts(&administrator, &acme.id, &[Contact::empty(ContactTopic::Orders)], MONDAY).await.unwrap();
        assert_eq!(store.contacts(&bao, &acme.id).await.unwrap(), [web]);
        let foreign = store.save_contacts(&administrator, &bolt.id, &[Contact::empty(ContactTopic::General)], MONDAY).await;
        assert!(matches!(foreign, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn an_administrator_upgrades_at_once_or_when_the_operator_approves() {
    on_both(async |world| {
        let zinc = world.organization(firm("Zinc", "PL", Role::Supplier, Plan::Standard)).await;
        let (store, operator) = (&world.store, &world.operator);
        let viewer = world.viewer(&zinc.id, "Ewa", &[Permission::Administration]).await;
        let ewa = viewer.administrator().unwrap();
        assert_eq!(store.administrators(&viewer).await.unwrap(), ["Ewa"]);

        assert!(matches!(store.approve_plan(operator, &zinc.id, MONDAY).await, Err(Error::Conflict("not_asked"))));
        assert_eq!(store.change_plan(&ewa, Plan::Enterprise, "2025-06", false, MONDAY).await.unwrap(), PlanChange::Asked);
        let waiting = store.show_organization(operator, &zinc.id).await.unwrap();
        assert_eq!((waiting.plan, waiting.plan_asked_at), (Plan::Standard, Some(MONDAY)));
        store.take_back_plan(&ewa, MONDAY).await.unwrap();
        assert!(matches!(store.approve_plan(operator, &zinc.id, MONDAY).await, Err(Error::Conflict("not_asked"))));
        store.change_plan(&ewa, Plan::Enterprise, "2025-06", false, MONDAY + 1).await.unwrap();
        store.approve_plan(operator, &zinc.id, MONDAY + DAY).await.unwrap();
        let upgraded = store.show_organization(&ewa, &zinc.id).await.unwrap();
        assert_eq!((upgraded.plan, upgraded.plan_asked_at, upgraded.messaging), (Plan::Enterprise, None, true));

        assert_eq!(store.change_plan(&ewa, Plan::Standard, "", true, MONDAY).await.unwrap(), PlanChange::Done);
        assert_eq!(store.show_organization(&ewa, &zinc.id).await.unwrap().plan, Plan::Standard);
        assert_eq!(store.change_plan(&ewa, Plan::Enterprise, "2025-06", true, MONDAY + 2).await.unwrap(), PlanChange::Done);
        assert_eq!(store.show_organization(&ewa, &zinc.id).await.unwrap().plan, Plan::Enterprise);
        let accepted = store.terms_accepted(&ewa).await.unwrap().unwrap();
        assert_eq!((accepted.person_name.as_str(), accepted.at), ("Ewa", MONDAY + 2));
    })
    .await;
}

#[tokio::test]
async fn a_partner_is_asked_for_messaging_once_a_week() {
    on_both(async |world| {
        let acme = world.organization(firm("Acme", "DE", Role::Buyer, Plan::Enterprise)).await;
        let zinc = world.organization(firm("Zinc", "PL", Role::Supplier, Plan::Standard)).await;
        world.store.create_relationship(&world.operator, &acme.id, &zinc.id, MONDAY).await.unwrap();
        let store = &world.store;
        let ann = world.viewer(&acme.id, "Ann", &[Permission::Messages]).await;
        let ewa = world.viewer(&zinc.id, "Ewa", &[Permission::Administration, Permission::Messages]).await;
        let administrator = ewa.administrator().unwrap();

        assert_eq!(store.ask_messaging(&ann, &zinc.id, MONDAY).await.unwrap(), Asked { at: MONDAY, fresh: true });
        let early = store.ask_messaging(&ann, &zinc.id, MONDAY + ASK_AGAIN_MS - 1).await.unwrap();
        assert_eq!(early, Asked { at: MONDAY, fresh: false });
        let week = MONDAY + ASK_AGAIN_MS;
        assert!(store.ask_messaging(&ann, &zinc.id, week).await.unwrap().fresh);
        assert_eq!(store.messaging_asked(&ann, &zinc.id).await.unwrap(), Some(week));
        let requests = store.messaging_requests(&administrator).await.unwrap();
        assert_eq!(requests.iter().map(|r| (r.person_name.as_str(), r.at)).collect::<Vec<_>>(), [("Ann", week)]);
        assert!(matches!(store.ask_messaging(&ewa, &acme.id, week).await, Err(Error::Conflict("own_plan"))));

        let mut hints = store.hints().receive().unwrap();
        while hints.try_recv().is_ok() {}
        store.change_plan(&administrator, Plan::Enterprise, "2025-06", true, week).await.unwrap();
        let told: Vec<_> = hints.try_recv().unwrap().into_iter().map(|hint| (hint.organization, hint.kind)).collect();
        assert!(told.contains(&(acme.id.to_string(), HintKind::Account)), "whoever asked looks again");
        assert_eq!(store.messaging_requests(&administrator).await.unwrap(), []);
        assert!(matches!(store.ask_messaging(&ann, &zinc.id, week).await, Err(Error::Conflict("available"))));
    })
    .await;
}

#[tokio::test]
async fn the_operator_reads_who_changed_what() {
    on_both(async |world| {
        let (acme, _) = world.acme_and_bolt().await;
        let store = &world.store;
        let olek = world.viewer(&acme.id, "Olek", &[Permission::Administration]).await;
        store.set_messaging(&olek.administrator().unwrap(), true, MONDAY + 1).await.unwrap();
        let log = store.audit(&world.operator, Some(&acme.id), None, 100).await.unwrap();
        assert_eq!((log[0].verb.as_str(), log[0].person_name.as_deref()), ("messaging.on", Some("Olek")));
        let older = store.audit(&world.operator, Some(&acme.id), Some(&log[0].id), 100).await.unwrap();
        assert_eq!(older, log[1..]);
        let verbs: Vec<&str> = older.iter().map(|entry| entry.verb.as_str()).collect();
        for verb in ["organization.create", "relationship.create", "person.create"] {
            assert!(verbs.contains(&verb), "{verb}");
        }
        assert!(store.audit(&world.operator, None, None, 100).await.unwrap().len() > log.len());
    })
    .await;
}
