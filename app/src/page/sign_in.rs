//! Signing in: why the system's browser opens, how far it is, a way out, and each ending in words.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::session::{SessionState, SignInEnd};

use crate::hook::{SigningIn, use_back, use_session, use_sign_in, use_title, use_toasts, use_words};
use crate::state::Here;
use crate::ui::{Button, ButtonKind, Card, Failure, Icon, Spinner, TopBar};

/// The page.
#[component]
pub fn SignIn() -> Element {
    let words = use_words();
    let back = use_back();
    let session = use_session();
    let sign_in = use_sign_in();
    use_title(words.t("sign-in-title"));
    use_return_when_done(back);
    let state = session.read().as_ref().map(|session| session.state.clone());
    rsx! {
        TopBar { title: words.t("sign-in-title"), back_label: words.t("back"), onback: move |()| back.call(()) }
        div { class: "page", "data-narrow": "yes",
            End {}
            match state {
                Some(SessionState::SigningIn) => rsx! { Card { Waiting { sign_in } } },
                Some(SessionState::SignedIn(person)) => rsx! {
                    Card {
                        p { class: "who-name", {words.get("sign-in-done", &args! { "name" => person.name })} }
                        Button { kind: ButtonKind::Primary, onclick: move |_| back.call(()), {words.t("sign-in-go-on")} }
                    }
                },
                Some(SessionState::Guest | SessionState::Expired(_)) | None => rsx! { Start { sign_in } },
            }
        }
    }
}

/// A sign-in that worked leads back to where it was needed.
fn use_return_when_done(back: Callback<()>) {
    let (words, toasts) = (use_words(), use_toasts());
    let mut end = use_context::<Here>().sign_in_end;
    use_effect(move || {
        if end() == Some(SignInEnd::Done) {
            end.set(None);
            toasts.say(words.t("sign-in-worked"));
            back.call(());
        }
    });
}

/// How the last try ended, if it did not work.
#[component]
fn End() -> Element {
    let words = use_words();
    let end = use_context::<Here>().sign_in_end;
    let key = end.read().as_ref().and_then(|end| end_key(*end));
    rsx! {
        if let Some(key) = key {
            Failure { title: words.t("sign-in-failed-title"), text: words.t(key) }
        }
    }
}

/// The message of an ending; none for success.
#[must_use]
pub const fn end_key(end: SignInEnd) -> Option<&'static str> {
    match end {
        SignInEnd::Done => None,
        SignInEnd::Denied => Some("sign-in-end-denied"),
        SignInEnd::TimedOut => Some("sign-in-end-timed-out"),
        SignInEnd::Untrusted => Some("sign-in-end-untrusted"),
        SignInEnd::Offline => Some("sign-in-end-offline"),
        SignInEnd::ClockWrong => Some("sign-in-end-clock-wrong"),
    }
}

#[component]
fn Start(sign_in: SigningIn) -> Element {
    let words = use_words();
    let mut end = use_context::<Here>().sign_in_end;
    let start = move |_| {
        end.set(None);
        sign_in.start.call(());
    };
    let lines = [
        ("external-link", "sign-in-browser"),
        ("lock", "sign-in-password"),
        ("shield-check", "sign-in-kept"),
    ];
    rsx! {
        Card {
            p { class: "who-name", {words.t("sign-in-why")} }
            ul { class: "lines",
                for (icon, key) in lines {
                    li { key: "{key}", Icon { name: icon, size: 20 } span { {words.t(key)} } }
                }
            }
        }
        Button { kind: ButtonKind::Primary, icon: "fingerprint", wide: true, busy: sign_in.busy.is(), onclick: start, {words.t("sign-in-button")} }
        p { class: "hint", {words.t("sign-in-not-needed")} }
    }
}

/// The browser is open: say so, offer the address again, and a way out.
#[component]
pub(crate) fn Waiting(sign_in: SigningIn) -> Element {
    let words = use_words();
    rsx! {
        div { class: "who", role: "status",
            span { class: "row-icon", Spinner {} }
            div { class: "row-text",
                p { class: "who-name", {words.t("sign-in-waiting")} }
                p { class: "muted", {words.t("sign-in-waiting-more")} }
            }
        }
        if let Some(url) = (sign_in.address)() {
            a { class: "button", "data-wide": "yes", href: "{url}", target: "_blank", rel: "noopener",
                Icon { name: "external-link", size: 20 }
                {words.t("sign-in-open-again")}
            }
        }
        Button { wide: true, busy: sign_in.busy.is(), onclick: move |_| sign_in.cancel.call(()), {words.t("sign-in-cancel")} }
    }
}
