//! Calling for rescue. No sign-in, no consent and no open vault stands before it.
//!
//! Where to start: [`SosPage`] shows the call that waits or, without one, `raise`, the two ways to make one; `case`
//! is a call with its true state, and `desk` keeps what is said after it while the city is told.

mod call;
mod cancel;
mod case;
mod desk;
mod dock;
mod form;
mod place;
mod raise;
mod raising;
mod state;
mod subject;
mod text;
mod water;

use dioxus::prelude::*;
use hue_model::event::Topic;
use hue_model::id::SosId;
use hue_model::problem::Code;
use hue_model::sos::{GetSos, ListSos, Sos};

pub(crate) use self::dock::SosDock;

use self::case::Case;
use self::raise::Raise;
use self::state::STATE;
use crate::beside::{beside_key, beside_text};
use crate::bridge::dom;
use crate::hook::{use_back, use_query, use_title, use_words};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, ButtonLink, Empty, Failure, RowLink, Section, Skeleton, TopBar};
use crate::words::{problem_text, sos_is_over, sos_raised_text, sos_title};

/// The call that waits for help, or the two ways to make one.
#[component]
pub fn SosPage() -> Element {
    let words = use_words();
    let calls = use_query(&[Topic::Sos], || ListSos {});
    let (mut raised, mut another) = (use_signal(|| None::<Sos>), use_signal(|| false));
    let listed = match &*calls.read() {
        Some(Ok(calls)) => calls.clone(),
        _ => Vec::new(),
    };
    let current = use_current(&listed, raised).filter(|_| !another());
    let shown = current.as_ref().map(|call| call.id);
    let waits = listed.iter().any(|call| !sos_is_over(&call.state));
    let others = listed.into_iter().filter(|call| Some(call.id) != shown).collect::<Vec<_>>();
    let out = move |call: Sos| {
        raised.set(Some(call));
        another.set(false);
    };
    rsx! {
        Bar {}
        div { class: "page sos-page", "data-narrow": "yes",
            if let Some(call) = current {
                Case { key: "{call.id}", call }
                Button { icon: "plus", wide: true, onclick: move |_| another.set(true), {beside_key(words, "sos-another")} }
            } else {
                Raise { on_raised: out }
                if waits {
                    Button { kind: ButtonKind::Quiet, icon: "arrow-left", onclick: move |_| another.set(false), {beside_key(words, "sos-back-to-case")} }
                }
            }
            Mine { calls: others }
            ButtonLink { to: Route::EmergencyCardShow {}, kind: ButtonKind::Quiet, icon: "heart-pulse", {words.t("card-show")} }
        }
    }
}

/// The call to show: the one just raised, before the list has it; the newest that waits; and the one that was on the
/// screen when it ended, so that its end can be read.
fn use_current(listed: &[Sos], raised: Signal<Option<Sos>>) -> Option<Sos> {
    let mut on_screen = use_signal(|| None::<SosId>);
    use_effect(move || {
        if raised.read().is_some() {
            dom::focus(STATE);
        }
    });
    let fresh = raised().filter(|raised| listed.iter().all(|call| call.id != raised.id));
    let open = || listed.iter().find(|call| !sos_is_over(&call.state)).cloned();
    let ended = || listed.iter().find(|call| Some(call.id) == on_screen()).cloned();
    let current = fresh.or_else(open).or_else(ended);
    let id = current.as_ref().map(|call| call.id);
    use_effect(use_reactive!(|(id,)| on_screen.set(id)));
    current
}

/// One call by its address.
#[component]
pub fn SosCase(id: ReadSignal<SosId>) -> Element {
    let words = use_words();
    let mut call = use_query(&[Topic::Sos], move || GetSos { id: id() });
    rsx! {
        Bar {}
        div { class: "page sos-page", "data-narrow": "yes",
            match &*call.read() {
                Some(Ok(call)) => rsx! { Case { key: "{call.id}", call: call.clone() } },
                Some(Err(problem)) if problem.code == Code::NotFound => rsx! {
                    Empty { icon: "life-buoy", title: words.t("sos-missing"), text: words.t("sos-missing-text"),
                        ButtonLink { to: Route::SosPage {}, {words.t("sos-title")} }
                    }
                },
                Some(Err(problem)) => rsx! {
                    Failure {
                        title: words.t("failed-title"),
                        text: problem_text(words, problem),
                        again: words.t("try-again"),
                        onagain: move |()| call.restart(),
                    }
                },
                None => rsx! { Skeleton { label: words.t("loading") } },
            }
        }
    }
}

#[component]
fn Bar() -> Element {
    let (words, back) = (use_words(), use_back());
    use_title(words.t("sos-title"));
    rsx! {
        TopBar { title: words.t("sos-title"), back_label: words.t("back"), onback: move |()| back.call(()) }
    }
}

/// The other calls of this device.
#[component]
fn Mine(calls: Vec<Sos>) -> Element {
    let (words, now) = (use_words(), crate::hook::use_now());
    rsx! {
        if !calls.is_empty() {
            Section { id: "sos-mine", title: words.t("sos-mine"),
                div { class: "list",
                    for call in calls {
                        RowLink {
                            key: "{call.id}",
                            to: Route::SosCase { id: call.id },
                            icon: "life-buoy",
                            title: beside_text(words, &|words| sos_title(words, &call)),
                            text: sos_raised_text(words, &call, now),
                        }
                    }
                }
            }
        }
    }
}
