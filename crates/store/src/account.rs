//! The account: messaging on and off, the plan, and what partners ask for.

use kontor_model::ids::OrganizationId;
use kontor_model::{Availability, Millis, Permission, Plan, Topic};

use crate::access::{Administrator, Operator, Viewer};
use crate::audit;
use crate::contacts;
use crate::db::{Store, Tx};
use crate::error::{Error, Result};
use crate::hints::{Hint, HintKind};
use crate::rows::One;

/// What became of the wish for another plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanChange {
    /// It holds from now on.
    Done,
    /// It waits for the operator.
    Asked,
}

/// What became of the wish that a partner turn messaging on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// When it was asked, in Unix milliseconds.
    pub at: Millis,
    /// Whether just now; else an earlier request is less than a week old and no other was sent.
    pub fresh: bool,
}

/// A partner that wants messaging turned on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessagingRequest {
    /// The partner.
    pub organization: OrganizationId,
    /// Its name.
    pub organization_name: String,
    /// Who asked there.
    pub person_name: String,
    /// When, in Unix milliseconds.
    pub at: Millis,
}

/// When the terms of Enterprise were accepted last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsAcceptance {
    /// By whom.
    pub person_name: String,
    /// When, in Unix milliseconds.
    pub at: Millis,
}

/// How long after a request another one may follow: a week.
pub const ASK_AGAIN_MS: Millis = 7 * 24 * 3_600_000;

impl Store {
    /// Turns messaging on or off.
    ///
    /// # Errors
    /// [`Error::Conflict`] (`contact`) if it is to go off while nobody can be reached by e-mail or telephone.
    pub async fn set_messaging(&self, administrator: &Administrator, on: bool, now: Millis) -> Result<()> {
        let own = administrator.viewer().organization();
        let mut tx = self.write().await?;
        if !on && !contacts::reachable(&mut tx, own).await? {
            return Err(Error::Conflict("contact"));
        }
        sql!(run, tx, "UPDATE organization SET messaging = $2 WHERE id = $1", own.as_str(), on)?;
        if on {
            answer_requests(&mut tx, own, now).await?;
        }
        changed(&mut tx, administrator, if on { "messaging.on" } else { "messaging.off" }, "", now).await?;
        tx.commit().await
    }

    /// Accepts the terms of a plan and changes to it: `at_once`, or when an operator approves. Enterprise turns messaging on.
    ///
    /// Standard needs no approval: it is [`Store::take_back_plan`].
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn change_plan(
        &self,
        administrator: &Administrator,
        plan: Plan,
        terms: &str,
        at_once: bool,
        now: Millis,
    ) -> Result<PlanChange> {
        if plan == Plan::Standard {
            self.take_back_plan(administrator, now).await?;
            return Ok(PlanChange::Done);
        }
        let viewer = administrator.viewer();
        let own = viewer.organization();
        let mut tx = self.write().await?;
        sql!(
            run,
            tx,
            "INSERT INTO terms_acceptance (organization_id, person_id, plan, terms, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            own.as_str(),
            viewer.person().as_str(),
            plan.as_str(),
            terms,
            now
        )?;
        let done = if at_once {
            upgrade(&mut tx, own, now).await?;
            changed(&mut tx, administrator, "plan.enterprise", terms, now).await?;
            PlanChange::Done
        } else {
            let text = "UPDATE organization SET plan_asked_at = COALESCE(plan_asked_at, $2) WHERE id = $1 AND plan = 'standard'";
            sql!(run, tx, text, own.as_str(), now)?;
            changed(&mut tx, administrator, "plan.ask", terms, now).await?;
            PlanChange::Asked
        };
        tx.commit().await?;
        Ok(done)
    }

    /// Goes back to Standard, or withdraws the wish for Enterprise that still waits. The messaging switch stays as it is.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn take_back_plan(&self, administrator: &Administrator, now: Millis) -> Result<()> {
        let own = administrator.viewer().organization();
        let mut tx = self.write().await?;
        sql!(run, tx, "UPDATE organization SET plan = 'standard', plan_asked_at = NULL WHERE id = $1", own.as_str())?;
        changed(&mut tx, administrator, "plan.standard", "", now).await?;
        tx.commit().await
    }

    /// Who accepted the terms of Enterprise last; nobody where only an operator gave the plan.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn terms_accepted(&self, administrator: &Administrator) -> Result<Option<TermsAcceptance>> {
        let mut tx = self.look().await?;
        let found = sql!(
            optional(String, i64),
            tx,
            "SELECT p.name, t.at FROM terms_acceptance t JOIN person p ON p.id = t.person_id
             WHERE t.organization_id = $1 AND t.plan = 'enterprise' ORDER BY t.at DESC LIMIT 1",
            administrator.viewer().organization().as_str()
        )?;
        Ok(found.map(|(person_name, at)| TermsAcceptance { person_name, at }))
    }

    /// Approves Enterprise for an organization that asked for it.
    ///
    /// # Errors
    /// [`Error::Conflict`] (`not_asked`) if it has not, or took it back.
    pub async fn approve_plan(&self, operator: &Operator, organization: &OrganizationId, now: Millis) -> Result<()> {
        let mut tx = self.write().await?;
        let text = "SELECT plan_asked_at FROM organization WHERE id = $1";
        let (asked,) = sql!(one One<Option<i64>>, tx, text, organization.as_str())?;
        if asked.is_none() {
            return Err(Error::Conflict("not_asked"));
        }
        upgrade(&mut tx, organization, now).await?;
        audit::note(&mut tx, organization, operator.person(), "plan.approve", "", now).await?;
        tx.hint(Hint::new(HintKind::Account, organization.as_str(), Topic::None, now));
        tx.commit().await
    }

    /// Asks a partner to turn messaging on, once a week at most.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a stranger or without the permission `messages`; [`Error::Conflict`] with the availability's
    /// word if messaging at the partner is not the reason.
    pub async fn ask_messaging(&self, viewer: &Viewer, partner: &OrganizationId, now: Millis) -> Result<Asked> {
        if !viewer.permissions().has(Permission::Messages) {
            return Err(Error::NotFound);
        }
        let own = viewer.organization();
        let mut tx = self.write().await?;
        let bond = crate::availability::with(&mut tx, own, partner, None).await?.ok_or(Error::NotFound)?;
        match self.answer(viewer, Topic::None, Some(bond)) {
            Availability::PartnerMessagingOff | Availability::PartnerPlan => {}
            other => return Err(Error::Conflict(other.as_str())),
        }
        let asked = sql!(
            run,
            tx,
            "INSERT INTO messaging_request (from_organization, to_organization, person_id, at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (from_organization, to_organization) DO UPDATE SET person_id = excluded.person_id, at = excluded.at
             WHERE messaging_request.at <= excluded.at - $5",
            own.as_str(),
            partner.as_str(),
            viewer.person().as_str(),
            now,
            ASK_AGAIN_MS
        )?;
        if asked == 0 {
            let text = "SELECT at FROM messaging_request WHERE from_organization = $1 AND to_organization = $2";
            let (at,) = sql!(one One<i64>, tx, text, own.as_str(), partner.as_str())?;
            return Ok(Asked { at, fresh: false });
        }
        audit::note(&mut tx, own, Some(viewer.person()), "messaging.ask", partner.as_str(), now).await?;
        tx.hint(Hint::new(HintKind::Account, partner.as_str(), Topic::None, now));
        tx.commit().await?;
        Ok(Asked { at: now, fresh: true })
    }

    /// When one's own side last asked this partner to turn messaging on, if it still waits for it.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn messaging_asked(&self, viewer: &Viewer, partner: &OrganizationId) -> Result<Option<Millis>> {
        let mut tx = self.look().await?;
        let text = "SELECT at FROM messaging_request WHERE from_organization = $1 AND to_organization = $2";
        let found = sql!(optional One<i64>, tx, text, viewer.organization().as_str(), partner.as_str())?;
        Ok(found.map(|(at,)| at))
    }

    /// The partners that want messaging turned on, the newest first, 100 at most; they go when it is.
    ///
    /// # Errors
    /// If the database does not answer.
    pub async fn messaging_requests(&self, administrator: &Administrator) -> Result<Vec<MessagingRequest>> {
        let mut tx = self.look().await?;
        let rows: Vec<(String, String, String, i64)> = sql!(
            all(String, String, String, i64),
            tx,
            "SELECT o.id, o.name, p.name, m.at FROM messaging_request m
             JOIN organization o ON o.id = m.from_organization JOIN person p ON p.id = m.person_id
             WHERE m.to_organization = $1 ORDER BY m.at DESC, o.id LIMIT 100",
            administrator.viewer().organization().as_str()
        )?;
        let request = |(organization, organization_name, person_name, at): (String, String, String, i64)| MessagingRequest {
            organization: organization.into(),
            organization_name,
            person_name,
            at,
        };
        Ok(rows.into_iter().map(request).collect())
    }
}

/// Messaging is on: the requests for it are answered, and whoever asked is told to look again.
pub(crate) async fn answer_requests(tx: &mut Tx, organization: &OrganizationId, now: Millis) -> Result<()> {
    let text = "DELETE FROM messaging_request WHERE to_organization = $1 RETURNING from_organization";
    let asked = sql!(all One<String>, tx, text, organization.as_str())?;
    for (partner,) in asked {
        tx.hint(Hint::new(HintKind::Account, &partner, Topic::None, now));
    }
    Ok(())
}

async fn upgrade(tx: &mut Tx, organization: &OrganizationId, now: Millis) -> Result<()> {
    let text = "UPDATE organization SET plan = 'enterprise', messaging = TRUE, plan_asked_at = NULL WHERE id = $1";
    sql!(run, tx, text, organization.as_str())?;
    answer_requests(tx, organization, now).await
}

async fn changed(tx: &mut Tx, administrator: &Administrator, verb: &str, detail: &str, now: Millis) -> Result<()> {
    let viewer = administrator.viewer();
    tx.hint(Hint::new(HintKind::Account, viewer.organization().as_str(), Topic::None, now));
    audit::note(tx, viewer.organization(), Some(viewer.person()), verb, detail, now).await
}
