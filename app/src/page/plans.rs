//! Plans for a day: the list, a new one, and the way in for a link that somebody sent.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::event::Topic;
use hue_model::plan::{AddPlan, LinkError, ListPlans, Plan, PlanContent, TakePlanLink, link_data, read_link};

use crate::hook::{
    use_backend, use_busy, use_catalogue_provider, use_complain, use_now, use_query, use_title, use_words,
};
use crate::route::Route;
use crate::ui::{
    Button, ButtonKind, ButtonLink, Empty, Failure, RowLink, Section, Skeleton, Split, SplitHead, TextInput,
};
use crate::words::{date_text, problem_text};

/// The list, and beside it (or, on a phone, instead of it) the plan that is open.
#[component]
pub fn PlansSplit() -> Element {
    use_catalogue_provider();
    let open = !matches!(use_route::<Route>(), Route::Plans {});
    rsx! {
        Split { open, list: rsx! { List { open } }, Outlet::<Route> {} }
    }
}

/// Beside the list, while no plan is open.
#[component]
pub fn Plans() -> Element {
    let words = use_words();
    use_title(words.t("plans-title"));
    rsx! {
        div { class: "report",
            Empty { icon: "route", title: words.t("plans-pick-title"), text: words.t("plans-pick-text") }
        }
    }
}

#[component]
fn List(open: bool) -> Element {
    let words = use_words();
    let mut plans = use_query(&[Topic::Plans], || ListPlans {});
    rsx! {
        div { class: "reports",
            SplitHead { open, title: words.t("plans-title"), NewPlan {} }
            match &*plans.read() {
                Some(Ok(plans)) if plans.is_empty() => rsx! {
                    Empty { icon: "route", title: words.t("plans-empty-title"), text: words.t("plans-empty-text"),
                        ButtonLink { to: Route::Explore {}, icon: "compass", {words.t("explore-title")} }
                    }
                },
                Some(Ok(plans)) => rsx! {
                    ul { class: "list",
                        for plan in plans.iter().cloned() {
                            li { key: "{plan.id}", Row { plan } }
                        }
                    }
                },
                Some(Err(problem)) => rsx! {
                    Failure {
                        title: words.t("plans-error"),
                        text: problem_text(words, problem),
                        again: words.t("try-again"),
                        onagain: move |()| plans.restart(),
                    }
                },
                None => rsx! { Skeleton { label: words.t("loading") } },
            }
            OpenLink {}
        }
    }
}

#[component]
fn Row(plan: Plan) -> Element {
    let (words, now) = (use_words(), use_now());
    let stops = words.get("plan-stops", &args! { "count" => plan.content.stops.len() });
    let day = plan.content.day.map(|day| date_text(words, day, now));
    let text = day.into_iter().chain([stops]).collect::<Vec<_>>().join(" · ");
    rsx! {
        RowLink { to: Route::PlanPage { id: plan.id }, icon: "route", title: plan.content.name, text }
    }
}

/// Makes a plan and opens it.
#[component]
fn NewPlan() -> Element {
    let (words, backend, busy) = (use_words(), use_backend(), use_busy());
    let (navigator, complain) = (use_navigator(), use_complain());
    let make = move |_| {
        let backend = backend.clone();
        busy.run(async move {
            let content = PlanContent { name: words.t("plan-new-name"), ..PlanContent::default() };
            match backend.call(AddPlan { content }).await {
                Ok(plan) => {
                    navigator.push(Route::PlanPage { id: plan.id });
                }
                Err(problem) => complain.say(&problem),
            }
        });
    };
    rsx! {
        Button { kind: ButtonKind::Primary, icon: "plus", busy: busy.is(), onclick: make, {words.t("plan-new")} }
    }
}

/// A field for a link that somebody sent; what does not fit stays in it.
#[component]
fn OpenLink() -> Element {
    let words = use_words();
    let navigator = use_navigator();
    let (mut text, mut wrong) = (use_signal(String::new), use_signal(|| None::<LinkError>));
    let submit = move |event: FormEvent| {
        event.prevent_default();
        let read = read_link(&text.peek());
        match read {
            Ok(content) => {
                text.set(String::new());
                navigator.push(Route::SharedPlan { data: link_data(&content) });
            }
            Err(error) => wrong.set(Some(error)),
        }
    };
    rsx! {
        Section { id: "plans-link", title: words.t("plan-link-title"),
            form { class: "card", novalidate: true, onsubmit: submit,
                TextInput {
                    id: "plan-link",
                    label: words.t("plan-link-label"),
                    value: text(),
                    hint: words.t("plan-link-hint"),
                    error: wrong().map(|error| words.t(link_error_key(error))),
                    autocomplete: "off",
                    oninput: move |value| { text.set(value); wrong.set(None); },
                }
                Button { submit: true, {words.t("plan-link-open")} }
            }
        }
    }
}

/// Why a link is none of a plan.
pub(super) const fn link_error_key(error: LinkError) -> &'static str {
    match error {
        LinkError::TooLong => "plan-link-too-long",
        LinkError::Newer => "plan-link-newer",
        LinkError::Broken => "plan-link-broken",
    }
}

/// Opens the plan of a link that the system handed to the app.
pub(super) fn use_plan_link() {
    let navigator = use_navigator();
    let link = use_query(&[Topic::Plans], || TakePlanLink {});
    use_effect(move || {
        if let Some(Ok(Some(data))) = &*link.read() {
            let plain = data.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            // What is no link of a plan is said to be none by the same screen.
            let data = if plain && !data.is_empty() { data.clone() } else { "-".to_owned() };
            navigator.push(Route::SharedPlan { data });
        }
    });
}
