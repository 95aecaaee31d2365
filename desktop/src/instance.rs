//! One app for one data folder: a second start hands its link over and comes to the front.

#[cfg(target_os = "linux")]
mod ending;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use clap::Parser;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, Runtime};

use crate::args::Args;

/// The plugin, which must be the first one.
///
/// # Errors
/// Where somebody has this app's place who neither answers nor goes.
pub(crate) fn single<R: Runtime>(args: &Args) -> Result<TauriPlugin<R>, &'static str> {
    let name = args.data.as_deref().map_or_else(|| hue_shell::SCHEME.to_owned(), name_for);
    #[cfg(target_os = "linux")]
    ending::wait_for(&format!("{name}.SingleInstance"))?;
    let builder = tauri_plugin_single_instance::Builder::new().callback(|app, arguments, _| {
        to_the_front(app);
        hand_link_over(app, &arguments);
    });
    Ok(builder.dbus_id(name).build())
}

/// Shows the window, wherever it is.
pub(crate) fn to_the_front<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    }
}

/// The deep-link plugin takes a link that stands alone on the command line; with other arguments it is ours.
fn hand_link_over<R: Runtime>(app: &AppHandle<R>, arguments: &[String]) {
    let link = Args::try_parse_from(arguments).ok().and_then(|args| args.link);
    if let (Some(link), true) = (link, arguments.len() > 2) {
        hue_shell::hand_over(app, &link);
    }
}

/// Two folders are two apps that may run side by side.
fn name_for(data: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    std::path::absolute(data).unwrap_or_else(|_| data.to_owned()).hash(&mut hasher);
    format!("{}.p{:x}", hue_shell::SCHEME, hasher.finish())
}
