//! A server in this process on a fresh database, and the people of the stories: Ann and Olek of Acme, Bao of Bolt, Mallory of Other.

mod asked;
mod browser;
mod mailbox;
mod papers;
mod peer;
mod people;
mod post;

use std::time::Duration;

use kontor_server::clock::Clock;
use kontor_server::config::Config;
use kontor_server::serve::Server;
use kontor_store::{Engine, Operator, Store};

pub use asked::statements;
pub use browser::{Answer, Browser, Program, Stream};
pub use mailbox::{Letter, letters_in};
pub use papers::{ACME, BOLT, cxml, invoice, invoice_between, order, order_between, order_response, response};
pub use peer::{Manners, Peer};
pub use people::{Firms, PASSWORD};
pub use post::{MAIL_SERVER, Written};

/// When every story begins: a Monday morning, 2026-11-23 08:00 UTC.
pub const MORNING: i64 = 1_795_420_800_000;

/// Makes two tests of one story, one on each engine.
macro_rules! on_both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($world:ident) $story:block)+) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports, reason = "not every story needs what its neighbours need")]
            use super::*;

            async fn story($world: &$crate::world::World) $story

            #[test]
            fn on_sqlite() {
                $crate::world::run(kontor_store::Engine::Sqlite, story);
            }

            #[test]
            fn on_postgres() {
                $crate::world::run(kontor_store::Engine::Postgres, story);
            }
        }
    )+};
}

pub struct World {
    pub server: Server,
    pub clock: Clock,
    pub firms: Firms,
    pub operator: Operator,
    client: reqwest::Client,
    // The folder lives as long as the world.
    _folder: tempfile::TempDir,
}

/// Tells a story in a world of its own, then ends that world in good order.
pub fn run(engine: Engine, story: impl AsyncFnOnce(&World)) {
    run_as(engine, |_| {}, story);
}

/// The same where the network is configured otherwise.
pub fn run_as(engine: Engine, change: impl FnOnce(&mut Config), story: impl AsyncFnOnce(&World)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let world = World::new(engine, change).await;
        story(&world).await;
        world.server.stop().await;
    });
}

impl World {
    /// A server as the configuration makes it after `change`.
    pub async fn new(engine: Engine, change: impl FnOnce(&mut Config)) -> Self {
        asked::listen();
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config { listen: ([127, 0, 0, 1], 0).into(), data_dir: folder.path().to_owned(), ..Config::default() };
        MAIL_SERVER.clone_into(&mut config.mail.authserv_id);
        if engine == Engine::Postgres {
            config.database.url = crate::servers::own_database();
        }
        change(&mut config);
        let clock = Clock::fixed(MORNING);
        let server = Server::start(config, clock.clone(), false).await.unwrap();
        let operator = Operator::at_the_command_line();
        let firms = people::settle(&server.app.store, &operator).await;
        let client = crate::servers::client().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { server, clock, firms, operator, client, _folder: folder }
    }

    pub fn store(&self) -> &Store {
        &self.server.app.store
    }

    /// Time passes for everybody at once.
    pub fn minutes_pass(&self, minutes: u64) {
        self.clock.pass(Duration::from_secs(60 * minutes));
    }

    /// A browser in which nobody is signed in.
    pub fn browser(&self) -> Browser<'_> {
        Browser::new(self)
    }

    /// A browser in which this person is signed in, without going through the form.
    pub async fn sign_in(&self, email: &str) -> Browser<'_> {
        let record = self.store().sign_in_by_email(email).await.unwrap().expect(email);
        let secret = self.store().start_session(&record.id, &record.persons[0].id, self.clock.now(), i64::MAX / 2).await.unwrap();
        self.browser().with_cookie(&format!("kontor={secret}"))
    }

    /// A program with a token of this person.
    pub async fn program(&self, email: &str) -> Program<'_> {
        let record = self.store().sign_in_by_email(email).await.unwrap().expect(email);
        let made = self.store().create_token_for(&self.operator, &record.persons[0].id, "story", self.clock.now()).await.unwrap();
        Program::new(self, made.1)
    }

    /// The whole address of one of its pages.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.server.address)
    }
}
