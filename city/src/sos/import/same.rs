//! Which case a row of a table is of. Two volunteers give the same id to two families: an id counts only where the phone, or
//! else the place, agrees with what the last row with it said or with what is known now, or where the row names neither and
//! there is one case only. Two phones are two families, in one hamlet too: to see one twice is safer than not at all.

use std::collections::BTreeMap;

use hue_model::sos::{SosDetails, SosPlace};

use super::rows::Taken;
use crate::plain::Tokens;
use crate::problem::Result;
use crate::sos::clean::phone_key;
use crate::state::App;
use crate::store::Conn;
use crate::store::sos::said::{self, Said};
use crate::store::sos::{self, Sos, Source};

/// Metres within which two points are one house.
const NEAR_METRES: f64 = 60.0;
/// Rows above with the same id that are compared with one.
const AS_MANY: usize = 20;

/// The case of a row, with all that was said of it: the row's own, or the one its id counts for.
pub(super) async fn find(conn: &mut Conn, row: &Taken, drill: bool) -> Result<Option<(Sos, Vec<Said>)>> {
    if let Some(case) = sos::get(conn, row.id).await? {
        let said = said::of(conn, case.id).await?;
        return Ok(Some((case, said)));
    }
    let others = with_id(conn, row, drill).await?;
    let alone = others.len() == 1;
    // An id of the flood before is given anew.
    let later = |case: &Sos| case.over_at.zip(row.raised_at).is_some_and(|(over, raised)| raised > over);
    Ok(others.into_iter().find(|(case, said)| !later(case) && is_of(&row.details, case, said, alone)))
}

/// The cases with the id of a row, the latest first.
async fn with_id(conn: &mut Conn, row: &Taken, drill: bool) -> Result<Vec<(Sos, Vec<Said>)>> {
    let mut found = Vec::new();
    let Some(id) = &row.sheet_id else { return Ok(found) };
    for case in sos::by_sheet_id(conn, id, drill).await? {
        let said = said::of(conn, case.id).await?;
        found.push((case, said));
    }
    Ok(found)
}

/// What the last row of a case said, with what the rows before it had said.
pub(super) fn last(said: &[Said]) -> Option<&SosDetails> {
    said.iter().rfind(|said| said.source == Source::Sheet).map(|said| &said.details)
}

fn is_of(row: &SosDetails, case: &Sos, said: &[Said], alone: bool) -> bool {
    // Without phone and place of its own it says more of a case that is there, where there is only one.
    let phones = [&row.phone, &row.caller_phone];
    let names_nobody = row.place.is_none() && phones.iter().all(|phone| phone_key(phone).is_empty());
    (alone && names_nobody) || last(said).is_some_and(|last| agrees(row, last)) || agrees(row, &case.details)
}

/// Whether both name the same phone of who needs rescue; where one names none, the same place; and where one names no place
/// either, the same phone of who called for them.
fn agrees(one: &SosDetails, other: &SosDetails) -> bool {
    let same = |one: &str, other: &str| {
        let (one, other) = (phone_key(one), phone_key(other));
        (!one.is_empty() && !other.is_empty()).then(|| one == other)
    };
    let there = || one.place.as_ref().zip(other.place.as_ref()).map(|(one, other)| is_there(one, other));
    same(&one.phone, &other.phone)
        .or_else(there)
        .or_else(|| same(&one.caller_phone, &other.caller_phone))
        .unwrap_or(false)
}

fn is_there(one: &SosPlace, other: &SosPlace) -> bool {
    let near = one.point.zip(other.point).is_some_and(|(here, there)| here.metres_to(there) <= NEAR_METRES);
    let words = |place: &SosPlace| Tokens::of(&place.address).rest(0);
    let wards = one.ward_code.as_ref().zip(other.ward_code.as_ref()).is_none_or(|(one, other)| one == other);
    near || (wards && !words(one).is_empty() && words(one) == words(other))
}

/// A row whose id others have, and that becomes a case of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clash {
    /// Its line in the table.
    pub(crate) line: usize,
    /// Its id.
    pub(crate) id: String,
    /// The number of the other case, or the line of the other row.
    pub(crate) other: Other,
}

/// Who has the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Other {
    /// The case of this number.
    Case(i64),
    /// The row of this line.
    Row(usize),
}

/// The rows of a table whose id others have, the first `most` of them.
///
/// # Errors
/// The database fails.
pub(crate) async fn clashes(app: &App, rows: &[Taken], drill: bool, most: usize) -> Result<Vec<Clash>> {
    let (mut found, mut conn) = (Vec::new(), app.store.read().await?);
    let mut before: BTreeMap<&str, Vec<&Taken>> = BTreeMap::new();
    for row in rows {
        let Some(id) = row.sheet_id.as_deref() else { continue };
        let above = before.entry(id).or_default();
        let is_above = above.iter().rev().take(AS_MANY).any(|other| agrees(&row.details, &other.details));
        if !is_above && found.len() < most && find(&mut conn, row, drill).await?.is_none() {
            let others = with_id(&mut conn, row, drill).await?;
            let other = match (others.first(), above.last()) {
                (Some((case, _)), _) => Some(Other::Case(case.number)),
                (None, Some(other)) => Some(Other::Row(other.line)),
                (None, None) => None,
            };
            found.extend(other.map(|other| Clash { line: row.line, id: id.to_owned(), other }));
        }
        above.push(row);
    }
    Ok(found)
}
