//! The photos: as they were sent, and beside the first one the proof once there is one.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::report::Report;

use super::fixed_entry;
use crate::hook::{use_backend, use_now, use_words};
use crate::ui::Viewer;
use crate::words::day_text;

/// One picture with its words for a screen reader and the mark on it.
#[derive(Clone, Debug, PartialEq)]
struct Picture {
    address: String,
    words: String,
    mark: Option<String>,
}

/// Before and after, or only what was sent.
#[component]
pub(crate) fn Photos(report: Report) -> Element {
    let words = use_words();
    let mut looking = use_signal(|| None::<usize>);
    let pictures = use_pictures(&report);
    let one = pictures.len() == 1;
    rsx! {
        if !pictures.is_empty() {
            div { class: "report-photos", "data-one": one.then_some("yes"),
                for (index , picture) in pictures.iter().cloned().enumerate() {
                    button {
                        key: "{picture.address}",
                        class: "report-photo",
                        r#type: "button",
                        onclick: move |_| looking.set(Some(index)),
                        img { src: "{picture.address}", alt: "{picture.words}" }
                        if let Some(mark) = picture.mark {
                            span { class: "report-photo-mark", "aria-hidden": "true", "{mark}" }
                        }
                    }
                }
            }
            Viewer {
                id: "photo-viewer",
                photos: pictures.into_iter().map(|picture| (picture.address, picture.words)).collect(),
                open: looking,
                close_label: words.t("close"),
                next_label: words.t("viewer-next"),
                previous_label: words.t("viewer-previous"),
            }
        }
    }
}

/// The first photo and the proofs side by side, then the rest of the photos.
fn use_pictures(report: &Report) -> Vec<Picture> {
    let (words, backend, now) = (use_words(), use_backend(), use_now());
    let total = report.photos.len();
    let fixed = fixed_entry(report);
    let proofs = fixed.map(|entry| entry.proof.as_slice()).unwrap_or_default();
    let sent = report.photos.iter().enumerate().map(|(n, photo)| Picture {
        address: backend.blob_url(photo.blob),
        words: words.get("report-photo-alt", &args! { "n" => n + 1, "total" => total }),
        mark: (n == 0 && !proofs.is_empty()).then(|| {
            let when = day_text(words, report.sent_at, now);
            words.get("report-before-at", &args! { "when" => when })
        }),
    });
    let after = proofs.iter().enumerate().map(|(n, blob)| Picture {
        address: backend.blob_url(*blob),
        words: words.get("report-proof-alt", &args! { "n" => n + 1 }),
        mark: fixed.map(|entry| {
            let when = day_text(words, entry.at, now);
            words.get("report-after-at", &args! { "when" => when })
        }),
    });
    let mut sent: Vec<Picture> = sent.collect();
    let rest = sent.split_off(sent.len().min(1));
    sent.into_iter().chain(after).chain(rest).collect()
}
