//! Random days of people of three firms, beside a plain account in memory of what each of them should then see.
//!
//! Whatever they do in whatever order: nobody reads, counts or finds what is not theirs, unread is what was sent and not read,
//! numbers have no gaps, the chain holds, and both engines agree.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that meets a fault fails")]

#[path = "random/account.rs"]
mod account;
#[path = "random/day.rs"]
mod day;
#[expect(dead_code, reason = "these days need less of the network than its own stories")]
#[path = "network/world.rs"]
mod world;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use account::Account;
use day::{Day, Step};

/// Who acts is one of five, on one of the conversations there are (counted round); before the first has begun nothing else can be done.
fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0..day::PEOPLE.len();
    let step = prop_oneof![
        2 => (who.clone(), 0..3usize).prop_map(|(who, firm)| Step::Begin { who, firm }),
        6 => (who.clone(), 0..6usize).prop_map(|(who, talk)| Step::Post { who, talk }),
        3 => (who.clone(), 0..6usize, 0..9i64).prop_map(|(who, talk, seq)| Step::Read { who, talk, seq }),
        1 => (who.clone(), 0..6usize).prop_map(|(who, talk)| Step::Unread { who, talk }),
        1 => (who.clone(), 0..6usize).prop_map(|(who, talk)| Step::Archive { who, talk }),
        1 => (who.clone(), 0..6usize).prop_map(|(who, talk)| Step::Mute { who, talk }),
        1 => (who.clone(), 0..6usize).prop_map(|(who, talk)| Step::Take { who, talk }),
        1 => (who.clone(), 0..6usize).prop_map(|(who, talk)| Step::Settle { who, talk }),
        3 => (prop::option::weighted(0.2, who.clone()), 0..6usize, 0..4i64)
            .prop_map(|(who, talk, back)| Step::Withdraw { who, talk, back }),
        1 => (who, 0..6usize, 0..5usize).prop_map(|(who, talk, other)| Step::Add { who, talk, other }),
    ];
    prop::collection::vec(step, 8..40)
}

#[test]
fn whatever_people_do_everyone_sees_just_what_is_theirs() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let mut runner = TestRunner::new(Config { cases: 24, max_shrink_iters: 60, failure_persistence: None, ..Config::default() });
    runner
        .run(&steps(), |steps| {
            runtime.block_on(async {
                world::on_both(async |world| {
                    let mut day = Day::begin(world).await;
                    let mut account = Account::default();
                    for step in &steps {
                        day.take(step, &mut account).await;
                    }
                    day.matches(&account).await;
                })
                .await;
            });
            Ok(())
        })
        .unwrap();
}
