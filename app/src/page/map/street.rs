//! Streets below the layers: what the city offers, how far it has come, and whom to name.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::Problem;
use hue_model::event::Topic;
use hue_model::problem::Code;
use hue_model::street_map::{
    DownloadStreetMap, GetStreetMap, KnownStreetMap, RemoveStreetMap, StopStreetMap, StreetMap,
};

use crate::hook::{Query, use_backend, use_complain, use_query, use_words};
use crate::ui::{Button, ButtonKind, Card, Sheet, Tone};
use crate::words::problem_text;

/// How the street map stands on this device.
pub(super) fn use_street_map() -> Query<KnownStreetMap> {
    use_query(&[Topic::StreetMap], || GetStreetMap {})
}

/// What somebody can do about it; nothing where the city gives none and none is kept.
#[component]
pub(super) fn Streets(known: KnownStreetMap) -> Element {
    let words = use_words();
    let (fetch, stop, remove) = use_acts();
    let KnownStreetMap { offered, kept, received, loading, paused, problem } = known;
    let newer = offered.filter(|offer| kept.as_ref().is_none_or(|kept| kept.sha256 != offer.sha256));
    rsx! {
        if let Some(offer) = newer {
            Card {
                h3 { {words.t(if kept.is_some() { "street-newer" } else { "street-title" })} }
                if loading {
                    Loading { offer: offer.clone(), received }
                    if paused {
                        p { class: "hint", role: "status", {words.t("street-paused")} }
                    }
                    Button { icon: "x", onclick: move |_| stop.call(()), {words.t("street-stop")} }
                } else {
                    p { {words.get("street-text", &args! { "size" => size_text(words, offer.bytes) })} }
                    if let Some(problem) = problem {
                        p { class: "hint", role: "alert", {stopped_text(words, &problem)} }
                    }
                    Button { kind: ButtonKind::Primary, icon: "arrow-down", onclick: move |_| fetch.call(()),
                        {words.t(if received > 0 { "street-go-on" } else { "street-fetch" })}
                    }
                    if kept.is_none() && received > 0 {
                        Button { kind: ButtonKind::Quiet, icon: "trash-2", onclick: move |_| remove.call(()), {words.t("street-remove")} }
                    }
                }
            }
        }
        if let Some(kept) = kept {
            Card { tone: Tone::Plain,
                p { class: "hint", {words.get("street-kept", &args! { "size" => size_text(words, kept.bytes) })} }
                Remove { onremove: move |()| remove.call(()) }
            }
        }
    }
}

/// Throws it away, after a question: where there is no network it would be gone for good.
#[component]
fn Remove(onremove: EventHandler<()>) -> Element {
    let words = use_words();
    let mut open = use_signal(|| false);
    let remove = move |_| {
        open.set(false);
        onremove.call(());
    };
    rsx! {
        Button { kind: ButtonKind::Quiet, icon: "trash-2", onclick: move |_| open.set(true), {words.t("street-remove")} }
        Sheet {
            id: "street-remove",
            title: words.t("street-remove"),
            open,
            close_label: words.t("close"),
            onclose: move |()| open.set(false),
            p { {words.t("street-remove-text")} }
            div { class: "sheet-actions",
                Button { kind: ButtonKind::Danger, icon: "trash-2", wide: true, onclick: remove, {words.t("street-remove")} }
                Button { wide: true, onclick: move |_| open.set(false), {words.t("cancel")} }
            }
        }
    }
}

#[component]
fn Loading(offer: StreetMap, received: u64) -> Element {
    let words = use_words();
    let said = words.get(
        "street-loading",
        &args! { "done" => size_text(words, received), "size" => size_text(words, offer.bytes) },
    );
    rsx! {
        p { id: "street-said", "{said}" }
        progress { max: "{offer.bytes}", value: "{received}", "aria-labelledby": "street-said" }
    }
}

type Acts = (Callback<()>, Callback<()>, Callback<()>);

/// Fetch, stop, remove; the screen follows the engine's word.
fn use_acts() -> Acts {
    let (backend, complain) = (use_backend(), use_complain());
    let of = move |act: Act| {
        let backend = backend.clone();
        move |()| {
            let backend = backend.clone();
            spawn(async move {
                let done = match act {
                    Act::Fetch => backend.call(DownloadStreetMap {}).await,
                    Act::Stop => backend.call(StopStreetMap {}).await,
                    Act::Remove => backend.call(RemoveStreetMap {}).await,
                };
                if let Err(problem) = done {
                    complain.say(&problem);
                }
            });
        }
    };
    (use_callback(of(Act::Fetch)), use_callback(of(Act::Stop)), use_callback(of(Act::Remove)))
}

#[derive(Clone, Copy)]
enum Act {
    Fetch,
    Stop,
    Remove,
}

/// "24 MB".
fn size_text(words: Words, bytes: u64) -> String {
    let tenths = bytes.saturating_add(50_000) / 100_000;
    let digits = usize::from(tenths < 100);
    words.get("street-size", &args! { "size" => words.decimal(tenths as f64 / 10.0, digits) })
}

/// Why it stopped, and what is safe.
fn stopped_text(words: Words, problem: &Problem) -> String {
    match problem.code {
        Code::Invalid => words.t("street-bad"),
        Code::DiskFull => words.t("street-full"),
        _ => words.get("street-stopped", &args! { "why" => problem_text(words, problem) }),
    }
}
