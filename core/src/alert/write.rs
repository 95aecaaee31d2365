//! Writes down what the city says, once it is certain that the city says it.

use hue_model::Problem;
use hue_model::alert::{Alert, SignedAlert, Status};
use hue_model::event::Topic;
use hue_model::time::Millis;
use rusqlite::Connection;

use super::line::Line;
use super::mark::{Mark, Now};
use super::{held, revoke};
use crate::engine::{Core, Data};
use crate::net::Verdict;
use crate::store::alert::Heard;
use crate::store::{StoreError, alert};
use crate::trust::jws::Untrusted;
use crate::trust::{Keys, Revoked};

/// How often heartbeats alone are written down, in milliseconds.
const BEATS: i64 = 60_000;

/// A list of the city, with those of its warnings that verified.
pub(super) struct List {
    pub(super) sequence: i64,
    pub(super) issued_at: Millis,
    pub(super) alerts: Vec<(Alert, SignedAlert)>,
    /// Whether all of them verified.
    pub(super) whole: bool,
    /// Keys that were taken back.
    pub(super) revoked: Revoked,
    pub(super) etag: Option<String>,
}

/// What became of a message of the stream.
pub(super) enum Taken {
    /// It is stored, or was.
    Known,
    /// It is stored, and messages before it were missed.
    AfterGap,
    /// Its key is not known, or was taken back: the list has it, if it counts.
    UnknownKey,
    /// It is not the city's.
    Refused,
}

impl Taken {
    pub(super) fn asks_for_list(&self) -> bool {
        matches!(self, Self::AfterGap | Self::UnknownKey)
    }
}

/// The warning of a list if it is the city's; what is not goes into the log and nowhere else.
pub(super) fn believed(keys: &Keys, jws: SignedAlert) -> Option<(Alert, SignedAlert)> {
    match keys.alert(&jws, true) {
        Ok(alert) => Some((alert, jws)),
        Err(error) => {
            tracing::warn!(%error, "a warning is not the city's");
            None
        }
    }
}

/// Takes a message of the stream.
pub(super) async fn message(line: &Line, jws: SignedAlert) -> Result<Taken, Verdict> {
    let keys = held::read(&line.data, alert::keys).await.map_err(|error| of_store(&error))?;
    let alert = match line.root.sort(keys).0.alert(&jws, false) {
        Ok(alert) => alert,
        Err(error) => {
            tracing::warn!(%error, "a warning on the stream is not the city's");
            // What a key signed before it was taken back stands in the list.
            let unknown = matches!(error, Untrusted::UnknownKey | Untrusted::Revoked);
            return Ok(if unknown { Taken::UnknownKey } else { Taken::Refused });
        }
    };
    let now = Now::of(&line.core);
    let write = held::write(&line.data, move |db| {
        let mut mark = Mark::get(db)?;
        let news = keep(db, &alert, &jws, now, mark.list_counts(&alert))?;
        let gap = alert.sequence > mark.sequence.saturating_add(1);
        mark.sequence = mark.sequence.max(alert.sequence);
        mark.set(db)?;
        Ok((news, gap))
    });
    let (news, gap) = write.await.map_err(|error| of_store(&error))?;
    if news {
        told(&line.core, &line.data);
    }
    Ok(if gap { Taken::AfterGap } else { Taken::Known })
}

/// Takes a list over, unless a newer one or a later message is known; answers whether it was taken.
pub(super) async fn list(line: &Line, list: List) -> Result<bool, StoreError> {
    // Without a stream nothing else says that time went on while the device slept. A list can be an old one, so it
    // makes no time sure and never turns one back.
    let time = &line.core.time;
    if time.is_sure() && list.issued_at > time.now() {
        time.learn(list.issued_at);
    }
    let now = Now::of(&line.core);
    let write = held::write(&line.data, move |db| {
        let mut mark = Mark::get(db)?;
        if list.sequence < mark.sequence {
            return Ok(None);
        }
        let listed = list.alerts.iter().map(|(_, jws)| jws.0.as_str()).collect();
        let mut news = revoke::purge_unlisted(db, &list.revoked, &listed)?;
        for (alert, jws) in &list.alerts {
            news |= keep(db, alert, jws, now, false)?;
        }
        if list.whole {
            let incidents: Vec<_> = list.alerts.iter().map(|(alert, _)| alert.incident).collect();
            news |= alert::set_listed(db, list.sequence, &incidents)?;
        }
        mark.sequence = list.sequence;
        mark.listed = list.sequence;
        mark.issued_at = Some(list.issued_at);
        mark.etag.clone_from(&list.etag);
        mark.heard(list.issued_at);
        mark.pass(now, Some(list.issued_at));
        mark.set(db)?;
        Ok(Some(news))
    });
    let taken = write.await?;
    if taken == Some(true) {
        told(&line.core, &line.data);
    } else {
        line.data.alerts.look();
    }
    Ok(taken.is_some())
}

/// Takes a heartbeat: with the sequence that is known here it confirms that nothing is missing. Answers
/// that sequence.
pub(super) async fn beat(line: &Line, time: Millis, sequence: i64, whole: bool) -> Result<i64, Verdict> {
    let mark = held::read(&line.data, Mark::get).await.map_err(|error| of_store(&error))?;
    if whole && sequence == mark.sequence {
        line.data.alerts.heard(time);
        if mark.heard_at.is_none_or(|before| time.since(before) >= BEATS) {
            let now = Now::of(&line.core);
            let write = held::write(&line.data, move |db| {
                Mark::change(db, |mark| {
                    mark.heard(time);
                    mark.pass(now, None);
                })
            });
            write.await.map_err(|error| of_store(&error))?;
        }
    }
    Ok(mark.sequence)
}

/// Keeps a message; a test of the line is nobody's warning here.
fn keep(
    db: &Connection,
    alert: &Alert,
    jws: &SignedAlert,
    now: Now,
    before_list: bool,
) -> Result<bool, StoreError> {
    if alert.status == Status::Test {
        return Ok(false);
    }
    let delay = now.sure.then(|| now.at.since(alert.sent).max(0));
    alert::put(db, alert, jws, Heard { at: now.at, delay }, before_list)
}

pub(super) fn told(core: &Core, data: &Data) {
    core.hub.changed(Topic::Alerts);
    data.alerts.look();
}

/// The store's trouble ends the stream, which is opened again later.
pub(super) fn of_store(error: &StoreError) -> Verdict {
    tracing::warn!(?error, "what the city says of warnings is not written down");
    Verdict::Permanent(Problem::new(hue_model::problem::Code::Storage))
}
