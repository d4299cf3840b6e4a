//! What is typed into the fields of a form: cut to size, looked at, and a sentence for each that cannot be taken.

use crate::error::{Error, FieldFault, Result, Sentence, Value};

/// The longest name of a person, a desk or a token, in characters.
pub const NAME_CHARS: usize = 100;
/// The longest e-mail address (RFC 5321, 4.5.3.1.3: a path without its angle brackets).
const EMAIL_CHARS: usize = 254;
/// The longest telephone number as people write it, with spaces and an extension.
const PHONE_CHARS: usize = 40;
/// The longest address of a web page.
const WEB_CHARS: usize = 200;

/// Collects what is wrong, so that everything is said at once.
#[derive(Debug, Default)]
pub struct Fields {
    faults: Vec<FieldFault>,
}

impl Fields {
    /// Notes what is wrong with a field.
    pub fn wrong(&mut self, field: &'static str, sentence: Sentence) {
        self.faults.push(FieldFault { field, sentence });
    }

    /// One line without control characters, which may be empty.
    pub fn line(&mut self, field: &'static str, typed: &str, limit: usize) -> String {
        let line: Vec<&str> = typed.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
        let line = line.join(" ");
        if line.chars().count() > limit {
            self.wrong(field, Sentence::new("invalid-too-long").with("limit", Value::number(limit)));
        }
        line
    }

    /// One line that must say something.
    pub fn filled(&mut self, field: &'static str, typed: &str, limit: usize) -> String {
        let line = self.line(field, typed, limit);
        if line.is_empty() {
            self.wrong(field, Sentence::new("invalid-empty"));
        }
        line
    }

    /// One of the words offered.
    pub fn choice<T>(&mut self, field: &'static str, found: Option<T>) -> Option<T> {
        if found.is_none() {
            self.wrong(field, Sentence::new("invalid-choice"));
        }
        found
    }

    /// An e-mail address, or nothing. Only what can be no address at all is refused: the rest shows when somebody writes to it.
    pub fn email(&mut self, field: &'static str, typed: &str) -> String {
        let line = self.line(field, typed, EMAIL_CHARS);
        let fits = |(name, host): (&str, &str)| !name.is_empty() && host.contains('.') && is_host(host);
        if !line.is_empty() && (line.contains(' ') || !line.rsplit_once('@').is_some_and(fits)) {
            self.wrong(field, Sentence::new("invalid-email"));
        }
        line
    }

    /// A telephone number, or nothing: at least three digits, and what people put between them.
    pub fn phone(&mut self, field: &'static str, typed: &str) -> String {
        let line = self.line(field, typed, PHONE_CHARS);
        let digits = line.chars().filter(char::is_ascii_digit).count();
        let usual = line.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '–' | '/' | '.' | '(' | ')'));
        if !line.is_empty() && (digits < 3 || !usual) {
            self.wrong(field, Sentence::new("invalid-phone"));
        }
        line
    }

    /// The address of a web page, or nothing; `https://` is put before one that names none.
    pub fn web(&mut self, field: &'static str, typed: &str) -> String {
        let line = self.line(field, typed, WEB_CHARS);
        if line.is_empty() {
            return line;
        }
        let line = if line.contains("://") { line } else { format!("https://{line}") };
        let rest = line.strip_prefix("https://").or_else(|| line.strip_prefix("http://"));
        let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).map(|host| host.split(':').next().unwrap_or_default());
        if line.contains(' ') || !host.is_some_and(|host| host.contains('.') && is_host(host)) {
            self.wrong(field, Sentence::new("invalid-web"));
        }
        line
    }

    /// Whether anything is wrong so far.
    pub fn are_right(&self) -> bool {
        self.faults.is_empty()
    }

    /// # Errors
    /// [`Error::Invalid`] with all that is wrong.
    pub fn done(self) -> Result<()> {
        if self.faults.is_empty() { Ok(()) } else { Err(Error::Invalid(self.faults)) }
    }
}

/// Labels with dots between them; letters of any script, as in internationalized names.
fn is_host(host: &str) -> bool {
    host.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(check: impl FnOnce(&mut Fields) -> String) -> Option<&'static str> {
        let mut fields = Fields::default();
        check(&mut fields);
        fields.faults.first().map(|fault| fault.sentence.key())
    }

    #[test]
    fn what_people_write_is_taken_and_what_can_be_nothing_is_refused() {
        for fits in ["", "jens.berg@acme.example", " o'neill+inv@mail.acme.co ", "żaneta@łożyska.example"] {
            assert_eq!(fault(|fields| fields.email("email", fits)), None, "{fits}");
        }
        for wrong in ["jens", "jens@acme", "@acme.example", "jens berg@acme.example", "jens@acme..example", "a@b@"] {
            assert_eq!(fault(|fields| fields.email("email", wrong)), Some("invalid-email"), "{wrong}");
        }
        for fits in ["", "+48 58 555 01 02", "(0203) 555-0102", "112"] {
            assert_eq!(fault(|fields| fields.phone("phone", fits)), None, "{fits}");
        }
        for wrong in ["call me", "+4", "58 555 01 02 ext. Anna"] {
            assert_eq!(fault(|fields| fields.phone("phone", wrong)), Some("invalid-phone"), "{wrong}");
        }
        for wrong in ["javascript:alert(1)", "ftp://acme.example", "https://", "https://a b.example", "acme"] {
            assert_eq!(fault(|fields| fields.web("web", wrong)), Some("invalid-web"), "{wrong}");
        }
        assert_eq!(Fields::default().web("web", "acme.example/contact"), "https://acme.example/contact");
        assert_eq!(fault(|fields| fields.line("name", &"ł".repeat(NAME_CHARS + 1), NAME_CHARS)), Some("invalid-too-long"));
        assert_eq!(fault(|fields| fields.line("name", &"ł".repeat(NAME_CHARS), NAME_CHARS)), None);
        assert_eq!(fault(|fields| fields.filled("name", " \u{0}\n ", NAME_CHARS)), Some("invalid-empty"));
    }
}
