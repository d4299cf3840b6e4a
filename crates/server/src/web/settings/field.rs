//! Fields as they are shown: name, label, what stands in them, what is wrong with it.

use crate::error::FieldFault;
use crate::i18n::Reader;

/// A line to fill in.
#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub label: String,
    /// The `type` of the input.
    pub kind: &'static str,
    /// What the browser may offer to fill in.
    pub autocomplete: &'static str,
    pub value: String,
    pub hint: Option<String>,
    pub fault: Option<String>,
    /// Whether it may not be changed here.
    pub fixed: bool,
    /// Whether it takes the whole width among others.
    pub whole: bool,
    /// Whether it is the first that needs a correction.
    pub first: bool,
}

/// One of a few.
#[derive(Debug)]
pub struct Choice {
    pub name: &'static str,
    pub label: String,
    pub hint: Option<String>,
    pub options: Vec<ChoiceOption>,
    pub fault: Option<String>,
}

#[derive(Debug)]
pub struct ChoiceOption {
    pub value: String,
    pub words: String,
    pub checked: bool,
    /// The language of its words, where it is not the page's.
    pub lang: Option<&'static str>,
}

impl Field {
    pub fn new(name: &'static str, label: String) -> Self {
        Self {
            name,
            label,
            kind: "text",
            autocomplete: "off",
            value: String::new(),
            hint: None,
            fault: None,
            fixed: false,
            whole: false,
            first: false,
        }
    }

    /// For e-mail addresses, telephone numbers, passwords: what keyboard and browser make of it.
    #[must_use]
    pub fn kind(self, kind: &'static str, autocomplete: &'static str) -> Self {
        Self { kind, autocomplete, ..self }
    }

    #[must_use]
    pub fn value(self, value: &str) -> Self {
        Self { value: value.to_owned(), ..self }
    }

    #[must_use]
    pub fn hint(self, hint: String) -> Self {
        Self { hint: Some(hint), ..self }
    }

    #[must_use]
    pub fn whole(self) -> Self {
        Self { whole: true, ..self }
    }

    #[must_use]
    pub fn fixed(self) -> Self {
        Self { fixed: true, ..self }
    }

    /// With what is wrong with it.
    #[must_use]
    pub fn judged(self, reader: &Reader, faults: &[FieldFault]) -> Self {
        let first = faults.first().is_some_and(|fault| fault.field == self.name);
        Self { fault: fault_of(reader, faults, self.name), first, ..self }
    }

    /// The ids of what describes it, for assistive technology.
    pub fn described_by(&self) -> Option<String> {
        let ids: Vec<String> = [("hint", self.hint.is_some()), ("fault", self.fault.is_some())]
            .into_iter()
            .filter(|(_, is_there)| *is_there)
            .map(|(part, _)| format!("{}-{part}", self.name))
            .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// What is wrong with a field, if anything.
pub fn fault_of(reader: &Reader, faults: &[FieldFault], field: &str) -> Option<String> {
    let told: Vec<String> = faults.iter().filter(|fault| fault.field == field).map(|fault| fault.sentence.read_by(reader)).collect();
    (!told.is_empty()).then(|| told.join(" "))
}
