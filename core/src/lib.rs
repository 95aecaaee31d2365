//! The engine of Tràng Tiền: it owns the data, the network and the secrets, and runs without any UI.
//!
//! Where to start: [`Engine`] is the whole door. [`Engine::call`] takes the commands of `hue_model` by
//! name (`router` lists them), [`Engine::subscribe`] tells what happens. A report goes from `report`
//! into the `outbox` in one transaction; the outbox delivers it; `sync` hears what the city made of it.
//! Warnings come in through `alert`; `gauge`, `shelter`, `outage`, `camera`, `dossier` and `catalogue` show copies that `sync::copy` keeps; `catalogue`
//! finds in everything the city offers.

// Stories that look inside use the kit of those outside.
#[cfg(test)]
extern crate self as hue_core;

mod alert;
mod blob;
mod camera;
mod catalogue;
pub mod clock;
mod consent;
mod dossier;
mod emergency_card;
mod engine;
pub mod entropy;
mod event;
mod fault;
mod files;
mod gauge;
mod net;
mod outage;
mod outbox;
mod pack;
pub mod photo;
mod plan;
mod rating;
mod report;
mod router;
mod session;
mod settings;
mod shell;
mod shelter;
mod sos;
mod store;
mod street_map;
mod sync;
mod trust;
pub mod vault;

pub use engine::{Config, Engine, Redirect};
pub use event::Subscription;
pub use router::Handle;
