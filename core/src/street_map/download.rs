//! Fetches an archive: what is here stays here, and a line that breaks goes on where it broke.

use std::fs::OpenOptions;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::problem::Code;
use hue_model::street_map::{ARCHIVE, StreetMap};
use reqwest::header::{ETAG, IF_RANGE, RANGE};
use reqwest::{Response, StatusCode};
use sha2::{Digest, Sha256};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::archive::Archive;
use super::kept::Shelf;
use crate::engine::Core;
use crate::files;
use crate::net::{self, Verdict};
use crate::sync::pause;

/// How often a line may break without going on before it is the city's trouble, or the network's.
const PATIENCE: u32 = 5;
/// Bytes between two words to the screen.
const STEP: u64 = 256 * 1024;

/// Why a download stopped.
enum Stop {
    /// The line broke: what is here counts.
    Broken(Verdict),
    /// It is over.
    Over(Problem),
}

impl From<Verdict> for Stop {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Permanent(problem) => Self::Over(problem),
            other => Self::Broken(other),
        }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Over(files::io_problem(&error))
    }
}

/// Fetches `map` until it is whole, it fails or `cancel` says so, and tells the screens.
pub(super) async fn run(core: Arc<Core>, map: StreetMap, cancel: CancellationToken) {
    let outcome = tokio::select! {
        () = core.stop.cancelled() => Ok(()),
        () = cancel.cancelled() => Ok(()),
        outcome = while_data_is_not_saved(&core, &map, &cancel) => outcome,
    };
    let mut now = core.street_map.now();
    // A download that was stopped and begun again is another one, and what is here is its.
    if cancel.is_cancelled() {
        return;
    }
    if let Err(problem) = &outcome {
        tracing::warn!(code = %problem.code, "the street map did not come");
        // A full disk needs its room for calls and reports; what is no map is no beginning of one.
        if matches!(problem.code, Code::DiskFull | Code::Invalid) {
            core.street_map.shelf.drop_part(&map);
        }
    }
    (now.loading, now.paused, now.problem) = (None, false, outcome.err());
    drop(now);
    core.hub.changed(Topic::StreetMap);
}

/// Fetches it, and pauses from the moment when data begins to be saved until it is saved no more. Who asks for it while data
/// is saved has it all the same.
async fn while_data_is_not_saved(
    core: &Arc<Core>,
    map: &StreetMap,
    cancel: &CancellationToken,
) -> Result<(), Problem> {
    let mut saver = core.saver();
    saver.mark_unchanged();
    loop {
        tokio::select! {
            outcome = whole(core, map) => return outcome,
            () = turns(&mut saver, true) => {}
        }
        pause_is(core, cancel, true);
        turns(&mut saver, false).await;
        pause_is(core, cancel, false);
    }
}

/// Ends when data begins to be saved, or is saved no more.
async fn turns(saver: &mut watch::Receiver<bool>, to: bool) {
    while saver.changed().await.is_ok() {
        if *saver.borrow_and_update() == to {
            return;
        }
    }
    std::future::pending().await
}

fn pause_is(core: &Core, cancel: &CancellationToken, paused: bool) {
    let mut now = core.street_map.now();
    if !cancel.is_cancelled() {
        now.paused = paused;
    }
    drop(now);
    core.hub.changed(Topic::StreetMap);
}

async fn received(core: &Core, map: &StreetMap) -> Result<u64, Problem> {
    let map = map.clone();
    core.street_map.shelf.with(move |shelf| shelf.received(&map)).await
}

/// Makes room for it; whether it is kept already.
async fn begin(core: &Core, map: &StreetMap) -> Result<bool, Problem> {
    let map = map.clone();
    let begin = move |shelf: &Shelf| {
        let kept = shelf.kept().is_some_and(|kept| kept.sha256 == map.sha256);
        if kept { Ok(true) } else { shelf.begin(&map).map(|()| false) }
    };
    core.street_map.shelf.with(begin).await?.map_err(|error| files::io_problem(&error))
}

async fn whole(core: &Arc<Core>, map: &StreetMap) -> Result<(), Problem> {
    if begin(core, map).await? {
        return Ok(());
    }
    let (shelf, mut failures) = (&core.street_map.shelf, 0);
    loop {
        let (before, mut goes_on) = (received(core, map).await?, false);
        if before >= map.bytes {
            break;
        }
        match go_on(core, map, &mut goes_on).await {
            Ok(()) => {}
            Err(Stop::Over(problem)) => return Err(problem),
            Err(Stop::Broken(verdict)) => {
                let grew = goes_on && received(core, map).await? > before;
                failures = if grew { 1 } else { failures + 1 };
                if failures >= PATIENCE {
                    return Err(Problem { retry: true, ..verdict.into() });
                }
                core.time.sleep(wait(core, failures, &verdict)).await;
            }
        }
    }
    let (part, expected) = (shelf.part(map), map.sha256.clone());
    let hash = tokio::task::spawn_blocking(move || sha256(&part)).await;
    let hash = hash.map_err(|_| Problem::new(Code::Internal))?.map_err(|error| files::io_problem(&error))?;
    if !hash.eq_ignore_ascii_case(&expected) {
        return Err(Problem::new(Code::Invalid));
    }
    Archive::open(shelf.part(map)).await?;
    let map = map.clone();
    shelf.with(move |shelf| shelf.keep(&map)).await?.map_err(|error| files::io_problem(&error))
}

fn wait(core: &Core, failures: u32, verdict: &Verdict) -> Duration {
    match verdict {
        Verdict::Transient { after: Some(after) } => *after,
        _ => pause(core, failures),
    }
}

/// Asks for what is missing and writes it down as it comes; `goes_on` says whether the city goes on where it was.
async fn go_on(core: &Arc<Core>, map: &StreetMap, goes_on: &mut bool) -> Result<(), Stop> {
    let shelf = &core.street_map.shelf;
    let received = received(core, map).await.map_err(Stop::Over)?;
    core.net.priority.clear().await;
    let request = core.net.client.get(core.net.url(ARCHIVE));
    let request = request.header(RANGE, format!("bytes={received}-"));
    let request = request.header(IF_RANGE, format!("\"{}\"", map.sha256));
    let response = Verdict::check(net::execute(request).await?).await?;
    if is_another(&response, map) {
        return Err(Stop::Over(Problem { retry: true, ..Problem::new(Code::CityUnavailable) }));
    }
    *goes_on = response.status() == StatusCode::PARTIAL_CONTENT;
    if *goes_on {
        return write(core, map, response, received).await;
    }
    // The city gives another archive by now, or all of this one: what is here is no beginning of that.
    let other = map.clone();
    shelf.with(move |shelf| shelf.drop_part(&other)).await.map_err(Stop::Over)?;
    write(core, map, response, 0).await
}

/// Whether an answer says that it is of another archive. Something on the way may write a tag in its own way.
fn is_another(response: &Response, map: &StreetMap) -> bool {
    let tag = response.headers().get(ETAG).and_then(|tag| tag.to_str().ok());
    tag.is_some_and(|tag| !tag.contains(&map.sha256))
}

/// Writes an answer down from the byte `from` on.
async fn write(core: &Arc<Core>, map: &StreetMap, mut response: Response, from: u64) -> Result<(), Stop> {
    let part = core.street_map.shelf.part(map);
    let open = move |_: &Shelf| {
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(part)?;
        // A late piece of a download that was stopped has the same bytes at the same place.
        file.seek(SeekFrom::Start(from))?;
        Ok::<_, io::Error>(file)
    };
    let mut file = core.street_map.shelf.with(open).await.map_err(Stop::Over)??;
    let (mut received, mut told) = (from, from);
    while let Some(chunk) = response.chunk().await.map_err(|error| Verdict::of_error(&error))? {
        received += chunk.len() as u64;
        if received > map.bytes {
            return Err(Stop::Over(Problem::new(Code::Invalid)));
        }
        file = append(file, chunk).await?;
        if received - told >= STEP {
            told = received;
            core.hub.changed(Topic::StreetMap);
        }
        // Whoever calls for rescue has the line to themselves.
        core.net.priority.clear().await;
    }
    if received < map.bytes { Err(Verdict::Transient { after: None }.into()) } else { Ok(()) }
}

async fn append(mut file: std::fs::File, chunk: Bytes) -> Result<std::fs::File, Stop> {
    let write = move || {
        file.write_all(&chunk)?;
        Ok(file)
    };
    tokio::task::spawn_blocking(write).await.map_err(|_| Stop::Over(Problem::new(Code::Internal)))?
}

fn sha256(path: &Path) -> io::Result<String> {
    let mut file = std::fs::File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut buffer)?;
        match buffer.get(..read) {
            Some(bytes) if read > 0 => hash.update(bytes),
            _ => break,
        }
    }
    file.sync_all()?;
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
