//! Photos that wait while the citizen saves data in a storm: the text of a report goes at once and the city begins with
//! it, its photos go when the citizen says so, or when data is not saved any more.

use std::collections::BTreeSet;
use std::sync::PoisonError;

use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::id::ReportId;
use hue_model::queue::{Queue, SendPhotosNow};

use super::look;
use crate::engine::{Core, Data, Engine};
use crate::router::Handle;
use crate::store::meta;
use crate::store::outbox::{self, Kind, OutboxRow};

/// The name under which the reports are stored whose photos go all the same.
const PRESSED: &str = "photos_now";

/// Whether what is left of a report are photos that wait.
pub(crate) fn wait(core: &Core, data: &Data, row: &OutboxRow) -> bool {
    row.accepted && row.kind == Kind::Send && is_held_back(core, data, row.report)
}

/// Whether photos of this report wait, if it has any.
pub(super) fn is_held_back(core: &Core, data: &Data, report: ReportId) -> bool {
    let pressed = || data.live.pressed.lock().unwrap_or_else(PoisonError::into_inner).contains(&report);
    core.saves_data() && !pressed()
}

/// Ends when photos of this report wait.
pub(super) async fn are_held_back(core: &Core, data: &Data, report: ReportId) {
    let mut saver = core.saver();
    while !is_held_back(core, data, report) {
        if saver.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// Saving begins anew: what the citizen said while data was saved before counts no more.
pub(crate) async fn hold(data: &Data) -> Result<(), Problem> {
    data.store.write(|db| meta::set(db, PRESSED, &BTreeSet::<ReportId>::new())).await?;
    press(data, BTreeSet::new());
    Ok(())
}

/// Takes over what the citizen said in an earlier run.
pub(super) async fn recall(data: &Data) {
    let pressed: Option<BTreeSet<ReportId>> =
        data.store.read(|db| meta::get(db, PRESSED)).await.ok().flatten();
    press(data, pressed.unwrap_or_default());
}

fn press(data: &Data, reports: BTreeSet<ReportId>) {
    *data.live.pressed.lock().unwrap_or_else(PoisonError::into_inner) = reports;
}

impl Handle<SendPhotosNow> for Engine {
    async fn handle(&self, SendPhotosNow { report }: SendPhotosNow) -> Result<Queue, Problem> {
        let core = self.core();
        let data = core.data()?;
        let pressed = data.store.write(move |db| {
            let waiting: BTreeSet<ReportId> = outbox::all(db)?.into_iter().map(|row| row.report).collect();
            let mut pressed: BTreeSet<ReportId> = meta::get(db, PRESSED)?.unwrap_or_default();
            pressed.extend(waiting.iter().filter(|id| report.is_none_or(|only| only == **id)));
            pressed.retain(|id| waiting.contains(id));
            meta::set(db, PRESSED, &pressed)?;
            Ok(pressed)
        });
        press(&data, pressed.await?);
        core.hub.changed(Topic::Reports);
        look(core).await;
        Ok(core.queue())
    }
}
