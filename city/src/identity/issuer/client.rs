//! The clients the sandbox issuer knows, and where it may send people back to.

use url::{Host, Url};

/// The app, on every device.
pub(crate) const APP: &str = "hue-app";
/// The operators' console of this city.
pub(crate) const CONSOLE: &str = "hue-console";
/// The path of the app's redirects.
const APP_PATH: &str = "/cb";
/// The app's redirect on phones: a private scheme (RFC 8252 §7.1).
const APP_SCHEME: &str = "vn.trangtien.hue:/cb";

/// A public client: no secret, PKCE instead.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    /// Its id.
    pub(crate) id: &'static str,
    /// The key of its name.
    pub(crate) name: &'static str,
    /// Whether its sessions go on by refresh tokens.
    pub(crate) refreshes: bool,
    redirects: Vec<String>,
    loopback: bool,
}

impl Client {
    /// The client of this id at the city with this address.
    pub(crate) fn find(id: &str, base_url: &str) -> Option<Self> {
        match id {
            APP => Some(Self {
                id: APP,
                name: "console-vneid-client-app",
                refreshes: true,
                redirects: vec![APP_SCHEME.into()],
                loopback: true,
            }),
            CONSOLE => Some(Self {
                id: CONSOLE,
                name: "console-vneid-client-console",
                refreshes: false,
                redirects: vec![format!("{base_url}/console/callback")],
                loopback: false,
            }),
            _ => None,
        }
    }

    /// Whether people may be sent to this address: the exact string, apart from the port of a
    /// loopback address (RFC 8252 §7.3).
    pub(crate) fn allows(&self, redirect: &str) -> bool {
        self.redirects.iter().any(|known| known == redirect) || (self.loopback && is_loopback(redirect))
    }

    /// Whether people may be sent there after signing out.
    pub(crate) fn allows_after_sign_out(&self, redirect: &str, base_url: &str) -> bool {
        self.allows(redirect) || (self.id == CONSOLE && redirect == format!("{base_url}/console/signed-out"))
    }
}

/// `http://127.0.0.1:{port}/cb` or `http://[::1]:{port}/cb`, letter for letter.
fn is_loopback(redirect: &str) -> bool {
    let Ok(url) = Url::parse(redirect) else { return false };
    let host = match url.host() {
        Some(Host::Ipv4(address)) if address == std::net::Ipv4Addr::LOCALHOST => "127.0.0.1",
        Some(Host::Ipv6(address)) if address == std::net::Ipv6Addr::LOCALHOST => "[::1]",
        _ => return false,
    };
    // The whole string is rebuilt, so that no user info, query or odd spelling slips through.
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    redirect == format!("http://{host}{port}{APP_PATH}")
}

#[cfg(test)]
mod tests {
    use super::Client;

    const CITY: &str = "http://127.0.0.1:7000";

    #[test]
    fn the_app_comes_back_only_to_its_own_doors() {
        let app = Client::find("hue-app", CITY).unwrap();
        for good in [
            "http://127.0.0.1:4711/cb",
            "http://127.0.0.1/cb",
            "http://[::1]:4711/cb",
            "vn.trangtien.hue:/cb",
        ] {
            assert!(app.allows(good), "{good} is a door of the app");
        }
        for bad in [
            "http://localhost:4711/cb",
            "http://127.0.0.1:4711/cb/",
            "http://127.0.0.1:4711/cb?next=x",
            "http://127.0.0.1:4711/cb#x",
            "http://127.0.0.1:4711/other",
            "http://127.0.0.1:4711/x/../cb",
            "https://127.0.0.1:4711/cb",
            "http://lan@127.0.0.1:4711/cb",
            "http://127.0.0.1.evil.example/cb",
            "http://127.0.0.2:4711/cb",
            "http://0x7f.1:4711/cb",
            "HTTP://127.0.0.1:4711/cb",
            "vn.trangtien.hue://cb",
            "vn.trangtien.hue:/cb/x",
            "vn.trangtien.hue.evil:/cb",
            "http://127.0.0.1:7000/console/callback",
            "javascript:alert(1)",
            "",
        ] {
            assert!(!app.allows(bad), "{bad} is nobody's door");
        }
    }

    #[test]
    fn the_console_has_one_door_and_no_loopback_rule() {
        let console = Client::find("hue-console", CITY).unwrap();
        assert!(console.allows("http://127.0.0.1:7000/console/callback"));
        assert!(!console.allows("http://127.0.0.1:7001/console/callback"), "the port counts here");
        assert!(!console.allows("http://127.0.0.1:7000/cb"));
        assert!(Client::find("someone", CITY).is_none());
    }
}
