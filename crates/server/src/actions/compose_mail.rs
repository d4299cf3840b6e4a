//! A mail as what somebody wants to say: its author's own words, the files that came along, and what had to stay behind.

use bytes::Bytes;
use futures_util::stream;
use kontor_mail::{Mail, Part, visible_reply};
use kontor_store::Seated;
use kontor_store::model::ids::MailId;
use kontor_store::model::{MailReason, Via};
use sha2::{Digest, Sha256};

use super::Words;
use super::attach::attach;
use crate::app::App;
use crate::error::Result;
use crate::i18n::Reader;

/// A mail that is to be posted, and where.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    pub id: &'a MailId,
    /// The same for the same mail, by which a second try is known.
    pub identity: &'a str,
    pub mail: &'a Mail,
    pub seated: &'a Seated,
}

impl Written<'_> {
    /// The name of this mail in this conversation, for what must not be done twice.
    fn key(&self) -> String {
        format!("mail:{}:{}", self.identity, self.seated.conversation())
    }
}

/// What is to be posted.
#[derive(Debug)]
pub struct Composed {
    pub words: Words,
    /// What stayed behind, a line each in the author's language; it stands in the message too.
    pub left_out: Vec<String>,
}

/// What this mail says in the name of whoever is seated; or why it says nothing.
///
/// Files are uploaded under names made of the mail's identity, and nothing here depends on the time: a second try gives the same.
pub async fn compose(app: &App, written: Written<'_>) -> Result<Result<Composed, MailReason>> {
    if written.mail.locked.is_some() {
        return Ok(Err(MailReason::Encrypted));
    }
    let reader = app.reader(written.seated.viewer());
    let visible = visible_reply(written.mail);
    let mut files = Files { app, written, reader: &reader, attachments: Vec::new(), left_out: Vec::new(), packed: false };
    let limit = app.config.limits.message_bytes;
    let mut body = visible.text.trim().to_owned();
    if body.len() > limit {
        body = files.cut(&body, limit).await?;
    }
    let logos = logos(app, written, &visible.inline).await?;
    for (index, part) in written.mail.parts.iter().enumerate() {
        if belongs(part, &visible.inline, &logos) {
            files.take(index, part).await?;
        }
    }
    if written.mail.unnamed_parts > 0 {
        files.left_out.push(reader.t1("mail-parts-unnamed", "count", written.mail.unnamed_parts));
    }
    let Files { attachments, left_out, packed, .. } = files;
    if body.is_empty() && attachments.is_empty() && left_out.is_empty() {
        return Ok(Err(MailReason::Empty));
    }
    if packed {
        body = noted(body, &reader.t("mail-packed"), limit);
    }
    if !left_out.is_empty() {
        body = noted(body, &format!("{}\n{}", reader.t("mail-not-along"), left_out.join("\n")), limit);
    }
    let client_key = Some(written.key());
    Ok(Ok(Composed { words: Words { body, attachments, via: Via::Email, client_key, line: None }, left_out }))
}

/// The text with a note below it, within the limit.
fn noted(mut body: String, note: &str, limit: usize) -> String {
    body.truncate(body.floor_char_boundary(limit.saturating_sub(note.len() + 2)));
    if body.is_empty() { note.to_owned() } else { format!("{body}\n\n{note}") }
}

/// Pictures of the kept text that this sender's mails had before: the logo of a signature, sent again and again.
async fn logos(app: &App, written: Written<'_>, shown: &[String]) -> Result<Vec<String>> {
    let Some(from) = written.mail.from.first() else { return Ok(Vec::new()) };
    let pictures: Vec<String> = written.mail.parts.iter().filter(|part| is_picture_of(part, shown)).map(|part| hash(&part.bytes)).collect();
    Ok(app.store.pictures_seen_before(written.id, &from.address.to_lowercase(), &pictures).await?)
}

/// A picture within the text belongs to the message only where the kept part shows it and it is no logo; any other file does.
fn belongs(part: &Part, shown: &[String], logos: &[String]) -> bool {
    let within = part.inline && part.content_id.is_some() && part.media_type.starts_with("image/");
    !within || (is_picture_of(part, shown) && !logos.contains(&hash(&part.bytes)))
}

fn is_picture_of(part: &Part, shown: &[String]) -> bool {
    part.content_id.as_ref().is_some_and(|id| shown.contains(id))
}

fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The files of one mail, as they are uploaded.
struct Files<'a> {
    app: &'a App,
    written: Written<'a>,
    reader: &'a Reader,
    attachments: Vec<String>,
    left_out: Vec<String>,
    /// Whether one of them is Outlook's parcel (TNEF), which most other programs cannot open.
    packed: bool,
}

impl Files<'_> {
    /// The beginning of a text that is too long; the whole goes along as a file.
    async fn cut(&mut self, text: &str, limit: usize) -> Result<String> {
        let note = self.reader.t("mail-text-cut");
        let name = self.reader.t("mail-text-file");
        self.upload("text", &name, Bytes::copy_from_slice(text.as_bytes())).await?;
        let room = limit.saturating_sub(note.len() + 2);
        Ok(format!("{}\n\n{note}", text[..text.floor_char_boundary(room)].trim_end()))
    }

    async fn take(&mut self, index: usize, part: &Part) -> Result<()> {
        let limits = &self.app.config.limits;
        let too_large = part.size as u64 > limits.attachment_bytes;
        if part.refused.is_some() || too_large || self.attachments.len() >= limits.attachments {
            let size = self.reader.size(part.size as u64);
            self.left_out.push(format!("{} ({size})", part.name));
            return Ok(());
        }
        self.packed |= part.is_tnef();
        self.upload(&index.to_string(), &part.name, Bytes::copy_from_slice(&part.bytes)).await
    }

    async fn upload(&mut self, key: &str, name: &str, bytes: Bytes) -> Result<()> {
        let key = format!("{}:{key}", self.written.key());
        let whole = stream::iter([Ok::<_, std::convert::Infallible>(bytes)]);
        let uploaded = attach(self.app, self.written.seated.viewer(), name, Some(&key), whole).await?;
        self.attachments.push(uploaded.attachment.id.to_string());
        Ok(())
    }
}
