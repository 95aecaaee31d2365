//! The table `gauge_threshold`: the levels that the citizen set on gauges.

use hue_model::gauge::{Quantity, Sample};
use hue_model::text::Localized;
use hue_model::time::Millis;
use rusqlite::{Connection, Row, params};

use super::{StoreError, json};

/// A row of `gauge_threshold`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ThresholdRow {
    pub(crate) station: String,
    pub(crate) name: Option<Localized>,
    pub(crate) quantity: Quantity,
    pub(crate) level: f64,
    pub(crate) set_at: Millis,
    pub(crate) above: bool,
    pub(crate) seen_at: Option<Millis>,
    pub(crate) crossed: Option<Sample>,
    pub(crate) told: bool,
}

fn read(row: &Row<'_>) -> rusqlite::Result<ThresholdRow> {
    let quantity: String = row.get("quantity")?;
    let (at, value): (Option<i64>, Option<f64>) = (row.get("crossed_at")?, row.get("crossed_value")?);
    Ok(ThresholdRow {
        station: row.get("station")?,
        name: json::optional(row, "name")?,
        quantity: Quantity::from_word(&quantity).ok_or_else(|| json::unreadable("not a quantity"))?,
        level: row.get("level")?,
        set_at: Millis(row.get("set_at")?),
        above: row.get("above")?,
        seen_at: row.get::<_, Option<i64>>("seen_at")?.map(Millis),
        crossed: at.zip(value).map(|(at, value)| Sample { at: Millis(at), value }),
        told: row.get("told")?,
    })
}

/// Every level, the oldest first.
pub(crate) fn all(db: &Connection) -> Result<Vec<ThresholdRow>, StoreError> {
    let mut query = db.prepare("SELECT * FROM gauge_threshold ORDER BY set_at, station, level")?;
    Ok(query.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// Sets a level; one that is set already stays as it is.
pub(crate) fn add(db: &Connection, row: &ThresholdRow) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO gauge_threshold (station, quantity, level, set_at, above, seen_at, told, name)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING",
        params![
            row.station,
            row.quantity.word(),
            row.level,
            row.set_at.0,
            row.above,
            row.seen_at.map(|at| at.0),
            row.told,
            written(row.name.as_ref())?,
        ],
    )?;
    Ok(())
}

fn written(name: Option<&Localized>) -> Result<Option<String>, StoreError> {
    Ok(name.map(serde_json::to_string).transpose()?)
}

/// Writes down what a reading made of a level, and what its station is called.
pub(crate) fn set(db: &Connection, row: &ThresholdRow) -> Result<(), StoreError> {
    db.execute(
        "UPDATE gauge_threshold
         SET above = ?4, seen_at = ?5, crossed_at = ?6, crossed_value = ?7, told = ?8, name = ?9
         WHERE station = ?1 AND quantity = ?2 AND level = ?3",
        params![
            row.station,
            row.quantity.word(),
            row.level,
            row.above,
            row.seen_at.map(|at| at.0),
            row.crossed.map(|sample| sample.at.0),
            row.crossed.map(|sample| sample.value),
            row.told,
            written(row.name.as_ref())?,
        ],
    )?;
    Ok(())
}

/// Takes a level away.
pub(crate) fn remove(
    db: &Connection,
    station: &str,
    quantity: Quantity,
    level: f64,
) -> Result<(), StoreError> {
    db.execute(
        "DELETE FROM gauge_threshold WHERE station = ?1 AND quantity = ?2 AND level = ?3",
        params![station, quantity.word(), level],
    )?;
    Ok(())
}
