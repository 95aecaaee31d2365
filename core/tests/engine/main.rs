//! The engine from outside: people with devices, a city that misbehaves, and the real one.

#![cfg(test)]

mod alert_city;
mod alerts;
mod alerts_from_the_desk;
mod alerts_line;
mod alerts_place;
mod alerts_receipts;
mod alerts_time;
mod alerts_trust;
mod archive;
mod at_rest;
mod bad_city;
mod cameras;
mod catalogue;
mod catalogue_city;
mod city_line;
#[path = "../session/clock.rs"]
mod clock;
mod dossiers;
mod drafts;
mod gauges;
mod gauges_asked;
#[path = "../../../tests/src/hasty.rs"]
mod hasty;
mod held_city;
mod kept_files;
mod kit;
mod line;
mod order;
mod outages;
mod outbox;
mod photos;
#[path = "../../../tests/src/port.rs"]
mod port;
mod ratings;
mod search;
mod second_thoughts;
mod self_test;
mod sos;
mod storm;
mod street_map;
mod visitor;
mod watched;
