//! What both Tauri shells share, as one plugin named `hue`: the engine behind three commands, pictures
//! at a scheme of their own, addresses for the system browser, deep links from the system.
//!
//! Where to start: [`init`] puts the plugin together; `commands` holds the doors the app knocks at. The
//! plugin is generic over the runtime, so that a test can start it without a window.
//!
//! The engine opens while the window does. Whoever calls earlier waits for it.

mod blob;
mod browser;
mod commands;
mod links;
mod navigation;
mod profile;
mod sign;
mod state;

use std::path::PathBuf;

pub use hue_core::Redirect;
pub use hue_model::shell::{CityProfile, Port};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Manager, RunEvent, Runtime};

pub use links::{SCHEME, hand_over};
pub use profile::{Error, built_in, read};
pub use sign::{Sign, Signs, Tone, signs};

use state::Doors;

/// What a shell decides.
pub struct Setup {
    /// The folder for the engine's data; without one, the system's place for this app.
    pub data: Option<PathBuf>,
    /// The city.
    pub profile: CityProfile,
    /// What this shell can do for the engine.
    pub ports: Vec<Port>,
    /// How the system browser comes back after a sign-in.
    pub redirect: Redirect,
}

/// The plugin. The plugins for deep links and for opening addresses must stand before it.
#[must_use]
pub fn init<R: Runtime>(setup: Setup) -> TauriPlugin<R> {
    Builder::new("hue")
        .invoke_handler(tauri::generate_handler![commands::call, commands::subscribe, commands::put])
        .register_asynchronous_uri_scheme_protocol(blob::SCHEME, blob::serve)
        .on_navigation(navigation::decide)
        .setup(move |app, _| {
            let config = config(app, setup)?;
            app.manage(Doors::open(config));
            links::listen(app);
            let handle = app.clone();
            tauri::async_runtime::spawn(async move { browser::open_addresses(&handle).await });
            Ok(())
        })
        .on_event(|app, event| {
            if matches!(event, RunEvent::Exit) {
                tauri::async_runtime::block_on(app.state::<Doors>().close());
            }
        })
        .build()
}

fn config<R: Runtime>(app: &AppHandle<R>, setup: Setup) -> tauri::Result<hue_core::Config> {
    let data = match setup.data {
        Some(data) => data,
        None => app.path().app_local_data_dir()?.join("engine"),
    };
    let mut config = hue_core::Config::new(data, setup.profile);
    config.ports = setup.ports;
    config.downloads = app.path().download_dir().ok();
    config.redirect = setup.redirect;
    Ok(config)
}

/// Sends the log to standard error: warnings, and what concerns this app.
pub fn log() {
    let _ = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_max_level(tracing::Level::INFO)
        .try_init();
}
