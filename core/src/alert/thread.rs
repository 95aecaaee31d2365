//! An event with its messages, and what this device makes of it.

use std::collections::BTreeSet;

use hue_model::alert::{
    Alert, AlertState, AlertSummary, AlertThread, Loudness, MsgType, Reason, ThreadEntry,
};
use hue_model::id::{AlertId, IncidentId};
use hue_model::pack::WardCode;
use hue_model::settings::Settings;
use hue_model::time::Millis;
use rusqlite::Connection;

use super::mark::{Mark, Now};
use super::place::Here;
use crate::engine::{Core, Data};
use crate::store::StoreError;
use crate::store::alert::{self, AlertRow};
use crate::trust::jws;

/// How long an event is listed after it is over, in milliseconds.
pub(super) const KEPT: i64 = 30 * 24 * 3600 * 1000;

/// An event: its last message and what came before it, newest first. The city's sequence orders them,
/// whatever order they were heard in.
pub(super) struct Thread {
    pub(super) last: Message,
    pub(super) earlier: Vec<Message>,
}

/// A message with what this device knows of it.
pub(super) struct Message {
    pub(super) alert: Alert,
    pub(super) row: AlertRow,
}

/// What an event is judged by.
pub(super) struct View {
    /// The time that ends warnings.
    pub(super) now: Millis,
    /// Whether the city has told it.
    pub(super) sure: bool,
    pub(super) settings: Settings,
    /// Where this device is, while that is known.
    here: Option<Here>,
    /// Messages that are only in memory.
    unkept: BTreeSet<AlertId>,
}

impl View {
    /// What these threads are judged by.
    pub(super) fn of<'a>(
        core: &Core,
        data: &Data,
        mark: &Mark,
        now: Now,
        threads: impl IntoIterator<Item = &'a Thread>,
    ) -> Self {
        let unkept = data.alerts.held.unkept(threads.into_iter().map(|thread| thread.last.alert.id));
        let here = data.alerts.place.last(core);
        Self { now: mark.now(now), sure: now.sure, settings: core.settings(), here, unkept }
    }
}

impl Message {
    /// One message that cannot be read must not hide the others.
    fn read(row: AlertRow) -> Option<Self> {
        let alert = jws::payload(&row.jws).ok().and_then(|payload| serde_json::from_slice(&payload).ok());
        if alert.is_none() {
            tracing::error!("a stored warning cannot be read");
        }
        Some(Self { alert: alert?, row })
    }

    fn entry(self) -> ThreadEntry {
        ThreadEntry { alert: self.alert, heard_at: self.row.heard_at, delay: self.row.delay }
    }
}

/// Every event on this device.
pub(super) fn all(db: &Connection) -> Result<Vec<Thread>, StoreError> {
    let mut threads: Vec<Thread> = Vec::new();
    for message in alert::all(db)?.into_iter().filter_map(Message::read) {
        match threads.last_mut() {
            Some(thread) if thread.incident() == message.alert.incident => thread.earlier.push(message),
            _ => threads.push(Thread { last: message, earlier: Vec::new() }),
        }
    }
    Ok(threads)
}

/// One event.
pub(super) fn of_incident(db: &Connection, incident: IncidentId) -> Result<Option<Thread>, StoreError> {
    let mut messages = alert::of_incident(db, incident)?.into_iter().filter_map(Message::read);
    Ok(messages.next().map(|last| Thread { last, earlier: messages.collect() }))
}

impl Thread {
    pub(super) fn incident(&self) -> IncidentId {
        self.last.alert.incident
    }

    /// Whether the last message still counts: its time is not over, and the city did not leave it out.
    pub(super) fn counts(&self, now: Millis) -> bool {
        !self.last.row.unlisted && now < self.last.alert.expires
    }

    pub(super) fn state(&self, now: Millis) -> AlertState {
        if self.last.alert.msg_type == MsgType::Cancel {
            AlertState::Cancelled
        } else if self.last.alert.is_over() {
            AlertState::AllClear
        } else if self.counts(now) {
            AlertState::Active
        } else {
            AlertState::Expired
        }
    }

    /// Whether the event is listed: over for at most 30 days. While the clock is unsure all are.
    pub(super) fn is_kept(&self, view: &View) -> bool {
        let alert = &self.last.alert;
        let over_at = if alert.is_over() { alert.sent } else { alert.expires };
        !view.sure || view.now.since(over_at) <= KEPT
    }

    /// Whether it is in force, and nothing says that this device is concerned.
    pub(super) fn concerns_others(&self, view: &View) -> bool {
        self.state(view.now) == AlertState::Active && reasons(&self.last.alert, view).is_empty()
    }

    pub(super) fn summary(&self, view: &View) -> AlertSummary {
        let reasons = reasons(&self.last.alert, view);
        AlertSummary {
            alert: self.last.alert.clone(),
            state: self.state(view.now),
            loudness: if reasons.is_empty() { Loudness::Quiet } else { self.last.alert.loudness() },
            reasons,
            heard_at: self.last.row.heard_at,
            delay: self.last.row.delay,
            acknowledged_at: self.last.row.acknowledged_at,
            kept: !view.unkept.contains(&self.last.alert.id),
        }
    }

    pub(super) fn whole(self, view: &View) -> AlertThread {
        let summary = self.summary(view);
        let messages = std::iter::once(self.last).chain(self.earlier);
        AlertThread { summary, entries: messages.map(Message::entry).collect() }
    }
}

/// Why this device is concerned; empty when others are.
fn reasons(alert: &Alert, view: &View) -> Vec<Reason> {
    let View { settings, here, .. } = view;
    let wards_here = here.as_ref().map(|here| here.place.wards.as_slice()).unwrap_or_default();
    let named = |ward: &&WardCode| alert.area.wards.contains(ward);
    let home = settings.home_ward.iter().filter(named).map(|ward| Reason::HomeWard { ward: ward.clone() });
    let saved = settings.saved_wards.iter().filter(named);
    let saved = saved.map(|ward| Reason::SavedWard { ward: ward.clone() });
    let chosen =
        |ward: &&WardCode| settings.home_ward.as_ref() == Some(*ward) || settings.saved_wards.contains(ward);
    let drawn = here.as_ref().and_then(|here| here.drawn(&alert.area));
    let current = wards_here.iter().filter(named).filter(|ward| !chosen(ward));
    let current = current.map(|ward| Reason::CurrentWard { ward: ward.clone() });
    let whole = alert.area.whole_city.then_some(Reason::WholeCity);
    let no_ward = settings.home_ward.is_none() && settings.saved_wards.is_empty() && wards_here.is_empty();
    let none = (no_ward && drawn.is_none() && !alert.area.whole_city).then_some(Reason::NoWardChosen);
    whole.into_iter().chain(home).chain(saved).chain(drawn).chain(current).chain(none).collect()
}
