//! A cut as somebody writes it, in a form or a line of a table.

use hue_model::id::OutageId;
use hue_model::outage::{Outage, OutageKind, OutageState};
use hue_model::text::unprintable;
use hue_model::time::Millis;

use crate::clock::{local, read_local};
use crate::pack::CityPack;

/// The texts with their longest length in characters, in the order of the form.
pub(crate) const TEXTS: [(&str, usize); 3] = [("provider", 100), ("area", 600), ("reason", 300)];
/// The times.
pub(crate) const TIMES: [&str; 2] = ["starts_at", "ends_at"];
/// Every field's name; a table has them as columns.
pub(crate) const ALL: [&str; 7] = ["kind", "provider", "wards", "area", "starts_at", "ends_at", "reason"];

/// A day in milliseconds.
const DAY: i64 = 24 * 3_600_000;
/// Longest cut.
const LONGEST: i64 = 14 * DAY;
/// How long before and after now a new one may begin: what lies further away is a slip of the keys.
const WITHIN: (i64, i64) = (14 * DAY, 180 * DAY);

/// The cut that these fields say, or the names of those that cannot be taken. One that `began` at some time may go on to say
/// so, however long ago that is.
pub(crate) fn read(
    pack: &CityPack,
    (id, revision): (OutageId, u32),
    began: Option<Millis>,
    now: Millis,
    get: impl Fn(&str) -> String,
) -> Result<Outage, Vec<&'static str>> {
    let text = |name: &str| get(name).trim().to_owned();
    let long = |(name, most): (&'static str, usize)| {
        let text = text(name);
        (text.chars().count() > most || text.chars().any(unprintable)).then_some(name)
    };
    let mut wrong: Vec<&'static str> = TEXTS.into_iter().filter_map(long).collect();
    let kind = OutageKind::ALL.into_iter().find(|kind| kind.word() == text("kind"));
    let wards = wards(pack, &text("wards"));
    let [starts_at, ends_at] = TIMES.map(|name| moment(&text(name)));
    let (before, after) = WITHIN;
    // A form has no seconds.
    let is_as_before = |at: Millis| began.is_some_and(|began| local(began) == local(at));
    let begins =
        starts_at.filter(|at| is_as_before(*at) || (now.plus(-before)..=now.plus(after)).contains(at));
    let ends = ends_at.filter(|end| begins.is_none_or(|start| (1..=LONGEST).contains(&end.since(start))));
    let checks = [
        ("kind", kind.is_some()),
        ("provider", !text("provider").is_empty()),
        ("wards", wards.is_some()),
        ("starts_at", begins.is_some()),
        ("ends_at", ends.is_some()),
    ];
    wrong.extend(checks.into_iter().filter(|(_, good)| !good).map(|(name, _)| name));
    let (Some(kind), Some(ward_codes), Some(starts_at), Some(ends_at), true) =
        (kind, wards, begins, ends, wrong.is_empty())
    else {
        wrong.dedup();
        return Err(wrong);
    };
    Ok(Outage {
        id,
        kind,
        provider: text("provider"),
        ward_codes,
        area: text("area"),
        reason: text("reason"),
        starts_at,
        ends_at,
        state: OutageState::Planned,
        restored_at: None,
        revision,
        updated_at: now,
    })
}

/// The codes of the wards that are named: by code, or by name with commas between them.
fn wards(pack: &CityPack, text: &str) -> Option<Vec<String>> {
    let mut codes = Vec::new();
    for named in text.split([',', ';']).map(str::trim).filter(|named| !named.is_empty()) {
        match pack.ward_called(named) {
            Some(code) => codes.push(code.to_owned()),
            None => codes.extend(named.split_whitespace().map(str::to_owned)),
        }
    }
    codes.sort();
    codes.dedup();
    (!codes.is_empty() && codes.iter().all(|code| pack.wards.contains_key(code))).then_some(codes)
}

/// A time as a form says it, or as people write it: `28/11/2026 08:00`.
fn moment(text: &str) -> Option<Millis> {
    let plain = read_local(&text.replace(' ', "T"));
    plain.or_else(|| {
        let (day, time) = text.split_once(' ')?;
        let mut parts = day.splitn(3, '/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        read_local(&format!("{year}-{month:0>2}-{day:0>2}T{:0>5}", time.trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-27 08:00 in Huế.
    const EIGHT: Millis = Millis(1_795_741_200_000);

    #[test]
    fn times_are_read_as_forms_and_people_write_them() {
        for text in ["2026-11-27T08:00", "2026-11-27 08:00", "27/11/2026 08:00", "27/11/2026 8:00"] {
            assert_eq!(moment(text), Some(EIGHT), "{text}");
        }
        for text in ["", "8:00", "27/13/2026 08:00", "27/11 08:00", "31/02/2026 08:00"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn each_field_that_cannot_be_taken_is_named() {
        let pack = CityPack::built_in().unwrap();
        let good = |name: &str| match name {
            "kind" => "water",
            "provider" => "Cấp nước mẫu",
            "wards" => "19789, 19753;19753",
            "area" => "Lê Lợi",
            "starts_at" => "2026-11-28T08:00",
            "ends_at" => "2026-11-28T11:30",
            _ => "",
        };
        let id = OutageId::from_parts(EIGHT, [1; 10]);
        let with = |field: &'static str, value: &'static str| {
            let get = |name: &str| if name == field { value.to_owned() } else { good(name).to_owned() };
            read(&pack, (id, 0), None, EIGHT, get)
        };
        let taken = with("", "").unwrap();
        assert_eq!((taken.ward_codes, taken.kind), (vec!["19753".into(), "19789".into()], OutageKind::Water));
        let named = with("wards", "Phường Vỹ Dạ; kim long").unwrap().ward_codes;
        let today: Vec<_> = named.iter().map(|code| pack.wards[code].0["vi"].as_str()).collect();
        assert_eq!(today, ["Phường Kim Long", "Phường Vỹ Dạ"]);
        let wrong = [
            ("kind", "gas"),
            ("provider", " "),
            ("wards", ""),
            ("wards", "19753 nowhere"),
            ("starts_at", "2028-11-28T08:00"),
            ("ends_at", "2026-11-28T08:00"),
            ("ends_at", "2026-12-28T08:00"),
            ("area", "\u{1}"),
        ];
        for (field, value) in wrong {
            assert_eq!(with(field, value), Err(vec![field]), "{field}: {value}");
        }
    }
}
