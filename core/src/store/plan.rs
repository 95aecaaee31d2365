//! The table `plan`: plans for a day.

use hue_model::id::PlanId;
use hue_model::plan::{Plan, PlanContent};
use hue_model::time::Millis;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{StoreError, json};

fn read(row: &Row<'_>) -> rusqlite::Result<Plan> {
    Ok(Plan {
        id: json::id(row, "id")?,
        content: json::column(row, "content")?,
        saved_at: Millis(row.get("saved_at")?),
    })
}

/// Every plan that was not thrown away, the one written last first.
pub(crate) fn all(db: &Connection) -> Result<Vec<Plan>, StoreError> {
    let mut query =
        db.prepare("SELECT * FROM plan WHERE removed_at IS NULL ORDER BY saved_at DESC, id DESC")?;
    Ok(query.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// A plan that was not thrown away.
pub(crate) fn get(db: &Connection, id: PlanId) -> Result<Option<Plan>, StoreError> {
    let mut query = db.prepare("SELECT * FROM plan WHERE id = ?1 AND removed_at IS NULL")?;
    Ok(query.query_row([id.to_string()], read).optional()?)
}

/// How many there are.
pub(crate) fn count(db: &Connection) -> Result<usize, StoreError> {
    let count: i64 =
        db.query_row("SELECT COUNT(*) FROM plan WHERE removed_at IS NULL", [], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Keeps a new plan.
pub(crate) fn add(db: &Connection, plan: &Plan) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO plan (id, content, saved_at) VALUES (?1, ?2, ?3)",
        params![plan.id.to_string(), serde_json::to_string(&plan.content)?, plan.saved_at.0],
    )?;
    Ok(())
}

/// Writes a plan anew; answers whether it is there.
pub(crate) fn save(
    db: &Connection,
    id: PlanId,
    content: &PlanContent,
    at: Millis,
) -> Result<bool, StoreError> {
    let changed = db.execute(
        "UPDATE plan SET content = ?2, saved_at = ?3 WHERE id = ?1 AND removed_at IS NULL",
        params![id.to_string(), serde_json::to_string(content)?, at.0],
    )?;
    Ok(changed > 0)
}

/// Throws a plan away, or brings it back; answers whether there is one.
pub(crate) fn set_removed(db: &Connection, id: PlanId, at: Option<Millis>) -> Result<bool, StoreError> {
    let changed = db.execute(
        "UPDATE plan SET removed_at = ?2 WHERE id = ?1",
        params![id.to_string(), at.map(|at| at.0)],
    )?;
    Ok(changed > 0)
}

/// Forgets what was thrown away.
pub(crate) fn sweep_removed(db: &Connection) -> Result<(), StoreError> {
    db.execute("DELETE FROM plan WHERE removed_at IS NOT NULL", [])?;
    Ok(())
}
