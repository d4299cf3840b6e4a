//! Who is told of a message: never nobody.

use crate::ids::{DeskId, PersonId};

/// A desk and those of its people who are active and may open the conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskPeople {
    /// The desk.
    pub desk: DeskId,
    /// Its people, only those who may open the conversation.
    pub people: Vec<PersonId>,
}

/// Everyone of one side who could be told, only active people who may open the conversation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Candidates {
    /// Those in the conversation: wrote, were added, took it.
    pub in_it: Vec<PersonId>,
    /// The desk for this kind of document and direction, where there is one.
    pub desk: Option<DeskPeople>,
    /// The General desk.
    pub general: Option<DeskPeople>,
    /// The administrators who may open it.
    pub administrators: Vec<PersonId>,
}

/// Who is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// The people in the conversation.
    Participants(Vec<PersonId>),
    /// The people of a desk.
    Desk(DeskId, Vec<PersonId>),
    /// The administrators, since nobody at a desk may open it.
    Administrators(Vec<PersonId>),
    /// Nobody on the network: a notice goes to the organization's contact e-mail, and the sender is told so before sending.
    ContactOnly,
}

impl Told {
    /// The people, without regard to why.
    pub fn people(&self) -> &[PersonId] {
        match self {
            Self::Participants(people) | Self::Desk(_, people) | Self::Administrators(people) => people,
            Self::ContactOnly => &[],
        }
    }
}

/// The rule: the people in it; else the desk by kind of document; else General; else the administrators; else the contact e-mail.
pub fn tell(candidates: Candidates) -> Told {
    let Candidates { in_it, desk, general, administrators } = candidates;
    if !in_it.is_empty() {
        return Told::Participants(in_it);
    }
    for DeskPeople { desk, people } in [desk, general].into_iter().flatten() {
        if !people.is_empty() {
            return Told::Desk(desk, people);
        }
    }
    if administrators.is_empty() { Told::ContactOnly } else { Told::Administrators(administrators) }
}
