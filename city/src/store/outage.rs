//! Table `outage`: cuts of power and water.

use hue_model::id::OutageId;
use hue_model::outage::Outage;
use hue_model::time::Millis;
use sqlx::AssertSqlSafe;

use crate::args;
use crate::problem::{Failure, Result};
use crate::store::broken;
use crate::store::db::{Conn, Row};
use crate::store::report::{value, word};

/// A cut as stored: its state is what a desk said last.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// The cut; its revision is 0 before it is stored.
    pub outage: Outage,
    /// Who changed it last.
    pub updated_by: String,
}

const COLUMNS: &str = "id, revision, kind, provider, wards, area, reason, starts_at, ends_at, state, restored_at, \
    updated_at, updated_by";

fn from_row(row: &Row) -> Result<Stored> {
    let outage = Outage {
        id: row.text(0)?.parse().map_err(|_| broken("id of an outage"))?,
        revision: u32::try_from(row.int(1)?).map_err(|_| broken("revision of an outage"))?,
        kind: value(row.text(2)?)?,
        provider: row.text(3)?,
        ward_codes: row.text(4)?.split_whitespace().map(str::to_owned).collect(),
        area: row.text(5)?,
        reason: row.text(6)?,
        starts_at: Millis(row.int(7)?),
        ends_at: Millis(row.int(8)?),
        state: value(row.text(9)?)?,
        restored_at: row.opt_int(10)?.map(Millis),
        updated_at: Millis(row.int(11)?),
    };
    Ok(Stored { outage, updated_by: row.text(12)? })
}

/// Every cut that ended, or was changed, after `since`, by its beginning.
///
/// # Errors
/// The database fails.
pub async fn since(conn: &mut Conn, since: Millis) -> Result<Vec<Stored>> {
    let sql =
        format!("SELECT {COLUMNS} FROM outage WHERE ends_at > $1 OR updated_at > $1 ORDER BY starts_at, id");
    conn.all(AssertSqlSafe(sql), args![since]).await?.iter().map(from_row).collect()
}

/// A cut by its id.
///
/// # Errors
/// The database fails.
pub async fn get(conn: &mut Conn, id: OutageId) -> Result<Option<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM outage WHERE id = $1");
    conn.one(AssertSqlSafe(sql), args![id]).await?.as_ref().map(from_row).transpose()
}

const INSERT: &str = "INSERT INTO outage (revision, kind, provider, wards, area, reason, starts_at, ends_at, state, \
    restored_at, updated_at, updated_by, id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
    ON CONFLICT (id) DO NOTHING";
const UPDATE: &str = "UPDATE outage SET revision = $1, kind = $2, provider = $3, wards = $4, area = $5, reason = $6, \
    starts_at = $7, ends_at = $8, state = $9, restored_at = $10, updated_at = $11, updated_by = $12 \
    WHERE id = $13 AND revision = $14";

/// Writes a cut as it was read at its revision, which then rises.
///
/// # Errors
/// Somebody changed it since it was read, or the database fails.
pub async fn save(conn: &mut Conn, stored: &mut Stored) -> Result<()> {
    let Stored { outage, updated_by } = stored;
    let read = outage.revision;
    outage.revision = read.saturating_add(1);
    let mut values = args![
        i64::from(outage.revision),
        outage.kind.word(),
        &outage.provider,
        outage.ward_codes.join(" "),
        &outage.area,
        &outage.reason,
        outage.starts_at,
        outage.ends_at,
        word(outage.state),
        outage.restored_at,
        outage.updated_at,
        updated_by.as_str(),
        outage.id,
    ];
    if read != 0 {
        values.extend(args![i64::from(read)]);
    }
    if conn.execute(if read == 0 { INSERT } else { UPDATE }, values).await? == 0 {
        return Err(Failure::conflict("Somebody changed this cut in the meantime"));
    }
    Ok(())
}
