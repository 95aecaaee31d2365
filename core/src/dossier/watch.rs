//! Looks at the dossiers whenever the city has said something, and tells each change once.

use std::collections::BTreeSet;
use std::sync::Arc;

use hue_model::alert::Loudness;
use hue_model::dossier::{Dossier, SERVICE};
use hue_model::event::{Event, Topic};
use hue_model::news::ServiceNews;
use hue_model::time::Millis;
use hue_model::wire::DOSSIER_PIN;
use tokio::sync::{Mutex, MutexGuard, Notify};

use super::path;
use crate::engine::{Core, Data};
use crate::store::StoreError;
use crate::store::dossier::{self, DossierRow, Kept};

/// Word that the dossiers have to be looked at, and who changes which ones are followed.
#[derive(Default)]
pub(crate) struct Watch {
    look: Notify,
    alone: Mutex<()>,
}

impl Watch {
    /// Another dossier is followed, or somebody listens.
    pub(crate) fn look(&self) {
        self.look.notify_one();
    }

    /// Whoever changes what is followed, or reads that and wants it of the city, does it alone: what was forgotten meanwhile
    /// would be asked for with its PIN again.
    pub(super) async fn alone(&self) -> MutexGuard<'_, ()> {
        self.alone.lock().await
    }
}

/// Looks at every change until `data` is closed.
pub(crate) async fn run(core: Arc<Core>, data: Arc<Data>) {
    let (mut told, mut heard) = (BTreeSet::new(), data.copies.heard());
    loop {
        if let Err(error) = look(&core, &data, &mut told).await {
            tracing::error!(%error, "the dossiers that are followed cannot be looked at");
        }
        tokio::select! {
            () = data.stop.cancelled() => return,
            () = data.dossiers.look.notified() => {}
            _ = heard.changed() => {}
        }
    }
}

/// Wants a dossier for as long as something can still happen to it, as far as anybody here can read.
pub(super) fn follow(data: &Data, row: &DossierRow, dossier: Option<&Dossier>) {
    let path = path(&row.number);
    let open = dossier.is_none_or(|dossier| dossier.state.is_open()) && !data.copies.is_gone(&path);
    let secret = (DOSSIER_PIN, row.pin.clone());
    data.copies.want_with_secret::<Dossier>(&path, Topic::Dossiers, secret, open);
}

/// Every dossier that is followed, after the city was asked for each.
async fn followed(data: &Data) -> Result<Vec<Kept>, StoreError> {
    let _alone = data.dossiers.alone().await;
    let kept = data.store.read(dossier::all).await?;
    for (row, copy) in &kept {
        follow(data, row, copy.as_ref().map(|(dossier, _)| dossier));
    }
    Ok(kept)
}

/// Tells what changed. With nobody there to hear it, it waits for the first who listens.
async fn look(
    core: &Arc<Core>,
    data: &Data,
    told: &mut BTreeSet<(String, Millis)>,
) -> Result<(), StoreError> {
    for (row, copy) in followed(data).await? {
        let Some((dossier, _)) = copy else { continue };
        if dossier.changed_at <= row.told || !core.hub.has_listeners() {
            continue;
        }
        // Also when that could not be written down it is not told twice in one run.
        if told.insert((row.number.clone(), dossier.changed_at)) {
            core.hub.emit(Event::ServiceNews { news: Box::new(news(core, &row, &dossier)) });
        }
        let (number, at) = (row.number.clone(), dossier.changed_at);
        data.store.tidy(move |db| dossier::tell(db, &number, at)).await?;
    }
    Ok(())
}

fn news(core: &Core, row: &DossierRow, dossier: &Dossier) -> ServiceNews {
    let quiet = core.settings().quiet_hours.is_some_and(|hours| hours.cover(core.time.now()));
    ServiceNews {
        service: SERVICE.into(),
        item: row.number.clone(),
        subject: dossier.procedure.clone(),
        state: dossier.state.word().into(),
        loudness: if quiet { Loudness::Quiet } else { Loudness::Normal },
    }
}
