//! Addresses besides those of people: a group mailbox that confirms itself, the contact address where nobody can open it, files that are too large.

use kontor_store::model::{ContactTopic, Permission};
use kontor_store::{Contact, OrganizationChange, PersonChange};
use reqwest::Method;
use serde_json::json;

use crate::world::{Letter, World};

fn path_of(link: &str) -> String {
    link.split_once("/mail/").map(|(_, rest)| format!("/mail/{rest}")).unwrap()
}

impl World {
    async fn bao_tells_acme(&self, subject: &str) -> String {
        self.program("bao@bolt.example").await.begins(&self.firms.acme, subject, "The text of it.").await
    }

    /// Ann names an extra address of Acme; the letter that asks it.
    async fn ann_names(&self, address: &str) -> Letter {
        let ann = self.sign_in("ann@acme.example").await;
        let answer = ann.post("/settings/mail/addresses", &[("address", address)]).await.expect(303);
        ann.get(answer.location()).await.expect(200).says(address);
        self.mail_goes().await;
        self.mailbox(address).pop().expect("it is asked")
    }
}

on_both_engines! {
    async fn a_group_mailbox_gets_the_generals_mail_once_somebody_there_said_yes(world) {
        let asked = world.ann_names("ap@acme.example").await;
        asked.says("ACME Stahl GmbH");
        world.bao_tells_acme("Holidays").await;
        world.minutes_pass_with_mail(1).await;
        assert_eq!(world.mailbox("ap@acme.example").len(), 1, "unconfirmed, it gets nothing but the question");
        let link = path_of(&asked.link("http"));
        world.browser().get(&link).await.expect(200).says("ap@acme.example");
        world.bao_tells_acme("Pallets").await;
        world.minutes_pass_with_mail(1).await;
        assert_eq!(world.mailbox("ap@acme.example").len(), 1, "a link scanner confirms nothing");
        world.browser().post(&link, &[]).await.expect(200);
        world.bao_tells_acme("Invoices").await;
        world.minutes_pass_with_mail(1).await;
        let letters = world.mailbox("ap@acme.example");
        assert_eq!(letters.len(), 2);
        letters[1].says("The text of it.");
        letters[1].says("The notifications of ACME Stahl GmbH go to this address.");
    }

    async fn a_mailbox_is_taken_off_again_and_three_are_the_most(world) {
        for address in ["a@acme.example", "b@acme.example", "c@acme.example"] {
            world.ann_names(address).await;
        }
        let ann = world.sign_in("ann@acme.example").await;
        ann.post("/settings/mail/addresses", &[("address", "d@acme.example")]).await.expect(422).says("3");
        ann.post("/settings/mail/addresses", &[("address", "A@acme.example")]).await.expect(422);
        let page = ann.get("/settings/mail").await.expect(200);
        let (_, rest) = page.text.split_once("/settings/mail/addresses/").unwrap();
        let person = rest.split('/').next().unwrap();
        world.sign_in("bao@bolt.example").await.post(&format!("/settings/mail/addresses/{person}/remove"), &[]).await.expect(404);
        ann.post(&format!("/settings/mail/addresses/{person}/remove"), &[]).await.expect(303);
        let general = world.store().desks_of(&world.operator, &world.firms.acme).await.unwrap()[0].id.to_string();
        ann.post("/settings/mail/addresses", &[("address", "d@acme.example"), ("desk", &general)]).await.expect(303);
        world.sign_in("bao@bolt.example").await.post("/settings/mail/addresses", &[("address", "x@bolt.example"), ("desk", &general)]).await.expect(404);
        world.sign_in("olek@acme.example").await.get("/settings/mail").await.expect(403);
    }

    async fn nobody_fills_a_strangers_mailbox_with_questions(world) {
        world.ann_names("stranger@else.example").await;
        let ann = world.sign_in("ann@acme.example").await;
        let page = ann.get("/settings/mail").await.expect(200).text;
        let person = page.split_once("/settings/mail/addresses/").unwrap().1.split('/').next().unwrap().to_owned();
        let again = format!("/settings/mail/addresses/{person}/ask");
        ann.post(&again, &[]).await.expect(303);
        ann.post(&again, &[]).await.expect(303);
        ann.post(&again, &[]).await.expect(422);
    }

    async fn where_nobody_can_open_it_the_contact_address_is_told_without_the_text(world) {
        let contact = Contact { topic: ContactTopic::General, email: "office@acme.example".to_owned(), ..Contact::empty(ContactTopic::General) };
        let change = OrganizationChange { contacts: vec![contact], ..OrganizationChange::default() };
        world.store().update_organization(&world.operator, &world.firms.acme, change, world.clock.now()).await.unwrap();
        for email in ["ann@acme.example", "olek@acme.example"] {
            let person = world.store().sign_in_by_email(email).await.unwrap().unwrap().persons[0].id.clone();
            let only = [Permission::Orders].into_iter().collect();
            let change = PersonChange { permissions: Some(only), ..PersonChange::default() };
            world.store().update_person(&world.operator, &person, change, world.clock.now()).await.unwrap();
        }
        let conversation = world.bao_tells_acme("Holidays").await;
        world.program("bao@bolt.example").await.writes(&conversation, "And on Monday.").await;
        world.minutes_pass_with_mail(1).await;
        let letters = world.mailbox("office@acme.example");
        assert_eq!(letters.len(), 1);
        letters[0].says("Bolt Śruby Sp. z o.o. has written a message to your firm");
        letters[0].keeps_back("The text of it.");
        letters[0].keeps_back("Holidays");
        assert_eq!((world.mailbox("ann@acme.example").len(), world.mailbox("olek@acme.example").len()), (0, 0));
    }

    async fn files_go_along_up_to_five_megabytes_and_the_rest_by_a_link_that_ends(world) {
        let bao = world.program("bao@bolt.example").await;
        let mut ids = Vec::new();
        for (name, size) in [("small.txt", 1_000), ("large.bin", 6_000_000), ("ż%20 list.txt", 2_000)] {
            let path = format!("/api/v1/attachments?name={}", name.replace('%', "%25").replace(' ', "%20"));
            let bytes = vec![b'k'; size];
            let made = bao.ask(Method::POST, &path, |request| request.body(bytes)).await.expect(201).json();
            ids.push(made["id"].as_str().unwrap().to_owned());
        }
        let new = json!({"partner_id": world.firms.acme, "subject": "Files", "body": "See below.", "attachment_ids": ids});
        bao.post("/api/v1/conversations", &new).await.expect(201);
        world.minutes_pass_with_mail(1).await;
        let letter = world.mailbox("ann@acme.example").pop().unwrap();
        let along: Vec<(&str, usize)> = letter.mail.parts.iter().map(|part| (part.name.as_str(), part.bytes.len())).collect();
        assert_eq!(along, [("small.txt", 1_000), ("ż%20 list.txt", 2_000)]);
        letter.says("large.bin");
        let path = path_of(&letter.link(&format!("{}/mail/files/", world.server.app.config.public_url())));
        let fetched = world.browser().get(&path).await.expect(200);
        assert_eq!(fetched.text.len(), 6_000_000);
        world.browser().get(&path.replace(&ids[1], &ids[0])).await.expect(404);
        let ann = world.store().sign_in_by_email("ann@acme.example").await.unwrap().unwrap().persons[0].id.clone();
        world.minutes_pass(31 * 24 * 60);
        world.browser().get(&path).await.expect(410);
        world.store().deactivate_person(&world.operator, &ann, world.clock.now()).await.unwrap();
        world.browser().get(&path).await.expect(410);
    }
}
