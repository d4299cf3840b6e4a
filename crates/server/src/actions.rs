//! The desk: what people do, one file per verb. Every door comes here; the check of what was typed stands here and nowhere else.

pub mod accept_mail;
pub mod admit_party;
pub mod agree_on_sender;
pub mod ask_messaging;
pub mod attach;
pub mod change_password;
pub mod compose_mail;
pub mod confirm_mail;
pub mod converse;
pub mod fields;
pub mod file_mail;
pub mod make_token;
pub mod name_mailbox;
pub mod point;
pub mod post;
pub mod query;
pub mod read_mail;
pub mod receive_document;
pub mod respond;
pub mod save_contacts;
pub mod save_profile;
pub mod set_notifications;
pub mod settle;
pub mod sign_in;
pub mod staff_desk;
pub mod take_out;
pub mod tell;
pub mod try_mail;
pub mod turn_messaging;
pub mod unlink;
pub mod upgrade;
pub mod withdraw;

use std::collections::HashSet;

use kontor_store::model::{Via, text};
use kontor_store::{Draft, LineOf, Viewer};

use crate::app::App;
use crate::error::{Error, FieldFault, Result, Sentence, Value};

/// What somebody wants to say, as it was typed.
#[derive(Debug, Clone)]
pub struct Words {
    pub body: String,
    /// Ids of uploads, in their order.
    pub attachments: Vec<String>,
    pub via: Via,
    /// The sender's own name for this post: sent twice, it is written once.
    pub client_key: Option<String>,
    /// The line of a document that it is about.
    pub line: Option<LineOf>,
}

impl Words {
    /// Cleaned and within the limits, or what is wrong with it.
    fn draft(self, app: &App) -> Result<Draft, Vec<FieldFault>> {
        let limits = &app.config.limits;
        let mut faults = Vec::new();
        if self.attachments.len() > limits.attachments {
            let sentence = Sentence::new("too-many-files").with("limit", Value::number(limits.attachments));
            faults.push(FieldFault { field: "attachment_ids", sentence });
        }
        let body = text::body(&self.body, limits.message_bytes, !self.attachments.is_empty());
        let body = body.inspect_err(|fault| faults.push(FieldFault::body(fault))).unwrap_or_default();
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut attachments = self.attachments;
        let mut seen = HashSet::new();
        attachments.retain(|id| seen.insert(id.clone()));
        Ok(Draft { body, attachments, via: self.via, client_key: self.client_key, line: self.line })
    }
}

/// People in the browser may not post faster than the operator allows.
fn within_pace(app: &App, viewer: &Viewer) -> Result<()> {
    if viewer.is_program() { Ok(()) } else { app.throttle.post(viewer).map_err(|wait| Error::TooMany { wait }) }
}
