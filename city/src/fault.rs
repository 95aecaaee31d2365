//! Numbered crash points for the fault runs, built only with the feature `faults`.

/// Ends the process here when this is the point the environment asks for (`HUE_FAULT=N`: the N-th point reached).
#[cfg(feature = "faults")]
pub(crate) fn point(_name: &str) {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU64, Ordering};
    static WANTED: OnceLock<Option<u64>> = OnceLock::new();
    static REACHED: AtomicU64 = AtomicU64::new(0);
    let wanted = WANTED.get_or_init(|| std::env::var("HUE_FAULT").ok().and_then(|text| text.parse().ok()));
    let reached = REACHED.fetch_add(1, Ordering::SeqCst).saturating_add(1);
    if *wanted == Some(reached) {
        std::process::abort();
    }
}

/// Nothing: this build has no crash points.
#[cfg(not(feature = "faults"))]
pub(crate) const fn point(_name: &str) {}

/// How hard SQLite syncs: FULL, so that what was acknowledged survives a power cut.
#[cfg(not(feature = "faults"))]
pub(crate) const fn synchronous() -> sqlx::sqlite::SqliteSynchronous {
    sqlx::sqlite::SqliteSynchronous::Full
}

/// How hard SQLite syncs; the control of a power-loss run asks for less, and must then lose rows.
#[cfg(feature = "faults")]
pub(crate) fn synchronous() -> sqlx::sqlite::SqliteSynchronous {
    let less = std::env::var("HUE_SYNCHRONOUS").is_ok_and(|wish| wish == "NORMAL");
    if less { sqlx::sqlite::SqliteSynchronous::Normal } else { sqlx::sqlite::SqliteSynchronous::Full }
}
