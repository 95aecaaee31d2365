//! Where a warning counts: on the map, and every ward by name.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::alert::AlertSummary;
use hue_model::text::NameOrder;

use crate::hook::{use_settings, use_ward_names, use_words};
use crate::place::{AreaPreview, use_shapes};
use crate::ui::Section;
use crate::words::where_text;

/// The map, and the list of all wards where there are more than the heading names.
#[component]
pub(crate) fn AreaMap(summary: AlertSummary) -> Element {
    let (words, names, shapes) = (use_words(), use_ward_names(), use_shapes());
    let saves = use_settings().read().storm_saver;
    let area = summary.alert.area;
    let place = where_text(words, &area, &summary.reasons, |code| names.of(code));
    let mut wards: Vec<String> = area.wards.iter().filter_map(|code| names.of(code)).collect();
    wards.sort_by_cached_key(|name| NameOrder::of(name));
    rsx! {
        Section { id: "alert-where", title: words.t("alert-where"),
            if let (Some(Some(shapes)), false) = (&*shapes.read(), saves) {
                AreaPreview {
                    shapes: shapes.clone(),
                    area: area.clone(),
                    level: summary.alert.level.map_or(0, |level| level.get()),
                    label: words.get("alert-map", &args! { "where" => place.as_str() }),
                }
            }
            if wards.len() > 2 {
                details { class: "alert-details",
                    summary { {words.get("alert-where-all", &args! { "count" => wards.len() })} }
                    p { {wards.join(", ")} }
                }
            }
            if saves {
                p { "{place}" }
            } else {
                p { class: "hint", {words.t("alert-map-approximate")} }
            }
        }
    }
}
