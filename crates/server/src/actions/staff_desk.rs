//! To set up a desk, to choose who sits there, to delete it.

use kontor_store::model::Topic;
use kontor_store::model::ids::{DeskId, PersonId};
use kontor_store::{Administrator, Desk, DeskSide, NewDesk};

use super::fields::{Fields, NAME_CHARS};
use crate::app::App;
use crate::error::{Error, Result, Sentence};

/// What a desk besides General can be for.
pub const KINDS: [(Topic, DeskSide); 6] = [
    (Topic::Orders, DeskSide::Seller),
    (Topic::Orders, DeskSide::Buyer),
    (Topic::Orders, DeskSide::Either),
    (Topic::Invoices, DeskSide::Seller),
    (Topic::Invoices, DeskSide::Buyer),
    (Topic::Invoices, DeskSide::Either),
];

/// The word of a kind, in forms and in the keys of texts: `orders`, `invoices-buyer`.
pub fn word(topic: Topic, side: DeskSide) -> String {
    match (topic, side) {
        (Topic::None, _) => "general".to_owned(),
        (topic, DeskSide::Either) => topic.to_string(),
        (topic, side) => format!("{topic}-{side}"),
    }
}

/// Sets up a desk without people; its name may be empty, then it is called by what it is for.
///
/// # Errors
/// [`Error::Invalid`] for `kind`, `name`.
pub async fn create_desk(app: &App, administrator: &Administrator, kind: &str, name: &str) -> Result<Desk> {
    let mut fields = Fields::default();
    let kind = fields.choice("kind", KINDS.into_iter().find(|(topic, side)| word(*topic, *side) == kind));
    let name = fields.line("name", name, NAME_CHARS);
    fields.done()?;
    let (topic, side) = kind.ok_or(Error::NotFound)?;
    let new = NewDesk { organization: administrator.viewer().organization().clone(), topic, side, name };
    app.store.create_desk(administrator, new, app.now()).await.map_err(|fault| match fault {
        kontor_store::Error::Conflict("desk") => Error::field("kind", Sentence::new("desk-taken")),
        other => other.into(),
    })
}

/// Names it and chooses its people anew; with an empty name it is called by what it is for. With nobody, General holds everyone again, and any other desk passes on to General.
///
/// # Errors
/// [`Error::Invalid`] for `name`; [`Error::NotFound`] for a desk of another firm, or a person who has left meanwhile.
pub async fn change_desk(app: &App, administrator: &Administrator, desk: &DeskId, name: &str, people: &[PersonId]) -> Result<()> {
    let mut fields = Fields::default();
    let name = fields.line("name", name, NAME_CHARS);
    fields.done()?;
    app.store.rename_desk(administrator, desk, &name, app.now()).await?;
    Ok(app.store.choose_people(administrator, desk, people, app.now()).await?)
}

/// Deletes it: General gets what it had.
///
/// # Errors
/// [`Error::NotFound`] for a desk of another firm; [`Error::Conflict`] for General.
pub async fn delete_desk(app: &App, administrator: &Administrator, desk: &DeskId) -> Result<()> {
    Ok(app.store.delete_desk(administrator, desk, app.now()).await?)
}
