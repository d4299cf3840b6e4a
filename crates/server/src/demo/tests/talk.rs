//! Conversations are held by people who may hold them, about papers that exist, at times that fit.

use std::collections::BTreeSet;

use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use kontor_model::organization::Plan;
use kontor_model::person::Permission;

use crate::demo::firms::{self, Firm, Person};
use crate::demo::network::{self, Standing};
use crate::demo::papers::{self, Kind, Paper};
use crate::demo::talk::{self, Ago, Mark, Talk};

fn sides(talk: &Talk) -> [&'static Firm; 2] {
    [talk.between.0, talk.between.1].map(|key| firms::find(key).unwrap_or_else(|| panic!("no firm {key}")))
}

fn author(talk: &Talk, email: &str) -> (&'static Firm, &'static Person) {
    let found = sides(talk).into_iter().find_map(|firm| Some((firm, firm.person(email)?)));
    found.unwrap_or_else(|| panic!("{email} is in neither firm of “{}”", talk.subject))
}

fn about<'a>(papers: &'a [Paper], talk: &Talk, number: &str) -> &'a Paper {
    let [one, other] = sides(talk);
    let between = |paper: &&Paper| {
        [(one.key, other.key), (other.key, one.key)].contains(&(paper.issuer.key, paper.partner.key)) && paper.number == number
    };
    let found: Vec<_> = papers.iter().filter(between).collect();
    assert_eq!(found.len(), 1, "{number} of “{}”", talk.subject);
    found[0]
}

/// A Monday morning, a Sunday, a Friday night, and a day after the turn of the year.
fn moments() -> Vec<Timestamp> {
    let at =
        |year, month, day, hour| date(year, month, day).at(hour, 10, 0, 0).in_tz("Europe/Warsaw").expect("Warsaw keeps time").timestamp();
    vec![at(2026, 11, 23, 11), at(2026, 11, 29, 3), at(2026, 12, 4, 23), at(2027, 1, 4, 0)]
}

#[test]
fn some_seventy_are_under_way_in_three_languages() {
    let count = talk::all().count();
    assert!((65..=90).contains(&count), "{count} conversations");
    let lengths: BTreeSet<_> = talk::all().map(|talk| talk.lines.len()).collect();
    assert!(lengths.first() == Some(&1) && lengths.last().is_some_and(|most| (7..=9).contains(most)), "{lengths:?}");
    let with_papers = talk::all().filter(|talk| talk.about.is_some()).count();
    assert!(with_papers >= 30 && count - with_papers >= 20, "{with_papers} of {count} are about a paper");
    let subjects: BTreeSet<_> = talk::all().map(|talk| (talk.between, talk.subject)).collect();
    assert_eq!(subjects.len(), count);
}

#[test]
fn everyone_who_speaks_works_there_and_may_talk_about_that() {
    let papers = papers::all(date(2026, 11, 23)).expect("papers can be written");
    for talk in talk::all() {
        let needed = talk.about.map(|number| match about(&papers, talk, number).kind {
            Kind::Order => Permission::Orders,
            Kind::Invoice | Kind::CreditNote => Permission::Invoices,
        });
        let marked = talk.marks.iter().map(|mark| match *mark {
            Mark::Unread(who) | Mark::Settled(who) | Mark::Taken(who) | Mark::Archived(who) | Mark::Muted(who) | Mark::Linked(who, _) => {
                who
            }
        });
        for who in talk.lines.iter().map(|line| line.who).chain(marked) {
            let (_, person) = author(talk, who);
            assert!(person.permissions.contains(&Permission::Messages), "{who} in “{}”", talk.subject);
            assert!(needed.is_none_or(|needed| person.permissions.contains(&needed)), "{who} in “{}”", talk.subject);
        }
        for mark in talk.marks {
            if let Mark::Linked(who, number) = mark {
                let permission = if about(&papers, talk, number).kind == Kind::Order { Permission::Orders } else { Permission::Invoices };
                assert!(author(talk, who).1.permissions.contains(&permission), "{number}");
            }
        }
    }
}

#[test]
fn only_firms_that_may_talk_do_and_two_talks_are_from_before_they_could_not() {
    let mut earlier = Vec::new();
    for talk in talk::all() {
        let [one, other] = sides(talk);
        let standing = network::all()
            .find(|relation| [(one.key, other.key), (other.key, one.key)].contains(&(relation.supplier, relation.customer)))
            .unwrap_or_else(|| panic!("{} and {} do not trade", one.name, other.name))
            .standing;
        assert!(!matches!(standing, Standing::Requested(_)));
        assert!(one.plan == Plan::Enterprise && other.plan == Plan::Enterprise, "{}", talk.subject);
        if standing != Standing::Active || !one.messaging || !other.messaging {
            assert!(talk.lines.iter().all(|line| matches!(line.ago, Ago::Days(2.., ..))), "“{}” is too recent", talk.subject);
            earlier.push(talk.subject);
        }
    }
    assert!(earlier.len() >= 2, "{earlier:?}");
}

#[test]
fn messages_follow_each_other_within_working_days_and_after_the_paper() {
    for now in moments() {
        let today = TimeZone::get("Europe/Warsaw").expect("Warsaw keeps time").to_datetime(now).date();
        let papers = papers::all(today).expect("papers can be written");
        for talk in talk::all() {
            let at = |line: &talk::Line| {
                let zone = TimeZone::get(author(talk, line.who).0.time_zone).expect("the zone is known");
                line.ago.before(now, &zone).expect("the time is near")
            };
            let times: Vec<_> = talk.lines.iter().map(at).collect();
            assert!(times.is_sorted(), "“{}” at {now}: {times:?}", talk.subject);
            assert!(times.last().is_some_and(|last| *last < now && *last > now - (24 * 120).hours()), "“{}”", talk.subject);
            let first = TimeZone::UTC.to_datetime(times[0]).date();
            if let Some(number) = talk.about {
                let paper = about(&papers, talk, number);
                assert!(paper.date <= first, "“{}” begins on {first}, before {number} of {}", talk.subject, paper.date);
            }
        }
    }
    for line in talk::all().flat_map(|talk| talk.lines) {
        let fits = match line.ago {
            Ago::Minutes(minutes) => (1..=300).contains(&minutes),
            Ago::Days(days, hour, minute) => (1..=60).contains(&days) && (6..18).contains(&hour) && (0..60).contains(&minute),
        };
        assert!(fits, "{}: {:?}", line.who, line.ago);
    }
}

#[test]
fn somebody_speaks_for_each_side_once_a_talk_has_three_messages() {
    for talk in talk::all().filter(|talk| talk.lines.len() >= 3) {
        let speakers: BTreeSet<_> = talk.lines.iter().map(|line| author(talk, line.who).0.key).collect();
        assert_eq!(speakers.len(), 2, "“{}”", talk.subject);
    }
}

#[test]
fn an_unread_message_is_the_partners_and_anna_has_some() {
    let mut of_anna = 0;
    for talk in talk::all() {
        for mark in talk.marks {
            if let Mark::Unread(who) = mark {
                let last = talk.lines.last().expect("a talk has lines");
                assert_ne!(author(talk, last.who).0.key, author(talk, who).0.key, "“{}”", talk.subject);
                of_anna += usize::from(*who == "anna.nowak@lozyska-polnoc.example");
            }
        }
    }
    assert!(of_anna >= 3, "{of_anna}");
    let has = |wanted: fn(&Mark) -> bool| talk::all().any(|talk| talk.marks.iter().any(wanted));
    assert!(has(|m| matches!(m, Mark::Settled(_))) && has(|m| matches!(m, Mark::Taken(_))) && has(|m| matches!(m, Mark::Archived(_))));
    assert!(has(|m| matches!(m, Mark::Muted(_))) && has(|m| matches!(m, Mark::Linked(..))));
}

#[test]
fn no_reply_is_needed_says_the_side_whose_turn_it_is() {
    for talk in talk::all() {
        let last = talk.lines.last().expect("a talk has lines");
        for mark in talk.marks {
            if let Mark::Settled(who) = mark {
                assert_ne!(author(talk, last.who).0.key, author(talk, who).0.key, "“{}”", talk.subject);
            }
        }
    }
}

#[test]
fn attached_files_are_what_their_names_say() {
    let files: Vec<_> = talk::all().flat_map(|talk| talk.lines).flat_map(|line| line.files).collect();
    assert!(files.len() >= 8, "{} files", files.len());
    for file in files {
        let bytes = file.bytes();
        let kind = infer::get(&bytes).map(|kind| kind.extension());
        match file.name.rsplit('.').next() {
            Some("pdf") => assert_eq!(kind, Some("pdf"), "{}", file.name),
            Some("png") => assert_eq!(kind, Some("png"), "{}", file.name),
            Some("csv") => assert!(bytes.starts_with(b"\xef\xbb\xbf") && String::from_utf8(bytes).is_ok_and(|text| text.contains(';'))),
            Some("txt") => assert!(String::from_utf8(bytes).is_ok_and(|text| text.lines().count() > 1)),
            other => panic!("{other:?}"),
        }
    }
}
