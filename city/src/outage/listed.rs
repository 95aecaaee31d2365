//! The list of cuts as this node read it last, with its time.

use std::sync::Arc;

use hue_model::outage::{OVERDUE_FOR, Outages};
use hue_model::time::Millis;

use crate::last::{Last, PATIENCE};
use crate::problem::Result;
use crate::state::App;
use crate::store::outage;

/// A minute in milliseconds.
const MINUTE: i64 = 60_000;

impl Last<Outages> {
    /// The list of just now, or the last one while the record does not answer: it says of itself how old it is.
    ///
    /// # Errors
    /// There never was one, and none can be read.
    pub async fn get(&self, app: &App) -> Result<Arc<Outages>> {
        self.or_read(PATIENCE, read(app)).await
    }
}

/// Every cut that is, will be or just was, as of a whole minute: every node reads the same.
async fn read(app: &App) -> Result<Arc<Outages>> {
    let now = app.now();
    let stored = outage::since(&mut app.store.read().await?, now.plus(-OVERDUE_FOR)).await?;
    let outages: Vec<_> = stored.into_iter().map(|stored| stored.outage).collect();
    let minute = Millis(now.0.div_euclid(MINUTE).saturating_mul(MINUTE));
    let issued_at = outages.iter().map(|outage| outage.updated_at).fold(minute, Millis::max);
    Ok(Arc::new(Outages { issued_at, outages }))
}
