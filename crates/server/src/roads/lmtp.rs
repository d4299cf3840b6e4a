//! The road by LMTP: a mail server in front of us hands over what came for our addresses.

use std::net::IpAddr;
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use kontor_mail::lmtp::{Envelope, Limits, Postman, Reply, serve};
use kontor_store::model::Road;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

use crate::actions::accept_mail::{self, Peer, Refusal};
use crate::app::App;

/// Sessions at a time. A mail server in front opens some twenty; each may hold one mail of 25 MiB.
const MOST_SESSIONS: usize = 32;

/// Answers mail servers until `stop`, then ends each session at its next pause.
pub async fn listen(app: App, listener: TcpListener, stop: CancellationToken) {
    let mut sessions = FuturesUnordered::new();
    loop {
        tokio::select! {
            () = stop.cancelled() => break,
            Some(()) = sessions.next(), if !sessions.is_empty() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) if sessions.len() >= MOST_SESSIONS => refuse(&stream),
                Ok((stream, peer)) => sessions.push(session(&app, stream, peer.ip(), &stop)),
                Err(fault) => {
                    tracing::warn!("no LMTP session: {fault}");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            },
        }
    }
    while sessions.next().await.is_some() {}
}

async fn session(app: &App, stream: TcpStream, peer: IpAddr, stop: &CancellationToken) {
    let trusted = peer.to_canonical().is_loopback() || app.config.mail.lmtp_trusted.iter().any(|network| network.contains(peer));
    let limits = Limits { may_forward: trusted, ..Limits::default() };
    let name = app.config.reply_domain();
    if let Err(fault) = serve(stream, &name, &Door { app }, &limits, stop.cancelled()).await {
        tracing::info!(%peer, "an LMTP session broke off: {fault}");
    }
}

/// It comes again: what it has is not lost.
fn refuse(stream: &TcpStream) {
    // If even this does not go out, the connection is closed all the same.
    let _ = stream.try_write(b"421 4.7.0 Too many connections, come again\r\n");
}

struct Door<'a> {
    app: &'a App,
}

impl Postman for Door<'_> {
    async fn takes(&self, envelope: &Envelope, recipient: &str) -> Result<(), Reply> {
        accept_mail::check(self.app, &envelope.from, recipient).await.map_err(|refusal| reply(&refusal))
    }

    async fn keep(&self, envelope: &Envelope, recipient: &str, mail: Bytes) -> Result<(), Reply> {
        let peer = envelope.client.as_ref().map(|client| Peer { address: client.address, helo: client.helo.clone() });
        let envelope = accept_mail::Envelope { road: Road::Lmtp, from: envelope.from.clone(), to: recipient.to_owned(), peer };
        accept_mail::accept(self.app, &envelope, mail).await.map(drop).map_err(|refusal| reply(&refusal))
    }
}

fn reply(refusal: &Refusal) -> Reply {
    let (code, text) = refusal.reply();
    Reply::new(code, text)
}
