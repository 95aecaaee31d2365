//! The questions before a report goes out.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::consent::{Purpose, SetConsent};
use hue_model::session::SessionState;

use super::form::{Ask, use_form};
use super::send::{Answers, Send};
use crate::bridge::dom;
use crate::hook::{use_announcer, use_backend, use_busy, use_complain, use_session, use_sign_in, use_words};
use crate::page::sign_in::Waiting;
use crate::ui::{Button, ButtonKind, Sheet};
use crate::words::distance_text;

/// The id of the button that the focus comes back to.
pub(crate) const SEND: &str = "report-send";

/// "This place is outside Huế": sent anyway, or chosen again.
#[component]
pub(crate) fn AskOutside(send: Send) -> Element {
    let words = use_words();
    let form = use_form();
    let mut ask = form.ask;
    let open = use_memo(move || matches!(ask(), Ask::Outside(_)));
    let metres = if let Ask::Outside(metres) = ask() { metres } else { 0.0 };
    let distance = distance_text(words, metres);
    rsx! {
        Sheet {
            id: "outside-sheet",
            title: words.t("report-outside-title"),
            open,
            close_label: words.t("close"),
            onclose: move |()| ask.set(Ask::Nothing),
            p { {words.get("report-outside-text", &args! { "distance" => distance.as_str() })} }
            div { class: "sheet-actions",
                Button {
                    kind: ButtonKind::Primary,
                    wide: true,
                    onclick: move |_| {
                        ask.set(Ask::Nothing);
                        let answers = Answers { outside: form.point(), ..*send.answers.peek() };
                        send.run.call(answers);
                    },
                    {words.t("report-outside-yes")}
                }
                Button {
                    wide: true,
                    onclick: move |_| {
                        ask.set(Ask::Nothing);
                        dom::focus(super::check::Field::Place.id());
                    },
                    {words.t("report-outside-no")}
                }
            }
        }
    }
}

/// Nobody is signed in: with a name, or as a guest. The draft is kept either way.
#[component]
pub(crate) fn AskSignIn(send: Send) -> Element {
    let words = use_words();
    let (session, announcer) = (use_session(), use_announcer());
    let mut ask = use_form().ask;
    let open = use_memo(move || ask() == Ask::SignIn);
    // Signed in: what was pressed before goes on, now with a name.
    use_effect(move || {
        let person = match session.read().as_ref().map(|session| session.state.clone()) {
            Some(SessionState::SignedIn(person)) => person,
            _ => return,
        };
        if *ask.peek() == Ask::SignIn {
            ask.set(Ask::Nothing);
            announcer.say(words.get("report-send-as", &args! { "name" => person.name }));
            dom::focus(SEND);
            let answers = *send.answers.peek();
            send.run.call(answers);
        }
    });
    let expired = matches!(session.read().as_ref().map(|s| &s.state), Some(SessionState::Expired(_)));
    let text = if expired { "report-sign-in-expired" } else { "report-sign-in-text" };
    rsx! {
        Sheet {
            id: "sign-in-sheet",
            title: words.t("report-sign-in-title"),
            open,
            close_label: words.t("close"),
            onclose: move |()| ask.set(Ask::Nothing),
            p { {words.t(text)} }
            div { class: "sheet-actions",
                WithVneid {}
                Button {
                    wide: true,
                    onclick: move |_| {
                        ask.set(Ask::Nothing);
                        let answers = Answers { as_guest: true, ..*send.answers.peek() };
                        send.run.call(answers);
                    },
                    {words.t("report-as-guest")}
                }
                p { class: "hint", {words.t("report-as-guest-hint")} }
            }
        }
    }
}

/// Signed in, but nothing was said about the name yet: it goes along, or the report goes without it.
#[component]
pub(crate) fn AskConsent(send: Send) -> Element {
    let words = use_words();
    let (backend, complain, busy) = (use_backend(), use_complain(), use_busy());
    let mut ask = use_form().ask;
    let open = use_memo(move || ask() == Ask::Consent);
    let agree = move |_| {
        let backend = backend.clone();
        busy.run(async move {
            match backend.call(SetConsent { purpose: Purpose::Identity, granted: true }).await {
                Ok(_) => {
                    ask.set(Ask::Nothing);
                    // Read first: `run` writes the answers, and a guard must not be held meanwhile.
                    let answers = *send.answers.peek();
                    send.run.call(answers);
                }
                Err(problem) => complain.say(&problem),
            }
        });
    };
    let without = move |_| {
        ask.set(Ask::Nothing);
        let answers = Answers { as_guest: true, ..*send.answers.peek() };
        send.run.call(answers);
    };
    rsx! {
        Sheet {
            id: "consent-sheet",
            title: words.t("report-sign-in-title"),
            open,
            close_label: words.t("close"),
            onclose: move |()| ask.set(Ask::Nothing),
            p { {words.t("consent-identity-more")} }
            div { class: "sheet-actions",
                Button { kind: ButtonKind::Primary, wide: true, busy: busy.is(), onclick: agree,
                    {words.t("report-consent-yes")}
                }
                Button { wide: true, onclick: without, {words.t("report-consent-no")} }
                p { class: "hint", {words.t("report-as-guest-hint")} }
            }
        }
    }
}

/// Signing in without leaving what was written.
#[component]
fn WithVneid() -> Element {
    let words = use_words();
    let sign_in = use_sign_in();
    rsx! {
        if sign_in.waits() {
            Waiting { sign_in }
        } else {
            Button { kind: ButtonKind::Primary, wide: true, icon: "log-in", busy: sign_in.busy.is(), onclick: move |_| sign_in.start.call(()),
                {words.t("report-sign-in")}
            }
        }
    }
}
