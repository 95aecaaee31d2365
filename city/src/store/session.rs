//! Table `session`: the console's sessions; only the SHA-256 of the cookie's secret is stored.

use hue_model::time::Millis;

use crate::args;
use crate::problem::Result;
use crate::store::db::Conn;

/// A session of the console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// SHA-256 of the cookie's secret, in hex.
    pub id_sha256: String,
    /// The issuer.
    pub iss: String,
    /// The person's id there.
    pub sub: String,
    /// The name.
    pub name: Option<String>,
    /// The token every form carries.
    pub csrf: String,
    /// When it began.
    pub created_at: Millis,
    /// When the person showed the issuer who they are.
    pub auth_time: Millis,
    /// When it ends.
    pub expires_at: Millis,
}

/// Stores a session and drops those that ended.
///
/// # Errors
/// The database fails.
pub async fn add(conn: &mut Conn, session: &Session) -> Result<()> {
    conn.execute("DELETE FROM session WHERE expires_at <= $1", args![session.created_at]).await?;
    let sql = "INSERT INTO session (id_sha256, iss, sub, name, csrf, created_at, auth_time, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = args![
        &session.id_sha256,
        &session.iss,
        &session.sub,
        session.name.clone(),
        &session.csrf,
        session.created_at,
        session.auth_time,
        session.expires_at
    ];
    conn.execute(sql, values).await.map(|_| ())
}

/// A session that has not ended.
///
/// # Errors
/// The database fails.
pub async fn get(conn: &mut Conn, id_sha256: &str, now: Millis) -> Result<Option<Session>> {
    let sql = "SELECT id_sha256, iss, sub, name, csrf, created_at, auth_time, expires_at FROM session \
        WHERE id_sha256 = $1 AND expires_at > $2";
    let row = conn.one(sql, args![id_sha256, now]).await?;
    row.map(|row| {
        Ok(Session {
            id_sha256: row.text(0)?,
            iss: row.text(1)?,
            sub: row.text(2)?,
            name: row.opt_text(3)?,
            csrf: row.text(4)?,
            created_at: Millis(row.int(5)?),
            auth_time: Millis(row.int(6)?),
            expires_at: Millis(row.int(7)?),
        })
    })
    .transpose()
}

/// Ends a session.
///
/// # Errors
/// The database fails.
pub async fn remove(conn: &mut Conn, id_sha256: &str) -> Result<()> {
    conn.execute("DELETE FROM session WHERE id_sha256 = $1", args![id_sha256]).await.map(|_| ())
}
