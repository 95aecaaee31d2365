//! What the shell around the engine can do, and who the city is.

use serde::{Deserialize, Serialize};

use crate::command::{Scope, command};
use crate::geo::Point;
use crate::pack::Pack;
use crate::place::{PlaceHit, PlaceProposal};
use crate::text::Localized;

/// Things a shell may or may not have; the app hides what is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Port {
    /// The device's position.
    Place,
    /// Reading aloud.
    Speech,
    /// Native notifications.
    Notify,
    /// Opening an address in the system browser.
    OpenUrl,
    /// A hint whether there is a network.
    Network,
    /// An icon beside the clock, where the app goes on without a window.
    Tray,
    /// Keeping a file in the folder for downloads.
    Downloads,
}

/// A city's identity: a build input of the shells, data for everybody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CityProfile {
    /// Where the city's API is, such as `https://app.hue.gov.vn`, without a slash at the end.
    pub base_url: String,
    /// The OpenID Connect issuer, exactly as in its discovery document.
    pub issuer: String,
    /// The client id of this app at the issuer.
    pub client_id: String,
    /// The city's name.
    pub name: Localized,
    /// The city's call centre.
    pub hotline: String,
    /// The national emergency number.
    pub emergency: String,
    /// The number of the gateway that takes calls for rescue by text message; empty where there is none.
    pub sms: String,
    /// The public half of the root key that vouches for the keys warnings are signed with: Ed25519, base64url.
    pub alert_root_key: String,
    /// Whether everything here is a demonstration.
    pub demo: bool,
    /// The oldest version of this app that still works with the city.
    pub min_version: String,
}

/// What the app asks once at its start.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// The version of the engine.
    pub version: String,
    /// The city.
    pub city: CityProfile,
    /// What the shell has.
    pub ports: Vec<Port>,
}

command!(
    /// What this build is and which city it belongs to.
    GetAbout {} => About, "shell.about", Scope::Read
);
command!(
    /// Opens a page in the system's browser: the shell hears of it as `OpenUrl`. `Invalid` for an address that is not https or has
    /// control characters (`url`).
    OpenPage {
        /// Its address, always https.
        url: String,
    } => (), "shell.open_page", Scope::Write
);
command!(
    /// Keeps a text as a file in the folder for downloads, beside what is there already; answers the name it got. `Invalid` for a
    /// name that is no such file's (`name`) and a text of more than 1 MiB (`text`), `NotFound` where this build has no such
    /// folder, `DiskFull` or `Storage` where the disk does not take it.
    SaveFile {
        /// Its name, such as `hue.ics`: small letters, digits, `-` and one dot.
        name: String,
        /// What stands in it.
        text: String,
    } => String, "shell.save_file", Scope::Write
);
command!(
    /// The city's pack.
    GetPack {} => Pack, "pack.get", Scope::Read
);
command!(
    /// Wards and old communes by name, blind to tone marks and to đ; best first, at most 20.
    SearchPlaces {
        /// What the citizen typed.
        text: String,
    } => Vec<PlaceHit>, "place.search", Scope::Read
);
command!(
    /// What is known of a point, as a question to the citizen.
    ProposePlace {
        /// The point.
        point: Point,
    } => PlaceProposal, "place.propose", Scope::Read
);
