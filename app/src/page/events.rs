//! Festivals and events of the coming year, the next one first, with the lunar date beside.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::catalogue::{Catalogue, DateRule, Event as Festival, Span, coming};

use crate::hook::{use_catalogue, use_catalogue_provider, use_language, use_now, use_title, use_words};
use crate::page::services::Waits;
use crate::route::Route;
use crate::ui::{Empty, RowLink, Section, Select, SelectOption, Split, SplitHead};
use crate::words::event_days_text;

/// How far ahead the list looks, in days: a year of either calendar.
const AHEAD: u64 = 390;

/// The list, and beside it (or, on a phone, instead of it) the event that is open.
#[component]
pub fn EventsSplit() -> Element {
    use_catalogue_provider();
    let open = matches!(use_route::<Route>(), Route::EventPage { .. });
    rsx! {
        Split { open, list: rsx! { List { open } }, Outlet::<Route> {} }
    }
}

/// Beside the list, while no event is open.
#[component]
pub fn Events() -> Element {
    let words = use_words();
    use_title(words.t("events-title"));
    rsx! {
        div { class: "report",
            Empty { icon: "calendar-days", title: words.t("events-pick-title"), text: words.t("events-pick-text") }
        }
    }
}

#[component]
fn List(open: bool) -> Element {
    let (words, catalogue) = (use_words(), use_catalogue());
    rsx! {
        div { class: "reports",
            SplitHead { open, title: words.t("events-title") }
            Waits {}
            if let Some(Ok(catalogue)) = &*catalogue.read() {
                Coming { festivals: catalogue.events.clone() }
                Open { catalogue: catalogue.clone() }
            }
        }
    }
}

/// What comes, by month: all of it, or one month.
#[component]
fn Coming(festivals: Vec<Festival>) -> Element {
    let (words, now) = (use_words(), use_now());
    let mut month = use_signal(String::new);
    let Some(today) = now.in_hue().map(|now| now.date_naive()) else { return rsx! {} };
    let end = today.checked_add_days(chrono::Days::new(AHEAD)).unwrap_or(today);
    let all: Vec<(Span, Festival)> =
        coming(&festivals, today, end).into_iter().map(|(span, event)| (span, event.clone())).collect();
    let mut months: Vec<String> = all.iter().map(|(span, _)| month_key(span.first.max(today))).collect();
    months.dedup();
    let option = |key: &String| SelectOption { value: key.clone(), label: month_text(words, key) };
    let every = SelectOption { value: String::new(), label: words.t("explore-every") };
    let shown: Vec<(Span, Festival)> = all
        .into_iter()
        .filter(|(span, _)| month.read().is_empty() || month_key(span.first.max(today)) == *month.read())
        .collect();
    rsx! {
        Select {
            id: "events-month",
            label: words.t("events-month-label"),
            options: std::iter::once(every).chain(months.iter().map(option)).collect::<Vec<_>>(),
            chosen: month(),
            onchoose: move |value| month.set(value),
        }
        p { class: "hint", role: "status", {words.get("events-count", &args! { "count" => shown.len() })} }
        ul { class: "list",
            for (span , event) in shown {
                li { key: "{event.id}-{span.first}", Row { span, event } }
            }
        }
    }
}

/// "2026-11", by which months are told apart.
fn month_key(day: chrono::NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

/// "Tháng 11/2026".
fn month_text(words: Words, key: &str) -> String {
    let (year, month) = key.split_once('-').unwrap_or((key, ""));
    let month = words.get("when-month", &args! { "month" => month.parse::<u32>().unwrap_or_default() });
    words.get(
        "events-month",
        &args! { "month" => month, "year" => words.year(year.parse().unwrap_or_default()) },
    )
}

#[component]
fn Row(span: Span, event: Festival) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let text = event_days_text(words, span, &event.dates, now);
    rsx! {
        RowLink { to: Route::EventPage { id: event.id.clone() }, icon: "calendar-days", title: event.name.text(language).to_owned(), text }
    }
}

/// Those whose days are made known each time.
#[component]
fn Open(catalogue: Catalogue) -> Element {
    let (words, language) = (use_words(), use_language());
    let open: Vec<Festival> =
        catalogue.events.into_iter().filter(|event| event.dates == DateRule::Announced {}).collect();
    rsx! {
        if !open.is_empty() {
            Section { id: "events-open", title: words.t("events-open-title"),
                ul { class: "list",
                    for event in open {
                        li { key: "{event.id}",
                            RowLink { to: Route::EventPage { id: event.id.clone() }, icon: "calendar-days", title: event.name.text(language).to_owned(), text: words.t("event-announced") }
                        }
                    }
                }
            }
        }
    }
}
