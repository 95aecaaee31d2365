//! Access tokens whose signature was checked a moment ago: checking it again would only cost time.
//!
//! What can change while a token lives (its times, whether its sign-in ended) is never remembered here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use hue_model::time::Millis;
use sha2::{Digest as _, Sha256};

use super::bearer::AccessClaims;

/// Most tokens remembered at once.
const MOST: usize = 8_192;
/// After this time a signature is checked again, in milliseconds: its key may be gone by then.
const FRESH: i64 = 10 * 60_000;

type Key = [u8; 32];

/// The claims of tokens by their SHA-256, and when each was checked.
#[derive(Debug, Default)]
pub(crate) struct Verified {
    known: Mutex<HashMap<Key, (Arc<AccessClaims>, Millis)>>,
}

impl Verified {
    /// The claims of a token that was checked a moment ago.
    pub(crate) fn get(&self, key: &Key, now: Millis) -> Option<Arc<AccessClaims>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(key).filter(|(_, at)| is_fresh(*at, now)).map(|(claims, _)| claims.clone())
    }

    /// Remembers the claims of a token that was just checked; when there are too many, the stale ones go, and if
    /// that is not enough, all of them.
    pub(crate) fn add(&self, key: Key, claims: Arc<AccessClaims>, now: Millis) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.retain(|_, (_, at)| is_fresh(*at, now));
        }
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, (claims, now));
    }
}

/// The key of a token.
pub(crate) fn key(token: &str) -> Key {
    Sha256::digest(token).into()
}

fn is_fresh(at: Millis, now: Millis) -> bool {
    (0..FRESH).contains(&now.since(at))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use hue_model::time::Millis;

    use super::{FRESH, MOST, Verified, key};

    fn claims() -> Arc<super::AccessClaims> {
        let json = r#"{"iss":"https://id.example","sub":"lan","aud":"city","exp":9}"#;
        Arc::new(serde_json::from_str(json).unwrap())
    }

    #[test]
    fn a_token_is_remembered_for_a_while() {
        let verified = Verified::default();
        verified.add(key("lan"), claims(), Millis(0));
        assert_eq!(verified.get(&key("lan"), Millis(1)).unwrap().sub, "lan");
        assert!(verified.get(&key("minh"), Millis(1)).is_none());
        assert!(verified.get(&key("lan"), Millis(FRESH)).is_none(), "its key may be gone by then");
        assert!(verified.get(&key("lan"), Millis(-1)).is_none(), "the clock was turned back");
    }

    #[test]
    fn a_flood_of_tokens_does_not_fill_the_memory() {
        let verified = Verified::default();
        for number in 0..=MOST {
            verified.add(key(&number.to_string()), claims(), Millis(0));
        }
        assert!(verified.known.lock().unwrap().len() <= MOST);
        assert!(verified.get(&key(&MOST.to_string()), Millis(0)).is_some());
    }
}
