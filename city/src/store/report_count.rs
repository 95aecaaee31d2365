//! Table `report` as numbers: how many came in on each day.

use hue_model::time::{HUE_OFFSET_SECONDS, Millis};
use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;

use crate::args;
use crate::problem::Result;
use crate::store::db::Conn;

/// What reports are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Their category.
    Category,
    /// Their ward.
    Ward,
}

impl By {
    const fn column(self) -> &'static str {
        match self {
            Self::Category => "service_code",
            Self::Ward => "ward_code",
        }
    }
}

/// Code, day of Huế's calendar in days since 1970-01-01, and how many reports came in then and were not withdrawn; from a
/// moment to before another one.
///
/// # Errors
/// The database fails.
pub async fn daily(conn: &mut Conn, by: By, from: Millis, to: Millis) -> Result<Vec<(String, i64, i64)>> {
    let (column, offset) = (by.column(), i64::from(HUE_OFFSET_SECONDS) * 1_000);
    let sql = format!(
        "SELECT {column}, (put_at + {offset}) / 86400000, COUNT(*) FROM report WHERE put_at >= $1 AND put_at < $2 \
         AND COALESCE(status, 'received') <> 'withdrawn' GROUP BY 1, 2"
    );
    let rows = conn.all(AssertSqlSafe(sql), args![from, to]).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?, row.int(2)?))).collect()
}
