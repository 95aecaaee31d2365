//! The engine from outside: people with devices, a city that misbehaves, and the real one.

#![cfg(test)]

mod at_rest;
mod bad_city;
mod city_line;
mod drafts;
mod kit;
mod line;
mod outbox;
mod photos;
mod second_thoughts;
