//! A published warning as text for what the city does not send by itself: Zalo and Facebook, a text message, the
//! loudspeakers of a ward, a sheet of paper.

use hue_i18n::{Words, args};
use hue_model::alert::{Alert, Status};
use hue_model::text::Language;
use hue_model::time::Millis;
use maud::{Markup, html};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::alert::words::{area, headline, key, said};
use crate::state::App;
use crate::web;

/// Characters of one text message.
const SMS: usize = 160;

/// The texts of a message, to copy.
pub(super) fn texts(app: &App, words: Words, alert: &Alert) -> Markup {
    let vi = web::in_language(Language::Vi);
    let sms = sms(app, alert);
    let label = words.get("console-alert-sms", &args! { "count" => sms.chars().count() });
    html! {
        details.act.outputs {
            summary { (words.t("console-alert-outputs")) }
            label for="post" { (words.t("console-alert-post")) }
            textarea id="post" rows="10" readonly lang="vi" { (post(app, vi, alert)) "\n\n" (post(app, web::in_language(Language::En), alert)) }
            label for="sms" { (label) }
            textarea id="sms" rows="3" readonly lang="vi" { (sms) }
            label for="speech" { (words.t("console-alert-speech")) }
            textarea id="speech" rows="8" readonly lang="vi" { (speech(app, vi, alert)) }
        }
    }
}

/// The whole message, line by line.
pub(super) fn post(app: &App, words: Words, alert: &Alert) -> String {
    let mut lines = vec![first_line(words, alert)];
    lines.extend(places(app, words, alert));
    lines.extend(
        alert.actions.iter().map(|it| format!("- {}", words.t(&format!("action-{}", key(it.code()))))),
    );
    let (_, note) = said(words, &alert.note);
    lines.extend(Some(note).filter(|note| !note.is_empty()));
    lines.push(words.get("console-alert-until-when", &args! { "when" => clock(alert.expires) }));
    let (_, issuer) = said(words, &alert.bulletin.issuer);
    let when = clock(alert.bulletin.issued_at);
    lines.push(words.get("console-alert-source", &args! { "issuer" => issuer, "when" => when }));
    lines.join("\n")
}

/// What a loudspeaker says.
fn speech(app: &App, words: Words, alert: &Alert) -> String {
    let mut sentences = vec![words.t("console-alert-listen"), format!("{}.", first_line(words, alert))];
    sentences.extend(places(app, words, alert));
    sentences.extend(alert.actions.iter().map(|it| words.t(&format!("action-{}", key(it.code())))));
    sentences.push(words.get("console-alert-until-when", &args! { "when" => clock(alert.expires) }));
    let once = sentences.join(" ");
    format!("{once}\n\n{once}")
}

/// As much as fits into one text message: Vietnamese without its marks, whole sentences only.
fn sms(app: &App, alert: &Alert) -> String {
    let words = web::in_language(Language::Vi);
    let mut rest = vec![words.get("console-alert-until-when", &args! { "when" => clock(alert.expires) })];
    rest.push(format!("{}.", area(app, words, &alert.area, 3)));
    rest.extend(alert.actions.iter().map(|it| words.t(&format!("action-{}", key(it.code())))));
    let mut text = plain(&format!("{}.", first_line(words, alert)));
    for sentence in rest.iter().map(|sentence| plain(sentence)) {
        let longer = format!("{text} {sentence}");
        if longer.chars().count() <= SMS {
            text = longer;
        }
    }
    text
}

fn first_line(words: Words, alert: &Alert) -> String {
    let mut parts = Vec::new();
    if alert.status == Status::Exercise {
        parts.push(words.t("exercise-mark"));
    }
    parts.push(headline(words, alert).replace(" · ", ", "));
    if let Some(level) = alert.level {
        parts.push(words.get("risk-level", &args! { "level" => level.get() }));
    }
    parts.join(" - ")
}

fn places(app: &App, words: Words, alert: &Alert) -> Option<String> {
    let places = area(app, words, &alert.area, 40);
    Some(words.get("console-alert-here", &args! { "places" => places }))
}

/// A moment that stays right tomorrow: `18:00 27/10`.
fn clock(at: Millis) -> String {
    at.in_hue().map(|at| at.format("%H:%M %d/%m").to_string()).unwrap_or_default()
}

/// Letters of the GSM alphabet only.
fn plain(text: &str) -> String {
    let bare = text.nfd().filter(|letter| !is_combining_mark(*letter));
    bare.map(|letter| match letter {
        'đ' => 'd',
        'Đ' => 'D',
        other if other.is_ascii() => other,
        _ => ' ',
    })
    .collect()
}
