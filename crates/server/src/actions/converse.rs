//! To begin a conversation: with a partner, or in context of a document.

use kontor_store::model::text;
use kontor_store::{NewConversation, Paper, Posted, Viewer};

use super::{Words, point, within_pace};
use crate::app::App;
use crate::error::{Error, FieldFault, Result, Sentence};

/// With whom, about what, and the first message.
#[derive(Debug, Clone)]
pub struct Beginning {
    pub partner: Option<String>,
    pub document: Option<Paper>,
    pub subject: String,
    pub words: Words,
}

/// When this returns, the conversation stands and its first message is durable and told.
pub async fn converse(app: &App, viewer: &Viewer, beginning: Beginning) -> Result<Posted> {
    within_pace(app, viewer)?;
    let Beginning { partner, document, subject, words } = beginning;
    let mut faults = Vec::new();
    let subject = text::subject(&subject).inspect_err(|fault| faults.push(FieldFault::subject(fault))).unwrap_or_default();
    let partner = partner.filter(|id| !id.is_empty());
    if partner.is_none() && document.is_none() {
        faults.push(FieldFault { field: "partner", sentence: Sentence::new("invalid-partner-missing") });
    }
    if let (Some(partner), Some(paper)) = (&partner, &document)
        && paper.partner().is_some_and(|other| other.as_str() != partner)
    {
        faults.push(FieldFault { field: "partner", sentence: Sentence::new("invalid-document-partner") });
    }
    let other = document.as_ref().and_then(Paper::partner).cloned().or_else(|| partner.as_deref().map(Into::into));
    point::at_line(app, viewer, other.as_ref(), words.line.as_ref()).await?;
    match words.draft(app) {
        Ok(draft) if faults.is_empty() => {
            let new = NewConversation { partner: partner.map(Into::into), document, subject, draft };
            Ok(app.store.converse(viewer, new, app.now()).await?)
        }
        Ok(_) => Err(Error::Invalid(faults)),
        Err(more) => {
            faults.extend(more);
            Err(Error::Invalid(faults))
        }
    }
}
