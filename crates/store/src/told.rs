//! The desks of an organization and who sits there, for the rule of who is told.

use std::collections::HashMap;

use kontor_model::ids::{DeskId, PersonId};
use kontor_model::told::{Candidates, DeskPeople};
use kontor_model::{Permission, Permissions, Topic};

use crate::db::Tx;
use crate::error::Result;
use crate::rows::in_list;

#[derive(Debug)]
struct Desk {
    id: String,
    topic: Topic,
    side: String,
    chosen: bool,
    people: Vec<String>,
}

/// All desks and active people of one organization.
#[derive(Debug, Default)]
pub(crate) struct Desks {
    desks: Vec<Desk>,
    people: Vec<(String, Permissions)>,
}

pub(crate) async fn desks(tx: &mut Tx, organization: &str) -> Result<Desks> {
    Ok(desks_of(tx, [organization]).await?.remove(organization).unwrap_or_default())
}

/// Those of several organizations at once.
pub(crate) async fn desks_of<'o>(tx: &mut Tx, organizations: impl IntoIterator<Item = &'o str>) -> Result<HashMap<String, Desks>> {
    let mut values = Vec::new();
    let list = in_list(&mut values, organizations);
    let text = format!("SELECT organization_id, id, permissions FROM person WHERE organization_id IN {list} AND active ORDER BY id");
    let people: Vec<(String, String, i64)> = sql!(all(String, String, i64), tx, text, ..&values)?;
    let text = format!(
        "SELECT organization_id, id, topic, side, chosen FROM desk WHERE organization_id IN {list} AND deleted_at IS NULL ORDER BY id"
    );
    let rows: Vec<(String, String, String, String, bool)> = sql!(all(String, String, String, String, bool), tx, text, ..&values)?;
    let text = format!(
        "SELECT s.desk_id, s.person_id FROM desk k JOIN desk_person s ON s.desk_id = k.id
         WHERE k.organization_id IN {list} ORDER BY s.desk_id, s.person_id"
    );
    let members: Vec<(String, String)> = sql!(all(String, String), tx, text, ..&values)?;
    let mut found: HashMap<String, Desks> = HashMap::new();
    for (organization, id, bits) in people {
        found.entry(organization).or_default().people.push((id, Permissions::from_bits(bits)));
    }
    for (organization, id, topic, side, chosen) in rows {
        let people = members.iter().filter(|(desk, _)| *desk == id).map(|(_, person)| person.clone()).collect();
        let desk = Desk { topic: topic.parse().map_err(crate::access::damaged)?, id, side, chosen, people };
        found.entry(organization).or_default().desks.push(desk);
    }
    Ok(found)
}

impl Desks {
    /// Who could be told of something about `topic`, where this organization sells or buys; `kept` is the desk that has the
    /// conversation already. Where that one was deleted, General has it.
    pub(crate) fn candidates(&self, topic: Topic, selling: bool, kept: Option<&str>) -> Candidates {
        let desk = match kept {
            Some(kept) => self.desks.iter().find(|desk| desk.id == kept),
            None => self.desk_for(topic, selling),
        };
        let general = self.desks.iter().find(|desk| desk.topic == Topic::None);
        let with = |desk: &Desk| DeskPeople { desk: DeskId::from(desk.id.as_str()), people: self.at(desk, topic) };
        let administrators = self
            .people
            .iter()
            .filter(|(_, p)| p.has(Permission::Administration) && p.may_talk(topic))
            .map(|(id, _)| PersonId::from(id.as_str()));
        Candidates { in_it: Vec::new(), desk: desk.map(with), general: general.map(with), administrators: administrators.collect() }
    }

    /// The desk for the topic on our side of the trade, else the one for either side.
    fn desk_for(&self, topic: Topic, selling: bool) -> Option<&Desk> {
        let side = if selling { "seller" } else { "buyer" };
        let of = |side: &str| self.desks.iter().find(|desk| desk.topic == topic && topic != Topic::None && desk.side == side);
        of(side).or_else(|| of(""))
    }

    /// The people at a desk who may open it; General holds everyone with `messages` until its people are chosen.
    fn at(&self, desk: &Desk, topic: Topic) -> Vec<PersonId> {
        let everyone = desk.topic == Topic::None && !desk.chosen;
        let sits = |person: &str| everyone || desk.people.iter().any(|p| p == person);
        self.people.iter().filter(|(id, p)| p.may_talk(topic) && sits(id)).map(|(id, _)| PersonId::from(id.as_str())).collect()
    }
}
