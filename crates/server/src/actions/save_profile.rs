//! To say how one is called, what one reads, when one's day is, and in which light.

use kontor_store::{Profile, Viewer};

use super::fields::{Fields, NAME_CHARS};
use crate::app::App;
use crate::error::{Result, Sentence};
use crate::i18n::{Language, is_time_zone};

/// What a person reads in daylight and at night, and as the device says.
pub const THEMES: [&str; 3] = ["", "light", "dark"];

/// What was typed and chosen.
#[derive(Debug, Clone)]
pub struct Typed<'a> {
    pub name: &'a str,
    pub language: &'a str,
    pub time_zone: &'a str,
    pub theme: &'a str,
}

/// Holds from the next page on.
///
/// # Errors
/// [`crate::error::Error::Invalid`] for `name`, `language`, `time_zone`, `theme`.
pub async fn save_profile(app: &App, viewer: &Viewer, typed: &Typed<'_>) -> Result<()> {
    let mut fields = Fields::default();
    let name = fields.filled("name", typed.name, NAME_CHARS);
    let language = Language::ALL.into_iter().map(Language::code).find(|code| *code == typed.language);
    let language = fields.choice("language", language).map(str::to_owned);
    let theme = fields.choice("theme", THEMES.into_iter().find(|theme| *theme == typed.theme)).map(str::to_owned);
    if !is_time_zone(typed.time_zone) {
        fields.wrong("time_zone", Sentence::new("invalid-time-zone"));
    }
    fields.done()?;
    let profile = Profile { name: Some(name), language, time_zone: Some(typed.time_zone.to_owned()), theme };
    Ok(app.store.save_profile(viewer, &profile).await?)
}
