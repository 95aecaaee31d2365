//! Many rows of many tables with one statement, as each engine takes them fastest: every further statement is one
//! more wait of the writer for somebody else's turn on a busy machine.
//!
//! SQLite gets tuples of plain `?`: numbered places have names there, and looking up each name by walking all of
//! them costs more than the insert. PostgreSQL gets one array a column, so that one statement, prepared once, fits
//! any number of rows.

use sqlx::AssertSqlSafe;

use crate::problem::Result;
use crate::store::broken;
use crate::store::db::{Arg, Conn, Row};

/// Most rows of one statement on SQLite.
const ROWS: usize = 64;

/// Rows of one table that are to be inserted.
#[derive(Debug)]
pub struct Insert {
    /// `INSERT INTO … (…)`.
    pub head: &'static str,
    /// The values.
    pub rows: Vec<Vec<Arg>>,
    /// What follows the rows (`ON CONFLICT …`).
    pub tail: &'static str,
}

/// The values of one column.
enum Column {
    Text(Vec<Option<String>>),
    Int(Vec<Option<i64>>),
    Real(Vec<Option<f64>>),
}

impl Conn {
    /// Inserts many rows of one table.
    ///
    /// # Errors
    /// The database fails, or a column changes its type between rows.
    pub async fn insert_many(
        &mut self,
        head: &'static str,
        rows: Vec<Vec<Arg>>,
        tail: &'static str,
    ) -> Result<()> {
        self.insert_all(vec![Insert { head, rows, tail }]).await
    }

    /// Inserts rows of several tables that do not refer to each other.
    ///
    /// # Errors
    /// The database fails, or a column changes its type between rows.
    pub async fn insert_all(&mut self, mut inserts: Vec<Insert>) -> Result<()> {
        inserts.retain(|insert| !insert.rows.is_empty());
        match self {
            Self::Sqlite(_) => self.insert_tuples(inserts).await,
            Self::Postgres(_) => self.insert_arrays(inserts).await,
        }
    }

    async fn insert_tuples(&mut self, mut inserts: Vec<Insert>) -> Result<()> {
        while !inserts.is_empty() {
            let mut statements = Vec::with_capacity(inserts.len());
            let mut args = Vec::new();
            for Insert { head, rows, tail } in &mut inserts {
                let chunk: Vec<Vec<Arg>> = rows.drain(..rows.len().min(ROWS)).collect();
                let width = chunk.first().map_or(0, Vec::len);
                statements.push(format!("{head} VALUES {} {tail}", tuples(chunk.len(), width)));
                args.extend(chunk.into_iter().flatten());
            }
            self.execute(AssertSqlSafe(statements.join(";")), args).await?;
            inserts.retain(|insert| !insert.rows.is_empty());
        }
        Ok(())
    }

    async fn insert_arrays(&mut self, inserts: Vec<Insert>) -> Result<()> {
        let Self::Postgres(conn) = self else { return Ok(()) };
        let mut sql = Vec::with_capacity(inserts.len());
        let mut values = Vec::new();
        for Insert { head, rows, tail } in inserts {
            let columns = columns(rows)?;
            sql.push(format!("{head} SELECT * FROM UNNEST({}) {tail}", arrays(values.len() + 1, &columns)));
            values.extend(columns);
        }
        let Some(last) = sql.pop() else { return Ok(()) };
        let mut query = sqlx::query(AssertSqlSafe(format!("{}{last}", before(&sql))));
        for column in values {
            query = match column {
                Column::Text(values) => query.bind(values),
                Column::Int(values) => query.bind(values),
                Column::Real(values) => query.bind(values),
            };
        }
        query.execute(&mut **conn).await?;
        Ok(())
    }

    /// Every row of `heads` whose key is one of `keys`; each head ends with the key's column (`SELECT … WHERE id`).
    ///
    /// # Errors
    /// The database fails.
    pub async fn all_of(&mut self, heads: &[&str], keys: Vec<String>) -> Result<Vec<Row>> {
        let union = |condition: &str| {
            let parts: Vec<String> = heads.iter().map(|head| format!("{head} {condition}")).collect();
            AssertSqlSafe(parts.join(" UNION ALL "))
        };
        if let Self::Postgres(conn) = self {
            let rows = sqlx::query(union("= ANY($1)")).bind(keys).fetch_all(&mut **conn).await?;
            return Ok(rows.into_iter().map(Row::Postgres).collect());
        }
        let mut rows = Vec::new();
        for chunk in keys.chunks(ROWS) {
            // A shorter last piece repeats its last key, so that few statements are prepared.
            let size = chunk.len().next_power_of_two();
            let padded = || chunk.iter().chain(chunk.last().into_iter().cycle()).take(size).map(Arg::from);
            let args = heads.iter().flat_map(|_| padded()).collect();
            rows.extend(self.all(union(&format!("IN {}", tuples(1, size))), args).await?);
        }
        Ok(rows)
    }
}

/// `(?, ?), (?, ?)`: the places of `rows` rows of `width` values.
fn tuples(rows: usize, width: usize) -> String {
    let row = format!("({})", vec!["?"; width].join(", "));
    vec![row; rows].join(", ")
}

/// `$1::text[], $2::bigint[]`: the places of one array a column, the first of this number.
fn arrays(first: usize, columns: &[Column]) -> String {
    let place = |(at, column): (usize, &Column)| match column {
        Column::Text(_) => format!("${at}::text[]"),
        Column::Int(_) => format!("${at}::bigint[]"),
        Column::Real(_) => format!("${at}::double precision[]"),
    };
    (first..).zip(columns).map(place).collect::<Vec<_>>().join(", ")
}

/// `WITH i0 AS (…), i1 AS (…) `: statements that run together with the one that follows.
fn before(statements: &[String]) -> String {
    let part = |(at, sql): (usize, &String)| format!("i{at} AS ({sql})");
    let parts: Vec<String> = statements.iter().enumerate().map(part).collect();
    if parts.is_empty() { String::new() } else { format!("WITH {} ", parts.join(", ")) }
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
    use super::{arrays, before, columns, tuples};
    use crate::args;

    #[test]
    fn each_engine_gets_its_own_places() {
        assert_eq!(tuples(2, 3), "(?, ?, ?), (?, ?, ?)");
        let columns = columns(vec![args!["a", 1_i64, 0.5]]).unwrap();
        assert_eq!(arrays(4, &columns), "$4::text[], $5::bigint[], $6::double precision[]");
    }

    #[test]
    fn a_column_keeps_its_type() {
        assert!(columns(vec![args!["a"], args![1_i64]]).is_err());
    }

    #[test]
    fn statements_run_together() {
        assert_eq!(before(&[]), "");
        assert_eq!(before(&["A".into(), "B".into()]), "WITH i0 AS (A), i1 AS (B) ");
    }
}
