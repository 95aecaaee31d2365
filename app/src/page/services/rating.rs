//! What whoever is here thinks of a service they used, and what all say together.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::Problem;
use hue_model::catalogue::ServiceId;
use hue_model::event::Topic;
use hue_model::rating::{
    GetRating, OwnRating, RateService, RatedService, Rating, STARS, ServiceRating, TEXT_CHARS, WithdrawRating,
};

use crate::bridge::{Backend, dom};
use crate::hook::{Complain, use_backend, use_busy, use_complain, use_query, use_toasts, use_words};
use crate::state::Toasts;
use crate::ui::{Button, ButtonKind, Card, Chip, Section, Stars, TextArea, Tone};
use crate::words::problem_text;

/// The id of the heading, where the focus goes from a button that has gone.
const TITLE: &str = "service-rating";

/// Nothing where there is nothing to say and nothing to ask.
#[component]
pub(super) fn Ratings(service: ReadSignal<ServiceId>) -> Element {
    let words = use_words();
    let known = use_query(&[Topic::Ratings, Topic::Settings, Topic::Session], move || GetRating {
        service: service(),
    });
    let mut change = use_signal(|| None::<ServiceId>);
    let read = known.read();
    let Some(Ok(ServiceRating { used, own, all })) = &*read else { return rsx! {} };
    let (used, own, all) = (*used, own.clone(), all.clone());
    if !used && own.is_none() && all.is_none() {
        return rsx! {};
    }
    rsx! {
        Section { id: TITLE, title: words.t("rating-title"),
            All { all }
            match own {
                Some(own) if *change.read() != Some(service()) => rsx! {
                    Own { service: service(), own, onchange: move |()| { change.set(Some(service())); dom::focus(TITLE); } }
                },
                own if used || own.is_some() => rsx! {
                    Form { key: "{service}", service: service(), before: own.map(|own| own.rating), ondone: move |()| change.set(None) }
                },
                _ => rsx! {},
            }
        }
    }
}

/// What all say together, where enough do.
#[component]
fn All(all: Option<RatedService>) -> Element {
    let words = use_words();
    match all {
        None => rsx! { p { class: "hint", {words.t("rating-none")} } },
        Some(all) => {
            let average = words.decimal(all.average, 1);
            let text =
                words.get("rating-all", &args! { "average" => average, "count" => i64::from(all.count) });
            rsx! { p { class: "rating-all", "{text}" } }
        }
    }
}

/// What was said, with thanks, and how it can be changed.
#[component]
fn Own(service: ServiceId, own: OwnRating, onchange: EventHandler<()>) -> Element {
    let words = use_words();
    let (busy, say) = (use_busy(), use_say(service));
    let OwnRating { rating, waits, problem } = own;
    let before = rating.clone();
    rsx! {
        Card { tone: Tone::Good,
            p { strong { {words.t("rating-thanks")} } }
            p { {words.get("rating-own", &args! { "stars" => i64::from(rating.stars) })} }
            if !rating.text.is_empty() {
                p { class: "alert-note", dir: "auto", "{rating.text}" }
            }
            if let Some(problem) = problem {
                p { class: "error", role: "alert", {problem_text(words, &problem)} }
            } else if waits {
                Chip { tone: Tone::Wait, icon: "clock", {words.t("rating-waits")} }
            }
            div { class: "rating-buttons",
                Button { kind: ButtonKind::Secondary, onclick: move |_| onchange.call(()), {words.t("rating-change")} }
                Button {
                    kind: ButtonKind::Quiet,
                    busy: busy.is(),
                    onclick: move |_| {
                        let (say, before) = (say.clone(), before.clone());
                        busy.run(async move {
                            if say.now(None, Some(before)).await {
                                dom::focus(TITLE);
                            }
                        });
                    },
                    {words.t("rating-withdraw")}
                }
            }
        }
    }
}

/// The stars, and a few words once there are some.
#[component]
fn Form(service: ServiceId, before: Option<Rating>, ondone: EventHandler<()>) -> Element {
    let words = use_words();
    let begun = before.clone().unwrap_or(Rating { stars: 0, text: String::new() });
    let (mut stars, mut text) = (use_signal(|| begun.stars), use_signal(|| begun.text));
    let (busy, say) = (use_busy(), use_say(service.clone()));
    let labels = (1..=STARS).map(|stars| words.get("rating-stars", &args! { "stars" => i64::from(stars) }));
    let used = text.read().chars().count();
    let over = used > TEXT_CHARS;
    let count = words.get("rating-count", &args! { "used" => used, "max" => TEXT_CHARS });
    let submit = move |event: FormEvent| {
        event.prevent_default();
        let (say, before) = (say.clone(), before.clone());
        let rating = Rating { stars: stars(), text: text.peek().trim().to_owned() };
        busy.run(async move {
            if say.now(Some(rating), before).await {
                dom::focus(TITLE);
                ondone.call(());
            }
        });
    };
    rsx! {
        form { class: "rating-form", onsubmit: submit,
            Stars {
                name: "stars-{service}",
                legend: words.t("rating-ask"),
                labels: labels.collect::<Vec<_>>(),
                chosen: stars(),
                onchoose: move |chosen| stars.set(chosen),
            }
            if stars() > 0 {
                TextArea {
                    id: "rating-text",
                    label: words.t("rating-text"),
                    hint: words.t("rating-text-hint"),
                    value: text(),
                    error: over.then(|| words.get("rating-too-long", &args! { "max" => TEXT_CHARS })),
                    count,
                    rows: 3,
                    oninput: move |typed| text.set(typed),
                }
                Button { kind: ButtonKind::Primary, submit: true, busy: busy.is(), disabled: over, {words.t("rating-send")} }
            }
        }
    }
}

/// Says something of a service, or takes it back.
#[derive(Clone)]
struct Say {
    backend: Backend,
    words: Words,
    toasts: Toasts,
    complain: Complain,
    service: ServiceId,
}

fn use_say(service: ServiceId) -> Say {
    let (backend, words, toasts) = (use_backend(), use_words(), use_toasts());
    Say { backend, words, toasts, complain: use_complain(), service }
}

impl Say {
    /// For a while a message offers to bring back what was said before; answers whether it is said.
    async fn now(&self, rating: Option<Rating>, before: Option<Rating>) -> bool {
        let key = if rating.is_some() { "rating-said" } else { "rating-withdrawn" };
        match put(&self.backend, self.service.clone(), rating).await {
            Ok(()) => {
                let (backend, service) = (self.backend.clone(), self.service.clone());
                self.toasts.offer_back(self.words, self.words.t(key), move || {
                    let (backend, service, before) = (backend.clone(), service.clone(), before.clone());
                    async move { put(&backend, service, before).await }
                });
                true
            }
            Err(problem) => {
                self.complain.say(&problem);
                false
            }
        }
    }
}

async fn put(backend: &Backend, service: ServiceId, rating: Option<Rating>) -> Result<(), Problem> {
    match rating {
        Some(rating) => backend.call(RateService { service, rating }).await.map(|_| ()),
        None => backend.call(WithdrawRating { service }).await.map(|_| ()),
    }
}
