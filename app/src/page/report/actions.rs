//! What the citizen can still do: try again, edit, withdraw.

use dioxus::prelude::*;
use hue_model::queue::TryNow;
use hue_model::report::{EditReport, Report, ReportState, WithdrawReport};

use crate::hook::{use_backend, use_busy, use_complain, use_toasts, use_words};
use crate::page::me::queue::SendPhotos;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Sheet};

/// The buttons; only those that would do something.
#[component]
pub(crate) fn Actions(report: Report) -> Element {
    let words = use_words();
    let (backend, complain, navigator) = (use_backend(), use_complain(), use_navigator());
    let (editing, trying) = (use_busy(), use_busy());
    let mut withdrawing = use_signal(|| false);
    let id = report.id;
    let again = can_try_again(&report.state);
    let photos = matches!(report.state, ReportState::PhotosWait { held: true, .. });
    let edit_backend = backend.clone();
    let edit = move |_| {
        let backend = edit_backend.clone();
        editing.run(async move {
            match backend.call(EditReport { id }).await {
                Ok(draft) => {
                    navigator.push(Route::EditDraft { id: draft.id });
                }
                Err(problem) => complain.say(&problem),
            }
        });
    };
    let try_now = move |_| {
        let backend = backend.clone();
        trying.run(async move {
            if let Err(problem) = backend.call(TryNow {}).await {
                complain.say(&problem);
            }
        });
    };
    rsx! {
        if again || photos || report.editable || report.withdrawable {
            div { class: "report-actions",
                if photos {
                    SendPhotos { report: id }
                }
                if again {
                    Button { kind: ButtonKind::Primary, icon: "rotate-cw", busy: trying.is(), onclick: try_now, {words.t("report-try-again")} }
                }
                if report.editable {
                    Button { icon: "pencil", busy: editing.is(), onclick: edit, {words.t("report-edit")} }
                }
                if report.withdrawable {
                    Button { kind: ButtonKind::Danger, icon: "undo-2", onclick: move |_| withdrawing.set(true), {words.t("report-withdraw")} }
                }
            }
        }
        Withdraw { report, open: withdrawing }
    }
}

const fn can_try_again(state: &ReportState) -> bool {
    matches!(
        state,
        ReportState::NeedsAttention { .. }
            | ReportState::WaitingToRetry { .. }
            | ReportState::WaitingForNetwork
            | ReportState::PhotosWait { held: false, .. }
    )
}

/// What withdrawing does: the city has it, may have it, or surely has not.
const fn withdraw_text(report: &Report) -> &'static str {
    match (report.number.is_some(), report.may_be_at_city) {
        (true, _) => "report-withdraw-sent",
        (false, true) => "report-withdraw-maybe",
        (false, false) => "report-withdraw-unsent",
    }
}

/// Asks once before a report is withdrawn.
#[component]
fn Withdraw(report: Report, open: Signal<bool>) -> Element {
    let words = use_words();
    let (backend, complain, toasts, busy) = (use_backend(), use_complain(), use_toasts(), use_busy());
    let mut open = open;
    let id = report.id;
    let text = withdraw_text(&report);
    let withdraw = move |_| {
        let backend = backend.clone();
        busy.run(async move {
            let answer = backend.call(WithdrawReport { id }).await;
            open.set(false);
            match answer {
                Ok(_) => toasts.say(words.t("report-withdrawn-now")),
                Err(problem) => complain.say(&problem),
            }
        });
    };
    rsx! {
        Sheet {
            id: "withdraw-sheet",
            title: words.t("report-withdraw-title"),
            open,
            close_label: words.t("close"),
            onclose: move |()| open.set(false),
            p { {words.t(text)} }
            div { class: "sheet-actions",
                Button { kind: ButtonKind::Danger, wide: true, busy: busy.is(), onclick: withdraw, {words.t("report-withdraw-yes")} }
                Button { wide: true, onclick: move |_| open.set(false), {words.t("report-withdraw-no")} }
            }
        }
    }
}
