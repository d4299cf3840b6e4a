//! Conversations: how they begin, the inbox, the thread, and what people do with them.

mod begin;
mod chain;
mod inbox;
mod marks;
mod owner;
mod papers;
mod thread;
mod withdraw;

pub use begin::NewConversation;
pub(crate) use begin::{Opening, known, open};
pub(crate) use chain::broken_link;
pub use inbox::{Counts, InboxCursor, InboxQuery, InboxRow, LastWords};
pub use owner::{Colleague, HandOver};
pub(crate) use papers::index;
pub use papers::{LinkedPaper, PaperName};
pub use thread::{Event, FileOf, Message, SeenMark, ThreadHead};
pub use withdraw::WithdrawFault;

use kontor_model::EventKind;
use kontor_model::ids::new_id;

use crate::access::Seated;
use crate::db::Tx;
use crate::error::Result;
use crate::hints::{Hint, HintKind};

/// What an event is about, besides who did it.
#[derive(Debug, Clone, Copy, Default)]
struct About<'a> {
    document: Option<&'a str>,
    person: Option<&'a str>,
    desk: Option<&'a str>,
}

/// Writes an event into the thread and hints at it, to both sides or to the own one.
async fn note(tx: &mut Tx, seated: &Seated, kind: EventKind, about: About<'_>, now: i64) -> Result<()> {
    let viewer = seated.viewer();
    let organization = viewer.organization().as_str();
    let only_for = (!kind.seen_by_both()).then_some(organization);
    sql!(run, tx,
        "INSERT INTO event (id, conversation_id, after_seq, at, kind, organization_id, person_id, only_for, document_id, other_person_id, desk_id)
         SELECT $1, id, last_seq, $2, $3, $4, $5, $6, $7, $8, $9 FROM conversation WHERE id = $10",
        new_id(now), now, kind.as_str(), organization, viewer.person().as_str(), only_for, about.document, about.person, about.desk,
        seated.conversation().as_str())?;
    hint_own(tx, seated, now);
    if kind.seen_by_both() {
        hint_partner(tx, seated, HintKind::Event, now);
    }
    Ok(())
}

fn hint_own(tx: &mut Tx, seated: &Seated, now: i64) {
    let hint = Hint::new(HintKind::Event, seated.viewer().organization().as_str(), seated.topic(), now);
    tx.hint(hint.conversation(seated.conversation().as_str(), None));
}

fn hint_partner(tx: &mut Tx, seated: &Seated, kind: HintKind, now: i64) {
    let hint = Hint::new(kind, seated.partner().as_str(), seated.topic(), now);
    tx.hint(hint.conversation(seated.conversation().as_str(), None));
}

/// A hint for the other windows of the same person.
fn hint_self(tx: &mut Tx, seated: &Seated, now: i64) {
    let viewer = seated.viewer();
    let hint = Hint::new(HintKind::Read, viewer.organization().as_str(), seated.topic(), now);
    tx.hint(hint.person(viewer.person().as_str()).conversation(seated.conversation().as_str(), None));
}

/// Gives the person a seat if there is none: nothing told, nothing unread.
async fn sit_down(tx: &mut Tx, seated: &Seated) -> Result<()> {
    let viewer = seated.viewer();
    sql!(
        run,
        tx,
        "INSERT INTO seat (conversation_id, person_id, organization_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        seated.conversation().as_str(),
        viewer.person().as_str(),
        viewer.organization().as_str()
    )?;
    Ok(())
}
