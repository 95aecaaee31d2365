//! The Tauri shell for Linux, macOS and Windows: it chooses plugins and a window, and nothing else.
//!
//! Where to start: [`run`]. The doors between page and engine are in `hue-shell`, the window's rights in
//! `capabilities/main.json`, its size and its content security policy in `tauri.conf.json`.

mod args;
#[cfg(target_os = "linux")]
mod autostart;
mod instance;
#[cfg(target_os = "linux")]
mod tray;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use hue_shell::{Port, Redirect, Setup};
use tauri::plugin::TauriPlugin;
use tauri::{Builder, RunEvent, Runtime, Wry};
#[cfg(target_os = "linux")]
use tauri::{Manager, WindowEvent};
use tauri_plugin_deep_link::DeepLinkExt;

use args::Args;

/// Runs the app until its window closes.
#[must_use]
pub fn run() -> ExitCode {
    run_with(Args::parse(), Builder::new())
}

/// The same app with something of the caller's around it: how the start is measured.
#[doc(hidden)]
#[must_use]
pub fn run_measured(data: PathBuf, probe: TauriPlugin<Wry>) -> ExitCode {
    run_with(Args { data: Some(data), ..Args::default() }, Builder::new().plugin(probe))
}

fn run_with(args: Args, builder: Builder<Wry>) -> ExitCode {
    hue_shell::log();
    match start(args, builder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn start(args: Args, builder: Builder<Wry>) -> Result<(), Box<dyn std::error::Error>> {
    let profile = args.profile()?;
    let single = instance::single(&args)?;
    let Args { data, link, .. } = args;
    // A webview on Linux gives no position, and this shell has no speech of its own.
    let mut ports = vec![Port::OpenUrl, Port::Network, Port::Notify];
    if cfg!(target_os = "linux") {
        ports.push(Port::Tray);
    }
    #[cfg(target_os = "linux")]
    let folder = data.clone();
    let setup = Setup { data, profile, ports, redirect: Redirect::Loopback };
    plugins(builder.plugin(single), setup)
        .setup(|app| {
            let alone = std::env::args_os().len() == 2;
            if let (Some(link), false) = (link, alone) {
                hue_shell::hand_over(app.handle(), &link);
            }
            register_links(app.handle().clone());
            #[cfg(target_os = "linux")]
            tray::start(app.handle(), folder);
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(|app, event| {
            // A start from here on is a new app, not a second one of an app that is closing.
            if matches!(event, RunEvent::ExitRequested { .. }) {
                tauri_plugin_single_instance::destroy(app);
            }
        });
    Ok(())
}

fn plugins<R: Runtime>(builder: Builder<R>, setup: Setup) -> Builder<R> {
    #[cfg(target_os = "linux")]
    let builder = builder.on_window_event(|window, event| {
        if let (WindowEvent::CloseRequested { api, .. }, Some(listening)) =
            (event, window.try_state::<tray::Listening>())
            && listening.hides(window)
        {
            api.prevent_close();
        }
    });
    builder
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .plugin(hue_shell::init(setup))
}

/// Where no installer told the system about our scheme. It starts programs, so it must not hold up the window.
fn register_links<R: Runtime>(app: tauri::AppHandle<R>) {
    if cfg!(any(target_os = "linux", all(windows, debug_assertions))) {
        std::thread::spawn(move || {
            if let Err(error) = app.deep_link().register_all() {
                tracing::info!(%error, "the system does not know this app's links");
            }
        });
    }
}
