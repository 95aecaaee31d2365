//! Table `duty`: who is called, in this order, when a warning waits too long for its second person.

use crate::args;
use crate::caller::person_id;
use crate::problem::Result;
use crate::store::db::{Conn, Row};

/// Somebody on the duty list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDuty {
    /// The issuer.
    pub iss: String,
    /// The id there.
    pub sub: String,
    /// How the desk calls them.
    pub name: String,
    /// The phone that is texted, as typed.
    pub phone: String,
    /// Whether they may approve: somebody whose role was taken away stays on the list and is not called.
    pub approves: bool,
}

impl OnDuty {
    /// The city's key of this person.
    #[must_use]
    pub fn id(&self) -> String {
        person_id(&self.iss, &self.sub)
    }
}

/// The whole list in its order.
///
/// # Errors
/// The database fails.
pub async fn all(conn: &mut Conn) -> Result<Vec<OnDuty>> {
    let sql = "SELECT d.iss, d.sub, d.name, d.phone, (SELECT COUNT(*) FROM role AS r WHERE r.iss = d.iss \
        AND r.sub = d.sub AND r.role IN ('operator', 'supervisor')) FROM duty AS d ORDER BY d.place, d.iss, d.sub";
    conn.all(sql, args![]).await?.iter().map(from_row).collect()
}

/// Puts somebody at the end of the list, or changes the name and phone of somebody who is on it.
///
/// # Errors
/// The database fails.
pub async fn put(conn: &mut Conn, who: &OnDuty) -> Result<()> {
    let row = conn.one("SELECT COALESCE(MAX(place), 0) + 1 FROM duty", args![]).await?;
    let place = row.map_or(Ok(1), |row| row.int(0))?;
    let sql = "INSERT INTO duty (iss, sub, name, phone, place) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (iss, sub) DO UPDATE SET name = excluded.name, phone = excluded.phone";
    conn.execute(sql, args![&who.iss, &who.sub, &who.name, &who.phone, place]).await.map(|_| ())
}

/// Takes somebody off the list; answers whether they were on it.
///
/// # Errors
/// The database fails.
pub async fn remove(conn: &mut Conn, iss: &str, sub: &str) -> Result<bool> {
    Ok(conn.execute("DELETE FROM duty WHERE iss = $1 AND sub = $2", args![iss, sub]).await? > 0)
}

/// Moves somebody to a place of the list, 0 being the first who is called; answers whether they are on it.
///
/// # Errors
/// The database fails.
pub async fn place(conn: &mut Conn, iss: &str, sub: &str, place: usize) -> Result<bool> {
    let mut people = all(conn).await?;
    let Some(at) = people.iter().position(|who| who.iss == iss && who.sub == sub) else { return Ok(false) };
    let who = people.remove(at);
    people.insert(place.min(people.len()), who);
    for (place, who) in (1_i64..).zip(&people) {
        let sql = "UPDATE duty SET place = $1 WHERE iss = $2 AND sub = $3";
        conn.execute(sql, args![place, &who.iss, &who.sub]).await?;
    }
    Ok(true)
}

fn from_row(row: &Row) -> Result<OnDuty> {
    Ok(OnDuty {
        iss: row.text(0)?,
        sub: row.text(1)?,
        name: row.text(2)?,
        phone: row.text(3)?,
        approves: row.int(4)? > 0,
    })
}
