//! The rows of a table, each read into what the desk stores, or refused with its line and why; nothing is lost either way.

use hue_model::geo::Point;
use hue_model::id::SosId;
use hue_model::limits::SOS_NOTE_CHARS;
use hue_model::place::PlaceSource;
use hue_model::sos::{SosDetails, SosPlace, Subject};
use hue_model::time::{HUE_OFFSET_SECONDS, Millis};
use serde_json::Value;

use crate::lite::said::{NEEDS, VULNERABLE, WATER, point};
use crate::pack::CityPack;
use crate::sos::clean::{self, Odd};
use crate::sos::made::MadeIds;
use crate::sos::post::{self, Reading, place};
use crate::store::report::word;
use crate::table::Row;

/// Most rows of one table.
pub(crate) const MOST: usize = 5_000;

/// A row that can be taken.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Taken {
    /// Its line in the table.
    pub(crate) line: usize,
    /// The same for the same words.
    pub(crate) id: SosId,
    /// The id that the table gives it. A bare number is none: every volunteers' table has a row 1.
    pub(crate) sheet_id: Option<String>,
    /// What it says.
    pub(crate) details: SosDetails,
    /// What could not be read.
    pub(crate) odd: Odd,
    /// When help was asked for, where it says so.
    pub(crate) raised_at: Option<Millis>,
}

/// Why a row is not taken; the last part of the key that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It has more cells than the head.
    Cells,
    /// It says neither where, nor a phone, nor anything else.
    Nothing,
    /// It is beyond the most that one table may have.
    Beyond,
}

impl Fault {
    /// The last part of its key.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Cells => "cells",
            Self::Nothing => "nothing",
            Self::Beyond => "beyond",
        }
    }
}

/// A row that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    /// Its line in the table.
    pub(crate) line: usize,
    /// Why.
    pub(crate) fault: Fault,
    /// As it is written.
    pub(crate) text: String,
}

/// Reads the rows below the head; `fields` says what each column is, `kind` what their ids are made for.
pub(crate) fn read(
    pack: &CityPack,
    (ids, kind): (&MadeIds, &str),
    head: &[String],
    fields: &[String],
    rows: &[Row],
    now: Millis,
) -> (Vec<Taken>, Vec<Refused>) {
    let (mut taken, mut refused) = (Vec::new(), Vec::new());
    for row in rows.iter().filter(|row| !row.is_blank()) {
        let cells = Cells { ids, kind, head, fields, row };
        let fault = if taken.len() >= MOST {
            Fault::Beyond
        } else if row.cells.len() > head.len() {
            Fault::Cells
        } else {
            match cells.read(pack, now) {
                Some(one) => {
                    taken.push(one);
                    continue;
                }
                None => Fault::Nothing,
            }
        };
        refused.push(Refused { line: row.line, fault, text: row.text.clone() });
    }
    (taken, refused)
}

/// A row with what its columns are.
struct Cells<'a> {
    ids: &'a MadeIds,
    kind: &'a str,
    head: &'a [String],
    fields: &'a [String],
    row: &'a Row,
}

impl Cells<'_> {
    /// Header, field and cell of every column that says something.
    fn all(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        let named = self.head.iter().zip(self.fields).zip(&self.row.cells);
        named
            .map(|((head, field), cell)| (head.trim(), field.as_str(), cell.trim()))
            .filter(|(_, _, cell)| !cell.is_empty())
    }

    fn get(&self, field: &str) -> &str {
        self.all().find(|(_, of, _)| *of == field).map_or("", |(_, _, cell)| cell)
    }

    fn read(&self, pack: &CityPack, now: Millis) -> Option<Taken> {
        let mut odd = Odd::new();
        let (phone, caller_phone) = (self.get("phone").to_owned(), self.get("caller_phone").to_owned());
        let mut details = SosDetails {
            subject: if caller_phone.is_empty() { Subject::Myself } else { Subject::Other },
            place: self.place(pack, &mut odd),
            phone,
            caller_phone,
            people: self.people(&mut odd),
            water: self.water(pack, &mut odd),
            ..SosDetails::default()
        };
        let (needs, vulnerable) = (self.listed(pack, "need"), self.listed(pack, "vulnerable"));
        let ticked = |reading: &Reading, field: String| !reading.values(&field).is_empty();
        details.needs =
            NEEDS.into_iter().filter(|one| ticked(&needs, format!("need-{}", word(one)))).collect();
        details.vulnerable = VULNERABLE
            .into_iter()
            .filter(|one| ticked(&vulnerable, format!("vulnerable-{}", word(one))))
            .collect();
        details.note = self.note();
        if details.place.is_none()
            && details.phone.is_empty()
            && details.caller_phone.is_empty()
            && details.note.is_empty()
        {
            return None;
        }
        keep_the_rest(&details.note, &mut odd);
        clean::tidy(pack, &mut details, &mut odd);
        let (id, sheet_id, raised_at) = (self.id(), self.sheet_id(), self.raised_at(now, &mut odd));
        Some(Taken { line: self.row.line, id, sheet_id, details, raised_at, odd })
    }

    /// The same for the same words.
    fn id(&self) -> SosId {
        let all = self
            .all()
            .map(|(head, _, cell)| format!("{head}\u{1f}{cell}"))
            .collect::<Vec<_>>()
            .join("\u{1e}");
        self.ids.id(self.kind, &all)
    }

    fn sheet_id(&self) -> Option<String> {
        let id = self.get("id").split_whitespace().collect::<Vec<_>>().join(" ");
        let number = id.len() < 7 && id.chars().all(|digit| digit.is_ascii_digit());
        (!number).then_some(id)
    }

    fn place(&self, pack: &CityPack, odd: &mut Odd) -> Option<SosPlace> {
        let (ward, mut address) = (self.get("ward"), self.get("address").to_owned());
        let code = pack.wards.contains_key(ward).then(|| ward.to_owned()).or_else(|| place::ward(pack, ward));
        // A name that is no ward's, or two wards', is still a word of where.
        if code.is_none() && !ward.is_empty() {
            address = [address.as_str(), ward]
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join(", ");
        }
        let code = code.or_else(|| place::ward(pack, &address));
        let point = self.point(odd);
        let is_there = point.is_some() || code.is_some() || !address.is_empty();
        is_there.then(|| SosPlace {
            source: if point.is_some() { PlaceSource::Pin } else { PlaceSource::Name },
            point,
            accuracy: None,
            ward_code: code,
            address,
        })
    }

    /// Two numbers, each in its column or both in one, or the address of a page of a map.
    fn point(&self, odd: &mut Odd) -> Option<Point> {
        let pair = match (self.get("lat"), self.get("long")) {
            ("", "") => self.get("point").to_owned(),
            (lat, long) => format!("{} {}", lat.replace(',', "."), long.replace(',', ".")),
        };
        let at = ["/@", "?q=", "&q=", "query=", "ll="].into_iter().find_map(|mark| pair.split_once(mark));
        let bare = at.map_or(pair.as_str(), |(_, rest)| rest).replace("%2C", ",");
        let numbers: String = bare
            .chars()
            .take_while(|it| it.is_ascii_digit() || matches!(it, '.' | ',' | ' ' | ';' | '-'))
            .collect();
        // Behind the point of a map comes how near it is seen.
        let two = numbers.splitn(3, ',').take(2).collect::<Vec<_>>().join(",");
        let found = point(if at.is_some() { &two } else { bare.trim() });
        if found.is_none() && !pair.trim().is_empty() {
            clean::keep(odd, "place.point", &Value::String(pair));
        }
        found
    }

    fn people(&self, odd: &mut Odd) -> Option<u16> {
        let cell = self.get("people");
        let words = || format!("{cell} người");
        let read = cell.parse().ok().or_else(|| post::read_alone(cell).value("people").parse().ok());
        let read = read.or_else(|| post::read_alone(&words()).value("people").parse().ok());
        if read.is_none() && !cell.is_empty() {
            clean::keep(odd, "people", &Value::String(cell.into()));
        }
        read
    }

    fn water(&self, pack: &CityPack, odd: &mut Odd) -> Option<hue_model::sos::WaterLevel> {
        let cell = self.get("water");
        let read = |text: String| {
            let value = post::read(&text, pack).value("water").to_owned();
            WATER.into_iter().find(|level| word(level) == value)
        };
        let found = WATER.into_iter().find(|level| word(level) == cell);
        let found = found.or_else(|| read(format!("nước {cell}"))).or_else(|| read(format!("nước {cell} m")));
        if found.is_none() && !cell.is_empty() {
            clean::keep(odd, "water", &Value::String(cell.into()));
        }
        found
    }

    /// What the columns of needs or of people who cannot help themselves say; a column of counts says it by its header.
    fn listed(&self, pack: &CityPack, field: &str) -> Reading {
        let said = self.all().filter(|(_, of, cell)| *of == field && !is_no(cell));
        let text =
            said.map(|(head, _, cell)| format!("{head}. cần {cell}. {cell}")).collect::<Vec<_>>().join(". ");
        post::read(&text, pack)
    }

    /// Every other column, with its header; and what stood in columns of which only words could be ticked.
    fn note(&self) -> String {
        let rest = self.all().filter(|(_, field, cell)| {
            field.is_empty()
                || (matches!(*field, "need" | "vulnerable") && cell.chars().any(char::is_alphabetic))
        });
        rest.map(|(head, _, cell)| if is_note(head) { cell.to_owned() } else { format!("{head}: {cell}") })
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn raised_at(&self, now: Millis, odd: &mut Odd) -> Option<Millis> {
        let cell = self.get("time");
        let forms = [
            "%d/%m/%Y %H:%M:%S",
            "%d/%m/%Y %H:%M",
            "%H:%M %d/%m/%Y",
            "%H:%M:%S %d/%m/%Y",
            "%Y-%m-%d %H:%M:%S",
            "%Y-%m-%d %H:%M",
            "%Y-%m-%dT%H:%M:%S",
        ];
        let read = forms.into_iter().find_map(|form| chrono::NaiveDateTime::parse_from_str(cell, form).ok());
        let at = read
            .map(|at| Millis(at.and_utc().timestamp_millis()).plus(-i64::from(HUE_OFFSET_SECONDS) * 1_000));
        let at = at.filter(|at| (0..clean::WEEK).contains(&now.since(*at)));
        if at.is_none() && !cell.is_empty() {
            clean::keep(odd, "raised_at", &Value::String(cell.into()));
        }
        at
    }
}

/// What a note has beyond its limit, for the list of what was said.
pub(crate) fn keep_the_rest(note: &str, odd: &mut Odd) {
    let rest: String = note.chars().skip(SOS_NOTE_CHARS).collect();
    for (number, part) in (2..).zip(rest.chars().collect::<Vec<_>>().chunks(clean::ODD_CHARS)) {
        odd.insert(format!("note {number}"), part.iter().collect());
    }
}

fn is_note(head: &str) -> bool {
    matches!(crate::plain::Tokens::of(head).rest(0).as_str(), "ghi chu" | "noi dung" | "mo ta" | "note")
}

/// A cell that says that there is none.
fn is_no(cell: &str) -> bool {
    matches!(
        crate::plain::Tokens::of(cell).rest(0).as_str(),
        "0" | "khong" | "no" | "false" | "khong co" | "ko"
    )
}

#[cfg(test)]
mod tests;
