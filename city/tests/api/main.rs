//! The city through its own doors: real HTTP, real files, SQLite and PostgreSQL.
#![cfg(test)]

mod alerts;
mod cases;
mod door;
mod media;
#[path = "../../../tests/src/port.rs"]
mod port;
mod postgres;
mod process;
mod reports;
mod sos;
mod store;
mod stream;
mod support;
mod tus;
