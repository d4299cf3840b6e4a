//! The settings, one's own and those of the firm: here is what stands around each of their pages.

pub mod contacts;
pub mod cxml;
pub mod desks;
pub mod field;
pub mod held;
pub mod mail;
pub mod messaging;
pub mod notifications;
pub mod password;
pub mod plan;
pub mod profile;
pub mod tokens;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kontor_store::Viewer;
use serde::Deserialize;

use crate::app::App;
use crate::error::{FieldFault, Result};
use crate::i18n::Reader;
use crate::web::address;
use crate::web::page::{Page, Tab};

/// What can be said after something was done, as keys of the texts: only these are taken from the address.
const DONE: [&str; 21] = [
    "mailbox-asked",
    "mailbox-removed",
    "saved",
    "password-changed",
    "signed-out-others",
    "upgraded",
    "upgrade-sent",
    "upgrade-withdrawn",
    "downgraded",
    "messaging-turned-on",
    "messaging-turned-off",
    "desk-saved",
    "desk-deleted",
    "token-revoked",
    "test-mail-sent",
    "test-mail-filed",
    "test-mail-underway",
    "cxml-agreed",
    "cxml-ended",
    "held-asked",
    "held-delivered",
];

/// What was done just before, in the address of the page that says so.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    done: String,
}

impl Done {
    fn said(&self) -> Option<&'static str> {
        DONE.into_iter().find(|key| *key == self.done)
    }
}

/// The pages of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Profile,
    Notifications,
    Security,
    Plan,
    Messaging,
    Contacts,
    Desks,
    Mail,
    Tokens,
    Cxml,
    Held,
}

impl Place {
    /// Everyone's own.
    const OWN: &[Self] = &[Self::Profile, Self::Notifications, Self::Security];
    /// The firm's, for administrators.
    const FIRM: &[Self] = &[Self::Plan, Self::Messaging, Self::Contacts, Self::Desks, Self::Mail, Self::Held, Self::Tokens, Self::Cxml];

    const fn path(self) -> &'static str {
        match self {
            Self::Profile => "/settings/profile",
            Self::Notifications => "/settings/notifications",
            Self::Security => "/settings/password",
            Self::Plan => "/settings/plan",
            Self::Messaging => "/settings/messaging",
            Self::Contacts => "/settings/contacts",
            Self::Desks => "/settings/desks",
            Self::Mail => "/settings/mail",
            Self::Tokens => "/settings/tokens",
            Self::Cxml => "/settings/cxml",
            Self::Held => "/settings/held",
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Profile => "settings-profile",
            Self::Notifications => "settings-notifications",
            Self::Security => "settings-security",
            Self::Plan => "settings-plan",
            Self::Messaging => "settings-messaging",
            Self::Contacts => "settings-contacts",
            Self::Desks => "settings-desks",
            Self::Mail => "settings-mail",
            Self::Tokens => "settings-tokens",
            Self::Cxml => "settings-cxml",
            Self::Held => "settings-held",
        }
    }
}

/// The list at the side, the heading, and what is said above the page's own part. Templates have it as `frame`.
#[derive(Debug)]
struct Frame {
    heading: String,
    groups: Vec<Group>,
    done: Option<String>,
    /// How many fields need a correction.
    summary: Option<String>,
}

#[derive(Debug)]
struct Group {
    heading: String,
    links: Vec<Link>,
}

#[derive(Debug)]
struct Link {
    href: &'static str,
    words: String,
    current: bool,
}

impl Frame {
    fn new(reader: &Reader, viewer: &Viewer, place: Place, heading: String) -> Self {
        let link = |at: &Place| Link { href: at.path(), words: reader.t(at.words()), current: *at == place };
        let mut groups = vec![Group { heading: reader.t("settings-own"), links: Place::OWN.iter().map(link).collect() }];
        if viewer.administrator().is_some() {
            groups.push(Group { heading: viewer.organization_name().to_owned(), links: Place::FIRM.iter().map(link).collect() });
        }
        Self { heading, groups, done: None, summary: None }
    }
}

/// What stands around a page of the settings, whose heading is its name in the list.
async fn around(app: &App, viewer: &Viewer, place: Place) -> Result<(Page, Frame)> {
    let heading = app.reader(viewer).t(place.words());
    around_as(app, viewer, place, heading).await
}

/// The same under another heading.
async fn around_as(app: &App, viewer: &Viewer, place: Place, heading: String) -> Result<(Page, Frame)> {
    let page = Page::of(app, viewer, Tab::Settings, &heading).await?;
    let frame = Frame::new(&page.r, viewer, place, heading);
    Ok((page, frame))
}

impl Frame {
    /// With what was done, and how much needs a correction.
    fn after(&mut self, reader: &Reader, done: &Done, faults: &[FieldFault]) {
        self.done = done.said().map(|key| reader.t(key));
        self.summary = (!faults.is_empty()).then(|| reader.t1("error-summary", "count", faults.len()));
    }
}

/// After something was done: on to the page that says so.
fn done(path: &str, said: &str) -> Response {
    Redirect::to(&address(path, &[("done", said)])).into_response()
}

/// A form that comes back with what was typed and what is wrong with it.
fn refused(template: &impl Template) -> Result<Response> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, super::show(template)?).into_response())
}

/// `GET /settings`: where they begin.
pub async fn start() -> Redirect {
    Redirect::to(Place::Profile.path())
}
