//! The list of what is in force: static, signed, asked for with a conditional GET.

use std::sync::Arc;
use std::time::Duration;

use hue_model::alert::{ActiveAlerts, SignedActiveAlerts};
use reqwest::StatusCode;
use reqwest::header::{ETAG, IF_NONE_MATCH};

use super::line::Line;
use super::mark::Mark;
use super::{held, revoke, write};
use crate::engine::{Core, Data};
use crate::net::{self, Verdict};
use crate::store::{StoreError, alert};
use crate::trust::jws::Untrusted;
use crate::trust::{Keys, Root};

/// Longest list that is read, in bytes.
const LIST_BYTES: usize = 16 * 1024 * 1024;
/// Longest wait for the whole of it.
const MOST: Duration = Duration::from_secs(60);

/// Why the list is not known.
#[derive(Debug, thiserror::Error)]
pub(super) enum ListError {
    #[error("the city does not give it: {0:?}")]
    City(Verdict),
    #[error("it is not the city's: {0}")]
    Untrusted(#[from] Untrusted),
    #[error("it is older than what is known")]
    Older,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Verdict> for ListError {
    fn from(verdict: Verdict) -> Self {
        Self::City(verdict)
    }
}

/// Asks for the list and takes it over; answers whether it is known now.
pub(super) async fn ask(line: &Line) -> bool {
    match fetch(line, true).await {
        Ok(()) => true,
        Err(error) => {
            tracing::info!(%error, "the list of warnings in force is not known");
            false
        }
    }
}

/// Asks for the whole list, known or not, and takes it over.
pub(super) async fn ask_whole(line: &Line) -> Result<(), ListError> {
    fetch(line, false).await
}

async fn fetch(line: &Line, conditional: bool) -> Result<(), ListError> {
    let mark = held::read(&line.data, Mark::get).await?;
    let mut request = line.core.net.client.get(line.core.net.url("/alerts/active.json")).timeout(MOST);
    if let Some(etag) = mark.etag.filter(|_| conditional) {
        request = request.header(IF_NONE_MATCH, etag);
    }
    let response = net::execute(request).await?;
    if response.status() == StatusCode::NOT_MODIFIED {
        // The list known here may be older than what the stream brought since.
        return if mark.listed < mark.sequence { Err(ListError::Older) } else { Ok(()) };
    }
    let response = Verdict::check(response).await?;
    let etag = response.headers().get(ETAG).and_then(|etag| etag.to_str().ok()).map(str::to_owned);
    let body = net::read_body(response, LIST_BYTES).await?;
    let signed: SignedActiveAlerts = serde_json::from_slice(&body).map_err(|_| Untrusted::Content)?;
    let (_, believed) = line.root.sort(signed.keys);
    let keys = learn_keys(&line.core, &line.data, &line.root, believed).await?;
    take(line, keys.active(&signed.active)?, &keys, etag).await
}

/// Keeps what the root key says, wherever that was heard; answers all that it said. Where it took a key back that was
/// believed here until now, what that key signed since goes, and whatever it made of the city's numbers is forgotten.
pub(crate) async fn learn_keys(
    core: &Core,
    data: &Arc<Data>,
    root: &Root,
    believed: Vec<String>,
) -> Result<Keys, StoreError> {
    let root = root.clone();
    let write = held::write(data, move |db| {
        let before = root.sort(alert::keys(db)?).0;
        for jws in &believed {
            alert::add_key(db, jws)?;
        }
        let keys = root.sort(alert::keys(db)?).0;
        let taken_back = keys.revoked != before.revoked;
        if taken_back {
            Mark::change(db, Mark::forget)?;
            revoke::purge(db, &keys.revoked)?;
        }
        Ok((keys, taken_back))
    });
    let (keys, taken_back) = write.await?;
    if taken_back {
        write::told(core, data);
    }
    Ok(keys)
}

/// What the root key said so far, as it signed it.
pub(crate) async fn known_keys(data: &Data) -> Result<Vec<String>, StoreError> {
    held::read(data, alert::keys).await
}

async fn take(line: &Line, list: ActiveAlerts, keys: &Keys, etag: Option<String>) -> Result<(), ListError> {
    let offered = list.alerts.len();
    let believed: Vec<_> = list.alerts.into_iter().filter_map(|jws| write::believed(keys, jws)).collect();
    let list = write::List {
        sequence: list.sequence,
        issued_at: list.issued_at,
        whole: believed.len() == offered,
        alerts: believed,
        revoked: keys.revoked.clone(),
        etag,
    };
    if write::list(line, list).await? { Ok(()) } else { Err(ListError::Older) }
}
