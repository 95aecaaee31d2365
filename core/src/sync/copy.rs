//! Copies of what the city publishes for everybody, kept so that they can be read offline.
//!
//! - A room **wants** an address each time a screen asks for what stands there. The city is then asked at once, unless it
//!   just was, and again every two minutes for as long as screens go on asking: each try tells its topic, and a screen
//!   that is still there asks again.
//! - A room can want one **for good** as well, at a slower pace: levels are looked at while nobody looks at a river.
//! - What shows itself only with a secret, such as a followed dossier, is asked for with that in a header.
//! - While data is saved in a storm, all of that takes four times as long.
//! - Each question is a conditional GET; what failed is tried again soon at first, then less often, and at once when the
//!   city is reached again, but never before the moment that the city named itself (Retry-After).
//! - When the shell says that the network is back, or the citizen that it is to be tried, what is shown is asked for as well,
//!   half a minute after the last time at the earliest. No other work of the engine makes anything be asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hue_model::event::Topic;
use hue_model::problem::Code;
use hue_model::time::Millis;
use reqwest::StatusCode;
use reqwest::header::{ETAG, IF_NONE_MATCH};
use serde::de::DeserializeOwned;
use tokio::sync::{Notify, watch};

use super::pause;
use crate::engine::{Core, Data};
use crate::net::{self, Verdict};
use crate::store::{StoreError, dossier, published};

/// How often the city is asked while a screen shows it, and how often for what is wanted for good, in milliseconds. Stations
/// report once an hour, in a flood more often.
const SHOWN: i64 = 2 * 60_000;
const FOR_GOOD: i64 = 10 * 60_000;
/// How long a secret that the city did not take is not tried again, in milliseconds: each try counts there as a guess.
const GONE: i64 = 60 * 60_000;
/// How many times as long every pause is while the citizen saves data in a storm.
const SAVING: i64 = 4;
/// How old a copy is at least before word that the network is back makes it be asked for again, in milliseconds.
const FRESH: i64 = 30_000;
/// How long a copy is kept that nobody asks for, in milliseconds: 30 days.
const KEPT: i64 = 30 * 24 * 3_600_000;
/// Longest answer that is read, in bytes.
const BYTES: usize = 4 * 1024 * 1024;
/// Longest wait for the whole of it.
const MOST: Duration = Duration::from_secs(60);

/// What is wanted right now.
#[derive(Default)]
pub(crate) struct Copies {
    wants: Mutex<BTreeMap<String, Want>>,
    asked: Notify,
    heard: watch::Sender<()>,
}

/// One address that somebody wants; times are the monotonic clock's.
#[derive(Clone)]
struct Want {
    topic: Topic,
    fits: fn(&[u8]) -> bool,
    /// A header without which it does not show itself.
    secret: Option<(&'static str, String)>,
    asked_at: Option<i64>,
    for_good: bool,
    tried_at: Option<i64>,
    failures: u32,
    /// How long to wait after a try that failed, in milliseconds.
    pause: i64,
    /// When the city wants to be asked again at the earliest.
    not_before: Option<i64>,
    /// Whether the city said that there is no such thing.
    gone: bool,
    /// Whether somebody has reason to think that there is more, so that it is asked for as soon as it is not fresh.
    soon: bool,
}

impl Want {
    fn new(topic: Topic, fits: fn(&[u8]) -> bool) -> Self {
        Self {
            topic,
            fits,
            secret: None,
            asked_at: None,
            for_good: false,
            tried_at: None,
            failures: 0,
            pause: 0,
            not_before: None,
            gone: false,
            soon: false,
        }
    }

    /// Whether a screen that shows it is there: it is told to ask again sooner than that.
    fn is_shown(&self, now: i64, times: i64) -> bool {
        self.asked_at.is_some_and(|at| now.saturating_sub(at) < 2 * SHOWN * times)
    }

    /// Whether the city did not take its secret.
    const fn is_refused(&self) -> bool {
        self.gone && self.secret.is_some()
    }

    /// When to ask the city, with pauses `times` as long; `None` while nobody wants it.
    fn due(&self, now: i64, times: i64) -> Option<i64> {
        let pace = match (self.is_shown(now, times), self.for_good) {
            (true, _) => SHOWN * times,
            (false, true) => FOR_GOOD * times,
            (false, false) => return None,
        };
        let pause = match (self.failures, self.soon) {
            _ if self.is_refused() => GONE,
            (0, true) => FRESH.min(pace),
            (0, false) => pace,
            _ => self.pause,
        };
        let due = self.tried_at.map_or(now, |at| at.saturating_add(pause));
        Some(self.not_before.map_or(due, |at| due.max(at)))
    }
}

impl Copies {
    /// A screen asks for what stands at `path`, which is a `T`.
    pub(crate) fn want<T: DeserializeOwned>(&self, core: &Core, path: String, topic: Topic) {
        let now = core.config.clock.monotonic();
        self.open().entry(path).or_insert_with(|| Want::new(topic, fits::<T>)).asked_at = Some(now);
        self.asked.notify_one();
    }

    /// Whether `path` is wanted while no screen asks for it too.
    pub(crate) fn want_for_good<T: DeserializeOwned>(&self, path: &str, topic: Topic, wanted: bool) {
        self.open().entry(path.to_owned()).or_insert_with(|| Want::new(topic, fits::<T>)).for_good = wanted;
        self.asked.notify_one();
    }

    /// The same for what shows itself only to who sends this header; what is asked for by screens goes with it from then on.
    pub(crate) fn want_with_secret<T: DeserializeOwned>(
        &self,
        path: &str,
        topic: Topic,
        secret: (&'static str, String),
        wanted: bool,
    ) {
        let mut wants = self.open();
        let want = wants.entry(path.to_owned()).or_insert_with(|| Want::new(topic, fits::<T>));
        (want.secret, want.for_good) = (Some(secret), wanted);
        drop(wants);
        self.asked.notify_one();
    }

    /// Nobody wants `path` any more.
    pub(crate) fn drop_want(&self, path: &str) {
        self.open().remove(path);
    }

    /// Whether the last question for what stands at `path` got no answer that counts.
    pub(crate) fn failed(&self, path: &str) -> bool {
        self.open().get(path).is_some_and(|want| want.failures > 0)
    }

    /// Whether the city said that there is no such thing, or none with this secret.
    pub(crate) fn is_gone(&self, path: &str) -> bool {
        self.open().get(path).is_some_and(|want| want.gone)
    }

    /// A word each time that the city has said or confirmed something.
    pub(crate) fn heard(&self) -> watch::Receiver<()> {
        self.heard.subscribe()
    }

    /// What to ask for now; else the milliseconds until there is something, if there will be.
    fn next(&self, now: i64, times: i64) -> Result<(String, Want), Option<i64>> {
        let wants = self.open();
        let dues = wants.iter().filter_map(|(path, want)| Some((want.due(now, times)?, path, want)));
        match dues.min_by_key(|(due, _, want)| (*due, rank(want.topic))) {
            Some((due, path, want)) if due <= now => Ok((path.clone(), want.clone())),
            Some((due, ..)) => Err(Some(due.saturating_sub(now))),
            None => Err(None),
        }
    }

    /// A try of `tried` that began at `at` is over. What it says of one secret says nothing of another.
    fn tried(&self, core: &Core, path: &str, tried: &Want, at: i64, outcome: &Result<(), Verdict>) {
        if let Some(want) = self.open().get_mut(path).filter(|want| want.secret == tried.secret) {
            let (failed, now) = (outcome.is_err(), core.config.clock.monotonic());
            // What failed is put off from now: a try may take longer than the pause after it.
            want.tried_at = Some(if failed { now } else { at });
            want.soon = false;
            match outcome {
                Ok(()) => want.gone = false,
                Err(Verdict::Permanent(problem)) => want.gone = problem.code == Code::NotFound,
                // No word of the city on that.
                Err(_) => {}
            }
            want.failures = if failed { want.failures.saturating_add(1) } else { 0 };
            want.pause = millis(pause(core, want.failures));
            want.not_before = match outcome {
                Err(Verdict::Transient { after: Some(after) }) => Some(now.saturating_add(millis(*after))),
                _ => None,
            };
        }
    }

    /// What failed is tried again at once; a secret that was not taken is not.
    fn try_again(&self) {
        let mut wants = self.open();
        let failed = wants.values_mut().filter(|want| want.failures > 0 && !want.is_refused());
        failed.for_each(|want| want.tried_at = None);
    }

    /// What is shown is asked for as soon as it is not fresh, and what failed at once.
    fn ask_again(&self, now: i64, times: i64) {
        for want in self.open().values_mut().filter(|want| want.is_shown(now, times)) {
            want.soon = true;
            if want.failures > 0 && !want.is_refused() {
                want.tried_at = None;
            }
        }
    }

    fn open(&self) -> MutexGuard<'_, BTreeMap<String, Want>> {
        self.wants.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Who goes first of what is due at the same moment: where the water stands, where to go and what is cut go before what can
/// wait for them.
const fn rank(topic: Topic) -> u8 {
    match topic {
        Topic::Alerts => 0,
        Topic::Gauges => 1,
        Topic::Shelters => 2,
        Topic::Outages => 3,
        Topic::Cameras => 4,
        _ => 5,
    }
}

fn millis(pause: Duration) -> i64 {
    i64::try_from(pause.as_millis()).unwrap_or(i64::MAX)
}

fn fits<T: DeserializeOwned>(body: &[u8]) -> bool {
    serde_json::from_slice::<T>(body).is_ok()
}

/// Asks for whatever is wanted until `data` is closed.
pub(crate) async fn run(core: Arc<Core>, data: Arc<Data>) {
    tokio::select! {
        () = data.stop.cancelled() => {}
        () = keep(&core, &data) => {}
    }
}

async fn keep(core: &Arc<Core>, data: &Data) {
    let (mut swept, mut saver) = (false, core.saver());
    // Both are listened for without a pause: the shell's word makes them come at once, and neither may hide the other.
    let (hinted, back) = (core.net.priority.hinted(), core.net.priority.came_back());
    tokio::pin!(hinted, back);
    hinted.as_mut().enable();
    back.as_mut().enable();
    loop {
        let times = if *saver.borrow_and_update() { SAVING } else { 1 };
        let pause = match data.copies.next(core.config.clock.monotonic(), times) {
            Ok((path, want)) => {
                try_once(core, data, &path, &want).await;
                swept = swept || sweep(core, data).await;
                continue;
            }
            Err(pause) => pause,
        };
        tokio::select! {
            () = data.copies.asked.notified() => {}
            () = &mut hinted => {
                hinted.set(core.net.priority.hinted());
                hinted.as_mut().enable();
                data.copies.ask_again(core.config.clock.monotonic(), times);
            }
            () = &mut back => {
                back.set(core.net.priority.came_back());
                back.as_mut().enable();
                data.copies.try_again();
            }
            _ = saver.changed() => {}
            () = sleep(core, pause) => {}
        }
    }
}

async fn sleep(core: &Core, millis: Option<i64>) {
    match millis {
        Some(millis) => {
            core.time.sleep(Duration::from_millis(u64::try_from(millis).unwrap_or_default())).await;
        }
        None => std::future::pending().await,
    }
}

/// Asks the city once, and tells the screens whatever came of it: they say how old the copy is.
async fn try_once(core: &Arc<Core>, data: &Data, path: &str, want: &Want) {
    core.net.priority.clear().await;
    let began = core.config.clock.monotonic();
    let outcome = fetch(core, data, path, want).await;
    if let Err(verdict) = &outcome {
        let named = if want.secret.is_some() { "a dossier" } else { path };
        tracing::debug!(path = named, ?verdict, "the city does not say what stands there");
    }
    data.copies.tried(core, path, want, began, &outcome);
    if outcome.is_ok() {
        data.copies.heard.send_replace(());
    }
    core.hub.changed(want.topic);
}

async fn fetch(core: &Arc<Core>, data: &Data, path: &str, want: &Want) -> Result<(), Verdict> {
    let fits = want.fits;
    if !core.time.is_sure() {
        net::probe(core).await?;
    }
    let url = core.net.url(path);
    let mut request = core.net.client.get(&url).timeout(MOST);
    if let Some((name, value)) = &want.secret {
        request = request.header(*name, value);
    }
    let asked = url.clone();
    let etag = data.store.read(move |db| published::etag(db, &asked, fits)).await.map_err(of_store)?;
    if let Some(etag) = etag {
        request = request.header(IF_NONE_MATCH, etag);
    }
    let response = net::execute(request).await?;
    let now = core.time.now();
    if response.status() == StatusCode::NOT_MODIFIED {
        return data.store.tidy(move |db| published::confirm(db, &url, now)).await.map_err(of_store);
    }
    let response = Verdict::check(response).await?;
    let etag = response.headers().get(ETAG).and_then(|etag| etag.to_str().ok()).map(str::to_owned);
    let body = net::read_body(response, BYTES).await?;
    // A page of something on the way never takes the place of what the city said.
    let body = Some(body).filter(|body| fits(body)).and_then(|body| String::from_utf8(body).ok());
    let body = body.ok_or(Verdict::Transient { after: None })?;
    let secret = want.secret.is_some();
    let keep = move |db: &rusqlite::Transaction<'_>| {
        // It may be followed no more by now, and nothing of it is to stay then.
        if secret && !dossier::is_followed(db, &url)? {
            return Ok(());
        }
        published::put(db, &url, &body, etag.as_deref(), now)
    };
    data.store.tidy(keep).await.map_err(of_store)
}

/// Forgets what was not heard for long; answers whether it is done.
async fn sweep(core: &Core, data: &Data) -> bool {
    let before = core.time.now().plus(-KEPT);
    core.time.is_sure() && data.store.tidy(move |db| published::sweep(db, before)).await.is_ok()
}

fn of_store(error: StoreError) -> Verdict {
    tracing::warn!(?error, "what the city publishes is not written down");
    Verdict::Transient { after: None }
}

/// The moment that a copy is looked at: never before the city said it, whatever the device's clock says.
pub(crate) fn moment(core: &Core, heard_at: Option<Millis>) -> Millis {
    core.time.now().max(heard_at.unwrap_or_default())
}

#[cfg(test)]
mod tests;
