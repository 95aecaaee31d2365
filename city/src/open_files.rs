//! How many files this process may have open, and what follows from that for the places at the door.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::config::Limits;

/// The limits as this machine allows them. As many files as they need are asked for first.
pub(crate) fn fitted(limits: Limits) -> Limits {
    let files = allowed(limits.files());
    let fitted = limits.fit(files);
    tracing::info!(
        files,
        streams = fitted.streams,
        alert_streams = fitted.alert_streams,
        requests = fitted.concurrency,
        desk = fitted.desk,
        rescue = fitted.rescue,
        rescue_bodies = fitted.rescue_bodies,
        "places for the files that may be open"
    );
    if fitted.files() < limits.files() {
        tracing::warn!(wanted = limits.files(), "this machine allows fewer open files than the limits need");
    }
    fitted
}

/// The files this process may have open, after asking for `wanted`.
fn allowed(wanted: u64) -> u64 {
    let limit = getrlimit(Resource::Nofile);
    // No limit is said as `None`.
    let (current, maximum) = (limit.current.unwrap_or(u64::MAX), limit.maximum.unwrap_or(u64::MAX));
    let most = wanted.min(maximum);
    if most <= current {
        return current;
    }
    let asked = Rlimit { current: Some(most), maximum: limit.maximum };
    match setrlimit(Resource::Nofile, asked) {
        Ok(()) => most,
        Err(error) => {
            tracing::warn!(%error, "no more open files were given");
            current
        }
    }
}
