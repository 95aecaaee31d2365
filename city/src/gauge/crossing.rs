//! A river that rises above an alarm level drafts a warning in the composer: once, until the water is well below the
//! level again. It publishes nothing: people say whom it concerns and on whose word, and two of them send it. A draft
//! that nobody has touched yet rises with its river, so that a night makes one of each.

use std::collections::BTreeSet;

use hue_i18n::{Words, args, when};
use hue_model::alert::{AlarmStage, Certainty, Hazard, Status};
use hue_model::gauge::{Quantity, Reading, Sample, Station, StationKind};
use hue_model::text::Localized;
use hue_model::time::Millis;

use crate::alert::content::{Content, Kind};
use crate::clock::{alert_id, incident_id};
use crate::problem::Result;
use crate::state::App;
use crate::store::alert::{self, Published};
use crate::store::alert_draft::{self, Draft};
use crate::store::audit::{self, Line};
use crate::store::gauge_crossing::{self, Crossing};
use crate::store::{Conn, gauge};

/// A newest reading older than this is history and drafts nothing, in milliseconds: seven days.
const HISTORY: i64 = 7 * 24 * 3_600_000;
/// How the author of such a draft begins: no person's key does.
pub(crate) const AUTHOR: &str = "gauge ";

/// Whether this author of a draft is a gauge and no person.
#[must_use]
pub fn is_gauge(author: &str) -> bool {
    author.starts_with(AUTHOR)
}

/// Looks at every river that was just read and drafts what must be drafted, in the transaction that stores the
/// readings; answers how many drafts there are now that were not there before.
///
/// # Errors
/// The database fails.
pub(super) async fn watch(conn: &mut Conn, app: &App, readings: &[Reading], now: Millis) -> Result<usize> {
    let levels = readings.iter().filter(|reading| reading.quantity == Quantity::WaterLevel);
    let codes: BTreeSet<&str> = levels.map(|reading| reading.station.as_str()).collect();
    let mut drafted = 0_usize;
    for station in codes.into_iter().filter_map(|code| app.pack.station(code)) {
        if station.kind == StationKind::River && look(conn, app, station, now).await? {
            drafted = drafted.saturating_add(1);
        }
    }
    Ok(drafted)
}

/// Looks at one river.
async fn look(conn: &mut Conn, app: &App, station: &Station, now: Millis) -> Result<bool> {
    let newest = gauge::last(conn, &station.code, Quantity::WaterLevel).await?;
    let Some(newest) = newest.filter(|newest| now.since(newest.at) <= HISTORY) else { return Ok(false) };
    let mut open = Vec::new();
    for crossing in gauge_crossing::open(conn, &station.code).await? {
        if is_well_below(station, crossing.stage, newest.value) {
            gauge_crossing::end(conn, &crossing, now).await?;
        } else {
            open.push(crossing);
        }
    }
    let reached = station.alarm(newest.value);
    if reached == 0 || open.iter().any(|crossing| crossing.stage >= reached) {
        return Ok(false);
    }
    let draft = match untouched(conn, &open).await? {
        Some(lower) => raised(lower, station, (reached, newest), now),
        None => draft(conn, app, station, (reached, newest), &open, now).await?,
    };
    let new = (1..=reached).filter(|stage| open.iter().all(|crossing| crossing.stage != *stage));
    let mut added = false;
    for stage in new {
        let (station, draft) = (station.code.clone(), draft.id);
        added |= gauge_crossing::add(conn, &Crossing { station, stage, sample: newest, draft }).await?;
    }
    if added {
        let line = Line::new(now, &draft.author, "alert.draft", draft.id);
        let line = Line { detail: Some(format!("alarm {reached}")), ..line };
        alert_draft::save(conn, &draft).await?;
        audit::add(conn, line).await?;
    }
    Ok(added)
}

fn is_well_below(station: &Station, stage: u8, value: f64) -> bool {
    alarm_m(station, stage).is_none_or(|alarm| value < alarm - Quantity::WaterLevel.margin())
}

/// The level of a stage in m.
#[must_use]
pub fn alarm_m(station: &Station, stage: u8) -> Option<f64> {
    (1_u8..).zip(station.alarm_m).find(|(number, _)| *number == stage).and_then(|(_, alarm)| alarm)
}

/// What a lower level drafted, if nobody has saved, sent or thrown it away.
async fn untouched(conn: &mut Conn, open: &[Crossing]) -> Result<Option<Draft>> {
    let Some(lower) = open.iter().max_by_key(|crossing| crossing.stage) else { return Ok(None) };
    let draft = alert_draft::get(conn, lower.draft).await?;
    Ok(draft.filter(|draft| is_gauge(&draft.author) && draft.ended_at.is_none()))
}

fn raised(mut draft: Draft, station: &Station, (stage, sample): (u8, Sample), now: Millis) -> Draft {
    draft.content.alarm_stage = AlarmStage::new(stage);
    draft.content.note = note(station, stage, sample);
    draft.version = draft.version.saturating_add(1);
    draft.changed_at = now;
    draft
}

/// The draft: of the event that a lower level of this river began, if that goes on, else of a new one.
async fn draft(
    conn: &mut Conn,
    app: &App,
    station: &Station,
    (stage, sample): (u8, Sample),
    open: &[Crossing],
    now: Millis,
) -> Result<Draft> {
    let last = going_on(conn, open, now).await?;
    let (clock, entropy) = (&*app.config.clock, &*app.config.entropy);
    let begun = last.as_ref().map(|last| Content::following(&last.alert, Kind::Update));
    Ok(Draft {
        id: alert_id(clock, entropy),
        incident: last.map_or_else(|| incident_id(clock, entropy), |last| last.alert.incident),
        version: 1,
        content: Content {
            hazard: Some(Hazard::Flood),
            alarm_stage: AlarmStage::new(stage),
            certainty: Certainty::Observed,
            note: note(station, stage, sample),
            ..begun.unwrap_or_default()
        },
        author: format!("{AUTHOR}{}", station.code),
        created_at: now,
        changed_at: now,
        submitted_at: None,
        remark: None,
        ended_at: None,
    })
}

/// The newest message of the event that a lower level drafted, if it was sent and is in force.
async fn going_on(conn: &mut Conn, open: &[Crossing], now: Millis) -> Result<Option<Published>> {
    let Some(lower) = open.iter().max_by_key(|crossing| crossing.stage) else { return Ok(None) };
    let Some(draft) = alert_draft::get(conn, lower.draft).await? else { return Ok(None) };
    let last = alert::thread(conn, draft.incident).await?.pop();
    Ok(last.filter(|last| {
        let alert = &last.alert;
        !alert.is_over() && alert.expires > now && alert.status == Status::Actual
    }))
}

/// What was measured, for people to read and mend.
fn note(station: &Station, stage: u8, sample: Sample) -> Localized {
    let said = ["vi", "en"].map(|tag| {
        let words = Words::new(tag);
        let when = sample.at.in_hue().map(|at| format!("{} {}", when::date(words, at), at.format("%H:%M")));
        let language = crate::web::language(words);
        let river = station.river.as_ref().map_or("", |river| river.text(language));
        let river = river.strip_prefix("Sông").map_or_else(|| river.to_owned(), |rest| format!("sông{rest}"));
        let text = words.get(
            "gauge-crossed-note",
            &args! {
                "river" => river, "station" => station.name.text(language),
                "when" => when.unwrap_or_default(), "level" => words.decimal(sample.value, 2), "stage" => stage,
                "alarm" => words.decimal(alarm_m(station, stage).unwrap_or_default(), 2)
            },
        );
        (tag.to_owned(), text)
    });
    Localized(said.into_iter().collect())
}
