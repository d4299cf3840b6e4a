//! Mail out: what is not seen on screen arrives in the mailbox, once, in the reader's language, and nothing else does.

use crate::world::{World, invoice};

impl World {
    /// Bao writes to Acme about an invoice; the conversation.
    async fn bao_asks(&self) -> String {
        self.numbers().await;
        let bao = self.program("bao@bolt.example").await;
        let paper = bao.brings(&invoice("FV/2026/11/7", "1230.00")).await;
        bao.asks_about(&paper, "Due today", "When will it be paid?\n\nBest regards & thanks").await
    }
}

on_both_engines! {
    async fn what_nobody_saw_for_a_minute_arrives_in_the_mailbox_in_the_readers_language(world) {
        let conversation = world.bao_asks().await;
        world.mail_goes().await;
        assert!(world.mailbox("ann@acme.example").is_empty(), "it waits to be seen");
        world.minutes_pass_with_mail(1).await;
        let (ann, olek) = (world.mailbox("ann@acme.example"), world.mailbox("olek@acme.example"));
        assert_eq!((ann.len(), olek.len(), world.mailbox("bao@bolt.example").len()), (1, 1, 0));
        let letter = &ann[0];
        assert_eq!(letter.mail.subject, "Due today · Rechnung FV/2026/11/7 · Bolt Śruby Sp. z o.o.");
        assert_eq!(letter.mail.from[0].name.as_deref(), Some("Bao Nguyen · Bolt Śruby Sp. z o.o."));
        assert_eq!(letter.mail.from[0].address, "kontor@localhost");
        letter.says("When will it be paid?");
        letter.says("Best regards & thanks");
        letter.says("Antworten Sie auf diese E-Mail, oder öffnen Sie die Unterhaltung.");
        letter.says("Rechnung FV/2026/11/7");
        letter.says("Montag, 23. November 2026, 09:00 CET");
        letter.says(&format!("/messages/{conversation}"));
        olek[0].says("Można odpowiedzieć na ten e-mail albo otworzyć konwersację.");
        assert!(olek[0].mail.subject.contains("Faktura FV/2026/11/7"));
    }

    async fn machines_and_mail_programs_find_what_they_look_for(world) {
        let conversation = world.bao_asks().await;
        world.minutes_pass_with_mail(1).await;
        world.program("bao@bolt.example").await.writes(&conversation, "And now?").await;
        world.minutes_pass_with_mail(1).await;
        let letters = world.mailbox("ann@acme.example");
        let (first, second) = (&letters[0], &letters[1]);
        assert_eq!(second.mail.subject, format!("Re: {}", first.mail.subject));
        assert_eq!(first.mail.references, [format!("c.{conversation}@localhost")]);
        assert_eq!(first.mail.references, second.mail.references);
        assert_ne!(first.mail.message_id, second.mail.message_id);
        second.keeps_back("When will it be paid?");
        assert_eq!(first.header("Auto-Submitted"), "auto-generated");
        assert_eq!(first.header("X-Auto-Response-Suppress"), "All");
        assert_eq!(first.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
        assert!(first.header("List-Id").ends_with("<notifications.localhost>"));
        assert!(first.header("Reply-To").contains("<r+"), "{}", first.header("Reply-To"));
        assert!(first.header("Return-Path").starts_with("<b+"));
        assert_ne!(first.header("Reply-To"), second.header("Reply-To"), "each letter has its own");
    }

    async fn several_messages_travel_in_one_letter(world) {
        let conversation = world.bao_asks().await;
        world.program("bao@bolt.example").await.writes(&conversation, "It is the second reminder.").await;
        world.minutes_pass_with_mail(1).await;
        let letters = world.mailbox("ann@acme.example");
        assert_eq!(letters.len(), 1);
        letters[0].says("When will it be paid?");
        letters[0].says("It is the second reminder.");
    }

    async fn who_has_seen_it_on_screen_gets_no_letter(world) {
        let conversation = world.bao_asks().await;
        let ann = world.sign_in("ann@acme.example").await;
        ann.get(&format!("/messages/{conversation}")).await.expect(200);
        let window = world.sign_in("ann@acme.example").await.script();
        let read = format!("/messages/{conversation}/read");
        let form = |request: reqwest::RequestBuilder| request.header("content-type", "application/x-www-form-urlencoded").body("seq=1");
        window.ask(reqwest::Method::PUT, &read, form).await.expect(204);
        world.minutes_pass_with_mail(1).await;
        assert_eq!((world.mailbox("ann@acme.example").len(), world.mailbox("olek@acme.example").len()), (0, 1));
    }

    async fn a_page_in_a_hidden_tab_is_not_seeing(world) {
        let conversation = world.bao_asks().await;
        let ann = world.sign_in("ann@acme.example").await;
        ann.get(&format!("/messages/{conversation}")).await.expect(200);
        ann.script().get(&format!("/messages/{conversation}/entries?after=0")).await.expect(200);
        world.minutes_pass_with_mail(1).await;
        assert_eq!(world.mailbox("ann@acme.example").len(), 1);
    }

    async fn a_colleagues_answer_takes_the_letter_back(world) {
        let conversation = world.bao_asks().await;
        world.program("olek@acme.example").await.writes(&conversation, "Tomorrow.").await;
        world.minutes_pass_with_mail(2).await;
        assert!(world.mailbox("ann@acme.example").is_empty());
        assert!(world.mailbox("olek@acme.example").is_empty());
        assert_eq!(world.mailbox("bao@bolt.example").len(), 1, "the answer travels");
    }

    async fn a_muted_conversation_sends_nothing_and_stays_unread(world) {
        let conversation = world.bao_asks().await;
        let ann = world.program("ann@acme.example").await;
        ann.ask(reqwest::Method::PUT, &format!("/api/v1/conversations/{conversation}/mute"), |request| request).await;
        world.minutes_pass_with_mail(1).await;
        assert!(world.mailbox("ann@acme.example").is_empty());
        world.program("bao@bolt.example").await.writes(&conversation, "Hello?").await;
        world.minutes_pass_with_mail(1).await;
        assert!(world.mailbox("ann@acme.example").is_empty());
        assert_eq!(ann.unread().await, 1);
    }
}
