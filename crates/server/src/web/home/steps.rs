//! What an administrator has to do first, and what partners ask for.

use kontor_store::Viewer;
use kontor_store::model::{Plan, Topic};

use crate::app::App;
use crate::error::Result;
use crate::i18n::Reader;

/// The most firms that are named.
const NAMED: usize = 5;

/// The first steps, shown while something is undone.
#[derive(Debug)]
pub struct Steps {
    pub done: String,
    pub steps: Vec<Step>,
}

/// One of them.
#[derive(Debug)]
pub struct Step {
    pub done: bool,
    pub words: String,
    pub why: String,
    pub href: &'static str,
    pub button: String,
}

/// Partners that want messaging turned on.
#[derive(Debug)]
pub struct Asked {
    pub words: String,
    pub href: &'static str,
    pub button: String,
}

/// Nothing for those who cannot do any of it, and nothing once all is done.
pub async fn steps(app: &App, viewer: &Viewer, reader: &Reader, has_documents: bool) -> Result<Option<Steps>> {
    if viewer.administrator().is_none() {
        return Ok(None);
    }
    let contacts = app.store.contacts(viewer, viewer.organization()).await?;
    let desks = app.store.list_desks(viewer).await?;
    let set_up = desks.len() > 1 || desks.iter().any(|desk| !desk.everyone);
    let step = |key: &str, done: bool, href: &'static str, button: &str| Step {
        done,
        words: reader.t(&format!("first-step-{key}")),
        why: reader.t(&format!("first-step-{key}-why")),
        href,
        button: reader.t(button),
    };
    let (to_messaging, turn_on) = way_to_messaging(viewer);
    let document = way_to_documents(viewer).map(|href| step("document", has_documents, href, "add"));
    let steps: Vec<Step> = [
        step("messaging", viewer.messaging(), to_messaging, turn_on),
        step("contacts", contacts.iter().any(kontor_store::Contact::reaches), "/settings/contacts", "add"),
        step("desks", set_up, "/settings/desks", "add"),
    ]
    .into_iter()
    .chain(document)
    .collect();
    let done = steps.iter().filter(|step| step.done).count();
    let words = reader.ta("first-steps-done", &[("done", done.into()), ("count", steps.len().into())]);
    Ok((done < steps.len()).then_some(Steps { done: words, steps }))
}

/// Until messaging is on, or the plan has it, partners' requests stand here.
pub async fn asked(app: &App, viewer: &Viewer, reader: &Reader) -> Result<Option<Asked>> {
    let Some(administrator) = viewer.administrator() else { return Ok(None) };
    let requests = app.store.messaging_requests(&administrator).await?;
    let firms: Vec<&str> = requests.iter().take(NAMED).map(|request| request.organization_name.as_str()).collect();
    let (href, button) = way_to_messaging(viewer);
    Ok((!firms.is_empty()).then(|| Asked {
        words: reader.ta("home-messaging-asked", &[("count", requests.len().into()), ("firms", firms.join(", ").into())]),
        href,
        button: reader.t(button),
    }))
}

/// Where a first document is added: a list that this person may open.
fn way_to_documents(viewer: &Viewer) -> Option<&'static str> {
    let lists = [(Topic::Invoices, "/invoices"), (Topic::Orders, "/orders")];
    lists.into_iter().find(|(topic, _)| viewer.permissions().may_open(*topic)).map(|(_, href)| href)
}

/// Where messaging is turned on: by its switch, or by the plan.
fn way_to_messaging(viewer: &Viewer) -> (&'static str, &'static str) {
    if viewer.plan() == Plan::Standard && viewer.messaging() {
        ("/settings/plan", "upgrade")
    } else {
        ("/settings/messaging", "turn-messaging-on")
    }
}
