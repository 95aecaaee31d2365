//! CAP both ways: what the city writes, what it takes from others, and what it holds against the schema.
#![cfg(test)]

mod feeds;
mod fuzz;
mod mutate;
mod scale;
mod schema;
mod seeds;
mod strict;
mod written;
mod xmllint;
