//! The Tauri shell for Android and iOS: it chooses plugins, and nothing else.
//!
//! Where to start: [`run`], which both systems enter through `mobile_entry_point`. On a computer the same
//! library opens a phone-sized window. `docs/mobile.md` says how an APK and an iOS app are made, and what
//! was never run on a phone.

use hue_shell::{Port, Redirect, Setup};
use tauri::{Builder, Runtime, Wry};

/// Runs the app until the system ends it.
#[cfg_attr(mobile, tauri::mobile_entry_point)]
pub fn run() {
    hue_shell::log();
    if let Err(error) = start() {
        tracing::error!("{error}");
    }
}

fn start() -> Result<(), Box<dyn std::error::Error>> {
    let setup = Setup { data: None, profile: hue_shell::built_in()?, ports: ports(), redirect: redirect() };
    let builder = position(plugins(Builder::<Wry>::new()));
    builder.plugin(hue_shell::init(setup)).run(tauri::generate_context!())?;
    Ok(())
}

fn plugins<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
}

/// The app asks this plugin by its name, once the citizen touches "here".
#[cfg(mobile)]
fn position<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.plugin(tauri_plugin_geolocation::init())
}

#[cfg(desktop)]
fn position<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder
}

fn ports() -> Vec<Port> {
    let mut ports = vec![Port::OpenUrl, Port::Network, Port::Notify];
    if cfg!(mobile) {
        ports.push(Port::Place);
    }
    ports
}

/// A phone gives no listener to a sleeping app: the browser comes back by the app's own scheme.
fn redirect() -> Redirect {
    if cfg!(mobile) { Redirect::Scheme(hue_shell::SCHEME.into()) } else { Redirect::Loopback }
}
