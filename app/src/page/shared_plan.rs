//! A plan that somebody shared: all of it stands in the address. It can be read, and kept.

use dioxus::prelude::*;
use hue_model::plan::{AddPlan, LinkError, PlanContent, Visit, read_link, visits};

use crate::hook::{
    use_backend, use_busy, use_catalogue, use_complain, use_now, use_title, use_toasts, use_words,
};
use crate::page::plan::{Times, stop_name};
use crate::page::plans::link_error_key;
use crate::page::services::Waits;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, ButtonLink, Empty, TopBar};
use crate::words::date_text;

/// The page.
#[component]
pub fn SharedPlan(data: ReadSignal<String>) -> Element {
    let words = use_words();
    let navigator = use_navigator();
    let plan = use_memo(move || read_link(&data.read()));
    let title = plan().map_or_else(|_| words.t("plan-shared-title"), |content| content.name);
    use_title(title.clone());
    let back = move |()| {
        navigator.push(Route::Plans {});
    };
    rsx! {
        TopBar { title, back_label: words.t("plans-back"), onback: back }
        div { class: "report plan-page",
            match plan() {
                Ok(content) => rsx! {
                    p { class: "hint", {words.t("plan-shared-hint")} }
                    Waits {}
                    Stops { content: content.clone() }
                    Keep { content }
                },
                Err(error) => rsx! { NoPlan { error } },
            }
        }
    }
}

/// What is wrong with the link; nothing on this device changed.
#[component]
fn NoPlan(error: LinkError) -> Element {
    let words = use_words();
    rsx! {
        Empty { icon: "route", title: words.t("plan-link-wrong-title"), text: words.t(link_error_key(error)),
            ButtonLink { to: Route::Plans {}, {words.t("plans-back")} }
        }
    }
}

#[component]
fn Stops(content: PlanContent) -> Element {
    let (words, now, catalogue) = (use_words(), use_now(), use_catalogue());
    let places = match &*catalogue.read() {
        Some(Ok(catalogue)) => catalogue.points_of_interest.clone(),
        _ => return rsx! {},
    };
    let visits: Vec<Visit> = visits(&content, &places);
    let day = content.day.map(|day| date_text(words, day, now));
    rsx! {
        if let Some(day) = day {
            p { "{day}" }
        }
        if content.stops.is_empty() {
            p { {words.t("plan-empty-title")} }
        }
        ol { class: "list plan-stops",
            for (index , (stop , visit)) in content.stops.iter().zip(visits).enumerate() {
                li { key: "{index}", class: "plan-stop",
                    div { class: "plan-stop-text",
                        h2 { class: "row-title", {stop_name(words, &places, &stop.place)} }
                        Times { visit, travel: content.travel }
                    }
                }
            }
        }
    }
}

#[component]
fn Keep(content: PlanContent) -> Element {
    let (words, backend, busy) = (use_words(), use_backend(), use_busy());
    let (navigator, complain, toasts) = (use_navigator(), use_complain(), use_toasts());
    let keep = move |_| {
        let (backend, content) = (backend.clone(), content.clone());
        busy.run(async move {
            match backend.call(AddPlan { content }).await {
                Ok(plan) => {
                    toasts.say(words.t("plan-kept"));
                    navigator.push(Route::PlanPage { id: plan.id });
                }
                Err(problem) => complain.say(&problem),
            }
        });
    };
    rsx! {
        Button { kind: ButtonKind::Primary, icon: "plus", wide: true, busy: busy.is(), onclick: keep, {words.t("plan-keep")} }
    }
}
