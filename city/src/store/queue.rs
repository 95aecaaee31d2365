//! Table `report` as the desk's queue: what a person may see, by state, category, ward and words.

use hue_model::text::folded;
use sqlx::AssertSqlSafe;

use crate::args;
use crate::problem::Result;
use crate::store::db::{Arg, Conn};
use crate::store::report::{COLUMNS, Report, from_row};

/// Most reports that are looked through for words.
const LOOKED_THROUGH: i64 = 20_000;

/// Which states are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Everything the city still has to do something about.
    #[default]
    Open,
    /// New ones.
    Received,
    /// Under check.
    Verified,
    /// With an agency.
    Assigned,
    /// Answered or fixed, not closed yet.
    Done,
    /// Ended, one way or another.
    Closed,
    /// Everything.
    All,
}

impl State {
    /// Every choice, in the order in which it is offered.
    pub const ALL: [Self; 7] =
        [Self::Open, Self::Received, Self::Verified, Self::Assigned, Self::Done, Self::Closed, Self::All];

    /// The word of it in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Received => "received",
            Self::Verified => "verified",
            Self::Assigned => "assigned",
            Self::Done => "done",
            Self::Closed => "closed",
            Self::All => "all",
        }
    }

    /// The choice of a word; everything else is the first.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.word() == word).unwrap_or_default()
    }

    /// The stored states it stands for; none means all.
    const fn stored(self) -> &'static [&'static str] {
        match self {
            Self::Open => &["received", "verified", "assigned", "in_progress"],
            Self::Received => &["received"],
            Self::Verified => &["verified"],
            Self::Assigned => &["assigned", "in_progress"],
            Self::Done => &["answered", "fixed"],
            Self::Closed => &["refused", "closed", "withdrawn"],
            Self::All => &[],
        }
    }
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Only this agency's; `None` is everybody's.
    pub agency: Option<String>,
    /// The states.
    pub state: State,
    /// Only this category.
    pub service_code: Option<String>,
    /// Only this ward.
    pub ward_code: Option<String>,
    /// Words of number, description or address, blind to tone marks and to đ.
    pub text: String,
    /// How many to leave out.
    pub offset: i64,
    /// How many to answer.
    pub most: i64,
}

/// A page of the answer.
#[derive(Clone, Debug)]
pub struct Page {
    /// The reports of the page.
    pub reports: Vec<Report>,
    /// How many there are in all.
    pub total: i64,
}

/// How many reports there are in each stored state.
#[derive(Clone, Debug, Default)]
pub struct Counts(Vec<(String, i64)>);

impl Counts {
    /// How many there are of a choice.
    #[must_use]
    pub fn of(&self, state: State) -> i64 {
        let stored = state.stored();
        let fits = |word: &str| stored.is_empty() || stored.contains(&word);
        self.0.iter().filter(|(word, _)| fits(word)).map(|(_, count)| count).sum()
    }

    /// How many are open.
    #[must_use]
    pub fn open(&self) -> i64 {
        self.of(State::Open)
    }
}

/// Counts what somebody may see.
///
/// # Errors
/// The database fails.
pub async fn counts(conn: &mut Conn, agency: Option<&str>) -> Result<Counts> {
    let (condition, values) = match agency {
        Some(agency) => ("WHERE agency = $1", args![agency]),
        None => ("", args![]),
    };
    let sql = format!(
        "SELECT COALESCE(status, 'received'), CAST(COUNT(*) AS BIGINT) FROM report {condition} \
        GROUP BY COALESCE(status, 'received')"
    );
    let rows = conn.all(AssertSqlSafe(sql), values).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect::<Result<Vec<_>>>().map(Counts)
}

/// A page of what is asked for.
///
/// # Errors
/// The database fails.
pub async fn page(conn: &mut Conn, wish: &Wish) -> Result<Page> {
    let words = fold(&wish.text);
    if words.is_empty() {
        let total = total(conn, wish).await?;
        let reports = select(conn, wish, wish.offset, wish.most).await?;
        return Ok(Page { reports, total });
    }
    // The two engines do not fold Vietnamese the same way, so words are compared here.
    let all = select(conn, wish, 0, LOOKED_THROUGH).await?;
    let found: Vec<Report> = all.into_iter().filter(|report| has(report, &words)).collect();
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let (offset, most) = (usize::try_from(wish.offset).unwrap_or(0), usize::try_from(wish.most).unwrap_or(0));
    Ok(Page { reports: found.into_iter().skip(offset).take(most).collect(), total })
}

async fn total(conn: &mut Conn, wish: &Wish) -> Result<i64> {
    let (condition, values) = condition(wish);
    let sql = format!("SELECT CAST(COUNT(*) AS BIGINT) FROM report {condition}");
    conn.one(AssertSqlSafe(sql), values).await?.map_or(Ok(0), |row| row.int(0))
}

async fn select(conn: &mut Conn, wish: &Wish, offset: i64, most: i64) -> Result<Vec<Report>> {
    let (condition, mut values) = condition(wish);
    let (limit, skip) = (values.len() + 1, values.len() + 2);
    values.extend(args![most, offset]);
    // What is over is read newest first, what is open by its due date.
    let order = match wish.state {
        State::Done | State::Closed | State::All => "version DESC",
        _ => "CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, number",
    };
    let sql =
        format!("SELECT {COLUMNS} FROM report {condition} ORDER BY {order} LIMIT ${limit} OFFSET ${skip}");
    let rows = conn.all(AssertSqlSafe(sql), values).await?;
    rows.iter().map(from_row).collect()
}

/// The condition with numbered places, and the values that belong there; nothing where everything is asked for.
fn condition(wish: &Wish) -> (String, Vec<Arg>) {
    let mut parts = Vec::new();
    let mut values: Vec<Arg> = Vec::new();
    let columns =
        [("agency", &wish.agency), ("service_code", &wish.service_code), ("ward_code", &wish.ward_code)];
    for (column, value) in columns {
        if let Some(value) = value {
            values.push(Arg::from(value));
            parts.push(format!("{column} = ${}", values.len()));
        }
    }
    let states = wish.state.stored();
    if !states.is_empty() {
        let first = values.len() + 1;
        values.extend(states.iter().map(|state| Arg::from(*state)));
        let places: Vec<String> = (first..=values.len()).map(|place| format!("${place}")).collect();
        parts.push(format!("status IN ({})", places.join(", ")));
    }
    let condition = if parts.is_empty() { String::new() } else { format!("WHERE {}", parts.join(" AND ")) };
    (condition, values)
}

fn has(report: &Report, words: &str) -> bool {
    let number = crate::store::report::number(report.number);
    let text = fold(&format!("{number} {} {}", report.description, report.place.address));
    words.split(' ').all(|word| text.contains(word))
}

/// Lower case without tone marks, đ as d, one space between words.
pub(crate) fn fold(text: &str) -> String {
    let plain: String = text.chars().flat_map(folded).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{State, fold};

    #[test]
    fn words_are_found_without_their_marks() {
        assert_eq!(fold("  Đường  Đinh Tiên Hoàng "), "duong dinh tien hoang");
    }

    #[test]
    fn an_unknown_state_is_the_open_ones() {
        assert_eq!(State::from_word("closed"), State::Closed);
        assert_eq!(State::from_word("x' OR 1=1"), State::Open);
    }
}
