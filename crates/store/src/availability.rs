//! Whether two organizations may talk, as the database knows it now; the rule itself is the model's.

use kontor_model::availability::{Account, Dealings};
use kontor_model::ids::OrganizationId;
use kontor_model::{Availability, Permissions, Plan, RelationshipStatus, Role, Standing, Topic, availability};

use crate::access::{Paper, Seated, Viewer, damaged};
use crate::db::{Store, Tx};
use crate::error::Result;
use crate::relationships::pair;
use crate::rows::Value;

/// The document a conversation is to be about, as far as the right to talk and the way to a desk go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The permission it needs.
    pub topic: Topic,
    /// Which of the two parties sells.
    pub seller: OrganizationId,
}

/// What joins a viewer's organization and a partner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bond {
    pub partner: Account,
    pub dealings: Dealings,
}

/// From where a bond takes its direction, if not from the relationship.
enum Context<'c> {
    None,
    Conversation(&'c str),
    Document(&'c str),
}

impl Store {
    /// Whether this person may begin to talk with a partner, or the first reason why not.
    ///
    /// In context of a document its topic and its direction count. Who is a stranger and who does not exist is answered alike.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn availability_with(&self, viewer: &Viewer, partner: &OrganizationId, about: Option<&About>) -> Result<Availability> {
        let mut tx = self.look().await?;
        let bond = with(&mut tx, viewer.organization(), partner, about).await?;
        Ok(self.answer(viewer, about.map_or(Topic::None, |about| about.topic), bond))
    }

    /// Whether this person may write in the conversation, or the first reason why not.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn availability_in(&self, seated: &Seated) -> Result<Availability> {
        let mut tx = self.look().await?;
        let bond = within(&mut tx, seated).await?;
        Ok(self.answer(seated.viewer(), seated.topic(), bond))
    }

    /// Whether this person may begin to talk about the document, or the first reason why not; about a held one nobody can.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn availability_about(&self, paper: &Paper) -> Result<Availability> {
        let mut tx = self.look().await?;
        let bond = match paper.partner() {
            Some(partner) => bond(&mut tx, paper.viewer().organization(), partner, &Context::Document(paper.document().as_str())).await?,
            None => None,
        };
        Ok(self.answer(paper.viewer(), paper.kind().topic(), bond))
    }

    /// Whether an organization may speak to a partner about a document by that document's own answers, whoever brought them in.
    pub(crate) async fn availability_for(
        &self,
        tx: &mut Tx,
        own: &OrganizationId,
        partner: &OrganizationId,
        document: &str,
    ) -> Result<Availability> {
        let found = bond(tx, own, partner, &Context::Document(document)).await?;
        let (plan, messaging, role) =
            sql!(one(String, bool, String), tx, "SELECT plan, messaging, role FROM organization WHERE id = $1", own.as_str())?;
        let own = Account { plan: plan.parse().map_err(damaged)?, messaging, role: role.parse().map_err(damaged)? };
        Ok(availability(&Standing {
            permitted: true,
            own,
            partner: found.map_or(own, |bond| bond.partner),
            dealings: found.map(|bond| bond.dealings),
            standard_includes_messaging: self.options.standard_includes_messaging,
        }))
    }

    pub(crate) fn answer(&self, viewer: &Viewer, topic: Topic, bond: Option<Bond>) -> Availability {
        let own = Account { plan: viewer.plan(), messaging: viewer.messaging(), role: viewer.role() };
        availability(&Standing {
            permitted: viewer.permissions().may_talk(topic),
            own,
            // Without dealings the partner's account is not looked at.
            partner: bond.map_or(own, |bond| bond.partner),
            dealings: bond.map(|bond| bond.dealings),
            standard_includes_messaging: self.options.standard_includes_messaging,
        })
    }
}

/// What joins the two, in the direction of the document it is to be about.
pub(crate) async fn with(tx: &mut Tx, own: &OrganizationId, partner: &OrganizationId, about: Option<&About>) -> Result<Option<Bond>> {
    let found = bond(tx, own, partner, &Context::None).await?;
    Ok(found.map(|bond| about.map_or(bond, |about| bond.directed(about.seller == *own))))
}

/// What joins the two sides of a conversation.
pub(crate) async fn within(tx: &mut Tx, seated: &Seated) -> Result<Option<Bond>> {
    let context = Context::Conversation(seated.conversation().as_str());
    bond(tx, seated.viewer().organization(), seated.partner(), &context).await
}

/// The topics of conversations that may be opened, for `topic IN (…)`; a dash, which is no topic, stands for each of the others.
pub(crate) fn talk_topics(permissions: Permissions) -> [&'static str; 3] {
    [Topic::None, Topic::Orders, Topic::Invoices].map(|topic| if permissions.may_talk(topic) { topic.as_str() } else { "-" })
}

impl Bond {
    /// Only one direction counts: our side sells, or the partner does.
    fn directed(mut self, own_sells: bool) -> Self {
        self.dealings.own_sells = own_sells;
        self.dealings.partner_sells = !own_sells;
        self
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(try_from = "String")]
    plan: Plan,
    messaging: bool,
    #[sqlx(try_from = "String")]
    role: Role,
    #[sqlx(try_from = "String")]
    status: RelationshipStatus,
    low_sells: bool,
    high_sells: bool,
    seller_id: Option<String>,
}

async fn bond(tx: &mut Tx, own: &OrganizationId, partner: &OrganizationId, context: &Context<'_>) -> Result<Option<Bond>> {
    let Ok((low, high)) = pair(own, partner) else { return Ok(None) };
    let mut values = vec![Value::Text(low.as_str()), Value::Text(high.as_str()), Value::Text(partner.as_str())];
    let (seller, join) = match context {
        Context::None => ("CAST(NULL AS TEXT)", ""),
        Context::Conversation(id) => {
            values.push(Value::Text(id));
            ("d.seller_id", "LEFT JOIN conversation c ON c.id = $4 LEFT JOIN document d ON d.id = c.document_id")
        }
        Context::Document(id) => {
            values.push(Value::Text(id));
            ("d.seller_id", "LEFT JOIN document d ON d.id = $4")
        }
    };
    let text = format!(
        "SELECT p.plan, p.messaging, p.role, r.status, r.low_sells, r.high_sells, {seller} AS seller_id
         FROM relationship r JOIN organization p ON p.id = $3 {join} WHERE r.low = $1 AND r.high = $2"
    );
    let row = sql!(optional Row, tx, text, ..&values)?;
    Ok(row.map(|row| {
        let (own_sells, partner_sells) = if low == own { (row.low_sells, row.high_sells) } else { (row.high_sells, row.low_sells) };
        let bond = Bond {
            partner: Account { plan: row.plan, messaging: row.messaging, role: row.role },
            dealings: Dealings { status: row.status, own_sells, partner_sells },
        };
        row.seller_id.map_or(bond, |seller| bond.directed(seller == own.as_str()))
    }))
}
