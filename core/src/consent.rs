//! What the citizen agreed to.

use hue_model::Problem;
use hue_model::consent::Purpose;

use crate::engine::Core;

/// Whether the citizen agrees to `purpose` now.
pub(crate) async fn granted(_core: &Core, _purpose: Purpose) -> Result<bool, Problem> {
    Ok(false)
}
