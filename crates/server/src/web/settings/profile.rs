//! `/settings/profile`: what a person is called, reads, and sees.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Response};
use kontor_store::Viewer;
use serde::Deserialize;

use super::field::{Choice, ChoiceOption, Field, fault_of};
use super::{Done, Frame, Place};
use crate::actions::save_profile::{self, THEMES};
use crate::app::App;
use crate::error::{Error, FieldFault, Result};
use crate::gate::{Form, Query, Signed};
use crate::i18n::{Language, Reader, time_zones};
use crate::web::page::Page;

/// What was typed and chosen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    language: String,
    time_zone: String,
    theme: String,
}

#[derive(Template)]
#[template(path = "settings/profile.html")]
struct ProfilePage {
    page: Page,
    frame: Frame,
    name: Field,
    language: Choice,
    theme: Choice,
    zones: Vec<Zone>,
    zone_fault: Option<String>,
    firm: String,
    permissions: String,
}

struct Zone {
    name: String,
    chosen: bool,
}

/// `GET /settings/profile`
pub async fn show(State(app): State<App>, Signed(viewer): Signed, Query(done): Query<Done>) -> Result<Html<String>> {
    let typed = Typed {
        name: viewer.name().to_owned(),
        language: viewer.language().to_owned(),
        time_zone: viewer.time_zone().to_owned(),
        theme: viewer.theme().to_owned(),
    };
    crate::web::show(&profile(&app, &viewer, &typed, &done, &[]).await?)
}

/// `POST /settings/profile`: the next page already speaks the new language, in the new light.
pub async fn save(State(app): State<App>, Signed(viewer): Signed, Form(typed): Form<Typed>) -> Result<Response> {
    let said = save_profile::Typed { name: &typed.name, language: &typed.language, time_zone: &typed.time_zone, theme: &typed.theme };
    match save_profile::save_profile(&app, &viewer, &said).await {
        Ok(()) => Ok(super::done(Place::Profile.path(), "saved")),
        Err(Error::Invalid(faults)) => super::refused(&profile(&app, &viewer, &typed, &Done::default(), &faults).await?),
        Err(other) => Err(other),
    }
}

async fn profile(app: &App, viewer: &Viewer, typed: &Typed, done: &Done, faults: &[FieldFault]) -> Result<ProfilePage> {
    let (page, mut frame) = super::around(app, viewer, Place::Profile).await?;
    let r = page.r.clone();
    frame.after(&r, done, faults);
    let name = Field::new("name", r.t("profile-name")).kind("text", "name").value(&typed.name).hint(r.t("profile-name-hint"));
    let permissions: Vec<String> = viewer.permissions().iter().map(|permission| r.word("permission", permission.as_str())).collect();
    Ok(ProfilePage {
        name: name.judged(&r, faults),
        language: languages(&r, &typed.language, faults),
        theme: themes(&r, &typed.theme, faults),
        zones: zones(&typed.time_zone),
        zone_fault: fault_of(&r, faults, "time_zone"),
        firm: viewer.organization_name().to_owned(),
        permissions: if permissions.is_empty() { r.t("none") } else { permissions.join(", ") },
        page,
        frame,
    })
}

/// Each language by its own name, so that it is found by whoever reads no other.
fn languages(r: &Reader, chosen: &str, faults: &[FieldFault]) -> Choice {
    let option = |language: Language| ChoiceOption {
        value: language.code().to_owned(),
        words: language.name().to_owned(),
        checked: language.code() == chosen,
        lang: Some(language.code()),
    };
    Choice {
        name: "language",
        label: r.t("language"),
        hint: Some(r.t("profile-language-hint")),
        options: Language::ALL.map(option).into(),
        fault: fault_of(r, faults, "language"),
    }
}

fn themes(r: &Reader, chosen: &str, faults: &[FieldFault]) -> Choice {
    let option = |theme: &str| ChoiceOption {
        value: theme.to_owned(),
        words: r.t(match theme {
            "light" => "theme-light",
            "dark" => "theme-dark",
            _ => "theme-system",
        }),
        checked: theme == chosen,
        lang: None,
    };
    Choice { name: "theme", label: r.t("theme"), hint: None, options: THEMES.map(option).into(), fault: fault_of(r, faults, "theme") }
}

/// All places, and whatever is set already under an older name.
fn zones(chosen: &str) -> Vec<Zone> {
    let mut names = time_zones();
    if crate::i18n::is_time_zone(chosen) && !names.iter().any(|name| name == chosen) {
        names.insert(0, chosen.to_owned());
    }
    names.into_iter().map(|name| Zone { chosen: name == chosen, name }).collect()
}
