//! Reads a delivery of readings, as JSON or CSV. A line that cannot be read says which field is at fault and leaves
//! the other lines alone.

use serde::Deserialize;
use serde_json::Value;

use super::{Quantity, READINGS, Reading};
use crate::problem::{FieldProblem, Problem, Rule};
use crate::time::Millis;

/// One line of a delivery: its number, and the reading or what is wrong with it.
pub type Line = (u32, Result<Reading, Vec<FieldProblem>>);

/// The columns of a CSV, in any order.
const COLUMNS: [&str; 5] = ["station", "at", "quantity", "value", "unit"];

#[derive(Deserialize)]
struct Delivery {
    readings: Vec<Value>,
}

/// Reads `{"readings":[{"station","at","quantity","value","unit"}]}`; `at` is RFC 3339 text or milliseconds.
///
/// # Errors
/// It is not of that form, or has more readings than one delivery may.
pub fn read_json(body: &[u8]) -> Result<Vec<Line>, Problem> {
    let delivery: Delivery =
        serde_json::from_slice(body).map_err(|_| Problem::field("readings", Rule::Malformed))?;
    few(delivery.readings.len())?;
    let line = |(number, row): (u32, &Value)| {
        let text = |name: &str| match row.get(name) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        (number, reading(text))
    };
    Ok((1..).zip(&delivery.readings).map(line).collect())
}

/// Reads CSV (RFC 4180 without quotes: no field needs any) with a head line that names the columns. Empty lines and
/// lines that begin with `#` are passed over.
///
/// # Errors
/// It is not UTF-8, a column is missing from its head, or it has more readings than one delivery may.
pub fn read_csv(body: &[u8]) -> Result<Vec<Line>, Problem> {
    let text = std::str::from_utf8(body).map_err(|_| Problem::field("body", Rule::Malformed))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rows = (1_u32..)
        .zip(text.lines().map(str::trim))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let head: Vec<&str> =
        rows.next().map(|(_, head)| head.split(',').map(str::trim).collect()).unwrap_or_default();
    if let Some(missing) = COLUMNS.iter().find(|column| !head.contains(column)) {
        return Err(Problem::field(*missing, Rule::Required));
    }
    let rows: Vec<(u32, &str)> = rows.collect();
    few(rows.len())?;
    Ok(rows.into_iter().map(|(number, row)| (number, cells(&head, row))).collect())
}

fn cells(head: &[&str], row: &str) -> Result<Reading, Vec<FieldProblem>> {
    let cells: Vec<&str> = row.split(',').map(str::trim).collect();
    if cells.len() != head.len() {
        return Err(vec![fault("line", Rule::Malformed)]);
    }
    reading(|name| {
        let cell = head.iter().zip(&cells).find(|(column, _)| **column == name);
        cell.map(|(_, cell)| (*cell).to_owned()).unwrap_or_default()
    })
}

fn few(count: usize) -> Result<(), Problem> {
    if count > READINGS { Err(Problem::field("readings", Rule::TooMany { max: READINGS })) } else { Ok(()) }
}

fn fault(field: &str, rule: Rule) -> FieldProblem {
    FieldProblem { field: field.to_owned(), rule }
}

/// A reading from the texts of its fields. Whether there is such a station is not known here.
fn reading(text: impl Fn(&str) -> String) -> Result<Reading, Vec<FieldProblem>> {
    let mut faults: Vec<FieldProblem> =
        COLUMNS.iter().filter(|name| text(name).is_empty()).map(|name| fault(name, Rule::Required)).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let (at, quantity, value) =
        (read_time(&text("at")), Quantity::from_word(&text("quantity")), number(&text("value")));
    if at.is_none() {
        faults.push(fault("at", Rule::Malformed));
    }
    if quantity.is_none() {
        faults.push(fault("quantity", Rule::Unknown));
    }
    if value.is_none() || quantity.zip(value).is_some_and(|(quantity, value)| !possible(quantity, value)) {
        faults.push(fault("value", Rule::Malformed));
    }
    if quantity.is_some_and(|quantity| quantity.unit() != text("unit")) {
        faults.push(fault("unit", Rule::Unknown));
    }
    match (at, quantity, value) {
        (Some(at), Some(quantity), Some(value)) if faults.is_empty() => {
            Ok(Reading { station: text("station"), at, quantity, value })
        }
        _ => Err(faults),
    }
}

fn possible(quantity: Quantity, value: f64) -> bool {
    let (least, most) = quantity.range();
    (least..=most).contains(&value)
}

/// A decimal number with a point; a comma, a word or an infinity is none.
fn number(text: &str) -> Option<f64> {
    let plain = text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | '-'));
    // Minus zero is zero: the same value, whoever writes it.
    text.parse::<f64>().ok().filter(|value| plain && value.is_finite()).map(|value| value + 0.0)
}

/// A moment as RFC 3339 or milliseconds; none before 2000, when there was no such reading.
#[must_use]
pub fn read_time(text: &str) -> Option<Millis> {
    if let Ok(millis) = text.parse::<i64>() {
        // Seconds where milliseconds are asked for would be a day of January 1970.
        return Some(Millis(millis)).filter(|at| at.0 > 946_684_800_000);
    }
    let at = chrono::DateTime::parse_from_rfc3339(text).ok()?;
    Some(Millis(at.timestamp_millis())).filter(|at| at.0 > 946_684_800_000)
}

#[cfg(test)]
mod tests {
    use super::{read_csv, read_json};
    use crate::gauge::Quantity;
    use crate::problem::{FieldProblem, Rule};
    use crate::time::Millis;
    use proptest::prelude::*;

    const HEAD: &str = "station,at,quantity,value,unit\n";

    fn only(row: &str) -> Result<super::Reading, Vec<FieldProblem>> {
        read_csv(format!("{HEAD}{row}").as_bytes()).unwrap().remove(0).1
    }

    #[test]
    fn one_reading_is_the_same_in_csv_and_json() {
        let csv = only("river-kim-long,2025-10-27T20:00:00+07:00,water_level,5.05,m").unwrap();
        let json = br#"{"readings":[{"station":"river-kim-long","at":1761570000000,"quantity":"water_level","value":5.05,"unit":"m"}]}"#;
        assert_eq!(read_json(json).unwrap(), [(1, Ok(csv.clone()))]);
        assert_eq!(
            (csv.at, csv.quantity, csv.value),
            (Millis(1_761_570_000_000), Quantity::WaterLevel, 5.05)
        );
    }

    #[test]
    fn a_wrong_unit_is_refused_and_named() {
        let wrong = only("river-kim-long,2025-10-27T20:00:00+07:00,water_level,505,cm").unwrap_err();
        assert_eq!(wrong, [FieldProblem { field: "unit".into(), rule: Rule::Unknown }]);
        let far = only("rain-bach-ma,2025-10-27T20:00:00+07:00,rainfall,1739,mm").unwrap_err();
        assert_eq!(
            far,
            [FieldProblem { field: "value".into(), rule: Rule::Malformed }],
            "no hour has that rain"
        );
    }

    #[test]
    fn a_line_counts_as_an_editor_counts_and_harms_no_other() {
        let body = format!("# made by hand\n{HEAD}\nx,1761570000000,water_level,1.0,m\nx,y\n");
        let lines = read_csv(body.as_bytes()).unwrap();
        assert!(matches!(lines.as_slice(), [(4, Ok(_)), (5, Err(_))]), "{lines:?}");
    }

    #[test]
    fn what_is_no_number_is_no_value() {
        for value in ["NaN", "inf", "1e3", "3,62", "0x10", "--1"] {
            assert!(only(&format!("x,1761570000000,water_level,{value},m")).is_err(), "{value}");
        }
    }

    proptest! {
        #[test]
        fn whatever_comes_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = (read_csv(&bytes), read_json(&bytes));
        }

        #[test]
        fn whatever_stands_in_a_row_is_read_or_refused(row in "([a-z0-9_./:,+ \\-TZ\u{300}-\u{400}]{0,60}\n?){0,5}") {
            let body = format!("{HEAD}{row}");
            for (_, line) in read_csv(body.as_bytes()).unwrap() {
                if let Ok(reading) = line {
                    prop_assert!(reading.value.is_finite());
                }
            }
        }
    }
}
