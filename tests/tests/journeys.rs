//! What people do across all rooms, against a real city process.

#![cfg(test)]

#[path = "journeys/alarm.rs"]
mod alarm;
#[path = "journeys/alert.rs"]
mod alert;
#[path = "journeys/desktop.rs"]
mod desktop;
#[path = "journeys/flight.rs"]
mod flight;
#[path = "journeys/flood_night.rs"]
mod flood_night;
#[path = "journeys/harness.rs"]
mod harness;
#[path = "journeys/keyring.rs"]
mod keyring;
#[path = "journeys/keys.rs"]
mod keys;
#[path = "journeys/map.rs"]
mod map;
#[path = "journeys/nodes.rs"]
mod nodes;
#[path = "journeys/outages.rs"]
mod outages;
#[path = "journeys/phone.rs"]
mod phone;
#[path = "journeys/push.rs"]
mod push;
#[path = "journeys/receipts.rs"]
mod receipts;
#[path = "journeys/replay.rs"]
mod replay;
#[path = "journeys/report.rs"]
mod report;
#[path = "journeys/rescue.rs"]
mod rescue;
#[path = "journeys/river.rs"]
mod river;
#[path = "journeys/services.rs"]
mod services;
#[path = "journeys/sos.rs"]
mod sos;
#[path = "journeys/storm.rs"]
mod storm;
#[path = "journeys/streets.rs"]
mod streets;
#[path = "journeys/visitor.rs"]
mod visitor;

#[path = "../../core/tests/engine/archive.rs"]
mod archive;
#[path = "../../city/tests/api/postgres.rs"]
mod postgres;
