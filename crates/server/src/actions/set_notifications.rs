//! To say of what one wants to be told by e-mail, and when.

use kontor_store::Viewer;
use kontor_store::model::{Notifications, Pace, Quiet};

use super::fields::Fields;
use crate::app::App;
use crate::error::{Error, Result, Sentence};

/// What was chosen, as words and hours.
#[derive(Debug, Clone, Default)]
pub struct Chosen<'a> {
    pub in_it: &'a str,
    pub desk: &'a str,
    pub digest_hour: &'a str,
    /// Both empty: no quiet hours.
    pub quiet_from: &'a str,
    pub quiet_to: &'a str,
    pub with_text: bool,
}

/// Holds for everything that waits, too.
///
/// # Errors
/// [`Error::Invalid`] for `in_it`, `desk`, `digest_hour`, `quiet_from`, `quiet_to`.
pub async fn choose(app: &App, viewer: &Viewer, chosen: &Chosen<'_>) -> Result<()> {
    let mut fields = Fields::default();
    let in_it = fields.choice("in_it", chosen.in_it.parse::<Pace>().ok());
    let desk = fields.choice("desk", chosen.desk.parse::<Pace>().ok());
    let digest_hour = fields.choice("digest_hour", hour(chosen.digest_hour));
    let quiet = match (chosen.quiet_from.is_empty(), chosen.quiet_to.is_empty()) {
        (true, true) => None,
        (false, false) => fields.choice("quiet_from", hour(chosen.quiet_from)).zip(fields.choice("quiet_to", hour(chosen.quiet_to))),
        (from_is_missing, _) => {
            fields.wrong(if from_is_missing { "quiet_from" } else { "quiet_to" }, Sentence::new("invalid-empty"));
            None
        }
    };
    fields.done()?;
    let usual = Notifications::default();
    let wishes = Notifications {
        in_it: in_it.unwrap_or(usual.in_it),
        desk: desk.unwrap_or(usual.desk),
        digest_hour: digest_hour.unwrap_or(usual.digest_hour),
        // From an hour to the same hour is no time at all.
        quiet: quiet.map(|(from, to)| Quiet { from, to }).filter(|quiet| quiet.from != quiet.to),
        with_text: chosen.with_text,
    };
    Ok(app.store.set_notifications(viewer, &wishes, app.now()).await?)
}

/// The same for whoever says all of it at once.
///
/// # Errors
/// [`Error::Invalid`] for an hour that no clock shows.
pub async fn set(app: &App, viewer: &Viewer, wishes: Notifications) -> Result<()> {
    let hours = [("digest_hour", Some(wishes.digest_hour)), ("quiet", wishes.quiet.map(|q| q.from)), ("quiet", wishes.quiet.map(|q| q.to))];
    if let Some((field, _)) = hours.into_iter().find(|(_, hour)| hour.is_some_and(|hour| hour > 23)) {
        return Err(Error::field(field, Sentence::new("invalid-hour")));
    }
    let quiet = wishes.quiet.filter(|quiet| quiet.from != quiet.to);
    Ok(app.store.set_notifications(viewer, &Notifications { quiet, ..wishes }, app.now()).await?)
}

fn hour(typed: &str) -> Option<u8> {
    typed.parse().ok().filter(|hour| *hour < 24)
}
