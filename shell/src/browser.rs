//! Addresses that the system browser opens: the engine asks for them, or the citizen touches a phone number.

use futures_util::StreamExt;
use hue_model::event::Event;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_opener::OpenerExt;
use url::Url;

use crate::state::Doors;

/// Opens what the engine asks for, for as long as it runs.
pub(crate) async fn open_addresses<R: Runtime>(app: &AppHandle<R>) {
    let Ok(engine) = app.state::<Doors>().engine().await else {
        return;
    };
    let mut envelopes = engine.overhear();
    while let Some(envelope) = envelopes.next().await {
        if let Event::OpenUrl { url } = envelope.event {
            open_page(app, &url);
        }
    }
}

/// Only pages: a file or a program's own scheme is nothing the engine could mean.
fn open_page<R: Runtime>(app: &AppHandle<R>, url: &str) {
    match Url::parse(url) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => open(app, &url),
        _ => tracing::warn!("the engine asked for an address that is no page"),
    }
}

/// Hands an address to the system.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>, url: &Url) {
    if let Err(error) = app.opener().open_url(url.as_str(), None::<&str>) {
        tracing::warn!(%error, "the system opened no browser");
    }
}
