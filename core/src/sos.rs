//! Calls for rescue: first at once with what is known, then better, always the same id.
//!
//! Nothing stands before a call: no sign-in, no consent, no vault and no disk. A case lives in memory from the moment
//! it is raised and goes out from there; it is written down as soon as there is a place for it, which is normally
//! before its first byte leaves. Each case has a lane of its own to the city (`lane`), beside that of the reports, and
//! what is large gives way to it (`net::Priority`). Each has a secret of its own, too, as the device's may be behind
//! a closed vault.

mod case;
mod command;
mod exchange;
mod lane;
mod pace;
mod qr;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::id::SosId;
use hue_model::problem::Code;
use hue_model::sos::Sos;
use tokio::sync::Notify;

use crate::engine::{Core, Data};
use crate::store;
use crate::store::sos::SosRow;
use case::Case;

/// Longest wait for the disk or the keyring before a call goes out all the same.
const PATIENCE: Duration = Duration::from_secs(1);

/// Every case raised on this device.
#[derive(Default)]
pub(crate) struct SosRoom {
    /// In the order of raising.
    cases: Mutex<Vec<Case>>,
    /// Something was said: the lanes look again.
    said: Notify,
    /// Whoever writes cases down does it alone, so that the newest is written last.
    keeping: tokio::sync::Mutex<()>,
}

impl SosRoom {
    fn look<T>(&self, work: impl FnOnce(&mut Vec<Case>) -> T) -> T {
        work(&mut self.cases.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Does `work` to a case; `None` when there is none.
    fn with<T>(&self, id: SosId, work: impl FnOnce(&mut Case) -> T) -> Option<T> {
        self.look(|cases| cases.iter_mut().find(|case| case.row.id == id).map(work))
    }
}

/// Changes a case and tells what that made of it, if it shows; `NotFound` when there is none.
fn change<T>(core: &Core, id: SosId, work: impl FnOnce(&mut Case) -> T) -> Result<T, Problem> {
    let changed = core.sos.with(id, |case| {
        let before = case.view(core);
        let done = work(case);
        (done, case.view(core) != before)
    });
    let (done, shows) = changed.ok_or_else(|| Problem::new(Code::NotFound))?;
    if shows {
        core.hub.changed(Topic::Sos);
    }
    Ok(done)
}

/// The case as it stands on screen.
fn view(core: &Core, id: SosId) -> Result<Sos, Problem> {
    core.sos.with(id, |case| case.view(core)).ok_or_else(|| Problem::new(Code::NotFound))
}

/// Lets the case's lane look at it, beginning one where there is none.
fn start(core: &Arc<Core>, id: SosId) {
    let is_new = core.sos.with(id, Case::take_lane).unwrap_or_default();
    if is_new {
        core.tasks.spawn(lane::run(Arc::clone(core), id));
    }
    core.sos.said.notify_waiters();
}

/// Writes a case down, if there is a place for it; what cannot be written now is tried again later.
async fn keep(core: &Core, id: SosId) {
    let _alone = core.sos.keeping.lock().await;
    let Ok(data) = core.data() else { return };
    let Some(row) = core.sos.with(id, |case| case.unsaved()).flatten() else { return };
    let written = row.clone();
    match data.store.write(move |db| store::sos::put(db, &written)).await {
        Ok(()) => drop(change(core, id, |case| case.saved = Some(row))),
        Err(error) => tracing::warn!(%error, "a call for rescue is only in memory"),
    }
}

/// The data is open: what an earlier run left goes on, and what was raised meanwhile is written down.
pub(crate) async fn recall(core: &Arc<Core>, data: &Data) {
    let now = core.time.now();
    match data.store.read(store::sos::all).await {
        Ok(rows) => core.sos.look(|cases| {
            let is_new = |row: &SosRow| cases.iter().all(|case| case.row.id != row.id);
            let stored: Vec<_> = rows.into_iter().filter(is_new).map(|row| Case::stored(row, now)).collect();
            cases.splice(0..0, stored);
        }),
        Err(error) => tracing::error!(%error, "the calls for rescue cannot be read"),
    }
    let ids: Vec<SosId> = core.sos.look(|cases| cases.iter().map(|case| case.row.id).collect());
    for id in ids {
        keep(core, id).await;
        start(core, id);
    }
    core.hub.changed(Topic::Sos);
}

/// Everything of this device is removed: the cases as well, but for calls of which the city has got nothing
/// yet. Nobody who asks for rescue means to take that back by this.
pub(crate) async fn forget(core: &Core) {
    let _alone = core.sos.keeping.lock().await;
    core.sos.look(|cases| {
        cases.retain(Case::waits_for_the_city);
        cases.iter_mut().for_each(|case| case.saved = None);
    });
    core.sos.said.notify_waiters();
    core.hub.changed(Topic::Sos);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use tokio::io::AsyncReadExt as _;
    use tokio::net::TcpListener;

    use super::view;
    use crate::engine::{Config, Engine};
    use crate::router::Handle;
    use crate::vault::{KeyringChoice, MemoryVault};
    use hue_model::shell::CityProfile;
    use hue_model::sos::{GetSos, ListSos, RaiseSos, SosDetails, UpdateSos};
    use hue_model::text::Localized;

    fn profile() -> CityProfile {
        profile_of("http://127.0.0.1:1")
    }

    fn profile_of(base_url: &str) -> CityProfile {
        CityProfile {
            base_url: base_url.to_owned(),
            issuer: "http://127.0.0.1:1/vneid".to_owned(),
            client_id: "hue-app".to_owned(),
            name: Localized::vi_en("Huế", "Huế"),
            hotline: String::new(),
            emergency: "112".to_owned(),
            sms: String::new(),
            alert_root_key: String::new(),
            demo: true,
            min_version: "0.1.0".to_owned(),
        }
    }

    #[tokio::test]
    async fn a_full_disk_stops_no_call_and_it_is_kept_when_there_is_room() {
        let folder = tempfile::tempdir().unwrap();
        let keyring = KeyringChoice::Shared(Arc::new(MemoryVault::default()));
        let config = Config { keyring, ..Config::new(folder.path(), profile()) };
        let engine = Engine::open(config.clone()).await.unwrap();
        let data = engine.core().data().unwrap();
        let long = SosDetails { note: "ồ".repeat(500), ..SosDetails::default() };
        assert!(engine.handle(RaiseSos { details: long.clone() }).await.unwrap().kept);
        data.store.has_room_for(0).await;
        let mut last = engine.handle(RaiseSos { details: long.clone() }).await.unwrap();
        for _ in 0..20 {
            last = engine.handle(RaiseSos { details: long.clone() }).await.unwrap();
        }
        assert!(!last.kept, "there is no room, and it says so");
        assert_eq!(last.details, long, "nothing of it is lost");
        data.store.has_room_for(100).await;
        let details = SosDetails { people: Some(2), ..long };
        assert!(engine.handle(UpdateSos { id: last.id, details }).await.unwrap().kept);
        drop(data);
        engine.close().await;
        let again = Engine::open(config).await.unwrap();
        assert_eq!(view(again.core(), last.id).unwrap().details.people, Some(2));
    }

    #[tokio::test]
    async fn a_call_that_cannot_be_read_hides_no_other_and_stays_where_it_lies() {
        let folder = tempfile::tempdir().unwrap();
        let keyring = KeyringChoice::Shared(Arc::new(MemoryVault::default()));
        let config = Config { keyring, ..Config::new(folder.path(), profile()) };
        let engine = Engine::open(config.clone()).await.unwrap();
        let mut ids = Vec::new();
        for people in 1..=3 {
            let details = SosDetails { people: Some(people), ..SosDetails::default() };
            ids.push(engine.handle(RaiseSos { details }).await.unwrap().id);
        }
        let damaged = ids[1].to_string();
        let damage = "UPDATE sos SET details = '{\"phone\":0905' WHERE id = ?1";
        let data = engine.core().data().unwrap();
        data.store.write(move |db| Ok(db.execute(damage, [damaged])?)).await.unwrap();
        drop(data);
        engine.close().await;
        let again = Engine::open(config).await.unwrap();
        let listed = again.handle(ListSos {}).await.unwrap();
        assert_eq!(listed.iter().map(|sos| sos.id).collect::<Vec<_>>(), [ids[2], ids[0]]);
        assert_eq!(again.handle(GetSos { id: ids[2] }).await.unwrap().details.people, Some(3));
        let count = |db: &rusqlite::Connection| {
            Ok(db.query_row("SELECT count(*) FROM sos", [], |row| row.get::<_, i64>(0))?)
        };
        assert_eq!(
            again.core().data().unwrap().store.read(count).await.unwrap(),
            3,
            "somebody may still mend it"
        );
    }

    #[tokio::test]
    async fn a_disk_that_never_answers_stops_no_try() {
        let city = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let keyring = KeyringChoice::Shared(Arc::new(MemoryVault::default()));
        let address = format!("http://{}", city.local_addr().unwrap());
        let engine = Engine::open(Config { keyring, ..Config::new(folder.path(), profile_of(&address)) })
            .await
            .unwrap();
        let data = engine.core().data().unwrap();
        let (answers, hung) = std::sync::mpsc::channel::<()>();
        let (begins, begun) = tokio::sync::oneshot::channel();
        let hangs = move |_: &rusqlite::Connection| {
            begins.send(()).unwrap();
            Ok(hung.recv().is_err())
        };
        let disk = tokio::spawn(async move { data.store.read(hangs).await });
        begun.await.unwrap();
        let call = engine.handle(RaiseSos { details: SosDetails::default() }).await.unwrap();
        assert!(!call.kept);
        // The city drops the first try, and hears the second.
        let mut tries = 0;
        let hear = async {
            while tries < 2 {
                let (mut line, _) = city.accept().await.unwrap();
                let mut head = [0; 16];
                let read = line.read(&mut head).await.unwrap_or_default();
                tries += usize::from(head[..read].starts_with(b"PUT /api/v1/sos/"));
            }
        };
        tokio::time::timeout(Duration::from_secs(60), hear).await.expect("it is tried again");
        drop(answers);
        disk.await.unwrap().unwrap();
        engine.close().await;
    }
}
