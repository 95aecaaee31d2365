//! Warnings in words, for every page of the city: codes as phrases, the level with its own shape.

use hue_i18n::{Words, args};
use hue_model::alert::{Alert, Area, MsgType, RiskLevel};
use hue_model::gauge::Quantity;
use hue_model::text::Localized;
use hue_model::time::Millis;
use maud::{Markup, html};

use crate::alert::content::Content;
use crate::gauge::words as gauge;
use crate::state::App;
use crate::store::gauge_crossing::Crossing;
use crate::web::{self, moment, ward_name};

/// A key's part for a code: Fluent has no `_` in our keys.
pub(crate) fn key(code: &str) -> String {
    code.replace('_', "-").to_lowercase()
}

/// What threatens.
pub(crate) fn hazard(words: Words, code: &str) -> String {
    words.t(&format!("hazard-{}", key(code)))
}

/// What a draft is called in a list.
pub(crate) fn draft_title(words: Words, content: &Content) -> String {
    let hazard =
        content.hazard.map_or_else(|| words.t("console-alert-untitled"), |it| hazard(words, it.code()));
    match content.alarm_stage {
        Some(stage) => {
            format!("{hazard} · {}", words.get("alarm-stage", &args! { "stage" => stage.get() }))
        }
        None => hazard,
    }
}

/// What a published message is called.
pub(crate) fn title(words: Words, alert: &Alert) -> String {
    let hazard = hazard(words, alert.hazard.code());
    match alert.alarm_stage {
        Some(stage) => {
            format!("{hazard} · {}", words.get("alarm-stage", &args! { "stage" => stage.get() }))
        }
        None => hazard,
    }
}

/// What stands in large letters.
pub(crate) fn headline(words: Words, alert: &Alert) -> String {
    let over = |key| words.get(key, &args! { "hazard" => hazard(words, alert.hazard.code()) });
    if alert.msg_type == MsgType::Cancel {
        over("console-alert-cancelled")
    } else if alert.is_over() {
        over("console-alert-cleared")
    } else {
        title(words, alert)
    }
}

/// A level: number, word, and the shape that is its own; never colour alone.
pub(crate) fn level(words: Words, level: RiskLevel) -> Markup {
    let number = level.get();
    html! {
        span.level data-level=(number) {
            (shape(number))
            b { (words.get("risk-level", &args! { "level" => number })) }
            " " (words.t(&format!("risk-level-word-{number}")))
        }
    }
}

/// The shape of a level with its number in it.
pub(crate) fn shape(number: u8) -> Markup {
    let outline = match number {
        1 => "M12 2A10 10 0 1 1 12 22A10 10 0 1 1 12 2Z",
        2 => "M3 3H21V21H3Z",
        3 => "M12 1L23 12L12 23L1 12Z",
        4 => "M12 1L23.5 22H0.5Z",
        _ => "M8 1.5H16L22.5 8V16L16 22.5H8L1.5 16V8Z",
    };
    // In a triangle the middle lies lower.
    let y = if number == 4 { "19.5" } else { "16.3" };
    html! {
        svg.shape data-level=(number) viewBox="0 0 24 24" aria-hidden="true" {
            path d=(outline) {}
            text x="12" y=(y) text-anchor="middle" { (number) }
        }
    }
}

/// Whom it concerns: every ward by name, or the first ones with how many more there are.
pub(crate) fn area(app: &App, words: Words, area: &Area, most: usize) -> String {
    if area.whole_city {
        return words.t("console-alert-whole-city");
    }
    if area.wards.is_empty() {
        return words.t("console-alert-nowhere");
    }
    let names: Vec<String> = area.wards.iter().take(most).map(|code| ward_name(app, words, code)).collect();
    let named = names.join(", ");
    match area.wards.len().saturating_sub(most) {
        0 => named,
        more => words.get("console-alert-and-more", &args! { "names" => named, "count" => more }),
    }
}

/// Which gauge drafted a message, above which level it rose and when.
pub(crate) fn from_gauge(app: &App, words: Words, crossing: &Crossing) -> String {
    let station = app.pack.station(&crossing.station).map(|station| gauge::name(words, station));
    words.get(
        "console-alert-from-gauge",
        &args! {
            "station" => station.unwrap_or_else(|| crossing.station.clone()), "stage" => crossing.stage,
            "when" => moment(words, crossing.sample.at, app.now()),
            "level" => gauge::value(words, Quantity::WaterLevel, crossing.sample.value)
        },
    )
}

/// Text of the city in the language of a page, with the tag it is really in.
pub(crate) fn said(words: Words, text: &Localized) -> (String, String) {
    let (tag, text) = text.get(web::language(words));
    (tag.to_owned(), text.to_owned())
}

/// Whether an event whose last message this is goes on.
pub(crate) fn is_active(last: &Alert, now: Millis) -> bool {
    !last.is_over() && last.expires > now
}
