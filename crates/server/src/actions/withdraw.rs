//! To take a message back.

use kontor_store::{Seated, WithdrawFault};

use crate::app::App;
use crate::error::{Error, Result};

/// Its text and files are gone when this returns; a tombstone stays.
pub async fn withdraw(app: &App, seated: &Seated, seq: i64) -> Result<()> {
    app.store.withdraw(seated, seq, app.now()).await.map_err(|fault| match fault {
        WithdrawFault::TooLate => Error::conflict("withdrawal-too-late"),
        WithdrawFault::Seen => Error::conflict("withdrawal-seen"),
        WithdrawFault::Store(fault) => fault.into(),
    })
}
