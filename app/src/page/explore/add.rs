//! "Add to a plan": one that is there, or a new one.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::event::Topic;
use hue_model::plan::{AddPlan, ListPlans, Plan, PlanContent, STAY, SavePlan, Stop};

use crate::hook::{use_backend, use_busy, use_query, use_toasts, use_words};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, RowLink, Section, Sheet};
use crate::words::problem_text;

/// The button, and the sheet with the plans.
#[component]
pub(super) fn AddToPlan(place: String) -> Element {
    let words = use_words();
    let mut open = use_signal(|| false);
    let plans = use_query(&[Topic::Plans], || ListPlans {});
    let listed = match &*plans.read() {
        Some(Ok(plans)) => plans.clone(),
        _ => Vec::new(),
    };
    let add = use_add(place, open);
    rsx! {
        Button { icon: "route", onclick: move |_| open.set(true), {words.t("plan-add")} }
        Sheet { id: "plan-add", title: words.t("plan-add"), open, close_label: words.t("close"), onclose: move |()| open.set(false),
            if !listed.is_empty() {
                div { class: "buttons",
                    for (name , plan) in listed.into_iter().map(|plan| (plan.content.name.clone(), plan)) {
                        Button { key: "{plan.id}", onclick: move |_| add.call(Some(plan.clone())), "{name}" }
                    }
                }
            }
            Button { kind: ButtonKind::Primary, icon: "plus", wide: true, onclick: move |_| add.call(None), {words.t("plan-new")} }
        }
    }
}

/// Puts the place at the end of a plan, or into a new one.
fn use_add(place: String, mut open: Signal<bool>) -> Callback<Option<Plan>> {
    let (words, backend, toasts, busy) = (use_words(), use_backend(), use_toasts(), use_busy());
    use_callback(move |plan: Option<Plan>| {
        let (backend, stop) = (backend.clone(), Stop { place: place.clone(), minutes: STAY });
        busy.run(async move {
            let added = match plan {
                Some(Plan { id, mut content, .. }) => {
                    content.stops.push(stop);
                    backend.call(SavePlan { id, content }).await
                }
                None => {
                    let name = words.t("plan-new-name");
                    let content = PlanContent { name, stops: vec![stop], ..PlanContent::default() };
                    backend.call(AddPlan { content }).await
                }
            };
            match added {
                Ok(plan) => {
                    open.set(false);
                    toasts.say(words.get("plan-added", &args! { "name" => plan.content.name }));
                }
                Err(problem) => toasts.say(problem_text(words, &problem)),
            }
        });
    })
}

/// The plans that have this place.
#[component]
pub(super) fn InPlans(place: String) -> Element {
    let words = use_words();
    let plans = use_query(&[Topic::Plans], || ListPlans {});
    let having: Vec<Plan> = match &*plans.read() {
        Some(Ok(plans)) => plans
            .iter()
            .filter(|plan| plan.content.stops.iter().any(|stop| stop.place == place))
            .cloned()
            .collect(),
        _ => Vec::new(),
    };
    rsx! {
        if !having.is_empty() {
            Section { id: "place-plans", title: words.t("plan-having"),
                div { class: "list",
                    for plan in having {
                        RowLink { key: "{plan.id}", to: Route::PlanPage { id: plan.id }, icon: "route", title: plan.content.name }
                    }
                }
            }
        }
    }
}
