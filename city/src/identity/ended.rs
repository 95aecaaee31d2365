//! Sign-ins that ended a moment ago: their access tokens still look good and are refused by this list.

use std::collections::HashMap;
use std::sync::Mutex;

use hue_model::time::Millis;

/// How long an ended sign-in stays on the list: longer than an access token lives.
pub(crate) const LISTED: i64 = 10 * 60_000;

/// The list of this node; it is filled from the database at the start.
#[derive(Debug)]
pub(crate) struct Ended {
    listed: Mutex<HashMap<String, Millis>>,
}

impl Ended {
    /// A list that starts with these.
    pub(crate) fn new(known: impl IntoIterator<Item = (String, Millis)>) -> Self {
        Self { listed: Mutex::new(known.into_iter().collect()) }
    }

    /// Puts a sign-in on the list.
    pub(crate) fn add(&self, sid: &str, now: Millis) {
        if let Ok(mut listed) = self.listed.lock() {
            listed.retain(|_, at| now.since(*at) < LISTED);
            listed.insert(sid.to_owned(), now);
        }
    }

    /// Whether it is on the list.
    pub(crate) fn contains(&self, sid: &str) -> bool {
        self.listed.lock().is_ok_and(|listed| listed.contains_key(sid))
    }
}
