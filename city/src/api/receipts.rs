//! Word of devices that agreed to say when a warning arrived: counted by ward, never kept one by one.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use hue_model::problem::Rule;
use hue_model::wire::{PostReceipt, ProblemDetails};

use crate::alert::reached::within;
use crate::http::address::Address;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::{alert, alert_receipt};

/// Counts a device that had a warning.
#[utoipa::path(
    post,
    path = "/api/v1/alerts/receipts",
    tag = "alerts",
    request_body = PostReceipt,
    responses((status = 204, description = "It is counted"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn post(
    State(app): State<App>,
    address: Address,
    Json(receipt): Json<PostReceipt>,
) -> Result<StatusCode> {
    let PostReceipt { alert: id, ward, delay } = receipt;
    app.rate.count(&format!("receipt-{address:?}"), app.now(), app.config.limits.writes_a_minute)?;
    let within = within(delay).ok_or_else(|| Failure::field("delay", Rule::Malformed))?;
    let found = alert::find(&mut app.store.read().await?, id).await?;
    let alert = found.ok_or_else(Failure::not_found)?.alert;
    if !app.pack.wards.contains_key(&ward) || !alert.area.names(&ward) {
        return Err(Failure::field("ward", Rule::Malformed));
    }
    let add = app
        .store
        .write(move |conn| Box::pin(async move { alert_receipt::add(conn, id, &ward, within).await }));
    add.await?;
    Ok(StatusCode::NO_CONTENT)
}
