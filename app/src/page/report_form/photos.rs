//! The photo strip: take or choose, watch it being cleaned, look, take out, put back.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::limits::PHOTOS;
use hue_model::report::Photo;

use super::check::Field;
use super::form::use_form;
use super::uploads::{Uploads, use_uploads};
use crate::bridge::chosen;
use crate::hook::{use_announcer, use_backend, use_words};
use crate::ui::{Icon, Spinner, Viewer};

/// The photos of the draft.
#[component]
pub(crate) fn Photos() -> Element {
    let words = use_words();
    let (form, backend) = (use_form(), use_backend());
    let uploads = use_uploads();
    let mut looking = use_signal(|| None::<usize>);
    let kept = form.kept();
    let total = kept.len();
    let alt = move |n: usize| words.get("report-photo-alt", &args! { "n" => n + 1, "total" => total });
    let pictures = kept.iter().enumerate().map(|(n, photo)| (backend.blob_url(photo.blob), alt(n))).collect();
    rsx! {
        section { class: "photos", "aria-labelledby": "report-photos-title",
            h2 { class: "hidden", id: "report-photos-title", {words.t("report-photos-label")} }
            ul { class: "photo-strip", "data-empty": (total == 0).then_some("yes"),
                for (index , photo) in kept.iter().cloned().enumerate() {
                    Tile { key: "{photo.id}", photo, index, total, on_look: move |index| looking.set(Some(index)) }
                }
                PutBack {}
                for n in 0..*uploads.cleaning.read() {
                    li { key: "cleaning-{n}", class: "photo", "data-state": "cleaning",
                        Spinner {}
                        span { {words.t("report-photo-cleaning")} }
                    }
                }
                Add { uploads, full: form.photos.read().len() >= PHOTOS, first: total == 0 }
            }
            Refused { uploads }
            p { class: "hint", id: "report-photos-hint", {words.get("report-photos-hint", &args! { "max" => PHOTOS })} }
            Viewer {
                id: "report-viewer",
                photos: pictures,
                open: looking,
                close_label: words.t("close"),
                next_label: words.t("viewer-next"),
                previous_label: words.t("viewer-previous"),
            }
        }
    }
}

#[component]
fn Tile(photo: Photo, index: usize, total: usize, on_look: EventHandler<usize>) -> Element {
    let words = use_words();
    let (form, backend) = (use_form(), use_backend());
    let n = index + 1;
    rsx! {
        li { class: "photo",
            button {
                class: "photo-open",
                r#type: "button",
                "aria-label": words.get("report-photo-open", &args! { "n" => n, "total" => total }),
                onclick: move |_| on_look.call(index),
                img { src: backend.blob_url(photo.blob), alt: "" }
            }
            span { class: "photo-badge",
                {words.t("report-photo-clean")}
            }
            button {
                class: "photo-remove",
                r#type: "button",
                "aria-label": words.get("report-photo-remove", &args! { "n" => n }),
                onclick: move |_| form.remove(photo.id),
                Icon { name: "x", size: 20 }
            }
        }
    }
}

/// Where a photo was a moment ago, with the way back.
#[component]
fn PutBack() -> Element {
    let words = use_words();
    let form = use_form();
    let removed = form.removed.read().is_some();
    rsx! {
        if removed {
            li { class: "photo", "data-state": "removed", role: "status",
                span { {words.t("report-photo-removed")} }
                button { class: "photo-undo", r#type: "button", onclick: move |_| form.put_back(),
                    Icon { name: "undo-2", size: 20 }
                    {words.t("undo")}
                }
            }
        }
    }
}

#[component]
fn Add(uploads: Uploads, full: bool, first: bool) -> Element {
    let words = use_words();
    let (form, announcer) = (use_form(), use_announcer());
    let add = move |event: Event<FormData>| uploads.add(form, chosen(&event), words, announcer);
    rsx! {
        if !full {
            // Beside photos one way is enough: a phone's chooser offers the camera too.
            if first {
                li { class: "photo", "data-state": "add", "data-way": "camera",
                label {
                    input {
                        r#type: "file",
                        id: Field::Photos.id(),
                        accept: "image/*",
                        "capture": "environment",
                        "aria-describedby": "report-photos-hint",
                        onchange: add,
                    }
                    Icon { name: "camera" }
                    {words.t("report-photo-camera")}
                }
            }
            }
            li { class: "photo", "data-state": "add",
                label {
                    input {
                        r#type: "file",
                        id: if first { "report-photo-files" } else { Field::Photos.id() },
                        accept: "image/*",
                        multiple: true,
                        "aria-describedby": "report-photos-hint",
                        onchange: add,
                    }
                    Icon { name: "image-plus" }
                    if first {
                        {words.t("report-photo-files")}
                    } else {
                        {words.t("report-photo-add")}
                    }
                }
            }
        }
    }
}

#[component]
fn Refused(uploads: Uploads) -> Element {
    let words = use_words();
    let refused = uploads.refused.read().clone();
    rsx! {
        div { role: "alert", id: Field::Photos.error_id(),
            for (n , text) in refused.iter().enumerate() {
                p { key: "{n}", class: "error",
                    Icon { name: "circle-alert", size: 16 }
                    "{text}"
                }
            }
            if !refused.is_empty() {
                p { class: "hint", {words.t("report-photo-safe")} }
            }
        }
    }
}
