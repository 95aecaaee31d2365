//! One of several, and on or off.

use dioxus::prelude::*;

/// One choice: its value, its words, and the language of the words where it differs from the page's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value that `onchoose` gets.
    pub value: &'static str,
    /// The words.
    pub label: String,
    /// The BCP 47 tag of the words.
    pub lang: Option<&'static str>,
}

/// One of a few, all in sight: radio buttons in a row.
#[component]
pub fn Choices(
    name: &'static str,
    legend: String,
    choices: Vec<Choice>,
    chosen: String,
    onchoose: EventHandler<&'static str>,
) -> Element {
    rsx! {
        fieldset { class: "choices",
            legend { "{legend}" }
            div { class: "choices-row",
                for choice in choices {
                    label { key: "{choice.value}", class: "choice", lang: choice.lang,
                        input {
                            r#type: "radio",
                            name,
                            value: choice.value,
                            checked: chosen == choice.value,
                            onchange: move |_| onchoose.call(choice.value),
                        }
                        span { "{choice.label}" }
                    }
                }
            }
        }
    }
}

/// One of several that can be picked together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The words.
    pub label: String,
    /// Whether it is picked.
    pub on: bool,
}

/// Any of a few, all in sight: checkboxes that look like chips. `onpick` gets the place in the list.
#[component]
pub fn Picks(legend: String, picks: Vec<Pick>, onpick: EventHandler<usize>) -> Element {
    rsx! {
        fieldset { class: "picks",
            legend { "{legend}" }
            div { class: "picks-row",
                for (index , pick) in picks.into_iter().enumerate() {
                    label { key: "{index}", class: "pick-one",
                        input { r#type: "checkbox", checked: pick.on, onchange: move |_| onpick.call(index) }
                        span { "{pick.label}" }
                    }
                }
            }
        }
    }
}

/// On or off, at once.
#[component]
pub fn Toggle(
    id: String,
    label: String,
    hint: Option<String>,
    on: bool,
    #[props(default)] disabled: bool,
    onchange: EventHandler<bool>,
) -> Element {
    let hint_id = format!("{id}-hint");
    rsx! {
        div { class: "toggle",
            span { class: "toggle-text",
                label { r#for: "{id}", "{label}" }
                if let Some(hint) = &hint {
                    span { id: "{hint_id}", class: "hint", "{hint}" }
                }
            }
            input {
                id: "{id}",
                r#type: "checkbox",
                role: "switch",
                checked: on,
                disabled,
                "aria-describedby": hint.as_ref().map(|_| hint_id.clone()),
                onchange: move |event| onchange.call(event.checked()),
            }
        }
    }
}
