//! What nearly every request of a program asks: whose token this is, and whether a conversation has a side of ours.

use std::collections::HashMap;

use kontor_model::Topic;
use kontor_model::ids::{ConversationId, OrganizationId};

use super::{Viewer, ViewerRow, damaged};
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

#[derive(sqlx::FromRow)]
struct TokenRow {
    token_hash: String,
    #[sqlx(flatten)]
    viewer: ViewerRow,
}

impl Question for ByToken {
    type Answer = Viewer;

    async fn look(asked: &[Self], tx: &mut Tx) -> Result<Vec<Option<Viewer>>> {
        let mut values = Vec::new();
        let hashes = in_list(&mut values, asked.iter().map(|question| question.0.as_str()));
        let text = format!(
            "SELECT t.token_hash, p.id, p.sign_in_id, p.organization_id, p.permissions, p.operator, o.plan, o.messaging, o.role, p.name,
               p.email, o.name AS organization_name, p.language, p.time_zone, p.theme, p.kind, t.id AS token_id
             FROM api_token t JOIN person p ON p.id = t.person_id JOIN organization o ON o.id = p.organization_id
             WHERE t.token_hash IN {hashes} AND t.revoked_at IS NULL AND p.active"
        );
        let rows: Vec<TokenRow> = sql!(all TokenRow, tx, text, ..&values)?;
        let found: HashMap<String, Viewer> = rows.into_iter().map(|row| (row.token_hash, row.viewer.proof())).collect();
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
        let rows: Vec<(String, String, String, String)> = sql!(all(String, String, String, String), tx, text, ..&values)?;
        let mut found = HashMap::new();
        for (conversation, organization, partner, topic) in rows {
            let topic: Topic = topic.parse().map_err(damaged)?;
            found.insert((ConversationId::from(conversation), OrganizationId::from(organization)), (OrganizationId::from(partner), topic));
        }
        let answer = |question: &Self| found.get(&(question.conversation.clone(), question.organization.clone())).cloned();
        Ok(asked.iter().map(answer).collect())
    }
}
