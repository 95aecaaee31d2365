//! What an engine is opened with.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use hue_model::shell::{CityProfile, Port};

use crate::clock::{Clock, SystemClock};
use crate::entropy::{Entropy, SystemEntropy};
use crate::vault::KeyringChoice;

/// How long the system's keyring may take to answer: whoever opens the app sees nothing meanwhile.
const KEYRING_LIMIT: Duration = Duration::from_secs(5);

/// What an engine is opened with.
#[derive(Clone)]
pub struct Config {
    /// The profile folder: one engine at a time has it.
    pub data_dir: PathBuf,
    /// The city.
    pub profile: CityProfile,
    /// What the shell around the engine can do.
    pub ports: Vec<Port>,
    /// Where the keys are kept.
    pub keyring: KeyringChoice,
    /// Where time comes from.
    pub clock: Arc<dyn Clock>,
    /// Where chance comes from.
    pub entropy: Arc<dyn Entropy>,
    /// How the system browser comes back after a sign-in.
    pub redirect: Redirect,
    /// Where files go that the citizen keeps; `None` where the page itself hands them to the browser.
    pub downloads: Option<PathBuf>,
}

/// How the system browser comes back after a sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Redirect {
    /// To a one-shot listener on this machine.
    Loopback,
    /// To the app's own scheme, such as `vn.trangtien.hue`, handed in by `Engine::deep_link`.
    Scheme(String),
}

impl Config {
    /// The real thing: the system's keyring, clock and chance, a loopback redirect, no ports.
    #[must_use]
    pub fn new(data_dir: impl Into<PathBuf>, profile: CityProfile) -> Self {
        Self {
            data_dir: data_dir.into(),
            profile,
            ports: Vec::new(),
            keyring: KeyringChoice::System { service: "vn.trangtien.hue".into(), limit: KEYRING_LIMIT },
            clock: Arc::new(SystemClock::new()),
            entropy: Arc::new(SystemEntropy),
            redirect: Redirect::Loopback,
            downloads: None,
        }
    }
}
