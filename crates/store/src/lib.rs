//! The only room that speaks SQL (SQLite and PostgreSQL) and keeps blobs; it mints the proofs of access without which nothing is read.
#![deny(missing_docs)]

#[macro_use]
mod db;
mod access;
mod blobs;
mod error;
mod hints;
mod migrate;
mod post;
mod rows;
mod told;

pub use access::{Administrator, Operator, Paper, Seated, Viewer};
pub use blobs::{Stored, StreamFault};
pub use db::{Engine, Store, StoreOptions, Tx};
pub use error::{Error, Result};
pub use hints::{Hint, HintKind, Hints};
pub use kontor_model as model;
pub use post::{Batch, Draft, PostFault, Posted};
