//! Tables `person` and `role`: who people are, and what they may do in the city.

use hue_model::time::Millis;

use crate::args;
use crate::caller::{Person, person_id};
use crate::problem::Result;
use crate::store::broken;
use crate::store::db::{Arg, Conn};

/// What somebody may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Works at the city's desk (IOC).
    Operator,
    /// Leads a shift of the desk; may publish a warning alone, which is loud and logged.
    Supervisor,
    /// Works at an agency; never sees the reporter.
    Clerk {
        /// The agency's id in the pack.
        agency: String,
    },
}

impl Role {
    /// Whether it is one of the city's desk, with everything its operators may do.
    #[must_use]
    pub const fn is_desk(&self) -> bool {
        matches!(self, Self::Operator | Self::Supervisor)
    }
}

/// A person as the city keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPerson {
    /// The city's key.
    pub id: String,
    /// The issuer.
    pub iss: String,
    /// The id there.
    pub sub: String,
    /// The name.
    pub name: Option<String>,
    /// The level of identity.
    pub level: i64,
}

pub(crate) const INSERT_PERSON: &str = "INSERT INTO person (id, iss, sub, name, level, seen_at)";
pub(crate) const ON_KNOWN_PERSON: &str = "ON CONFLICT (id) DO UPDATE SET name = excluded.name, \
    level = excluded.level, seen_at = excluded.seen_at";

pub(crate) fn person_values(person: &Person, now: Millis) -> Vec<Arg> {
    args![
        person_id(&person.iss, &person.sub),
        &person.iss,
        &person.sub,
        person.name.clone(),
        i64::from(person.level),
        now
    ]
}

/// A person by the city's key.
///
/// # Errors
/// The database fails.
pub async fn person(conn: &mut Conn, id: &str) -> Result<Option<KnownPerson>> {
    let row = conn.one("SELECT id, iss, sub, name, level FROM person WHERE id = $1", args![id]).await?;
    row.map(|row| {
        Ok(KnownPerson {
            id: row.text(0)?,
            iss: row.text(1)?,
            sub: row.text(2)?,
            name: row.opt_text(3)?,
            level: row.int(4)?,
        })
    })
    .transpose()
}

/// Gives somebody a role.
///
/// # Errors
/// The database fails.
pub async fn grant(conn: &mut Conn, iss: &str, sub: &str, role: &Role, now: Millis) -> Result<()> {
    let (word, agency) = match role {
        Role::Operator => ("operator", None),
        Role::Supervisor => ("supervisor", None),
        Role::Clerk { agency } => ("clerk", Some(agency.as_str())),
    };
    let sql = "INSERT INTO role (iss, sub, role, agency, granted_at) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (iss, sub, role) DO UPDATE SET agency = excluded.agency";
    conn.execute(sql, args![iss, sub, word, agency, now]).await.map(|_| ())
}

/// The roles of somebody.
///
/// # Errors
/// The database fails.
pub async fn of(conn: &mut Conn, iss: &str, sub: &str) -> Result<Vec<Role>> {
    let sql = "SELECT role, agency FROM role WHERE iss = $1 AND sub = $2 ORDER BY role";
    let rows = conn.all(sql, args![iss, sub]).await?;
    rows.iter()
        .map(|row| match (row.text(0)?.as_str(), row.opt_text(1)?) {
            ("operator", _) => Ok(Role::Operator),
            ("supervisor", _) => Ok(Role::Supervisor),
            ("clerk", Some(agency)) => Ok(Role::Clerk { agency }),
            _ => Err(broken("role")),
        })
        .collect()
}
