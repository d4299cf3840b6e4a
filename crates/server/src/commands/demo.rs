//! `kontor demo`: creates the demo network in a folder if it is new, and serves it.

mod firms;
mod folder;
mod papers;
mod talks;
mod told;

use std::io::Write as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use anyhow::{Context as _, bail};
use clap::Args;
use jiff::Timestamp;
use kontor_store::{Batch, Operator};
use tokio_util::sync::CancellationToken;

use super::until_told::until_told;
use crate::app::App;
use crate::clock::Clock;
use crate::config::{Config, Mail};
use crate::serve::{self, Server};
use crate::web::mailbox;

pub use folder::is_demo;

/// How long a message waits to be seen before it goes out by mail.
const GRACE_SECONDS: u32 = 3;

/// A network of invented firms in the middle of their work, to try Kontor with.
#[derive(Debug, Args)]
pub struct Demo {
    /// The folder of the demo network; made when it is missing.
    #[arg(long, value_name = "DIR", default_value = "kontor-demo")]
    data: PathBuf,
    /// Where it is served; on this machine alone, since everybody knows the passwords.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
}

/// Serves the demo network until told to stop.
///
/// # Errors
/// If the folder holds something else, or the address is taken or not of this machine alone.
pub async fn demo(command: Demo, config: Config) -> anyhow::Result<()> {
    if !command.listen.ip().is_loopback() {
        bail!(
            "--listen {}: the passwords of a demo network are known to all, so it listens on this machine alone, such as 127.0.0.1:8080",
            command.listen
        );
    }
    // Its mailbox vouches for its people, and a newcomer need not wait a minute for the first mail.
    let mail = Mail { grace_seconds: GRACE_SECONDS, authserv_id: mailbox::AUTHSERV_ID.to_owned(), ..Mail::default() };
    let config = Config { data_dir: command.data, listen: command.listen, log: config.log, mail, ..Config::default() };
    if !is_demo(&config) {
        folder::begin(&config.data_dir)?;
        Box::pin(make(&config)).await.context("the demo network could not be made")?;
        folder::finish(&config.data_dir)?;
    }
    let server = Server::start(config, Clock::System, true).await?;
    // Whether anybody reads it makes no difference.
    let _ = std::io::stdout().write_all(told::who_can_sign_in(&server.app.config.public_url()).as_bytes());
    until_told(server).await
}

/// Everything a network under way has, written through the same doors as in real life but with the times of the story.
async fn make(config: &Config) -> anyhow::Result<()> {
    let now = Clock::System.now();
    let time = Arc::new(AtomicI64::new(now));
    let (app, batch) = serve::open(config.clone(), Clock::Fixed(Arc::clone(&time)), true).await?;
    app.store.hasten().await?;
    // In boxes, since the future of a whole story is large for a stack.
    let story = Box::pin(async {
        let now = Timestamp::from_millisecond(now)?;
        let stage = Stage { operator: super::counter::operator(), app, time, now };
        let people = firms::admit(&stage).await.context("firms")?;
        let papers = papers::receive(&stage, &people).await.context("papers")?;
        papers::answer(&stage, &people).await.context("answers")?;
        talks::tell(&stage, &people, &papers).await.context("conversations")?;
        firms::settle(&stage, &people).await.context("what ends")?;
        while stage.app.store.index_messages().await? > 0 {}
        stage.app.store.checkpoint().await?;
        Ok(())
    });
    Box::pin(with_posts(batch, story)).await
}

/// What every scene of the story has in hand.
struct Stage {
    app: App,
    operator: Operator,
    /// The time that the application goes by, in milliseconds; moved from scene to scene.
    time: Arc<AtomicI64>,
    /// When the story is told.
    now: Timestamp,
}

/// Does the work while posts are written beside it.
async fn with_posts<T>(batch: Batch, work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let done = CancellationToken::new();
    let work = async {
        let made = work.await;
        done.cancel();
        made
    };
    let ((), made) = tokio::join!(batch.run(done.cancelled()), work);
    made
}
