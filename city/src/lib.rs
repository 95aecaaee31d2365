//! The reference city server: the citizen's API, uploads, the operator's console, and the sandbox issuer.
//!
//! Where to start: [`serve`] puts everything together; [`api`] has the routes of `hue_model::wire`, `store`
//! the record (one SQL text for SQLite and PostgreSQL, one writer with group commit), [`case`] what the desk
//! may do with a report, [`identity`] who is calling.

pub mod admin;
pub mod alert;
pub mod api;
pub mod bus;
pub mod caller;
pub mod camera;
pub mod cap;
pub mod case;
pub mod catalogue;
pub mod clock;
pub mod config;
pub mod console;
pub mod dossier;
pub mod duty;
mod fault;
mod folder;
pub mod gauge;
pub mod http;
#[cfg_attr(
    not(feature = "sandbox"),
    expect(dead_code, reason = "signing is there for the sandbox issuer alone")
)]
pub mod identity;
mod keep;
pub mod last;
mod lite;
pub mod media;
mod net;
pub mod open_data;
mod open_files;
pub mod outage;
pub mod pack;
mod plain;
pub mod problem;
mod production;
pub mod push;
pub mod rate;
pub mod rating;
mod receipt;
pub mod report;
mod serve;
pub mod shelter;
pub mod sos;
pub mod source;
pub mod state;
pub mod store;
pub mod streams;
pub mod street_map;
mod table;
mod tries;
pub mod upload;
mod web;

pub use config::Config;
pub use problem::{Failure, Result};
pub use serve::{Running, serve};
pub use state::App;
