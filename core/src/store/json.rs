//! Columns that hold ids and JSON.

use std::str::FromStr;

use rusqlite::Row;
use rusqlite::types::Type;
use serde::de::DeserializeOwned;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The error for a column that does not hold what it should.
pub(crate) fn unreadable(error: impl Into<Failure>) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error.into())
}

/// An id.
pub(crate) fn id<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<T>
where
    T: FromStr<Err: Into<Failure>>,
{
    row.get::<_, String>(column)?.parse().map_err(unreadable)
}

/// A JSON value.
pub(crate) fn column<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    serde_json::from_str(&row.get::<_, String>(column)?).map_err(unreadable)
}

/// A JSON value, or nothing.
pub(crate) fn optional<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>> {
    row.get::<_, Option<String>>(column)?
        .map(|text| serde_json::from_str(&text).map_err(unreadable))
        .transpose()
}
