//! The list of cameras as this node read it last, with its time.

use std::sync::Arc;

use hue_model::camera::Cameras;
use hue_model::time::Millis;

use super::is_public;
use crate::last::{Last, PATIENCE};
use crate::problem::Result;
use crate::state::App;
use crate::store::camera;

/// A minute in milliseconds.
const MINUTE: i64 = 60_000;

impl Last<Cameras> {
    /// The list of just now, or the last one while the record does not answer: it says of itself how old it is.
    ///
    /// # Errors
    /// There never was one, and none can be read.
    pub async fn get(&self, app: &App) -> Result<Arc<Cameras>> {
        self.or_read(PATIENCE, read(app)).await
    }
}

/// Every camera that everybody may see, as of a whole minute: every node reads the same.
async fn read(app: &App) -> Result<Arc<Cameras>> {
    let now = app.now();
    let stored = camera::all(&mut app.store.read().await?).await?;
    let open = stored.into_iter().filter(|known| is_public(app, known));
    let mut cameras: Vec<_> = open.map(|known| known.camera).collect();
    cameras.sort_by_key(|camera| camera.kind);
    let issued_at = Millis(now.0.div_euclid(MINUTE).saturating_mul(MINUTE));
    Ok(Arc::new(Cameras { issued_at, cameras }))
}
