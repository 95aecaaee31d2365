//! The harness of the journeys: people, a real city, phones, a bad network, a disk that loses power,
//! a browser and a desktop window.
//!
//! Where to start: [`people`] has what somebody does, [`phone`] and [`city`] what they do it with.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "this room is test code: a failed wish is a failed test"
)]
#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "this room is test code"
)]

pub mod app;
pub mod axe;
pub mod browser;
pub mod city;
pub mod console;
pub mod desktop;
pub mod disk;
mod hasty;
pub mod keyring;
mod manager;
pub mod nats;
pub mod network;
pub mod painter;
pub mod people;
pub mod phone;
pub mod photo;
pub mod plan;
mod port;
pub mod process;
pub mod programs;
pub mod push;
pub mod python;
pub mod replay;
pub mod screen;
pub mod surfer;
pub mod tray;
pub mod truth;
pub mod warning;
pub mod web;
