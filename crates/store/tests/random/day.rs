//! The same steps in the real store, and the comparison with the account.

use std::collections::BTreeSet;

use kontor_model::ids::OrganizationId;
use kontor_model::{Filter, Permission, Plan, Role, Turn, Via};
use kontor_store::{Draft, Error, InboxQuery, NewConversation, PostFault, Seated, Viewer, WithdrawFault};

use crate::account::{Account, Talk};
use crate::world::{MONDAY, World, firm};

/// Five people; the number is their firm: Acme buys from Bolt and from Cog, who do not know each other.
pub const PEOPLE: [(&str, usize); 5] = [("Ann", 0), ("Olek", 0), ("Bao", 1), ("Bea", 1), ("Cyd", 2)];

/// What somebody does.
#[derive(Debug, Clone)]
pub enum Step {
    Begin {
        who: usize,
        firm: usize,
    },
    Post {
        who: usize,
        talk: usize,
    },
    Read {
        who: usize,
        talk: usize,
        seq: i64,
    },
    Unread {
        who: usize,
        talk: usize,
    },
    Archive {
        who: usize,
        talk: usize,
    },
    Mute {
        who: usize,
        talk: usize,
    },
    Take {
        who: usize,
        talk: usize,
    },
    Settle {
        who: usize,
        talk: usize,
    },
    Add {
        who: usize,
        talk: usize,
        other: usize,
    },
    /// The author, unless somebody else tries it, takes back one of the newest messages.
    Withdraw {
        who: Option<usize>,
        talk: usize,
        back: i64,
    },
}

pub struct Day {
    world: World,
    firms: Vec<OrganizationId>,
    people: Vec<Viewer>,
    talks: Vec<String>,
    now: i64,
}

fn firm_of(who: usize) -> usize {
    PEOPLE[who].1
}

impl Day {
    pub async fn begin(mut world: World) -> Self {
        world.let_posts_be_written();
        let mut firms = Vec::new();
        for (name, role) in [("Acme", Role::Buyer), ("Bolt", Role::Supplier), ("Cog", Role::Supplier)] {
            firms.push(world.organization(firm(name, "PL", role, Plan::Enterprise)).await.id);
        }
        for supplier in &firms[1..] {
            world.store.create_relationship(&world.operator, &firms[0], supplier, MONDAY).await.unwrap();
        }
        let mut people = Vec::new();
        for (name, firm) in PEOPLE {
            people.push(world.viewer(&firms[firm], name, &[Permission::Messages]).await);
        }
        Self { world, firms, people, talks: Vec::new(), now: MONDAY }
    }

    /// Takes the step here and in the account; where it is not theirs to take, it must be refused.
    pub async fn take(&mut self, step: &Step, account: &mut Account) {
        self.now += 1000;
        match *step {
            Step::Begin { who, firm } => self.begins(who, firm, account).await,
            Step::Post { who, talk } => {
                let Some(talk) = self.round(talk) else { return };
                let Some(seated) = self.seat(who, talk, account).await else { return };
                let posted = self.world.store.post(&seated, draft(who, talk), self.now).await.unwrap();
                let everyone: Vec<usize> = (0..PEOPLE.len()).collect();
                account.talks[talk].says(who, firm_of(who), firm_of, &everyone);
                assert_eq!(posted.seq, account.talks[talk].last(), "numbers have no gaps");
            }
            Step::Read { who, talk, seq } => {
                let Some(talk) = self.round(talk) else { return };
                let Some(seated) = self.seat(who, talk, account).await else { return };
                let sees = seq % 2 == 0;
                self.world.store.read_up_to(&seated, seq, sees, self.now).await.unwrap();
                let told = &mut account.talks[talk];
                let seq = seq.min(told.last());
                let read = told.read.entry(who).or_default();
                *read = seq.max(*read);
                if sees {
                    let far = told.seen.entry(firm_of(who)).or_default();
                    *far = seq.max(*far);
                }
            }
            Step::Unread { who, talk } => {
                let Some(talk) = self.round(talk) else { return };
                let Some(seated) = self.seat(who, talk, account).await else { return };
                self.world.store.mark_unread(&seated, self.now).await.unwrap();
                let told = &mut account.talks[talk];
                let theirs = told.theirs(firm_of(who));
                if theirs > 0 && told.read.get(&who).copied().unwrap_or(0) >= theirs {
                    told.read.insert(who, theirs - 1);
                    let newest = told.told.get(&who).copied().unwrap_or(0).max(theirs);
                    told.told.insert(who, newest);
                    told.archived.remove(&who);
                }
            }
            _ => self.takes_over(step, account).await,
        }
    }

    async fn takes_over(&self, step: &Step, account: &mut Account) {
        let store = &self.world.store;
        match *step {
            Step::Archive { who, talk } => {
                let Some(talk) = self.round(talk) else { return };
                let Some(seated) = self.seat(who, talk, account).await else { return };
                store.set_archived(&seated, true, self.now).await.unwrap();
                account.talks[talk].archived.insert(who);
            }
            Step::Mute { who, talk } => {
                let Some(talk) = self.round(talk) else { return };
                let Some(seated) = self.seat(who, talk, account).await else { return };
                store.set_muted(&seated, true, self.now).await.unwrap();
                account.talks[talk].muted.insert(who);
            }
            Step::Take { who, talk } => {
                let Some(talk) = self.round(talk) else { return };
                let Some(seated) = self.seat(who, talk, account).await else { return };
                store.take(&seated, self.now).await.unwrap();
                account.talks[talk].taken.insert(firm_of(who), who);
                account.talks[talk].in_it.insert(who);
            }
            Step::Settle { who, talk } => {
                let Some(talk) = self.round(talk) else { return };
                let Some(seated) = self.seat(who, talk, account).await else { return };
                let told = &mut account.talks[talk];
                match store.set_settled(&seated, true, self.now).await {
                    Ok(()) => {
                        assert_ne!(told.turn, Some(told.other(firm_of(who))), "only whose turn it is may say so");
                        told.turn = None;
                    }
                    Err(Error::Conflict("turn")) => assert_eq!(told.turn, Some(told.other(firm_of(who)))),
                    Err(other) => panic!("{other}"),
                }
            }
            Step::Add { who, talk, other } => {
                let Some(talk) = self.round(talk) else { return };
                let Some(seated) = self.seat(who, talk, account).await else { return };
                let added = store.add_colleague(&seated, self.people[other].person().as_str(), self.now).await;
                if firm_of(other) != firm_of(who) {
                    assert!(matches!(added, Err(Error::NotFound)), "nobody adds people of another firm");
                    return;
                }
                added.unwrap();
                let told = &mut account.talks[talk];
                let theirs = told.theirs(firm_of(who));
                told.in_it.insert(other);
                told.told.insert(other, theirs);
                told.archived.remove(&other);
            }
            Step::Withdraw { who, talk, back } => self.withdraws(who, talk, back, account).await,
            _ => {}
        }
    }

    async fn withdraws(&self, who: Option<usize>, talk: usize, back: i64, account: &mut Account) {
        let Some(talk) = self.round(talk) else { return };
        let seq = (account.talks[talk].last() - back).max(1);
        let who = who.unwrap_or(account.talks[talk].by[usize::try_from(seq).unwrap() - 1]);
        let Some(seated) = self.seat(who, talk, account).await else { return };
        let told = &mut account.talks[talk];
        match (self.world.store.withdraw(&seated, seq, self.now).await, told.may_withdraw(who, firm_of(who), seq)) {
            (Ok(()), Ok(_)) if told.withdrawn.contains(&seq) => {}
            (Ok(()), Ok(true)) => drop(told.withdrawn.insert(seq)),
            (Err(WithdrawFault::Seen), Ok(false)) | (Err(WithdrawFault::Store(Error::NotFound)), Err(())) => {}
            (done, may) => panic!("{} takes back {seq}: {done:?}, and it should be {may:?}", PEOPLE[who].0),
        }
    }

    /// The conversation meant by a number, which goes round; `None` before the first has begun.
    fn round(&self, talk: usize) -> Option<usize> {
        talk.checked_rem(self.talks.len())
    }

    async fn begins(&mut self, who: usize, firm: usize, account: &mut Account) {
        let new = NewConversation {
            partner: Some(self.firms[firm].clone()),
            document: None,
            subject: format!("Subject {}", self.talks.len()),
            draft: draft(who, self.talks.len()),
        };
        let begun = self.world.store.converse(&self.people[who], new, self.now).await;
        let own = firm_of(who);
        if firm == own || (firm != 0 && own != 0) {
            assert!(matches!(begun, Err(PostFault::NotAvailable(_))), "strangers do not talk: {begun:?}");
            return;
        }
        self.talks.push(begun.unwrap().conversation);
        let mut talk = Talk { firms: [own, firm], ..Talk::default() };
        let everyone: Vec<usize> = (0..PEOPLE.len()).collect();
        talk.says(who, own, firm_of, &everyone);
        account.talks.push(talk);
    }

    /// The seat, if it is theirs; nobody else gets one.
    async fn seat(&self, who: usize, talk: usize, account: &Account) -> Option<Seated> {
        let id = self.talks.get(talk)?;
        let seat = self.people[who].seat(&self.world.store, id).await;
        if account.talks[talk].firms.contains(&firm_of(who)) {
            return Some(seat.unwrap());
        }
        assert!(matches!(seat, Err(Error::NotFound)), "{} got a seat", PEOPLE[who].0);
        None
    }

    /// Everyone sees what the account says, no more and no less.
    pub async fn matches(&mut self, account: &Account) {
        while self.world.store.index_messages().await.unwrap() > 0 {}
        for who in 0..PEOPLE.len() {
            self.lists(who, account).await;
            for talk in 0..self.talks.len() {
                self.thread(who, talk, account).await;
            }
        }
    }

    async fn lists(&self, who: usize, account: &Account) {
        let own = firm_of(who);
        let theirs = |talk: &Talk| talk.firms.contains(&own);
        let listed = |talk: &Talk| theirs(talk) && !talk.archived.contains(&who);
        let expected = |keep: &dyn Fn(&Talk) -> bool| self.ids(account, |talk| theirs(talk) && keep(talk));
        let kept: [(Filter, Vec<String>); 6] = [
            (Filter::All, expected(&listed)),
            (Filter::Unread, expected(&|talk| listed(talk) && talk.is_unread(who))),
            (Filter::Mine, expected(&|talk| listed(talk) && (talk.in_it.contains(&who) || talk.taken.get(&own) == Some(&who)))),
            (Filter::WaitingForUs, expected(&|talk| listed(talk) && talk.turn == Some(own))),
            (Filter::WaitingForThem, expected(&|talk| listed(talk) && talk.turn == Some(talk.other(own)))),
            (Filter::Archived, expected(&|talk| theirs(talk) && talk.archived.contains(&who))),
        ];
        for (filter, ids) in &kept {
            assert_eq!(&self.inbox(who, Some(*filter), "").await, ids, "{} under {filter}", PEOPLE[who].0);
        }
        let counts = self.world.store.counts(&self.people[who]).await.unwrap();
        assert_eq!(counts.unread, i64::try_from(kept[1].1.len()).unwrap(), "unread is what was sent and not read");
        assert_eq!(counts.waiting_for_us, i64::try_from(kept[3].1.len()).unwrap());
        let found = expected(&|talk| listed(talk) && talk.says_anything());
        assert_eq!(self.inbox(who, None, "common").await, found, "a word that stands in every message");
    }

    fn ids(&self, account: &Account, keep: impl Fn(&Talk) -> bool) -> Vec<String> {
        let mut ids: Vec<String> = account.talks.iter().zip(&self.talks).filter(|(talk, _)| keep(talk)).map(|(_, id)| id.clone()).collect();
        ids.sort();
        ids
    }

    async fn inbox(&self, who: usize, filter: Option<Filter>, words: &str) -> Vec<String> {
        let query = InboxQuery { filter, words, limit: 100, ..InboxQuery::default() };
        let rows = self.world.store.inbox(&self.people[who], &query).await.unwrap();
        let mut ids: Vec<String> = rows.into_iter().map(|row| row.conversation).collect();
        ids.sort();
        ids
    }

    async fn thread(&self, who: usize, talk: usize, account: &Account) {
        let Some(seated) = self.seat(who, talk, account).await else { return };
        let messages = self.world.store.messages(&seated, Some(0), None, 200).await.unwrap();
        let seqs: Vec<i64> = messages.iter().map(|message| message.seq).collect();
        let told = &account.talks[talk];
        assert_eq!(seqs, (1..=told.last()).collect::<Vec<_>>(), "numbers have no gaps");
        let authors: Vec<usize> =
            messages.iter().map(|message| self.firms.iter().position(|firm| firm.as_str() == message.organization).unwrap()).collect();
        assert_eq!(authors, told.wrote);
        let empty: BTreeSet<i64> = messages.iter().filter(|message| message.body.is_empty()).map(|message| message.seq).collect();
        assert_eq!(empty, told.withdrawn, "what was taken back is gone, and nothing else");
        assert_eq!(self.world.store.broken_link(&seated).await.unwrap(), None, "the chain holds");
        let head = self.world.store.thread_head(&seated).await.unwrap();
        let turn = match told.turn {
            None => Turn::Nobody,
            Some(firm) if firm == firm_of(who) => Turn::Ours,
            Some(_) => Turn::Theirs,
        };
        assert_eq!((head.unread(), head.turn), (told.is_unread(who), turn), "{} in {talk}", PEOPLE[who].0);
    }
}

fn draft(who: usize, talk: usize) -> Draft {
    Draft { body: format!("common {} says{talk}", PEOPLE[who].0), attachments: Vec::new(), via: Via::Web, client_key: None, line: None }
}
