//! Home: a greeting, the big things to do as the citizen arranged them, and my open reports.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::event::Topic;
use hue_model::gauge::ListGauges;
use hue_model::session::SessionState;

use crate::hook::{
    use_about, use_home_ward, use_language, use_now, use_query, use_session, use_settings, use_title,
    use_words,
};
use crate::page::frame::Status;
use crate::page::hotline::Hotline;
use crate::page::me::storm::StormOffer;
use crate::route::Route;
use crate::ui::{ButtonKind, ButtonLink, Card, Icon, Tone};
use crate::words::today_text;

mod arrange;
mod open_reports;
mod own_services;
mod rescue;
mod river;
mod suggest;
mod tiles;
mod warnings;

use open_reports::OpenReports;
use own_services::OwnServices;
use rescue::Rescue;
use river::River;
use suggest::Suggestions;
use tiles::Tiles;
use warnings::Warnings;

/// Home. The very first start goes on to the page that says who holds what.
#[component]
pub fn Home() -> Element {
    let words = use_words();
    let (session, settings) = (use_session(), use_settings());
    let navigator = use_navigator();
    use_title(words.t("nav-home"));
    use_effect(move || {
        if session.read().is_some() && !settings.read().welcomed {
            let _ = navigator.replace(Route::Welcome {});
        }
    });
    let simple = settings.read().simple_mode;
    let gauges = use_query(&[Topic::Gauges], || ListGauges {});
    rsx! {
        Hero {}
        Status {}
        div { class: "page home", "data-simple": if simple { "yes" },
            Rescue {}
            Warnings {}
            StormOffer {}
            Expired {}
            Suggestions { gauges }
            if simple {
                SimpleTiles {}
            } else {
                River { gauges }
                Tiles {}
                OwnServices {}
                OpenReports {}
            }
        }
    }
}

/// The greeting, with the home ward and the day in both calendars.
#[component]
fn Hero() -> Element {
    let words = use_words();
    let (language, now) = (use_language(), use_now());
    let (session, about) = (use_session(), use_about());
    let city = about.read().as_ref().map(|about| about.city.name.text(language).to_owned());
    let place = use_home_ward().or(city).unwrap_or_else(|| words.t("app-name"));
    let greeting = match session.read().as_ref().and_then(|session| session.state.person()) {
        Some(person) => words.get("home-hello-name", &args! { "name" => person.name.as_str() }),
        None => words.t("home-hello"),
    };
    rsx! {
        header { class: "hero",
            div { class: "hero-inner",
                p { class: "hero-line", Icon { name: "map-pin", size: 16 } "{place}" }
                h1 { "{greeting}" }
                p { class: "hero-line", {today_text(words, now)} }
            }
        }
    }
}

/// The session ended: nothing is lost, and one button leads on.
#[component]
fn Expired() -> Element {
    let words = use_words();
    let session = use_session();
    let expired =
        matches!(session.read().as_ref().map(|session| &session.state), Some(SessionState::Expired(_)));
    rsx! {
        if expired {
            Card { tone: Tone::Wait,
                p { strong { {words.t("expired-title")} } }
                p { {words.t("expired-text")} }
                ButtonLink { to: Route::SignIn {}, icon: "log-in", {words.t("sign-in-again")} }
            }
        }
    }
}

/// Simple mode: few buttons, very large.
#[component]
fn SimpleTiles() -> Element {
    let words = use_words();
    rsx! {
        div { class: "simple-tiles",
            Link { to: Route::SosPage {}, class: "simple-tile", "data-kind": "sos", Icon { name: "life-buoy", size: 40 } {words.t("sos-button-label")} }
            Link { to: Route::Alerts {}, class: "simple-tile", Icon { name: "triangle-alert", size: 40 } {words.t("home-alerts")} }
            Hotline { class: "simple-tile", icon_size: 40, label: words.t("home-call") }
            Link { to: Route::NewReport {}, class: "simple-tile", "data-kind": "main", Icon { name: "camera", size: 40 } {words.t("home-report")} }
        }
        ButtonLink { to: Route::MyReports {}, kind: ButtonKind::Quiet, icon: "list", {words.t("home-my-reports")} }
        ButtonLink { to: Route::Me {}, kind: ButtonKind::Quiet, icon: "user", {words.t("home-simple-me")} }
    }
}
