//! What the stories about papers have in common: the firms with their numbers, and papers as they arrive.

use kontor_model::{DocumentKind, Permission, Plan, Role};
use kontor_store::{DocumentQuery, Incoming, IncomingParty, NewOrganization, Organization, Received, Store, Viewer};

use crate::world::{MONDAY, World, firm};

pub const ACME_VAT: &str = "DE811193231";
pub const BOLT_NIP: &str = "5260001246";
pub const CORD_GLN: &str = "4012345000009";

/// Ann buys at Acme; Bao sells at Bolt.
pub struct Desk {
    pub world: World,
    pub acme: Organization,
    pub bolt: Organization,
    pub ann: Viewer,
    pub bao: Viewer,
}

impl Desk {
    pub async fn open(world: World) -> Self {
        let acme = world.organization(known_by(firm("ACME Stahl GmbH", "DE", Role::Buyer, Plan::Enterprise), "vat", ACME_VAT)).await;
        let bolt = world.organization(known_by(firm("Bolt Śruby", "PL", Role::Supplier, Plan::Enterprise), "nip", BOLT_NIP)).await;
        world.store.create_relationship(&world.operator, &acme.id, &bolt.id, MONDAY).await.unwrap();
        let ann = world.viewer(&acme.id, "Ann", &[Permission::Messages, Permission::Orders, Permission::Invoices]).await;
        let bao = world.viewer(&bolt.id, "Bao", &[Permission::Messages, Permission::Orders, Permission::Invoices]).await;
        Self { world, acme, bolt, ann, bao }
    }

    pub fn store(&self) -> &Store {
        &self.world.store
    }

    /// The paper's bytes are kept, then the paper comes in.
    pub async fn brings(&self, viewer: &Viewer, paper: Incoming) -> Received {
        brings(self.store(), viewer, paper, MONDAY).await
    }
}

pub async fn brings(store: &Store, viewer: &Viewer, mut paper: Incoming, now: i64) -> Received {
    paper.original = store.keep(1_000_000, bytes(&paper.original_hash), now).await.unwrap();
    store.receive_document(viewer, &paper, now).await.unwrap()
}

pub fn bytes(text: &str) -> impl futures_util::Stream<Item = Result<bytes::Bytes, std::io::Error>> + Unpin + use<> {
    futures_util::stream::iter([Ok(bytes::Bytes::copy_from_slice(text.as_bytes()))])
}

pub fn known_by(new: NewOrganization, scheme: &str, value: &str) -> NewOrganization {
    NewOrganization { identifiers: vec![(scheme.to_owned(), value.to_owned())], ..new }
}

pub fn party(name: &str, scheme: &str, value: &str) -> IncomingParty {
    IncomingParty { name: name.to_owned(), ids: vec![("buyer-number".to_owned(), "17".to_owned()), (scheme.to_owned(), value.to_owned())] }
}

/// An order of Acme at Bolt.
pub fn order(number: &str, content: &str) -> Incoming {
    paper(DocumentKind::Order, number, content)
}

/// An invoice of Bolt to Acme.
pub fn invoice(number: &str, content: &str) -> Incoming {
    paper(DocumentKind::Invoice, number, content)
}

/// A paper between Bolt, who sells, and Acme, who buys.
pub fn paper(kind: DocumentKind, number: &str, content: &str) -> Incoming {
    Incoming {
        kind,
        number: number.to_owned(),
        seller: party("BOLT", "vat", "PL 526-000-12-46"),
        buyer: party("Acme", "vat", ACME_VAT),
        series: String::new(),
        self_billed: false,
        issue_date: "2025-06-10".to_owned(),
        due_date: "2025-07-10".to_owned(),
        currency: "EUR".to_owned(),
        total: "1230.00".to_owned(),
        total_sort: 12_300_000,
        order_references: Vec::new(),
        preceding_references: Vec::new(),
        transport_key: format!("key of {number} {content}"),
        original_hash: format!("{kind} {number} {content}"),
        original: kontor_store::Stored { sha256: String::new(), size: 0, head: Vec::new() },
        original_name: format!("{number}.xml").replace('/', "-"),
        media_type: "application/xml".to_owned(),
        format: "ubl".to_owned(),
        record: r#"{"warnings":[],"payee_accounts":[]}"#.to_owned(),
        says: None,
        operation: kontor_store::Operation::New,
    }
}

/// The document that came in, whatever became of it.
pub fn id(received: &Received) -> String {
    match received {
        Received::New(id) | Received::Same(id) | Received::Held(id) | Received::Version(id, _) | Received::Conflict(id) => id.to_string(),
        refused => panic!("no document: {refused:?}"),
    }
}

/// The numbers on the first page of what this person may open.
pub async fn numbers(store: &Store, viewer: &Viewer, query: &DocumentQuery) -> Vec<String> {
    store.documents(viewer, query).await.unwrap().items.into_iter().map(|row| row.number).collect()
}
