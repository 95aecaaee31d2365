//! Where the app's own window may go: nowhere but home.

use tauri::{Manager, Runtime, Webview};
use url::Url;

use crate::browser;

/// Whether the window goes there. A phone number, a mail address or a point on the map goes to the system instead.
pub(crate) fn decide<R: Runtime>(webview: &Webview<R>, url: &Url) -> bool {
    if is_home(url) {
        return true;
    }
    if matches!(url.scheme(), "tel" | "sms" | "mailto" | "geo") {
        browser::open(webview.app_handle(), url);
    }
    false
}

/// The app's own origin, as each system's webview names it.
fn is_home(url: &Url) -> bool {
    let own = if cfg!(any(windows, target_os = "android")) {
        ("http", "tauri.localhost")
    } else {
        ("tauri", "localhost")
    };
    (url.scheme(), url.host_str()) == (own.0, Some(own.1)) && url.port().is_none()
}

#[cfg(test)]
mod tests {
    use super::is_home;

    #[cfg(target_os = "linux")]
    #[test]
    fn only_the_apps_own_origin_is_home() {
        let home = |text: &str| is_home(&text.parse().unwrap());
        assert!(home("tauri://localhost/") && home("tauri://localhost/reports?x=1"));
        for elsewhere in [
            "https://example.org/",
            "http://localhost/",
            "http://tauri.localhost/",
            "tauri://localhost.example.org/",
            "tauri://localhost:1/",
            "hue-blob://localhost/0",
            "file:///etc/passwd",
            "data:text/html,x",
            "javascript:alert(1)",
            "about:blank",
        ] {
            assert!(!home(elsewhere), "{elsewhere}");
        }
    }
}
