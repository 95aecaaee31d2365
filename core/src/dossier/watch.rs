//! Looks at the dossiers whenever the city has said something, and tells each change once.

use std::collections::BTreeSet;
use std::sync::Arc;

use hue_model::alert::Loudness;
use hue_model::dossier::Dossier;
use hue_model::event::{Event, Topic};
use hue_model::news::ServiceNews;
use hue_model::time::Millis;
use hue_model::wire::DOSSIER_PIN;

use super::{SERVICE, path};
use crate::engine::{Core, Data};
use crate::store::StoreError;
use crate::store::dossier::{self, DossierRow};

/// Looks at every change until `data` is closed.
pub(crate) async fn run(core: Arc<Core>, data: Arc<Data>) {
    let (mut told, mut heard) = (BTreeSet::new(), data.copies.heard());
    loop {
        if let Err(error) = look(&core, &data, &mut told).await {
            tracing::error!(%error, "the dossiers that are followed cannot be looked at");
        }
        tokio::select! {
            () = data.stop.cancelled() => return,
            () = data.dossiers.notified() => {}
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

/// Tells what changed. With nobody there to hear it, it waits for the first who listens.
async fn look(
    core: &Arc<Core>,
    data: &Data,
    told: &mut BTreeSet<(String, Millis)>,
) -> Result<(), StoreError> {
    for (row, copy) in data.store.read(dossier::all).await? {
        let dossier = copy.map(|(dossier, _)| dossier);
        follow(data, &row, dossier.as_ref());
        let Some(dossier) = dossier else { continue };
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
