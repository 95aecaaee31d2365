//! Warnings by Web Push: the key to subscribe with, subscribing, a test, leaving. No token and no person.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use hue_model::problem::{Code, Rule};
use hue_model::wire::{
    DeletePushSubscription, PostPushTest, ProblemDetails, PushOutcome, PushService, PutPushSubscription,
};

use crate::alert::self_test::Asked;
use crate::http::address::Address;
use crate::problem::{Failure, Result};
use crate::push::{self, Push};
use crate::state::App;
use crate::store::{alert, push as table};

/// What to subscribe with.
#[utoipa::path(
    get,
    path = "/api/v1/push",
    tag = "alerts",
    responses((status = 200, description = "The public key, if this city pushes", body = PushService))
)]
pub(super) async fn get(State(app): State<App>) -> Json<PushService> {
    Json(PushService { key: app.push.as_ref().map(|push| push.public_key().to_owned()) })
}

/// Subscribes an endpoint to the warnings for a few wards, or changes its wards.
#[utoipa::path(
    put,
    path = "/api/v1/push",
    tag = "alerts",
    request_body = PutPushSubscription,
    responses((status = 204, description = "Warnings published from now on are pushed there"), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn put(
    State(app): State<App>,
    address: Address,
    Json(asked): Json<PutPushSubscription>,
) -> Result<StatusCode> {
    let push = pushing(&app)?;
    count(&app, address)?;
    let mut subscription = push.check(asked, &app.pack)?;
    let work = app.store.write(move |conn| {
        Box::pin(async move {
            subscription.sent = alert::sequence(conn).await?;
            table::put(conn, &subscription).await
        })
    });
    work.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends a subscription; whoever knows the endpoint may.
#[utoipa::path(
    delete,
    path = "/api/v1/push",
    tag = "alerts",
    request_body = DeletePushSubscription,
    responses((status = 204, description = "It is no more"))
)]
pub(super) async fn delete(
    State(app): State<App>,
    address: Address,
    Json(asked): Json<DeletePushSubscription>,
) -> Result<StatusCode> {
    count(&app, address)?;
    let id = push::id(&asked.endpoint);
    app.store.write(move |conn| Box::pin(async move { table::remove(conn, &id).await })).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends a signed test to this subscription alone, by the way of the warnings; whoever knows the endpoint may.
#[utoipa::path(
    post,
    path = "/api/v1/push/test",
    tag = "alerts",
    request_body = PostPushTest,
    responses((status = 200, description = "What the push service said", body = PushOutcome), (status = "4XX", description = "A problem", body = ProblemDetails, content_type = "application/problem+json"), (status = 503, description = "The city is busy", body = ProblemDetails, content_type = "application/problem+json"))
)]
pub(super) async fn test(
    State(app): State<App>,
    address: Address,
    Json(asked): Json<PostPushTest>,
) -> Result<Json<PushOutcome>> {
    let push = pushing(&app)?;
    count(&app, address)?;
    let number =
        Asked::named(&asked.self_test).ok_or_else(|| Failure::field("self_test", Rule::Malformed))?;
    let to = table::get(&mut app.store.read().await?, &push::id(&asked.endpoint)).await?;
    let to = to.ok_or_else(Failure::not_found)?;
    app.rate.count(&format!("push-test-{}", to.id), app.now(), app.config.limits.push_tests_a_minute)?;
    push.test(&app, &to, &number).await.map(Json)
}

fn pushing(app: &App) -> Result<&Push> {
    let none = || Failure::said(StatusCode::NOT_FOUND, "This city pushes no warnings", Code::NotFound);
    app.push.as_ref().ok_or_else(none)
}

/// A whole alley may be behind one address: many may subscribe there in a minute, not a flood.
fn count(app: &App, address: Address) -> Result<()> {
    app.rate.count(&format!("push-{address:?}"), app.now(), app.config.limits.pushes_a_minute)
}
