//! A warning as a phone will show it, in each language, and how loud it will be.

use hue_i18n::Words;
use hue_model::alert::{Alert, Loudness, Status};
use hue_model::text::Language;
use hue_model::time::Millis;
use maud::{Markup, html};

use crate::alert::content::Content;
use crate::alert::words::{area, headline, key, level, said};
use crate::state::App;
use crate::store::report::word;
use crate::web::{self, moment};

/// The times of a message that somebody may still have to write; a preview invents none.
#[derive(Clone, Copy)]
pub(super) struct Times {
    expires: Option<Millis>,
    issued_at: Option<Millis>,
}

impl From<&Content> for Times {
    fn from(content: &Content) -> Self {
        Self { expires: content.expires, issued_at: content.issued_at }
    }
}

impl From<&Alert> for Times {
    fn from(alert: &Alert) -> Self {
        Self { expires: Some(alert.expires), issued_at: Some(alert.bulletin.issued_at) }
    }
}

/// The message in every language, Vietnamese first.
pub(super) fn both(app: &App, words: Words, alert: &Alert, times: Times, now: Millis) -> Markup {
    html! {
        h2 { (words.t("console-alert-preview")) }
        (loudness(words, alert))
        div.phones {
            @for language in Language::WRITTEN { (phone(app, web::in_language(language), alert, times, now)) }
        }
    }
}

/// How it will ring, in a sentence; the same rule runs on the device.
pub(super) fn loudness(words: Words, alert: &Alert) -> Markup {
    let loudness = alert.loudness();
    html! {
        p.loud data-loud=(word(loudness)) { (words.t(&format!("console-alert-loud-{}", word(loudness)))) }
    }
}

/// One phone.
fn phone(app: &App, words: Words, alert: &Alert, times: Times, now: Millis) -> Markup {
    let written = |at: Option<Millis>| {
        at.map_or_else(|| words.t("console-alert-not-written"), |at| moment(words, at, now))
    };
    let (issuer_tag, issuer) = said(words, &alert.bulletin.issuer);
    let (note_tag, note) = said(words, &alert.note);
    let loud = alert.loudness() == Loudness::Breakthrough;
    html! {
        article.phone lang=(words.tag()) data-loud=[loud.then_some("breakthrough")] {
            @if alert.status == Status::Exercise { p.exercise { (words.t("exercise-line")) } }
            div.head data-level=[alert.level.map(|it| it.get())] {
                @if let Some(it) = alert.level { (level(words, it)) } @else { b { (words.t("console-alert-no-level")) } }
            }
            h3 { (headline(words, alert)) }
            p.where { (area(app, words, &alert.area, 40)) }
            dl {
                div { dt { (words.t("console-alert-until")) } dd { (written(times.expires)) } }
                div {
                    dt { (words.t("console-alert-issued-by")) }
                    dd {
                        @if !issuer.is_empty() { span lang=(issuer_tag) { (issuer) } ", " }
                        (written(times.issued_at))
                    }
                }
                @if let Some(next) = alert.bulletin.next_at {
                    div { dt { (words.t("console-alert-next")) } dd { (moment(words, next, now)) } }
                }
            }
            @if !alert.actions.is_empty() {
                ol { @for action in &alert.actions { li { (words.t(&format!("action-{}", key(action.code())))) } } }
            }
            @if !note.is_empty() { p.said lang=(note_tag) { (note) } }
        }
    }
}
