//! Writes down what the city says.

use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::wire::{ReportPage, ReportStatus};

use super::stream::Listener;
use crate::net::{CallError, Verdict, read_json};
use crate::store::{StoreError, cursor, report};

impl Listener {
    /// Reads what changed since the last time, page by page; the mark moves with each page that was written.
    pub(super) async fn catch_up(&self) -> Result<(), CallError> {
        loop {
            let owner = self.caller.clone();
            let since =
                self.data.store.read(move |db| cursor::get(db, owner.owner())).await.map_err(of_store)?;
            let url = self.core.net.url(&format!("/api/v1/me/reports?since={since}"));
            let response = self.caller.send(&self.core, |client| client.get(&url)).await?;
            let page: ReportPage = read_json(Verdict::check(response).await?).await?;
            // The city never goes back; a mark that does not move would ask for the same page for ever.
            let more = page.more && page.next_since > since;
            self.write(page).await?;
            if !more {
                return Ok(());
            }
        }
    }

    async fn write(&self, page: ReportPage) -> Result<(), CallError> {
        let owner = self.caller.clone();
        let write = self.data.store.tidy(move |db| {
            let mut changed = Vec::new();
            for status in &page.reports {
                if report::apply(db, owner.owner(), status)? {
                    changed.push(status.id);
                }
            }
            cursor::set(db, owner.owner(), page.next_since)?;
            Ok(changed)
        });
        let changed = write.await.map_err(of_store)?;
        for id in &changed {
            self.core.hub.changed(Topic::Report(*id));
        }
        if !changed.is_empty() {
            self.core.hub.changed(Topic::Reports);
        }
        Ok(())
    }
}

/// Writes down one report as it is now; answers whether that was news.
pub(super) async fn report(listener: &Listener, status: ReportStatus) -> Result<bool, CallError> {
    let (id, owner) = (status.id, listener.caller.clone());
    let write = listener.data.store.write(move |db| report::apply(db, owner.owner(), &status));
    let changed = write.await.map_err(of_store)?;
    if changed {
        listener.core.hub.changed(Topic::Report(id));
        listener.core.hub.changed(Topic::Reports);
    }
    Ok(changed)
}

/// The store's trouble ends the stream, which is opened again later.
fn of_store(error: StoreError) -> CallError {
    tracing::warn!(%error, "what the city said is not written down");
    CallError::City(Verdict::Permanent(Problem::from(error)))
}
