//! Handing a plan on, as a link that holds all of it, and throwing it away.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::ical::MEDIA_TYPE;
use hue_model::id::PlanId;
use hue_model::plan::{CalendarWords, Plan, RemovePlan, RestorePlan, link_data};

use super::desk::use_desk;
use crate::bridge::{dom, share};
use crate::hook::{
    TextFile, use_about, use_backend, use_catalogue, use_complain, use_language, use_now, use_save_file,
    use_toasts, use_words,
};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Sheet, TextArea};

/// What can be done with the whole of it.
#[component]
pub(super) fn Actions(id: PlanId) -> Element {
    rsx! {
        div { class: "buttons",
            Share {}
            ToCalendar {}
            Remove { id }
        }
    }
}

#[component]
fn Share() -> Element {
    let (words, desk) = (use_words(), use_desk());
    let mut open = use_signal(|| false);
    let base = use_about().read().as_ref().map(|about| about.city.base_url.clone()).unwrap_or_default();
    rsx! {
        Button { icon: "share-2", onclick: move |_| open.set(true), {words.t("plan-share")} }
        Sheet { id: "plan-share", title: words.t("plan-share"), open, close_label: words.t("close"), onclose: move |()| open.set(false),
            LinkText { link: format!("{base}/plan#{}", link_data(&desk.content.read())), name: desk.content.read().name.clone() }
        }
    }
}

/// Keeps the plan as a file that any calendar takes in; a plan for no day says that it needs one.
#[component]
fn ToCalendar() -> Element {
    let (words, language, now, desk) = (use_words(), use_language(), use_now(), use_desk());
    let (catalogue, save, toasts) = (use_catalogue(), use_save_file(), use_toasts());
    let keep = move |_| {
        let places = match &*catalogue.read() {
            Some(Ok(catalogue)) => catalogue.points_of_interest.clone(),
            _ => Vec::new(),
        };
        let plan = Plan { id: desk.id, content: desk.content.peek().clone(), saved_at: now };
        let (estimate, unknown) = (words.t("plan-estimate"), words.t("plan-unknown"));
        let said = CalendarWords { language, estimate: &estimate, unknown: &unknown };
        match plan.calendar(&places, said, now) {
            Some(calendar) => {
                let day = plan.content.day.map(|day| day.to_string()).unwrap_or_default();
                let name = format!("hue-{day}.ics");
                save.call(TextFile { name, media_type: MEDIA_TYPE, text: calendar.write() });
            }
            None => {
                toasts.say(words.t("plan-needs-day"));
                dom::focus("plan-day");
            }
        }
    };
    rsx! {
        Button { icon: "calendar-days", onclick: keep, {words.t("plan-to-calendar")} }
    }
}

/// The link in sight, to be copied by hand where nothing else works.
#[component]
fn LinkText(link: String, name: String) -> Element {
    let (words, toasts) = (use_words(), use_toasts());
    let (copied, shared) = (link.clone(), link.clone());
    let copy = move |_| {
        let link = copied.clone();
        spawn(async move {
            let key = if share::copy(&link).await { "plan-copied" } else { "plan-not-copied" };
            toasts.say(words.t(key));
        });
    };
    let hand_on = move |_| {
        let (link, name) = (shared.clone(), name.clone());
        spawn(async move { share::hand_on(&name, &link).await });
    };
    rsx! {
        p { {words.t("plan-share-why")} }
        TextArea { id: "plan-share-link", label: words.t("plan-share-link"), value: link, rows: 3, readonly: true, oninput: |_| () }
        div { class: "buttons",
            Button { kind: ButtonKind::Primary, icon: "copy", onclick: copy, {words.t("plan-copy")} }
            if share::can_hand_on() {
                Button { icon: "share-2", onclick: hand_on, {words.t("plan-hand-on")} }
            }
        }
    }
}

/// Throws the plan away; for a while a message offers to bring it back.
#[component]
fn Remove(id: PlanId) -> Element {
    let (words, backend, desk) = (use_words(), use_backend(), use_desk());
    let (navigator, toasts, complain) = (use_navigator(), use_toasts(), use_complain());
    let remove = move |_| {
        let (backend, name) = (backend.clone(), desk.content.peek().name.clone());
        spawn(async move {
            if let Err(problem) = backend.call(RemovePlan { id }).await {
                return complain.say(&problem);
            }
            let text = words.get("plan-removed", &args! { "name" => name });
            toasts.offer_back(words, text, move || {
                let backend = backend.clone();
                async move { backend.call(RestorePlan { id }).await.map(drop) }
            });
            navigator.push(Route::Plans {});
        });
    };
    rsx! {
        Button { kind: ButtonKind::Danger, icon: "trash-2", onclick: remove, {words.t("plan-remove")} }
    }
}
