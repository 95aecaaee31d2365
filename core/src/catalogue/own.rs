//! What is the citizen's own and can be found: reports and drafts, read and taken apart once for as long as nothing is written.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hue_model::Problem;
use hue_model::problem::Code;
use hue_model::search::HitKind;
use rusqlite::Connection;

use super::document;
use super::index::Index;
use crate::store::report::{self, ReportRow};
use crate::store::{Store, StoreError};

/// The index of what is of whoever is here.
#[derive(Default)]
pub(super) struct Own(Mutex<Option<Known>>);

#[derive(Clone)]
struct Known {
    person: Option<String>,
    /// How many rows of the database had been changed when they were read.
    changes: i64,
    index: Arc<Index>,
}

impl Own {
    /// The reports that `person` (a guest when `None`) may see, and the drafts of this device.
    pub(super) async fn of(&self, store: &Store, person: Option<String>) -> Result<Arc<Index>, Problem> {
        let known = self.open().clone().filter(|known| known.person == person);
        let (before, whose) = (known.as_ref().map(|known| known.changes), person.clone());
        let read = move |db: &Connection| news(db, before, whose.as_deref());
        match (store.read(read).await?, known) {
            (None, Some(known)) => Ok(known.index),
            (None, None) => Ok(Arc::default()),
            (Some((changes, rows)), _) => {
                let index = Arc::new(index(rows).await?);
                *self.open() = Some(Known { person, changes, index: Arc::clone(&index) });
                Ok(index)
            }
        }
    }

    fn open(&self) -> MutexGuard<'_, Option<Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

type Rows = Vec<(HitKind, ReportRow)>;

/// The rows, unless nothing was written since so many changes: one connection does all the writing, so that its own count of
/// changed rows says that.
fn news(
    db: &Connection,
    before: Option<i64>,
    person: Option<&str>,
) -> Result<Option<(i64, Rows)>, StoreError> {
    let changes = db.prepare("SELECT total_changes()")?.query_row([], |row| row.get(0))?;
    if before == Some(changes) {
        return Ok(None);
    }
    let sent = report::sent(db, person)?.into_iter().map(|row| (HitKind::Report, row));
    let drafts = report::drafts(db)?.into_iter().map(|row| (HitKind::Draft, row));
    Ok(Some((changes, sent.chain(drafts).collect())))
}

async fn index(rows: Rows) -> Result<Index, Problem> {
    let documents = move || rows.into_iter().map(|(kind, row)| document::own(kind, row)).collect();
    let work = move || Index::new(documents(), HashSet::new());
    tokio::task::spawn_blocking(work).await.map_err(|_| Problem::new(Code::Internal))
}
