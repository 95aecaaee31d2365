//! A city that publishes a catalogue: real HTTP, its own keys, and whatever a test lets it say.

use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hue_core::clock::{Clock, SystemClock};
use hue_model::alert::{KeyBody, KeyRevocation, KeyUse};
use hue_model::catalogue::{Catalogue, CatalogueUpdate, SignedCatalogue};
use hue_model::shell::CityProfile;
use hue_model::time::Millis;

use super::alert_city::{HOUR, SigningKey};
use super::kit;

#[derive(Default)]
struct Inner {
    keys: Vec<String>,
    /// What it says, with a number for its tag.
    says: Option<(u64, SignedCatalogue)>,
    asked: Vec<(String, StatusCode)>,
}

/// The city.
#[derive(Clone)]
pub(crate) struct CatalogueCity {
    inner: Arc<Mutex<Inner>>,
    root: Arc<SigningKey>,
    base_url: String,
}

impl CatalogueCity {
    /// A city that has published nothing.
    pub(crate) async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let city = Self {
            inner: Arc::default(),
            root: Arc::new(SigningKey::new("root", 1)),
            base_url: format!("http://{}", listener.local_addr().unwrap()),
        };
        let routes = Router::new()
            .route("/api/v1/city", get(super::bad_city::about))
            .route("/api/v1/catalogue", get(answer))
            .with_state(city.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        city
    }

    /// What a device is told of it.
    pub(crate) fn profile(&self) -> CityProfile {
        CityProfile { alert_root_key: self.root.x(), ..kit::profile(&self.base_url) }
    }

    /// A working key that the root key vouches for.
    pub(crate) fn key(&self, kid: &str, seed: u8) -> SigningKey {
        self.key_between(kid, seed, -24, 720)
    }

    /// A working key that counts from one hour to another, seen from now.
    pub(crate) fn key_between(&self, kid: &str, seed: u8, from: i64, until: i64) -> SigningKey {
        let (key, now) = (SigningKey::new(kid, seed), now());
        let (not_before, expires) = (now.plus(from * HOUR), now.plus(until * HOUR));
        let body = KeyBody { kid: kid.to_owned(), x: key.x(), key_use: KeyUse::Alert, not_before, expires };
        self.inner().keys.push(self.root.sign(&body));
        key
    }

    /// How often it said something in full.
    pub(crate) fn said_in_full(&self) -> usize {
        self.asked().iter().filter(|(_, status)| *status == StatusCode::OK).count()
    }

    /// The root key takes a working key back.
    pub(crate) fn revoke(&self, kid: &str) {
        let revocation = KeyRevocation { revoked_kid: kid.to_owned(), revoked_at: now() };
        self.inner().keys.push(self.root.sign(&revocation));
    }

    /// Says from now on, signed by `key`, that this changed since version `since`.
    pub(crate) fn publish(&self, key: &SigningKey, since: u64, catalogue: Catalogue) {
        self.publish_of(key, 0, since, catalogue);
    }

    /// The same, and says that it was issued so many hours after now.
    pub(crate) fn publish_of(&self, key: &SigningKey, hours: i64, since: u64, catalogue: Catalogue) {
        let update = key.sign(&CatalogueUpdate { since, issued_at: now().plus(hours * HOUR), catalogue });
        let keys = self.inner().keys.clone();
        self.say(SignedCatalogue { keys, update });
    }

    /// Says this from now on.
    pub(crate) fn say(&self, signed: SignedCatalogue) {
        let mut inner = self.inner();
        let tag = inner.says.as_ref().map_or(0, |(tag, _)| tag + 1);
        inner.says = Some((tag, signed));
    }

    /// Says this from now on under the tag of what it said before, as somebody on the way does who wants it to stay.
    pub(crate) fn say_under_the_same_tag(&self, signed: SignedCatalogue) {
        self.inner().says.as_mut().unwrap().1 = signed;
    }

    /// What it says.
    pub(crate) fn says(&self) -> SignedCatalogue {
        self.inner().says.clone().unwrap().1
    }

    /// What was asked for and how it was answered.
    pub(crate) fn asked(&self) -> Vec<(String, StatusCode)> {
        self.inner().asked.clone()
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }
}

fn now() -> Millis {
    SystemClock::new().device_now()
}

async fn answer(
    State(city): State<CatalogueCity>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let mut inner = city.inner();
    let says = inner
        .says
        .as_ref()
        .map(|(tag, signed)| (format!("\"{tag}\""), serde_json::to_string(signed).unwrap()));
    let (status, answer) = match says {
        None => (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND.into_response()),
        Some((tag, _)) if headers.get(header::IF_NONE_MATCH).is_some_and(|known| *known == *tag) => {
            (StatusCode::NOT_MODIFIED, StatusCode::NOT_MODIFIED.into_response())
        }
        Some((tag, body)) => (StatusCode::OK, ([(header::ETAG, tag)], body).into_response()),
    };
    inner.asked.push((query.unwrap_or_default(), status));
    answer
}
