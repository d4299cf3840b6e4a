//! Mail in: an answer lands in its conversation, in the name of whoever really wrote it, or it is told why not; nothing is lost.

use futures_util::future::join_all;
use kontor_store::model::{MailReason, MailState, Notifications, Pace, Permission, Plan, Road};
use kontor_store::{MailQuery, NewMail, OrganizationChange, PersonChange};
use reqwest::Method;

use crate::world::{Letter, World, invoice};

impl World {
    /// Bao asks Acme about an invoice, and both of Acme get a letter; the conversation, and Ann's letter.
    async fn ann_is_asked(&self) -> (String, Letter) {
        self.numbers().await;
        let bao = self.program("bao@bolt.example").await;
        let paper = bao.brings(&invoice("FV/2026/11/7", "1230.00")).await;
        let conversation = bao.asks_about(&paper, "Due today", "When will it be paid?").await;
        self.minutes_pass_with_mail(1).await;
        (conversation, self.mailbox("ann@acme.example").remove(0))
    }

    async fn person(&self, email: &str) -> kontor_store::model::ids::PersonId {
        self.store().sign_in_by_email(email).await.unwrap().unwrap().persons[0].id.clone()
    }

    /// The letters to an address that came after the first `before`.
    async fn told(&self, address: &str, before: usize) -> Vec<Letter> {
        self.mail_goes().await;
        self.mailbox(address).split_off(before)
    }
}

on_both_engines! {
    async fn an_answer_becomes_a_message_of_its_writer_without_what_it_quotes(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let mail = world.arrives(&letter.answered("ann@acme.example", "Paid with Thursday's run.")).await;
        assert_eq!((mail.state, mail.reason), (MailState::Posted, None), "{}", mail.failure);
        let said = world.said("bao@bolt.example", &conversation).await;
        assert_eq!(said[1], ("Ann Weber".to_owned(), "Paid with Thursday's run.".to_owned()));
        let bao = world.sign_in("bao@bolt.example").await.get(&format!("/messages/{conversation}")).await.expect(200);
        bao.says("e-mailem, nadawca zweryfikowany");
        assert!(!bao.text.contains("Pokaż cały e-mail"), "the whole mail stays with the firm it came from");
        let ann = world.sign_in("ann@acme.example").await;
        ann.get(&format!("/messages/{conversation}")).await.expect(200).says("Ganze E-Mail anzeigen");
        ann.get(&format!("/messages/{conversation}/mail/2")).await.expect(200).says("When will it be paid?");
        let raw = ann.get(&format!("/messages/{conversation}/mail/2/raw")).await.expect(200);
        assert!(raw.header("content-disposition").starts_with("attachment"));
        world.sign_in("bao@bolt.example").await.get(&format!("/messages/{conversation}/mail/2")).await.expect(404);
    }

    async fn many_answers_at_once_are_each_kept_once_and_each_a_message(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let answers: Vec<_> = (0..15).map(|number| letter.answered("ann@acme.example", &format!("Part {number}."))).collect();
        // A mail server that heard no answer hands a mail over again, perhaps while the first is still being kept.
        let twice = answers.iter().chain(&answers).map(|answer| world.arrives(answer));
        let mails = join_all(twice).await;
        let (first, again) = mails.split_at(answers.len());
        assert!(first.iter().zip(again).all(|(first, again)| first.id == again.id && first.state == MailState::Posted), "{first:?}");
        let mut said: Vec<String> = world.said("bao@bolt.example", &conversation).await.into_iter().map(|(_, text)| text).collect();
        said.sort();
        let mut expected: Vec<String> = (0..15).map(|number| format!("Part {number}.")).chain(["When will it be paid?".to_owned()]).collect();
        expected.sort();
        assert_eq!(said, expected);
    }

    async fn a_mail_that_cannot_be_kept_keeps_none_back_that_came_with_it(world) {
        let store = world.store();
        let keep = |number: usize| async move {
            // PostgreSQL takes no text with a NUL in it.
            let subject = if number == 3 { "\0".to_owned() } else { format!("Part {number}") };
            let mail = NewMail {
                identity: format!("{number}"),
                road: Road::Lmtp,
                peer: String::new(),
                envelope_from: String::new(),
                recipient: "r@kontor.example".to_owned(),
                from_address: String::new(),
                message_id: String::new(),
                subject,
            };
            store.keep_mail(&mail, format!("Mail {number}").into(), world.clock.now()).await
        };
        let kept = join_all((0..8).map(keep)).await;
        let others = kept.iter().enumerate().filter(|(number, _)| *number != 3);
        assert!(others.into_iter().all(|(_, kept)| kept.as_ref().is_ok_and(|(_, fresh)| *fresh)), "{kept:?}");
    }

    async fn the_same_mail_twice_is_one_message(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let answer = letter.answered("ann@acme.example", "On Thursday.");
        let first = world.arrives(&answer).await;
        let again = world.arrives(&answer).await;
        assert_eq!(first.id, again.id);
        let olek = world.mailbox("olek@acme.example").remove(0);
        let mut to_both = answer.clone();
        to_both.to = olek.mail.reply_to[0].address.clone();
        assert_eq!(world.arrives(&to_both).await.state, MailState::Posted);
        assert_eq!(world.said("bao@bolt.example", &conversation).await.len(), 2);
    }

    async fn a_colleague_to_whom_it_was_forwarded_answers_in_his_own_name(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let mail = world.arrives(&letter.answered("Olek@ACME.example", "I have approved it.")).await;
        assert_eq!(mail.state, MailState::Posted);
        assert_eq!(world.said("bao@bolt.example", &conversation).await[1].0, "Olek Nowak");
    }

    async fn a_colleague_without_the_permission_is_told_and_his_mail_waits(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let olek = world.person("olek@acme.example").await;
        let only = [Permission::Messages, Permission::Orders].into_iter().collect();
        let change = PersonChange { permissions: Some(only), ..PersonChange::default() };
        world.store().update_person(&world.operator, &olek, change, world.clock.now()).await.unwrap();
        let mail = world.arrives(&letter.answered("olek@acme.example", "Fine.")).await;
        assert_eq!((mail.state, mail.reason), (MailState::Unplaced, Some(MailReason::NoPermission)));
        assert_eq!(world.said("bao@bolt.example", &conversation).await.len(), 1);
        world.told("olek@acme.example", 1).await[0].says("Brakuje uprawnienia");
        let queue = world.sign_in("ann@acme.example").await.get("/mail").await.expect(200);
        queue.says("olek@acme.example");
        let his = world.sign_in("olek@acme.example").await.get("/mail").await.expect(200);
        assert!(!his.text.contains("Re: Due today"), "a mail about an invoice is shown to those who may see invoices");
    }

    async fn what_nobody_can_verify_is_held_until_one_tap(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let mail = world.arrives(&letter.answered("ann@acme.example", "On Thursday.").unverified()).await;
        assert_eq!((mail.state, mail.reason), (MailState::Held, Some(MailReason::Unverified)));
        let asked = world.told("ann@acme.example", 1).await;
        let link = asked[0].link("http://").split_once("/mail/confirm/").map(|(_, seal)| format!("/mail/confirm/{seal}")).unwrap();
        let nobody = world.browser();
        nobody.get(&link).await.expect(200).says("On Thursday.");
        assert_eq!(world.said("bao@bolt.example", &conversation).await.len(), 1, "following the link changes nothing");
        nobody.post(&link, &[]).await.expect(200);
        assert_eq!(world.said("bao@bolt.example", &conversation).await[1], ("Ann Weber".to_owned(), "On Thursday.".to_owned()));
        nobody.post(&link, &[]).await.expect(404);
        nobody.get(&format!("{}a", &link[..link.len() - 1])).await.expect(404);
    }

    async fn a_stranger_who_has_the_address_does_not_write_in_her_name(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let mail = world.arrives(&letter.answered("mallory@other.example", "Pay to another account.")).await;
        assert_eq!(mail.state, MailState::Held);
        assert_eq!(world.said("bao@bolt.example", &conversation).await.len(), 1);
        world.told("ann@acme.example", 1).await[0].says("mallory@other.example");
        assert!(world.mailbox("mallory@other.example").is_empty());
    }

    async fn an_address_that_is_too_old_is_answered_with_the_way_on(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        world.minutes_pass(60 * 24 * 367);
        let mail = world.arrives(&letter.answered("ann@acme.example", "Sorry, late.")).await;
        assert_eq!((mail.state, mail.reason), (MailState::Unplaced, Some(MailReason::Expired)));
        world.told("ann@acme.example", 1).await[0].says(&format!("/messages/{conversation}"));
    }

    async fn a_summary_of_several_conversations_cannot_be_answered(world) {
        let ann = world.store().sign_in_by_email("ann@acme.example").await.unwrap().unwrap().persons[0].id.clone();
        let viewer = kontor_store::Viewer::for_command_line(world.store(), &ann).await.unwrap();
        let hourly = Notifications { in_it: Pace::Hourly, desk: Pace::Hourly, ..Notifications::default() };
        world.store().set_notifications(&viewer, &hourly, world.clock.now()).await.unwrap();
        let bao = world.program("bao@bolt.example").await;
        for subject in ["Pallets", "Screws"] {
            bao.begins(&world.firms.acme, subject, "How many?").await;
        }
        world.minutes_pass_with_mail(120).await;
        let digest = world.mailbox("ann@acme.example").remove(0);
        assert!(!digest.mail.reply_to.is_empty());
        let mail = world.arrives(&digest.answered("ann@acme.example", "Twelve.")).await;
        assert_eq!((mail.state, mail.reason), (MailState::Unplaced, Some(MailReason::Digest)));
        world.told("ann@acme.example", 1).await[0].says("Zusammenfassung mehrerer Unterhaltungen");
    }

    async fn where_the_two_may_not_talk_the_reason_is_told_once_and_the_mail_waits(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let (acme, bolt) = (world.firms.acme.clone(), world.firms.bolt.clone());
        let now = world.clock.now();
        let contact = kontor_store::Contact {
            email: "biuro@bolt.example".to_owned(),
            ..kontor_store::Contact::empty(kontor_store::model::ContactTopic::General)
        };
        let off = || OrganizationChange { messaging: Some(false), contacts: vec![contact.clone()], ..OrganizationChange::default() };
        let on = || OrganizationChange { messaging: Some(true), ..OrganizationChange::default() };
        let plan = |plan| OrganizationChange { plan: Some(plan), ..OrganizationChange::default() };
        let mut waiting = 0;
        for reason in ["partner_messaging_off", "own_messaging_off", "partner_plan", "relationship_suspended"] {
            let store = world.store();
            match reason {
                "partner_messaging_off" => drop(store.update_organization(&world.operator, &bolt, off(), now).await.unwrap()),
                "own_messaging_off" => drop(store.update_organization(&world.operator, &acme, off(), now).await.unwrap()),
                "partner_plan" => drop(store.update_organization(&world.operator, &bolt, plan(Plan::Standard), now).await.unwrap()),
                _ => drop(store.suspend_relationship(&world.operator, &acme, &bolt, "", now).await.unwrap()),
            }
            let mail = world.arrives(&letter.answered("ann@acme.example", &format!("About {reason}."))).await;
            assert_eq!((mail.state.as_str(), mail.reason.unwrap().as_str()), ("unplaced", reason));
            waiting += 1;
            match reason {
                "partner_messaging_off" => drop(store.update_organization(&world.operator, &bolt, on(), now).await.unwrap()),
                "own_messaging_off" => drop(store.update_organization(&world.operator, &acme, on(), now).await.unwrap()),
                "partner_plan" => drop(store.update_organization(&world.operator, &bolt, plan(Plan::Enterprise), now).await.unwrap()),
                _ => {}
            }
        }
        let told = world.told("ann@acme.example", 1).await;
        assert_eq!(told.len(), 1, "one answer a day");
        told[0].says("biuro@bolt.example");
        assert_eq!(world.said("bao@bolt.example", &conversation).await.len(), 1);
        let ann = world.program("ann@acme.example").await.get("/api/v1/me").await.json()["id"].as_str().unwrap().to_owned();
        let viewer = kontor_store::Viewer::for_command_line(world.store(), &ann.as_str().into()).await.unwrap();
        assert_eq!(world.store().waiting_mail_count(&viewer).await.unwrap(), waiting);
    }

    async fn the_address_of_somebody_who_left_ends_at_once(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let ann = world.person("ann@acme.example").await;
        world.store().deactivate_person(&world.operator, &ann, world.clock.now()).await.unwrap();
        let mail = world.arrives(&letter.answered("ann@acme.example", "One more thing.")).await;
        assert_eq!((mail.state, mail.reason), (MailState::Unplaced, Some(MailReason::PersonLeft)));
        assert!(world.told("ann@acme.example", 1).await.is_empty());
        assert_eq!(world.said("bao@bolt.example", &conversation).await.len(), 1);
    }

    async fn without_an_address_it_waits_with_a_suggestion_and_is_filed_by_a_colleague(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let mut astray = letter.answered("ann@acme.example", "Paid on Thursday.");
        "office@localhost".clone_into(&mut astray.to);
        let mail = world.arrives(&astray).await;
        assert_eq!((mail.state, mail.reason), (MailState::Unplaced, Some(MailReason::Suggested)));
        let olek = world.sign_in("olek@acme.example").await;
        olek.get("/messages").await.expect(200).says("Nieprzypisane e-maile");
        olek.get("/mail").await.expect(200).says("Re: Due today");
        let page = format!("/mail/{}", mail.id);
        olek.get(&page).await.expect(200).says("Prawdopodobnie należy tutaj");
        let filed = olek.post(&format!("{page}/conversation"), &[("conversation", &conversation)]).await.expect(303);
        assert_eq!(filed.location(), format!("/messages/{conversation}"));
        assert_eq!(world.said("bao@bolt.example", &conversation).await[1], ("Olek Nowak".to_owned(), "Paid on Thursday.".to_owned()));
        olek.get(filed.location()).await.expect(200).says("przypisane przez: Olek Nowak");
        olek.get(&page).await.expect(404);
    }

    async fn what_is_dismissed_leaves_the_queue_and_is_kept(world) {
        let (_, letter) = world.ann_is_asked().await;
        let mut astray = letter.answered("ann@acme.example", "Lunch?").unverified();
        (astray.to, astray.headers) = ("office@localhost".to_owned(), String::new());
        let mail = world.arrives(&astray).await;
        assert_eq!((mail.state, mail.reason), (MailState::Unplaced, Some(MailReason::NoAddress)));
        let ann = world.sign_in("ann@acme.example").await;
        ann.post(&format!("/mail/{}/dismissal", mail.id), &[]).await.expect(303);
        ann.get("/mail").await.expect(200).says("Hier wartet keine E-Mail.");
        let query = MailQuery { words: astray.id.clone(), ..MailQuery::default() };
        let found = world.store().mails(&world.operator, &query).await.unwrap();
        assert_eq!((found.len(), found[0].state), (1, MailState::Dismissed));
    }

    async fn nobody_knows_the_sender_or_the_address_was_never_ours(world) {
        use kontor_server::actions::accept_mail::{Refusal, check};
        let (_, letter) = world.ann_is_asked().await;
        let app = &world.server.app;
        let forged = letter.mail.reply_to[0].address.replacen("r+a", "r+b", 1);
        for (from, to) in [("stranger@nowhere.example", "office@localhost"), ("ann@acme.example", forged.as_str()), ("", "x@elsewhere.example")] {
            assert_eq!(check(app, from, to).await, Err(Refusal::UnknownRecipient), "{from} to {to}");
        }
    }

    async fn machines_write_no_messages(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let away = letter.answered("ann@acme.example", "Ich bin bis 4. Dezember 2026 nicht im Büro.").with("Auto-Submitted: auto-replied");
        let mut away = away;
        "Abwesenheitsnotiz: Due today".clone_into(&mut away.subject);
        let mail = world.arrives(&away).await;
        assert_eq!((mail.state, mail.reason), (MailState::Machine, Some(MailReason::Absence)));
        assert_eq!(world.said("bao@bolt.example", &conversation).await.len(), 1);
        assert!(world.told("ann@acme.example", 1).await.is_empty(), "a machine gets no answer");
        world.sign_in("bao@bolt.example").await.get(&format!("/messages/{conversation}")).await.expect(200).says("Ann Weber: poza biurem do");
    }

    async fn a_letter_that_comes_back_is_told_by_its_address(world) {
        let (_, letter) = world.ann_is_asked().await;
        let to = letter.header("Return-Path").trim_matches(['<', '>']).to_owned();
        let report = format!(
            "From: MAILER-DAEMON@acme.example\r\nTo: <{to}>\r\nSubject: Undelivered Mail Returned to Sender\r\nMIME-Version: 1.0\r\n\
             Message-ID: <back@acme.example>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
             --b\r\nContent-Type: text/plain\r\n\r\nUnknown user\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; mx.acme.example\r\n\r\nFinal-Recipient: rfc822; ann@acme.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\
             Diagnostic-Code: smtp; 550 5.1.1 unknown user\r\n\r\n--b--\r\n"
        );
        let mail = world.arrives_raw("", &to, report.into_bytes()).await;
        assert_eq!((mail.state, mail.reason), (MailState::Machine, Some(MailReason::Bounce)));
        let ann = world.person("ann@acme.example").await;
        let viewer = kontor_store::Viewer::for_command_line(world.store(), &ann).await.unwrap();
        let troubles = world.store().troubles(&viewer.administrator().unwrap()).await.unwrap();
        assert_eq!((troubles.len(), troubles[0].status.as_str()), (1, "5.1.1"));
    }

    async fn files_go_along_up_to_the_limit_and_the_others_are_named(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let large = "QUFB".repeat(19).as_str().to_owned() + "\n";
        let large = large.repeat((11 << 20) / 57);
        let mut mail = letter.answered("ann@acme.example", "").with("Content-Type: multipart/mixed; boundary=b");
        mail.body = format!(
            "--b\nContent-Type: text/plain\n\nSee the receipt.\n--b\nContent-Type: application/pdf; name=receipt.pdf\n\
             Content-Disposition: attachment; filename=receipt.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjcK\n\
             --b\nContent-Type: video/mp4\nContent-Disposition: attachment; filename=film.mp4\nContent-Transfer-Encoding: base64\n\n{large}\n--b--\n"
        );
        assert_eq!(world.arrives(&mail).await.state, MailState::Posted);
        let path = format!("/api/v1/conversations/{conversation}/messages");
        let thread = world.program("bao@bolt.example").await.get(&path).await.expect(200).json();
        let message = &thread["items"][1];
        assert_eq!(message["attachments"].as_array().unwrap().len(), 1);
        assert_eq!(message["attachments"][0]["name"], "receipt.pdf");
        assert_eq!(message["via"], "email");
        let body = message["body"].as_str().unwrap();
        assert!(body.starts_with("See the receipt.") && body.contains("film.mp4 ("), "{body}");
        world.told("ann@acme.example", 1).await[0].says("film.mp4");
    }

    async fn a_text_beyond_the_limit_comes_as_its_beginning_and_a_file(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let text = "All of it matters, every line of it.\n".repeat(1200);
        assert_eq!(world.arrives(&letter.answered("ann@acme.example", &text)).await.state, MailState::Posted);
        let path = format!("/api/v1/conversations/{conversation}/messages");
        let thread = world.program("bao@bolt.example").await.get(&path).await.expect(200).json();
        let message = &thread["items"][1];
        assert!(message["body"].as_str().unwrap().len() <= 32 * 1024);
        assert_eq!(message["attachments"][0]["size"].as_u64().unwrap(), text.trim_end().len() as u64);
    }

    async fn two_programs_that_answer_each_other_are_stopped(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        for number in 0..20 {
            assert_eq!(world.arrives(&letter.answered("ann@acme.example", &format!("Number {number}."))).await.state, MailState::Posted);
        }
        let mail = world.arrives(&letter.answered("ann@acme.example", "Number 20.")).await;
        assert_eq!((mail.state, mail.reason), (MailState::Refused, Some(MailReason::TooMany)));
        world.minutes_pass(121);
        assert_eq!(world.arrives(&letter.answered("ann@acme.example", "Number 21.")).await.state, MailState::Posted);
        assert_eq!(world.said("bao@bolt.example", &conversation).await.len(), 22);
    }

    async fn a_poisoned_mail_stops_nothing_and_is_found(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let to = &letter.mail.reply_to[0].address;
        for poison in [b"\0\xff\xfe no mail at all".to_vec(), b"From: <<<>>>\r\nContent-Type: multipart/mixed; boundary=\"\r\n\r\n--".to_vec()] {
            world.arrives_raw("ann@acme.example", to, poison).await;
        }
        assert_eq!(world.arrives(&letter.answered("ann@acme.example", "Still here.")).await.state, MailState::Posted);
        assert_eq!(world.said("bao@bolt.example", &conversation).await.len(), 2);
        let found = world.store().mails(&world.operator, &MailQuery { words: to.clone(), ..MailQuery::default() }).await.unwrap();
        assert_eq!(found.len(), 3);
    }

    async fn a_provider_hands_mail_in_with_a_token_of_its_own(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let raw = letter.answered("ann@acme.example", "By a provider.").raw();
        let person = world.program("ann@acme.example").await;
        person.ask(Method::POST, "/api/v1/mail", |request| request.body(raw.clone())).await.expect(401);
        let (_, token) = world.store().create_mail_token(&world.operator, "provider", world.clock.now()).await.unwrap();
        let provider = crate::world::Program::new(world, token);
        let kept = provider.ask(Method::POST, "/api/v1/mail", |request| request.body(raw)).await.expect(202).json();
        assert_eq!(kept["ids"].as_array().unwrap().len(), 1);
        provider.ask(Method::POST, "/api/v1/mail?to=nobody@elsewhere.example", |request| request.body("x")).await.expect(422);
        provider.get("/api/v1/me").await.expect(401);
        while world.said("bao@bolt.example", &conversation).await.len() < 2 {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    async fn a_token_for_handing_mail_in_is_ended_by_the_operator(world) {
        let (token, secret) = world.store().create_mail_token(&world.operator, "provider", world.clock.now()).await.unwrap();
        world.make_operator("oda@other.example").await;
        let oda = world.sign_in("oda@other.example").await;
        oda.get("/operator/mail/in").await.expect(200).says("provider");
        let end = format!("/operator/mail/tokens/{token}/revoke");
        world.sign_in("ann@acme.example").await.post(&end, &[]).await.expect(404);
        oda.post(&end, &[]).await.expect(303);
        oda.post(&end, &[]).await.expect(404);
        assert!(!oda.get("/operator/mail/in").await.expect(200).text.contains("provider"));
        assert!(!world.store().is_mail_token(&secret).await.unwrap());
    }

    async fn what_is_encrypted_waits_and_its_writer_is_told_so(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let types = [
            "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64",
            "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=m",
        ];
        for (number, kind) in types.into_iter().enumerate() {
            let mut answer = letter.answered("ann@acme.example", &format!("{number}")).with(kind);
            answer.body = if number == 0 {
                "MIIBhAYJKoZIhvcNAQcDoIIBdTCCAXECAQAxggEs\n".to_owned()
            } else {
                "--m\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--m\nContent-Type: application/octet-stream\n\n\
                 -----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n--m--\n"
                    .to_owned()
            };
            let mail = world.arrives(&answer).await;
            assert_eq!((mail.state, mail.reason), (MailState::Unplaced, Some(MailReason::Encrypted)), "{kind}");
            let told = world.told("ann@acme.example", 1).await;
            assert_eq!(told.len(), 1, "once a day");
            told[0].says("verschlüsselt");
            told[0].link(&format!("{}/messages/{conversation}", world.server.app.config.public_url()));
        }
        assert_eq!(world.said("bao@bolt.example", &conversation).await.len(), 1);
    }

    async fn a_picture_in_the_text_comes_along_and_the_logo_of_every_mail_does_not(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let picture = |id: &str, bytes: &str| {
            format!("--m\nContent-Type: image/png; name={id}.png\nContent-ID: <{id}>\nContent-Disposition: inline\n\n{bytes}\n")
        };
        let mail = |text: &str, pictures: &[(&str, &str)]| {
            let mut answer = letter.answered("ann@acme.example", text).with("Content-Type: multipart/related; boundary=m");
            let shown = pictures.iter().map(|(id, _)| ["<img src=\"cid:", id, "\">"].concat()).collect::<Vec<_>>().concat();
            let parts: String = pictures.iter().map(|(id, bytes)| picture(id, bytes)).collect();
            answer.body = format!("--m\nContent-Type: text/html\n\n<p>{text}</p>{shown}\n{parts}--m--\n");
            answer
        };
        let logo = ("logo", "\u{89}PNG our logo");
        for (number, pictures) in [vec![logo], vec![logo, ("crack", "\u{89}PNG the cracked ring")], vec![logo]].iter().enumerate() {
            assert_eq!(world.arrives(&mail(&format!("Number {number}"), pictures)).await.state, MailState::Posted);
        }
        // Somebody else's first mail with the same picture may mean it.
        let mut his = mail("From Olek", &[logo]);
        "olek@acme.example".clone_into(&mut his.from);
        assert_eq!(world.arrives(&his).await.state, MailState::Posted);
        let path = format!("/api/v1/conversations/{conversation}/messages");
        let thread = world.program("bao@bolt.example").await.get(&path).await.expect(200).json();
        let names = |seq: usize| -> Vec<String> {
            let files = thread["items"][seq]["attachments"].as_array().unwrap();
            files.iter().map(|file| file["name"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!([names(1), names(2), names(3), names(4)], [vec!["logo.png"], vec!["crack.png"], vec![], vec!["logo.png"]]);
    }

    async fn what_outlook_packed_goes_along_as_it_is_and_the_thread_says_so(world) {
        let (conversation, letter) = world.ann_is_asked().await;
        let mut answer = letter.answered("ann@acme.example", "See the table.").with("Content-Type: multipart/mixed; boundary=m");
        "--m\nContent-Type: text/plain\n\nSee the table.\n\
         --m\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Disposition: attachment\n\nx\n--m--\n"
            .clone_into(&mut answer.body);
        assert_eq!(world.arrives(&answer).await.state, MailState::Posted);
        let path = format!("/api/v1/conversations/{conversation}/messages");
        let thread = world.program("bao@bolt.example").await.get(&path).await.expect(200).json();
        let message = &thread["items"][1];
        assert_eq!(message["attachments"][0]["name"], "winmail.dat");
        let body = message["body"].as_str().unwrap();
        assert!(body.starts_with("See the table.\n\n") && body.contains("winmail.dat") && body.contains("Outlook"), "{body}");
    }

    async fn a_group_mailbox_answers_as_the_mailbox_of_its_firm(world) {
        let ann = world.person("ann@acme.example").await;
        let viewer = kontor_store::Viewer::for_command_line(world.store(), &ann).await.unwrap();
        let mailbox = world.store().add_mailbox(&viewer.administrator().unwrap(), "ap@acme.example", &[], world.clock.now()).await.unwrap();
        world.store().confirm_mailbox(mailbox.as_str(), world.clock.now()).await.unwrap();
        let (conversation, _) = world.ann_is_asked().await;
        let letter = world.mailbox("ap@acme.example").remove(0);
        let mail = world.arrives(&letter.answered("ap@acme.example", "Booked.")).await;
        assert_eq!(mail.state, MailState::Posted, "{:?}", mail.reason);
        let said = world.said("bao@bolt.example", &conversation).await;
        assert_eq!(said[1], ("ap@acme.example".to_owned(), "Booked.".to_owned()));
    }

    async fn the_operator_sees_all_that_came_and_nobody_else_does(world) {
        let (_, letter) = world.ann_is_asked().await;
        world.arrives(&letter.answered("ann@acme.example", "On Thursday.")).await;
        world.sign_in("ann@acme.example").await.get("/operator/mail/in").await.expect(404);
        let change = PersonChange { operator: Some(true), ..PersonChange::default() };
        let mallory = world.person("mallory@other.example").await;
        world.store().update_person(&world.operator, &mallory, change, world.clock.now()).await.unwrap();
        let operator = world.sign_in("mallory@other.example").await;
        operator.get("/operator/mail/in?q=ann@acme.example").await.expect(200).says("posted");
        let nothing = operator.get("/operator/mail/in?q=nobody@acme.example").await.expect(200);
        nothing.says("No e-mail was found.");
    }
}
