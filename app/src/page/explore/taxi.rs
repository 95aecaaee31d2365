//! "Show this to a taxi driver": the place in Vietnamese, in letters that can be read from the back seat.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::catalogue::PointOfInterest;
use hue_model::text::Language;

use crate::hook::{use_pack, use_words};
use crate::ui::{Button, Sheet};

/// The button, and the sheet.
#[component]
pub(super) fn Taxi(place: PointOfInterest) -> Element {
    let words = use_words();
    let mut open = use_signal(|| false);
    rsx! {
        Button { icon: "car", onclick: move |_| open.set(true), {words.t("place-taxi")} }
        Sheet { id: "taxi", title: words.t("place-taxi"), open, close_label: words.t("close"), onclose: move |()| open.set(false),
            Card { place }
        }
    }
}

#[component]
fn Card(place: PointOfInterest) -> Element {
    // What the driver reads is Vietnamese in every language of the app.
    let words = hue_i18n::Words::new("vi");
    let pack = use_pack();
    let ward = match &*pack.read() {
        Some(Ok(pack)) => {
            pack.ward(&place.ward_code).map(|ward| ward.full_name.text(Language::Vi).to_owned())
        }
        _ => None,
    };
    let whereabouts: Vec<String> = place.address.clone().into_iter().chain(ward).collect();
    rsx! {
        div { class: "taxi-card", lang: "vi", translate: "no",
            p { {words.t("place-taxi-please")} }
            p { class: "taxi-name", {place.name.text(Language::Vi)} }
            if !whereabouts.is_empty() {
                p { {whereabouts.join(", ")} }
            }
            p { class: "hint numbers", {words.get("place-taxi-point", &args! { "lat" => place.point.lat.to_string(), "long" => place.point.long.to_string() })} }
        }
    }
}
