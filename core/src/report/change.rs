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
            let waiting = stored.waiting.filter(|row| state::editable(Some(row)));
            let waiting = waiting.ok_or_else(|| StoreError::refuse(Code::Frozen))?;
            if waiting.frozen {
                replace(db, id, new_report, &new_photos, at)?;
                return draft::load(db, new_report);
            }
            outbox::remove(db, id)?;
            report::mark_draft(db, id, at)?;
            draft::load(db, id)
        });
        let draft = edit.await?;
        draft_changed(core);
        report_changed(core, id).await;
        Ok(draft)
    }
}

/// The city may have the report, whatever it answered last: what is edited goes on under new ids, and the old
/// id is withdrawn, so that there are never two.
fn replace(
    db: &Connection,
    old: ReportId,
    new: ReportId,
    photos: &[PhotoId],
    at: Millis,
) -> Result<(), StoreError> {
    report::copy_to_draft(db, old, new, at)?;
    for (row, id) in photo::of_report(db, old)?.into_iter().zip(photos) {
        photo::give(db, row.photo.id, *id, new)?;
    }
    report::set_replaced(db, old, true)?;
    outbox::turn_to_withdraw(db, old)
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

/// At once where nothing left this device, else through the outbox: an answer that refuses says nothing of an
/// earlier try whose answer was lost.
fn withdraw(db: &Connection, id: ReportId, person: Option<&str>, at: Millis) -> Result<(), StoreError> {
    let stored = list::read(db, id, person)?;
    if !state::withdrawable(&stored.row, stored.waiting.as_ref()) {
        return Err(StoreError::refuse(Code::Frozen));
    }
    match stored.waiting {
        None => outbox::add(db, id, Kind::Withdraw),
        Some(waiting) if !waiting.frozen => {
            outbox::remove(db, id)?;
            report::mark_withdrawn(db, id, at)
        }
        Some(_) => outbox::turn_to_withdraw(db, id),
    }
}
