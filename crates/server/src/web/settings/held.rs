//! `/settings/held`: the firm's documents that wait for a partner, and what its administrators can do: ask the party for a relationship,
//! or say which partner it is.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Response};
use kontor_store::{Administrator, PartnerAlias, Standing};
use serde::Deserialize;

use super::{Done, Frame, Place};
use crate::actions;
use crate::app::App;
use crate::error::Result;
use crate::gate::{Admin, Form, Path, Query};
use crate::i18n::Reader;
use crate::web::held::{Chosen, Waiting, WaitingView, by_party, numbered};
use crate::web::page::Page;

/// The most partners to choose from.
const PARTNERS: u32 = 200;
/// So many are more than anybody looks through: they can be searched.
const SHOWN: usize = 20;

#[derive(Template)]
#[template(path = "settings/held.html")]
struct HeldPage {
    page: Page,
    frame: Frame,
    parties: Vec<Party>,
    /// Those to choose from, and the words by which they were found; nothing to search where all of them stand there.
    partners: Vec<(String, String)>,
    search: Option<String>,
    nobody: String,
    aliases: Vec<AliasView>,
}

/// A party with the way on.
struct Party {
    view: WaitingView,
    /// The words of the button that asks for a relationship or agrees to one.
    ask: Option<String>,
    /// Whether a partner can be chosen, since nobody on the network has the numbers.
    choose: bool,
}

struct AliasView {
    scheme: String,
    value: String,
    number: String,
    meant: String,
    forget: String,
}

/// Which number to forget.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Forgotten {
    scheme: String,
    value: String,
}

/// Which partners to choose from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    q: String,
}

/// `GET /settings/held`
pub async fn show(
    State(app): State<App>,
    Admin(administrator): Admin,
    Query(done): Query<Done>,
    Query(wanted): Query<Wanted>,
) -> Result<Html<String>> {
    let heading = app.reader(administrator.viewer()).t("held-documents");
    let (page, mut frame) = super::around_as(&app, administrator.viewer(), Place::Held, heading).await?;
    frame.after(&page.r, &done, &[]);
    let parties = by_party(app.store.held_documents(&administrator).await?);
    let aliases = app.store.partner_aliases(&administrator).await?;
    let words = wanted.q.trim();
    let partners = partners(&app, &administrator, words).await?;
    let many = !words.is_empty() || partners.len() >= SHOWN;
    let choosing = parties.iter().any(|party| party.known().is_none());
    crate::web::show(&HeldPage {
        partners,
        search: (many && choosing).then(|| words.to_owned()),
        nobody: page.r.t1("picker-empty", "query", words),
        parties: parties.iter().map(|party| way_on(&page.r, party)).collect(),
        aliases: aliases.into_iter().map(|alias| alias_view(&page.r, alias)).collect(),
        page,
        frame,
    })
}

/// `POST /settings/held/{document}/request`: the party is asked for a relationship, or what it asked for is agreed to.
pub async fn ask(State(app): State<App>, Admin(administrator): Admin, Path(document): Path<String>) -> Result<Response> {
    let said = match app.store.ask_held_party(&administrator, &document, app.now()).await? {
        Standing::Related => "held-delivered",
        Standing::Strangers | Standing::Asked | Standing::AskedByThem => "held-asked",
    };
    actions::tell::tell_due(&app).await?;
    Ok(super::done(Place::Held.path(), said))
}

/// `POST /settings/held/{document}/partner`: it is one of our partners.
pub async fn link(
    State(app): State<App>,
    Admin(administrator): Admin,
    Path(document): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Result<Response> {
    app.store.link_held(&administrator, &document, &chosen.organization(), app.now()).await?;
    actions::tell::tell_due(&app).await?;
    Ok(super::done(Place::Held.path(), "held-delivered"))
}

/// `POST /settings/held/numbers`: a number is forgotten.
pub async fn forget(State(app): State<App>, Admin(administrator): Admin, Form(forgotten): Form<Forgotten>) -> Result<Response> {
    app.store.forget_alias(&administrator, &forgotten.scheme, &forgotten.value, app.now()).await?;
    Ok(super::done(Place::Held.path(), "saved"))
}

/// Those with whom papers may be exchanged.
async fn partners(app: &App, administrator: &Administrator, words: &str) -> Result<Vec<(String, String)>> {
    use kontor_store::model::RelationshipStatus;
    let words = Some(words).filter(|words| !words.is_empty());
    let partners = app.store.partners(administrator.viewer(), words, None, PARTNERS).await?;
    let related = partners.into_iter().filter(|one| one.status != RelationshipStatus::Requested);
    Ok(related.map(|one| (one.id.to_string(), one.name)).collect())
}

fn way_on(r: &Reader, waiting: &Waiting) -> Party {
    let standing = waiting.known().map(|known| known.standing);
    let ask = match standing {
        Some(Standing::Strangers) => Some(r.t("held-ask")),
        Some(Standing::AskedByThem) => Some(r.t("relationship-accept")),
        None | Some(Standing::Asked | Standing::Related) => None,
    };
    Party { view: waiting.view(r), ask, choose: standing.is_none() }
}

fn alias_view(r: &Reader, alias: PartnerAlias) -> AliasView {
    let number = numbered(r, &alias.scheme, &alias.value);
    AliasView {
        meant: r.ta("held-number-meant", &[("partner", alias.partner_name.into()), ("person", alias.person_name.into())]),
        forget: r.t1("held-forget-named", "number", &number),
        number,
        scheme: alias.scheme,
        value: alias.value,
    }
}
