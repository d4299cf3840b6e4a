//! Contact information: whom to call or write to outside of Kontor; partners see it whatever their permission or plan.

use std::collections::BTreeMap;

use kontor_model::ids::OrganizationId;
use kontor_model::{ContactTopic, Millis};

use crate::access::Viewer;
use crate::audit;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::hints::{Hint, HintKind};
use crate::keeper::Keeper;
use crate::rows::One;
use crate::rows::in_list;

/// Whom to reach about one topic.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, sqlx::FromRow)]
pub struct Contact {
    /// What for.
    #[sqlx(try_from = "String")]
    pub topic: ContactTopic,
    /// A person or a desk.
    pub name: String,
    /// An e-mail address, or empty.
    pub email: String,
    /// A telephone number as people write it, or empty.
    pub phone: String,
    /// A web page, or empty.
    pub web: String,
    /// When somebody is there, in the organization's time zone, in words.
    pub hours: String,
}

impl Contact {
    /// One without anything in it yet.
    pub fn empty(topic: ContactTopic) -> Self {
        Self { topic, name: String::new(), email: String::new(), phone: String::new(), web: String::new(), hours: String::new() }
    }

    /// Whether a person can be reached by it: an e-mail address or a telephone number.
    pub fn reaches(&self) -> bool {
        !self.email.trim().is_empty() || !self.phone.trim().is_empty()
    }

    fn is_empty(&self) -> bool {
        [&self.name, &self.email, &self.phone, &self.web, &self.hours].iter().all(|part| part.trim().is_empty())
    }
}

impl Store {
    /// The contact information of one's own organization or of a partner, in the order of the topics.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an organization that is no partner.
    pub async fn contacts(&self, viewer: &Viewer, organization: &OrganizationId) -> Result<Vec<Contact>> {
        let mut tx = self.read().await?;
        if viewer.organization() != organization {
            crate::relationships::joined(&mut tx, viewer.organization(), organization).await?;
        }
        Ok(of(&mut tx, [organization.as_str()]).await?.remove(organization.as_str()).unwrap_or_default())
    }

    /// Keeps what is to be known about these topics; one with nothing in it goes, topics not named stay.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the organization is not theirs to change; [`Error::Conflict`] (`contact`) if messaging is off and
    /// nobody could be reached any more.
    pub async fn save_contacts<'k>(
        &self,
        keeper: impl Into<Keeper<'k>>,
        organization: &OrganizationId,
        contacts: &[Contact],
        now: Millis,
    ) -> Result<()> {
        let keeper = keeper.into();
        keeper.keeps(organization)?;
        let mut tx = self.write().await?;
        let was_reachable = reachable(&mut tx, organization).await?;
        for contact in contacts {
            save(&mut tx, organization, contact).await?;
        }
        let (messaging,) = sql!(one One<bool>, tx, "SELECT messaging FROM organization WHERE id = $1", organization.as_str())?;
        if !messaging && was_reachable && !reachable(&mut tx, organization).await? {
            return Err(Error::Conflict("contact"));
        }
        let topics: Vec<&str> = contacts.iter().map(|contact| contact.topic.as_str()).collect();
        audit::note(&mut tx, organization, keeper.person(), "contact.save", &topics.join(", "), now).await?;
        tx.hint(Hint::new(HintKind::Account, organization.as_str(), kontor_model::Topic::None, now));
        tx.commit().await
    }
}

/// Writes one topic's contact; an empty one is taken out.
pub(crate) async fn save(tx: &mut Tx, organization: &OrganizationId, contact: &Contact) -> Result<()> {
    let (organization, topic) = (organization.as_str(), contact.topic.as_str());
    if contact.is_empty() {
        sql!(run, tx, "DELETE FROM contact WHERE organization_id = $1 AND topic = $2", organization, topic)?;
        return Ok(());
    }
    sql!(
        run,
        tx,
        "INSERT INTO contact (organization_id, topic, name, email, phone, web, hours) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (organization_id, topic) DO UPDATE SET
           name = excluded.name, email = excluded.email, phone = excluded.phone, web = excluded.web, hours = excluded.hours",
        organization,
        topic,
        contact.name.trim(),
        contact.email.trim(),
        contact.phone.trim(),
        contact.web.trim(),
        contact.hours.trim()
    )?;
    Ok(())
}

/// Whether anybody could be reached outside of Kontor.
pub(crate) async fn reachable(tx: &mut Tx, organization: &OrganizationId) -> Result<bool> {
    let found = sql!(
        optional One<String>,
        tx,
        "SELECT topic FROM contact WHERE organization_id = $1 AND (email <> '' OR phone <> '') LIMIT 1",
        organization.as_str()
    )?;
    Ok(found.is_some())
}

#[derive(sqlx::FromRow)]
struct Row {
    organization_id: String,
    #[sqlx(flatten)]
    contact: Contact,
}

/// The contact information of each of these organizations.
pub(crate) async fn of<'a>(tx: &mut Tx, organizations: impl IntoIterator<Item = &'a str>) -> Result<BTreeMap<String, Vec<Contact>>> {
    let mut values = Vec::new();
    let list = in_list(&mut values, organizations);
    let text = format!(
        "SELECT organization_id, topic, name, email, phone, web, hours FROM contact WHERE organization_id IN {list} ORDER BY topic"
    );
    let rows = sql!(all Row, tx, text, ..&values)?;
    let mut found: BTreeMap<String, Vec<Contact>> = BTreeMap::new();
    for row in rows {
        found.entry(row.organization_id).or_default().push(row.contact);
    }
    Ok(found)
}
