//! The network side of the store, on SQLite and, where `KONTOR_TEST_POSTGRES` names a server, on PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a test that meets a fault fails")]

#[path = "network/account.rs"]
mod account;
#[path = "network/desks.rs"]
mod desks;
#[path = "network/people.rs"]
mod people;
#[path = "network/trade.rs"]
mod trade;
#[expect(dead_code, reason = "other stories need more of the world than these")]
#[path = "network/world.rs"]
mod world;
