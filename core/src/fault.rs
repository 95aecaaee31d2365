//! Numbered crash points for the fault runs; nothing at all in a build that ships.
//!
//! With the feature `faults`, the process aborts when it comes by the `HUE_FAULT`-th point.

/// A point at which a fault run may end the process.
#[cfg(not(feature = "faults"))]
pub(crate) const fn point(_name: &'static str) {}

/// A point at which a fault run may end the process.
#[cfg(feature = "faults")]
pub(crate) fn point(name: &'static str) {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicU64, Ordering};

    static SEEN: AtomicU64 = AtomicU64::new(0);
    static LAST: OnceLock<Option<u64>> = OnceLock::new();

    let Some(last) = *LAST.get_or_init(|| std::env::var("HUE_FAULT").ok()?.parse().ok()) else { return };
    let number = SEEN.fetch_add(1, Ordering::Relaxed) + 1;
    if number == last {
        tracing::error!(number, name, "the process ends here, as planned");
        std::process::abort();
    }
}

/// How hard SQLite syncs: FULL, so that what was answered survives a power cut.
#[cfg(not(feature = "faults"))]
pub(crate) const fn synchronous() -> &'static str {
    "FULL"
}

/// How hard SQLite syncs; the control of a power-loss run asks for less, and must then lose rows.
#[cfg(feature = "faults")]
pub(crate) fn synchronous() -> &'static str {
    if std::env::var("HUE_SYNCHRONOUS").is_ok_and(|wish| wish == "NORMAL") { "NORMAL" } else { "FULL" }
}
