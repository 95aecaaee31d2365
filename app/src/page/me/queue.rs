//! What still has to go out, and a button to try now.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::id::ReportId;
use hue_model::queue::{Network, Queue, SendPhotosNow, TryNow};
use hue_model::time::Millis;

use crate::hook::{use_backend, use_busy, use_complain, use_now, use_queue, use_words};
use crate::route::Route;
use crate::ui::{Button, ButtonLink, Card, Icon};
use crate::words::moment_text;

/// The card.
#[component]
pub fn QueueCard() -> Element {
    let (words, now) = (use_words(), use_now());
    let (backend, complain, busy) = (use_backend(), use_complain(), use_busy());
    let queue = use_queue();
    let queue = queue.read();
    let (icon, lines) = lines_of(words, &queue, now);
    let try_now = move |_| {
        let backend = backend.clone();
        busy.run(async move {
            if let Err(problem) = backend.call(TryNow {}).await {
                complain.say(&problem);
            }
        });
    };
    rsx! {
        Card {
            div { class: "who",
                span { class: "row-icon", Icon { name: icon } }
                div { class: "row-text",
                    for (index, line) in lines.into_iter().enumerate() {
                        p { key: "{index}", class: if index == 0 { "row-title" } else { "row-more" }, "{line}" }
                    }
                }
            }
            if queue.attention > 0 {
                ButtonLink { to: Route::MyReports {}, icon: "circle-alert", {words.get("queue-attention", &args! { "count" => queue.attention })} }
            }
            if queue.photos_wait > 0 {
                SendPhotos {}
            }
            if queue.waiting > 0 {
                Button { icon: "send", busy: busy.is(), onclick: try_now, {words.t("queue-try-now")} }
            }
        }
    }
}

/// Sends the photos that wait while data is saved: of one report, or of all.
#[component]
pub(crate) fn SendPhotos(report: Option<ReportId>) -> Element {
    let words = use_words();
    let key = if report.is_some() { "queue-send-photos-one" } else { "queue-send-photos" };
    let (backend, complain, busy) = (use_backend(), use_complain(), use_busy());
    let send = move |_| {
        let backend = backend.clone();
        busy.run(async move {
            if let Err(problem) = backend.call(SendPhotosNow { report }).await {
                complain.say(&problem);
            }
        });
    };
    rsx! {
        Button { icon: "image", busy: busy.is(), onclick: send, {words.t(key)} }
    }
}

/// How things stand, first in one line, then when something happens or happened.
fn lines_of(words: Words, queue: &Queue, now: Millis) -> (&'static str, Vec<String>) {
    let waiting = args! { "count" => queue.waiting };
    let (icon, first) = match (queue.network, queue.waiting) {
        (Network::Offline, 0) => ("wifi-off", words.t("strip-offline")),
        (Network::Offline, _) => ("wifi-off", words.get("strip-offline-waiting", &waiting)),
        (_, 0) if queue.photos_wait > 0 => {
            ("image", words.get("queue-photos-wait", &args! { "count" => queue.photos_wait }))
        }
        (_, 0) => ("circle-check", words.t("queue-empty")),
        _ => ("clock", words.get("strip-waiting", &waiting)),
    };
    let next = queue.next_try_at.filter(|at| queue.waiting > 0 && *at > now);
    let next = next.map(|at| words.get("queue-next", &args! { "when" => moment_text(words, at, now) }));
    let last = queue
        .last_sent_at
        .map(|at| words.get("queue-last", &args! { "when" => moment_text(words, at, now) }));
    (icon, [Some(first), next, last].into_iter().flatten().collect())
}
