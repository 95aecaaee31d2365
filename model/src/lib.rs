//! The shared words of Tràng Tiền: what crosses a border between rooms, and nothing else.
//!
//! No I/O, no clock, no chance: everything here builds for wasm and for native targets, and two
//! sides that use the same version of this crate understand each other.
//!
//! Where to start: [`command`] has the one trait behind every request the app makes of the engine,
//! [`event`] what the engine tells the app unasked, [`problem`] the only error that crosses a
//! border, and [`wire`] the bodies between engine and city.

pub mod alert;
pub mod camera;
pub mod catalogue;
pub mod command;
pub mod consent;
pub mod dossier;
pub mod emergency_card;
pub mod event;
pub mod gauge;
pub mod geo;
pub mod home;
pub mod ical;
pub mod id;
pub mod limits;
pub mod lunar;
pub mod media;
pub mod news;
pub mod outage;
pub mod pack;
pub mod place;
pub mod plan;
pub mod problem;
pub mod queue;
pub mod rating;
pub mod report;
pub mod search;
pub mod session;
pub mod settings;
pub mod shell;
pub mod shelter;
pub mod sos;
pub mod street_map;
pub mod text;
pub mod time;
pub mod wire;

pub use command::{Command, Scope};
pub use problem::Problem;
