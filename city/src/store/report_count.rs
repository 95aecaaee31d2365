//! Table `report` as numbers: how many came in between two moments.

use hue_model::time::Millis;
use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;

use crate::args;
use crate::problem::Result;
use crate::store::db::Conn;
use crate::store::report::{value, word};

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

/// By what, code, and how many reports came in and were not withdrawn; from a moment to before another one. One statement
/// counts both: the sums of the two are those of one moment.
///
/// # Errors
/// The database fails.
pub async fn between(conn: &mut Conn, from: Millis, to: Millis) -> Result<Vec<(By, String, i64)>> {
    let count = |by: By| {
        let (by, column) = (word(by), by.column());
        format!(
            "SELECT '{by}', {column}, COUNT(*) FROM report WHERE put_at >= $1 AND put_at < $2 \
             AND COALESCE(status, 'received') <> 'withdrawn' GROUP BY {column}"
        )
    };
    let sql = format!("{} UNION ALL {}", count(By::Category), count(By::Ward));
    let rows = conn.all(AssertSqlSafe(sql), args![from, to]).await?;
    rows.iter().map(|row| Ok((value(row.text(0)?)?, row.text(1)?, row.int(2)?))).collect()
}
