//! The plain account: what was said to whom, kept in the simplest way there is.

use std::collections::{BTreeMap, BTreeSet};

/// One conversation as everyone should see it.
#[derive(Debug, Default)]
pub struct Talk {
    /// The two firms, by number.
    pub firms: [usize; 2],
    /// Which firm wrote each message, from number 1 on.
    pub wrote: Vec<usize>,
    /// Which person wrote each.
    pub by: Vec<usize>,
    /// The numbers of those that their authors took back.
    pub withdrawn: BTreeSet<i64>,
    /// How far each firm has really seen.
    pub seen: BTreeMap<usize, i64>,
    /// Who is in it.
    pub in_it: BTreeSet<usize>,
    /// The newest message each person was told of.
    pub told: BTreeMap<usize, i64>,
    /// How far each has read.
    pub read: BTreeMap<usize, i64>,
    pub archived: BTreeSet<usize>,
    pub muted: BTreeSet<usize>,
    pub taken: BTreeMap<usize, usize>,
    /// Which firm has the turn; none when no reply is needed.
    pub turn: Option<usize>,
}

/// All conversations in the order they began.
#[derive(Debug, Default)]
pub struct Account {
    pub talks: Vec<Talk>,
}

impl Talk {
    pub fn last(&self) -> i64 {
        i64::try_from(self.wrote.len()).unwrap()
    }

    pub fn other(&self, firm: usize) -> usize {
        self.firms[usize::from(self.firms[0] == firm)]
    }

    /// Number of the newest message that this firm did not write; 0 if there is none.
    pub fn theirs(&self, firm: usize) -> i64 {
        self.wrote.iter().rposition(|author| *author != firm).map_or(0, |at| i64::try_from(at).unwrap() + 1)
    }

    pub fn is_unread(&self, who: usize) -> bool {
        self.told.get(&who).copied().unwrap_or(0) > self.read.get(&who).copied().unwrap_or(0)
    }

    /// Whether `who` may take it back: it is theirs, and nobody on the other side has seen it.
    pub fn may_withdraw(&self, who: usize, firm: usize, seq: i64) -> Result<bool, ()> {
        let author = usize::try_from(seq - 1).ok().and_then(|at| self.by.get(at));
        if author == Some(&who) { Ok(self.seen.get(&self.other(firm)).copied().unwrap_or(0) < seq) } else { Err(()) }
    }

    /// Whether a word that stands in every message is still found.
    pub fn says_anything(&self) -> bool {
        self.withdrawn.len() < self.wrote.len()
    }

    /// A message of `who`: their firm's people who are not in it are relieved, the other firm's are told.
    pub fn says(&mut self, who: usize, firm: usize, firm_of: impl Fn(usize) -> usize, everyone: &[usize]) {
        self.wrote.push(firm);
        self.by.push(who);
        let seq = self.last();
        self.turn = Some(self.other(firm));
        for one in everyone.iter().copied().filter(|one| firm_of(*one) == firm && *one != who) {
            if !self.in_it.contains(&one) && self.is_unread(one) {
                self.read.insert(one, seq);
            }
        }
        self.in_it.insert(who);
        self.read.insert(who, seq);
        let muted = &self.muted;
        self.archived.retain(|one| *one != who && muted.contains(one));
        let theirs: Vec<usize> =
            everyone.iter().copied().filter(|one| firm_of(*one) != firm && self.firms.contains(&firm_of(*one))).collect();
        let in_it: Vec<usize> = theirs.iter().copied().filter(|one| self.in_it.contains(one)).collect();
        for one in if in_it.is_empty() { theirs } else { in_it } {
            self.told.insert(one, seq);
        }
    }
}
