//! Tables `gauge_reading`, `gauge_newest` and `gauge_corrected`: what gauges measured.

use std::collections::BTreeMap;

use hue_model::gauge::{Outcome, Quantity, Reading, Sample};
use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::broken;
use crate::store::bulk::Insert;
use crate::store::db::{Arg, Conn};

type Key = (String, Quantity, Millis);

/// A value that is stored.
struct Known {
    value: f64,
    source: String,
    received_at: Millis,
}

/// Stores readings of one source in their order; answers what became of each.
///
/// # Errors
/// The database fails.
pub async fn add(conn: &mut Conn, source: &str, readings: &[Reading], now: Millis) -> Result<Vec<Outcome>> {
    let mut new: BTreeMap<Key, f64> = BTreeMap::new();
    let mut newest: BTreeMap<(String, Quantity), Sample> = BTreeMap::new();
    let mut outcomes = Vec::with_capacity(readings.len());
    for reading in readings {
        let key = (reading.station.clone(), reading.quantity, reading.at);
        let outcome = match (new.get(&key), known(conn, reading).await?) {
            (Some(value), _) if same(*value, reading.value) => Outcome::Same,
            // Said twice in one delivery: the later line counts, as if they had come one after the other.
            (Some(value), None) => {
                let first = Known { value: *value, source: source.to_owned(), received_at: now };
                keep_old(conn, reading, &first, now).await?;
                Outcome::Corrected
            }
            (_, None) => Outcome::Taken,
            (_, Some(old)) if same(old.value, reading.value) => Outcome::Same,
            (_, Some(old)) if old.source != source => Outcome::Contradicted,
            (_, Some(old)) => {
                keep_old(conn, reading, &old, now).await?;
                correct(conn, reading, now).await?;
                Outcome::Corrected
            }
        };
        let is_new = outcome == Outcome::Taken || new.contains_key(&key);
        if matches!(outcome, Outcome::Taken | Outcome::Corrected) {
            if is_new {
                new.insert(key, reading.value);
            }
            let sample = Sample { at: reading.at, value: reading.value };
            let last = newest.entry((reading.station.clone(), reading.quantity)).or_insert(sample);
            if sample.at >= last.at {
                *last = sample;
            }
        }
        outcomes.push(outcome);
    }
    write(conn, source, new, newest, now).await?;
    Ok(outcomes)
}

const INSERT: &str = "INSERT INTO gauge_reading (station, quantity, at, value, source, received_at)";
const NEWEST: &str = "INSERT INTO gauge_newest (station, quantity, at, value)";
const ON_OLDER: &str = "ON CONFLICT (station, quantity) DO UPDATE SET at = excluded.at, value = excluded.value \
    WHERE excluded.at >= gauge_newest.at";

async fn write(
    conn: &mut Conn,
    source: &str,
    new: BTreeMap<Key, f64>,
    newest: BTreeMap<(String, Quantity), Sample>,
    now: Millis,
) -> Result<()> {
    let rows: Vec<Vec<Arg>> = new
        .into_iter()
        .map(|((station, quantity, at), value)| args![station, quantity.word(), at, value, source, now])
        .collect();
    let last = newest
        .into_iter()
        .map(|((station, quantity), sample)| args![station, quantity.word(), sample.at, sample.value])
        .collect();
    let inserts =
        vec![Insert { head: INSERT, rows, tail: "" }, Insert { head: NEWEST, rows: last, tail: ON_OLDER }];
    conn.insert_all(inserts).await
}

/// Whether two values are the same number: both were read from text of the same form.
fn same(one: f64, other: f64) -> bool {
    one.total_cmp(&other).is_eq()
}

async fn known(conn: &mut Conn, reading: &Reading) -> Result<Option<Known>> {
    let sql = "SELECT value, source, received_at FROM gauge_reading \
        WHERE station = $1 AND quantity = $2 AND at = $3";
    let row = conn.one(sql, args![&reading.station, reading.quantity.word(), reading.at]).await?;
    row.map(|row| Ok(Known { value: row.real(0)?, source: row.text(1)?, received_at: Millis(row.int(2)?) }))
        .transpose()
}

async fn keep_old(conn: &mut Conn, reading: &Reading, old: &Known, now: Millis) -> Result<()> {
    let head = "INSERT INTO gauge_corrected (station, quantity, at, value, received_at, corrected_at)";
    let (station, quantity) = (&reading.station, reading.quantity.word());
    let row = args![station, quantity, reading.at, old.value, old.received_at, now];
    conn.insert_many(head, vec![row], "").await
}

async fn correct(conn: &mut Conn, reading: &Reading, now: Millis) -> Result<()> {
    let sql = "UPDATE gauge_reading SET value = $1, received_at = $2 \
        WHERE station = $3 AND quantity = $4 AND at = $5";
    let (station, quantity) = (&reading.station, reading.quantity.word());
    conn.execute(sql, args![reading.value, now, station, quantity, reading.at]).await.map(|_| ())
}

/// The newest reading of each station and quantity.
///
/// # Errors
/// The database fails.
pub async fn newest(conn: &mut Conn) -> Result<Vec<Reading>> {
    let sql = "SELECT station, quantity, at, value FROM gauge_newest ORDER BY station, quantity";
    let rows = conn.all(sql, args![]).await?;
    rows.iter()
        .map(|row| {
            let quantity = Quantity::from_word(&row.text(1)?).ok_or_else(|| broken("quantity"))?;
            Ok(Reading { station: row.text(0)?, quantity, at: Millis(row.int(2)?), value: row.real(3)? })
        })
        .collect()
}

/// The newest reading of one station and quantity.
///
/// # Errors
/// The database fails.
pub async fn last(conn: &mut Conn, station: &str, quantity: Quantity) -> Result<Option<Sample>> {
    let sql = "SELECT at, value FROM gauge_newest WHERE station = $1 AND quantity = $2";
    let row = conn.one(sql, args![station, quantity.word()]).await?;
    row.map(|row| Ok(Sample { at: Millis(row.int(0)?), value: row.real(1)? })).transpose()
}

/// What stations measured lately.
#[derive(Debug, Default)]
pub struct Recent(BTreeMap<(String, Quantity), Vec<Sample>>);

impl Recent {
    /// Of one station and quantity, oldest first.
    #[must_use]
    pub fn of(&self, station: &str, quantity: Quantity) -> &[Sample] {
        self.0.get(&(station.to_owned(), quantity)).map_or(&[], Vec::as_slice)
    }
}

/// Every reading from `from` to `to`, both included.
///
/// # Errors
/// The database fails.
pub async fn recent(conn: &mut Conn, from: Millis, to: Millis) -> Result<Recent> {
    // By way of the newest ones, so that each station's stretch is found in the index.
    let sql = "SELECT r.station, r.quantity, r.at, r.value FROM gauge_newest n JOIN gauge_reading r \
        ON r.station = n.station AND r.quantity = n.quantity AND r.at >= $1 AND r.at <= $2 ORDER BY r.at";
    let mut recent = Recent::default();
    for row in conn.all(sql, args![from, to]).await? {
        let quantity = Quantity::from_word(&row.text(1)?).ok_or_else(|| broken("quantity"))?;
        let sample = Sample { at: Millis(row.int(2)?), value: row.real(3)? };
        recent.0.entry((row.text(0)?, quantity)).or_default().push(sample);
    }
    Ok(recent)
}

/// Readings of one station and quantity from `from` to `to`, both included, oldest first, `most` of them.
///
/// # Errors
/// The database fails.
pub async fn series(
    conn: &mut Conn,
    station: &str,
    quantity: Quantity,
    (from, to): (Millis, Millis),
    most: usize,
) -> Result<Vec<Sample>> {
    let sql = "SELECT at, value FROM gauge_reading WHERE station = $1 AND quantity = $2 \
        AND at >= $3 AND at <= $4 ORDER BY at LIMIT $5";
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let rows = conn.all(sql, args![station, quantity.word(), from, to, most]).await?;
    rows.iter().map(|row| Ok(Sample { at: Millis(row.int(0)?), value: row.real(1)? })).collect()
}

/// Values that were corrected at one moment, oldest first.
///
/// # Errors
/// The database fails.
pub async fn corrected(conn: &mut Conn, station: &str, quantity: Quantity, at: Millis) -> Result<Vec<f64>> {
    let sql = "SELECT value FROM gauge_corrected WHERE station = $1 AND quantity = $2 AND at = $3 \
        ORDER BY corrected_at";
    let rows = conn.all(sql, args![station, quantity.word(), at]).await?;
    rows.iter().map(|row| row.real(0)).collect()
}
