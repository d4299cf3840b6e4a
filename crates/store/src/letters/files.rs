//! Files that were too large to travel along: fetched by whoever has the letter.

use kontor_model::ids::PersonId;

use crate::access::Viewer;
use crate::attachments::Attachment;
use crate::blobs::OpenFile;
use crate::db::Store;
use crate::error::{Error, Result};

impl Store {
    /// A file of a conversation that a letter tells of. `part` is the id whose seal, bound to this file, was checked: what its
    /// recipient may open, the holder of the link may fetch, and no longer than the recipient may.
    ///
    /// # Errors
    /// [`Error::NotFound`] otherwise; [`Error::Blobs`] if the content cannot be read.
    pub async fn letter_file(&self, part: &str, attachment: &str) -> Result<(Attachment, OpenFile)> {
        let mut tx = self.read().await?;
        let found = sql!(
            optional(String, String),
            tx,
            "SELECT person_id, conversation_id FROM letter_part WHERE id = $1 AND person_id IS NOT NULL",
            part
        )?;
        let (person, conversation) = found.ok_or(Error::NotFound)?;
        let recipient = Viewer::of_letter(&mut tx, &PersonId::from(person)).await?.ok_or(Error::NotFound)?;
        let seated = recipient.seat_in(&mut tx, &conversation).await?;
        drop(tx);
        self.attachment_in(&seated, attachment).await
    }
}
