//! Warnings by Web Push (RFC 8030, 8291, 8292): to browsers and to UnifiedPush, for the wards that their owners chose.
//!
//! A subscription says up to which message it is served; `job` serves those that are behind. So what is due survives
//! a restart, and any node may go on with it. It is a help and never the only way: push services promise nothing.

pub(crate) mod job;
pub mod keys;
mod self_test;

use base64::Engine as _;
use base64::engine::general_purpose::{URL_SAFE, URL_SAFE_NO_PAD};
use http::{HeaderValue, header};
use hue_model::problem::Rule;
use hue_model::time::Millis;
use hue_model::wire::{PushOutcome, PutPushSubscription};
use tokio::sync::Semaphore;
use web_push_native::{Auth, WebPushBuilder, p256::PublicKey};

use self::keys::PushKey;
use crate::caller::sha256;
use crate::config::Config;
use crate::net::{Answer, Net, NetError};
use crate::pack::CityPack;
use crate::problem::{Failure, Result};
use crate::store::push::Subscription;

/// Longest endpoint, in bytes.
const ENDPOINT_BYTES: usize = 1_000;

/// What a node pushes with.
pub struct Push {
    key: PushKey,
    net: Net,
    /// Places for tests that are under way.
    tests: Semaphore,
}

/// What is posted: a signed text, and what a push service has to know of it.
struct Letter {
    jws: String,
    /// A later one takes the place of one that waits. At most 32 letters.
    topic: String,
    expires: Millis,
}

impl Push {
    /// As configured; `None` where a city in service has no key.
    pub(crate) fn open(config: &Config, base_url: &str) -> Result<Option<Self>> {
        let contact = if base_url.starts_with("https://") { base_url } else { "mailto:canhbao@hue.example" };
        let Some(key) = PushKey::open(config, contact)? else { return Ok(None) };
        let net = Net::new(&config.push_hosts, !config.production);
        let net = net.map_err(|error| Failure::Config(error.to_string()))?;
        Ok(Some(Self { key, net, tests: Semaphore::new(self_test::AT_ONCE) }))
    }

    /// The public key that browsers subscribe with.
    #[must_use]
    pub fn public_key(&self) -> &str {
        &self.key.public
    }

    /// A subscription that can be served, at a push service on the list of this city.
    pub(crate) fn check(&self, asked: PutPushSubscription, pack: &CityPack) -> Result<Subscription> {
        let PutPushSubscription { endpoint, keys, mut wards } = asked;
        if endpoint.len() > ENDPOINT_BYTES || !self.net.may_ask(&endpoint) {
            return Err(Failure::field("endpoint", Rule::Malformed));
        }
        receiver(&keys.p256dh, &keys.auth).ok_or_else(|| Failure::field("keys", Rule::Malformed))?;
        wards.sort();
        wards.dedup();
        if wards.is_empty() {
            return Err(Failure::field("wards", Rule::Required));
        }
        if wards.iter().any(|ward| !pack.wards.contains_key(ward)) {
            return Err(Failure::field("wards", Rule::Malformed));
        }
        let id = id(&endpoint);
        Ok(Subscription { id, endpoint, p256dh: keys.p256dh, auth: keys.auth, wards, sent: 0, tries: 0 })
    }

    /// Posts a letter to a subscriber, encrypted for nobody else.
    async fn post(&self, to: &Subscription, letter: &Letter, now: Millis) -> PushOutcome {
        match self.send(to, letter, now).await {
            Ok(Answer { status: 200..300, .. }) => PushOutcome::Taken,
            Ok(Answer { status: 404 | 410, .. }) => PushOutcome::Gone,
            Ok(Answer { status: status @ (429 | 500..), retry_after }) => {
                PushOutcome::Busy { status, retry_after }
            }
            Ok(Answer { status, .. }) => PushOutcome::Refused { status },
            Err(_) => PushOutcome::Unreachable,
        }
    }

    async fn send(&self, to: &Subscription, letter: &Letter, now: Millis) -> Result<Answer, NetError> {
        let (public, auth) = receiver(&to.p256dh, &to.auth).ok_or(NetError::Form)?;
        let endpoint: http::Uri = to.endpoint.parse().map_err(|_| NetError::Form)?;
        let origin = crate::web::origin_of(&to.endpoint);
        let left = u64::try_from(letter.expires.since(now) / 1_000).unwrap_or(0);
        let builder = WebPushBuilder::new(endpoint, public, auth);
        let builder = builder.with_valid_duration(std::time::Duration::from_secs(left));
        let mut request = builder.build(letter.jws.as_str()).map_err(|_| NetError::Form)?;
        let fields = [
            (header::AUTHORIZATION, self.key.authorization(&origin, now)),
            (header::HeaderName::from_static("urgency"), "high".to_owned()),
            (header::HeaderName::from_static("topic"), letter.topic.clone()),
        ];
        for (name, value) in fields {
            request.headers_mut().insert(name, HeaderValue::from_str(&value).map_err(|_| NetError::Form)?);
        }
        self.net.send(request).await
    }
}

/// The name of the subscription with this endpoint.
pub(crate) fn id(endpoint: &str) -> String {
    sha256(endpoint)
}

/// The receiver's keys, if they are some. Browsers leave the padding away, not everybody does.
fn receiver(p256dh: &str, auth: &str) -> Option<(PublicKey, Auth)> {
    let read = |text: &str| URL_SAFE_NO_PAD.decode(text).or_else(|_| URL_SAFE.decode(text)).ok();
    let public = PublicKey::from_sec1_bytes(&read(p256dh)?).ok()?;
    let auth: [u8; 16] = read(auth)?.try_into().ok()?;
    Some((public, Auth::from(auth)))
}
