//! Delivers the wish to take a report back.

use std::sync::Arc;

use hue_model::problem::Code;
use hue_model::wire::ReportStatus;

use super::worker::Failure;
use crate::engine::{Core, Data};
use crate::fault;
use crate::net::{Caller, Verdict, read_json};
use crate::store::outbox::{Kind, OutboxRow};
use crate::store::{outbox, photo, report};

/// Takes a report back at the city; one the city never got is withdrawn all the same.
pub(super) async fn deliver(core: &Arc<Core>, data: &Data, row: &OutboxRow) -> Result<(), Failure> {
    let caller = row.owner.clone().map_or(Caller::Guest, Caller::Person);
    let url = core.net.url(&format!("/api/v1/reports/{}", row.report));
    let response = caller.send(core, |client| client.delete(&url)).await?;
    fault::point("withdrawn at the city, not remembered");
    match Verdict::check(response).await {
        Ok(_) => {}
        Err(Verdict::Permanent(problem)) if problem.code == Code::NotFound => {}
        Err(Verdict::Permanent(problem)) if matches!(problem.code, Code::Frozen | Code::Conflict) => {
            return came_too_late(core, data, row, &caller).await;
        }
        Err(verdict) => return Err(verdict.into()),
    }
    let (number, id, at) = (row.number, row.report, core.time.now());
    data.store
        .write(move |db| {
            outbox::finish(db, number, Kind::Withdraw)?;
            report::mark_withdrawn(db, id, at)
        })
        .await?;
    Ok(())
}

/// The city had ended the report before the wish arrived: what it did is what the citizen sees. Photos that it still
/// awaits go on, unless the report gave them to another.
async fn came_too_late(
    core: &Arc<Core>,
    data: &Data,
    row: &OutboxRow,
    caller: &Caller,
) -> Result<(), Failure> {
    let url = core.net.url(&format!("/api/v1/reports/{}", row.report));
    let response = caller.send(core, |client| client.get(&url)).await?;
    let status: ReportStatus = read_json(Verdict::check(response).await?).await?;
    let (number, frozen, caller) = (row.number, row.frozen, caller.clone());
    data.store
        .write(move |db| {
            let photos = photo::of_report(db, status.id)?;
            if frozen && photos.iter().any(|row| status.missing.contains(&row.photo.id)) {
                outbox::turn_to_send(db, number, status.missing.len())?;
            } else {
                outbox::finish(db, number, Kind::Withdraw)?;
            }
            report::set_replaced(db, status.id, false)?;
            report::apply(db, caller.owner(), &status)?;
            report::set_arrived(db, status.id, status.status)
        })
        .await?;
    Ok(())
}
