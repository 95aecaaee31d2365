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
    /// How often the database had been written to before they were read.
    writes: u64,
    index: Arc<Index>,
}

impl Own {
    /// The reports that `person` (a guest when `None`) may see, and the drafts of this device.
    pub(super) async fn of(&self, store: &Store, person: Option<String>) -> Result<Arc<Index>, Problem> {
        let writes = store.writes();
        let known = self.open().clone().filter(|known| known.person == person && known.writes == writes);
        if let Some(known) = known {
            return Ok(known.index);
        }
        let whose = person.clone();
        let index = Arc::new(index(store.read(move |db| rows(db, whose.as_deref())).await?).await?);
        *self.open() = Some(Known { person, writes, index: Arc::clone(&index) });
        Ok(index)
    }

    fn open(&self) -> MutexGuard<'_, Option<Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

type Rows = Vec<(HitKind, ReportRow)>;

fn rows(db: &Connection, person: Option<&str>) -> Result<Rows, StoreError> {
    let sent = report::sent(db, person)?.into_iter().map(|row| (HitKind::Report, row));
    let drafts = report::drafts(db)?.into_iter().map(|row| (HitKind::Draft, row));
    Ok(sent.chain(drafts).collect())
}

async fn index(rows: Rows) -> Result<Index, Problem> {
    let documents = move || rows.into_iter().map(|(kind, row)| document::own(kind, row)).collect();
    let work = move || Index::new(documents(), HashSet::new());
    tokio::task::spawn_blocking(work).await.map_err(|_| Problem::new(Code::Internal))
}
