//! Second thoughts: back into the form, or withdrawn.

use hue_model::Problem;
use hue_model::id::{PhotoId, ReportId};
use hue_model::problem::Code;
use hue_model::report::{Draft, EditReport, Report, WithdrawReport};
use hue_model::time::Millis;
use rusqlite::Connection;

use super::{draft, draft_changed, list, report_changed, state};
use crate::engine::Engine;
use crate::router::Handle;
use crate::store::outbox::Kind;
use crate::store::{StoreError, outbox, photo, report};

impl Handle<EditReport> for Engine {
    async fn handle(&self, EditReport { id }: EditReport) -> Result<Draft, Problem> {
        let core = self.core();
        let (person, at) = (core.session.owner(), core.time.now());
        let new_report = core.new_id(ReportId::from_parts);
        let new_photos: Vec<_> =
            (0..hue_model::limits::PHOTOS).map(|_| core.new_id(PhotoId::from_parts)).collect();
        let data = core.data()?;
        let edit = data.store.write(move |db| {
            let stored = list::read(db, id, person.as_deref())?;
            if !state::editable(stored.waiting.as_ref()) {
                return Err(StoreError::refuse(Code::Frozen));
            }
            let taken = stored.waiting.and_then(|row| row.problem).is_some_and(|p| p.code == Code::Conflict);
            outbox::remove(db, id)?;
            let draft_id = if taken { new_report } else { id };
            report::mark_draft(db, id, draft_id, at)?;
            if taken {
                rename_photos(db, draft_id, &new_photos)?;
            }
            draft::load(db, draft_id)
        });
        let draft = edit.await?;
        draft_changed(core);
        report_changed(core, id).await;
        Ok(draft)
    }
}

/// The city may know the old ids as parts of the report that has the old id.
fn rename_photos(db: &Connection, report: ReportId, ids: &[PhotoId]) -> Result<(), StoreError> {
    for (row, new) in photo::of_report(db, report)?.into_iter().zip(ids) {
        photo::rename(db, row.photo.id, *new)?;
    }
    Ok(())
}

impl Handle<WithdrawReport> for Engine {
    async fn handle(&self, WithdrawReport { id }: WithdrawReport) -> Result<Report, Problem> {
        let core = self.core();
        let (person, at) = (core.session.owner(), core.time.now());
        core.data()?.store.write(move |db| withdraw(db, id, person.as_deref(), at)).await?;
        report_changed(core, id).await;
        list::load(core, id).await
    }
}

/// At once where the city surely has nothing, else through the outbox.
fn withdraw(db: &Connection, id: ReportId, person: Option<&str>, at: Millis) -> Result<(), StoreError> {
    let stored = list::read(db, id, person)?;
    if !state::withdrawable(&stored.row, stored.waiting.as_ref()) {
        return Err(StoreError::refuse(Code::Frozen));
    }
    match stored.waiting {
        None => outbox::add(db, id, Kind::Withdraw),
        Some(waiting) if state::editable(Some(&waiting)) => {
            outbox::remove(db, id)?;
            report::mark_withdrawn(db, id, at)
        }
        Some(_) => outbox::turn_to_withdraw(db, id),
    }
}
