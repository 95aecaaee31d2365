//! Word to the city that a warning rang here, where the citizen agreed to that: which message, which of the wards they
//! chose, how long it took. Nothing that names them or this device, and not where it is.
//!
//! One message, at most one receipt: it sets out after it is written down that the message rang, is kept nowhere, and
//! goes again only if nothing left the device. So receipts get lost, and the city counts at least so many.

use std::sync::Arc;
use std::time::Duration;

use hue_model::alert::AlertSummary;
use hue_model::consent::Purpose;
use hue_model::settings::Settings;
use hue_model::wire::PostReceipt;

use super::mark::Now;
use crate::consent;
use crate::engine::{Core, Data};
use crate::entropy::shortened;
use crate::net::{self, Verdict};

/// Longest pause before one sets out; each device takes another part of it, as all of them ring at once.
const SPREAD: Duration = Duration::from_secs(120);
/// How often one is tried while nothing leaves the device; each time the pause may be twice as long.
const TRIES: u32 = 5;
/// Longest delay that the city counts, in milliseconds.
const LONGEST: i64 = 24 * 3_600_000;
/// Longest wait for the answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// What may be said of a warning that rings now; nothing where no chosen ward is named, while the clock is unsure, and of
/// one that could not be stored, which rings again at the next start.
pub(super) fn of(warning: &AlertSummary, settings: &Settings, now: Now) -> Option<PostReceipt> {
    let AlertSummary { alert, kept, .. } = warning;
    let mut chosen = settings.home_ward.iter().chain(&settings.saved_wards);
    let ward = chosen.find(|ward| alert.area.names(ward))?.clone();
    let delay = now.at.since(alert.sent).max(0);
    (*kept && now.sure && delay <= LONGEST).then_some(PostReceipt { alert: alert.id, ward, delay })
}

/// Sends it in the background after a while, if the citizen agrees now and still does then.
pub(super) async fn send(core: &Arc<Core>, data: &Arc<Data>, receipt: PostReceipt) {
    if !is_wanted(core).await {
        return;
    }
    let (core, stop) = (Arc::clone(core), data.stop.clone());
    data.tasks.spawn(async move {
        tokio::select! {
            () = stop.cancelled() => {}
            () = set_out(&core, &receipt) => {}
        }
    });
}

async fn set_out(core: &Core, receipt: &PostReceipt) {
    for tries in 0..TRIES {
        let most = SPREAD * 2_u32.pow(tries);
        core.time.sleep(shortened(most, most, core.config.entropy.as_ref())).await;
        core.net.priority.clear().await;
        if !is_wanted(core).await {
            return;
        }
        let said = post(core, receipt).await;
        tracing::debug!(?said, "word that a warning rang here");
        if said != Err(Verdict::Offline) {
            return;
        }
    }
}

/// Whoever saves data in a storm sends nothing that can be left out.
async fn is_wanted(core: &Core) -> bool {
    !core.saves_data() && consent::granted(core, Purpose::AlertReceipts).await == Ok(true)
}

/// On a line of its own: on one that served a person before, it would be that person's word.
async fn post(core: &Core, receipt: &PostReceipt) -> Result<(), Verdict> {
    let request = core.net.lone.post(core.net.url("/api/v1/alerts/receipts")).timeout(PATIENCE).json(receipt);
    Verdict::check(net::execute(request).await?).await.map(|_| ())
}
