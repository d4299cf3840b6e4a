//! The mail server beside Kontor: it refuses, is busy, hangs up, takes without a word; and what writers and operators see of it.

use kontor_store::{Engine, LetterState, Refusal};

use crate::world::{Manners, Peer, World};

impl World {
    async fn bao_writes_to_acme(&self) -> String {
        self.program("bao@bolt.example").await.begins(&self.firms.acme, "Holidays", "Closed on Friday.").await
    }

    /// What Bao sees of the way of the first message.
    async fn bao_sees_below(&self, conversation: &str) -> String {
        let page = self.sign_in("bao@bolt.example").await.get(&format!("/messages/{conversation}")).await.expect(200).text;
        let message = page.split_once("data-seq=\"1\"").unwrap().1.split_once("</article>").unwrap().0;
        message.split_once("<footer>").unwrap().1.to_owned()
    }
}

/// Tells a story in which mail goes through a mail server, on both engines.
#[expect(clippy::needless_pass_by_value, reason = "a story is written where it is told")]
fn through_a_peer(story: impl AsyncFn(&World, &Peer)) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        runtime.block_on(async {
            let peer = Peer::start().await;
            let world = World::new(engine, |config| {
                config.mail.smtp_url.clone_from(&peer.url);
                "reply.example".clone_into(&mut config.mail.reply_domain);
            })
            .await;
            story(&world, &peer).await;
            world.server.stop().await;
        });
    }
}

#[test]
fn letters_travel_over_one_connection_and_come_back_to_addresses_of_their_own() {
    through_a_peer(async |world, peer| {
        world.bao_writes_to_acme().await;
        world.minutes_pass_with_mail(1).await;
        let letter = peer.mailbox("ann@acme.example").pop().unwrap();
        letter.says("Closed on Friday.");
        assert_eq!(letter.mail.from[0].address, "kontor@reply.example");
        assert!(letter.mail.reply_to[0].address.starts_with("r+"));
        let senders = peer.senders();
        assert!(senders.iter().all(|sender| sender.starts_with("b+") && sender.ends_with("@reply.example")), "{senders:?}");
        assert_ne!(senders[0], senders[1]);
        world.bao_writes_to_acme().await;
        let before = peer.connections();
        world.minutes_pass(1);
        world.clock.pass(std::time::Duration::from_secs(1));
        world.mail_goes().await;
        assert_eq!(peer.mailbox("ann@acme.example").len(), 2);
        assert!(peer.connections() <= before + 2, "connections are used again");
    });
}

#[test]
fn a_busy_server_is_tried_again_and_the_letter_keeps_its_name() {
    through_a_peer(async |world, peer| {
        peer.behaves(Manners::Busy);
        let conversation = world.bao_writes_to_acme().await;
        world.minutes_pass_with_mail(1).await;
        assert!(peer.mailbox("ann@acme.example").is_empty());
        assert!(world.bao_sees_below(&conversation).await.contains("Wysłano"), "for Bao it is sent: it stands in their inbox");
        peer.behaves(Manners::Good);
        world.minutes_pass_with_mail(2).await;
        assert_eq!((peer.mailbox("ann@acme.example").len(), peer.mailbox("olek@acme.example").len()), (1, 1));
        let below = world.bao_sees_below(&conversation).await;
        assert!(below.contains("Wysłano e-mailem") && below.contains("<details"), "{below}");
    });
}

#[test]
fn who_saw_it_while_the_mail_server_was_away_gets_no_letter() {
    through_a_peer(async |world, peer| {
        peer.behaves(Manners::Busy);
        let conversation = world.bao_writes_to_acme().await;
        world.minutes_pass_with_mail(1).await;
        world.sign_in("ann@acme.example").await.get(&format!("/messages/{conversation}/seen/1")).await.expect(200);
        peer.behaves(Manners::Good);
        world.minutes_pass_with_mail(2).await;
        assert_eq!((peer.mailbox("ann@acme.example").len(), peer.mailbox("olek@acme.example").len()), (0, 1));
    });
}

#[test]
fn a_report_that_their_server_has_it_is_shown() {
    through_a_peer(async |world, peer| {
        let conversation = world.bao_writes_to_acme().await;
        world.minutes_pass_with_mail(1).await;
        let id = peer.mailbox("ann@acme.example")[0].mail.message_id.clone().unwrap();
        let letter = id.trim_start_matches("l.").split('@').next().unwrap().to_owned();
        world.store().letter_accepted(&letter, world.clock.now()).await.unwrap();
        let below = world.bao_sees_below(&conversation).await;
        assert!(below.contains("Przyjęto na serwerze poczty odbiorcy"), "{below}");
    });
}

#[test]
fn a_connection_that_breaks_in_the_middle_loses_nothing() {
    through_a_peer(async |world, peer| {
        peer.behaves(Manners::CutsOff);
        world.bao_writes_to_acme().await;
        world.minutes_pass_with_mail(1).await;
        peer.behaves(Manners::CutsOffAfter(12));
        world.minutes_pass_with_mail(2).await;
        assert!(peer.mailbox("ann@acme.example").is_empty());
        peer.behaves(Manners::Good);
        world.minutes_pass_with_mail(3).await;
        assert_eq!(peer.mailbox("ann@acme.example").len(), 1);
        world.minutes_pass_with_mail(60).await;
        assert_eq!(peer.mailbox("ann@acme.example").len(), 1);
    });
}

#[test]
fn a_mail_server_that_goes_away_costs_only_those_a_try_that_were_on_their_way() {
    through_a_peer(async |world, peer| {
        peer.behaves(Manners::CutsOff);
        for _ in 0..10 {
            world.bao_writes_to_acme().await;
        }
        world.minutes_pass_with_mail(1).await;
        let letters = world.store().letters(&world.operator, LetterState::Queued, None, None).await.unwrap();
        assert_eq!(letters.len(), 20, "each stands in the queue");
        let tried = letters.iter().filter(|letter| letter.tries > 0).count();
        assert!((1..=4).contains(&tried), "{tried} were tried");
        peer.behaves(Manners::Good);
        world.minutes_pass_with_mail(2).await;
        assert_eq!((peer.mailbox("ann@acme.example").len(), peer.mailbox("olek@acme.example").len()), (10, 10));
    });
}

#[test]
fn where_nobody_can_know_the_repeat_has_the_same_message_id() {
    through_a_peer(async |world, peer| {
        peer.behaves(Manners::TakesAndIsGone);
        world.bao_writes_to_acme().await;
        world.minutes_pass_with_mail(1).await;
        peer.behaves(Manners::Good);
        world.minutes_pass_with_mail(2).await;
        let letters = peer.mailbox("ann@acme.example");
        assert_eq!(letters.len(), 2);
        assert_eq!(letters[0].mail.message_id, letters[1].mail.message_id);
        assert_eq!(letters[0].header("Date"), letters[1].header("Date"));
    });
}

#[test]
fn a_node_that_died_with_letters_in_hand_loses_and_doubles_none() {
    through_a_peer(async |world, peer| {
        world.bao_writes_to_acme().await;
        world.minutes_pass(1);
        while world.store().make_letters("reply.example", world.clock.now()).await.unwrap() > 0 {}
        let held = world.store().claim_letters(world.clock.now()).await.unwrap();
        // The server's own worker may have been faster with some of them.
        let held = held.len();
        world.mail_goes().await;
        assert_eq!(peer.mailbox("ann@acme.example").len() + peer.mailbox("olek@acme.example").len(), 2 - held);
        world.minutes_pass_with_mail(4).await;
        assert_eq!(
            peer.mailbox("ann@acme.example").len() + peer.mailbox("olek@acme.example").len(),
            2 - held,
            "another node may still send it"
        );
        world.minutes_pass_with_mail(2).await;
        assert_eq!((peer.mailbox("ann@acme.example").len(), peer.mailbox("olek@acme.example").len()), (1, 1));
    });
}

#[test]
fn the_only_server_takes_up_what_a_killed_one_had_in_hand() {
    through_a_peer(async |world, peer| {
        world.bao_writes_to_acme().await;
        world.minutes_pass(1);
        while world.store().make_letters("reply.example", world.clock.now()).await.unwrap() > 0 {}
        drop(world.store().claim_letters(world.clock.now()).await.unwrap());
        world.store().release_claims(world.clock.now()).await.unwrap();
        world.mail_goes().await;
        assert_eq!((peer.mailbox("ann@acme.example").len(), peer.mailbox("olek@acme.example").len()), (1, 1));
    });
}

#[test]
fn an_address_that_is_wrong_is_written_to_no_more_and_everybody_concerned_sees_it() {
    through_a_peer(async |world, peer| {
        peer.behaves(Manners::NoSuchUser);
        let conversation = world.bao_writes_to_acme().await;
        world.minutes_pass_with_mail(1).await;
        let below = world.bao_sees_below(&conversation).await;
        assert!(below.contains("Nie doręczono e-mailem: Taki adres nie istnieje."), "{below}");
        assert!(!below.contains("ann@acme.example"), "the partner's addresses are the partner's matter");
        let ann = world.sign_in("ann@acme.example").await;
        ann.get("/").await.expect(200).says("E-Mails an olek@acme.example kommen nicht an");
        peer.behaves(Manners::Good);
        world.bao_writes_to_acme().await;
        world.minutes_pass_with_mail(1).await;
        assert!(peer.mailbox("olek@acme.example").is_empty());
        let form = [("email", "olek@acme.example"), ("password", crate::world::PASSWORD)];
        world.browser().post("/sign-in", &form).await.expect(303);
        world.bao_writes_to_acme().await;
        world.minutes_pass_with_mail(1).await;
        assert_eq!(peer.mailbox("olek@acme.example").len(), 1, "somebody is there after all");
    });
}

#[test]
fn bounces_count_hard_ones_at_once_and_soft_ones_after_a_while() {
    through_a_peer(async |world, peer| {
        let full = Refusal { status: "4.2.2".to_owned(), reason: "mailbox full".to_owned() };
        for round in 1..=6_usize {
            world.bao_writes_to_acme().await;
            world.minutes_pass_with_mail(1).await;
            let letters = peer.mailbox("ann@acme.example");
            assert_eq!(letters.len(), round.min(5), "round {round}");
            let id = letters.last().unwrap().mail.message_id.clone().unwrap();
            let letter = id.trim_start_matches("l.").split('@').next().unwrap().to_owned();
            world.store().letter_bounced(&letter, &full, world.clock.now()).await.unwrap();
        }
        world.store().address_works("ANN@acme.example").await.unwrap();
        world.bao_writes_to_acme().await;
        world.minutes_pass_with_mail(1).await;
        assert_eq!(peer.mailbox("ann@acme.example").len(), 6);
    });
}

#[test]
fn the_operator_sees_what_waits_and_why_and_tries_again() {
    through_a_peer(async |world, peer| {
        world.make_operator("oda@other.example").await;
        let oda = world.sign_in("oda@other.example").await;
        peer.behaves(Manners::NoSuchUser);
        world.bao_writes_to_acme().await;
        world.minutes_pass_with_mail(1).await;
        let page = oda.get("/operator/mail?state=failed").await.expect(200);
        page.says("ann@acme.example");
        page.says("no such user here");
        assert!(!page.text.contains("Closed on Friday."), "where mail goes, never what it says");
        let action = page.text.split_once("action=\"/operator/mail/0").unwrap().1.split('"').next().unwrap().to_owned();
        peer.behaves(Manners::Good);
        oda.post(&format!("/operator/mail/0{action}"), &[]).await.expect(303);
        world.mail_goes().await;
        assert_eq!(peer.mailbox("ann@acme.example").len() + peer.mailbox("olek@acme.example").len(), 1);
        let suppressed = oda.get("/operator/mail").await.expect(200).text;
        let address = if suppressed.contains("value=\"ann@acme.example\"") { "ann@acme.example" } else { "olek@acme.example" };
        oda.post("/operator/mail/suppressions", &[("address", address)]).await.expect(303);
        oda.get("/operator/mail").await.expect(200).says("Every address gets its mail.");
        world.sign_in("ann@acme.example").await.get("/operator/mail").await.expect(404);
    });
}

#[test]
fn a_letter_to_oneself_shows_whether_mail_arrives_and_what_the_mail_server_says_if_not() {
    through_a_peer(async |world, peer| {
        let (ann, olek) = (world.sign_in("ann@acme.example").await, world.sign_in("olek@acme.example").await);
        ann.get("/settings/notifications").await.expect(200).says("Test-E-Mail senden");
        let done = ann.post("/settings/notifications/test", &[]).await.expect(303);
        ann.get(done.header("location")).await.expect(200).says("Der Mailserver hat die Test-E-Mail angenommen.");
        let letter = peer.mailbox("ann@acme.example").pop().unwrap();
        assert_eq!(letter.mail.subject, "Test-E-Mail von Kontor");
        letter.says("Ann Weber, das ist die Test-E-Mail");
        peer.behaves(Manners::Busy);
        let page = ann.post("/settings/notifications/test", &[]).await.expect(200);
        page.says("Kontor versucht es erneut.");
        page.says("come back later");
        peer.behaves(Manners::NoSuchUser);
        let page = olek.post("/settings/notifications/test", &[]).await.expect(200);
        page.says("Próbny e-mail został odrzucony");
        assert!(!page.text.contains("no such user"), "its words are for those who can mend it");
    });
}

#[test]
fn names_of_who_has_seen_it_are_shown_only_where_that_firm_shows_them() {
    through_a_peer(async |world, _| {
        let conversation = world.bao_writes_to_acme().await;
        let ann = world.sign_in("ann@acme.example").await;
        ann.get(&format!("/messages/{conversation}/seen/1")).await.expect(200);
        let below = world.bao_sees_below(&conversation).await;
        assert!(below.contains("ACME Stahl GmbH") && !below.contains("Ann Weber"), "{below}");
        ann.post("/settings/mail", &[("text", "on"), ("seen_names", "on")]).await.expect(303);
        assert!(world.bao_sees_below(&conversation).await.contains("Ann Weber"));
    });
}
