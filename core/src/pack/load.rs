//! Reads the pack's files, which are compiled in.

use hue_model::Problem;
use hue_model::pack::{OldCommune, Pack, Ward, read};
use hue_model::place::PlaceHit;
use hue_model::problem::Code;
use hue_model::text::Language;

use super::CityPack;
use super::search::Name;

const CATEGORIES: &[u8] = include_bytes!("../../../assets/pack/report_categories.json");
const WARDS: &[u8] = include_bytes!("../../../assets/pack/wards.json");
const AGENCIES: &[u8] = include_bytes!("../../../assets/pack/agencies.json");
const OLD_WARDS: &[u8] = include_bytes!("../../../assets/pack/old_wards.json");
const OUTLINES: &[u8] = include_bytes!("../../../assets/pack/wards.approx.geojson");

impl CityPack {
    /// Reads the pack that is compiled in.
    pub(crate) fn load() -> Result<Self, Problem> {
        Self::read().map_err(|error| {
            tracing::error!(%error, "the pack is not readable");
            Problem::new(Code::Internal)
        })
    }

    fn read() -> Result<Self, serde_json::Error> {
        let pack = Pack {
            categories: read::categories(CATEGORIES)?,
            wards: read::wards(WARDS)?,
            agencies: read::agencies(AGENCIES)?,
        };
        let old = read::old_communes(OLD_WARDS)?.into_iter().filter_map(|old| old_hit(old, &pack.wards));
        let names = pack.wards.iter().map(ward_hit).chain(old).map(Name::new).collect();
        Ok(Self { pack, names, outlines: read::outlines(OUTLINES)? })
    }
}

fn ward_hit(ward: &Ward) -> PlaceHit {
    PlaceHit {
        name: ward.full_name.text(Language::Vi).to_owned(),
        old: false,
        ward_code: ward.code.clone(),
        ward_name: ward.full_name.clone(),
        point: ward.point,
    }
}

/// An old commune, with the ward of today that it went into.
fn old_hit(commune: OldCommune, wards: &[Ward]) -> Option<PlaceHit> {
    let ward = wards.iter().find(|ward| ward.code == commune.ward_code)?;
    Some(PlaceHit {
        name: commune.full_name,
        old: true,
        ward_code: commune.ward_code,
        ward_name: ward.full_name.clone(),
        point: commune.point,
    })
}
