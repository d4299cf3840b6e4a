//! Kontor, the product: its doors (`web`, `api`), what people do (`actions`), and the machinery that serves them.

pub mod actions;
pub mod api;
pub mod app;
pub mod assets;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
pub mod delivery;
mod demo;
mod differences;
pub mod error;
pub mod gate;
mod goods;
pub mod health;
pub mod i18n;
pub mod live;
pub mod passwords;
pub mod problem;
pub mod routes;
mod said;
pub mod secrets;
pub mod security;
pub mod serve;
pub mod tasks;
pub mod throttle;
pub mod web;
