//! The city through its own doors: real HTTP, real files, SQLite and PostgreSQL.
#![cfg(test)]

mod alert_files;
mod alerts;
mod cases;
mod door;
mod drill;
mod gauges;
mod imports;
mod lite;
mod media;
mod nodes;
mod postgres;
mod posts;
mod process;
mod push;
mod receipts;
mod reports;
mod rescue;
mod shelters;
mod site;
mod sos;
mod store;
mod stream;
mod support;
mod texts;
mod tus;

#[path = "../support/visitor.rs"]
#[expect(dead_code, reason = "shared by several test programs, each of which uses a part")]
mod visitor;
