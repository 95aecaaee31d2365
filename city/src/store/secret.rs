//! Table `secret`: what the city alone knows, made once and the same on every node.

use crate::args;
use crate::problem::Result;
use crate::store::broken;
use crate::store::db::Conn;

/// The secret of this name; `fresh` becomes it where there is none yet.
///
/// # Errors
/// The database fails.
pub async fn keep(conn: &mut Conn, name: &str, fresh: &str) -> Result<String> {
    let sql = "INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
    conn.execute(sql, args![name, fresh]).await?;
    let row = conn.one("SELECT value FROM secret WHERE name = $1", args![name]).await?;
    row.ok_or_else(|| broken("secret"))?.text(0)
}
