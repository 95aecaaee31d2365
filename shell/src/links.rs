//! Deep links: addresses of the app's own scheme, handed over by the system. Anybody can make one, so
//! only the form is looked at here; the engine knows whether it waits for such a thing.

use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_deep_link::DeepLinkExt;
use url::Url;

use crate::state::Doors;

/// The scheme of this app's links.
pub const SCHEME: &str = "vn.trangtien.hue";

/// Longer than any answer of an issuer, shorter than an attempt to fill the memory.
const LONGEST: usize = 4_096;

/// Takes the link the app was started with, and every later one.
pub(crate) fn listen<R: Runtime>(app: &AppHandle<R>) {
    let handle = app.clone();
    app.deep_link().on_open_url(move |event| event.urls().iter().for_each(|url| hand_over(&handle, url)));
    if let Ok(Some(urls)) = app.deep_link().get_current() {
        urls.iter().for_each(|url| hand_over(app, url));
    }
}

/// Gives a link to the engine.
pub fn hand_over<R: Runtime>(app: &AppHandle<R>, url: &Url) {
    if !is_ours(url) {
        tracing::warn!("a link of a foreign form was thrown away");
        return;
    }
    let (app, link) = (app.clone(), url.to_string());
    tauri::async_runtime::spawn(async move {
        let handed = match app.state::<Doors>().engine().await {
            Ok(engine) => engine.deep_link(&link).await,
            Err(problem) => Err(problem),
        };
        if let Err(problem) = handed {
            // Never the link itself: it may carry an authorization code.
            tracing::warn!(%problem, "a link was not taken");
        }
    });
}

fn is_ours(url: &Url) -> bool {
    url.scheme() == SCHEME && url.as_str().len() <= LONGEST
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, is_ours};

    #[test]
    fn only_short_links_of_the_own_scheme_reach_the_engine() {
        let ours = |text: &str| is_ours(&text.parse().unwrap());
        assert!(ours("vn.trangtien.hue:/signed-in?code=a&state=b"));
        assert!(!ours("vn.trangtien.hue.evil:/signed-in"));
        assert!(!ours("https://vn.trangtien.hue/signed-in"));
        assert!(!ours(&format!("vn.trangtien.hue:/{}", "x".repeat(LONGEST))));
    }
}
