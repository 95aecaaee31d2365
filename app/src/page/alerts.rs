//! Warnings: what is in force here, what is in force elsewhere, what is over. On a wide window the list stays while
//! one warning is read beside it.

mod item;

use dioxus::prelude::*;
use hue_model::alert::{AlertSummary, ListedAlerts, Reason};
use hue_model::event::Topic;
use hue_model::gauge::ListGauges;
use hue_model::id::IncidentId;

use self::item::AlertItem;
use crate::hook::{use_alerts, use_now, use_query, use_settings, use_title, use_words};
use crate::page::gauge::Mine;
use crate::route::Route;
use crate::ui::{ButtonLink, Empty, Failure, Icon, RowLink, Section, Skeleton, Split, SplitHead};
use crate::words::{heard_text, problem_text};

/// The list, and beside it (or, on a phone, instead of it) the warning that is open.
#[component]
pub fn AlertsSplit() -> Element {
    let open = match use_route::<Route>() {
        Route::AlertPage { incident } => Some(incident),
        _ => None,
    };
    rsx! {
        Split { open: open.is_some(), list: rsx! { List { open } }, Outlet::<Route> {} }
    }
}

/// Beside the list, while no warning is open.
#[component]
pub fn Alerts() -> Element {
    let words = use_words();
    use_title(words.t("alerts-title"));
    rsx! {
        div { class: "report",
            Empty { icon: "triangle-alert", title: words.t("alerts-pick-title"), text: words.t("alerts-pick-text") }
        }
    }
}

#[component]
fn List(open: Option<IncidentId>) -> Element {
    let words = use_words();
    let mut alerts = use_alerts();
    rsx! {
        div { class: "reports",
            SplitHead { open: open.is_some(), title: words.t("alerts-title") }
            match &*alerts.read() {
                Some(Ok(listed)) => rsx! { Listed { listed: listed.clone(), open } },
                Some(Err(problem)) => rsx! {
                    Failure {
                        title: words.t("alerts-error"),
                        text: problem_text(words, problem),
                        again: words.t("try-again"),
                        onagain: move |()| alerts.restart(),
                    }
                },
                None => rsx! { Skeleton { label: words.t("loading") } },
            }
            Water {}
        }
    }
}

/// The levels that the citizen set, and the ways to all gauges and to places to go to.
#[component]
fn Water() -> Element {
    let words = use_words();
    let gauges = use_query(&[Topic::Gauges], || ListGauges {});
    rsx! {
        if let Some(Ok(listed)) = &*gauges.read() {
            Mine { listed: listed.clone() }
        }
        div { class: "list",
            RowLink { to: Route::Gauges {}, icon: "waves", title: words.t("gauge-list-title"), text: words.t("gauge-more") }
            RowLink { to: Route::MapPage {}, icon: "map", title: words.t("map-title"), text: words.t("map-more") }
            RowLink { to: Route::Shelters {}, icon: "house", title: words.t("shelters-title"), text: words.t("shelters-more") }
        }
    }
}

#[component]
fn Listed(listed: ListedAlerts, open: Option<IncidentId>) -> Element {
    let (words, now) = (use_words(), use_now());
    let heard = heard_text(words, &listed.heard, now);
    let icon = if listed.heard.live { "radio" } else { "clock" };
    let group = |keep: &dyn Fn(&AlertSummary) -> bool| -> Vec<AlertSummary> {
        listed.alerts.iter().filter(|one| keep(one)).cloned().collect()
    };
    let here = group(&AlertSummary::is_here);
    // Who chose no ward gets every warning: where they are nobody knows.
    let by_place = |one: &AlertSummary| one.reasons != [Reason::NoWardChosen];
    let title = if here.iter().any(by_place) { "alerts-here" } else { "alerts-here-any" };
    let groups = [
        (title, here),
        ("alerts-elsewhere", group(&|one| one.is_active() && !one.is_here())),
        ("alerts-over", group(&|one| !one.is_active())),
    ];
    rsx! {
        p { class: "heard", role: "status", "data-live": listed.heard.live.then_some("yes"),
            Icon { name: icon, size: 16 }
            span { "{heard}" }
        }
        if listed.heard.no_key {
            Empty { icon: "info", title: words.t("alerts-no-key"), text: words.t("alerts-no-key-text") }
        } else if listed.alerts.is_empty() {
            Nothing {}
        }
        for (title , alerts) in groups {
            if !alerts.is_empty() {
                Section { key: "{title}", id: title, title: words.t(title),
                    ul { class: "report-list",
                        for alert in alerts {
                            li { key: "{alert.alert.incident}",
                                AlertItem { current: open == Some(alert.alert.incident), summary: alert }
                            }
                        }
                    }
                }
            }
        }
        p { class: "hint", {words.t("alerts-only-open")} }
    }
}

#[component]
fn Nothing() -> Element {
    let words = use_words();
    let settings = use_settings();
    let settings = settings.read();
    let unknown = settings.home_ward.is_none() && settings.saved_wards.is_empty();
    let text = if unknown { "alerts-empty-text-no-ward" } else { "alerts-empty-text" };
    rsx! {
        Empty { icon: "shield-check", title: words.t("alerts-empty-title"), text: words.t(text),
            if unknown {
                ButtonLink { to: Route::Me {}, icon: "house", {words.t("alerts-choose-ward")} }
            }
        }
    }
}
