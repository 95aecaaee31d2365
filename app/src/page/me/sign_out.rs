//! The ways out: sign out and keep what is on this device, or remove everything. Removing asks twice.

use dioxus::prelude::*;
use hue_model::session::{Revocation, Session, SignOut, VaultState};

use crate::hook::{use_backend, use_busy, use_complain, use_session, use_toasts, use_words};
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Icon, Sheet};

/// The row, and the sheet behind it.
#[component]
pub fn SignOutRow() -> Element {
    let words = use_words();
    let session = use_session();
    let mut open = use_signal(|| false);
    let guest = session.read().as_ref().and_then(|session| session.state.person()).is_none();
    let (title, icon) = if guest { ("remove-title", "trash-2") } else { ("sign-out-title", "log-out") };
    rsx! {
        button { class: "row", r#type: "button", "aria-haspopup": "dialog", onclick: move |_| open.set(true),
            span { class: "row-icon", Icon { name: icon } }
            span { class: "row-text", span { class: "row-title", {words.t(title)} } }
            Icon { name: "chevron-right", size: 20 }
        }
        Sheet { id: "sign-out", title: words.t(title), open, close_label: words.t("close"), onclose: move |()| open.set(false),
            Ways { guest, onclose: move |()| open.set(false) }
        }
    }
}

#[component]
fn Ways(guest: bool, onclose: EventHandler<()>) -> Element {
    let words = use_words();
    let mut sure = use_signal(|| guest);
    let (busy, leave) = use_leave(onclose);
    rsx! {
        if sure() {
            p { {words.t("remove-text")} }
            ul { class: "lines",
                li { Icon { name: "file-text", size: 20 } span { {words.t("remove-drafts")} } }
                li { Icon { name: "send", size: 20 } span { {words.t("remove-sent")} } }
            }
            div { class: "buttons",
                Button { onclick: move |_| if guest { onclose.call(()) } else { sure.set(false) }, {words.t("remove-no")} }
                Button { kind: ButtonKind::Danger, icon: "trash-2", busy, onclick: move |_| leave.call(true), {words.t("remove-yes")} }
            }
        } else {
            p { {words.t("sign-out-text")} }
            Button { kind: ButtonKind::Primary, icon: "log-out", wide: true, busy, onclick: move |_| leave.call(false), {words.t("sign-out-keep")} }
            p { class: "hint", {words.t("sign-out-keep-more")} }
            Button { kind: ButtonKind::Danger, icon: "trash-2", wide: true, disabled: busy, onclick: move |_| sure.set(true), {words.t("sign-out-remove")} }
            p { class: "hint", {words.t("sign-out-remove-more")} }
        }
    }
}

/// Signs out; with `true` everything on this device goes as well, and the app starts over.
fn use_leave(onclose: EventHandler<()>) -> (bool, Callback<bool>) {
    let words = use_words();
    let (backend, complain, toasts, busy) = (use_backend(), use_complain(), use_toasts(), use_busy());
    let navigator = use_navigator();
    let leave = use_callback(move |everything: bool| {
        let backend = backend.clone();
        busy.run(async move {
            match backend.call(SignOut { everything }).await {
                Ok(session) => {
                    toasts.say(words.t(left_key(everything, &session)));
                    onclose.call(());
                    if everything {
                        let _ = navigator.replace(Route::Home {});
                    }
                }
                Err(problem) => complain.say(&problem),
            }
        });
    });
    (busy.is(), leave)
}

/// What is said when it is done; that the city does not know of it yet is no detail.
const fn left_key(everything: bool, session: &Session) -> &'static str {
    match (everything, session.revocation, session.vault) {
        (true, Revocation::Settled, _) => "remove-done",
        (true, Revocation::Owed, VaultState::Memory) => "remove-owed-memory",
        (true, Revocation::Owed, _) => "remove-owed",
        (true, Revocation::Lost, _) => "remove-lost",
        (false, Revocation::Settled | Revocation::Lost, _) => "sign-out-done",
        (false, Revocation::Owed, VaultState::Memory) => "sign-out-owed-memory",
        (false, Revocation::Owed, _) => "sign-out-owed",
    }
}
