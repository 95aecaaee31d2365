//! Which calls came from one address within ten minutes, without keeping the address: each call has a name of its origin,
//! the keyed digest of the address. The key is made by chance, is never written down, and is forgotten with the first call
//! after its ten minutes: from then on nobody can tell whose the names are, and the same address has another one.

use std::sync::{Mutex, PoisonError};

use ring::hmac::{HMAC_SHA256, Key};

use hue_model::time::Millis;

use crate::caller::hex;
use crate::clock::{Entropy, chance};
use crate::http::address::Address;

/// How long a key is used, in milliseconds.
const KEPT: i64 = 600_000;

/// The key of these ten minutes.
#[derive(Debug, Default)]
pub(crate) struct Origins(Mutex<Option<(i64, Key)>>);

impl Origins {
    /// The name of this address now; none for an address of a network inside, as a proxy has that does not say for whom it
    /// asks: a whole city behind it is no bundle.
    pub(crate) fn of(&self, address: Address, now: Millis, entropy: &dyn Entropy) -> Option<String> {
        if address.is_inside() {
            return None;
        }
        let span = now.0.div_euclid(KEPT);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = match kept.take() {
            Some((of, key)) if of == span => key,
            _ => Key::new(HMAC_SHA256, &chance::<32>(entropy)),
        };
        let (_, key) = kept.insert((span, key));
        Some(hex(&address.digest(key)))
    }
}
