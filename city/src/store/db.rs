//! A connection, a row and a value that are the same for both engines.

use sqlx::pool::PoolConnection;
use sqlx::{Postgres, Row as _, SqlSafeStr, SqlStr, Sqlite};

use crate::problem::Result;

/// A value of a statement. Absent values keep their type: PostgreSQL wants to know it.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Text.
    Text(Option<String>),
    /// A whole number, also a time or a yes or no.
    Int(Option<i64>),
    /// A number with a fraction.
    Real(Option<f64>),
}

macro_rules! from {
    ($($from:ty => |$v:ident| $make:expr;)*) => { $(
        impl From<$from> for Arg { fn from($v: $from) -> Self { $make } }
    )* };
}
from! {
    String => |v| Self::Text(Some(v));
    &String => |v| Self::Text(Some(v.clone()));
    &str => |v| Self::Text(Some(v.to_owned()));
    Option<String> => |v| Self::Text(v);
    Option<&str> => |v| Self::Text(v.map(str::to_owned));
    i64 => |v| Self::Int(Some(v));
    u32 => |v| Self::Int(Some(i64::from(v)));
    Option<i64> => |v| Self::Int(v);
    bool => |v| Self::Int(Some(i64::from(v)));
    f64 => |v| Self::Real(Some(v));
    Option<f64> => |v| Self::Real(v);
    hue_model::time::Millis => |v| Self::Int(Some(v.0));
    Option<hue_model::time::Millis> => |v| Self::Int(v.map(|at| at.0));
    hue_model::id::ReportId => |v| Self::Text(Some(v.to_string()));
    hue_model::id::PhotoId => |v| Self::Text(Some(v.to_string()));
    hue_model::id::AlertId => |v| Self::Text(Some(v.to_string()));
    hue_model::id::IncidentId => |v| Self::Text(Some(v.to_string()));
    hue_model::id::SosId => |v| Self::Text(Some(v.to_string()));
    hue_model::id::ShelterId => |v| Self::Text(Some(v.to_string()));
    hue_model::id::OutageId => |v| Self::Text(Some(v.to_string()));
    hue_model::id::CameraId => |v| Self::Text(Some(v.to_string()));
    Option<hue_model::id::SosId> => |v| Self::Text(v.map(|id| id.to_string()));
}

/// Values of a statement: `args![id, now]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::store::Arg::from($value)),*] };
}

/// A connection to either engine.
#[derive(Debug)]
pub enum Conn {
    /// To SQLite.
    Sqlite(PoolConnection<Sqlite>),
    /// To PostgreSQL.
    Postgres(PoolConnection<Postgres>),
}

/// A row of either engine; columns by position.
#[derive(Debug)]
pub enum Row {
    /// Of SQLite.
    Sqlite(sqlx::sqlite::SqliteRow),
    /// Of PostgreSQL.
    Postgres(sqlx::postgres::PgRow),
}

macro_rules! bound {
    ($sql:expr, $args:expr) => {{
        let mut query = sqlx::query($sql);
        for arg in $args {
            query = match arg {
                Arg::Text(value) => query.bind(value),
                Arg::Int(value) => query.bind(value),
                Arg::Real(value) => query.bind(value),
            };
        }
        query
    }};
}

impl Conn {
    /// Runs a statement and answers how many rows it touched.
    ///
    /// # Errors
    /// The database fails.
    pub async fn execute(&mut self, sql: impl SqlSafeStr, args: Vec<Arg>) -> Result<u64> {
        let sql: SqlStr = sql.into_sql_str();
        Ok(match self {
            Self::Sqlite(conn) => bound!(sql, args).execute(&mut **conn).await?.rows_affected(),
            Self::Postgres(conn) => bound!(sql, args).execute(&mut **conn).await?.rows_affected(),
        })
    }

    /// Every row of a statement.
    ///
    /// # Errors
    /// The database fails.
    pub async fn all(&mut self, sql: impl SqlSafeStr, args: Vec<Arg>) -> Result<Vec<Row>> {
        let sql: SqlStr = sql.into_sql_str();
        Ok(match self {
            Self::Sqlite(conn) => {
                bound!(sql, args).fetch_all(&mut **conn).await?.into_iter().map(Row::Sqlite).collect()
            }
            Self::Postgres(conn) => {
                bound!(sql, args).fetch_all(&mut **conn).await?.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// The first row of a statement, if there is one.
    ///
    /// # Errors
    /// The database fails.
    pub async fn one(&mut self, sql: impl SqlSafeStr, args: Vec<Arg>) -> Result<Option<Row>> {
        Ok(self.all(sql, args).await?.into_iter().next())
    }

    /// Runs statements that take no values, several at once, such as a migration.
    ///
    /// # Errors
    /// The database fails.
    pub async fn script(&mut self, sql: &'static str) -> Result<()> {
        match self {
            Self::Sqlite(conn) => sqlx::raw_sql(sql).execute(&mut **conn).await.map(|_| ())?,
            Self::Postgres(conn) => sqlx::raw_sql(sql).execute(&mut **conn).await.map(|_| ())?,
        }
        Ok(())
    }
}

macro_rules! column {
    ($(#[$doc:meta] $name:ident -> $ty:ty;)*) => { impl Row { $(
        #[$doc]
        ///
        /// # Errors
        /// The column is not there or has another type.
        pub fn $name(&self, column: usize) -> Result<$ty> {
            Ok(match self {
                Self::Sqlite(row) => row.try_get(column)?,
                Self::Postgres(row) => row.try_get(column)?,
            })
        }
    )* } };
}
column! {
    #[doc = "Text."] text -> String;
    #[doc = "Text that may be absent."] opt_text -> Option<String>;
    #[doc = "A whole number."] int -> i64;
    #[doc = "A whole number that may be absent."] opt_int -> Option<i64>;
    #[doc = "A number with a fraction."] real -> f64;
    #[doc = "A number with a fraction that may be absent."] opt_real -> Option<f64>;
}
