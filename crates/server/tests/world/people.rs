//! Acme buys, Bolt sells to it, Other is a stranger to both; and who works there.

use std::sync::OnceLock;

use kontor_store::model::ids::OrganizationId;
use kontor_store::model::{Permission, Permissions, Plan, Role};
use kontor_store::{NewOrganization, NewPerson, Operator, Store};

use super::MORNING;

/// Everybody's password.
pub const PASSWORD: &str = "a tin of grey paint";

pub struct Firms {
    pub acme: OrganizationId,
    pub bolt: OrganizationId,
    pub other: OrganizationId,
}

/// Makes the firms, the relationship and the people of every story.
pub async fn settle(store: &Store, operator: &Operator) -> Firms {
    let acme = firm(store, operator, "ACME Stahl GmbH", "DE", Role::Buyer).await;
    let bolt = firm(store, operator, "Bolt Śruby Sp. z o.o.", "PL", Role::Supplier).await;
    let other = firm(store, operator, "Other Ltd", "GB", Role::Both).await;
    store.create_relationship(operator, &acme, &bolt, MORNING).await.unwrap();
    let all = Permissions::ALL;
    let clerk = [Permission::Messages, Permission::Orders, Permission::Invoices].into_iter().collect();
    for (organization, name, language, permissions) in [
        (&acme, "Ann Weber", "de", all),
        (&acme, "Olek Nowak", "pl", clerk),
        (&bolt, "Bao Nguyen", "pl", all),
        (&other, "Mallory Smith", "en", all),
    ] {
        let first = name.split(' ').next().unwrap().to_lowercase();
        let place = if *organization == acme {
            "acme"
        } else if *organization == bolt {
            "bolt"
        } else {
            "other"
        };
        let new = NewPerson {
            organization: organization.clone(),
            name: name.to_owned(),
            email: format!("{first}@{place}.example"),
            permissions: Some(permissions),
            language: Some(language.to_owned()),
            operator: false,
            password_hash: Some(hash().to_owned()),
        };
        store.create_person(operator, new, MORNING).await.unwrap();
    }
    Firms { acme, bolt, other }
}

async fn firm(store: &Store, operator: &Operator, name: &str, country: &str, role: Role) -> OrganizationId {
    let new = NewOrganization {
        name: name.to_owned(),
        country: country.to_owned(),
        plan: Plan::Enterprise,
        role,
        messaging: None,
        language: "en".to_owned(),
        time_zone: "Europe/Warsaw".to_owned(),
        street: String::new(),
        postcode: String::new(),
        city: String::new(),
        identifiers: Vec::new(),
        contacts: Vec::new(),
    };
    store.create_organization(operator, new, MORNING).await.unwrap().id
}

/// Made once per process: it is slow on purpose.
fn hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| kontor_server::passwords::hash(PASSWORD).unwrap())
}

impl super::World {
    /// Somebody of the firm Other who runs the network.
    pub async fn make_operator(&self, email: &str) {
        let new = NewPerson {
            organization: self.firms.other.clone(),
            name: "Oda Operator".to_owned(),
            email: email.to_owned(),
            permissions: None,
            language: Some("en".to_owned()),
            operator: true,
            password_hash: None,
        };
        self.store().create_person(&self.operator, new, self.clock.now()).await.unwrap();
    }

    /// One more firm from which Acme buys.
    pub async fn new_supplier(&self, number: usize) {
        let firm = firm(self.store(), &self.operator, &format!("Supplier {number}"), "PL", Role::Supplier).await;
        self.store().create_relationship(&self.operator, &self.firms.acme, &firm, MORNING).await.unwrap();
    }
}
