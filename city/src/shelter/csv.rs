//! Places as a table that somebody pasted: CSV (RFC 4180), or the columns of a spreadsheet with tabs between them.

use std::collections::BTreeSet;

use hue_model::id::ShelterId;
use hue_model::shelter::Shelter;

use super::fields;
use crate::pack::CityPack;
use crate::table::{self, Row};

/// Most lines of one table.
const LINES: usize = 500;

/// What is wrong with a table, and in which line; the head is line 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The head names no such column.
    Column(&'static str),
    /// There is no line, or there are too many.
    Lines,
    /// A line has other cells than the head.
    Cells(usize),
    /// These fields of a line cannot be taken.
    Fields(usize, Vec<&'static str>),
    /// The ward has a place of that name already.
    Known(usize, String),
}

/// The places of a table, or everything that is wrong with it. `known` has the names of each ward's places; `id` makes
/// ids.
pub(crate) fn read(
    pack: &CityPack,
    demo: bool,
    text: &str,
    mut known: BTreeSet<(String, String)>,
    mut id: impl FnMut() -> ShelterId,
) -> Result<Vec<Shelter>, Vec<Fault>> {
    let mut rows = table::rows(text).into_iter();
    let head: Vec<String> = rows
        .next()
        .map(|head| head.cells.iter().map(|cell| cell.trim().to_owned()).collect())
        .unwrap_or_default();
    let missing = fields::ALL.iter().filter(|column| !head.iter().any(|cell| cell == *column));
    let mut faults: Vec<Fault> = missing.map(|column| Fault::Column(column)).collect();
    let rows: Vec<_> = rows.filter(|row| !row.is_blank()).collect();
    if rows.is_empty() || rows.len() > LINES {
        faults.push(Fault::Lines);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut places = Vec::with_capacity(rows.len());
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
        match fields::read(pack, id(), demo, get) {
            Err(wrong) => faults.push(Fault::Fields(line, wrong)),
            Ok(place) if !known.insert((place.ward_code.clone(), place.name.clone())) => {
                faults.push(Fault::Known(line, place.name));
            }
            Ok(place) => places.push(place),
        }
    }
    if faults.is_empty() { Ok(places) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use hue_model::id::ShelterId;
    use hue_model::time::Millis;

    use super::{Fault, read};
    use crate::pack::CityPack;

    const HEAD: &str = "kind,name,ward,address,lat,long,capacity,contact,phone,floor_cm,ramp,toilets,note";

    fn read_all(text: &str) -> Result<Vec<hue_model::shelter::Shelter>, Vec<Fault>> {
        let pack = CityPack::built_in().unwrap();
        let known = BTreeSet::from([("19753".to_owned(), "Đã có".to_owned())]);
        read(&pack, true, text, known, || ShelterId::from_parts(Millis(1), [1; 10]))
    }

    #[test]
    fn a_table_is_taken_whole_or_says_what_is_wrong_where() {
        let good =
            format!("{HEAD}\nshelter,Trường mẫu,19753,\"Kiệt 1, đường mẫu\",16.47,107.58,200,,,120,yes,4,\n");
        let places = read_all(&good).unwrap();
        assert_eq!(
            (places.len(), places[0].address.as_str(), places[0].ramp),
            (1, "Kiệt 1, đường mẫu", Some(true))
        );
        assert_eq!(read_all(&good.replace(',', "\t").replace("Kiệt 1\t", "Kiệt 1,")).unwrap(), places);
        let bad = "flood_parking,Đã có,19753,,,,,,,,,,\nboat,,x,,91,0,-1,,,,maybe,,\nshelter,B,19753\n";
        let faults = read_all(&format!("{HEAD}\n{bad}")).unwrap_err();
        let fields = vec!["name", "kind", "ward", "lat", "ramp", "capacity"];
        assert_eq!(faults, [Fault::Known(2, "Đã có".into()), Fault::Fields(3, fields), Fault::Cells(4)]);
        assert_eq!(read_all("kind,name\n").unwrap_err()[0], Fault::Column("ward"));
        assert_eq!(read_all(HEAD).unwrap_err(), [Fault::Lines]);
    }
}
