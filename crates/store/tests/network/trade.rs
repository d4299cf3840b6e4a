//! Who trades with whom, who may talk, and what strangers learn: nothing.

use kontor_model::ids::OrganizationId;
use kontor_model::{Availability, ContactTopic, Permission, Plan, RelationshipStatus, Role, Topic};
use kontor_store::{About, Contact, Error, OrganizationChange, Partner};

use crate::world::{HOUR, MONDAY, firm, on_both};

fn names(partners: &[Partner]) -> Vec<&str> {
    partners.iter().map(|partner| partner.name.as_str()).collect()
}

#[tokio::test]
async fn a_relationship_goes_one_way_then_both_and_can_be_interrupted() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        let (store, operator) = (&world.store, &world.operator);
        let again = store.create_relationship(operator, &acme.id, &bolt.id, MONDAY + HOUR).await.unwrap();
        assert_eq!((again.both_ways, again.status, again.since), (false, RelationshipStatus::Active, MONDAY));
        assert_eq!((&again.buyer, &again.supplier), (&acme.id, &bolt.id));
        assert!(store.create_relationship(operator, &bolt.id, &acme.id, MONDAY).await.unwrap().both_ways);

        let nobody = OrganizationId::new(MONDAY);
        assert!(matches!(store.create_relationship(operator, &acme.id, &nobody, MONDAY).await, Err(Error::NotFound)));
        assert!(matches!(store.create_relationship(operator, &acme.id, &acme.id, MONDAY).await, Err(Error::Conflict("same"))));

        let ann = world.viewer(&acme.id, "Ann", &[Permission::Relationships]).await;
        let bao = world.viewer(&bolt.id, "Bao", &[Permission::Administration]).await;
        let clerk = world.viewer(&bolt.id, "Clerk", &[Permission::Messages]).await;
        assert!(matches!(store.suspend_partner(&clerk, &acme.id, "", MONDAY).await, Err(Error::NotFound)));
        store.suspend_partner(&ann, &bolt.id, "unpaid", MONDAY).await.unwrap();
        assert_eq!(store.availability_with(&clerk, &acme.id, None).await.unwrap(), Availability::RelationshipSuspended);
        assert!(matches!(store.suspend_partner(&bao, &acme.id, "", MONDAY).await, Err(Error::Conflict("suspended"))));
        assert!(matches!(store.resume_partner(&bao, &acme.id, MONDAY).await, Err(Error::Conflict("suspended_by_partner"))));
        let kept = store.create_relationship(operator, &acme.id, &bolt.id, MONDAY).await.unwrap();
        assert_eq!(kept.status, RelationshipStatus::Suspended, "linking again does not resume");
        store.resume_partner(&ann, &bolt.id, MONDAY).await.unwrap();
        assert_eq!(store.availability_with(&clerk, &acme.id, None).await.unwrap(), Availability::Available);

        store.suspend_relationship(operator, &acme.id, &bolt.id, "", MONDAY).await.unwrap();
        assert!(matches!(store.resume_partner(&ann, &bolt.id, MONDAY).await, Err(Error::Conflict("suspended_by_operator"))));
        let resumed = store.resume_relationship(operator, &bolt.id, &acme.id, MONDAY).await.unwrap();
        assert_eq!(resumed.status, RelationshipStatus::Active);
    })
    .await;
}

#[tokio::test]
async fn who_was_asked_for_a_relationship_answers_it() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        world.sql(format!("UPDATE relationship SET status = 'requested', changed_by = '{}'", acme.id)).await;
        let ann = world.viewer(&acme.id, "Ann", &[Permission::Relationships, Permission::Messages]).await;
        let bao = world.viewer(&bolt.id, "Bao", &[Permission::Relationships]).await;
        assert_eq!(world.store.availability_with(&ann, &bolt.id, None).await.unwrap(), Availability::RelationshipRequested);
        assert!(matches!(world.store.resume_partner(&ann, &bolt.id, MONDAY).await, Err(Error::Conflict("requested"))));
        world.store.resume_partner(&bao, &acme.id, MONDAY).await.unwrap();
        assert_eq!(world.store.availability_with(&ann, &bolt.id, None).await.unwrap(), Availability::Available);

        world.sql(format!("UPDATE relationship SET status = 'requested', changed_by = '{}'", acme.id)).await;
        let linked = world.store.create_relationship(&world.operator, &acme.id, &bolt.id, MONDAY + HOUR).await.unwrap();
        assert_eq!((linked.status, linked.since), (RelationshipStatus::Active, MONDAY + HOUR));
    })
    .await;
}

#[tokio::test]
async fn partners_are_found_by_name_city_and_identifier_page_by_page() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        let mut zinc = firm("Żelazo & Cynk", "PL", Role::Supplier, Plan::Standard);
        zinc.city = "Łódź".into();
        zinc.identifiers = vec![("duns".into(), "12-345-6789".into()), ("nip".into(), "5260001246".into())];
        zinc.contacts = vec![Contact { phone: "+48 42 123".into(), ..Contact::empty(ContactTopic::Orders) }];
        let zinc = world.organization(zinc).await;
        let other = world.organization(firm("Other", "FR", Role::Both, Plan::Enterprise)).await;
        world.store.create_relationship(&world.operator, &acme.id, &zinc.id, MONDAY).await.unwrap();
        let ann = world.viewer(&acme.id, "Ann", &[Permission::Messages]).await;
        let find = async |query: &str| world.store.partners(&ann, Some(query), None, 10).await.unwrap();

        let all = world.store.partners(&ann, None, None, 10).await.unwrap();
        assert_eq!(names(&all), ["Bolt Śruby Sp. z o.o.", "Żelazo & Cynk"], "the stranger is not among them");
        assert!(!all[1].own_sells && all[1].partner_sells);
        assert_eq!(all[1].identifier.as_ref().unwrap().value, "PL5260001246");
        assert_eq!((all[0].availability, &all[0].contacts[..]), (Availability::Available, &[][..]));
        assert_eq!(all[1].availability, Availability::PartnerMessagingOff, "as Standard accounts begin");
        assert_eq!(all[1].contacts, zinc.contacts);

        let first = world.store.partners(&ann, None, None, 1).await.unwrap();
        let second = world.store.partners(&ann, None, Some(&first[0].key()), 1).await.unwrap();
        assert_eq!((names(&first), names(&second)), (vec!["Bolt Śruby Sp. z o.o."], vec!["Żelazo & Cynk"]));
        for query in ["lodz", "ZELAZO", "cynk łódź", "123456789", "12-345", "526 000"] {
            assert_eq!(names(&find(query).await), ["Żelazo & Cynk"], "{query}");
        }
        assert_eq!(names(&find("bolt łódź").await), Vec::<&str>::new());
        assert_eq!(names(&find("_").await), Vec::<&str>::new());

        assert_eq!(world.store.partner(&ann, &bolt.id).await.unwrap().name, bolt.name);
        assert!(matches!(world.store.partner(&ann, &other.id).await, Err(Error::NotFound)));
        assert!(matches!(world.store.partner(&ann, &acme.id).await, Err(Error::NotFound)));
        assert!(matches!(world.store.contacts(&ann, &other.id).await, Err(Error::NotFound)));
        assert_eq!(world.store.contacts(&ann, &zinc.id).await.unwrap(), zinc.contacts);
        assert_eq!(world.store.contacts(&ann, &acme.id).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn recent_partners_come_from_what_a_person_may_open() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        let zinc = world.organization(firm("Zinc", "PL", Role::Supplier, Plan::Enterprise)).await;
        world.store.create_relationship(&world.operator, &acme.id, &zinc.id, MONDAY).await.unwrap();
        let ann = world.viewer(&acme.id, "Ann", &[Permission::Messages, Permission::Invoices]).await;
        let olek = world.viewer(&acme.id, "Olek", &[Permission::Messages]).await;
        world.conversation(&ann, &bolt.id, "", MONDAY).await;
        world.conversation(&ann, &zinc.id, "invoices", MONDAY + HOUR).await;

        assert_eq!(names(&world.store.recent_partners(&ann, 5).await.unwrap()), ["Zinc", "Bolt Śruby Sp. z o.o."]);
        let olek_sees = world.store.recent_partners(&olek, 5).await.unwrap();
        assert_eq!((names(&olek_sees), olek_sees[0].recent), (vec!["Bolt Śruby Sp. z o.o."], Some(MONDAY)));
        assert_eq!(world.store.partner(&olek, &zinc.id).await.unwrap().recent, None);
        assert_eq!(world.store.partner(&ann, &zinc.id).await.unwrap().recent, Some(MONDAY + HOUR));
    })
    .await;
}

#[tokio::test]
async fn the_first_reason_that_applies_is_given() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        let other = world.organization(firm("Other", "FR", Role::Both, Plan::Enterprise)).await;
        let (store, operator) = (&world.store, &world.operator);
        let ann = world.viewer(&acme.id, "Ann", &[Permission::Messages, Permission::Orders]).await;
        let bao = world.viewer(&bolt.id, "Bao", &[Permission::Messages]).await;
        let about = |topic, seller: &OrganizationId| About { topic, seller: seller.clone() };

        assert_eq!(store.availability_with(&ann, &bolt.id, None).await.unwrap(), Availability::Available);
        let invoice = about(Topic::Invoices, &bolt.id);
        assert_eq!(store.availability_with(&ann, &bolt.id, Some(&invoice)).await.unwrap(), Availability::NoPermission);
        assert_eq!(store.availability_with(&ann, &other.id, None).await.unwrap(), Availability::NoRelationship);
        let nobody = OrganizationId::new(MONDAY);
        assert_eq!(store.availability_with(&ann, &nobody, None).await.unwrap(), Availability::NoRelationship);

        let standard = OrganizationChange { plan: Some(Plan::Standard), ..Default::default() };
        store.update_organization(operator, &bolt.id, standard, MONDAY).await.unwrap();
        let bao = bao.renewed(store).await.unwrap().unwrap();
        assert_eq!(store.availability_with(&ann, &bolt.id, None).await.unwrap(), Availability::PartnerPlan);
        assert_eq!(store.availability_with(&bao, &acme.id, None).await.unwrap(), Availability::OwnPlan);
        let acme_sells = about(Topic::Orders, &acme.id);
        assert_eq!(
            store.availability_with(&ann, &bolt.id, Some(&acme_sells)).await.unwrap(),
            Availability::Available,
            "Acme is Enterprise"
        );

        let conversation = world.conversation(&ann, &bolt.id, "orders", MONDAY).await;
        let seated = ann.seat(store, &conversation).await.unwrap();
        assert_eq!(store.availability_in(&seated).await.unwrap(), Availability::PartnerPlan);
    })
    .await;
}

#[tokio::test]
async fn what_somebody_had_taken_returns_to_its_desk_when_he_leaves() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        let ann = world.viewer(&acme.id, "Ann", &[Permission::Messages]).await;
        let conversation = world.conversation(&ann, &bolt.id, "", MONDAY).await;
        world.sql(format!("UPDATE side SET taken_by = '{}' WHERE organization_id = '{}'", ann.person(), acme.id)).await;
        world.store.deactivate_person(&world.operator, ann.person(), MONDAY + HOUR).await.unwrap();
        world.store.deactivate_person(&world.operator, ann.person(), MONDAY + HOUR).await.unwrap();
        assert_eq!(world.count("side WHERE taken_by IS NOT NULL".to_owned()).await, 0);
        let told = format!("event WHERE conversation_id = '{conversation}' AND kind = 'released' AND only_for = '{}'", acme.id);
        assert_eq!(world.count(told).await, 1, "once, on its own side");
    })
    .await;
}
