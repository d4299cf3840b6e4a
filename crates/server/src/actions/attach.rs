//! To upload a file, before it is sent with a message.

use bytes::Bytes;
use futures_util::{Stream, StreamExt as _};
use kontor_store::{NewUpload, StreamFault, UploadFault, Uploaded, Viewer};

use crate::app::App;
use crate::delivery;
use crate::error::{Error, Result, Sentence};

/// The file is durable when this returns, and its uploader's alone until a message claims it.
///
/// Its type is told from its bytes, never from what its sender says. What is over the limit is still read for a while,
/// so that the sender can read why it was refused.
pub async fn attach<E: std::fmt::Display>(
    app: &App,
    viewer: &Viewer,
    name: &str,
    client_key: Option<&str>,
    bytes: impl Stream<Item = Result<Bytes, E>> + Unpin,
) -> Result<Uploaded> {
    let mut bytes = bytes;
    let new = NewUpload { name, client_key, limit: app.config.limits.attachment_bytes };
    match app.store.upload(viewer, new, bytes.by_ref(), media_type, app.now()).await {
        Ok(uploaded) => Ok(uploaded),
        Err(UploadFault::Stream(StreamFault::TooLarge(limit))) => {
            delivery::discard(app, bytes).await;
            Err(Error::TooLarge { limit })
        }
        Err(UploadFault::Stream(fault)) => Err(fault.into()),
        Err(UploadFault::KeyReused) => Err(Error::field("client_key", Sentence::new("form-key-reused"))),
        Err(UploadFault::Store(fault)) => Err(fault.into()),
    }
}

/// What the bytes are: by their signature, else text by being UTF-8, else unknown.
pub(super) fn media_type(head: &[u8], name: &str) -> String {
    if let Some(known) = infer::get(head)
        && known.matcher_type() != infer::MatcherType::Text
    {
        return known.mime_type().to_owned();
    }
    let cut_at_most = |fault: std::str::Utf8Error| fault.error_len().is_none();
    let is_text = std::str::from_utf8(head).map_or_else(cut_at_most, |_| true) && !head.contains(&0);
    match name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
        _ if !is_text => "application/octet-stream",
        Some("csv") => "text/csv",
        Some("xml") => "application/xml",
        Some("json") => "application/json",
        // HTML and SVG are text here: nothing that is handed out runs.
        _ => "text/plain",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn a_file_is_what_its_bytes_say_whatever_its_name() {
        assert_eq!(media_type(b"\x89PNG\r\n\x1a\n\0\0", "invoice.pdf"), "image/png");
        assert_eq!(media_type(b"%PDF-1.7\n", "picture.png"), "application/pdf");
        assert_eq!(media_type(b"<script>alert(1)</script>", "page.html"), "text/plain");
        assert_eq!(media_type(b"a;b\n1;2\n", "Liste.CSV"), "text/csv");
        assert_eq!(media_type(b"\0\x01\x02", "notes.txt"), "application/octet-stream");
        assert_eq!(media_type(b"", "empty.txt"), "text/plain");
    }
}
