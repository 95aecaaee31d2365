//! Where a report stands: chips, and in words what happens next or what is needed.

use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::Problem;
use hue_model::problem::Code;
use hue_model::queue::Sending;
use hue_model::report::{CityStatus, Report, ReportState};

use super::fixed_entry;
use crate::hook::{use_now, use_words};
use crate::ui::{Chip, Icon, Tone};
use crate::words::{due_text, is_open, moment_text, rule_text, state_chip, state_text};

/// The state and the due date.
#[component]
pub(crate) fn Chips(report: Report) -> Element {
    let (words, now) = (use_words(), use_now());
    let chip = state_chip(&report.state);
    let due = report.due_at.filter(|_| is_open(&report.state));
    let kept = report.due_at.zip(fixed_entry(&report)).map(|(due, entry)| entry.at <= due);
    rsx! {
        div { class: "chips", role: "status",
            Chip { tone: chip.tone, icon: chip.icon, {state_text(words, &report.state)} }
            if let Some(due) = due {
                Chip { tone: if due < now { Tone::Bad } else { Tone::Plain }, icon: "clock", {due_text(words, due, now)} }
            }
            if let Some(kept) = kept {
                Chip { tone: if kept { Tone::Plain } else { Tone::Wait },
                    {words.t(if kept { "report-on-time" } else { "report-late" })}
                }
            }
        }
    }
}

/// What happens next while the report is on this device, or why it stopped.
#[component]
pub(crate) fn Standing(report: Report) -> Element {
    let (words, now) = (use_words(), use_now());
    match &report.state {
        ReportState::WaitingForNetwork => {
            note(Tone::Wait, "wifi-off", words.t("report-waiting-network-text"))
        }
        ReportState::WaitingForSignIn => note(Tone::Wait, "log-in", words.t("report-waiting-sign-in-text")),
        ReportState::WaitingToRetry { at } => {
            let when = moment_text(words, *at, now);
            note(Tone::Wait, "clock", words.get("report-waiting-retry-text", &args! { "when" => when }))
        }
        ReportState::PhotosWait { photos, held, .. } => {
            let key = if *held { "report-photos-held-text" } else { "report-photos-later-text" };
            note(Tone::Wait, "image", words.get(key, &args! { "count" => *photos }))
        }
        ReportState::Sending(sending) => rsx! {
            Progress { sending: *sending }
        },
        ReportState::NeedsAttention { problem } => rsx! {
            Attention { problem: problem.clone(), todo: todo(&report, problem.retry), photos: report.lacks_photos }
        },
        ReportState::AtCity { status: CityStatus::Refused } => {
            let reason = report.timeline.iter().rev().find(|entry| entry.status == CityStatus::Refused);
            match reason.and_then(|entry| entry.note.clone()) {
                Some(reason) => rsx! {
                    Refused { reason }
                },
                None => rsx! {},
            }
        }
        _ => rsx! {},
    }
}

fn note(tone: Tone, icon: &'static str, text: String) -> Element {
    rsx! {
        div { class: "notice", "data-tone": tone.name(),
            Icon { name: icon }
            div {
                p { "{text}" }
            }
        }
    }
}

#[component]
fn Progress(sending: Sending) -> Element {
    let words = use_words();
    let text = words.get("report-sending-text", &args! { "done" => sending.done, "total" => sending.total });
    rsx! {
        div { class: "notice", "data-tone": "brand", role: "status",
            Icon { name: "send" }
            div {
                p { "{text}" }
                div { class: "progress", "aria-hidden": "true",
                    for step in 0..sending.total {
                        span { key: "{step}", "data-done": (step < sending.done).then_some("yes") }
                    }
                }
            }
        }
    }
}

#[component]
fn Refused(reason: String) -> Element {
    let words = use_words();
    rsx! {
        div { class: "notice", "data-tone": "bad",
            Icon { name: "circle-x" }
            div {
                p { class: "notice-title", {words.t("report-reason")} }
                p { lang: "vi", "{reason}" }
            }
        }
    }
}

/// What the citizen can do: only what there is a button for.
const fn todo(report: &Report, retry: bool) -> &'static str {
    match (report.editable, report.withdrawable) {
        (_, true) if report.lacks_photos => "report-do-photos",
        (_, false) if report.lacks_photos => "report-do-photos-only",
        (true, _) if retry => "report-do-again",
        (true, _) => "report-do-edit",
        (false, true) => "report-do-withdraw",
        (false, false) => "report-do-wait",
    }
}

/// Why it stopped, that nothing is lost, what to do.
#[component]
fn Attention(problem: Problem, todo: &'static str, photos: bool) -> Element {
    let words = use_words();
    let title = if photos { "report-attention-photos" } else { "report-attention-title" };
    rsx! {
        div { class: "notice", "data-tone": "bad", role: "alert",
            Icon { name: "triangle-alert" }
            div {
                p { class: "notice-title", {words.t(title)} }
                p { {why(words, &problem, photos)} }
                p { {words.t(todo)} }
                p { class: "hint", {words.t("report-attention-safe")} }
                if let Some(id) = problem.support_id {
                    p { class: "hint", {words.get("report-why-code", &args! { "id" => id.to_string() })} }
                }
            }
        }
    }
}

/// Why a report stopped, or its photos alone, in words.
fn why(words: Words, problem: &Problem, photos: bool) -> String {
    let key = match problem.code {
        Code::Invalid if !problem.fields.is_empty() => return which(words, problem),
        Code::CityRefused | Code::Invalid | Code::Conflict if photos => "report-why-photo",
        Code::CityRefused | Code::Invalid => "report-why-refused",
        Code::Conflict => "report-why-conflict",
        Code::Forbidden => "report-why-forbidden",
        Code::SignInNeeded | Code::SessionExpired => "report-why-sign-in",
        Code::DiskFull => "report-why-disk",
        Code::Storage => "report-why-storage",
        _ => "report-why-other",
    };
    words.t(key)
}

fn which(words: Words, problem: &Problem) -> String {
    let named = |name: &str| match name.split(['.', '[', '/']).next().unwrap_or(name) {
        "photos" | "photo" | "media" => words.t("report-field-photos"),
        "place" | "ward_code" | "address" => words.t("report-field-place"),
        "service_code" => words.t("report-field-category"),
        "description" => words.t("report-field-description"),
        other => other.to_owned(),
    };
    let said = problem.fields.iter().map(|field| {
        let rule = rule_text(words, &field.rule);
        format!("{} ({})", named(&field.field), rule.trim_end_matches('.'))
    });
    words.get("report-why-invalid", &args! { "fields" => said.collect::<Vec<_>>().join(", ") })
}

#[cfg(test)]
mod tests {
    use hue_model::problem::Rule;

    use super::*;

    #[test]
    fn a_refused_field_is_named_with_its_rule() {
        let problem = Problem::field("service_code", Rule::Unknown);
        let text = why(Words::new("vi"), &problem, false);
        assert!(text.contains("loại việc") && !text.contains("service_code"), "{text}");
    }

    #[test]
    fn each_kind_of_stop_has_its_own_sentence() {
        let words = Words::new("en");
        let codes = [
            Code::CityRefused,
            Code::Conflict,
            Code::Forbidden,
            Code::SessionExpired,
            Code::DiskFull,
            Code::Storage,
            Code::Internal,
        ];
        let mut said: Vec<String> =
            codes.iter().map(|code| why(words, &Problem::new(*code), false)).collect();
        said.sort();
        said.dedup();
        assert_eq!(said.len(), codes.len());
    }
}
