//! The operator's console.

use axum::Router;

use crate::state::App;

/// The console's routes.
pub fn routes() -> Router<App> {
    Router::new()
}
