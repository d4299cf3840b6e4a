//! Documents that wait for their partner, by party: who is meant, why they wait, what they are.

pub mod operating;

use kontor_store::model::ids::OrganizationId;
use kontor_store::{HeldDocument, KnownParty, Standing};

use crate::i18n::Reader;
use crate::web::verdicts::Verdict;

/// The documents of one sender that wait for one party.
#[derive(Debug)]
pub struct Waiting {
    /// The first of them: by it the party is named in addresses.
    pub first: HeldDocument,
    pub all: Vec<HeldDocument>,
}

/// As it is shown.
#[derive(Debug)]
pub struct WaitingView {
    /// By what it is named in addresses.
    pub key: String,
    /// As written in the documents.
    pub name: String,
    pub sender: String,
    /// Its numbers, each with its label.
    pub numbers: Vec<String>,
    pub state: Verdict,
    pub why: String,
    pub documents: Vec<PaperView>,
}

#[derive(Debug)]
pub struct PaperView {
    pub href: String,
    pub name: String,
    pub when: String,
    pub iso: String,
}

/// Those that share a number wait for the same party; those without any, if they call it alike.
pub fn by_party(held: Vec<HeldDocument>) -> Vec<Waiting> {
    let mut parties: Vec<Waiting> = Vec::new();
    for document in held {
        match parties.iter_mut().find(|party| party.all.iter().any(|other| same_party(other, &document))) {
            Some(party) => party.all.push(document),
            None => parties.push(Waiting { first: document.clone(), all: vec![document] }),
        }
    }
    parties
}

fn same_party(one: &HeldDocument, other: &HeldDocument) -> bool {
    let same_number = other.identifiers.iter().any(|identifier| one.identifiers.contains(identifier));
    let both_nameless = one.identifiers.is_empty() && other.identifiers.is_empty();
    one.sender == other.sender && (same_number || (both_nameless && one.waits_for == other.waits_for))
}

impl Waiting {
    /// Whoever has one of the numbers.
    pub fn known(&self) -> Option<&KnownParty> {
        self.all.iter().find_map(|document| document.unrelated.first())
    }

    /// As it reads; `open` says whether the documents can be opened from here.
    pub fn view(&self, reader: &Reader) -> WaitingView {
        let reason = self.reason();
        let paper = |document: &HeldDocument| PaperView {
            href: format!("/documents/{}", document.id),
            name: reader.document(document.kind.as_str(), &document.number),
            when: reader.when(document.received_at),
            iso: reader.iso(document.received_at),
        };
        let tone = if reason == "asked" { "blue" } else { "warn" };
        WaitingView {
            key: self.first.id.to_string(),
            name: if self.first.waits_for.is_empty() { reader.t("held-nameless") } else { self.first.waits_for.clone() },
            sender: self.first.sender_name.clone(),
            numbers: self.numbers(reader),
            state: Verdict { tone, words: reader.word("held-state", reason) },
            why: reader.word("held-why", reason),
            documents: self.all.iter().map(paper).collect(),
        }
    }

    /// Why they wait, in one word of the texts.
    fn reason(&self) -> &'static str {
        match self.known().map(|known| known.standing) {
            None if self.first.identifiers.is_empty() => "nameless",
            None => "unknown",
            Some(Standing::Strangers) => "unrelated",
            Some(Standing::Asked) => "asked",
            Some(Standing::AskedByThem) => "asked-by-them",
            Some(Standing::Related) => "coming",
        }
    }

    fn numbers(&self, reader: &Reader) -> Vec<String> {
        let mut numbers: Vec<String> = Vec::new();
        let all: Vec<_> = self.all.iter().flat_map(|document| &document.identifiers).collect();
        for (scheme, value) in &all {
            // The NIP says the same.
            let known_as_nip = |(other, nip): &&(String, String)| other == "nip" && value.strip_prefix("PL") == Some(nip);
            if scheme == "vat" && all.iter().copied().any(|one| known_as_nip(&one)) {
                continue;
            }
            let number = numbered(reader, scheme, value);
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        numbers
    }
}

/// "NIP 526 000 12 46", with its scheme as it is called here.
pub fn numbered(reader: &Reader, scheme: &str, value: &str) -> String {
    const KNOWN: [&str; 6] = ["network", "vat", "nip", "gln", "duns", "peppol"];
    let label = if KNOWN.contains(&scheme) { reader.word("identifier", scheme) } else { scheme.to_owned() };
    format!("{label}: {value}")
}

/// What was chosen on a page about a party.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Chosen {
    organization: String,
}

impl Chosen {
    pub fn organization(&self) -> OrganizationId {
        self.organization.as_str().into()
    }
}
