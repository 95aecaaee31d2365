//! What is in force where the citizen is: first and large, or one quiet line that nothing is.

use std::cmp::Reverse;

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::alert::{AlertState, AlertSummary, ListedAlerts};

use crate::alert::{LevelLine, Mark};
use crate::beside::beside;
use crate::hook::{use_alerts, use_now, use_settings, use_ward_names, use_words};
use crate::route::Route;
use crate::ui::Icon;
use crate::words::{alert_title, heard_text, until_text, where_text};

/// The banner.
#[component]
pub fn Warnings() -> Element {
    let alerts = use_alerts();
    rsx! {
        if let Some(Ok(listed)) = &*alerts.read() {
            Listed { listed: listed.clone() }
        }
    }
}

#[component]
fn Listed(listed: ListedAlerts) -> Element {
    let mut here: Vec<AlertSummary> = listed.alerts.iter().filter(|one| one.is_here()).cloned().collect();
    here.sort_by_key(|one| Reverse(one.precedence()));
    rsx! {
        div { class: "home-warnings",
            for summary in here.iter().cloned() {
                Banner { key: "{summary.alert.incident}", summary }
            }
            if here.is_empty() {
                Quiet { listed }
            }
        }
    }
}

#[component]
fn Banner(summary: AlertSummary) -> Element {
    let (words, now, names) = (use_words(), use_now(), use_ward_names());
    let AlertSummary { alert, reasons, .. } = summary;
    let place = where_text(words, &alert.area, &reasons, |code| names.of(code));
    rsx! {
        Link {
            to: Route::AlertPage { incident: alert.incident },
            class: "warning",
            "data-level": alert.level.map_or(0, |level| level.get()).to_string(),
            span { class: "chips",
                LevelLine { level: alert.level }
                Mark { alert: alert.clone() }
            }
            span { class: "warning-title", {beside(words, &|words| alert_title(words, &alert))} }
            span { class: "warning-where", "{place} · {until_text(words, &alert, now)}" }
            span { class: "warning-todo",
                {words.t("home-alert-todo")}
                Icon { name: "chevron-right", size: 20 }
            }
        }
    }
}

#[component]
fn Quiet(listed: ListedAlerts) -> Element {
    let (words, now) = (use_words(), use_now());
    let elsewhere = listed.alerts.iter().filter(|one| one.state == AlertState::Active).count();
    let heard = heard_text(words, &listed.heard, now);
    let settings = use_settings();
    let chose = settings.read().home_ward.is_some() || !settings.read().saved_wards.is_empty();
    let none = match chose {
        _ if listed.heard.no_key => "alerts-no-key",
        true => "alerts-none-here",
        false => "alerts-none-any",
    };
    let icon = if listed.heard.at.is_some() { "shield-check" } else { "clock" };
    rsx! {
        Link { to: Route::Alerts {}, class: "warning-quiet",
            Icon { name: icon }
            span { class: "row-text",
                span { class: "row-title", {words.t(none)} }
                span { class: "row-more",
                    {words.get("sentence", &args! { "text" => heard })}
                    " "
                    if elsewhere > 0 {
                        {words.get("alerts-none-here-but", &args! { "count" => elsewhere })}
                    } else if !listed.heard.no_key {
                        {words.t("alerts-only-open")}
                    }
                }
            }
            Icon { name: "chevron-right", size: 20 }
        }
    }
}
