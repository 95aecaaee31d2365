//! How far this device has heard the city.

use hue_model::alert::Alert;
use hue_model::time::Millis;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::engine::Core;
use crate::store::{StoreError, alert, meta};

/// The name under which the mark is stored.
const KEY: &str = "alerts";

/// How far this device has heard the city; only what verified moves it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Mark {
    /// The root key that everything rests on.
    root: String,
    /// The highest sequence.
    pub(super) sequence: i64,
    /// The sequence of the last list.
    pub(super) listed: i64,
    /// When that list was issued.
    pub(super) issued_at: Option<Millis>,
    /// The name of that list.
    pub(super) etag: Option<String>,
    /// When the city last confirmed that nothing is missing.
    pub(super) heard_at: Option<Millis>,
    /// A moment that is over for certain: by a clock that was sure, or by a list that was issued then. While
    /// the clock is unsure nothing else ends a warning.
    pub(super) passed: Millis,
}

impl Mark {
    pub(super) fn get(db: &Connection) -> Result<Self, StoreError> {
        Ok(meta::get(db, KEY)?.unwrap_or_default())
    }

    pub(super) fn set(&self, db: &Connection) -> Result<(), StoreError> {
        meta::set(db, KEY, self)
    }

    /// Reads, changes and writes it within the transaction that has `db`.
    pub(super) fn change(db: &Connection, change: impl FnOnce(&mut Self)) -> Result<(), StoreError> {
        let mut mark = Self::get(db)?;
        change(&mut mark);
        mark.set(db)
    }

    /// Begins anew where the profile names another root key: what an earlier one vouched for is nobody's word.
    pub(super) fn settle(db: &Connection, root: &str) -> Result<(), StoreError> {
        if Self::get(db)?.root == root {
            return Ok(());
        }
        alert::forget_all(db)?;
        Self { root: root.to_owned(), ..Self::default() }.set(db)
    }

    /// Forgets how far the city was heard, and of whom.
    pub(super) fn forget(&mut self) {
        *self = Self { root: std::mem::take(&mut self.root), ..Self::default() };
    }

    /// The city confirmed at `at` that nothing is missing.
    pub(super) fn heard(&mut self, at: Millis) {
        self.heard_at = self.heard_at.max(Some(at));
    }

    /// Whether the last list was made when the message was out already. Its number alone does not say so: a
    /// city that came back from an older copy of its record gives numbers twice.
    pub(super) fn list_counts(&self, alert: &Alert) -> bool {
        alert.sequence <= self.listed && self.issued_at.is_some_and(|at| alert.sent <= at)
    }

    /// The time that ends warnings, where it is known now.
    pub(super) fn now(&self, now: Now) -> Millis {
        if now.sure { now.at } else { self.passed }
    }

    /// Takes the time over: from a clock that is sure as it is, from a list only forwards.
    pub(super) fn pass(&mut self, now: Now, issued_at: Option<Millis>) {
        self.passed = if now.sure { now.at } else { issued_at.map_or(self.passed, |at| at.max(self.passed)) };
    }
}

/// The engine's time, and whether the city has told it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Now {
    pub(super) at: Millis,
    pub(super) sure: bool,
}

impl Now {
    pub(super) fn of(core: &Core) -> Self {
        Self { at: core.time.now(), sure: core.time.is_sure() }
    }
}
