//! A fresh network for each story: Acme buys, Bolt supplies, Other is a stranger to both.

use kontor_model::ids::OrganizationId;
use kontor_model::{Permission, Plan, Role};
use kontor_store::{Batch, BlobsOptions, NewOrganization, NewPerson, Operator, Organization, Person, Store, StoreOptions, Viewer};

pub const MONDAY: i64 = 1_750_000_000_000;
pub const HOUR: i64 = 3_600_000;
pub const DAY: i64 = 24 * HOUR;

pub struct World {
    pub store: Store,
    pub operator: Operator,
    database_url: String,
    batch: Option<Batch>,
    // The folder lives as long as the world.
    _folder: tempfile::TempDir,
}

/// Runs the story on every engine at hand.
pub async fn on_both<F: AsyncFn(World)>(story: F) {
    story(World::new("sqlite:").await).await;
    if let Ok(server) = std::env::var("KONTOR_TEST_POSTGRES") {
        story(World::new(&server).await).await;
    }
}

impl World {
    async fn new(database: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database_url = match database {
            "sqlite:" => format!("sqlite:{}", folder.path().join("kontor.db").display()),
            server => own_database(server).await,
        };
        let options = StoreOptions {
            database_url: database_url.clone(),
            blobs: BlobsOptions::Folder(folder.path().join("blobs")),
            standard_includes_messaging: false,
            message_bytes: 32 * 1024,
            grace_ms: 60_000,
        };
        let (store, batch) = Store::open(options, MONDAY).await.unwrap();
        Self { store, operator: Operator::at_the_command_line(), database_url, batch: Some(batch), _folder: folder }
    }

    /// From now on posts are written; else they wait.
    #[expect(clippy::disallowed_methods, reason = "there is no supervisor here, and it ends with the runtime")]
    pub fn let_posts_be_written(&mut self) {
        let batch = self.batch.take().unwrap();
        tokio::task::spawn(batch.run(std::future::pending()));
    }

    /// Writes rows past the store: what other stories would have made.
    pub async fn sql(&self, text: String) {
        use sqlx::Connection as _;
        let text = sqlx::AssertSqlSafe(text);
        if let Some(path) = self.database_url.strip_prefix("sqlite:") {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
            sqlx::raw_sql(text).execute(&mut sqlx::SqliteConnection::connect_with(&options).await.unwrap()).await.unwrap();
        } else {
            sqlx::raw_sql(text).execute(&mut sqlx::PgConnection::connect(&self.database_url).await.unwrap()).await.unwrap();
        }
    }

    /// How many rows there are, looked at past the store.
    pub async fn count(&self, rows: String) -> i64 {
        use sqlx::Connection as _;
        let text = sqlx::AssertSqlSafe(format!("SELECT COUNT(*) FROM {rows}"));
        if let Some(path) = self.database_url.strip_prefix("sqlite:") {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
            sqlx::query_scalar(text).fetch_one(&mut sqlx::SqliteConnection::connect_with(&options).await.unwrap()).await.unwrap()
        } else {
            sqlx::query_scalar(text).fetch_one(&mut sqlx::PgConnection::connect(&self.database_url).await.unwrap()).await.unwrap()
        }
    }

    /// How the database would go about a statement, step by step. PostgreSQL walks a table only where there is no index for it.
    pub async fn plan(&self, statement: &str) -> Vec<String> {
        use sqlx::{Connection as _, Row as _};
        let text = |words: String| sqlx::raw_sql(sqlx::AssertSqlSafe(words));
        if let Some(path) = self.database_url.strip_prefix("sqlite:") {
            let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
            let mut connection = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
            let steps = text(format!("EXPLAIN QUERY PLAN {statement}")).fetch_all(&mut connection).await.unwrap();
            return steps.iter().map(|step| step.get("detail")).collect();
        }
        let mut connection = sqlx::PgConnection::connect(&self.database_url).await.unwrap();
        let asked = format!("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan; PREPARE asked AS {statement}");
        text(asked).execute(&mut connection).await.unwrap();
        let values = (1..).take_while(|number| statement.contains(&format!("${number}"))).map(|_| "NULL");
        let values = values.collect::<Vec<_>>().join(", ");
        let execute = if values.is_empty() { "asked".to_owned() } else { format!("asked ({values})") };
        let steps = text(format!("EXPLAIN EXECUTE {execute}")).fetch_all(&mut connection).await.unwrap();
        steps.iter().map(|step| step.get(0)).collect()
    }

    /// A conversation begun by this person with the partner; its id.
    pub async fn conversation(&self, by: &Viewer, partner: &OrganizationId, topic: &str, at: i64) -> String {
        let id = kontor_model::ids::new_id(at);
        let own = by.organization();
        let (low, high) = if own < partner { (own, partner) } else { (partner, own) };
        let side = |own: &OrganizationId, partner: &OrganizationId| {
            format!("('{id}', '{own}', '{partner}', '{low}', '{high}', '{topic}', 0, 'nobody', {at}, 0, {at})")
        };
        self.sql(format!(
            "INSERT INTO conversation (id, low, high, subject, topic, started_by, started_for, created_at, last_seq, last_digest)
               VALUES ('{id}', '{low}', '{high}', 'Screws', '{topic}', '{}', '{own}', {at}, 0, '');
             INSERT INTO side (conversation_id, organization_id, partner_id, low, high, topic, theirs_seq, turn, turn_since, last_seq, last_at)
               VALUES {}, {};",
            by.person(),
            side(own, partner),
            side(partner, own)
        ))
        .await;
        id
    }

    pub async fn organization(&self, new: NewOrganization) -> Organization {
        self.store.create_organization(&self.operator, new, MONDAY).await.unwrap()
    }

    /// Acme, an Enterprise buyer, and Bolt, an Enterprise supplier, who trade with each other.
    pub async fn acme_and_bolt(&self) -> (Organization, Organization) {
        let acme = self.organization(firm("ACME Stahl GmbH", "DE", Role::Buyer, Plan::Enterprise)).await;
        let bolt = self.organization(firm("Bolt Śruby Sp. z o.o.", "PL", Role::Supplier, Plan::Enterprise)).await;
        self.store.create_relationship(&self.operator, &acme.id, &bolt.id, MONDAY).await.unwrap();
        (acme, bolt)
    }

    pub async fn person(&self, organization: &OrganizationId, name: &str, permissions: &[Permission]) -> Person {
        let email = format!("{}@{organization}.example", name.to_lowercase().replace(' ', "."));
        let permissions = Some(permissions.iter().copied().collect());
        let new = NewPerson { permissions, ..somebody(organization, name, &email) };
        self.store.create_person(&self.operator, new, MONDAY).await.unwrap()
    }

    /// A person with these permissions, signed in.
    pub async fn viewer(&self, organization: &OrganizationId, name: &str, permissions: &[Permission]) -> Viewer {
        let person = self.person(organization, name, permissions).await;
        self.as_(&person).await
    }

    pub async fn as_(&self, person: &Person) -> Viewer {
        Viewer::for_command_line(&self.store, &person.id).await.unwrap()
    }
}

pub fn firm(name: &str, country: &str, role: Role, plan: Plan) -> NewOrganization {
    NewOrganization {
        name: name.to_owned(),
        country: country.to_owned(),
        plan,
        role,
        messaging: None,
        language: "en".to_owned(),
        time_zone: "Europe/Warsaw".to_owned(),
        street: String::new(),
        postcode: String::new(),
        city: String::new(),
        identifiers: Vec::new(),
        contacts: Vec::new(),
    }
}

pub fn somebody(organization: &OrganizationId, name: &str, email: &str) -> NewPerson {
    NewPerson {
        organization: organization.clone(),
        name: name.to_owned(),
        email: email.to_owned(),
        permissions: None,
        language: None,
        operator: false,
        password_hash: None,
    }
}

/// A database of its own on the server.
async fn own_database(server: &str) -> String {
    use sqlx::Connection as _;
    let name = format!("kontor_{}", kontor_model::ids::new_id(MONDAY).replace('-', ""));
    let mut connection = sqlx::PgConnection::connect(server).await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await.unwrap();
    let (address, _) = server.rsplit_once('/').unwrap();
    format!("{address}/{name}")
}
