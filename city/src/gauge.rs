//! Readings of gauges: taken at one door from whoever holds a key, and shown to everybody.
//!
//! [`board`] has how every gauge stands, [`crossing`] what a river above an alarm level drafts.

pub mod board;
mod chart;
pub mod crossing;
pub(crate) mod sheet;
pub(crate) mod words;

use http::{HeaderMap, StatusCode, header};
use hue_model::gauge::{
    AHEAD, Line, LineAnswer, Outcome, Quantity, Reading, ReadingsReply, SERIES, Series, Station, quality,
};
use hue_model::problem::{FieldProblem, Problem, Rule};
use hue_model::time::Millis;

use crate::identity::jwt::sha256_b64;
use crate::problem::{Failure, Result};
use crate::state::App;
use crate::store::audit;
use crate::store::gauge_key::GaugeKey;
use crate::store::{Conn, gauge, gauge_key, report};

/// The key a request shows as its bearer token.
///
/// # Errors
/// It shows none, or one that does not count.
pub async fn key(app: &App, headers: &HeaderMap) -> Result<GaugeKey> {
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let shown = shown.and_then(|value| value.strip_prefix("Bearer ")).ok_or_else(Failure::sign_in_needed)?;
    let mut conn = app.store.read().await?;
    gauge_key::find(&mut conn, &sha256_b64(shown.trim())).await?.ok_or_else(Failure::session_expired)
}

/// Takes a delivery: each line by itself, all that can be taken in one transaction.
///
/// # Errors
/// Not one line could be taken, or the database fails.
pub async fn take(app: &App, key: &GaugeKey, lines: Vec<Line>) -> Result<ReadingsReply> {
    let now = app.now();
    let lines: Vec<Line> = lines
        .into_iter()
        .map(|(line, read)| (line, read.and_then(|reading| fits(app, key, reading, now))))
        .collect();
    let good: Vec<Reading> = lines.iter().filter_map(|(_, read)| read.as_ref().ok().cloned()).collect();
    if good.is_empty() && !lines.is_empty() {
        return Err(Failure::invalid(lines.into_iter().flat_map(named).collect()));
    }
    let (store, source) = (app.clone(), key.name.clone());
    let (outcomes, drafted) = app
        .store
        .write(move |conn| Box::pin(async move { keep(conn, &store, &source, &good, now).await }))
        .await?;
    if drafted {
        app.bus.alerts();
    } else if outcomes.iter().any(|outcome| is_news(*outcome)) {
        app.bus.record();
    }
    let mut outcomes = outcomes.into_iter();
    let answer = |(line, read): Line| match read {
        Ok(_) => {
            LineAnswer { line, outcome: outcomes.next().unwrap_or(Outcome::Refused), fields: Vec::new() }
        }
        Err(fields) => LineAnswer { line, outcome: Outcome::Refused, fields },
    };
    Ok(ReadingsReply { lines: lines.into_iter().map(answer).collect() })
}

/// Stores what was sent, and looks at the rivers it is about; answers what became of each reading, and whether a warning
/// was drafted. What was corrected leaves a line in the audit log.
async fn keep(
    conn: &mut Conn,
    app: &App,
    source: &str,
    good: &[Reading],
    now: Millis,
) -> Result<(Vec<Outcome>, bool)> {
    let outcomes = gauge::add(conn, source, good, now).await?;
    let news: Vec<Reading> = good
        .iter()
        .zip(&outcomes)
        .filter(|(_, it)| is_news(**it))
        .map(|(reading, _)| reading.clone())
        .collect();
    for (reading, _) in good.iter().zip(&outcomes).filter(|(_, outcome)| **outcome == Outcome::Corrected) {
        let line = audit::Line::new(now, &format!("gauge-key {source}"), "gauge.correct", &reading.station);
        let detail = Some(format!("{} {} {}", reading.quantity.word(), reading.at.0, reading.value));
        audit::add(conn, audit::Line { detail, ..line }).await?;
    }
    if !news.is_empty() {
        // The record's version rises, so that open pages of every node look again.
        report::take(conn, "version", 1).await?;
    }
    let drafted = crossing::watch(conn, app, &news, now).await?;
    Ok((outcomes, drafted > 0))
}

const fn is_news(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Taken | Outcome::Corrected)
}

/// The faults of a line, each named with it: `lines[3].unit`.
fn named((line, read): Line) -> Vec<FieldProblem> {
    let faults = read.err().unwrap_or_default();
    faults
        .into_iter()
        .map(|fault| FieldProblem { field: format!("lines[{line}].{}", fault.field), ..fault })
        .collect()
}

/// Whether the pack has the station, it measures that, the key may feed it, and the time has come.
fn fits(app: &App, key: &GaugeKey, reading: Reading, now: Millis) -> Result<Reading, Vec<FieldProblem>> {
    let fault = |field: &str, rule| Err(vec![FieldProblem { field: field.to_owned(), rule }]);
    let Some(station) =
        app.pack.station(&reading.station).filter(|station| key.kinds.contains(&station.kind))
    else {
        return fault("station", Rule::Unknown);
    };
    if !station.kind.quantities().contains(&reading.quantity) {
        return fault("quantity", Rule::Unknown);
    }
    if reading.at.since(now) > AHEAD {
        return fault("at", Rule::Malformed);
    }
    Ok(reading)
}

/// The source of what people say of flooded places.
const CITIZENS: &str = "citizens";

/// Takes the depth of water that somebody sees at a flooded place, in cm.
///
/// # Errors
/// There is no such place, the depth cannot be true, or the database fails.
pub(crate) async fn report_depth(app: &App, code: &str, cm: f64) -> Result<()> {
    let quantity = Quantity::ReportedDepth;
    let floods = |station: &&Station| station.kind.quantities().contains(&quantity);
    let station = app.pack.station(code).filter(floods).ok_or_else(Failure::not_found)?;
    let (least, most) = quantity.range();
    if !(least..=most).contains(&cm) {
        return Err(Failure::field("depth", Rule::Malformed));
    }
    let now = app.now();
    let seen = [Reading { station: station.code.clone(), at: now, quantity, value: cm }];
    let kept = app.clone();
    app.store
        .write(move |conn| Box::pin(async move { keep(conn, &kept, CITIZENS, &seen, now).await }))
        .await?;
    app.bus.record();
    Ok(())
}

/// What of a station is asked for.
#[derive(Clone, Copy, Debug, Default, serde::Deserialize)]
pub struct Span {
    /// What was measured; the station's first quantity if absent.
    pub quantity: Option<Quantity>,
    /// From when, in milliseconds; `hours` before `to` if absent.
    pub from: Option<i64>,
    /// How many hours before `to` it begins where `from` does not say; 24 if absent.
    pub hours: Option<u16>,
    /// Until when, in milliseconds; now if absent.
    pub to: Option<i64>,
}

/// A stretch of one quantity of one station.
///
/// # Errors
/// There is no such station, it does not measure that, or the database fails.
pub async fn series(app: &App, code: &str, span: Span) -> Result<Series> {
    let station = app.pack.station(code).ok_or_else(Failure::not_found)?;
    let measured = station.kind.quantities();
    let quantity = span.quantity.or_else(|| measured.first().copied());
    let quantity = quantity.filter(|quantity| measured.contains(quantity));
    let quantity = quantity.ok_or_else(|| Failure::field("quantity", Rule::Unknown))?;
    let to = span.to.map_or_else(|| app.now(), Millis);
    let hours = i64::from(span.hours.unwrap_or(24));
    let from = span.from.map_or_else(|| to.plus(-hours * 3_600_000), Millis);
    let mut conn = app.store.read().await?;
    let mut samples = gauge::series(&mut conn, code, quantity, (from, to), SERIES + 1).await?;
    let more = samples.len() > SERIES;
    samples.truncate(SERIES);
    let until = if more { samples.last().map_or(to, |last| last.at) } else { to.min(app.now()) };
    let gaps = quality::gaps(&samples, station.kind.late_after(), until);
    Ok(Series { station: code.to_owned(), quantity, unit: quantity.unit().into(), samples, more, gaps })
}

/// The whole delivery is not of the form it must have.
pub(crate) fn unreadable(problem: Problem) -> Failure {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Failure::Said { status, title: "The delivery cannot be read", problem, retry_after: None }
}
