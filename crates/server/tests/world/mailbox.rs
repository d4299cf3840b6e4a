//! The mailboxes of the stories: what Kontor wrote to an address, read from the real files.

use std::path::{Path, PathBuf};

use kontor_mail::Mail;

use super::World;

impl World {
    /// Everything that is due now is written and sent.
    pub async fn mail_goes(&self) {
        kontor_server::outbound::round(&self.server.app).await.unwrap();
    }

    /// Time passes, and whatever mail is due by then goes.
    pub async fn minutes_pass_with_mail(&self, minutes: u64) {
        self.minutes_pass(minutes);
        self.mail_goes().await;
    }

    /// The letters to an address so far, the oldest first.
    pub fn mailbox(&self, address: &str) -> Vec<Letter> {
        let mut letters: Vec<Letter> = letters_in(&self.server.app.config.outgoing_mail());
        letters.retain(|letter| letter.header("Delivered-To") == address);
        letters
    }
}

/// The letters of a folder by their names, which sort by time.
pub fn letters_in(folder: &Path) -> Vec<Letter> {
    let Ok(found) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = found.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "eml"));
    files.sort();
    files.iter().map(|file| Letter::read(&std::fs::read(file).unwrap())).collect()
}

/// A letter as a mail program reads it.
#[derive(Debug)]
pub struct Letter {
    pub mail: Mail,
    /// The header with folded lines joined.
    head: String,
}

impl Letter {
    pub fn read(raw: &[u8]) -> Self {
        let raw_text = String::from_utf8_lossy(raw);
        let head = raw_text.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ").replace("\r\n\t", " ");
        Self { mail: kontor_mail::read(raw).unwrap(), head }
    }

    /// A field of the header; empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        let value = |line: &&str| {
            line.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) && line[name.len()..].starts_with(": ")
        };
        self.head.split("\r\n").find(value).map_or("", |line| &line[name.len() + 2..])
    }

    pub fn text(&self) -> &str {
        self.mail.text.as_deref().unwrap_or_default()
    }

    pub fn html(&self) -> &str {
        self.mail.html.as_deref().unwrap_or_default()
    }

    /// Both forms say this.
    #[track_caller]
    pub fn says(&self, words: &str) {
        // Where a line must not break is a matter of print.
        let (text, html) = (self.text().replace('\u{a0}', " "), self.html().replace('\u{a0}', " "));
        assert!(text.contains(words), "“{words}” is not in {text}");
        assert!(html.contains(words) || html.contains(&words.replace('&', "&amp;")), "“{words}” is not in {html}");
    }

    /// Neither form says this.
    #[track_caller]
    pub fn keeps_back(&self, words: &str) {
        assert!(!self.text().contains(words), "“{words}” is in {}", self.text());
        assert!(!self.html().contains(words), "“{words}” is in {}", self.html());
    }

    /// The addresses of links that begin so, as they stand in the text.
    pub fn link(&self, path: &str) -> String {
        let at = self.text().find(path).unwrap_or_else(|| panic!("no {path} in {}", self.text()));
        self.text()[at..].split_whitespace().next().unwrap().to_owned()
    }
}
