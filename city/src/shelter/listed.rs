//! The list of places as this node read it last, with its time.

use std::sync::Arc;

use hue_model::shelter::{Shelter, Shelters};
use hue_model::time::Millis;

use crate::last::{Last, PATIENCE};
use crate::problem::Result;
use crate::state::App;
use crate::store::shelter;

/// A minute in milliseconds.
const MINUTE: i64 = 60_000;

impl Last<Shelters> {
    /// The list of just now, or the last one while the record does not answer: it says of itself how old it is.
    ///
    /// # Errors
    /// There never was one, and none can be read.
    pub async fn get(&self, app: &App) -> Result<Arc<Shelters>> {
        self.or_read(PATIENCE, read(app)).await
    }
}

/// Every place that people may go to, with what was said of it last, as of a whole minute: every node reads the same.
async fn read(app: &App) -> Result<Arc<Shelters>> {
    let stored = shelter::all(&mut app.store.read().await?).await?;
    let open = stored.into_iter().filter(|place| !place.retired && (app.profile.demo || !place.shelter.demo));
    let shelters: Vec<Shelter> = open.map(|place| place.shelter).collect();
    let minute = Millis(app.now().0.div_euclid(MINUTE).saturating_mul(MINUTE));
    let issued_at = shelters.iter().filter_map(|place| place.confirmed_at).fold(minute, Millis::max);
    Ok(Arc::new(Shelters { issued_at, shelters }))
}
