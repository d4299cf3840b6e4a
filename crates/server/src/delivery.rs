//! Files on their way in and out over HTTP, the same at every door.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use kontor_store::OpenFile;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tokio_util::io::ReaderStream;

use crate::app::App;

/// How long a refused upload is still listened to.
const PATIENCE: Duration = Duration::from_secs(10);
/// How much of a file is read at once.
const CHUNK: usize = 64 * 1024;

/// Reads on what will not be kept. Browsers and most programs look at the answer only after they have sent everything:
/// where the connection closes before, they tell of a broken network and not of the limit.
pub async fn discard<E>(app: &App, mut rest: impl Stream<Item = Result<Bytes, E>> + Unpin) {
    let mut left = app.config.limits.upload_discard_bytes;
    let reading = async {
        while let Some(Ok(chunk)) = rest.next().await {
            left = left.saturating_sub(chunk.len() as u64);
            if left == 0 {
                break;
            }
        }
    };
    // Whoever is slower than that learns of the limit from a closed connection.
    let _ = tokio::time::timeout(PATIENCE, reading).await;
}

/// A kept file as an answer.
#[derive(Debug)]
pub struct Download {
    /// Its name; any script, no path.
    pub name: String,
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256, hexadecimal: the same content is the same answer.
    pub sha256: String,
    pub file: OpenFile,
    /// Whether a browser may show it instead of saving it. Only for [`may_show`].
    pub inline: bool,
}

/// Pictures that browsers draw pixel by pixel, and PDF, which they show in a viewer walled off from pages. SVG is not among
/// them: it can carry scripts.
pub fn may_show(media_type: &str) -> bool {
    matches!(media_type, "image/png" | "image/jpeg" | "image/gif" | "image/webp" | PDF)
}

const PDF: &str = "application/pdf";
/// Whatever a browser makes of a file after all, it may run and load nothing, as if from a site of its own.
const WALLED: HeaderValue = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox");
/// The viewers of browsers do not open in a sandbox; PDF has none of our pages' rights in them.
const VIEWED: HeaderValue = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");

impl IntoResponse for Download {
    fn into_response(self) -> Response {
        let shown = self.inline && may_show(&self.media_type);
        let policy = if shown && self.media_type == PDF { VIEWED } else { WALLED };
        let disposition = disposition(if shown { "inline" } else { "attachment" }, &self.name);
        let etag = HeaderValue::try_from(format!("\"{}\"", self.sha256)).unwrap_or(HeaderValue::from_static("\"\""));
        let own = [
            (header::CONTENT_LENGTH, HeaderValue::from(self.size)),
            (header::ETAG, etag),
            (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600")),
        ];
        let body = Body::from_stream(ReaderStream::with_capacity(self.file, CHUNK));
        (harmless(&self.media_type, disposition, policy), own, body).into_response()
    }
}

/// A file that was taken out of another one; always to be saved, never shown.
#[derive(Debug)]
pub struct Whole {
    /// Its name, from a stranger.
    pub name: String,
    /// As its bytes tell.
    pub media_type: String,
    pub bytes: Vec<u8>,
}

impl IntoResponse for Whole {
    fn into_response(self) -> Response {
        (harmless(&self.media_type, disposition("attachment", &self.name), WALLED), self.bytes).into_response()
    }
}

/// What keeps a stranger's file from doing anything.
fn harmless(media_type: &str, disposition: HeaderValue, policy: HeaderValue) -> [(HeaderName, HeaderValue); 4] {
    let media_type = HeaderValue::try_from(media_type).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_DISPOSITION, disposition),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CONTENT_SECURITY_POLICY, policy),
    ]
}

/// RFC 6266, 4.1 and 4.3: a plain name for old programs, the real one by RFC 8187 for all others.
fn disposition(how: &str, name: &str) -> HeaderValue {
    // RFC 8187, 3.2.1: attr-char.
    const ATTR_CHAR: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'!')
        .remove(b'#')
        .remove(b'$')
        .remove(b'&')
        .remove(b'+')
        .remove(b'-')
        .remove(b'.')
        .remove(b'^')
        .remove(b'_')
        .remove(b'`')
        .remove(b'|')
        .remove(b'~');
    let plain: String = name.chars().map(|c| if c.is_ascii_graphic() || c == ' ' { c } else { '_' }).collect();
    // A per cent sign in the plain name is decoded by some browsers, quotes and backslashes would end it.
    let plain = plain.replace(['"', '\\', '%'], "_");
    let real = utf8_percent_encode(name, ATTR_CHAR);
    HeaderValue::try_from(format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{real}")).unwrap_or(HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_any_script_arrives_whole_and_cannot_leave_its_quotes() {
        let header = disposition("attachment", "Zażółć \"gęślą\".pdf");
        assert_eq!(
            header.to_str().unwrap(),
            "attachment; filename=\"Za____ _g__l__.pdf\"; filename*=UTF-8''Za%C5%BC%C3%B3%C5%82%C4%87%20%22g%C4%99%C5%9Bl%C4%85%22.pdf"
        );
    }

    #[test]
    fn a_drawing_that_can_carry_scripts_is_never_shown_in_place() {
        assert!(may_show("image/png"));
        assert!(!may_show("image/svg+xml"));
        assert!(!may_show("text/html"));
    }
}
