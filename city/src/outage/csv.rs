//! Cuts as a table that somebody pasted, such as a utility's plan of the week.
//!
//! A plan is pasted more than once, and the next one overlaps the last. What a line said before stays one cut, whatever a
//! desk changed on it since: its id comes of its words. What says other times for a place that has a cut then is neither a
//! second cut nor left out: the desk says which of both it is.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use hue_model::id::OutageId;
use hue_model::outage::{Outage, OutageState};
use hue_model::time::Millis;
use sha2::{Digest as _, Sha256};

use super::fields;
use crate::pack::CityPack;
use crate::table::records::{self, Fault};

/// A cut with the line that says it.
pub(crate) type Row = (usize, Outage);

/// The cuts of a table, or everything that is wrong with it.
pub(crate) fn read(pack: &CityPack, text: &str, now: Millis) -> Result<Vec<Row>, Vec<Fault>> {
    records::read(text, &fields::ALL, |line, get| {
        let nobody = OutageId::from_parts(now, [0; 10]);
        let outage =
            fields::read(pack, (nobody, 0), None, now, get).map_err(|wrong| Fault::Fields(line, wrong))?;
        Ok((line, Outage { id: id(&outage), ..outage }))
    })
}

/// Which rows are cuts that the record does not have.
#[derive(Debug, Default, PartialEq)]
pub(super) struct News {
    /// The new ones.
    pub(super) cuts: Vec<Outage>,
    /// How many rows say what is there already.
    pub(super) known: usize,
}

/// Holds the rows of a table against the cuts that are there.
pub(super) fn against(there: &[Outage], rows: &[Row]) -> Result<News, Vec<Fault>> {
    let places: Vec<String> = rows.iter().map(|(_, row)| place(row)).collect();
    let mut known = Known::of(there, rows, &places);
    let (mut news, mut faults) = (News::default(), Vec::new());
    for ((line, row), place) in rows.iter().zip(&places) {
        let same: Vec<_> = known.same(place, row).collect();
        if same.iter().any(|cut| cut.state != OutageState::Cancelled) {
            news.known += 1;
        } else if !same.is_empty() {
            faults.push(Fault::CalledOff(*line));
        } else if let Some(other) = known.other(place, row) {
            faults.push(Fault::Moved(*line, times(other)));
        } else {
            known.add(place.clone(), row, true);
            news.cuts.push(row.clone());
        }
    }
    if faults.is_empty() { Ok(news) } else { Err(faults) }
}

/// The cuts that are there and the rows that are new, by what a row is looked up by: a plan has hundreds of rows, the record
/// hundreds of cuts, and whoever else writes waits meanwhile.
#[derive(Default)]
struct Known<'a> {
    by_id: HashMap<OutageId, &'a Outage>,
    by_place: HashMap<String, Vec<Cut<'a>>>,
}

/// A cut with what every row of its place asks of it.
struct Cut<'a> {
    outage: &'a Outage,
    day: Option<NaiveDate>,
    /// Whether a row of the table says it.
    is_row: bool,
}

impl<'a> Known<'a> {
    fn of(there: &'a [Outage], rows: &[Row], places: &[String]) -> Self {
        let ids: HashSet<_> = rows.iter().map(|(_, row)| row.id).collect();
        let said: HashSet<_> =
            rows.iter().zip(places).map(|((_, row), place)| (place.as_str(), span(row))).collect();
        let mut known = Self::default();
        for cut in there {
            let place = place(cut);
            let is_row = ids.contains(&cut.id) || said.contains(&(place.as_str(), span(cut)));
            known.add(place, cut, is_row);
        }
        known
    }

    fn add(&mut self, place: String, outage: &'a Outage, is_row: bool) {
        self.by_id.insert(outage.id, outage);
        self.by_place.entry(place).or_default().push(Cut { outage, day: day(outage), is_row });
    }

    fn at(&self, place: &str) -> &[Cut<'a>] {
        self.by_place.get(place).map_or(&[], Vec::as_slice)
    }

    /// The cuts that a row says: as they stand, or as they were before a desk changed them.
    fn same(&self, place: &str, row: &Outage) -> impl Iterator<Item = &'a Outage> {
        let as_it_stands = self.at(place).iter().map(|cut| cut.outage).filter(|cut| span(cut) == span(row));
        self.by_id.get(&row.id).copied().into_iter().chain(as_it_stands)
    }

    /// The first cut of the same place that this row may mean with other times. One that begins on the same day is another
    /// one where the table has both.
    fn other(&self, place: &str, row: &Outage) -> Option<&'a Outage> {
        let day = day(row);
        let mut others = self.at(place).iter().filter(|cut| cut.outage.state != OutageState::Cancelled);
        let other = others.find(|cut| overlap(cut.outage, row) || (cut.day == day && !cut.is_row));
        other.map(|cut| cut.outage)
    }
}

/// What is cut, whose it is, and where, however it is spaced and spelt.
fn place(outage: &Outage) -> String {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let (provider, area) = (plain(&outage.provider), plain(&outage.area));
    format!("{}\n{provider}\n{}\n{area}", outage.kind.word(), outage.ward_codes.join(" "))
}

/// The id of the cut that a line says: the same line is the same cut on every node.
fn id(outage: &Outage) -> OutageId {
    let said = format!("{}\n{}\n{}", place(outage), outage.starts_at.0, outage.ends_at.0);
    let mut parts = [0; 10];
    parts.iter_mut().zip(Sha256::digest(said)).for_each(|(part, of)| *part = of);
    OutageId::from_parts(outage.starts_at, parts)
}

/// From when to when.
fn span(outage: &Outage) -> (Millis, Millis) {
    (outage.starts_at, outage.ends_at)
}

fn overlap(one: &Outage, other: &Outage) -> bool {
    one.starts_at < other.ends_at && other.starts_at < one.ends_at
}

fn day(outage: &Outage) -> Option<NaiveDate> {
    outage.starts_at.in_hue().map(|at| at.date_naive())
}

/// The times of a cut as a table has them.
fn times(outage: &Outage) -> String {
    let at = |at: Millis| at.in_hue().map(|at| at.format("%d/%m/%Y %H:%M").to_string());
    [outage.starts_at, outage.ends_at].into_iter().filter_map(at).collect::<Vec<_>>().join(" – ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-27 08:00 in Huế.
    const EIGHT: Millis = Millis(1_795_741_200_000);
    const LINE: &str =
        "power\tĐiện lực mẫu\t19753 19789\tLê Lợi, Hà Nội\t28/11/2026 08:00\t28/11/2026 11:30\tBảo trì\n";

    fn rows(lines: &str) -> Result<Vec<Row>, Vec<Fault>> {
        let pack = CityPack::built_in().unwrap();
        read(&pack, &format!("{}\n{lines}", fields::ALL.join("\t")), EIGHT)
    }

    fn news(there: &[Outage], lines: &str) -> Result<News, Vec<Fault>> {
        against(there, &rows(lines).unwrap())
    }

    fn first() -> Outage {
        let mut cuts = news(&[], LINE).unwrap().cuts;
        assert_eq!(cuts.len(), 1);
        cuts.remove(0)
    }

    #[test]
    fn a_line_is_one_cut_however_often_it_is_pasted_and_whatever_was_changed_since() {
        let cut = first();
        let (next, spaced) = (LINE.replace("28/11", "29/11"), LINE.replace("Lê Lợi,", " lê  lợi,"));
        let twice = news(std::slice::from_ref(&cut), &format!("{LINE}{spaced}{next}{next}")).unwrap();
        assert_eq!((twice.cuts.len(), twice.known), (1, 3));
        let changed =
            Outage { area: "Lê Lợi".into(), ends_at: cut.ends_at.plus(3_600_000), ..cut.clone() };
        assert_eq!(news(&[changed], LINE).unwrap(), News { cuts: Vec::new(), known: 1 });
        let by_hand = Outage { id: OutageId::from_parts(EIGHT, [7; 10]), ..cut };
        assert_eq!(news(&[by_hand], LINE).unwrap().known, 1);
        let wrong = rows(&LINE.replace("power", "gas").replace("19789", "x"));
        assert_eq!(wrong, Err(vec![Fault::Fields(2, vec!["kind", "wards"])]));
    }

    #[test]
    fn other_times_for_the_same_place_are_asked_about_and_never_guessed() {
        let there = [first()];
        let longer = LINE.replace("11:30", "12:00");
        let afternoon = LINE.replace("08:00", "14:00").replace("11:30", "17:00");
        let stands = || "28/11/2026 08:00 – 28/11/2026 11:30".to_owned();
        assert_eq!(news(&there, &format!("{LINE}{longer}")), Err(vec![Fault::Moved(3, stands())]));
        assert_eq!(news(&there, &afternoon), Err(vec![Fault::Moved(2, stands())]), "moved, or a second one");
        let both = news(&there, &format!("{afternoon}{LINE}")).unwrap();
        assert_eq!((both.cuts.len(), both.known), (1, 1), "a second one");
        let elsewhere = longer.replace("Lê Lợi, ", "");
        assert_eq!(news(&there, &elsewhere).unwrap().cuts.len(), 1);
        let [cut] = there;
        let off = [Outage { state: OutageState::Cancelled, ..cut }];
        assert_eq!(news(&off, LINE), Err(vec![Fault::CalledOff(2)]));
        assert_eq!(news(&off, &longer).unwrap().cuts.len(), 1, "it takes place at another time");
    }
    /// So many lines for as many streets, on one day of November.
    fn streets(from: usize, to: usize, day: u32, until: &str) -> String {
        let line =
            |number| LINE.replace("Lê Lợi", &format!("Kiệt {number}")).replace("28/11", &format!("{day}/11"));
        (from..to).map(|number| line(number).replace("11:30", until)).collect()
    }

    #[test]
    fn a_long_plan_finds_each_of_its_rows_among_very_many_cuts() {
        let mut there: Vec<Outage> = Vec::new();
        for day in [28, 29, 30] {
            there.extend(news(&[], &streets(0, 500, day, "11:30")).unwrap().cuts);
        }
        assert_eq!(there.len(), 1_500);
        let off = &mut there[700];
        off.state = OutageState::Cancelled;
        let mixed = streets(100, 500, 29, "11:30").replacen("Kiệt 200,", "kiệt  200,", 1);
        let mixed = news(&there, &format!("{mixed}{}", streets(500, 600, 29, "11:30")));
        assert_eq!(mixed, Err(vec![Fault::CalledOff(102)]), "the only one of 500 that does not fit");
        there.remove(700);
        let plan = format!("{}{}", streets(100, 500, 29, "11:30"), streets(500, 600, 29, "11:30"));
        let taken = news(&there, &plan).unwrap();
        let areas: Vec<_> = taken.cuts.iter().map(|cut| cut.area.as_str()).collect();
        assert_eq!(
            (taken.known, areas.len(), areas[0], areas[100]),
            (399, 101, "Kiệt 200, Hà Nội", "Kiệt 599, Hà Nội")
        );
        let moved = news(&there, &streets(0, 500, 30, "12:00")).unwrap_err();
        let stands = "30/11/2026 08:00 – 30/11/2026 11:30";
        let all: Vec<_> = (2..502).map(|line| Fault::Moved(line, stands.into())).collect();
        assert_eq!(moved, all, "each at its line");
    }
}
