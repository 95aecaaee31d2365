//! A ward or commune: the old names it answers to, what to see there, and whether it is home.

use dioxus::prelude::*;
use hue_model::Problem;
use hue_model::catalogue::PointOfInterest;
use hue_model::pack::Ward;
use hue_model::problem::Code;
use hue_model::settings::Settings;

use crate::hook::{use_catalogue, use_language, use_pack, use_save_settings, use_settings, use_words};
use crate::page::one_of::{OneOf, Said, is_there};
use crate::route::Route;
use crate::ui::{Button, Chip, RowLink, Section, Tone};

/// What it says when it cannot show one.
const SAID: Said = Said {
    icon: "map-pin-off",
    back: "services-back",
    missing_title: "ward-missing-title",
    missing_text: "services-missing-text",
    failed: "services-error",
};

/// One ward.
#[component]
pub fn WardPage(code: ReadSignal<String>) -> Element {
    let (words, language) = (use_words(), use_language());
    let mut pack = use_pack();
    let ward = match &*pack.read() {
        Some(Ok(pack)) => Some(pack.ward(&code()).cloned().ok_or_else(|| Problem::new(Code::NotFound))),
        Some(Err(problem)) => Some(Err(problem.clone())),
        None => None,
    };
    let title = match &ward {
        Some(Ok(ward)) => ward.full_name.text(language).to_owned(),
        _ => words.t("services-title"),
    };
    rsx! {
        OneOf {
            said: SAID,
            list: Route::Services {},
            title,
            there: is_there(ward.as_ref()),
            on_again: move |()| pack.restart(),
            if let Some(Ok(ward)) = ward {
                Whole { ward }
            }
        }
    }
}

#[component]
fn Whole(ward: Ward) -> Element {
    let words = use_words();
    let (settings, save) = (use_settings(), use_save_settings());
    let home = settings.read().home_ward.as_ref() == Some(&ward.code);
    let code = ward.code.clone();
    // The button goes when it was pressed: the focus goes to what stands there instead.
    let mut pressed = use_signal(|| false);
    let focus = move |chip: Event<MountedData>| async move {
        if *pressed.peek() {
            let _ = chip.set_focus(true).await;
        }
    };
    let settle = move |_| {
        pressed.set(true);
        let before = settings.peek().clone();
        save.call(Settings { home_ward: Some(code.clone()), ..before });
    };
    rsx! {
        div { class: "report loose",
            if home {
                p { class: "chips", tabindex: "-1", onmounted: focus, Chip { tone: Tone::Good, icon: "house", {words.t("ward-is-home")} } }
            } else {
                Button { icon: "house", onclick: settle, {words.t("ward-make-home")} }
                p { class: "hint", {words.t("ward-make-home-more")} }
            }
            if !ward.merged_from.is_empty() {
                Section { id: "ward-old", title: words.t("ward-old-names"),
                    ul { class: "bullets", lang: "vi",
                        for name in ward.merged_from.clone() {
                            li { key: "{name}", "{name}" }
                        }
                    }
                }
            }
            Sights { code: ward.code }
            div { class: "list",
                RowLink { to: Route::Shelters {}, icon: "house", title: words.t("shelters-title"), text: words.t("shelters-more") }
            }
        }
    }
}

#[component]
fn Sights(code: String) -> Element {
    let (words, language, catalogue) = (use_words(), use_language(), use_catalogue());
    let there = |place: &&PointOfInterest| place.ward_code == code;
    let sights: Vec<PointOfInterest> = match &*catalogue.read() {
        Some(Ok(catalogue)) => catalogue.points_of_interest.iter().filter(there).cloned().collect(),
        _ => Vec::new(),
    };
    rsx! {
        if !sights.is_empty() {
            Section { id: "ward-sights", title: words.t("explore-title"),
                div { class: "list",
                    for place in sights {
                        RowLink { key: "{place.id}", to: Route::PlacePage { id: place.id.clone() }, icon: "compass", title: place.name.text(language).to_owned() }
                    }
                }
            }
        }
    }
}
