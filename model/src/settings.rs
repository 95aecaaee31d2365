//! What the citizen set on this device.

use std::collections::BTreeMap;

use chrono::Timelike as _;
use serde::{Deserialize, Serialize};

use crate::catalogue::ServiceId;
use crate::command::{Scope, command};
use crate::home::{HomeTiles, Suggested};
use crate::outage::OutageNotices;
use crate::pack::WardCode;
use crate::text::Language;
use crate::time::Millis;

/// The settings of this device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language; `None` follows the system.
    pub language: Option<Language>,
    /// Light, dark, or as the system says.
    pub theme: Theme,
    /// Four large buttons and 20 px text.
    pub simple_mode: bool,
    /// The ward the citizen calls home.
    pub home_ward: Option<WardCode>,
    /// Further wards whose warnings the citizen wants, such as their parents'.
    pub saved_wards: Vec<WardCode>,
    /// Hours in which warnings that do not break through make no sound.
    pub quiet_hours: Option<QuietHours>,
    /// The kinds of cuts that the citizen wants to hear of, for their home and the wards they saved.
    pub outage_notices: OutageNotices,
    /// Whether data and battery are saved in a storm: no stream is held, warnings are asked for at times, photos wait to
    /// be sent until the citizen says so, and the city begins without them. A call for rescue is never slowed.
    pub storm_saver: bool,
    /// Whether the app goes on listening for warnings after its window is closed, where the shell has a tray.
    pub keep_listening: bool,
    /// Whether the app starts when the citizen signs in to the computer, where the shell has a tray.
    pub start_at_login: bool,
    /// The services the citizen marked, in the order in which they did.
    pub favourite_services: Vec<ServiceId>,
    /// The services that were used last, newest first.
    pub recent_services: Vec<ServiceId>,
    /// How the tiles of Home are arranged.
    pub home_tiles: HomeTiles,
    /// Until when a suggestion on Home is not made again.
    pub hidden_suggestions: BTreeMap<Suggested, Millis>,
    /// Whether the first-use page (who holds what, why, how long) was read.
    pub welcomed: bool,
}

/// A span of every day by Huế's clocks; it may cross midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuietHours {
    /// Its first minute after midnight, 0 to 1,439.
    pub from: u16,
    /// The minute after its last, 0 to 1,439.
    pub to: u16,
}

impl QuietHours {
    /// Whether Huế's clocks are within them; a span that ends where it begins is none.
    #[must_use]
    pub fn cover(self, at: Millis) -> bool {
        let Some(at) = at.in_hue() else { return false };
        let minute = at.hour() * 60 + at.minute();
        let (from, to) = (u32::from(self.from), u32::from(self.to));
        if from <= to { (from..to).contains(&minute) } else { minute >= from || minute < to }
    }
}

/// The colours of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Paper.
    Light,
    /// Night.
    Dark,
}

command!(
    /// Reads the settings.
    GetSettings {} => Settings, "settings.get", Scope::Read
);
command!(
    /// Replaces the settings and answers what is stored.
    SaveSettings {
        /// All of them.
        settings: Settings,
    } => Settings, "settings.save", Scope::Write
);
