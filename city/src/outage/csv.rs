//! Cuts as a table that somebody pasted, such as a utility's plan of the week.

use hue_model::id::OutageId;
use hue_model::outage::Outage;
use hue_model::time::Millis;

use super::fields;
use crate::pack::CityPack;
use crate::table::records::{self, Fault};

/// The cuts of a table, or everything that is wrong with it. What is among `known` already, or comes twice, is left out: the
/// plan of a week is pasted more than once. `id` makes ids.
pub(crate) fn read(
    pack: &CityPack,
    text: &str,
    known: &[Outage],
    now: Millis,
    mut id: impl FnMut() -> OutageId,
) -> Result<Vec<Outage>, Vec<Fault>> {
    let lines = records::read(text, &fields::ALL, |line, get| {
        fields::read(pack, id(), 0, now, get).map_err(|wrong| Fault::Fields(line, wrong))
    })?;
    let mut new: Vec<Outage> = Vec::new();
    for outage in lines {
        if !known.iter().chain(&new).any(|other| same(other, &outage)) {
            new.push(outage);
        }
    }
    Ok(new)
}

/// Whether two say the same of the same cut.
fn same(one: &Outage, other: &Outage) -> bool {
    let what = |outage: &Outage| {
        (
            outage.kind,
            outage.provider.clone(),
            outage.starts_at,
            outage.ends_at,
            outage.ward_codes.clone(),
            outage.area.clone(),
        )
    };
    what(one) == what(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-27 08:00 in Huế.
    const EIGHT: Millis = Millis(1_795_741_200_000);

    #[test]
    fn a_plan_that_is_pasted_twice_is_taken_once() {
        let pack = CityPack::built_in().unwrap();
        let mut number = 0_u8;
        let mut read_all = |text: &str, known: &[Outage]| {
            read(&pack, text, known, EIGHT, || {
                number += 1;
                OutageId::from_parts(EIGHT, [number; 10])
            })
        };
        let line =
            "power\tĐiện lực mẫu\t19753 19789\tLê Lợi, Hà Nội\t28/11/2026 08:00\t28/11/2026 11:30\tBảo trì\n";
        let head = fields::ALL.join("\t");
        let first = read_all(&format!("{head}\n{line}{line}"), &[]).unwrap();
        assert_eq!(first.len(), 1);
        let more = format!("{head}\n{line}{}", line.replace("11:30", "12:00"));
        assert_eq!(read_all(&more, &first).unwrap().len(), 1);
        let wrong = format!("{head}\n{}", line.replace("power", "gas").replace("19789", "x"));
        assert_eq!(read_all(&wrong, &[]), Err(vec![Fault::Fields(2, vec!["kind", "wards"])]));
    }
}
