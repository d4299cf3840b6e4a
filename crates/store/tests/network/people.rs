//! Organizations are admitted, people come, sign in, hold tokens and leave.

use futures_util::future::join_all;
use kontor_model::{Permission, Plan, Role};
use kontor_store::{Error, NewPerson, OrganizationChange, PersonChange, Profile, Viewer};

use crate::world::{DAY, HOUR, MONDAY, firm, on_both, somebody};

#[tokio::test]
async fn an_identifier_belongs_to_one_organization_in_all_its_forms() {
    on_both(async |world| {
        let mut bolt = firm("Bolt", "PL", Role::Supplier, Plan::Standard);
        bolt.identifiers = vec![("VAT".into(), "PL 526-000-12-46".into())];
        let bolt = world.organization(bolt).await;
        let forms: Vec<_> = bolt.identifiers.iter().map(|id| (id.scheme.as_str(), id.value.as_str(), id.shown.as_str())).collect();
        assert_eq!(forms, [("nip", "5260001246", "5260001246"), ("vat", "PL5260001246", "PL 526-000-12-46")]);
        assert!(!bolt.messaging, "a Standard account begins without messaging");

        let mut double = firm("Double", "PL", Role::Supplier, Plan::Enterprise);
        double.identifiers = vec![("nip".into(), "526-000-12-46".into())];
        let refused = world.store.create_organization(&world.operator, double, MONDAY).await;
        assert!(matches!(refused, Err(Error::Taken(what)) if what == "nip:5260001246"));
        assert_eq!(world.store.list_organizations(&world.operator, "", None, 10).await.unwrap().len(), 1, "nothing of it stays");

        let change = OrganizationChange { identifiers: Some(vec![("gln".into(), "5901234123457".into())]), ..Default::default() };
        let bolt = world.store.update_organization(&world.operator, &bolt.id, change, MONDAY).await.unwrap();
        assert_eq!(bolt.identifiers.len(), 1);
        let found = world.store.list_organizations(&world.operator, "bolt 590123", None, 10).await.unwrap();
        assert_eq!(found, [bolt]);
        assert_eq!(world.store.list_organizations(&world.operator, "5260001246", None, 10).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn organizations_are_listed_by_name_page_by_page() {
    on_both(async |world| {
        for name in ["Łódź Metal", "acme", "Zeta", "Bolt"] {
            world.organization(firm(name, "PL", Role::Both, Plan::Standard)).await;
        }
        let first = world.store.list_organizations(&world.operator, "", None, 3).await.unwrap();
        assert_eq!(first.iter().map(|o| o.name.as_str()).collect::<Vec<_>>(), ["acme", "Bolt", "Łódź Metal"]);
        let cursor = first[2].key().to_string().parse().unwrap();
        let second = world.store.list_organizations(&world.operator, "", Some(&cursor), 3).await.unwrap();
        assert_eq!(second.iter().map(|o| o.name.as_str()).collect::<Vec<_>>(), ["Zeta"]);
        assert_eq!(world.store.list_organizations(&world.operator, "lodz", None, 3).await.unwrap().len(), 1);
        assert_eq!(world.store.list_organizations(&world.operator, "100%", None, 3).await.unwrap().len(), 0);
    })
    .await;
}

#[tokio::test]
async fn one_human_being_in_two_firms_signs_in_once_and_switches() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        let new = NewPerson { password_hash: Some("hash".into()), ..somebody(&acme.id, "Jens Berg", "Jens@Berg.example") };
        let jens = world.store.create_person(&world.operator, new, MONDAY).await.unwrap();
        assert_eq!(jens.permissions, [Permission::Messages, Permission::Orders, Permission::Invoices]);
        let there = world.store.create_person(&world.operator, somebody(&bolt.id, "J. Berg", " jens@berg.EXAMPLE"), MONDAY).await.unwrap();
        let again = world.store.create_person(&world.operator, somebody(&acme.id, "Jens", "jens@berg.example"), MONDAY).await;
        assert!(matches!(again, Err(Error::Conflict("person"))));

        let record = world.store.sign_in_by_email("JENS@berg.example ").await.unwrap().unwrap();
        assert_eq!(record.password_hash.as_deref(), Some("hash"));
        assert_eq!(record.persons.iter().map(|p| &p.id).collect::<Vec<_>>(), [&jens.id, &there.id]);
        assert!(world.store.sign_in_by_email("nobody@berg.example").await.unwrap().is_none());

        let secret = world.store.start_session(&record.id, &jens.id, MONDAY, 14 * DAY).await.unwrap();
        let viewer = Viewer::by_session(&world.store, &secret, MONDAY + HOUR).await.unwrap().unwrap();
        let firms = world.store.firms(&viewer).await.unwrap();
        assert_eq!(
            firms.iter().map(|f| (f.organization_name.as_str(), f.current)).collect::<Vec<_>>(),
            [("ACME Stahl GmbH", true), ("Bolt Śruby Sp. z o.o.", false)]
        );
        let other = world.store.switch_firm(&viewer, &secret, &there.id).await.unwrap();
        assert!(Viewer::by_session(&world.store, &secret, MONDAY).await.unwrap().is_none(), "the old secret is void");
        let viewer = Viewer::by_session(&world.store, &other, MONDAY).await.unwrap().unwrap();
        assert_eq!(viewer.organization(), &bolt.id);

        let stranger = world.person(&acme.id, "Anna", &[]).await;
        assert!(matches!(world.store.switch_firm(&viewer, &other, &stranger.id).await, Err(Error::NotFound)));
        assert!(matches!(world.store.start_session(&record.id, &stranger.id, MONDAY, DAY).await, Err(Error::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn a_session_lasts_while_it_is_used_and_can_be_ended() {
    on_both(async |world| {
        let (acme, _) = world.acme_and_bolt().await;
        let anna = world.viewer(&acme.id, "Anna", &[Permission::Messages]).await;
        let start = async || world.store.start_session(anna.sign_in(), anna.person(), MONDAY, DAY).await.unwrap();
        let came_in = async |secret: &str, at| Viewer::by_session(&world.store, secret, at).await.unwrap().is_some();
        let (here, phone, old) = (start().await, start().await, start().await);

        assert!(!world.store.touch_session(&here, MONDAY + HOUR / 2, DAY).await.unwrap(), "at most once an hour");
        assert!(world.store.touch_session(&here, MONDAY + 2 * HOUR, DAY).await.unwrap());
        assert!(came_in(&here, MONDAY + DAY + HOUR).await);
        assert!(!came_in(&old, MONDAY + DAY + HOUR).await);

        let here = world.store.renew_session(&here).await.unwrap();
        assert_eq!(world.store.end_other_sessions(&anna, &here).await.unwrap(), 2);
        assert!(!came_in(&phone, MONDAY).await && came_in(&here, MONDAY).await);

        let phone = start().await;
        world.store.change_password(&anna, &here, "new").await.unwrap();
        assert_eq!(world.store.password_hash(&anna).await.unwrap().as_deref(), Some("new"));
        assert!(!came_in(&phone, MONDAY).await && came_in(&here, MONDAY).await);
        world.store.reset_password(&world.operator, anna.person(), "reset", MONDAY).await.unwrap();
        assert!(!came_in(&here, MONDAY).await);

        let (kept, ended) = (start().await, start().await);
        world.store.end_session(&ended).await.unwrap();
        assert!(!came_in(&ended, MONDAY).await && came_in(&kept, MONDAY).await);
        assert_eq!(world.store.sweep_sessions(MONDAY + DAY).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_token_acts_as_its_person_until_it_is_revoked() {
    on_both(async |world| {
        let (acme, _) = world.acme_and_bolt().await;
        let anna = world.viewer(&acme.id, "Anna", &[Permission::Messages]).await;
        let olek = world.viewer(&acme.id, "Olek", &[]).await;
        let (id, secret) = world.store.create_token(&anna, "ERP", MONDAY).await.unwrap();
        let (_, second) = world.store.create_token_for(&world.operator, anna.person(), "Lager", MONDAY + 1).await.unwrap();
        assert!(secret.starts_with("kontor_") && secret.len() == 50);
        let program = Viewer::by_api_token(&world.store, &secret).await.unwrap().unwrap();
        assert!(program.is_program() && program.person() == anna.person());

        assert_eq!(world.store.list_tokens(&anna).await.unwrap().iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["ERP", "Lager"]);
        assert!(matches!(world.store.revoke_token(&olek, &id, MONDAY).await, Err(Error::NotFound)), "only one's own");
        world.store.revoke_token(&anna, &id, MONDAY).await.unwrap();
        assert!(Viewer::by_api_token(&world.store, &secret).await.unwrap().is_none());
        assert!(Viewer::by_api_token(&world.store, &second).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn programs_that_come_at_once_are_each_taken_for_their_own_person() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        let mut known = vec![("kontor_of_nobody".to_owned(), None)];
        for number in 0..40 {
            let firm = if number % 2 == 0 { &acme.id } else { &bolt.id };
            let viewer = world.viewer(firm, &format!("Person {number}"), &[Permission::Messages]).await;
            let (id, secret) = world.store.create_token(&viewer, "ERP", MONDAY).await.unwrap();
            let revoked = number % 5 == 0;
            if revoked {
                world.store.revoke_token(&viewer, &id, MONDAY).await.unwrap();
            }
            known.push((secret, (!revoked).then(|| viewer.person().clone())));
        }
        // More than are looked up by one statement, and each of them more than once.
        let come = known.iter().cycle().take(4 * known.len());
        join_all(come.map(async |(secret, person)| {
            let found = Viewer::by_api_token(&world.store, secret).await.unwrap();
            assert_eq!(found.map(|viewer| viewer.person().clone()), *person);
        }))
        .await;
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_is_out_at_once_and_may_come_back() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        let anna = world.person(&acme.id, "Anna", &[Permission::Messages]).await;
        let viewer = world.as_(&anna).await;
        let session = world.store.start_session(viewer.sign_in(), viewer.person(), MONDAY, DAY).await.unwrap();
        let (_, token) = world.store.create_token(&viewer, "ERP", MONDAY).await.unwrap();

        let keeper = world.viewer(&bolt.id, "Bao", &[Permission::Administration]).await.administrator().unwrap();
        assert!(matches!(world.store.deactivate_person(&keeper, &anna.id, MONDAY).await, Err(Error::NotFound)), "not of another firm");
        let gone = world.store.deactivate_person(&world.operator, &anna.id, MONDAY + HOUR).await.unwrap();
        assert_eq!((gone.active, gone.deactivated_at), (false, Some(MONDAY + HOUR)));
        assert!(Viewer::by_session(&world.store, &session, MONDAY).await.unwrap().is_none());
        assert!(Viewer::by_api_token(&world.store, &token).await.unwrap().is_none());
        assert_eq!(world.store.sign_in_by_email(&anna.email).await.unwrap().unwrap().persons, []);

        let back = world.store.create_person(&world.operator, somebody(&acme.id, "Anna Nowak", &anna.email), MONDAY).await.unwrap();
        assert_eq!((&back.id, back.active, back.name.as_str()), (&anna.id, true, "Anna Nowak"));
        assert!(Viewer::by_api_token(&world.store, &token).await.unwrap().is_none(), "the old token stays void");
    })
    .await;
}

#[tokio::test]
async fn an_administrator_keeps_the_people_of_the_own_firm_but_nobodys_password() {
    on_both(async |world| {
        let (acme, bolt) = world.acme_and_bolt().await;
        let olek = world.viewer(&acme.id, "Olek", &[Permission::Administration]).await;
        let administrator = olek.administrator().unwrap();
        let bao = NewPerson { password_hash: Some("bao's".into()), ..somebody(&bolt.id, "Bao", "bao@bolt.example") };
        let bao = world.store.create_person(&world.operator, bao, MONDAY).await.unwrap();

        let grab = NewPerson { password_hash: Some("olek's".into()), operator: true, ..somebody(&acme.id, "Bao", "bao@bolt.example") };
        let made = world.store.create_person(&administrator, grab, MONDAY).await.unwrap();
        assert!(!made.operator);
        assert_eq!(world.store.sign_in_by_email("bao@bolt.example").await.unwrap().unwrap().password_hash.as_deref(), Some("bao's"));

        let change = PersonChange { permissions: Some(kontor_model::Permissions::ALL), operator: Some(true), ..Default::default() };
        let changed = world.store.update_person(&administrator, &made.id, change.clone(), MONDAY).await.unwrap();
        assert!(changed.permissions.len() == 5 && !changed.operator);
        assert!(matches!(world.store.update_person(&administrator, &bao.id, change, MONDAY).await, Err(Error::NotFound)));
        assert!(matches!(world.store.person(&olek, &bao.id).await, Err(Error::NotFound)));

        let profile = Profile { name: Some("Olek Lis".into()), theme: Some("dark".into()), ..Default::default() };
        world.store.save_profile(&olek, &profile).await.unwrap();
        let olek = olek.renewed(&world.store).await.unwrap().unwrap();
        assert_eq!((olek.name(), olek.theme(), olek.language()), ("Olek Lis", "dark", "en"));
        let names: Vec<_> = world.store.list_people(&olek, None, 10).await.unwrap().into_iter().map(|p| p.name).collect();
        assert_eq!(names, ["Bao", "Olek Lis"]);
    })
    .await;
}
