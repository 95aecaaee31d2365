//! The citizen's own levels on a gauge: set one, see where it stands, take it away and bring it back.

use dioxus::dioxus_core::spawn_forever;
use dioxus::prelude::*;
use hue_i18n::{Words, args};
use hue_model::Problem;
use hue_model::gauge::plot::alarms;
use hue_model::gauge::{OpenedGauge, Quantity, RemoveThreshold, SetThreshold, THRESHOLDS, Threshold};
use hue_model::problem::Code;

use crate::hook::{use_backend, use_busy, use_complain, use_now, use_toasts, use_words};
use crate::ui::{Button, ButtonKind, Chip, Icon, Section, TextInput, Tone};
use crate::words::{alarm_line_text, moment_text, typed_level, value_text};

/// The levels of what is shown, and the form for one more.
#[component]
pub(super) fn Thresholds(opened: OpenedGauge) -> Element {
    let words = use_words();
    let quantity = opened.quantity;
    let own: Vec<Threshold> =
        opened.thresholds.iter().filter(|level| level.quantity == quantity).cloned().collect();
    rsx! {
        if quantity.is_measured() {
            Section { id: "gauge-thresholds", title: words.t("threshold-title"),
                p { class: "hint", {words.t("threshold-hint")} }
                ul { class: "list",
                    for level in own.iter().cloned() {
                        li { key: "{level.level}", Line { level } }
                    }
                }
                Editor { opened, own }
            }
        }
    }
}

#[component]
fn Line(level: Threshold) -> Element {
    let (words, now) = (use_words(), use_now());
    let remove = use_remove(true);
    let quantity = level.quantity;
    let value = value_text(words, quantity, level.level);
    let again = value_text(words, quantity, level.level - quantity.margin());
    let crossed = level.crossed_at.map(|at| moment_text(words, at, now));
    let label = words.get("threshold-remove", &args! { "level" => value.as_str() });
    rsx! {
        div { class: "row",
            span { class: "row-text",
                span { class: "row-title", "{value}" }
                span { class: "row-more", {words.get("threshold-again", &args! { "level" => again })} }
                if let Some(when) = crossed {
                    span { class: "row-more", {words.get("threshold-crossed", &args! { "when" => when })} }
                }
            }
            ThresholdChip { above: level.above }
            button { class: "icon-button", r#type: "button", "aria-label": "{label}", onclick: move |_| remove.call(level.clone()),
                Icon { name: "trash-2", size: 20 }
            }
        }
    }
}

/// Whether it is reached now.
#[component]
pub(super) fn ThresholdChip(above: bool) -> Element {
    let words = use_words();
    let (tone, key) = if above { (Tone::Bad, "threshold-above") } else { (Tone::Plain, "threshold-below") };
    rsx! {
        Chip { tone, {words.t(key)} }
    }
}

/// Takes a level away; for a while a message offers to bring it back, where it `can` be set again.
pub(super) fn use_remove(can: bool) -> Callback<Threshold> {
    let (words, backend) = (use_words(), use_backend());
    let (toasts, complain) = (use_toasts(), use_complain());
    use_callback(move |level: Threshold| {
        let backend = backend.clone();
        spawn_forever(async move {
            let Threshold { station, quantity, level, .. } = level;
            let remove = RemoveThreshold { station: station.clone(), quantity, level };
            match backend.call(remove).await {
                Err(problem) => complain.say(&problem),
                Ok(_) => {
                    let value = value_text(words, quantity, level);
                    let text = words.get("threshold-removed", &args! { "level" => value });
                    if can {
                        let set = SetThreshold { station, quantity, level };
                        toasts.offer_back(words, text, move || {
                            let (backend, set) = (backend.clone(), set.clone());
                            async move { backend.call(set).await.map(drop) }
                        });
                    } else {
                        toasts.say(text);
                    }
                }
            }
        });
    })
}

/// A field for any level, and the alarm levels to pick from.
#[component]
fn Editor(opened: OpenedGauge, own: Vec<Threshold>) -> Element {
    let words = use_words();
    let (mut text, mut wrong) = (use_signal(String::new), use_signal(|| None::<String>));
    let busy = use_busy();
    let quantity = opened.quantity;
    let set = use_set(opened.gauge.station.code.clone(), quantity, text, wrong);
    let pick = set.clone();
    let submit = move |event: FormEvent| {
        event.prevent_default();
        match typed_level(quantity, &text.peek()) {
            Some(level) => busy.run(set(level)),
            None => wrong.set(Some(out_of_range(words, quantity))),
        }
    };
    let free = alarms(&opened.gauge.station, quantity);
    let free = free.into_iter().filter(|(_, metres)| own.iter().all(|level| level.level != *metres));
    rsx! {
        form { class: "threshold-form", novalidate: true, onsubmit: submit,
            TextInput {
                id: "threshold-level",
                label: words.get("threshold-level", &args! { "unit" => quantity.sign() }),
                value: text(),
                error: wrong(),
                autocomplete: "off",
                inputmode: "decimal",
                oninput: move |value| { text.set(value); wrong.set(None); },
            }
            Button { submit: true, icon: "plus", busy: busy.is(), {words.t("threshold-set")} }
        }
        Quick { levels: free.collect::<Vec<_>>(), onpick: move |level| busy.run(pick(level)) }
    }
}

#[component]
fn Quick(levels: Vec<(u8, f64)>, onpick: EventHandler<f64>) -> Element {
    let words = use_words();
    rsx! {
        if !levels.is_empty() {
            div { class: "buttons", role: "group", "aria-label": words.t("threshold-quick"),
                for (stage , metres) in levels {
                    Button { key: "{stage}", kind: ButtonKind::Secondary, onclick: move |_| onpick.call(metres), {alarm_line_text(words, stage, metres)} }
                }
            }
        }
    }
}

fn out_of_range(words: Words, quantity: Quantity) -> String {
    let (least, most) = quantity.range();
    words.get(
        "threshold-wrong",
        &args! { "least" => words.decimal(least, 0), "most" => value_text(words, quantity, most) },
    )
}

/// Sets a level, and says what came of it.
fn use_set(
    station: String,
    quantity: Quantity,
    mut text: Signal<String>,
    mut wrong: Signal<Option<String>>,
) -> impl Fn(f64) -> std::pin::Pin<Box<dyn Future<Output = ()>>> + Clone + 'static {
    let (words, backend) = (use_words(), use_backend());
    let (toasts, complain) = (use_toasts(), use_complain());
    move |level| {
        let (backend, station) = (backend.clone(), station.clone());
        Box::pin(async move {
            match backend.call(SetThreshold { station, quantity, level }).await {
                Ok(levels) => {
                    text.set(String::new());
                    if levels.iter().any(|one| one.quantity == quantity && one.level == level && one.above) {
                        toasts.say(words.t("threshold-already"));
                    }
                }
                Err(problem) => match refused(words, quantity, &problem) {
                    Some(why) => wrong.set(Some(why)),
                    None => complain.say(&problem),
                },
            }
        })
    }
}

fn refused(words: Words, quantity: Quantity, problem: &Problem) -> Option<String> {
    let field = problem.fields.first().filter(|_| problem.code == Code::Invalid)?;
    Some(match field.field.as_str() {
        "thresholds" => words.get("threshold-full", &args! { "max" => THRESHOLDS }),
        _ => out_of_range(words, quantity),
    })
}
