//! Rivers, reservoirs, rain and flooded places. On a wide window the list stays while one gauge is read beside it.

mod item;

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::event::Topic;
use hue_model::gauge::{Gauge, GaugeState, ListGauges, ListedGauges, StationKind};

use self::item::GaugeItem;
use super::gauge::Mine;
use crate::hook::{use_now, use_query, use_title, use_words};
use crate::route::Route;
use crate::ui::{Empty, Failure, Icon, Section, Skeleton, Split, SplitHead};
use crate::words::{copy_text, problem_text, station_kind_text, why_empty};

/// The list, and beside it (or, on a phone, instead of it) the gauge that is open.
#[component]
pub fn GaugesSplit() -> Element {
    let open = matches!(use_route::<Route>(), Route::GaugePage { .. });
    rsx! {
        Split { open, list: rsx! { List { open } }, Outlet::<Route> {} }
    }
}

/// Beside the list, while no gauge is open.
#[component]
pub fn Gauges() -> Element {
    let words = use_words();
    use_title(words.t("gauge-list-title"));
    rsx! {
        div { class: "report",
            Empty { icon: "waves", title: words.t("gauge-pick-title"), text: words.t("gauge-pick-text") }
        }
    }
}

#[component]
fn List(open: bool) -> Element {
    let words = use_words();
    let mut gauges = use_query(&[Topic::Gauges], || ListGauges {});
    rsx! {
        div { class: "reports",
            SplitHead { open, title: words.t("gauge-list-title") }
            match &*gauges.read() {
                Some(Ok(listed)) => rsx! { Listed { listed: listed.clone() } },
                Some(Err(problem)) => rsx! {
                    Failure {
                        title: words.t("gauge-error"),
                        text: problem_text(words, problem),
                        again: words.t("try-again"),
                        onagain: move |()| gauges.restart(),
                    }
                },
                None => rsx! { Skeleton { label: words.t("loading") } },
            }
        }
    }
}

#[component]
fn Listed(listed: ListedGauges) -> Element {
    let (words, now) = (use_words(), use_now());
    let heard = copy_text(words, listed.heard_at, now);
    let why = why_empty(listed.heard_at, listed.failed);
    let (silent, said): (Vec<Gauge>, Vec<Gauge>) =
        listed.gauges.iter().cloned().partition(|gauge| gauge.state == GaugeState::NoData);
    rsx! {
        p { class: "heard",
            Icon { name: "clock", size: 16 }
            span { "{heard}" }
        }
        if said.is_empty() {
            Empty { icon: "waves", title: words.t(&format!("gauge-{why}-title")), text: words.t(&format!("gauge-{why}-text")) }
        } else if listed.failed {
            p { class: "hint", role: "status", {words.t("copy-failed")} }
        }
        Mine { listed: listed.clone() }
        for kind in StationKind::ALL {
            Kind { key: "{kind.word()}", kind, gauges: said.clone() }
        }
        if !silent.is_empty() && !said.is_empty() {
            p { class: "hint", {words.get("gauge-silent", &args! { "count" => silent.len() })} }
        }
        p { class: "hint", {words.t("gauge-hint")} }
    }
}

#[component]
fn Kind(kind: StationKind, gauges: Vec<Gauge>) -> Element {
    let words = use_words();
    let own: Vec<Gauge> = gauges.into_iter().filter(|gauge| gauge.station.kind == kind).collect();
    rsx! {
        if !own.is_empty() {
            Section { id: "gauges-{kind.word()}", title: station_kind_text(words, kind),
                ul { class: "list",
                    for gauge in own {
                        li { key: "{gauge.station.code}", GaugeItem { gauge } }
                    }
                }
            }
        }
    }
}
