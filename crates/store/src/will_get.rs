//! Who will get what is being written: the line above the composer, without names and without a head-count.

use kontor_model::ids::{DeskId, OrganizationId};
use kontor_model::told::{Told, tell};
use kontor_model::{Permissions, Topic};

use crate::access::{Seated, Viewer, damaged};
use crate::availability::{self, About};
use crate::db::{Store, Tx};
use crate::desks::{DeskLabel, label};
use crate::error::{Error, Result};
use crate::rows::One;
use crate::told;

/// Who on the other side will be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WillGet {
    /// Those who are in the conversation already.
    Participants,
    /// The people of a desk.
    Desk(DeskLabel),
    /// The administrators, since nobody at a desk may open it.
    Administrators,
    /// Nobody on the network: the firm's contact address gets a notice without the text.
    ContactOnly,
}

impl Store {
    /// Who at the partner will get the first message of a new conversation.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a stranger.
    pub async fn who_will_get(&self, viewer: &Viewer, partner: &OrganizationId, about: Option<&About>) -> Result<WillGet> {
        let mut tx = self.read().await?;
        let bond = availability::with(&mut tx, viewer.organization(), partner, about).await?.ok_or(Error::NotFound)?;
        let topic = about.map_or(Topic::None, |about| about.topic);
        let candidates = told::desks(&mut tx, partner.as_str()).await?.candidates(topic, bond.dealings.partner_sells, None);
        will_get(&mut tx, tell(candidates)).await
    }

    /// Who on the other side will get the next message of this conversation.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn who_will_get_in(&self, seated: &Seated) -> Result<WillGet> {
        let (conversation, partner) = (seated.conversation().as_str(), seated.partner().as_str());
        let mut tx = self.read().await?;
        let in_it: Vec<One<i64>> = sql!(all One<i64>, tx,
            "SELECT p.permissions FROM seat s JOIN person p ON p.id = s.person_id
             WHERE s.conversation_id = $1 AND s.organization_id = $2 AND s.in_it AND p.active", conversation, partner)?;
        if in_it.iter().any(|(bits,)| Permissions::from_bits(*bits).may_talk(seated.topic())) {
            return Ok(WillGet::Participants);
        }
        let bond = availability::within(&mut tx, seated).await?.ok_or(Error::NotFound)?;
        let (kept,) = sql!(one One<Option<String>>, tx,
            "SELECT desk_id FROM side WHERE conversation_id = $1 AND organization_id = $2", conversation, partner)?;
        let desks = told::desks(&mut tx, partner).await?;
        let candidates = desks.candidates(seated.topic(), bond.dealings.partner_sells, kept.as_deref());
        will_get(&mut tx, tell(candidates)).await
    }
}

async fn will_get(tx: &mut Tx, told: Told) -> Result<WillGet> {
    Ok(match told {
        Told::Participants(_) => WillGet::Participants,
        Told::Desk(desk, _) => WillGet::Desk(called(tx, &desk).await?),
        Told::Administrators(_) => WillGet::Administrators,
        Told::ContactOnly => WillGet::ContactOnly,
    })
}

async fn called(tx: &mut Tx, desk: &DeskId) -> Result<DeskLabel> {
    let (topic, side, name) = sql!(one(String, String, String), tx, "SELECT topic, side, name FROM desk WHERE id = $1", desk.as_str())?;
    Ok(label(topic.parse().map_err(damaged)?, side.parse().map_err(damaged)?, &name))
}
