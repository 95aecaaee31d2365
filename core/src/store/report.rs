//! The table `report`: drafts, and what became of them.

use hue_model::id::ReportId;
use hue_model::report::{CityStatus, DraftContent};
use hue_model::text::Localized;
use hue_model::time::Millis;
use hue_model::wire::{ReportStatus, WireEntry};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{StoreError, json};

/// A row of `report`.
#[derive(Clone, Debug)]
pub(crate) struct ReportRow {
    pub(crate) id: ReportId,
    pub(crate) content: DraftContent,
    pub(crate) saved_at: Millis,
    pub(crate) discarded_at: Option<Millis>,
    pub(crate) sent_at: Option<Millis>,
    pub(crate) service_name: Localized,
    pub(crate) guest: bool,
    pub(crate) owner: Option<String>,
    pub(crate) withdrawn_at: Option<Millis>,
    pub(crate) number: Option<String>,
    pub(crate) receipt: Option<String>,
    pub(crate) status: Option<CityStatus>,
    pub(crate) due_at: Option<Millis>,
    pub(crate) timeline: Vec<WireEntry>,
}

const COLUMNS: &str = "id, content, saved_at, discarded_at, sent_at, service_name, guest, owner, withdrawn_at, \
                       number, receipt, status, due_at, timeline";

fn read(row: &Row<'_>) -> rusqlite::Result<ReportRow> {
    let millis = |column| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(column)?.map(Millis));
    Ok(ReportRow {
        id: json::id(row, "id")?,
        content: json::column(row, "content")?,
        saved_at: Millis(row.get("saved_at")?),
        discarded_at: millis("discarded_at")?,
        sent_at: millis("sent_at")?,
        service_name: json::optional(row, "service_name")?.unwrap_or_default(),
        guest: row.get("guest")?,
        owner: row.get("owner")?,
        withdrawn_at: millis("withdrawn_at")?,
        number: row.get("number")?,
        receipt: row.get("receipt")?,
        status: json::optional(row, "status")?,
        due_at: millis("due_at")?,
        timeline: json::column(row, "timeline")?,
    })
}

/// The row of that id.
pub(crate) fn get(db: &Connection, id: ReportId) -> Result<Option<ReportRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM report WHERE id = ?1");
    Ok(db.prepare(&sql)?.query_row([id.to_string()], read).optional()?)
}

/// Every draft that was not thrown away, newest first.
pub(crate) fn drafts(db: &Connection) -> Result<Vec<ReportRow>, StoreError> {
    list(db, "sent_at IS NULL AND discarded_at IS NULL ORDER BY saved_at DESC, id DESC", params![])
}

/// What was sent from this device by a guest, by `owner`, or by whoever signs in next; newest first. What went
/// back into the form shows only if its withdrawal stopped.
pub(crate) fn sent(db: &Connection, owner: Option<&str>) -> Result<Vec<ReportRow>, StoreError> {
    let wanted = "sent_at IS NOT NULL AND (guest = 1 OR owner IS NULL OR owner = ?1)
        AND (replaced = 0 OR EXISTS (SELECT 1 FROM outbox WHERE report_id = report.id AND problem IS NOT NULL))
        ORDER BY sent_at DESC, id DESC";
    list(db, wanted, params![owner])
}

/// What `owner` (a guest when `None`) has at the city.
pub(crate) fn at_city(db: &Connection, owner: Option<&str>) -> Result<Vec<ReportRow>, StoreError> {
    let wanted = "status IS NOT NULL AND guest = (?1 IS NULL) AND owner IS ?1 ORDER BY id";
    list(db, wanted, params![owner])
}

fn list(
    db: &Connection,
    wanted: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Result<Vec<ReportRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM report WHERE {wanted}");
    Ok(db.prepare(&sql)?.query_map(values, read)?.collect::<Result<_, _>>()?)
}

/// Writes the form's part of a draft, making the row if it is not there.
pub(crate) fn save_draft(
    db: &Connection,
    id: ReportId,
    content: &DraftContent,
    at: Millis,
) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO report (id, content, saved_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at",
        params![id.to_string(), serde_json::to_string(content)?, at.0],
    )?;
    Ok(())
}

/// Throws a draft away, or brings it back with `None`.
pub(crate) fn set_discarded(db: &Connection, id: ReportId, at: Option<Millis>) -> Result<bool, StoreError> {
    let changed = db.execute(
        "UPDATE report SET discarded_at = ?2 WHERE id = ?1 AND sent_at IS NULL AND (discarded_at IS NULL) = ?3",
        params![id.to_string(), at.map(|at| at.0), at.is_some()],
    )?;
    Ok(changed == 1)
}

/// Removes drafts that were thrown away before `before`.
pub(crate) fn sweep_discarded(db: &Connection, before: Millis) -> Result<(), StoreError> {
    db.execute("DELETE FROM report WHERE discarded_at < ?1", [before.0])?;
    Ok(())
}

/// Turns a draft into a report.
pub(crate) fn mark_sent(
    db: &Connection,
    id: ReportId,
    at: Millis,
    service_name: &Localized,
    guest: bool,
    owner: Option<&str>,
) -> Result<(), StoreError> {
    db.execute(
        "UPDATE report SET sent_at = ?2, service_name = ?3, guest = ?4, owner = ?5 WHERE id = ?1",
        params![id.to_string(), at.0, serde_json::to_string(service_name)?, guest, owner],
    )?;
    Ok(())
}

/// Turns a report back into a draft.
pub(crate) fn mark_draft(db: &Connection, id: ReportId, at: Millis) -> Result<(), StoreError> {
    db.execute(
        "UPDATE report SET saved_at = ?2, sent_at = NULL, service_name = NULL, guest = 0, owner = NULL
         WHERE id = ?1",
        params![id.to_string(), at.0],
    )?;
    Ok(())
}

/// Makes a draft of the words of a report.
pub(crate) fn copy_to_draft(
    db: &Connection,
    id: ReportId,
    draft: ReportId,
    at: Millis,
) -> Result<(), StoreError> {
    db.execute(
        "INSERT INTO report (id, content, saved_at) SELECT ?2, content, ?3 FROM report WHERE id = ?1",
        params![id.to_string(), draft.to_string(), at.0],
    )?;
    Ok(())
}

/// Marks a report as one that goes on under another id, or as one that stays after all.
pub(crate) fn set_replaced(db: &Connection, id: ReportId, replaced: bool) -> Result<(), StoreError> {
    db.execute("UPDATE report SET replaced = ?2 WHERE id = ?1", params![id.to_string(), replaced])?;
    Ok(())
}

/// Marks a report as withdrawn; one that goes on under another id is gone with that.
pub(crate) fn mark_withdrawn(db: &Connection, id: ReportId, at: Millis) -> Result<(), StoreError> {
    db.execute("DELETE FROM report WHERE id = ?1 AND replaced = 1", [id.to_string()])?;
    db.execute("UPDATE report SET withdrawn_at = ?2 WHERE id = ?1", params![id.to_string(), at.0])?;
    Ok(())
}

/// Gives what nobody signed for yet to `owner`, who is here now.
pub(crate) fn claim(db: &Connection, owner: &str) -> Result<bool, StoreError> {
    let claimed = db.execute(
        "UPDATE report SET owner = ?1 WHERE owner IS NULL AND guest = 0 AND sent_at IS NOT NULL
         AND withdrawn_at IS NULL",
        [owner],
    )?;
    Ok(claimed > 0)
}

/// Writes the number the city gave a report, and its receipt code where it gave one.
pub(crate) fn set_number(
    db: &Connection,
    id: ReportId,
    number: &str,
    receipt: Option<&str>,
) -> Result<(), StoreError> {
    let sql = "UPDATE report SET number = ?2, receipt = COALESCE(?3, receipt) WHERE id = ?1";
    db.execute(sql, params![id.to_string(), number, receipt])?;
    Ok(())
}

/// Writes the city's state of a report, before its full status is known.
pub(crate) fn set_arrived(db: &Connection, id: ReportId, status: CityStatus) -> Result<(), StoreError> {
    db.execute(
        "UPDATE report SET status = ?2 WHERE id = ?1 AND version = 0",
        params![id.to_string(), word(&status)?],
    )?;
    Ok(())
}

/// Takes over what the city says of a report of `owner`, if it is newer than what is known.
pub(crate) fn apply(db: &Connection, owner: Option<&str>, status: &ReportStatus) -> Result<bool, StoreError> {
    let changed = db.execute(
        "UPDATE report SET number = ?2, status = ?3, version = ?4, due_at = ?5, timeline = ?6,
         receipt = COALESCE(?8, receipt)
         WHERE id = ?1 AND sent_at IS NOT NULL AND version < ?4 AND guest = (?7 IS NULL) AND owner IS ?7",
        params![
            status.id.to_string(),
            status.number,
            word(&status.status)?,
            status.version,
            status.due_at.map(|at| at.0),
            serde_json::to_string(&status.timeline)?,
            owner,
            status.receipt,
        ],
    )?;
    Ok(changed == 1)
}

fn word(value: &CityStatus) -> Result<String, StoreError> {
    Ok(serde_json::to_string(value)?)
}
