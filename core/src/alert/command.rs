//! The warnings as the app asks for them.

use std::cmp::Reverse;
use std::sync::Arc;

use hue_model::Problem;
use hue_model::alert::{AcknowledgeAlert, AlertSummary, AlertThread, ListAlerts, ListedAlerts, OpenAlert};
use hue_model::event::Topic;
use hue_model::problem::Code;

use super::held;
use super::mark::{Mark, Now};
use super::thread::{self, View};
use crate::engine::{Core, Data, Engine};
use crate::router::Handle;
use crate::store::{StoreError, alert};

impl Handle<ListAlerts> for Engine {
    async fn handle(&self, _: ListAlerts) -> Result<ListedAlerts, Problem> {
        let core = self.core();
        let data = core.data()?;
        let (mark, mut alerts) = summaries(core, &data).await?;
        alerts.sort_by_key(|summary| (group(summary), Reverse(summary.alert.sequence)));
        Ok(ListedAlerts { alerts, heard: data.alerts.heard_since(core, mark.heard_at) })
    }
}

/// Every event this device keeps, as it stands here now.
pub(super) async fn summaries(core: &Core, data: &Data) -> Result<(Mark, Vec<AlertSummary>), StoreError> {
    let (mark, threads) = held::read(data, |db| Ok((Mark::get(db)?, thread::all(db)?))).await?;
    let view = View::of(core, data, &mark, Now::of(core), &threads);
    let kept = threads.iter().filter(|thread| thread.is_kept(&view));
    let alerts = kept.map(|thread| thread.summary(&view)).collect();
    Ok((mark, alerts))
}

/// In force and of concern here, in force elsewhere, over.
fn group(summary: &AlertSummary) -> u8 {
    match (summary.is_here(), summary.is_active()) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    }
}

impl Handle<OpenAlert> for Engine {
    async fn handle(&self, OpenAlert { incident }: OpenAlert) -> Result<AlertThread, Problem> {
        open(self.core(), incident).await
    }
}

async fn open(core: &Arc<Core>, incident: hue_model::id::IncidentId) -> Result<AlertThread, Problem> {
    let data = core.data()?;
    let read = move |db: &rusqlite::Connection| Ok((Mark::get(db)?, thread::of_incident(db, incident)?));
    let (mark, thread) = held::read(&data, read).await?;
    let view = View::of(core, &data, &mark, Now::of(core), &thread);
    thread.map(|thread| thread.whole(&view)).ok_or_else(|| Problem::new(Code::NotFound))
}

impl Handle<AcknowledgeAlert> for Engine {
    async fn handle(&self, AcknowledgeAlert { id }: AcknowledgeAlert) -> Result<AlertThread, Problem> {
        let core = self.core();
        let now = core.time.now();
        let acknowledge = move |db: &rusqlite::Transaction<'_>| {
            alert::acknowledge(db, id, now)?.ok_or_else(|| StoreError::refuse(Code::NotFound))
        };
        if let Err(error) = core.keys.save().await {
            tracing::warn!(%error, "that a warning was read is known for this run only");
        }
        let incident = held::write(&core.data()?, acknowledge).await?;
        core.hub.changed(Topic::Alerts);
        open(core, incident).await
    }
}
