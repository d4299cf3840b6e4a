//! Answers that come to a mailbox on a real Dovecot, which Kontor reads by IMAP.

use std::process::Command;
use std::time::Duration;

use kontor_mail::Imap;
use kontor_server::config::Config;
use kontor_store::model::{MailReason, MailState};
use kontor_store::{Engine, MailQuery, MailRow, ReadMailbox};

use crate::servers::dovecot::Dovecot;
use crate::world::{Letter, World, run_as};

/// A world that reads this mailbox.
fn with_dovecot(engine: Engine, story: impl AsyncFnOnce(&World, &mut Dovecot)) {
    let mut dovecot = Dovecot::start();
    let url = dovecot.url();
    run_as(engine, |config| config.mail.imap_url.clone_from(&url), async |world| story(world, &mut dovecot).await);
}

impl World {
    /// Bao writes to Acme, and Ann gets a letter about it.
    async fn ann_has_a_letter(&self) -> (String, Letter) {
        let conversation = self.program("bao@bolt.example").await.begins(&self.firms.acme, "Pallets", "Which pallets?").await;
        self.minutes_pass_with_mail(1).await;
        (conversation, self.mailbox("ann@acme.example").pop().unwrap())
    }

    /// What came by IMAP, once it is as the story waits for it.
    async fn came(&self, complete: impl Fn(&[MailRow]) -> bool) -> Vec<MailRow> {
        for _ in 0..600 {
            let rows = self.store().mails(&self.operator, &MailQuery::default()).await.unwrap();
            if complete(&rows) {
                return rows;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the mails do not become what the story waits for");
    }

    async fn mailbox_once(&self, dovecot: &Dovecot, complete: impl Fn(&ReadMailbox) -> bool) {
        let name = Imap::at(&dovecot.url()).unwrap().name();
        for _ in 0..600 {
            let mailbox = self.store().read_mailbox(&self.operator, &name).await.unwrap();
            if mailbox.as_ref().is_some_and(&complete) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the mailbox is never so; Dovecot says:\n{}", dovecot.log());
    }
}

fn is_read(mailbox: &ReadMailbox) -> bool {
    mailbox.looked_at.is_some() && mailbox.failing_since.is_none()
}

fn posted(rows: &[MailRow]) -> usize {
    rows.iter().filter(|row| row.state == MailState::Posted).count()
}

#[test]
fn an_answer_that_comes_while_the_mailbox_is_watched_stands_in_the_conversation_and_is_marked_as_read() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        with_dovecot(engine, async |world, dovecot| {
            let (conversation, letter) = world.ann_has_a_letter().await;
            world.mailbox_once(dovecot, is_read).await;
            dovecot.delivers("1.answer", &letter.answered("ann@acme.example", "Euro pallets.").raw());
            world.came(|rows| posted(rows) == 1).await;
            let said = world.said("bao@bolt.example", &conversation).await;
            assert_eq!(said[1], ("Ann Weber".to_owned(), "Euro pallets.".to_owned()));
            // It is kept first and marked afterwards.
            for _ in 0..600 {
                if dovecot.names()[0].ends_with(":2,S") {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            panic!("it is not marked as read: {:?}", dovecot.names());
        });
    }
}

#[test]
fn of_an_old_mailbox_what_nobody_has_read_is_taken() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let mut dovecot = Dovecot::start();
        let seen = dovecot.delivers("1.old", b"From: <a@b.example>\r\nTo: <c@d.example>\r\nSubject: Read long ago\r\n\r\nOld.\r\n");
        std::fs::rename(&seen, seen.parent().unwrap().with_file_name("cur").join("1.old:2,S")).unwrap();
        dovecot.delivers("2.new", b"From: <a@b.example>\r\nTo: <c@d.example>\r\nMessage-ID: <2@b.example>\r\n\r\nNew.\r\n");
        let url = dovecot.url();
        let change = |config: &mut Config| config.mail.imap_url.clone_from(&url);
        run_as(engine, change, async |world| {
            let rows = world.came(|rows| !rows.is_empty()).await;
            world.mailbox_once(&dovecot, is_read).await;
            let about = |row: &MailRow| (row.message_id.clone(), row.state, row.reason);
            let left = ("2@b.example".to_owned(), MailState::Refused, Some(MailReason::NotOurs));
            assert_eq!(rows.iter().map(about).collect::<Vec<_>>(), [left]);
            assert!(!dovecot.names()[1].contains(":2,S"), "whoever owns the mailbox still finds it unread");
            dovecot.stop();
            world.mailbox_once(&dovecot, |mailbox| mailbox.failing_since.is_some()).await;
        });
    }
}

#[test]
fn what_came_while_the_server_was_away_is_read_when_it_is_back() {
    with_dovecot(Engine::Sqlite, async |world, dovecot| {
        let (conversation, letter) = world.ann_has_a_letter().await;
        world.mailbox_once(dovecot, is_read).await;
        dovecot.stop();
        dovecot.delivers("1.answer", &letter.answered("ann@acme.example", "Euro pallets.").raw());
        world.mailbox_once(dovecot, |mailbox| mailbox.failing_since.is_some()).await;
        world.make_operator("oda@other.example").await;
        let oda = world.sign_in("oda@other.example").await;
        oda.get("/operator/mail/in").await.expect(200).says("The mailbox 127.0.0.1/INBOX (kontor) cannot be read since");
        dovecot.start_again();
        world.came(|rows| posted(rows) == 1).await;
        assert_eq!(world.said("bao@bolt.example", &conversation).await.len(), 2);
        world.mailbox_once(dovecot, is_read).await;
        oda.get("/operator/mail/in").await.expect(200).says("The mailbox 127.0.0.1/INBOX (kontor) was last read at");
    });
}

#[test]
fn a_mail_that_the_server_cannot_give_stops_no_other_and_is_noted_once() {
    with_dovecot(Engine::Sqlite, async |world, dovecot| {
        let (conversation, letter) = world.ann_has_a_letter().await;
        world.mailbox_once(dovecot, is_read).await;
        dovecot.stop();
        dovecot.delivers("1.before", &letter.answered("ann@acme.example", "Before.").raw());
        dovecot.delivers_unreadable("2.lost");
        // The name tells another size than the file has, as some copying of mailboxes leaves it: Dovecot breaks off in the middle.
        dovecot.delivers("3.odd,S=9000,W=9100", &letter.answered("ann@acme.example", "Of an odd size.").raw());
        let mut large = letter.answered("ann@acme.example", "Large.").with("X-Large: yes").raw();
        large.resize(kontor_mail::MOST_BYTES + 1, b'x');
        dovecot.delivers("4.large", &large);
        dovecot.delivers("5.after", &letter.answered("ann@acme.example", "After.").raw());
        dovecot.start_again();
        let rows = world.came(|rows| posted(rows) == 2).await;
        let mut left: Vec<_> = rows.iter().filter(|row| row.state == MailState::Refused).filter_map(|row| row.reason).collect();
        left.sort_by_key(|reason| reason.as_str());
        assert_eq!(left, [MailReason::NotGiven, MailReason::NotGiven, MailReason::TooLarge]);
        let said: Vec<String> = world.said("bao@bolt.example", &conversation).await.into_iter().map(|(_, text)| text).collect();
        assert_eq!(said[1..], ["Before.", "After."], "{said:?}");
        assert!(dovecot.names().iter().any(|name| name.starts_with("4.large") && !name.ends_with('S')), "{:?}", dovecot.names());
        world.mailbox_once(dovecot, is_read).await;
        dovecot.stop();
        world.mailbox_once(dovecot, |mailbox| mailbox.failing_since.is_some()).await;
        dovecot.start_again();
        world.mailbox_once(dovecot, is_read).await;
        assert_eq!(world.came(|_| true).await.len(), 5, "what was left is not looked at again");
    });
}

#[test]
fn a_mail_that_was_kept_and_never_marked_is_one_message_when_it_is_read_again() {
    with_dovecot(Engine::Sqlite, async |world, dovecot| {
        let (conversation, letter) = world.ann_has_a_letter().await;
        let answer = letter.answered("ann@acme.example", "Euro pallets.").raw();
        dovecot.delivers("1.answer", &answer);
        // The same mail once more, by another way.
        dovecot.delivers("2.again", &[b"Received: from elsewhere by mx.firm.example; today\r\n", answer.as_slice()].concat());
        world.came(|rows| posted(rows) == 1).await;
        world.mailbox_once(dovecot, is_read).await;
        dovecot.stop();
        world.mailbox_once(dovecot, |mailbox| mailbox.failing_since.is_some()).await;
        dovecot.forgets();
        dovecot.delivers("3.next", &letter.answered("ann@acme.example", "And lids.").raw());
        dovecot.start_again();
        world.came(|rows| posted(rows) == 2).await;
        world.mailbox_once(dovecot, is_read).await;
        assert_eq!(world.came(|_| true).await.len(), 2);
        assert_eq!(world.said("bao@bolt.example", &conversation).await.len(), 3);
    });
}

#[test]
fn the_doctor_looks_whether_the_mailbox_lets_us_in_and_says_no_password() {
    let dovecot = Dovecot::start();
    let folder = tempfile::tempdir().unwrap();
    let (url, certificate) = dovecot.private_url();
    let doctor = |url: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kontor"));
        command.env_clear().env("KONTOR_DATA_DIR", folder.path()).env("KONTOR_LOG", "trace").env("SSL_CERT_FILE", &certificate);
        let output = command.env("KONTOR_MAIL__IMAP_URL", url).arg("doctor").output().unwrap();
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    };
    let said = doctor(&url);
    assert!(said.contains("the mailbox localhost/INBOX (kontor) lets us in; its server tells of mail at once"), "{said}");
    let said = doctor(&url.replace("a-pot-of-glue", "a-pot-of-honey"));
    assert!(said.contains("AUTHENTICATIONFAILED") && !said.contains("honey"), "{said}");
    let said = doctor(&url.replace("localhost", "127.0.0.1"));
    assert!(said.contains("not valid for name"), "{said}");
}
