//! The city through its own doors: real HTTP, real files, SQLite and PostgreSQL.
#![cfg(test)]

mod alert_files;
mod alerts;
mod bundles;
mod cameras;
mod cases;
mod catalogue;
mod catalogue_items;
mod door;
mod dossiers;
mod drill;
mod events;
mod festivals;
mod gauges;
mod imports;
mod lite;
mod media;
mod nodes;
mod open_data;
mod outages;
mod postgres;
mod posts;
mod process;
mod push;
mod push_self_test;
mod ratings;
mod receipts;
mod reports;
mod rescue;
mod shelters;
mod site;
mod sos;
mod sources;
mod store;
mod stream;
mod street_map;
mod support;
mod texts;
mod tus;

#[path = "../../../core/tests/engine/archive.rs"]
mod archive;
#[path = "../../../tests/src/nats.rs"]
#[expect(dead_code, unreachable_pub, reason = "shared with the journeys, which use all of it")]
mod nats;
#[path = "../cap/seeds.rs"]
#[expect(dead_code, reason = "shared with the tests of CAP")]
mod seeds;
#[path = "../support/visitor.rs"]
#[expect(dead_code, reason = "shared by several test programs, each of which uses a part")]
mod visitor;

use visitor::port;
