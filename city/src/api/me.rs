//! The caller's own reports.

use axum::Json;
use axum::extract::{Query, State};
use hue_model::wire::{ProblemDetails, ReportPage};
use serde::Deserialize;

use crate::caller::Caller;
use crate::problem::Result;
use crate::report;
use crate::state::App;

/// From which version on.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Since {
    /// The version; without it from the beginning.
    #[serde(default)]
    pub(super) since: Option<i64>,
}

/// The caller's reports that changed since a version, oldest change first.
#[utoipa::path(
    get,
    path = "/api/v1/me/reports",
    tag = "reports",
    params(("since" = Option<i64>, Query, description = "Only what changed after this version")),
    responses((status = 200, description = "Oldest change first", body = ReportPage), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json")),
    security(("token" = []), ("device" = []))
)]
pub(super) async fn reports(
    State(app): State<App>,
    Query(query): Query<Since>,
    caller: Caller,
) -> Result<Json<ReportPage>> {
    report::page(&app, &caller.owner()?, query.since.unwrap_or(0)).await.map(Json)
}
