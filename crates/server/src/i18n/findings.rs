//! What the reader of documents found or refused, as sentences: its codes name the texts, its values are made readable.

use std::collections::BTreeMap;

use super::{Arg, Reader, catalogue};

impl Reader {
    /// A finding beside a document. `field` is a business term such as `BT-9`.
    pub fn finding(&self, code: &str, field: Option<&str>, values: &BTreeMap<String, String>) -> String {
        let key = format!("finding-{code}");
        if !catalogue::knows(&key) {
            return self.t1("finding-other", "code", code);
        }
        let mut args = vec![("field", field.unwrap_or("document").into())];
        args.extend(values.iter().map(|(name, value)| (name.as_str(), self.readable(code, name, value))));
        self.ta(&key, &args)
    }

    /// Why a file was not read.
    pub fn refusal(&self, code: &str, values: &BTreeMap<String, String>) -> String {
        let args: Vec<(&str, Arg)> = values.iter().map(|(name, value)| (name.as_str(), self.readable(code, name, value))).collect();
        self.word_with("refusal", code, &args)
    }

    fn readable(&self, code: &str, name: &str, value: &str) -> Arg {
        match (code, name) {
            (_, "expected" | "actual") | ("negative-total" | "payable-missing", "value") => self.sum(value, 2).into(),
            ("over-limit", "found" | "allowed") => self.number(value).into(),
            ("due-before-issue" | "due-date-computed", "value" | "date") => self.date(value).into(),
            (_, "days") => value.parse().map_or_else(|_| value.into(), Arg::Number),
            _ => value.into(),
        }
    }
}
