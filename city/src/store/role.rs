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

    /// The word of it, and the agency of a clerk.
    #[must_use]
    pub fn stored(&self) -> (&'static str, Option<&str>) {
        match self {
            Self::Operator => ("operator", None),
            Self::Supervisor => ("supervisor", None),
            Self::Clerk { agency } => ("clerk", Some(agency)),
        }
    }

    fn read(word: &str, agency: Option<String>) -> Result<Self> {
        match (word, agency) {
            ("operator", _) => Ok(Self::Operator),
            ("supervisor", _) => Ok(Self::Supervisor),
            ("clerk", Some(agency)) => Ok(Self::Clerk { agency }),
            _ => Err(broken("role")),
        }
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
    let (word, agency) = role.stored();
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
    rows.iter().map(|row| Role::read(&row.text(0)?, row.opt_text(1)?)).collect()
}

/// Takes every role of somebody away; answers whether there was one.
///
/// # Errors
/// The database fails.
pub async fn revoke(conn: &mut Conn, iss: &str, sub: &str) -> Result<bool> {
    Ok(conn.execute("DELETE FROM role WHERE iss = $1 AND sub = $2", args![iss, sub]).await? > 0)
}

/// Somebody with a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The issuer.
    pub iss: String,
    /// The id there.
    pub sub: String,
    /// The name, once they signed in.
    pub name: Option<String>,
    /// What they may do.
    pub role: Role,
}

/// Everybody who has a role, one a role.
///
/// # Errors
/// The database fails.
pub async fn all(conn: &mut Conn) -> Result<Vec<Holder>> {
    let sql = "SELECT given.iss, given.sub, person.name, given.role, given.agency FROM role AS given \
        LEFT JOIN person ON person.iss = given.iss AND person.sub = given.sub \
        ORDER BY given.iss, given.sub, given.role";
    let rows = conn.all(sql, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(Holder {
                iss: row.text(0)?,
                sub: row.text(1)?,
                name: row.opt_text(2)?,
                role: Role::read(&row.text(3)?, row.opt_text(4)?)?,
            })
        })
        .collect()
}
