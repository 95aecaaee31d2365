//! A table whose head names its columns, each line one record: all of them, or every mistake by its line.

use super::{Row, rows};

/// Most lines of one table.
const LINES: usize = 500;

/// What is wrong with a table, and in which line; the head is line 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The head names no such column.
    Column(&'static str),
    /// There are so many lines: none, or more than [`LINES`].
    Lines(usize),
    /// A line has other cells than the head.
    Cells(usize),
    /// These fields of a line cannot be taken.
    Fields(usize, Vec<&'static str>),
    /// There is one of that name already.
    Known(usize, String),
    /// There is one for the same place at other times, these.
    Moved(usize, String),
    /// It is there, and was called off.
    CalledOff(usize),
}

/// What `one` makes of each line, whose cells it gets by their column's name.
pub(crate) fn read<T>(
    text: &str,
    columns: &[&'static str],
    mut one: impl FnMut(usize, &dyn Fn(&str) -> String) -> Result<T, Fault>,
) -> Result<Vec<T>, Vec<Fault>> {
    let mut rows = rows(text).into_iter();
    let head: Vec<String> = rows
        .next()
        .map(|head| head.cells.iter().map(|cell| cell.trim().to_owned()).collect())
        .unwrap_or_default();
    let missing = columns.iter().filter(|column| !head.iter().any(|cell| cell == *column));
    let mut faults: Vec<Fault> = missing.map(|column| Fault::Column(column)).collect();
    let rows: Vec<_> = rows.filter(|row| !row.is_blank()).collect();
    if rows.is_empty() || rows.len() > LINES {
        faults.push(Fault::Lines(rows.len()));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut records = Vec::with_capacity(rows.len());
    for Row { line, cells, .. } in rows {
        if cells.len() != head.len() {
            faults.push(Fault::Cells(line));
            continue;
        }
        let get = |name: &str| {
            head.iter()
                .zip(&cells)
                .find(|(column, _)| *column == name)
                .map_or_else(String::new, |(_, cell)| cell.clone())
        };
        match one(line, &get) {
            Ok(record) => records.push(record),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(records) } else { Err(faults) }
}
