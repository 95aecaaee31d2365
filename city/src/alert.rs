//! Warnings: written and approved by two people, signed, and sent whole to everybody who listens.
//!
//! [`desk`] has what operators may do, [`duty`] who is called when the second of them does not come, [`keys`] what is signed with, [`feed`] the open streams and `lines` who writes to
//! them, [`snapshot`] the
//! list that stands at `/alerts/active.json`. The record (`store::alert`) decides; streams and list follow it.

pub mod bulletin;
pub mod content;
pub mod desk;
pub mod duty;
pub mod feed;
pub(crate) mod geojson;
pub(crate) mod jws;
pub mod keys;
pub(crate) mod lines;
pub mod polygon;
pub mod reached;
pub(crate) mod self_test;
pub mod snapshot;
pub(crate) mod words;
