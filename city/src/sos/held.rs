//! A case as whoever holds its receipt code may know it.

use hue_model::sos::{CitySosState, SosStatus};

use super::assemble;
use crate::problem::Result;
use crate::state::App;
use crate::store::sos;

/// A case for whoever holds its receipt code.
pub(crate) struct Held {
    /// How it stands.
    pub(crate) status: SosStatus,
    /// Whether it is an exercise.
    pub(crate) drill: bool,
    /// Whether neither a place nor a phone is known, so that nobody can come.
    pub(crate) lost: bool,
}

/// How a case stands, for whoever holds its receipt code.
pub(crate) async fn by_receipt(app: &App, receipt: &str) -> Result<Option<Held>> {
    let mut conn = app.store.read().await?;
    let Some(case) = sos::by_receipt(&mut conn, receipt).await? else { return Ok(None) };
    let status = assemble(&mut conn, &case).await?;
    let whole = match case.merged_into {
        Some(whole) => sos::get(&mut conn, whole).await?,
        None => None,
    };
    let found = whole.is_some_and(|whole| !whole.details.is_lost());
    let lost = status.state == CitySosState::Received && case.details.is_lost() && !found;
    Ok(Some(Held { status, drill: case.drill, lost }))
}
