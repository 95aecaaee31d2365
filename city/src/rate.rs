//! How often one owner may write: generous for a phone that comes back after a storm, too little for a flood.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use http::StatusCode;
use hue_model::time::Millis;

use crate::problem::{Failure, Result};

/// Counts of the minute that runs.
#[derive(Debug, Default)]
pub struct Rate {
    counts: Mutex<(i64, HashMap<String, u32>)>,
}

impl Rate {
    /// Counts a write of `owner`.
    ///
    /// # Errors
    /// There were too many in this minute.
    pub fn count(&self, owner: &str, now: Millis, most: u32) -> Result<()> {
        let minute = now.0.div_euclid(60_000);
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.0 != minute {
            *counts = (minute, HashMap::new());
        }
        let count = counts.1.entry(owner.to_owned()).or_default();
        *count = count.saturating_add(1);
        if *count <= most {
            return Ok(());
        }
        let left = 60 - now.0.div_euclid(1_000).rem_euclid(60);
        let seconds = u32::try_from(left).unwrap_or(60);
        Err(Failure::busy(StatusCode::TOO_MANY_REQUESTS, "Too many writes in one minute", seconds))
    }
}
