//! Gauges on the device: copies of what the city says of them, and the levels that the citizen wants to hear of.
//!
//! - **Copies** (`command`): the list and each series that a screen shows are asked for by `sync::copy`, at a slower pace
//!   the list for good while there is a level.
//! - **Levels** (`threshold`, `watch`) are looked at here and nowhere else: the city does not learn them. A crossing is
//!   written down before it rings and marked after, so that none is lost, and none rings twice in one run.

mod command;
mod threshold;
mod watch;

use hue_model::gauge::Gauges;
use hue_model::time::Millis;
use rusqlite::Connection;

use crate::store::{StoreError, published};

pub(crate) use watch::{Watch, run};

/// Where the gauges are listed.
const LIST: &str = "/api/v1/gauges";

/// The gauges as the city said last at `url`, and when.
fn listed(db: &Connection, url: &str) -> Result<Option<(Gauges, Millis)>, StoreError> {
    published::get(db, url)
}
