//! `/settings/contacts`: whom partners can reach outside of Kontor.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Response};
use kontor_store::{Administrator, Contact};

use super::field::Field;
use super::{Done, Frame, Place};
use crate::actions::save_contacts::{self, Names, TOPICS};
use crate::app::App;
use crate::error::{Error, FieldFault, Result};
use crate::gate::{Admin, Form, Query};
use crate::i18n::Reader;
use crate::web::page::Page;

/// What stands in the fields, by their names.
type Typed = BTreeMap<String, String>;

#[derive(Template)]
#[template(path = "settings/contacts.html")]
struct ContactsPage {
    page: Page,
    frame: Frame,
    topics: Vec<TopicFields>,
}

struct TopicFields {
    heading: String,
    hint: Option<String>,
    fields: Vec<Field>,
}

/// `GET /settings/contacts`
pub async fn show(State(app): State<App>, Admin(administrator): Admin, Query(done): Query<Done>) -> Result<Html<String>> {
    let viewer = administrator.viewer();
    let known = app.store.contacts(viewer, viewer.organization()).await?;
    crate::web::show(&contacts(&app, &administrator, &as_typed(&known), &done, &[]).await?)
}

/// `POST /settings/contacts`
pub async fn save(State(app): State<App>, Admin(administrator): Admin, Form(typed): Form<Typed>) -> Result<Response> {
    let said = |name: &str| typed.get(name).cloned().unwrap_or_default();
    match save_contacts::save_contacts(&app, &administrator, said).await {
        Ok(()) => Ok(super::done(Place::Contacts.path(), "saved")),
        Err(Error::Invalid(faults)) => super::refused(&contacts(&app, &administrator, &typed, &Done::default(), &faults).await?),
        Err(other) => Err(other),
    }
}

async fn contacts(app: &App, administrator: &Administrator, typed: &Typed, done: &Done, faults: &[FieldFault]) -> Result<ContactsPage> {
    let (page, mut frame) = super::around(app, administrator.viewer(), Place::Contacts).await?;
    frame.after(&page.r, done, faults);
    let zone = app.store.show_organization(administrator, administrator.viewer().organization()).await?.time_zone;
    let topics = TOPICS.iter().enumerate().map(|(index, names)| topic_fields(&page.r, names, index == 0, &zone, typed, faults)).collect();
    Ok(ContactsPage { page, frame, topics })
}

/// The hints stand at the first topic only: they hold for all.
fn topic_fields(r: &Reader, names: &Names, first: bool, zone: &str, typed: &Typed, faults: &[FieldFault]) -> TopicFields {
    let shown = |field: Field| {
        let value = typed.get(field.name).map_or("", String::as_str);
        field.value(value).judged(r, faults)
    };
    let mut phone = Field::new(names.phone, r.t("contact-phone")).kind("tel", "work tel");
    let mut hours = Field::new(names.hours, r.t("contact-hours"));
    if first {
        phone = phone.hint(r.t("contact-phone-hint"));
        hours = hours.hint(r.t1("contact-hours-hint", "zone", zone));
    }
    TopicFields {
        heading: r.word("contacts", names.topic.as_str()),
        hint: (!first).then(|| r.t("contacts-same-as-general")),
        fields: vec![
            shown(Field::new(names.name, r.t("contact-name")).whole()),
            shown(Field::new(names.email, r.t("email-address")).kind("email", "work email")),
            shown(phone),
            shown(Field::new(names.web, r.t("contact-web")).kind("text", "url")),
            shown(hours),
        ],
    }
}

fn as_typed(known: &[Contact]) -> Typed {
    let mut typed = Typed::new();
    for contact in known {
        let Some(names) = TOPICS.iter().find(|names| names.topic == contact.topic) else { continue };
        let parts = [
            (names.name, &contact.name),
            (names.email, &contact.email),
            (names.phone, &contact.phone),
            (names.web, &contact.web),
            (names.hours, &contact.hours),
        ];
        typed.extend(parts.map(|(name, value)| (name.to_owned(), value.clone())));
    }
    typed
}
