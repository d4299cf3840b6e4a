//! `GET /me`: for whom a token acts.

use kontor_store::model::{Permission, Plan};
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::Result;
use crate::gate::{Json, Program};

/// The person that a token acts for.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    pub id: String,
    pub name: String,
    pub email: String,
    pub language: String,
    pub time_zone: String,
    #[schema(value_type = Vec<String>)]
    pub permissions: Vec<Permission>,
    pub organization: Firm,
}

/// The organization of that person.
#[derive(Debug, Serialize, ToSchema)]
pub struct Firm {
    pub id: String,
    pub name: String,
    #[schema(value_type = String)]
    pub plan: Plan,
    pub messaging: bool,
}

#[utoipa::path(get, path = "/api/v1/me", tag = "me", responses((status = 200, body = Me), (status = 401)))]
pub async fn me(Program(viewer): Program) -> Result<Json<Me>> {
    Ok(Json(Me {
        id: viewer.person().to_string(),
        name: viewer.name().to_owned(),
        email: viewer.email().to_owned(),
        language: viewer.language().to_owned(),
        time_zone: viewer.time_zone().to_owned(),
        permissions: viewer.permissions().iter().collect(),
        organization: Firm {
            id: viewer.organization().to_string(),
            name: viewer.organization_name().to_owned(),
            plan: viewer.plan(),
            messaging: viewer.messaging(),
        },
    }))
}
