//! To go over to Enterprise by accepting its terms, and back to Standard.

use kontor_store::model::Plan;
use kontor_store::{Administrator, PlanChange};

use crate::app::App;
use crate::config::Upgrade;
use crate::error::{Error, Result, Sentence};

/// At once, or when the operator approves it, as the network is configured.
///
/// # Errors
/// [`Error::Invalid`] for `terms` that were not accepted.
pub async fn upgrade(app: &App, administrator: &Administrator, terms_accepted: bool) -> Result<PlanChange> {
    if !terms_accepted {
        return Err(Error::field("terms", Sentence::new("terms-not-accepted")));
    }
    if administrator.viewer().plan() == Plan::Enterprise {
        return Ok(PlanChange::Done);
    }
    let plans = &app.config.plans;
    let at_once = plans.upgrade == Upgrade::AtOnce;
    Ok(app.store.change_plan(administrator, Plan::Enterprise, &plans.terms_version, at_once, app.now()).await?)
}

/// Needs nobody's approval, and withdraws a request that still waits.
///
/// # Errors
/// If the database does not answer.
pub async fn take_back(app: &App, administrator: &Administrator) -> Result<()> {
    Ok(app.store.take_back_plan(administrator, app.now()).await?)
}
