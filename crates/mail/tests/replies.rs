//! What people really send back, client by client and language by language, and what of it is their own.
//!
//! Each file in `replies` holds cases: `=== name`, optionally `!html` (the body is HTML) or `!raw` (a whole mail), the body,
//! `--- expect`, and the visible reply.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::PathBuf;

use kontor_mail::{VisibleReply, read, visible_reply, visible_text};

struct Case {
    name: String,
    body: String,
    expected: String,
}

impl Case {
    fn reply(&self) -> VisibleReply {
        if let Some(html) = self.body.strip_prefix("!html\n") {
            let raw = format!("From: Anna Nowak <anna@huta.example>\nContent-Type: text/html; charset=utf-8\n\n{html}");
            visible_reply(&read(raw.as_bytes()).unwrap())
        } else if let Some(raw) = self.body.strip_prefix("!raw\n") {
            visible_reply(&read(raw.as_bytes()).unwrap())
        } else {
            visible_text(&self.body)
        }
    }
}

fn cases() -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/replies");
    let paths = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    files.sort();
    files.iter().flat_map(|file| in_file(file.file_stem().unwrap().to_str().unwrap(), &fs::read_to_string(file).unwrap())).collect()
}

fn in_file(stem: &str, text: &str) -> Vec<Case> {
    let cases = format!("\n{text}");
    cases
        .split("\n=== ")
        .skip(1)
        .map(|case| {
            let (name, rest) = case.split_once('\n').unwrap();
            let (body, expected) = rest.split_once("\n--- expect\n").unwrap();
            Case { name: format!("{stem}: {name}"), body: body.to_owned(), expected: expected.trim_end().to_owned() }
        })
        .collect()
}

#[test]
fn each_reply_is_what_its_author_wrote() {
    let cases = cases();
    assert!(cases.len() >= 170, "only {} cases", cases.len());
    let wrong: Vec<String> = cases
        .iter()
        .map(|case| (case, case.reply().text))
        .filter(|(case, text)| *text != case.expected)
        .map(|(case, text)| format!("== {}\n-- expected\n{}\n-- shown\n{text}\n", case.name, case.expected))
        .collect();
    assert!(wrong.is_empty(), "{} of {} are wrong\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
