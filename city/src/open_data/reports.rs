//! How many reports there were: by category and by ward, for each month that is over.
//!
//! A small number may point at somebody: those below [`LEAST`] are left out. Whoever adds up the other table of a month
//! could still find what is missing, so at least two are left out together, and together they are no small number either.
//! Each month is counted once and stays as it was said.

use std::sync::Arc;
use std::time::Duration;

use chrono::{Datelike as _, NaiveDate};
use hue_model::text::Localized;
use hue_model::time::{HUE_OFFSET_SECONDS, Millis};
use serde_json::{Value, json};

use super::{CC0, text};
use crate::last::Last;
use crate::problem::Result;
use crate::state::App;
use crate::store::Conn;
use crate::store::report::word;
use crate::store::report_count::{By, between};
use crate::store::report_month::{self, Count};
use crate::table::{begin, line};

/// The smallest number that is said.
pub const LEAST: i64 = 5;
/// How many months back it goes.
const MONTHS: i32 = 24;
/// Longest wait for the count of a new month.
const PATIENCE: Duration = Duration::from_secs(10);

/// Everything that is said.
#[derive(Debug, Default)]
pub struct Counts {
    /// The newest month that is over, such as `2026-10`.
    pub newest: String,
    counts: Vec<Count>,
}

impl Last<Counts> {
    /// The numbers of the months that are over; those of before while a new month cannot be counted.
    ///
    /// # Errors
    /// The database fails, and there never were any.
    pub async fn get(&self, app: &App) -> Result<Arc<Counts>> {
        let this = this_month(app.now());
        match self.known() {
            // What is said of a month never changes.
            Some(same) if same.newest == name_of(this - 1) => Ok(same),
            _ => {
                self.forget();
                self.or_read(PATIENCE, read(app, this)).await
            }
        }
    }
}

/// The newest month that is over, such as `2026-10`.
#[must_use]
pub fn newest(now: Millis) -> String {
    name_of(this_month(now) - 1)
}

fn this_month(now: Millis) -> i32 {
    month_of(now.in_hue().map(|now| now.date_naive()).unwrap_or_default())
}

/// Months since the year 0.
fn month_of(date: NaiveDate) -> i32 {
    date.year().saturating_mul(12).saturating_add(i32::try_from(date.month0()).unwrap_or_default())
}

/// When a month begins on Huế's clocks.
fn begins(month: i32) -> Option<Millis> {
    let first =
        NaiveDate::from_ymd_opt(month.div_euclid(12), u32::try_from(month.rem_euclid(12)).ok()? + 1, 1)?;
    let midnight = first.and_hms_opt(0, 0, 0)?.and_utc().timestamp_millis();
    Some(Millis(midnight).plus(-i64::from(HUE_OFFSET_SECONDS) * 1_000))
}

fn name_of(month: i32) -> String {
    format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}

/// What is said, after whatever is over was counted.
async fn read(app: &App, this: i32) -> Result<Arc<Counts>> {
    let (first, newest) = (name_of(this - MONTHS), name_of(this - 1));
    let counted = report_month::newest(&mut app.store.read().await?).await?;
    let next = i32::try_from(counted).unwrap_or(this).saturating_add(1).max(this - MONTHS);
    for month in next..this {
        // Whoever writes does not wait for the counting, and what was counted stays so if the next month takes too long.
        let counts = count(&mut app.store.read().await?, month).await?;
        app.store.write(move |conn| Box::pin(async move { keep(conn, month, &counts).await })).await?;
    }
    let counts = report_month::between(&mut app.store.read().await?, &first, &newest).await?;
    Ok(Arc::new(Counts { newest, counts }))
}

/// What may be said of a month.
async fn count(conn: &mut Conn, month: i32) -> Result<Vec<Count>> {
    let Some((from, to)) = begins(month).zip(begins(month.saturating_add(1))) else { return Ok(Vec::new()) };
    let all = between(conn, from, to).await?;
    let mut counts = Vec::new();
    for by in [By::Category, By::Ward] {
        let cells = all.iter().filter(|(of, ..)| *of == by);
        let cells = cells.map(|(_, code, count)| (code.clone(), *count)).collect();
        let shown = shown(cells).into_iter();
        counts.extend(shown.map(|(code, count)| Count { month: name_of(month), by, code, count }));
    }
    Ok(counts)
}

/// Writes down for good what is said of a month, unless somebody was faster.
async fn keep(conn: &mut Conn, month: i32, counts: &[Count]) -> Result<()> {
    if report_month::take(conn, i64::from(month)).await? {
        for count in counts {
            report_month::add(conn, count).await?;
        }
    }
    Ok(())
}

/// Those of a month's numbers that may be said, in the order of their codes.
fn shown(mut cells: Vec<(String, i64)>) -> Vec<(String, i64)> {
    cells.sort_by(|(code, count), (other, more)| (count, code).cmp(&(more, other)));
    let (mut hidden, mut sum) = (0_usize, 0_i64);
    for (_, count) in &cells {
        let open = hidden > 0 && (hidden < 2 || sum < LEAST);
        if *count >= LEAST && !open {
            break;
        }
        hidden += 1;
        sum = sum.saturating_add(*count);
    }
    let mut shown = cells.split_off(hidden);
    shown.sort();
    shown
}

impl Counts {
    fn name<'a>(app: &'a App, count: &Count) -> Option<&'a Localized> {
        match count.by {
            By::Category => app.pack.categories.get(&count.code).map(|it| &it.service_name),
            By::Ward => app.pack.wards.get(&count.code),
        }
    }

    pub(super) fn csv(&self, app: &App) -> String {
        let mut file = begin(["month", "by", "code", "name_vi", "name_en", "count"]);
        for it in &self.counts {
            let name = Self::name(app, it);
            let said = |tag| name.map_or("", |name| text(name, tag));
            let row = [&it.month, &word(it.by), &it.code, said("vi"), said("en"), &it.count.to_string()];
            file.push_str(&line(row));
        }
        file
    }

    pub(super) fn json(&self, app: &App) -> Value {
        let row = |it: &Count| {
            json!({
                "month": it.month, "by": word(it.by), "code": it.code, "name": Self::name(app, it), "count": it.count,
            })
        };
        let counts: Vec<Value> = self.counts.iter().map(row).collect();
        json!({ "licence": CC0, "version": self.newest, "least": LEAST, "counts": counts })
    }
}

#[cfg(test)]
mod tests {
    use hue_model::time::Millis;

    use super::{begins, name_of, shown};

    fn of(cells: &[(&str, i64)]) -> Vec<i64> {
        let cells = cells.iter().map(|(code, count)| ((*code).to_owned(), *count)).collect();
        shown(cells).into_iter().map(|(_, count)| count).collect()
    }

    #[test]
    fn a_small_number_is_never_said_nor_to_be_found_by_adding_up() {
        assert_eq!(of(&[("a", 5), ("b", 40)]), [5, 40], "nothing small, nothing hidden");
        assert_eq!(
            of(&[("a", 1), ("b", 40), ("c", 7)]),
            [40],
            "one alone would be the difference to the total"
        );
        assert_eq!(
            of(&[("a", 1), ("b", 2), ("c", 7), ("d", 9)]),
            [9],
            "two that together are small would be too"
        );
        assert_eq!(of(&[("a", 3), ("b", 4), ("c", 7)]), [7]);
        assert_eq!(of(&[("a", 4)]), [0_i64; 0]);
    }

    #[test]
    fn a_month_begins_at_midnight_in_hue() {
        assert_eq!(begins(2026 * 12 + 10), Some(Millis(1_793_466_000_000)));
        assert_eq!((name_of(2026 * 12), name_of(2026 * 12 - 1)), ("2026-01".into(), "2025-12".into()));
    }
}
