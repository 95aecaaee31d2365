//! What may help now, with the reason for it; under the warnings, never in place of one.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::gauge::ListedGauges;
use hue_model::home::{HIDDEN_FOR, Reason, Situation, Suggested, Suggestion};
use hue_model::text::Language;

use crate::bridge::dom;
use crate::hook::{
    Query, use_alerts, use_language, use_now, use_save_settings, use_session, use_settings, use_words,
};
use crate::route::Route;
use crate::ui::{Icon, Section};
use crate::words::lunar_date;

/// The id of the heading.
const TITLE: &str = "home-suggested";

/// At most three of them.
#[component]
pub fn Suggestions(gauges: Query<ListedGauges>) -> Element {
    let words = use_words();
    let situation = use_situation(gauges);
    let suggestions = situation.suggestions(&use_settings().read().hidden_suggestions);
    rsx! {
        if !suggestions.is_empty() {
            Section { id: TITLE, title: words.t("suggest-title"),
                ul { class: "list",
                    for suggestion in suggestions {
                        Line { key: "{suggestion.what:?}", suggestion }
                    }
                }
            }
        }
    }
}

/// What this device knows of now; nothing of it is told to anybody.
fn use_situation(gauges: Query<ListedGauges>) -> Situation {
    let (alerts, settings, now) = (use_alerts(), use_settings(), use_now());
    let warned = match &*alerts.read() {
        Some(Ok(listed)) => {
            listed.alerts.iter().filter(|one| one.is_here()).map(|one| one.alert.hazard).collect()
        }
        _ => Vec::new(),
    };
    let high_water = match &*gauges.read() {
        Some(Ok(listed)) => {
            let alarm = listed.gauges.iter().any(|gauge| gauge.alarm.is_some_and(|stage| stage > 0));
            alarm || listed.thresholds.iter().any(|level| level.above)
        }
        _ => false,
    };
    let is_guest = use_session().read().as_ref().and_then(|session| session.state.person()).is_none();
    let settings = settings.read();
    let has_ward = settings.home_ward.is_some() || !settings.saved_wards.is_empty();
    Situation {
        now,
        lunar: lunar_date(now),
        warned,
        high_water,
        // Who lives here signs in, says so by a ward, or reads Vietnamese.
        visitor: is_guest && !has_ward && use_language() != Language::Vi,
        has_ward,
    }
}

#[component]
fn Line(suggestion: Suggestion) -> Element {
    let (words, now) = (use_words(), use_now());
    let (settings, save) = (use_settings(), use_save_settings());
    let Suggestion { what, why } = suggestion;
    let (key, icon, to) = leads(what);
    let title = words.t(key);
    let hide = move |_| {
        let mut settings = settings.peek().clone();
        settings.hidden_suggestions.retain(|_, until| *until > now);
        settings.hidden_suggestions.insert(what, now.plus(HIDDEN_FOR));
        save.call(settings);
        // The button goes with what it hides.
        dom::focus(TITLE);
    };
    rsx! {
        li { class: "suggestion",
            Link { to, class: "row",
                span { class: "row-icon", Icon { name: icon } }
                span { class: "row-text",
                    span { class: "row-title", "{title}" }
                    span { class: "row-more", {words.t(because(why))} }
                }
            }
            button { class: "icon-button", r#type: "button", "aria-label": words.get("suggest-hide", &args! { "what" => title }), onclick: hide,
                Icon { name: "x", size: 20 }
            }
        }
    }
}

/// Its name, its icon, and where it leads.
fn leads(what: Suggested) -> (&'static str, &'static str, Route) {
    match what {
        Suggested::WaterLevels => ("suggest-water", "waves", Route::Gauges {}),
        Suggested::Shelters => ("suggest-shelters", "house", Route::Shelters {}),
        Suggested::CallCity => ("suggest-call", "phone", Route::ServicePage { id: "report.hotline".into() }),
        Suggested::HomeWard => ("suggest-ward", "map-pin", Route::Me {}),
        Suggested::TryWarnings => ("suggest-try", "radio", Route::TryWarnings {}),
        Suggested::Emergency => {
            ("suggest-emergency", "life-buoy", Route::ServiceGroupPage { id: "support".into() })
        }
        Suggested::Explore | Suggested::Unknown => ("suggest-explore", "compass", Route::Explore {}),
    }
}

const fn because(why: Reason) -> &'static str {
    match why {
        Reason::Storm => "suggest-why-storm",
        Reason::Flood => "suggest-why-flood",
        Reason::HighWater => "suggest-why-water",
        Reason::RainySeason => "suggest-why-rain",
        Reason::Tet => "suggest-why-tet",
        Reason::Visit => "suggest-why-visit",
    }
}
