//! One log line a request: what was asked, what came of it, how long it took. Never who, never with what words.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;

/// Logs a request by its route's pattern, so that no id, query or header of a person gets into the log.
pub(crate) async fn trace(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let begun = tokio::time::Instant::now();
    let response = next.run(request).await;
    let millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let route = route.as_deref().unwrap_or("(none)");
    tracing::info!(%method, route, status = response.status().as_u16(), millis, "request");
    response
}
