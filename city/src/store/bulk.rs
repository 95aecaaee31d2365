//! Many rows with one statement, as each engine takes them fastest.
//!
//! SQLite gets tuples of plain `?`: numbered places have names there, and looking up each name by walking all of
//! them costs more than the insert. PostgreSQL gets one array a column, so that one statement, prepared once, fits
//! any number of rows.

use sqlx::AssertSqlSafe;

use crate::problem::Result;
use crate::store::broken;
use crate::store::db::{Arg, Conn, Row};

/// Most rows of one statement on SQLite; every power of two up to it is prepared once.
const ROWS: usize = 64;

/// The values of one column.
enum Column {
    Text(Vec<Option<String>>),
    Int(Vec<Option<i64>>),
    Real(Vec<Option<f64>>),
}

impl Conn {
    /// Inserts many rows.
    ///
    /// `head` is `INSERT INTO … (…)`, `tail` what follows the rows (`ON CONFLICT …`).
    ///
    /// # Errors
    /// The database fails, or a column changes its type between rows.
    pub async fn insert_many(&mut self, head: &str, rows: Vec<Vec<Arg>>, tail: &str) -> Result<()> {
        match self {
            Self::Sqlite(_) => self.insert_tuples(head, rows, tail).await,
            Self::Postgres(_) => self.insert_arrays(head, rows, tail).await,
        }
    }

    async fn insert_tuples(&mut self, head: &str, rows: Vec<Vec<Arg>>, tail: &str) -> Result<()> {
        let mut rows = rows.into_iter();
        while rows.len() > 0 {
            let size = (1 << rows.len().ilog2()).min(ROWS);
            let chunk: Vec<Vec<Arg>> = rows.by_ref().take(size).collect();
            let width = chunk.first().map_or(0, Vec::len);
            let sql = format!("{head} VALUES {} {tail}", tuples(size, width));
            self.execute(AssertSqlSafe(sql), chunk.into_iter().flatten().collect()).await?;
        }
        Ok(())
    }

    async fn insert_arrays(&mut self, head: &str, rows: Vec<Vec<Arg>>, tail: &str) -> Result<()> {
        let (Self::Postgres(conn), Some(first)) = (self, rows.first()) else { return Ok(()) };
        let sql = format!("{head} SELECT * FROM UNNEST({}) {tail}", arrays(first));
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for column in columns(rows)? {
            query = match column {
                Column::Text(values) => query.bind(values),
                Column::Int(values) => query.bind(values),
                Column::Real(values) => query.bind(values),
            };
        }
        query.execute(&mut **conn).await?;
        Ok(())
    }

    /// Every row whose key is one of `keys`; `head` ends with the key's column (`SELECT … WHERE id`).
    ///
    /// # Errors
    /// The database fails.
    pub async fn all_of(&mut self, head: &str, keys: Vec<String>) -> Result<Vec<Row>> {
        if let Self::Postgres(conn) = self {
            let sql = format!("{head} = ANY($1)");
            let rows = sqlx::query(AssertSqlSafe(sql)).bind(keys).fetch_all(&mut **conn).await?;
            return Ok(rows.into_iter().map(Row::Postgres).collect());
        }
        let mut rows = Vec::new();
        for chunk in keys.chunks(ROWS) {
            // A shorter last piece repeats its last key, so that few statements are prepared.
            let size = chunk.len().next_power_of_two();
            let padded = chunk.iter().chain(chunk.last().into_iter().cycle()).take(size);
            let sql = format!("{head} IN {}", tuples(1, size));
            rows.extend(self.all(AssertSqlSafe(sql), padded.map(Arg::from).collect()).await?);
        }
        Ok(rows)
    }
}

/// `(?, ?), (?, ?)`: the places of `rows` rows of `width` values.
fn tuples(rows: usize, width: usize) -> String {
    let row = format!("({})", vec!["?"; width].join(", "));
    vec![row; rows].join(", ")
}

/// `$1::text[], $2::bigint[]`: the places of one array a column.
fn arrays(row: &[Arg]) -> String {
    let place = |(at, arg): (usize, &Arg)| match arg {
        Arg::Text(_) => format!("${at}::text[]"),
        Arg::Int(_) => format!("${at}::bigint[]"),
        Arg::Real(_) => format!("${at}::double precision[]"),
    };
    (1..).zip(row).map(place).collect::<Vec<_>>().join(", ")
}

/// Rows turned into columns.
fn columns(rows: Vec<Vec<Arg>>) -> Result<Vec<Column>> {
    let count = rows.len();
    let empty = |arg: &Arg| match arg {
        Arg::Text(_) => Column::Text(Vec::with_capacity(count)),
        Arg::Int(_) => Column::Int(Vec::with_capacity(count)),
        Arg::Real(_) => Column::Real(Vec::with_capacity(count)),
    };
    let mut columns: Vec<Column> = rows.first().map_or_else(Vec::new, |row| row.iter().map(empty).collect());
    for row in rows {
        for (column, arg) in columns.iter_mut().zip(row) {
            match (column, arg) {
                (Column::Text(values), Arg::Text(value)) => values.push(value),
                (Column::Int(values), Arg::Int(value)) => values.push(value),
                (Column::Real(values), Arg::Real(value)) => values.push(value),
                _ => return Err(broken("column")),
            }
        }
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use super::{arrays, tuples};
    use crate::args;

    #[test]
    fn each_engine_gets_its_own_places() {
        assert_eq!(tuples(2, 3), "(?, ?, ?), (?, ?, ?)");
        assert_eq!(tuples(1, 1), "(?)");
        assert_eq!(arrays(&args!["a", 1_i64, 0.5]), "$1::text[], $2::bigint[], $3::double precision[]");
    }
}
