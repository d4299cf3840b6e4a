//! Starts a server with all its tasks, and ends it without losing anything.

use std::net::SocketAddr;
use std::sync::LazyLock;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::serve::ListenerExt as _;
use kontor_mail::{Authenticator, Postbox};
use kontor_store::{Batch, Engine, Store, StoreOptions};
use serde_json::json;
use tokio::net::TcpListener;
use tokio::sync::{Notify, mpsc};
use tokio_util::sync::CancellationToken;

use crate::app::{App, Parts};
use crate::assets::Assets;
use crate::carrier::Carrier;
use crate::clock::Clock;
use crate::config::{Config, Migrate};
use crate::live::Live;
use crate::secrets::Secrets;
use crate::tasks::Tasks;
use crate::throttle::Throttle;
use crate::{actions, health, hear, inbound, outbound, roads, routes};

/// How long requests that are under way may still take when the server ends.
const PATIENCE: Duration = Duration::from_secs(10);

/// A running server.
#[derive(Debug)]
pub struct Server {
    pub app: App,
    /// Where it listens; with port 0 in the configuration, the one that was free.
    pub address: SocketAddr,
    /// Where mail servers hand over mail, if they do.
    pub lmtp: Option<SocketAddr>,
    doors: Tasks,
    tasks: Tasks,
    lost: mpsc::Receiver<&'static str>,
}

impl Server {
    /// Opens everything and listens. When this returns, requests are answered.
    ///
    /// # Errors
    /// If the address is taken, the database cannot be reached, or a folder cannot be written.
    pub async fn start(mut config: Config, clock: Clock, demo: bool) -> anyhow::Result<Self> {
        let listener = TcpListener::bind(config.listen).await.with_context(|| format!("cannot listen at {}", config.listen))?;
        let address = listener.local_addr()?;
        config.listen = address;
        health::record()?;
        if !demo {
            warn(&config);
        }
        let (app, batch) = open(config, clock, demo).await?;
        app.store.blobs_answer().await.with_context(|| format!("cannot keep files at {}", app.config.blobs.url))?;
        // Several servers share a PostgreSQL, and another may be sending: there the lease decides.
        if app.store.engine() == Engine::Sqlite {
            app.store.release_claims(app.now()).await?;
        }
        let (mut doors, _) = Tasks::new(app.stopping.clone());
        // The tasks go on until the doors are closed: what came through them is written.
        let (mut tasks, lost) = Tasks::new(CancellationToken::new());
        begin(&mut tasks, &app, batch);
        let router = routes::router(app.clone())?;
        listen(&mut doors, "door", listener, router, app.stopping.clone());
        if let Some(apart) = app.config.metrics.listen {
            let listener = TcpListener::bind(apart).await.with_context(|| format!("cannot listen at {apart} for metrics"))?;
            let router = Router::new().route("/metrics", axum::routing::get(health::figures_apart)).with_state(app.clone());
            listen(&mut doors, "metrics", listener, router, app.stopping.clone());
        }
        let lmtp = receive(&mut doors, &app).await?;
        if let Some(imap) = app.config.mail.mailbox().map_err(|why| anyhow::anyhow!("`mail.imap_url`: {why}"))? {
            let app = app.clone();
            doors.keep("imap", move |stop| roads::imap::read(app.clone(), imap.clone(), stop));
        }
        Ok(Self { app, address, lmtp, doors, tasks, lost })
    }

    /// Resolves when a task is gone without which the server is of no use.
    pub async fn lost(&mut self) -> &'static str {
        match self.lost.recv().await {
            Some(name) => name,
            None => std::future::pending().await,
        }
    }

    /// Takes no more requests, finishes those under way, ends the streams, then the tasks: what waits to be written is written.
    pub async fn stop(self) {
        self.doors.stop(PATIENCE).await;
        self.tasks.stop(PATIENCE).await;
    }
}

/// The application without its doors, for commands too.
///
/// # Errors
/// If the database cannot be reached, or a folder cannot be written.
pub async fn open(config: Config, clock: Clock, demo: bool) -> anyhow::Result<(App, Batch)> {
    let (store, batch) = open_store(&config, &clock).await?;
    let assets = Assets::load()?;
    let secrets = Secrets::open(&config.secrets_file())?;
    let mail = &config.mail;
    let postbox = Postbox::new(&config.reply_domain(), &mail.reply_mailbox, mail.reply_separator, secrets.mail_keys());
    let app = App::new(Parts {
        live: Live::default(),
        carrier: Carrier::new(&config)?,
        throttle: Throttle::new(&config.limits, &clock),
        passwords: crate::passwords::Passwords::default(),
        secrets,
        postbox,
        authenticator: authenticator(&config),
        mail_arrived: Notify::new(),
        icons: assets.url("icons.svg"),
        assets,
        interface: LazyLock::new(|| json!(routes::description())),
        demo,
        stopping: CancellationToken::new(),
        store,
        config,
        clock,
    });
    Ok((app, batch))
}

/// Where a machine names no name server, senders are not verified: their mail is held, or our own mail server's word counts.
fn authenticator(config: &Config) -> Option<Authenticator> {
    let servers = &config.mail.name_servers;
    let made = if servers.is_empty() { Authenticator::of_this_machine() } else { Authenticator::asking(servers) };
    made.inspect_err(|fault| tracing::warn!("senders of mail cannot be verified: {fault}")).ok()
}

/// The database and the blobs alone.
///
/// # Errors
/// If the database cannot be reached, or a folder cannot be written.
pub async fn open_store(config: &Config, clock: &Clock) -> anyhow::Result<(Store, Batch)> {
    let options = store_options(config);
    let opened = match config.database.migrate {
        Migrate::AtStart => Store::open(options, clock.now()).await,
        Migrate::ByCommand => Store::connect(options).await,
    };
    let (store, batch) = opened.with_context(|| format!("cannot open the database {}", shown(&config.database_url())))?;
    if config.database.migrate == Migrate::ByCommand && !store.missing_migrations().await?.is_empty() {
        anyhow::bail!("the database is not up to date and `database.migrate` is by_command: run `kontor migrate` first");
    }
    Ok((store, batch))
}

/// How the configuration wants the store.
pub fn store_options(config: &Config) -> StoreOptions {
    StoreOptions {
        database_url: config.database_url(),
        blobs: config.blobs(),
        standard_includes_messaging: config.plans.standard.messaging,
        message_bytes: config.limits.message_bytes,
        grace_ms: i64::from(config.mail.grace_seconds) * 1000,
    }
}

/// A database's address without a password in it.
pub fn shown(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://…@{host}"),
        _ => url.to_owned(),
    }
}

fn warn(config: &Config) {
    if !config.is_https() {
        tracing::warn!(
            "public_url is not https: cookies are sent without protection; right for this machine alone or a closed test network"
        );
    }
    if config.database_url().starts_with("postgres") && config.secrets.file.as_os_str().is_empty() {
        tracing::warn!("secrets.file is not named: servers that share this database must also share the file");
    }
}

/// What goes on beside the requests.
fn begin(tasks: &mut Tasks, app: &App, batch: Batch) {
    let stop = tasks.stop_signal();
    tasks.vital("posts", async move { batch.run(stop.cancelled_owned()).await });
    if let Some(committed) = app.store.hints().receive() {
        let (app, stop) = (app.clone(), tasks.stop_signal());
        tasks.vital("live", async move { hear::hand_out(app, committed, stop).await });
    }
    let listening = app.clone();
    tasks.keep("elsewhere", move |stop| hear::hear_elsewhere(listening.clone(), stop));
    let pipeline = app.clone();
    tasks.keep("mail in", move |stop| inbound::handle::run(pipeline.clone(), stop));
    tasks.every("checkpoint", Duration::from_millis(250), app, |app| async move { app.store.checkpoint().await });
    tasks.every("search", Duration::from_millis(500), app, |app| async move { index(&app).await });
    tasks.every("letters", Duration::from_secs(1), app, |app| async move { outbound::round(&app).await });
    tasks.every("sweep", Duration::from_mins(5), app, |app| async move { sweep(&app).await });
    // What came in while the server was ending, or together with a new relationship.
    tasks.every("tell", Duration::from_secs(5), app, |app| async move { actions::tell::tell_due(&app).await });
    tasks.every("metrics", Duration::from_secs(15), app, |_| async {
        health::upkeep();
        Ok(())
    });
}

/// Forgets what is over, in small portions so that nobody waits for it.
async fn sweep(app: &App) -> kontor_store::Result<()> {
    while app.store.sweep_hints(app.now()).await? > 0 {}
    while app.store.sweep_sessions(app.now()).await? > 0 {}
    while app.store.sweep_uploads(app.now()).await? > 0 {}
    while app.store.sweep_cxml_answers(app.now()).await? > 0 {}
    let mut after = Some(String::new());
    while let Some(place) = after {
        after = app.store.sweep_blobs(&place, app.now()).await?;
    }
    app.store.deliver_held(app.now()).await?;
    Ok(())
}

/// Makes new messages findable.
async fn index(app: &App) -> kontor_store::Result<()> {
    while app.store.index_messages().await? > 0 {}
    Ok(())
}

/// Opens the road by LMTP, if the configuration names one.
async fn receive(doors: &mut Tasks, app: &App) -> anyhow::Result<Option<SocketAddr>> {
    let Some(address) = app.config.mail.lmtp_listen else { return Ok(None) };
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot listen at {address} for LMTP"))?;
    let address = listener.local_addr()?;
    let (app, stop) = (app.clone(), doors.stop_signal());
    doors.vital("lmtp", async move { roads::lmtp::listen(app, listener, stop).await });
    Ok(Some(address))
}

fn listen(doors: &mut Tasks, name: &'static str, listener: TcpListener, router: Router, stopping: CancellationToken) {
    // Hints are small and must not wait for more to be sent along.
    let listener = listener.tap_io(|connection| {
        if let Err(fault) = connection.set_nodelay(true) {
            tracing::debug!("no TCP_NODELAY: {fault}");
        }
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    doors.vital(name, async move {
        let served = axum::serve(listener, service).with_graceful_shutdown(stopping.cancelled_owned()).await;
        if let Err(fault) = served {
            tracing::error!("{fault}");
        }
    });
}
