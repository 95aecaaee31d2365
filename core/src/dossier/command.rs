//! The dossiers as the app asks for them.

use std::sync::Arc;
use std::time::Duration;

use hue_model::Problem;
use hue_model::dossier::{
    Dossier, DossierState, FOLLOWED, FollowDossier, FollowedDossier, ForgetDossier, ListDossiers,
    OpenDossier, read_number, read_pin,
};
use hue_model::event::Topic;
use hue_model::problem::{Code, Rule};
use hue_model::time::Millis;
use hue_model::wire::DOSSIER_PIN;
use rusqlite::Transaction;

use super::path;
use crate::engine::{Core, Data, Engine};
use crate::net::{self, Verdict};
use crate::router::Handle;
use crate::store::dossier::{self, DossierRow, Kept};
use crate::store::{StoreError, published};

/// Longest wait for the city's answer to a look-up.
const PATIENCE: Duration = Duration::from_secs(30);
/// Longest answer that is read, in bytes.
const BYTES: usize = 256 * 1024;

impl Handle<FollowDossier> for Engine {
    async fn handle(&self, command: FollowDossier) -> Result<FollowedDossier, Problem> {
        let core = self.core();
        let number = read_number(&command.number).ok_or_else(|| Problem::field("number", Rule::Malformed))?;
        let pin = read_pin(&command.pin).ok_or_else(|| Problem::field("pin", Rule::Malformed))?;
        let data = core.data()?;
        let body = ask(core, &number, &pin).await?;
        let found: Dossier =
            serde_json::from_slice(&body).map_err(|_| Problem::new(Code::CityUnavailable))?;
        if found.number != number {
            return Err(Problem::new(Code::CityUnavailable));
        }
        let now = core.time.now();
        let wanted = path(&number);
        let (url, told) = (core.net.url(&wanted), found.changed_at);
        let row = DossierRow { number: number.clone(), url, pin, followed_at: now, told };
        let alone = data.dossiers.alone().await;
        data.store.write(move |db| keep(db, &row, &body, now)).await?;
        // What the city said to another PIN counts no more.
        data.copies.drop_want(&wanted);
        drop(alone);
        core.hub.changed(Topic::Dossiers);
        data.dossiers.look();
        let (dossier, heard_at) = (Some(found), Some(now));
        Ok(FollowedDossier { number, dossier, heard_at, failed: false, gone: false })
    }
}

async fn ask(core: &Arc<Core>, number: &str, pin: &str) -> Result<Vec<u8>, Verdict> {
    if !core.time.is_sure() {
        net::probe(core).await?;
    }
    let request = core.net.client.get(core.net.url(&path(number))).header(DOSSIER_PIN, pin).timeout(PATIENCE);
    net::read_body(Verdict::check(net::execute(request).await?).await?, BYTES).await
}

fn keep(db: &Transaction<'_>, row: &DossierRow, body: &[u8], now: Millis) -> Result<(), StoreError> {
    dossier::put(db, row)?;
    // Without a tag: the next question is answered in full and brings its own.
    published::put(db, &row.url, &String::from_utf8_lossy(body), None, now)?;
    if dossier::all(db)?.len() > FOLLOWED {
        return Err(StoreError::Refused(Problem::field("dossiers", Rule::TooMany { max: FOLLOWED })));
    }
    Ok(())
}

impl Handle<ListDossiers> for Engine {
    async fn handle(&self, _: ListDossiers) -> Result<Vec<FollowedDossier>, Problem> {
        let core = self.core();
        let data = core.data()?;
        let _alone = data.dossiers.alone().await;
        let kept = data.store.read(dossier::all).await?;
        let mut list: Vec<_> = kept.into_iter().map(|kept| shown(core, &data, kept)).collect();
        list.sort_by_key(|one| (rank(one.dossier.as_ref()), one.dossier.as_ref().and_then(|it| it.due_at)));
        Ok(list)
    }
}

impl Handle<OpenDossier> for Engine {
    async fn handle(&self, OpenDossier { number }: OpenDossier) -> Result<FollowedDossier, Problem> {
        let core = self.core();
        let data = core.data()?;
        let _alone = data.dossiers.alone().await;
        let kept = data.store.read(move |db| dossier::get(db, &number)).await?;
        let kept = kept.ok_or_else(|| Problem::new(Code::NotFound))?;
        Ok(shown(core, &data, kept))
    }
}

impl Handle<ForgetDossier> for Engine {
    async fn handle(&self, ForgetDossier { number }: ForgetDossier) -> Result<(), Problem> {
        let core = self.core();
        let data = core.data()?;
        let path = path(&number);
        let alone = data.dossiers.alone().await;
        data.store.write(move |db| dossier::remove(db, &number)).await?;
        data.copies.drop_want(&path);
        drop(alone);
        core.hub.changed(Topic::Dossiers);
        Ok(())
    }
}

/// What somebody has to do something about stands first.
const fn rank(dossier: Option<&Dossier>) -> u8 {
    let Some(dossier) = dossier else { return 2 };
    match dossier.state {
        DossierState::PapersMissing => 0,
        DossierState::Granted => 1,
        DossierState::Received | DossierState::InProgress => 2,
        DossierState::Refused | DossierState::Returned => 3,
    }
}

/// A dossier that a screen shows: the city is asked for it.
fn shown(core: &Arc<Core>, data: &Data, (row, copy): Kept) -> FollowedDossier {
    let (path, (dossier, heard_at)) = (path(&row.number), copy.unzip());
    super::watch::follow(data, &row, dossier.as_ref());
    data.copies.want::<Dossier>(core, path.clone(), Topic::Dossiers);
    let (failed, gone) = (data.copies.failed(&path), data.copies.is_gone(&path));
    FollowedDossier { number: row.number, dossier, heard_at, failed, gone }
}
