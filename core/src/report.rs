//! Reports on the device: written as drafts, sent through the outbox, shown with their true state.

mod attach;
mod change;
mod draft;
mod list;
mod send;
mod state;
mod validate;

use std::sync::Arc;

use hue_model::event::Topic;
use hue_model::id::ReportId;

use crate::engine::Core;
use crate::outbox;

/// Tells that a draft changed.
fn draft_changed(core: &Core) {
    core.hub.changed(Topic::Drafts);
}

/// Tells that a report changed and lets the outbox look at it.
async fn report_changed(core: &Arc<Core>, id: ReportId) {
    core.hub.changed(Topic::Report(id));
    core.hub.changed(Topic::Reports);
    outbox::look(core).await;
}
