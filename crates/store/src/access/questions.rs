//! What nearly every request of a program asks: whose token this is, and whether a conversation has a side of ours.

use std::collections::HashMap;

use kontor_model::Topic;
use kontor_model::ids::{ConversationId, OrganizationId};

use super::{Viewer, ViewerRow};
use crate::db::Tx;
use crate::error::Result;
use crate::rows::in_list;
use crate::together::{Question, Together};

/// Where these questions wait for each other.
#[derive(Debug, Default)]
pub(crate) struct Questions {
    pub tokens: Together<ByToken>,
    pub sides: Together<OurSide>,
}

/// The person who came by the API token of this hash.
#[derive(Debug, Clone)]
pub(crate) struct ByToken(pub String);

/// The other organization and the topic of a conversation in which this organization is a side.
#[derive(Debug, Clone)]
pub(crate) struct OurSide {
    pub conversation: ConversationId,
    pub organization: OrganizationId,
}

#[derive(sqlx::FromRow, serde::Deserialize)]
struct SideRow {
    conversation_id: String,
    organization_id: String,
    partner_id: String,
    #[sqlx(try_from = "String")]
    topic: Topic,
}

impl Question for ByToken {
    type Answer = Viewer;

    async fn look(asked: &[Self], tx: &mut Tx) -> Result<Vec<Option<Viewer>>> {
        let mut values = Vec::new();
        let hashes = in_list(&mut values, asked.iter().map(|question| question.0.as_str()));
        let text = format!(
            "SELECT p.id, t.id AS token_id, t.token_hash, p.sign_in_id, p.organization_id, p.permissions, p.operator, o.plan, o.messaging,
               o.role, p.name, p.email, o.name AS organization_name, p.language, p.time_zone, p.theme, p.kind
             FROM api_token t JOIN person p ON p.id = t.person_id JOIN organization o ON o.id = p.organization_id
             WHERE t.token_hash IN {hashes} AND t.revoked_at IS NULL AND p.active"
        );
        let rows: Vec<ViewerRow> = sql!(packed ViewerRow, tx, text, ..&values)?;
        let found: HashMap<String, Viewer> = rows.into_iter().filter_map(|mut row| Some((row.token_hash.take()?, row.proof()))).collect();
        Ok(asked.iter().map(|question| found.get(&question.0).cloned()).collect())
    }
}

impl Question for OurSide {
    type Answer = (OrganizationId, Topic);

    async fn look(asked: &[Self], tx: &mut Tx) -> Result<Vec<Option<Self::Answer>>> {
        let mut values = Vec::new();
        let conversations = in_list(&mut values, asked.iter().map(|question| question.conversation.as_str()));
        // Both sides of each: those that nobody asked for are left alone below.
        let text = format!("SELECT conversation_id, organization_id, partner_id, topic FROM side WHERE conversation_id IN {conversations}");
        let rows: Vec<SideRow> = sql!(packed SideRow, tx, text, ..&values)?;
        let place = |row: SideRow| ((row.conversation_id.into(), row.organization_id.into()), (row.partner_id.into(), row.topic));
        let found: HashMap<(ConversationId, OrganizationId), Self::Answer> = rows.into_iter().map(place).collect();
        let answer = |question: &Self| found.get(&(question.conversation.clone(), question.organization.clone())).cloned();
        Ok(asked.iter().map(answer).collect())
    }
}
