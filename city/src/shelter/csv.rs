//! Places as a table that somebody pasted: CSV (RFC 4180), or the columns of a spreadsheet with tabs between them.

use std::collections::BTreeSet;

use hue_model::id::ShelterId;
use hue_model::shelter::Shelter;

use super::fields;
use crate::pack::CityPack;
use crate::table::records::{self, Fault};

/// The places of a table, or everything that is wrong with it. `known` has the names of each ward's places; `id` makes
/// ids.
pub(crate) fn read(
    pack: &CityPack,
    demo: bool,
    text: &str,
    mut known: BTreeSet<(String, String)>,
    mut id: impl FnMut() -> ShelterId,
) -> Result<Vec<Shelter>, Vec<Fault>> {
    records::read(text, &fields::ALL, |line, get| {
        let place = fields::read(pack, id(), demo, get).map_err(|wrong| Fault::Fields(line, wrong))?;
        if known.insert((place.ward_code.clone(), place.name.clone())) {
            Ok(place)
        } else {
            Err(Fault::Known(line, place.name))
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use hue_model::id::ShelterId;
    use hue_model::time::Millis;

    use super::read;
    use crate::pack::CityPack;
    use crate::table::records::Fault;

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
        assert_eq!(read_all(HEAD).unwrap_err(), [Fault::Lines(0)]);
    }
}
