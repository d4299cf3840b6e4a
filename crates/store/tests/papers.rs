//! Documents, search and files, on SQLite and, where `KONTOR_TEST_POSTGRES` names a server, on PostgreSQL.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that meets a fault fails")]

#[path = "papers/desk.rs"]
mod desk;
#[path = "papers/files.rs"]
mod files;
#[path = "papers/lists.rs"]
mod lists;
#[path = "papers/long.rs"]
mod long;
#[path = "papers/receiving.rs"]
mod receiving;
#[path = "papers/story.rs"]
mod story;
#[path = "papers/talking.rs"]
mod talking;
#[expect(dead_code, reason = "these stories need less of the network than its own")]
#[path = "network/world.rs"]
mod world;
