//! What every request and every task has in hand. Cheap to clone.

use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use kontor_mail::{Authenticator, Postbox};
use kontor_store::{Store, Viewer};
use serde_json::Value;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::assets::Assets;
use crate::carrier::Carrier;
use crate::clock::Clock;
use crate::config::Config;
use crate::i18n::{Language, Reader};
use crate::live::Live;
use crate::passwords::Passwords;
use crate::secrets::Secrets;
use crate::throttle::Throttle;

/// The running application.
#[derive(Debug, Clone)]
pub struct App(Arc<Parts>);

/// What it is made of.
#[derive(Debug)]
pub struct Parts {
    pub store: Store,
    pub config: Config,
    pub clock: Clock,
    pub live: Live,
    pub carrier: Carrier,
    pub throttle: Throttle,
    pub passwords: Passwords,
    pub secrets: Secrets,
    /// Our own mail addresses and the keys of links in mails.
    pub postbox: Postbox,
    /// Asks DNS whether senders are who they say; none where this machine names no name server.
    pub authenticator: Option<Authenticator>,
    /// Wakes the pipeline when a mail was kept.
    pub mail_arrived: Notify,
    pub assets: Assets,
    /// What the programs' interface says of itself.
    pub interface: LazyLock<Value>,
    /// The address of the icon sprite.
    pub icons: String,
    /// Whether this is the demo network, which says so on every page.
    pub demo: bool,
    /// Ends the streams, so that a stop need not wait for them.
    pub stopping: CancellationToken,
}

impl App {
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// How this person reads, at this moment.
    pub fn reader(&self, viewer: &Viewer) -> Reader {
        let language = Language::from_code(viewer.language()).unwrap_or(Language::En);
        Reader::new(language, viewer.time_zone(), self.now())
    }

    /// The address of the icon sprite.
    pub fn icons(&self) -> &str {
        &self.icons
    }

    /// Unix time in milliseconds.
    pub fn now(&self) -> kontor_store::model::Millis {
        self.clock.now()
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
