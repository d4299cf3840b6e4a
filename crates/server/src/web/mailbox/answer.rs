//! An answer as a mail program writes it: new words above, what is answered quoted below; handed in like any mail.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_mail::Mail;
use kontor_store::model::Road;
use kontor_store::model::ids::new_id;

use super::AUTHSERV_ID;
use crate::actions::accept_mail::{Envelope, accept, check};
use crate::app::App;
use crate::error::{Error, Result, Sentence};

/// Sends it from whoever got the letter to the address that the letter names for answers.
///
/// # Errors
/// If the letter takes no answer, or nothing was typed.
pub async fn send(app: &App, letter: &Mail, body: &str) -> Result<()> {
    let (Some(from), Some(to)) = (letter.to.first(), letter.reply_to.first()) else { return Err(Error::NotFound) };
    if body.trim().is_empty() {
        return Err(Error::field("body", Sentence::new("invalid-message-empty")));
    }
    let whole = written(app, letter, &from.address, &to.address, body);
    let refused = |_| Error::Busy { retry: 1 };
    check(app, &from.address, &to.address).await.map_err(refused)?;
    let envelope = Envelope { road: Road::Demo, from: from.address.clone(), to: to.address.clone(), peer: None };
    accept(app, &envelope, whole.into_bytes().into()).await.map_err(refused)?;
    Ok(())
}

fn written(app: &App, letter: &Mail, from: &str, to: &str, body: &str) -> String {
    let domain = from.rsplit_once('@').map_or("", |(_, domain)| domain);
    let answered = letter.message_id.as_deref().unwrap_or_default();
    let references = letter.references.iter().map(String::as_str).chain([answered]).fold(String::new(), |mut all, id| {
        // Writing to a String cannot fail.
        let _ = write!(all, " <{id}>");
        all
    });
    let subject = if letter.subject.starts_with("Re: ") { letter.subject.clone() } else { format!("Re: {}", letter.subject) };
    let quoted: String = letter.text.as_deref().unwrap_or_default().lines().flat_map(|line| ["> ", line, "\r\n"]).collect();
    let author = letter.from.first().and_then(|from| from.name.as_deref()).unwrap_or("Kontor");
    let text = format!("{}\r\n\r\nOn {}, {author} wrote:\r\n\r\n{quoted}", body.trim().replace('\n', "\r\n"), date(app));
    let text = STANDARD.encode(text);
    let text: Vec<&str> = (0..text.len()).step_by(76).map(|at| &text[at..text.len().min(at + 76)]).collect();
    format!(
        "Authentication-Results: {AUTHSERV_ID}; dmarc=pass header.from={domain}\r\n\
         From: <{from}>\r\nTo: <{to}>\r\nSubject: =?utf-8?B?{}?=\r\nDate: {}\r\nMessage-ID: <{}@{domain}>\r\n\
         In-Reply-To: <{answered}>\r\nReferences:{references}\r\nMIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
        STANDARD.encode(subject),
        date(app),
        new_id(app.now()),
        text.join("\r\n"),
    )
}

/// RFC 5322, 3.3.
fn date(app: &App) -> String {
    let now = jiff::Timestamp::from_millisecond(app.now()).unwrap_or_default();
    now.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}
