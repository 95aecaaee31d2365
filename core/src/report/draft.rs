//! Drafts: kept from the first keystroke on, on this device only.

use hue_model::Problem;
use hue_model::id::ReportId;
use hue_model::limits;
use hue_model::problem::{Code, Rule};
use hue_model::report::{
    DiscardDraft, Draft, DraftContent, GetDraft, ListDrafts, NewDraft, RestoreDraft, SaveDraft,
};
use hue_model::text::unprintable;
use hue_model::time::Millis;
use rusqlite::Connection;

use super::draft_changed;
use crate::engine::Engine;
use crate::fault;
use crate::router::Handle;
use crate::store::report::ReportRow;
use crate::store::{StoreError, photo, report};

/// How long a draft that was thrown away can be brought back.
const RESTORE_MILLIS: i64 = 3_600_000;
/// Longest text a draft keeps: far more than a report may have, so that nothing typed is lost, and
/// little enough that a paste of a book does not fill the device.
const KEPT_CHARS: usize = 20 * limits::DESCRIPTION_CHARS;

/// The draft of that id; what was sent is `Frozen`, what was thrown away is not there.
pub(super) fn load(db: &Connection, id: ReportId) -> Result<Draft, StoreError> {
    let row = report::get(db, id)?.ok_or_else(|| StoreError::refuse(Code::NotFound))?;
    if row.sent_at.is_some() {
        return Err(StoreError::refuse(Code::Frozen));
    }
    if row.discarded_at.is_some() {
        return Err(StoreError::refuse(Code::NotFound));
    }
    with_photos(db, row)
}

fn with_photos(db: &Connection, row: ReportRow) -> Result<Draft, StoreError> {
    let photos = photo::of_report(db, row.id)?.into_iter().map(|row| row.photo).collect();
    Ok(Draft { id: row.id, content: row.content, photos, saved_at: Some(row.saved_at) })
}

/// What the city cannot print comes along unseen when text is pasted, and nobody could find it to take it out.
fn printable(content: &DraftContent) -> DraftContent {
    let mut content = content.clone();
    content.description.retain(|character| !unprintable(character));
    if let Some(place) = &mut content.place {
        place.address.retain(|character| !unprintable(character));
    }
    content
}

/// Writes the form's part, making the draft if it is not there; what was sent or thrown away stays so.
pub(super) fn save(
    db: &Connection,
    id: ReportId,
    content: &DraftContent,
    at: Millis,
) -> Result<(), StoreError> {
    if report::get(db, id)?.is_some() {
        load(db, id)?;
    }
    report::save_draft(db, id, &printable(content), at)?;
    fault::point("draft saved, not committed");
    Ok(())
}

impl Handle<ListDrafts> for Engine {
    async fn handle(&self, _: ListDrafts) -> Result<Vec<Draft>, Problem> {
        let list = |db: &Connection| {
            report::drafts(db)?.into_iter().map(|row| with_photos(db, row)).collect::<Result<Vec<_>, _>>()
        };
        Ok(self.core().data()?.store.read(list).await?)
    }
}

impl Handle<NewDraft> for Engine {
    async fn handle(&self, _: NewDraft) -> Result<Draft, Problem> {
        self.core().data()?;
        let id = self.core().new_id(ReportId::from_parts);
        Ok(Draft { id, content: DraftContent::default(), photos: Vec::new(), saved_at: None })
    }
}

impl Handle<GetDraft> for Engine {
    async fn handle(&self, GetDraft { id }: GetDraft) -> Result<Draft, Problem> {
        Ok(self.core().data()?.store.read(move |db| load(db, id)).await?)
    }
}

impl Handle<SaveDraft> for Engine {
    async fn handle(&self, SaveDraft { id, content }: SaveDraft) -> Result<Draft, Problem> {
        let actual = content.description.chars().count();
        if actual > KEPT_CHARS {
            return Err(Problem::field(
                "description",
                Rule::TooLong { max: limits::DESCRIPTION_CHARS, actual },
            ));
        }
        let at = self.core().time.now();
        let data = self.core().data()?;
        let draft = data.store.write(move |db| {
            save(db, id, &content, at)?;
            load(db, id)
        });
        let draft = draft.await?;
        fault::point("draft committed");
        draft_changed(self.core());
        Ok(draft)
    }
}

impl Handle<DiscardDraft> for Engine {
    async fn handle(&self, DiscardDraft { id }: DiscardDraft) -> Result<(), Problem> {
        let at = self.core().time.now();
        let data = self.core().data()?;
        let done = data.store.write(move |db| {
            report::sweep_discarded(db, at.plus(-RESTORE_MILLIS))?;
            report::set_discarded(db, id, Some(at))
        });
        if !done.await? {
            return Err(Problem::new(Code::NotFound));
        }
        draft_changed(self.core());
        Ok(())
    }
}

impl Handle<RestoreDraft> for Engine {
    async fn handle(&self, RestoreDraft { id }: RestoreDraft) -> Result<Draft, Problem> {
        let data = self.core().data()?;
        let draft = data.store.write(move |db| {
            report::set_discarded(db, id, None)?;
            load(db, id)
        });
        let draft = draft.await?;
        draft_changed(self.core());
        Ok(draft)
    }
}
