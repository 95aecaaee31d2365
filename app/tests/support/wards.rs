//! Wards of the city, as pages name them.

use hue_model::geo::Point;
use hue_model::pack::{Pack, Ward};
use hue_model::text::Localized;

pub(crate) const PHU_XUAN: &str = "19753";
pub(crate) const THUAN_HOA: &str = "19789";

/// A pack with three of them.
pub(crate) fn wards() -> Pack {
    let ward = |code: &str, vi: &str, en: &str| Ward {
        code: code.into(),
        full_name: Localized::vi_en(vi, en),
        point: Point { lat: 16.47, long: 107.58 },
        merged_from: Vec::new(),
    };
    let wards = vec![
        ward(PHU_XUAN, "⟦Phường Phú Xuân⟧", "⟦Phú Xuân Ward⟧"),
        ward(THUAN_HOA, "⟦Phường Thuận Hóa⟧", "⟦Thuận Hóa Ward⟧"),
        ward("19804", "⟦Phường Kim Long⟧", "⟦Kim Long Ward⟧"),
    ];
    Pack { categories: Vec::new(), wards, agencies: Vec::new() }
}
