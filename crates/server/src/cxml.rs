//! The door for cXML: a message comes in over HTTP, and whatever becomes of it is said in a cXML `Response` under HTTP's 200.

mod answer;
mod knock;

use std::net::IpAddr;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::StreamExt as _;
use kontor_documents::{Envelope, with_content_type};
use kontor_store::{CxmlComer, CxmlKnock, Viewer};
use tokio::sync::Semaphore;

use crate::actions::receive_document::{Brought, How, Outcome, Taken, envelope, receive_document};
use crate::app::App;
use crate::delivery;
use crate::error::{Error, Fault, Result};
use crate::gate::Client;
use answer::{Answer, English};

/// The requests that are read; a `ProfileRequest` learns them.
const READ: [&str; 5] = ["OrderRequest", "ConfirmationRequest", "ShipNoticeRequest", "InvoiceDetailRequest", "StatusUpdateRequest"];
/// Nobody is known while a message is read, so strangers together may fill this many times the largest message of memory.
static READING: Semaphore = Semaphore::const_new(16);
/// The longest that a message may be under way.
const PATIENCE: Duration = Duration::from_mins(1);

/// The layer of this door: faults of ours become answers too, since a sender understands nothing else.
pub async fn door(State(app): State<App>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    match response.extensions().get::<Fault>() {
        Some(fault) => Answer::of_fault(&fault.0, &English::at(&app)).write(&app).into_response(),
        None => response,
    }
}

/// `POST /cxml`
pub async fn receive(State(app): State<App>, Client(address): Client, headers: HeaderMap, body: Body) -> Result<Response> {
    app.throttle.cxml(address).map_err(|wait| Error::TooMany { wait })?;
    let Some(body) = whole(&app, body).await? else {
        return Ok(Answer::too_large(&app).write(&app).into_response());
    };
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let bytes = Bytes::from(with_content_type(content_type, &body).into_owned());
    drop(body);
    Ok(served(&app, address, bytes).await?.into_response())
}

/// The body, unless it is over the limit; then the rest is read away, so that the sender can read why.
async fn whole(app: &App, body: Body) -> Result<Option<Bytes>> {
    let limit = usize::try_from(app.config.limits.document_bytes).unwrap_or(usize::MAX);
    let mut stream = body.into_data_stream();
    let reading = async {
        let _place = READING.acquire().await.map_err(Error::broken)?;
        let mut bytes = Vec::new();
        while let Some(chunk) = stream.next().await {
            bytes.extend_from_slice(&chunk.map_err(|fault| Error::Unreadable(fault.to_string()))?);
            if bytes.len() > limit {
                return Ok(None);
            }
        }
        Ok::<_, Error>(Some(Bytes::from(bytes)))
    };
    let read = tokio::time::timeout(PATIENCE, reading).await.map_err(|_| Error::Busy { retry: 60 })??;
    if read.is_none() {
        delivery::discard(app, stream).await;
    }
    Ok(read)
}

/// Who knocks, with what, and what becomes of it.
async fn served(app: &App, address: IpAddr, bytes: Bytes) -> Result<answer::Written> {
    let envelope = match envelope(&bytes).await? {
        Ok(envelope) => envelope,
        Err(refusal) => return Ok(Answer::unreadable(&refusal, &English::at(app)).write(app)),
    };
    if let Some(credential) = envelope.sender.first() {
        app.throttle.cxml_sender(&credential.identity, address).map_err(|wait| Error::TooMany { wait })?;
    }
    let knock = knock::knock(app, &envelope);
    let comer = Viewer::by_cxml(&app.store, &knock).await?;
    let answer = match comer {
        CxmlComer::Stranger => Answer::unauthorized(),
        _ if envelope.request == "ProfileRequest" => Answer::profile(&READ),
        _ if !READ.contains(&envelope.request.as_str()) => Answer::not_read(&envelope.request),
        CxmlComer::NotTheirs => Answer::not_theirs(),
        CxmlComer::Known(viewer) => return received(app, &viewer, &knock, &envelope, bytes).await,
    };
    tracing::info!(request = envelope.request, code = answer.code(), "a cXML message was answered");
    Ok(answer.write(app))
}

/// A message of an organization of ours. What was taken is answered to a retry as it was the first time.
async fn received(app: &App, viewer: &Viewer, knock: &CxmlKnock, envelope: &Envelope, bytes: Bytes) -> Result<answer::Written> {
    let name = format!("{}.{}", envelope.request, if kontor_documents::is_message(&bytes) { "eml" } else { "xml" });
    let outcome = receive_document(app, viewer, Brought { name, bytes }).await?;
    let payload = envelope.payload_id.as_deref().unwrap_or_default();
    if let Outcome::Taken(Taken { how: How::Again, .. }) = &outcome
        && let Some(before) = app.store.cxml_answer(viewer, payload).await?
    {
        return Ok(answer::Written::again(before));
    }
    let answer = Answer::of_outcome(&outcome, &English::at(app));
    tracing::info!(organization = %viewer.organization(), request = envelope.request, code = answer.code(), "a cXML message was received");
    let written = answer.write(app);
    if !payload.is_empty() && matches!(&outcome, Outcome::Taken(taken) if taken.how != How::Conflict) {
        app.store.keep_cxml_answer(viewer, knock, payload, written.text(), app.now()).await?;
    }
    Ok(written)
}
