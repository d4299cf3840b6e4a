//! Mail on its way in: what people's mail programs write, handed over as a mail server does, and what becomes of it.

use std::time::Duration;

use kontor_server::actions::accept_mail::{Envelope, accept, check};
use kontor_store::model::Road;
use kontor_store::{MailQuery, MailRow};

use super::{Letter, World};

/// The name of the mail server in front of Kontor, whose word counts.
pub const MAIL_SERVER: &str = "mx.kontor.example";

/// A mail as a person writes it.
#[derive(Debug, Clone)]
pub struct Written {
    pub from: String,
    pub to: String,
    /// Whether the mail server in front of us found the sender to be who it says.
    pub verified: bool,
    /// Further header fields, each with its line's end.
    pub headers: String,
    pub subject: String,
    pub body: String,
    pub id: String,
}

impl Letter {
    /// An answer from this address, with the letter quoted below.
    pub fn answered(&self, from: &str, text: &str) -> Written {
        let quoted: String = self.text().lines().flat_map(|line| ["> ", line, "\n"]).collect();
        let id = self.mail.message_id.clone().unwrap();
        Written {
            from: from.to_owned(),
            to: self.mail.reply_to[0].address.clone(),
            verified: true,
            headers: format!("In-Reply-To: <{id}>\r\nReferences: <{}> <{id}>\r\n", self.mail.references.join("> <")),
            subject: format!("Re: {}", self.mail.subject),
            body: format!("{text}\n\nOn Mon, 23 Nov 2026 at 09:00, Kontor wrote:\n\n{quoted}"),
            id: format!("{:x}@mail.example", md(text)),
        }
    }
}

/// A number of a text, for names.
fn md(text: &str) -> u64 {
    text.bytes().fold(7, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte)))
}

impl Written {
    pub fn unverified(mut self) -> Self {
        self.verified = false;
        self
    }

    pub fn with(mut self, header: &str) -> Self {
        self.headers.push_str(header);
        self.headers.push_str("\r\n");
        self
    }

    pub fn raw(&self) -> Vec<u8> {
        let domain = self.from.rsplit_once('@').unwrap().1;
        let found = if self.verified { "pass" } else { "fail" };
        let typed = if self.headers.contains("Content-Type:") { "" } else { "Content-Type: text/plain; charset=utf-8\r\n" };
        format!(
            "Authentication-Results: {MAIL_SERVER}; dmarc={found} header.from={domain}\r\nFrom: <{}>\r\nTo: <{}>\r\nSubject: {}\r\n\
             Date: Mon, 23 Nov 2026 09:10:00 +0100\r\nMessage-ID: <{}>\r\nMIME-Version: 1.0\r\n{typed}{}\r\n{}",
            self.from,
            self.to,
            self.subject,
            self.id,
            self.headers,
            self.body.replace('\n', "\r\n"),
        )
        .into_bytes()
    }
}

impl World {
    /// The mail comes, is taken, and handled; what became of it.
    pub async fn arrives(&self, written: &Written) -> MailRow {
        self.arrives_raw(&written.from, &written.to, written.raw()).await
    }

    pub async fn arrives_raw(&self, from: &str, to: &str, raw: Vec<u8>) -> MailRow {
        let app = &self.server.app;
        check(app, from, to).await.unwrap();
        let envelope = Envelope { road: Road::Pipe, from: from.to_owned(), to: to.to_owned(), peer: None };
        let id = accept(app, &envelope, raw.into()).await.unwrap();
        // The server's own pipeline may have taken it up already.
        loop {
            let mails = self.store().mails(&self.operator, &MailQuery::default()).await.unwrap();
            let mail = mails.into_iter().find(|mail| mail.id == id).unwrap();
            if mail.state.as_str() != "received" {
                return mail;
            }
            assert_eq!(mail.failure, "", "the pipeline met a fault");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// What stands in a conversation, as this program's person reads it: author and text.
    pub async fn said(&self, who: &str, conversation: &str) -> Vec<(String, String)> {
        let thread = self.program(who).await.get(&format!("/api/v1/conversations/{conversation}/messages")).await.expect(200).json();
        let items = thread["items"].as_array().unwrap();
        let text = |item: &serde_json::Value, field: &str| item[field].as_str().unwrap_or_default().to_owned();
        items.iter().map(|item| (text(&item["author"], "name"), text(item, "body"))).collect()
    }
}
