//! Taking a call back, with the reason.

use dioxus::prelude::*;
use hue_model::id::SosId;
use hue_model::sos::{CancelReason, CancelSos};

use crate::beside::{beside_key, beside_text};
use crate::hook::{use_backend, use_busy, use_complain, use_words};
use crate::ui::{Button, ButtonKind, Sheet};

/// The button, and the question behind it.
#[component]
pub(crate) fn Cancel(id: SosId) -> Element {
    let words = use_words();
    let (backend, busy, complain) = (use_backend(), use_busy(), use_complain());
    let mut open = use_signal(|| false);
    let cancel = use_callback(move |reason: CancelReason| {
        let backend = backend.clone();
        busy.run(async move {
            match backend.call(CancelSos { id, reason }).await {
                Ok(_) => open.set(false),
                Err(problem) => complain.say(&problem),
            }
        });
    });
    rsx! {
        Button { kind: ButtonKind::Quiet, icon: "x", onclick: move |_| open.set(true), {beside_key(words, "sos-cancel")} }
        Sheet { id: "sos-cancel", title: beside_text(words, &|words| words.t("sos-cancel-title")), open, close_label: words.t("close"), onclose: move |()| open.set(false),
            p { {beside_key(words, "sos-cancel-text")} }
            div { class: "sheet-actions",
                Button { wide: true, icon: "check", busy: busy.is(), onclick: move |_| cancel.call(CancelReason::Safe), {beside_key(words, "sos-cancel-safe")} }
                Button { wide: true, icon: "undo-2", disabled: busy.is(), onclick: move |_| cancel.call(CancelReason::Mistake), {beside_key(words, "sos-cancel-mistake")} }
                Button { kind: ButtonKind::Primary, wide: true, onclick: move |_| open.set(false), {beside_key(words, "sos-cancel-no")} }
            }
        }
    }
}
