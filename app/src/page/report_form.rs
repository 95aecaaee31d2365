//! A new report, or a draft taken up again.
//!
//! Where to start: `form` is a draft on screen, `saver` keeps what is typed, `desk` keeps the savers while the
//! app runs, `send` lets it go; the other files are one part of the form each.

mod ask;
mod begin;
mod category_field;
mod check;
mod desk;
mod form;
mod photo_place;
mod photos;
mod place_field;
mod search;
mod send;
mod uploads;
mod writing;

use dioxus::prelude::*;
use dioxus::router::Navigator;
use hue_i18n::{Words, args};
use hue_model::Problem;
use hue_model::id::ReportId;
use hue_model::problem::Code;
use hue_model::queue::Network;
use hue_model::report::{DiscardDraft, Draft, RestoreDraft};
use hue_model::session::SessionState;

use self::ask::{AskConsent, AskOutside, AskSignIn, SEND};
use self::category_field::CategoryField;
use self::desk::{Opened, use_desk};
use self::form::{use_form, use_form_provider};
use self::photos::Photos;
use self::place_field::PlaceField;
use self::send::{Send, use_send};
use self::writing::{Anonymity, Description, NotSaved, SavedMark};
use crate::bridge::Backend;
use crate::hook::{
    use_backend, use_busy, use_complain, use_queue, use_session, use_title, use_toasts, use_words,
};
use crate::route::Route;
use crate::saver::Saved;
use crate::ui::{Button, ButtonKind, Failure, Skeleton, TopBar};
use crate::words::problem_text;

pub use self::begin::{NewReport, NewReportAbout};
pub(crate) use self::category_field::icon as category_icon;

/// A draft.
#[component]
pub fn EditDraft(id: ReadSignal<ReportId>) -> Element {
    use_title(use_words().t("report-new-title"));
    let id = id();
    rsx! {
        // A list of one: another draft gets a form of its own instead of this one's state.
        for id in [id] {
            OpenDraft { key: "{id}", id }
        }
    }
}

#[component]
fn OpenDraft(id: ReportId) -> Element {
    let (backend, desk, navigator) = (use_backend(), use_desk(), use_navigator());
    let mut opened = use_resource(move || {
        let (backend, desk) = (backend.clone(), desk.clone());
        async move { desk.open(&backend, id).await }
    });
    use_effect(move || match &*opened.read() {
        Some(Ok(Opened::Sent)) => {
            navigator.replace(Route::ReportPage { id });
        }
        Some(Ok(Opened::Gone)) => {
            navigator.replace(Route::NewReport {});
        }
        _ => {}
    });
    rsx! {
        match &*opened.read() {
            Some(Ok(Opened::Draft(draft))) => rsx! {
                Form { draft: draft.clone() }
            },
            Some(Err(problem)) => rsx! {
                Unopened { problem: problem.clone(), on_again: move |()| opened.restart() }
            },
            _ => rsx! {
                Opening {}
            },
        }
    }
}

#[component]
fn Opening() -> Element {
    let words = use_words();
    rsx! {
        TopBar { title: words.t("report-new-title"), back_label: words.t("back"), onback: use_back() }
        Skeleton { label: words.t("loading") }
    }
}

#[component]
fn Unopened(problem: Problem, on_again: EventHandler<()>) -> Element {
    let words = use_words();
    rsx! {
        TopBar { title: words.t("report-new-title"), back_label: words.t("back"), onback: use_back() }
        Failure {
            title: words.t("failed-title"),
            text: problem_text(words, &problem),
            again: words.t("try-again"),
            onagain: on_again,
        }
    }
}

/// Back to where the citizen came from, or to the list when the form was opened by its address.
fn use_back() -> EventHandler<()> {
    let navigator = use_navigator();
    use_callback(move |()| {
        if navigator.can_go_back() {
            navigator.go_back();
        } else {
            navigator.replace(Route::MyReports {});
        }
    })
}

#[component]
fn Form(draft: Draft) -> Element {
    let words = use_words();
    use_form_provider(&draft);
    let send = use_send();
    let title = if draft.saved_at.is_some() { "report-draft-title" } else { "report-new-title" };
    rsx! {
        TopBar { title: words.t(title), back_label: words.t("back"), onback: use_back(),
            SavedMark {}
        }
        form {
            class: "report-form",
            novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                // Read before the call: the guard must not live into it, where the answers are written.
                let answers = *send.answers.peek();
                send.run.call(answers);
            },
            NotSaved {}
            Photos {}
            PlaceField {}
            CategoryField {}
            Description {}
            Anonymity {}
            Discard {}
            Foot { send }
        }
        AskOutside { send }
        AskSignIn { send }
        AskConsent { send }
    }
}

/// The one button of the form, and what happens after it.
#[component]
fn Foot(send: Send) -> Element {
    let words = use_words();
    let (queue, session) = (use_queue(), use_session());
    let offline = queue.read().network == Network::Offline;
    let name = match session.read().as_ref().map(|session| session.state.clone()) {
        Some(SessionState::SignedIn(person)) => Some(person.name),
        _ => None,
    };
    let failed = send.failed;
    rsx! {
        div { class: "form-foot",
            if let Some(problem) = &*failed.read() {
                p { class: "error", role: "alert", {problem_text(words, problem)} }
            }
            Button { kind: ButtonKind::Primary, wide: true, submit: true, icon: "send", busy: send.busy.is(), id: SEND,
                if send.busy.is() {
                    {words.t("report-sending-now")}
                } else {
                    {words.t("report-send")}
                }
            }
            p { class: "hint", {who(words, send.answers.read().as_guest, name.as_deref())} }
            if offline {
                p { class: "hint", {words.t("report-send-offline")} }
            }
        }
    }
}

/// Under which name it goes out if Send is pressed now.
fn who(words: Words, as_guest: bool, name: Option<&str>) -> String {
    match name {
        _ if as_guest => words.t("report-send-nameless"),
        Some(name) => words.get("report-send-as", &args! { "name" => name }),
        None => words.t("report-send-later"),
    }
}

/// Throws the draft away; for a while a message offers to bring it back, form and all.
#[component]
fn Discard() -> Element {
    let words = use_words();
    let (form, desk, backend) = (use_form(), use_desk(), use_backend());
    let (toasts, complain, navigator, busy) = (use_toasts(), use_complain(), use_navigator(), use_busy());
    let written = *form.saved.read() != Saved::Nothing || !form.photos.read().is_empty();
    let discard = move |_| {
        let (desk, backend) = (desk.clone(), backend.clone());
        busy.run(async move {
            form.put_back();
            // What is being typed is stored first, so that "undo" brings back all of it.
            let stored = form.stored().await;
            desk.forget(form.id);
            match backend.call(DiscardDraft { id: form.id }).await {
                Err(problem) if problem.code != Code::NotFound => complain.say(&problem),
                answer => {
                    if stored.is_ok() && answer.is_ok() {
                        toasts.offer_back(words, words.t("report-discarded"), move || {
                            let backend = backend.clone();
                            async move { bring_back(&backend, form.id, navigator).await }
                        });
                    }
                    navigator.replace(Route::MyReports {});
                }
            }
        });
    };
    rsx! {
        if written {
            Button { kind: ButtonKind::Quiet, icon: "trash-2", busy: busy.is(), onclick: discard, {words.t("report-discard")} }
        }
    }
}

/// The draft, form and all.
async fn bring_back(backend: &Backend, id: ReportId, navigator: Navigator) -> Result<(), Problem> {
    backend.call(RestoreDraft { id }).await?;
    navigator.push(Route::EditDraft { id });
    Ok(())
}
