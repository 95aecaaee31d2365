//! The one gate for tokens.

use std::sync::Arc;

use crate::engine::Core;
use crate::session::NoBearer;

/// A fresh access token and whose it is.
#[derive(Clone)]
pub(crate) struct Bearer {
    /// The token.
    pub(crate) token: String,
    /// The person.
    pub(crate) sub: String,
}

/// A fresh access token, renewed early and by one caller at a time.
pub(crate) async fn bearer(_core: &Arc<Core>) -> Result<Bearer, NoBearer> {
    Err(NoBearer::Guest)
}

/// A token after the city refused `refused`: renewed once however many ask.
pub(crate) async fn renewed(_core: &Arc<Core>, _refused: &Bearer) -> Result<Bearer, NoBearer> {
    Err(NoBearer::Guest)
}
