//! Table `sos` as the triage board: who needs help most, first.

use std::collections::BTreeMap;

use hue_model::id::SosId;
use hue_model::time::Millis;
use sqlx::AssertSqlSafe;

use super::origin::bundle;
use super::{COLUMNS, Sos, from_row, number};
use crate::args;
use crate::problem::Result;
use crate::store::db::{Arg, Conn};
use crate::store::queue::fold;

/// Most cases that are looked through for words or around a case.
const LOOKED_THROUGH: i64 = 5_000;

/// Which cases are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Everything somebody must still do something about.
    #[default]
    Open,
    /// Open, and no team has it.
    Waiting,
    /// A team has it.
    Team,
    /// Ended, one way or another.
    Over,
    /// Everything.
    All,
    /// The exercises, and before them the calls in earnest that no team has. Every other choice leaves exercises out.
    Drill,
}

impl State {
    /// Every choice, in the order in which it is offered.
    pub const ALL: [Self; 6] = [Self::Open, Self::Waiting, Self::Team, Self::Over, Self::All, Self::Drill];

    /// The word of it in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Waiting => "waiting",
            Self::Team => "team",
            Self::Over => "over",
            Self::All => "all",
            Self::Drill => "drill",
        }
    }

    /// The choice of a word; everything else is the first.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.word() == word).unwrap_or_default()
    }

    /// Which cases the list has.
    fn condition(self) -> String {
        match self {
            Self::Open => format!("drill = 0 AND {OPEN}"),
            Self::Waiting => format!("drill = 0 AND {WAITING}"),
            Self::Team => "drill = 0 AND merged_into IS NULL AND state IN ('assigned', 'on_the_way')".into(),
            Self::Over => "drill = 0 AND state IN ('done', 'cancelled', 'closed')".into(),
            Self::All => "drill = 0".into(),
            Self::Drill => format!("drill = 1 OR {WAITING}"),
        }
    }

    /// Which cases the tab counts: a call in earnest is counted where it belongs.
    fn counted(self) -> String {
        match self {
            Self::Drill => format!("drill = 1 AND {OPEN}"),
            _ => self.condition(),
        }
    }
}

/// What is heard of a case after its end opens it again.
const OPEN: &str =
    "merged_into IS NULL AND (state NOT IN ('done', 'cancelled', 'closed') OR heard_at > over_at)";
/// Open, and no team has it.
const WAITING: &str = "merged_into IS NULL AND (state IN ('received', 'cannot_reach') \
    OR (state IN ('done', 'cancelled', 'closed') AND heard_at > over_at))";

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// The states.
    pub state: State,
    /// Only these wards; every one of them must fit.
    pub wards: Vec<String>,
    /// Words of number, receipt code, phone, address or note, blind to tone marks and to đ.
    pub text: String,
    /// Only calls of this origin.
    pub origin: Option<String>,
    /// Whether many of one origin that nobody works on stand behind the most urgent of them, see [`super::origin`].
    pub bundled: bool,
    /// How many to leave out.
    pub offset: i64,
    /// How many to answer.
    pub most: i64,
}

/// A page of the answer.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The cases of the page, the most urgent first.
    pub cases: Vec<Sos>,
    /// How many there are in all.
    pub total: i64,
    /// How many stand at a case behind which others do, itself among them.
    pub together: BTreeMap<SosId, i64>,
}

/// Calls in earnest before exercises, then most urgent first, what is over last unless something was heard of it since: those that somebody could go to or call, need, water, the vulnerable, then who waits longer by ten minutes, how far confirmed.
const ORDER: &str = "drill, CASE WHEN state IN ('done', 'cancelled', 'closed') AND heard_at <= over_at THEN 1 ELSE 0 END, reach DESC, need DESC, water DESC, \
    vulnerable DESC, raised_at / 600000, confirmed DESC, number";

/// How many cases there are of each choice.
///
/// # Errors
/// The database fails.
pub async fn counts(conn: &mut Conn, wards: &[String]) -> Result<Vec<(State, i64)>> {
    let (filter, values) = filter(wards);
    let sums: Vec<String> = State::ALL
        .iter()
        .map(|state| {
            format!("CAST(COALESCE(SUM(CASE WHEN {} THEN 1 ELSE 0 END), 0) AS BIGINT)", state.counted())
        })
        .collect();
    let sql = format!("SELECT {} FROM sos WHERE {filter}", sums.join(", "));
    let Some(row) = conn.one(AssertSqlSafe(sql), values).await? else { return Ok(Vec::new()) };
    State::ALL.into_iter().enumerate().map(|(column, state)| Ok((state, row.int(column)?))).collect()
}

/// How many cases came since a moment, and those that ended since then, the latest last; exercises left out.
///
/// # Errors
/// The database fails.
pub async fn changed(conn: &mut Conn, wards: &[String], since: Millis) -> Result<(i64, Vec<Sos>)> {
    let (filter, values) = filter(wards);
    let place = values.len() + 1;
    let values = [values, args![since]].concat();
    let came = format!(
        "SELECT CAST(COUNT(*) AS BIGINT) FROM sos WHERE drill = 0 AND {filter} AND received_at >= ${place}"
    );
    let came = conn.one(AssertSqlSafe(came), values.clone()).await?.map_or(Ok(0), |row| row.int(0))?;
    let ended = format!(
        "SELECT {COLUMNS} FROM sos WHERE drill = 0 AND {filter} AND over_at >= ${place} ORDER BY over_at, number"
    );
    let rows = conn.all(AssertSqlSafe(ended), values).await?;
    Ok((came, rows.iter().map(from_row).collect::<Result<_>>()?))
}

/// Every exercise that is not over, parts of others too.
///
/// # Errors
/// The database fails.
pub async fn drills(conn: &mut Conn) -> Result<Vec<Sos>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sos WHERE drill = 1 AND state NOT IN ('done', 'cancelled', 'closed') ORDER BY number"
    );
    conn.all(AssertSqlSafe(sql), args![]).await?.iter().map(from_row).collect()
}

/// A page of what is asked for.
///
/// # Errors
/// The database fails.
pub async fn page(conn: &mut Conn, wish: &Wish) -> Result<Page> {
    let words = fold(&wish.text);
    if words.is_empty() {
        let total = total(conn, wish).await?;
        let found = select(conn, wish, wish.offset, wish.most).await?;
        let together = found.iter().filter(|(_, count)| *count > 1);
        let together = together.map(|(case, count)| (case.id, *count)).collect();
        return Ok(Page { cases: found.into_iter().map(|(case, _)| case).collect(), total, together });
    }
    // The two engines do not fold Vietnamese the same way, so words are compared here.
    let found = select(conn, &Wish { bundled: false, ..wish.clone() }, 0, LOOKED_THROUGH).await?;
    let mut cases: Vec<Sos> = found.into_iter().map(|(case, _)| case).collect();
    cases.retain(|case| has(case, &words));
    let total = i64::try_from(cases.len()).unwrap_or(i64::MAX);
    let places = |count: i64| usize::try_from(count).unwrap_or(0);
    let cases = cases.into_iter().skip(places(wish.offset)).take(places(wish.most)).collect();
    Ok(Page { cases, total, ..Page::default() })
}

async fn total(conn: &mut Conn, wish: &Wish) -> Result<i64> {
    let (condition, values) = condition(wish);
    let line = if wish.bundled { format!("DISTINCT {}", bundle()) } else { "*".to_owned() };
    let sql = format!("SELECT CAST(COUNT({line}) AS BIGINT) FROM sos WHERE {condition}");
    conn.one(AssertSqlSafe(sql), values).await?.map_or(Ok(0), |row| row.int(0))
}

/// The cases of a page, each with how many stand at it.
async fn select(conn: &mut Conn, wish: &Wish, offset: i64, most: i64) -> Result<Vec<(Sos, i64)>> {
    let (condition, mut values) = condition(wish);
    let (limit, skip) = (values.len() + 1, values.len() + 2);
    values.extend(args![most, offset]);
    let bundle = bundle();
    let from = if wish.bundled {
        format!(
            "(SELECT {COLUMNS}, CAST(COUNT(*) OVER (PARTITION BY {bundle}) AS BIGINT) AS together, \
            ROW_NUMBER() OVER (PARTITION BY {bundle} ORDER BY {ORDER}) AS place FROM sos WHERE {condition}) AS lines \
            WHERE place = 1"
        )
    } else {
        format!("(SELECT {COLUMNS}, CAST(1 AS BIGINT) AS together FROM sos WHERE {condition}) AS lines")
    };
    let sql =
        format!("SELECT {COLUMNS}, together FROM {from} ORDER BY {ORDER} LIMIT ${limit} OFFSET ${skip}");
    let rows = conn.all(AssertSqlSafe(sql), values).await?;
    rows.iter().map(|row| Ok((from_row(row)?, row.int(TOGETHER)?))).collect()
}

/// The place of the count behind the columns of a case.
const TOGETHER: usize = 30;

/// Which cases are asked for, words aside.
fn condition(wish: &Wish) -> (String, Vec<Arg>) {
    let (filter, mut values) = filter(&wish.wards);
    let origin = match &wish.origin {
        Some(origin) => {
            values.push(Arg::from(origin.as_str()));
            format!(" AND origin = ${}", values.len())
        }
        None => String::new(),
    };
    (format!("({}) AND {filter}{origin}", wish.state.condition()), values)
}

fn filter(wards: &[String]) -> (String, Vec<Arg>) {
    let parts = (1..=wards.len()).map(|place| format!(" AND ward_code = ${place}"));
    (format!("1 = 1{}", parts.collect::<String>()), wards.iter().map(Arg::from).collect())
}

/// Whether every word is in the case: parts of its number, address and note, the whole receipt code, or at least
/// three digits of a phone.
fn has(case: &Sos, words: &str) -> bool {
    let (details, place) = (&case.details, case.details.place.as_ref());
    let address = place.map_or("", |place| place.address.as_str());
    let text = fold(&format!("{} {address} {}", number(case.number), details.note));
    let receipt = case.receipt.to_lowercase();
    let digits = |phone: &str| phone.chars().filter(char::is_ascii_digit).collect::<String>();
    let phones = [digits(&details.phone), digits(&details.caller_phone)];
    let dials = |word: &str| word.len() >= 3 && phones.iter().any(|phone| phone.contains(word));
    words.split(' ').all(|word| text.contains(word) || receipt == word || dials(word))
}

/// The case that this phone's plain words began, if it is open, or part of one that is. Never an exercise: whoever had a
/// part in one and texts again may be in earnest.
///
/// # Errors
/// The database fails.
pub async fn texted(conn: &mut Conn, phone_key: &str) -> Result<Option<Sos>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sos WHERE phone_key = $1 AND drill = 0 AND source = 'sms' AND device_hash IS NULL \
        AND EXISTS (SELECT 1 FROM sos AS whole WHERE whole.id = COALESCE(sos.merged_into, sos.id) AND ({OPEN})) \
        AND NOT EXISTS (SELECT 1 FROM sos_said WHERE sos_id = sos.id AND revision > 0) ORDER BY number DESC LIMIT 1"
    );
    conn.one(AssertSqlSafe(sql), args![phone_key]).await?.as_ref().map(from_row).transpose()
}

/// Open cases, exercises with exercises and earnest with earnest, within this time of a case, and those with its phones whenever they came: those first, then its ward, then
/// what came at the same time, so that no number of others hides them.
///
/// # Errors
/// The database fails.
pub async fn around(conn: &mut Conn, case: &Sos, millis: i64) -> Result<Vec<Sos>> {
    let key = |phone: &str| crate::sos::clean::phone_key(phone);
    let (phone, caller) = (key(&case.details.phone), key(&case.details.caller_phone));
    let sql = format!(
        "SELECT {COLUMNS} FROM sos WHERE id <> $1 AND ({OPEN}) AND drill = {} AND ((raised_at >= $2 AND raised_at <= $3) \
        OR (phone_key <> '' AND phone_key IN ($4, $5)) OR (caller_key <> '' AND caller_key IN ($6, $7)) OR sheet_id = $8) \
        ORDER BY CASE WHEN (phone_key <> '' AND phone_key IN ($9, $10)) OR (caller_key <> '' AND caller_key IN ($11, $12)) \
        THEN 0 WHEN ward_code = $13 THEN 1 ELSE 2 END, ABS(raised_at - $14), number LIMIT $15",
        i64::from(case.drill)
    );
    let phones = || args![&phone, &caller, &phone, &caller];
    let span = |by: i64| Millis(case.raised_at.0.saturating_add(by));
    let values = [
        args![case.id, span(-millis), span(millis)],
        phones(),
        args![case.sheet_id.clone()],
        phones(),
        args![case.ward_code.clone(), case.raised_at, LOOKED_THROUGH],
    ]
    .concat();
    conn.all(AssertSqlSafe(sql), values).await?.iter().map(from_row).collect()
}
