//! The two requests of a case: everything that was said, and how it stands.

use std::sync::Arc;
use std::time::Duration;

use hue_model::sos::SosStatus;
use hue_model::wire::DEVICE_SECRET;
use reqwest::RequestBuilder;

use crate::engine::Core;
use crate::net::{self, Verdict, read_json};
use crate::store::sos::SosRow;

/// Tells the city all of it, and hears what it has now. An answer that does not have what was said counts as
/// none, unless the case is over.
pub(super) async fn put(core: &Arc<Core>, row: &SosRow, patience: Duration) -> Result<SosStatus, Verdict> {
    let body = row.body(core.config.profile.demo);
    // A line of its own: one that was kept open may have died with the network.
    let status = ask(row, patience, core.net.lone.put(url(core, row)).json(&body)).await?;
    crate::fault::point("call for rescue at the city, not remembered");
    let has_it = status.revision >= row.revision || status.state.is_over();
    if has_it { Ok(status) } else { Err(Verdict::Transient { after: None }) }
}

/// Asks the city how the case stands.
pub(super) async fn get(core: &Arc<Core>, row: &SosRow, patience: Duration) -> Result<SosStatus, Verdict> {
    ask(row, patience, core.net.client.get(url(core, row))).await
}

fn url(core: &Core, row: &SosRow) -> String {
    core.net.url(&format!("/api/v1/sos/{}", row.id))
}

async fn ask(row: &SosRow, patience: Duration, request: RequestBuilder) -> Result<SosStatus, Verdict> {
    let request = request.header(DEVICE_SECRET, row.secret_forms().header).timeout(patience);
    let response = net::execute(request).await?;
    read_json(Verdict::check(response).await?).await
}
