//! One line of the list.

use dioxus::prelude::*;
use hue_i18n::args;
use hue_model::id::BlobId;
use hue_model::report::{Draft, ReportSummary};

use crate::hook::{use_backend, use_language, use_now, use_pack, use_words};
use crate::page::report_form::category_icon;
use crate::route::Route;
use crate::ui::{Chip, Icon, Tone};
use crate::words::{due_text, is_open, moment_text, state_chip, state_text};

/// A draft: opens the form again.
#[component]
pub(crate) fn DraftItem(draft: Draft) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let pack = use_pack();
    let code = draft.content.service_code.clone().unwrap_or_default();
    let category = match &*pack.read() {
        Some(Ok(pack)) => {
            pack.category(&code).map(|category| category.service_name.text(language).to_owned())
        }
        _ => None,
    };
    let written = first_line(&draft.content.description);
    let title = written.or(category).unwrap_or_else(|| words.t("reports-draft-empty"));
    let saved = draft.saved_at.map(|at| {
        let when = moment_text(words, at, now);
        words.get("reports-draft-at", &args! { "when" => when })
    });
    rsx! {
        Link { class: "report-item", to: Route::EditDraft { id: draft.id },
            Thumb { cover: draft.photos.first().map(|photo| photo.blob), icon: category_icon(&code) }
            span { class: "report-item-text",
                span { class: "report-item-title", "{title}" }
                if let Some(saved) = saved {
                    span { class: "report-item-more", "{saved}" }
                }
                span { class: "chips",
                    Chip { icon: "pencil", {words.t("report-state-draft")} }
                }
            }
        }
    }
}

/// A report that was sent or waits to be.
#[component]
pub(crate) fn ReportItem(report: ReportSummary, current: bool) -> Element {
    let (words, language, now) = (use_words(), use_language(), use_now());
    let (tag, name) = report.service_name.get(language);
    let chip = state_chip(&report.state);
    let due = report.due_at.filter(|_| is_open(&report.state));
    let late = due.is_some_and(|due| due < now);
    let when = moment_text(words, report.sent_at, now);
    let place = [report.number.clone().unwrap_or_default(), report.address.clone()];
    let more: Vec<String> = place.into_iter().filter(|text| !text.is_empty()).collect();
    rsx! {
        Link {
            class: "report-item",
            to: Route::ReportPage { id: report.id },
            "aria-current": current.then_some("true"),
            Thumb { cover: report.cover, icon: "message-square" }
            span { class: "report-item-text",
                span { class: "report-item-title",
                    if report.headline.is_empty() {
                        span { lang: (tag != language.tag()).then(|| tag.to_owned()), "{name}" }
                    } else {
                        "{report.headline}"
                    }
                }
                span { class: "report-item-more",
                    if more.is_empty() {
                        {words.get("reports-sent-at", &args! { "when" => when })}
                    } else {
                        {more.join(" · ")}
                    }
                }
                span { class: "chips",
                    Chip { tone: chip.tone, icon: chip.icon, {state_text(words, &report.state)} }
                    if let Some(due) = due {
                        Chip { tone: if late { Tone::Bad } else { Tone::Plain }, icon: "clock", {due_text(words, due, now)} }
                    }
                }
            }
        }
    }
}

#[component]
fn Thumb(cover: Option<BlobId>, icon: &'static str) -> Element {
    let backend = use_backend();
    rsx! {
        span { class: "report-thumb",
            if let Some(blob) = cover {
                img { src: backend.blob_url(blob), alt: "", loading: "lazy" }
            } else {
                Icon { name: icon }
            }
        }
    }
}

fn first_line(text: &str) -> Option<String> {
    text.lines().map(str::trim).find(|line| !line.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::first_line;

    #[test]
    fn a_draft_is_called_by_its_first_words() {
        assert_eq!(first_line("\n  Đèn hỏng \nhai bóng").as_deref(), Some("Đèn hỏng"));
        assert_eq!(first_line(" \n "), None);
    }
}
