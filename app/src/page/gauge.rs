//! One gauge: what it says now, a picture of a day or a week with the same as a table, and the citizen's own levels.

mod crossed;
mod mine;
mod picture;
mod thresholds;

use dioxus::prelude::*;
use hue_model::event::Topic;
use hue_model::gauge::{Gauge, GaugeState, Newest, OpenGauge, OpenedGauge, Quantity};

pub(crate) use self::crossed::use_crossed_toast;
pub(crate) use self::mine::Mine;
use self::picture::Picture;
use self::thresholds::Thresholds;
use crate::hook::{use_language, use_now, use_query, use_ward_names, use_words};
use crate::page::map::MapLayer;
use crate::page::one_of::{OneOf, Said, is_there};
use crate::route::Route;
use crate::ui::{Chip, Choice, Choices, Tone};
use crate::words::{
    copy_text, doubt_text, figure_text, moment_text, quantity_text, river_alarm_text, station_kind_text,
    station_name, trend_text, value_text,
};

/// What it says when it cannot show one.
const SAID: Said = Said {
    icon: "waves",
    back: "gauge-back",
    missing_title: "gauge-missing-title",
    missing_text: "gauge-missing-text",
    failed: "gauge-error",
};

/// One gauge.
#[component]
pub fn GaugePage(station: ReadSignal<String>) -> Element {
    let station = station();
    rsx! {
        // A list of one: another gauge gets a page of its own instead of this one's answer.
        for station in [station] {
            Open { key: "{station}", station }
        }
    }
}

#[component]
fn Open(station: String) -> Element {
    let (words, language) = (use_words(), use_language());
    let chosen = use_signal(|| None::<Quantity>);
    let code = station.clone();
    let mut gauge =
        use_query(&[Topic::Gauges], move || OpenGauge { station: code.clone(), quantity: chosen() });
    let title = match &*gauge.read() {
        Some(Ok(opened)) => station_name(language, &opened.gauge.station),
        _ => words.t("gauge-list-title"),
    };
    rsx! {
        OneOf {
            said: SAID,
            list: Route::Gauges {},
            title,
            there: is_there(gauge.read().as_ref()),
            on_again: move |()| gauge.restart(),
            if let Some(Ok(opened)) = &*gauge.read() {
                Whole { opened: opened.clone(), chosen }
            }
        }
    }
}

#[component]
fn Whole(opened: OpenedGauge, chosen: Signal<Option<Quantity>>) -> Element {
    let (words, now) = (use_words(), use_now());
    rsx! {
        article { class: "report gauge-page",
            Head { gauge: opened.gauge.clone(), quantity: opened.quantity }
            Kinds { gauge: opened.gauge.clone(), quantity: opened.quantity, chosen }
            Picture { opened: opened.clone() }
            Thresholds { opened: opened.clone() }
            p { class: "hint", {copy_text(words, opened.heard_at, now)} }
            p { class: "hint", {words.t("gauge-hint")} }
        }
    }
}

/// The value in large figures, where it stands against the alarm, and whether it is to be trusted.
#[component]
fn Head(gauge: Gauge, quantity: Quantity) -> Element {
    let (words, names, language) = (use_words(), use_ward_names(), use_language());
    let station = &gauge.station;
    let river = station.river.as_ref().map(|river| river.get(language));
    let place = names.of(&station.ward_code);
    let doubt = doubt_text(words, gauge.state);
    rsx! {
        header { class: "gauge-head",
            p { class: "muted",
                if let Some((lang, river)) = river {
                    span { lang, "{river}" }
                } else {
                    {station_kind_text(words, station.kind)}
                }
                if let Some(place) = place {
                    " · {place}"
                }
            }
            if let Some(newest) = gauge.newest_of(quantity) {
                Now { newest: newest.clone() }
            }
            p { class: "chips", AlarmChip { gauge: gauge.clone() } }
            p { Link { to: Route::MapAt { layer: MapLayer::of(station.kind), id: station.code.clone() }, {words.t("map-show")} } }
            if let Some((_, why)) = doubt.filter(|(_, why)| !why.is_empty()) {
                p { class: "doubt", "{why}" }
            }
        }
    }
}

#[component]
fn Now(newest: Newest) -> Element {
    let (words, now) = (use_words(), use_now());
    let trend = trend_text(words, &newest);
    rsx! {
        p { class: "gauge-now",
            strong { {figure_text(words, newest.quantity, newest.value)} }
            " {newest.quantity.sign()}"
        }
        p {
            if let Some(trend) = trend {
                "{trend} · "
            }
            {moment_text(words, newest.at, now)}
        }
    }
}

/// Where a river stands against its alarm levels, and what is wrong with its readings; nothing where nothing can be said.
#[component]
pub(crate) fn AlarmChip(gauge: Gauge) -> Element {
    let words = use_words();
    let tone = match gauge.alarm {
        Some(0) => Tone::Good,
        Some(3) => Tone::Bad,
        _ => Tone::Wait,
    };
    let alarm = river_alarm_text(words, &gauge);
    let doubt = doubt_text(words, gauge.state).filter(|_| gauge.state != GaugeState::NoData);
    rsx! {
        if let Some(alarm) = alarm {
            Chip { tone, "{alarm}" }
        }
        if let Some((doubt, _)) = doubt {
            Chip { tone: Tone::Wait, icon: "clock", "{doubt}" }
        }
    }
}

/// What else the station measures, each with its newest value.
#[component]
fn Kinds(gauge: Gauge, quantity: Quantity, chosen: Signal<Option<Quantity>>) -> Element {
    let words = use_words();
    let newest = |one: Quantity| gauge.newest_of(one).map(|it| value_text(words, one, it.value));
    let choice = |one: &Quantity| {
        let name = quantity_text(words, *one);
        let label = newest(*one).map_or_else(|| name.clone(), |value| format!("{name} {value}"));
        Choice { value: one.word(), label, lang: None }
    };
    let choices: Vec<Choice> = gauge.station.kind.quantities().iter().map(choice).collect();
    rsx! {
        if choices.len() > 1 {
            Choices {
                name: "gauge-quantity",
                legend: words.t("gauge-kinds"),
                choices,
                chosen: quantity.word(),
                onchoose: move |word| chosen.set(Quantity::from_word(word)),
            }
        }
    }
}
