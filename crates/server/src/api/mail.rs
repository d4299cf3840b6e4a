//! Mail by HTTP: the road for providers that hand in mail by a webhook.

use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use bytes::Bytes;
use kontor_store::model::Road;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::actions::accept_mail::{Envelope, MAIL_BYTES, Refusal, accept, check, recipients_of, sender_of};
use crate::app::App;
use crate::delivery;
use crate::error::{Error, Result, Sentence};
use crate::gate::{Json, Postman, Query};

/// The envelope, where the provider knows it.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct EnvelopeQuery {
    /// A recipient of the envelope; may come several times. Not given: those of the mail's own recipients that are ours.
    pub to: Vec<String>,
    /// The sender of the envelope; empty for mail that must not be answered. Not given: what the mail says itself.
    pub from: Option<String>,
}

/// A mail that was kept.
#[derive(Debug, Serialize, ToSchema)]
pub struct KeptShape {
    /// Its ids, one for each recipient, by which the operator finds what became of it.
    pub ids: Vec<String>,
}

/// Hands in a mail as it came (RFC 5322), as the raw body, with a mail token. When this is answered, the mail is durable; what
/// becomes of it is decided afterwards.
#[utoipa::path(post, path = "/api/v1/mail", tag = "mail", params(EnvelopeQuery),
    request_body(content = Vec<u8>, content_type = "message/rfc822"),
    responses((status = 202, body = KeptShape), (status = 413, description = "Over 25 MiB"), (status = 422, description = "No recipient of ours")))]
pub async fn hand_in(
    State(app): State<App>,
    _: Postman,
    Query(query): Query<EnvelopeQuery>,
    body: Body,
) -> Result<(StatusCode, Json<KeptShape>)> {
    let whole = whole(&app, body).await?;
    let from = query.from.unwrap_or_else(|| sender_of(&whole));
    let named = if query.to.is_empty() { recipients_of(&app, &whole) } else { query.to };
    let mut ids = Vec::new();
    for to in named {
        match check(&app, &from, &to).await {
            Ok(()) => {
                let envelope = Envelope { road: Road::Http, from: from.clone(), to, peer: None };
                ids.push(accept(&app, &envelope, whole.clone()).await.map_err(|refusal| refused(&refusal))?.to_string());
            }
            Err(Refusal::Later) => return Err(refused(&Refusal::Later)),
            // The others of a mail to several are not lost for it.
            Err(_) => {}
        }
    }
    if ids.is_empty() {
        return Err(Error::field("to", Sentence::new("invalid-recipient")));
    }
    Ok((StatusCode::ACCEPTED, Json(KeptShape { ids })))
}

async fn whole(app: &App, body: Body) -> Result<Bytes> {
    let mut stream = body.into_data_stream();
    let mut whole = Vec::new();
    while let Some(chunk) = futures_util::StreamExt::next(&mut stream).await {
        whole.extend_from_slice(&chunk.map_err(|fault| Error::Unreadable(fault.to_string()))?);
        if whole.len() > MAIL_BYTES {
            delivery::discard(app, stream).await;
            return Err(refused(&Refusal::TooLarge));
        }
    }
    Ok(whole.into())
}

fn refused(refusal: &Refusal) -> Error {
    match refusal {
        Refusal::TooLarge => Error::TooLarge { limit: MAIL_BYTES as u64 },
        Refusal::UnknownRecipient => Error::field("to", Sentence::new("invalid-recipient")),
        Refusal::Later => Error::Busy { retry: 5 },
    }
}
