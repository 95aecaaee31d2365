//! Cuts of power and water on the device: a copy of the city's list, and news of what concerns the citizen.
//!
//! The city does not learn where the citizen lives: the whole list is asked for, and `news` looks here for their wards. What
//! was told is written down (`watch`), so that each change of a cut is told once, also after a restart.

mod command;
mod news;
mod watch;

use hue_model::outage::{OUTAGES, Outages};
use hue_model::settings::Settings;
use hue_model::time::Millis;
use rusqlite::Connection;

use crate::store::{StoreError, published};

pub(crate) use watch::{Watch, run};

/// Where they are listed.
const LIST: &str = OUTAGES;

/// The cuts as the city said last at `url`, and when.
fn listed(db: &Connection, url: &str) -> Result<Option<(Outages, Millis)>, StoreError> {
    published::get(db, url)
}

/// The wards the citizen cares for.
fn wards(settings: &Settings) -> impl Iterator<Item = &String> {
    settings.home_ward.iter().chain(&settings.saved_wards)
}
