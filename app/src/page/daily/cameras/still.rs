//! One camera: its still with the time it was taken at, and whether that can be relied on.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::Problem;
use hue_model::camera::{Camera, CameraState, FetchStill, KeptStill, ListedCamera};
use hue_model::time::Millis;

use crate::hook::{use_backend, use_language, use_now, use_settings, use_ward_names, use_words};
use crate::ui::{Button, Card, Chip, Tone, Viewer};
use crate::words::{moment_text, problem_text};

/// The newest still that is here, why there is none, and a way to ask for one.
#[derive(Clone, Copy, PartialEq)]
struct Still {
    here: Memo<Option<KeptStill>>,
    problem: Signal<Option<Problem>>,
    asked: Signal<u32>,
    busy: Signal<bool>,
}

/// Fetches the still as soon as the city has a newer one; while data is saved, only when the citizen asks.
fn use_still(listed: ReadSignal<ListedCamera>) -> Still {
    let (backend, settings) = (use_backend(), use_settings());
    let (mut fetched, mut problem) = (use_signal(|| None::<KeptStill>), use_signal(|| None));
    let mut busy = use_signal(|| false);
    // How often the citizen asked, and up to which time that was answered: one press is one picture.
    let (asked, mut answered) = (use_signal(|| 0_u32), use_signal(|| 0_u32));
    let newest = use_memo(move || (listed.read().camera.id, listed.read().camera.taken_at));
    let saver = use_memo(move || settings.read().storm_saver);
    use_resource(move || {
        let ((id, taken_at), press) = (newest(), asked());
        let wanted = press > *answered.peek() || !saver();
        let backend = backend.clone();
        async move {
            let asks = wanted && taken_at.is_some();
            busy.set(asks);
            if !asks {
                return;
            }
            let answer = backend.call(FetchStill { id }).await;
            busy.set(false);
            // Not before: a still that is announced meanwhile begins anew, and the press counts for it.
            answered.set(press);
            match answer {
                Ok(answer) => {
                    fetched.set(answer.still);
                    problem.set(answer.problem);
                }
                Err(error) => problem.set(Some(error)),
            }
        }
    });
    let here = use_memo(move || {
        let kept = listed.read().kept;
        [fetched(), kept].into_iter().flatten().max_by_key(|still| still.taken_at)
    });
    Still { here, problem, asked, busy }
}

/// The card of a camera.
#[component]
pub(super) fn CameraCard(listed: ReadSignal<ListedCamera>) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let (backend, names) = (use_backend(), use_ward_names());
    let still = use_still(listed);
    let looking = use_signal(|| None::<usize>);
    let camera = listed.read().camera.clone();
    let (tag, name) = camera.name.get(language);
    let ward = names.of(&camera.ward_code).unwrap_or_else(|| camera.ward_code.clone());
    let here = (still.here)();
    rsx! {
        Card {
            h3 { lang: tag, "{name}" }
            p { class: "row-more", {words.t(&format!("camera-kind-{}", camera.kind.word()))} " · {ward}" }
            if let Some(here) = here {
                Picture { camera: camera.clone(), address: backend.blob_url(here.blob), taken_at: here.taken_at, looking }
            } else if camera.taken_at.is_none() {
                p { class: "hint", {words.t("camera-none")} }
            }
            Newer { camera: camera.clone(), still }
            Viewer {
                id: "camera-{camera.id}",
                photos: here.map(|here| (backend.blob_url(here.blob), alt(words, name, here.taken_at, now))).into_iter().collect::<Vec<_>>(),
                open: looking,
                close_label: words.t("close"),
                next_label: words.t("viewer-next"),
                previous_label: words.t("viewer-previous"),
            }
        }
    }
}

/// The still, its time, and whether it is as new as was promised.
#[component]
fn Picture(camera: Camera, address: String, taken_at: Millis, looking: Signal<Option<usize>>) -> Element {
    let (words, language, now, mut looking) = (use_words(), use_language(), use_now(), looking);
    let name = camera.name.text(language);
    let alt = alt(words, name, taken_at, now);
    let state = Camera { taken_at: Some(taken_at), ..camera.clone() }.state_at(now);
    let tone = match state {
        CameraState::Live => Tone::Good,
        CameraState::Late => Tone::Wait,
        CameraState::Dark => Tone::Bad,
    };
    rsx! {
        button {
            class: "camera-still",
            r#type: "button",
            "aria-label": words.get("camera-look", &args! { "name" => name }),
            onclick: move |_| looking.set(Some(0)),
            img { src: "{address}", alt: "{alt}" }
        }
        p { class: "chips",
            span { {taken_text(words, taken_at, now)} }
            Chip { tone, {words.t(&format!("camera-state-{}", state.word()))} }
        }
    }
}

/// That the city has a newer still than the one that is here, why it did not come, and the way to it.
#[component]
fn Newer(camera: Camera, still: Still) -> Element {
    let (words, now) = (use_words(), use_now());
    let mut asked = still.asked;
    let problem = still.problem.read().clone();
    let here = (still.here)().map(|here| here.taken_at);
    let Some(newest) = camera.taken_at.filter(|at| here.is_none_or(|here| here < *at)) else {
        return rsx! {};
    };
    let when = moment_text(words, newest, now);
    let label = if problem.is_some() { "try-again" } else { "camera-load" };
    rsx! {
        if here.is_some() {
            p { class: "hint", {words.get("camera-newer", &args! { "when" => when })} }
        }
        if let Some(problem) = problem {
            p { class: "hint", role: "status", {problem_text(words, &problem)} }
        }
        Button { icon: "image", busy: (still.busy)(), onclick: move |_| *asked.write() += 1, {words.t(label)} }
    }
}

fn alt(words: Words, name: &str, taken_at: Millis, now: Millis) -> String {
    words.get("camera-alt", &args! { "name" => name, "taken" => taken_text(words, taken_at, now) })
}

/// When it was taken: "Chụp 4 phút trước", or the time where that is longer ago.
fn taken_text(words: Words, taken_at: Millis, now: Millis) -> String {
    match now.since(taken_at).div_euclid(60_000) {
        ..=0 => words.t("camera-taken-now"),
        minutes @ 1..60 => words.get("camera-taken-minutes", &args! { "minutes" => minutes }),
        _ => words.get("camera-taken", &args! { "when" => moment_text(words, taken_at, now) }),
    }
}
