//! Who wants to be told when: hourly, daily, never, not at night, without text; and the firm's own wishes.

use kontor_store::model::Millis;
use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{Program, World};

const HOUR_MINUTES: u64 = 60;

impl Program<'_> {
    async fn wishes(&self, wishes: Value) {
        let body = wishes.to_string();
        let put = |request: reqwest::RequestBuilder| request.header("content-type", "application/json").body(body);
        self.ask(Method::PUT, "/api/v1/me/notifications", put).await.expect(200);
    }
}

fn all(pace: &str) -> Value {
    json!({"in_it": pace, "desk": pace, "digest_hour": 7, "quiet": null, "with_text": true})
}

impl World {
    async fn bao_begins(&self, subject: &str) -> String {
        self.program("bao@bolt.example").await.begins(&self.firms.acme, subject, "The text of it.").await
    }

    /// Sets the clock forward to this moment.
    fn it_is(&self, moment: &str) {
        let at: Millis = moment.parse::<jiff::Timestamp>().unwrap().as_millisecond();
        let ahead = u64::try_from(at - self.clock.now()).expect("time only goes forward");
        self.clock.pass(std::time::Duration::from_millis(ahead));
    }

    fn anns_letters(&self) -> usize {
        self.mailbox("ann@acme.example").len()
    }
}

on_both_engines! {
    async fn who_wants_no_mail_gets_none_and_still_has_it_unread(world) {
        let ann = world.program("ann@acme.example").await;
        ann.wishes(all("never")).await;
        world.bao_begins("Holidays").await;
        world.minutes_pass_with_mail(24 * HOUR_MINUTES).await;
        assert_eq!((world.anns_letters(), ann.unread().await), (0, 1));
        assert_eq!(world.mailbox("olek@acme.example").len(), 1);
    }

    async fn an_hourly_overview_gathers_what_came_and_goes_at_the_full_hour(world) {
        world.program("ann@acme.example").await.wishes(all("hourly")).await;
        world.bao_begins("Holidays").await;
        world.minutes_pass_with_mail(30).await;
        world.bao_begins("Pallets").await;
        world.minutes_pass_with_mail(29).await;
        assert_eq!(world.anns_letters(), 0, "it is 8:59");
        world.minutes_pass_with_mail(1).await;
        let letters = world.mailbox("ann@acme.example");
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0].mail.subject, "2 Unterhaltungen mit neuen Nachrichten");
        letters[0].says("Holidays");
        letters[0].says("Pallets");
        letters[0].says("Auf eine Übersicht lässt sich nicht per E-Mail antworten");
        world.minutes_pass_with_mail(2 * HOUR_MINUTES).await;
        assert_eq!(world.anns_letters(), 1, "nothing new, nothing sent");
    }

    async fn the_daily_overview_comes_at_its_hour_of_the_reader_also_when_the_clocks_change(world) {
        let ann = world.program("ann@acme.example").await;
        ann.wishes(json!({"in_it": "daily", "desk": "daily", "digest_hour": 6, "quiet": {"from": 18, "to": 7}, "with_text": true})).await;
        world.it_is("2027-03-27T11:00:00Z");
        world.bao_begins("Holidays").await;
        world.it_is("2027-03-28T03:59:00Z");
        world.mail_goes().await;
        assert_eq!(world.anns_letters(), 0, "5:59 in Warsaw, where summer time began at two");
        world.it_is("2027-03-28T04:00:00Z");
        world.mail_goes().await;
        assert_eq!(world.anns_letters(), 1, "the hour was chosen, so it counts in the quiet hours too");
    }

    async fn nothing_goes_in_the_quiet_hours_and_all_of_it_at_their_end(world) {
        let ann = world.program("ann@acme.example").await;
        ann.wishes(json!({"in_it": "at_once", "desk": "at_once", "digest_hour": 7, "quiet": {"from": 18, "to": 7}, "with_text": true})).await;
        world.it_is("2026-11-23T17:30:00Z");
        let conversation = world.bao_begins("Holidays").await;
        world.it_is("2026-11-23T22:00:00Z");
        world.program("bao@bolt.example").await.writes(&conversation, "And on Monday.").await;
        world.it_is("2026-11-24T05:59:00Z");
        world.mail_goes().await;
        assert_eq!(world.anns_letters(), 0);
        world.it_is("2026-11-24T06:00:00Z");
        world.mail_goes().await;
        let letters = world.mailbox("ann@acme.example");
        assert_eq!(letters.len(), 1);
        letters[0].says("The text of it.");
        letters[0].says("And on Monday.");
    }

    async fn a_new_wish_counts_for_what_waits_already(world) {
        let ann = world.program("ann@acme.example").await;
        ann.wishes(all("daily")).await;
        world.bao_begins("Holidays").await;
        world.minutes_pass_with_mail(5).await;
        assert_eq!(world.anns_letters(), 0);
        ann.wishes(all("at_once")).await;
        world.minutes_pass_with_mail(1).await;
        assert_eq!(world.anns_letters(), 1);
    }

    async fn conversations_one_is_in_are_wished_apart_from_those_of_ones_desks(world) {
        let ann = world.program("ann@acme.example").await;
        ann.wishes(json!({"in_it": "at_once", "desk": "never", "digest_hour": 7, "quiet": null, "with_text": true})).await;
        let conversation = world.bao_begins("Holidays").await;
        world.minutes_pass_with_mail(1).await;
        assert_eq!(world.anns_letters(), 0);
        ann.writes(&conversation, "Noted.").await;
        world.program("bao@bolt.example").await.writes(&conversation, "Thanks.").await;
        world.minutes_pass_with_mail(1).await;
        let letters = world.mailbox("ann@acme.example");
        assert_eq!(letters.len(), 1);
        letters[0].says("weil Sie an dieser Unterhaltung beteiligt sind");
    }

    async fn who_wants_no_text_gets_who_wrote_the_subject_and_the_link(world) {
        world.program("ann@acme.example").await.wishes(json!({"in_it": "at_once", "desk": "at_once", "digest_hour": 7, "quiet": null, "with_text": false})).await;
        let conversation = world.bao_begins("Holidays").await;
        world.minutes_pass_with_mail(1).await;
        let letters = world.mailbox("ann@acme.example");
        letters[0].keeps_back("The text of it.");
        letters[0].says("Bao Nguyen");
        assert!(letters[0].mail.subject.starts_with("Holidays"));
        letters[0].says(&format!("/messages/{conversation}"));
        world.mailbox("olek@acme.example")[0].says("The text of it.");
    }

    async fn a_firm_may_keep_all_text_out_of_mails(world) {
        let ann = world.sign_in("ann@acme.example").await;
        ann.post("/settings/mail", &[("seen_names", "on")]).await.expect(303);
        ann.get("/settings/notifications").await.expect(200).says("Ihre Firma hat entschieden");
        world.bao_begins("Holidays").await;
        world.minutes_pass_with_mail(1).await;
        world.mailbox("olek@acme.example")[0].keeps_back("The text of it.");
    }

    async fn the_wishes_of_the_settings_page_are_those_of_the_api(world) {
        let (ann, program) = (world.sign_in("ann@acme.example").await, world.program("ann@acme.example").await);
        let chosen = [("in_it", "hourly"), ("desk", "daily"), ("digest_hour", "6"), ("quiet_from", "18"), ("quiet_to", "7")];
        ann.post("/settings/notifications", &chosen).await.expect(303);
        let me = program.get("/api/v1/me").await.expect(200).json();
        let wishes = json!({"in_it": "hourly", "desk": "daily", "digest_hour": 6, "quiet": {"from": 18, "to": 7}, "with_text": false});
        assert_eq!(me["notifications"], wishes);
        let page = ann.get("/settings/notifications").await.expect(200);
        page.says("value=\"hourly\" checked");
        page.says("<option value=\"18\" selected>18:00</option>");
        let half = [("in_it", "hourly"), ("desk", "daily"), ("digest_hour", "25"), ("quiet_from", "18"), ("quiet_to", "")];
        ann.post("/settings/notifications", &half).await.expect(422).says("2 Felder");
    }

    async fn one_click_ends_the_mails_and_no_link_scanner_can(world) {
        world.bao_begins("Holidays").await;
        world.minutes_pass_with_mail(1).await;
        let letters = world.mailbox("olek@acme.example");
        let link = letters[0].header("List-Unsubscribe").trim_matches(['<', '>']).to_owned();
        assert!(letters[0].text().contains(&link));
        let path = link.split_once("/mail/").map(|(_, rest)| format!("/mail/{rest}")).unwrap();
        let scanner = world.browser();
        scanner.get(&path).await.expect(200).says("No more e-mails?");
        world.bao_begins("Pallets").await;
        world.minutes_pass_with_mail(1).await;
        assert_eq!(world.mailbox("olek@acme.example").len(), 2, "looking at the page changed nothing");
        world.browser().post(&path, &[("List-Unsubscribe", "One-Click")]).await.expect(200).says("olek@acme.example");
        world.bao_begins("Invoices").await;
        world.minutes_pass_with_mail(1).await;
        assert_eq!(world.mailbox("olek@acme.example").len(), 2);
        world.browser().post("/mail/unsubscribe?key=aaaa", &[]).await.expect(404);
    }
}
