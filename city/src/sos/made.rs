//! Ids of calls that come without one, as rows of a table and pasted posts: the same for the same words, so that what is
//! taken in twice is one case. Only the city can make them: whoever could foresee one might send a call of their own under it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hue_model::id::SosId;
use hue_model::time::Millis;
use ring::hmac::{self, HMAC_SHA256, Key};

use crate::clock::{Entropy, chance};
use crate::problem::Result;
use crate::store::{Store, secret};

/// The name of the secret in the record.
const NAME: &str = "sos-id";

/// What ids are made with.
#[derive(Debug)]
pub struct MadeIds(Key);

impl MadeIds {
    /// With the city's secret, which is made at its first start.
    pub(crate) async fn open(store: &Store, entropy: &dyn Entropy) -> Result<Self> {
        let fresh = URL_SAFE_NO_PAD.encode(chance::<32>(entropy));
        let kept = store.write(move |conn| Box::pin(async move { secret::keep(conn, NAME, &fresh).await }));
        Ok(Self::of(&kept.await?))
    }

    /// With this secret.
    pub(crate) fn of(secret: &str) -> Self {
        Self(Key::new(HMAC_SHA256, secret.as_bytes()))
    }

    /// The id of what says these words; `kind` is what they are, such as `row`.
    pub(crate) fn id(&self, kind: &str, words: &str) -> SosId {
        let plain = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let tag = hmac::sign(&self.0, format!("{kind}\u{1f}{plain}").as_bytes());
        let mut chance = [0; 10];
        chance.iter_mut().zip(tag.as_ref()).for_each(|(byte, of)| *byte = *of);
        SosId::from_parts(Millis(0), chance)
    }
}
