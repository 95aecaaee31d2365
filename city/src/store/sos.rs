//! Table `sos`: calls for rescue. What was said of them is in `said`, what happened in `line`.

pub mod board;
pub mod double;
pub mod line;
pub mod origin;
pub mod said;

use hue_model::id::SosId;
use hue_model::sos::{CancelReason, CitySosState, Need, SosDetails, WaterLevel};
use hue_model::time::Millis;
use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;

use crate::args;
use crate::problem::{Failure, Result};
use crate::sos::clean::phone_key;
use crate::store::broken;
use crate::store::db::{Arg, Conn, Row};
use crate::store::report::{take, value, word};

/// The door something was said through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The app.
    App,
    /// The public site.
    Lite,
    /// A text message.
    Sms,
    /// A call that an operator wrote down.
    Phone,
    /// A post on a social network that an operator pasted.
    Post,
    /// A line of a table that an operator uploaded.
    Sheet,
}

/// How far a case is confirmed; the more, the earlier it comes among equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confirmed {
    /// Nobody could be asked.
    No,
    /// There is a phone to call.
    Phone,
    /// Somebody of the desk spoke with them.
    Spoken,
}

/// The operator who works on a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The city's key of the person.
    pub by: String,
    /// Since when.
    pub at: Millis,
}

/// A case as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Sos {
    /// Its id.
    pub id: SosId,
    /// The number behind `SOS-`.
    pub number: i64,
    /// The code that shows its state.
    pub receipt: String,
    /// The hash of the device's secret, once a device showed one.
    pub device_hash: Option<String>,
    /// The door it first came through.
    pub source: Source,
    /// The device's highest revision; 0 where none came.
    pub revision: i64,
    /// Rises with every change.
    pub version: i64,
    /// Rises with the desk's and the team's changes alone: what a form of the console was filled in on.
    pub desk_version: i64,
    /// Where it stands.
    pub state: CitySosState,
    /// Whether it is an exercise.
    pub drill: bool,
    /// What was said last.
    pub details: SosDetails,
    /// The smallest and the largest head count that was ever said.
    pub people: Option<(i64, i64)>,
    /// How far it is confirmed.
    pub confirmed: Confirmed,
    /// The ward, named by the caller or found by the point.
    pub ward_code: Option<String>,
    /// When help was asked for.
    pub raised_at: Millis,
    /// When the city first heard of it.
    pub received_at: Millis,
    /// When the city last heard of it.
    pub heard_at: Millis,
    /// When it ended.
    pub over_at: Option<Millis>,
    /// Why the caller took it back.
    pub cancelled: Option<CancelReason>,
    /// Who works on it.
    pub claim: Option<Claim>,
    /// The team that has it.
    pub team: Option<String>,
    /// The case this one is a double of.
    pub merged_into: Option<SosId>,
    /// The name of the address it first came from, for ten minutes the same; `None` where no device sent it.
    pub origin: Option<String>,
    /// The id that volunteers gave it in their table.
    pub sheet_id: Option<String>,
    /// How urgent it is, with all that are part of it.
    pub rank: Rank,
}

/// The number as people read it.
#[must_use]
pub fn number(number: i64) -> String {
    format!("SOS-{number:04}")
}

/// What the board sorts by, higher first. What was not said counts as what is likelier in a flood: the first packet
/// of somebody in danger says nothing at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// 1 where a place or a phone is known, where words may hold one, or where somebody at the desk wrote it down; 0 where
    /// nobody could go or call yet.
    pub reach: i64,
    /// 2 to be taken away, to be treated, or nothing said; 1 food, water, a roof.
    pub need: i64,
    /// 0 dry to 5 over the head; nothing said counts as up to the waist.
    pub water: i64,
    /// How many kinds of people who cannot help themselves.
    pub vulnerable: i64,
}

impl Rank {
    /// How urgent these details are, from this door.
    #[must_use]
    pub fn of(source: Source, details: &SosDetails) -> Self {
        let by_hand = matches!(source, Source::Phone | Source::Post | Source::Sheet);
        let phones = [&details.phone, &details.caller_phone];
        let named = details.place.is_some() || phones.iter().any(|it| !phone_key(it).is_empty());
        let reach = by_hand || named || !details.note.trim().is_empty();
        let grave = |need: &Need| matches!(need, Need::Rescue | Need::Medical);
        let need = if details.needs.is_empty() || details.needs.iter().any(grave) { 2 } else { 1 };
        let water = match details.water {
            Some(WaterLevel::Dry) => 0,
            Some(WaterLevel::Ankle) => 1,
            Some(WaterLevel::Knee) => 2,
            Some(WaterLevel::Waist) | None => 3,
            Some(WaterLevel::Chest) => 4,
            Some(WaterLevel::OverHead) => 5,
        };
        let vulnerable = i64::try_from(details.vulnerable.len()).unwrap_or(0);
        Self { reach: i64::from(reach), need, water, vulnerable }
    }

    /// As urgent as the more urgent of both in everything.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            reach: self.reach.max(other.reach),
            need: self.need.max(other.need),
            water: self.water.max(other.water),
            vulnerable: self.vulnerable.max(other.vulnerable),
        }
    }
}

impl Sos {
    /// How urgent it is without those that are part of it.
    #[must_use]
    pub fn own_rank(&self) -> Rank {
        Rank::of(self.source, &self.details)
    }

    /// The head count, where what was said agrees or not.
    pub fn counted(&mut self, people: Option<u16>) {
        let Some(people) = people.map(i64::from) else { return };
        let (least, most) = self.people.unwrap_or((people, people));
        self.people = Some((least.min(people), most.max(people)));
    }

    /// Whether somebody must still do something: it is not over, or something was heard of it since.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.merged_into.is_none()
            && (!self.state.is_over() || self.over_at.is_none_or(|at| self.heard_at > at))
    }
}

pub(crate) const COLUMNS: &str = "id, number, receipt, device_hash, source, revision, version, desk_version, state, \
    drill, details, people_least, people_most, confirmed, ward_code, raised_at, received_at, heard_at, over_at, \
    cancelled, claimed_by, claimed_at, team_id, merged_into, reach, need, water, vulnerable, origin, sheet_id";

fn id(text: &str) -> Result<SosId> {
    text.parse().map_err(|_| broken("sos id"))
}

pub(crate) fn from_row(row: &Row) -> Result<Sos> {
    let confirmed = match row.int(13)? {
        0 => Confirmed::No,
        1 => Confirmed::Phone,
        _ => Confirmed::Spoken,
    };
    let claim = row.opt_text(20)?.zip(row.opt_int(21)?).map(|(by, at)| Claim { by, at: Millis(at) });
    Ok(Sos {
        id: id(&row.text(0)?)?,
        number: row.int(1)?,
        receipt: row.text(2)?,
        device_hash: row.opt_text(3)?,
        source: value(row.text(4)?)?,
        revision: row.int(5)?,
        version: row.int(6)?,
        desk_version: row.int(7)?,
        state: value(row.text(8)?)?,
        drill: row.int(9)? != 0,
        details: serde_json::from_str(&row.text(10)?)?,
        people: row.opt_int(11)?.zip(row.opt_int(12)?),
        confirmed,
        ward_code: row.opt_text(14)?,
        raised_at: Millis(row.int(15)?),
        received_at: Millis(row.int(16)?),
        heard_at: Millis(row.int(17)?),
        over_at: row.opt_int(18)?.map(Millis),
        cancelled: row.opt_text(19)?.map(value).transpose()?,
        claim,
        team: row.opt_text(22)?,
        merged_into: row.opt_text(23)?.map(|text| id(&text)).transpose()?,
        rank: Rank { reach: row.int(24)?, need: row.int(25)?, water: row.int(26)?, vulnerable: row.int(27)? },
        origin: row.opt_text(28)?,
        sheet_id: row.opt_text(29)?,
    })
}

/// A case by its id.
///
/// # Errors
/// The database fails.
pub async fn get(conn: &mut Conn, id: SosId) -> Result<Option<Sos>> {
    let sql = format!("SELECT {COLUMNS} FROM sos WHERE id = $1");
    conn.one(AssertSqlSafe(sql), args![id]).await?.as_ref().map(from_row).transpose()
}

/// A case by its receipt code.
///
/// # Errors
/// The database fails.
pub async fn by_receipt(conn: &mut Conn, receipt: &str) -> Result<Option<Sos>> {
    let sql = format!("SELECT {COLUMNS} FROM sos WHERE receipt = $1");
    conn.one(AssertSqlSafe(sql), args![receipt]).await?.as_ref().map(from_row).transpose()
}

/// Most cases with one id of volunteers that are looked at.
const WITH_ID: i64 = 20;

/// The cases that volunteers gave this id, the latest first; exercises with exercises, and of those only what goes on.
///
/// # Errors
/// The database fails.
pub async fn by_sheet_id(conn: &mut Conn, id: &str, drill: bool) -> Result<Vec<Sos>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sos WHERE sheet_id = $1 AND drill = $2 \
        AND (drill = 0 OR state NOT IN ('done', 'cancelled', 'closed')) ORDER BY number DESC LIMIT {WITH_ID}"
    );
    let rows = conn.all(AssertSqlSafe(sql), args![id, drill]).await?;
    rows.iter().map(from_row).collect()
}

/// Whether a receipt code is taken.
///
/// # Errors
/// The database fails.
pub async fn is_receipt(conn: &mut Conn, receipt: &str) -> Result<bool> {
    Ok(conn.one("SELECT id FROM sos WHERE receipt = $1", args![receipt]).await?.is_some())
}

const INSERT: &str = "INSERT INTO sos (id, number, receipt, device_hash, source, revision, version, desk_version, \
    state, drill, details, people_least, people_most, confirmed, ward_code, raised_at, received_at, heard_at, \
    over_at, cancelled, claimed_by, claimed_at, team_id, merged_into, origin, sheet_id, reach, need, water, vulnerable, phone_key, caller_key)";

/// Stores a new case and gives it its number and first version: in one transaction, so that numbers have no gap.
///
/// # Errors
/// The database fails.
pub async fn insert(conn: &mut Conn, sos: &mut Sos) -> Result<()> {
    sos.number = take(conn, "sos", 1).await?;
    sos.version = take(conn, "version", 1).await?;
    sos.desk_version = sos.version;
    let mut row = args![sos.id, sos.number, &sos.receipt];
    row.extend(changing(sos)?.into_iter().map(|(_, value)| value));
    conn.insert_many(INSERT, vec![row], "").await
}

/// What can change, in the order of the columns.
fn changing(sos: &Sos) -> Result<Vec<(&'static str, Arg)>> {
    let details = serde_json::to_string(&sos.details)?;
    Ok(vec![
        ("device_hash", Arg::from(sos.device_hash.clone())),
        ("source", Arg::from(word(sos.source))),
        ("revision", Arg::from(sos.revision)),
        ("version", Arg::from(sos.version)),
        ("desk_version", Arg::from(sos.desk_version)),
        ("state", Arg::from(word(sos.state))),
        ("drill", Arg::from(sos.drill)),
        ("details", Arg::from(details)),
        ("people_least", Arg::from(sos.people.map(|(least, _)| least))),
        ("people_most", Arg::from(sos.people.map(|(_, most)| most))),
        ("confirmed", Arg::from(sos.confirmed as i64)),
        ("ward_code", Arg::from(sos.ward_code.clone())),
        ("raised_at", Arg::from(sos.raised_at)),
        ("received_at", Arg::from(sos.received_at)),
        ("heard_at", Arg::from(sos.heard_at)),
        ("over_at", Arg::from(sos.over_at)),
        ("cancelled", Arg::from(sos.cancelled.map(word))),
        ("claimed_by", Arg::from(sos.claim.as_ref().map(|claim| claim.by.as_str()))),
        ("claimed_at", Arg::from(sos.claim.as_ref().map(|claim| claim.at))),
        ("team_id", Arg::from(sos.team.clone())),
        ("merged_into", Arg::from(sos.merged_into)),
        ("origin", Arg::from(sos.origin.clone())),
        ("sheet_id", Arg::from(sos.sheet_id.clone())),
        ("reach", Arg::from(sos.rank.reach)),
        ("need", Arg::from(sos.rank.need)),
        ("water", Arg::from(sos.rank.water)),
        ("vulnerable", Arg::from(sos.rank.vulnerable)),
        ("phone_key", Arg::from(phone_key(&sos.details.phone))),
        ("caller_key", Arg::from(phone_key(&sos.details.caller_phone))),
    ])
}

/// Writes a case with a new version. `acted` says whether the desk or the team did something, not only the caller.
///
/// # Errors
/// Somebody changed it since it was read, or the database fails.
pub async fn save(conn: &mut Conn, sos: &mut Sos, acted: bool) -> Result<()> {
    let read = sos.version;
    sos.version = take(conn, "version", 1).await?;
    if acted {
        sos.desk_version = sos.version;
    }
    let (columns, mut values): (Vec<_>, Vec<_>) = changing(sos)?.into_iter().unzip();
    let set: Vec<String> =
        (1..).zip(&columns).map(|(place, column)| format!("{column} = ${place}")).collect();
    let (id, version) = (columns.len() + 1, columns.len() + 2);
    values.extend(args![sos.id, read]);
    let sql = format!("UPDATE sos SET {} WHERE id = ${id} AND version = ${version}", set.join(", "));
    if conn.execute(AssertSqlSafe(sql), values).await? == 0 {
        return Err(Failure::conflict("Somebody changed this case in the meantime"));
    }
    Ok(())
}
