//! What a composer's form holds, with or without scripts: texts, and files streamed on as they arrive.

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use kontor_store::model::Via;
use kontor_store::{LineOf, Viewer};

use crate::actions::{self, Words};
use crate::app::App;
use crate::error::{Error, FieldFault, Result, Sentence, Value};

/// A form that was sent.
#[derive(Debug, Default)]
pub struct Sent {
    pub partner: Option<String>,
    pub document: Option<String>,
    pub subject: String,
    pub body: String,
    pub client_key: String,
    pub attachments: Vec<String>,
    /// The line that it is about, and its document.
    pub line: String,
    pub line_document: String,
    /// Where to go afterwards without scripts, when not to the conversation: a local address.
    pub from: Option<String>,
    /// Files that were not taken; the rest of the form counts all the same.
    pub faults: Vec<FieldFault>,
}

/// The largest text field that is read at all; what is longer than its own limit is refused later, with that limit.
const FIELD: usize = 256 * 1024;

/// Reads the form. Files go straight to the store; one that is too large is named in the faults and nothing else is lost.
pub async fn read(app: &App, viewer: &Viewer, mut form: Multipart) -> Result<Sent> {
    let mut sent = Sent::default();
    while let Some(field) = form.next_field().await.map_err(|fault| unreadable(&fault))? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "files" {
            take_file(app, viewer, field, &mut sent).await?;
            continue;
        }
        let text = text(field).await?;
        match name.as_str() {
            "partner" => sent.partner = Some(text).filter(|t| !t.is_empty()),
            "document" => sent.document = Some(text).filter(|t| !t.is_empty()),
            "subject" => sent.subject = text,
            "body" => sent.body = text,
            "client_key" => sent.client_key = text,
            "line" => sent.line = text,
            "line_document" => sent.line_document = text,
            "attachment_ids" => sent.attachments.push(text),
            "from" => sent.from = Some(text).filter(|t| crate::web::is_local(t)),
            _ => {}
        }
    }
    Ok(sent)
}

async fn text(mut field: Field<'_>) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|fault| unreadable(&fault))? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > FIELD {
            return Err(Error::TooLarge { limit: FIELD as u64 });
        }
    }
    String::from_utf8(bytes).map_err(|_| Error::Unreadable("a field of the form is not UTF-8".to_owned()))
}

async fn take_file(app: &App, viewer: &Viewer, field: Field<'_>, sent: &mut Sent) -> Result<()> {
    // A file input that was left alone sends one part without a name.
    let Some(name) = field.file_name().filter(|name| !name.is_empty()).map(str::to_owned) else { return Ok(()) };
    let limits = &app.config.limits;
    if sent.attachments.len() >= limits.attachments {
        let sentence = Sentence::new("too-many-files").with("limit", Value::number(limits.attachments));
        sent.faults.push(FieldFault { field: "files", sentence });
        return Ok(());
    }
    match actions::attach::attach(app, viewer, &name, None, field).await {
        Ok(file) => sent.attachments.push(file.attachment.id.to_string()),
        Err(Error::Invalid(faults)) => sent.faults.extend(faults),
        Err(Error::TooLarge { limit }) => {
            let sentence = Sentence::new("file-too-large-limit").with("name", Value::Text(name)).with("limit", Value::Size(limit));
            sent.faults.push(FieldFault { field: "files", sentence });
        }
        Err(other) => return Err(other),
    }
    Ok(())
}

/// The form broke off, or is none.
pub fn unreadable(fault: &MultipartError) -> Error {
    Error::Unreadable(fault.body_text())
}

impl Sent {
    /// The words of it.
    pub fn words(&self) -> Words {
        Words {
            body: self.body.clone(),
            attachments: self.attachments.clone(),
            via: Via::Web,
            client_key: Some(self.client_key.clone()).filter(|key| !key.is_empty() && key.len() <= 200),
            line: (!self.line.is_empty()).then(|| LineOf { document: self.line_document.as_str().into(), line: self.line.clone() }),
        }
    }
}
