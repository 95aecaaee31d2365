//! Delivers the wish to take a report back.

use std::sync::Arc;

use reqwest::StatusCode;

use super::worker::Failure;
use crate::engine::{Core, Data};
use crate::net::{Caller, Verdict};
use crate::store::outbox::{Kind, OutboxRow};
use crate::store::{outbox, report};

/// Takes a report back at the city; one the city never got is withdrawn all the same.
pub(super) async fn deliver(core: &Arc<Core>, data: &Data, row: &OutboxRow) -> Result<(), Failure> {
    let caller = row.owner.clone().map_or(Caller::Guest, Caller::Person);
    let url = core.net.url(&format!("/api/v1/reports/{}", row.report));
    let response = caller.send(core, |client| client.delete(&url)).await?;
    if !matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::GONE) {
        Verdict::check(response).await?;
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
