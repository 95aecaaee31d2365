//! The command line.

use std::path::PathBuf;

use clap::Parser;
use url::Url;

/// Tràng Tiền: the city's app in a window.
#[derive(Debug, Default, Parser)]
#[command(name = "hue-desktop", version)]
pub(crate) struct Args {
    /// The folder for the app's data, in place of the system's own
    #[arg(long)]
    pub(crate) data: Option<PathBuf>,
    /// The profile of another city, for development
    #[cfg(debug_assertions)]
    #[arg(long)]
    pub(crate) city: Option<PathBuf>,
    /// A link of the app's own scheme, as the system hands it over
    pub(crate) link: Option<Url>,
}

impl Args {
    /// The city this run belongs to: only a debug build can be talked into another one.
    pub(crate) fn profile(&self) -> Result<hue_shell::CityProfile, hue_shell::Error> {
        #[cfg(debug_assertions)]
        if let Some(city) = &self.city {
            return hue_shell::read(city);
        }
        hue_shell::built_in()
    }
}
