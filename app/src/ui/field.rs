//! Fields of a form: a label, a hint, an error, and the input between them.

use dioxus::prelude::*;

use crate::ui::Icon;

/// The ids an input names in `aria-describedby`, for inputs of one's own inside a [`Field`].
#[must_use]
pub fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (true, true) => Some(format!("{id}-hint {id}-error")),
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (false, false) => None,
    }
}

/// Label above, hint and error below, and the input as children.
#[component]
pub fn Field(
    id: String,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    children: Element,
) -> Element {
    rsx! {
        div { class: "field", "data-error": error.as_ref().map(|_| "yes"),
            label { r#for: "{id}", "{label}" }
            {children}
            if let Some(hint) = hint {
                p { id: "{id}-hint", class: "hint", "{hint}" }
            }
            if let Some(error) = &error {
                p { id: "{id}-error", class: "error", role: "alert",
                    Icon { name: "circle-alert", size: 16 }
                    "{error}"
                }
            }
        }
    }
}

/// One line of text.
#[component]
pub fn TextInput(
    id: String,
    label: String,
    value: String,
    hint: Option<String>,
    error: Option<String>,
    #[props(default = "text")] kind: &'static str,
    #[props(default)] autocomplete: Option<&'static str>,
    oninput: EventHandler<String>,
    #[props(extends = input, extends = GlobalAttributes)] attributes: Vec<Attribute>,
) -> Element {
    let described = described_by(&id, hint.is_some(), error.is_some());
    let invalid = error.as_ref().map(|_| "true");
    rsx! {
        Field { id: id.clone(), label, hint, error,
            input {
                id: "{id}",
                class: "input",
                r#type: kind,
                value: "{value}",
                autocomplete,
                "aria-describedby": described,
                "aria-invalid": invalid,
                oninput: move |event| oninput.call(event.value()),
                ..attributes,
            }
        }
    }
}

/// Several lines of text; `count` says how much of the room is used.
#[component]
pub fn TextArea(
    id: String,
    label: String,
    value: String,
    hint: Option<String>,
    error: Option<String>,
    count: Option<String>,
    #[props(default = 4)] rows: u32,
    oninput: EventHandler<String>,
    #[props(extends = textarea, extends = GlobalAttributes)] attributes: Vec<Attribute>,
) -> Element {
    let described = described_by(&id, hint.is_some(), error.is_some());
    let invalid = error.as_ref().map(|_| "true");
    rsx! {
        Field { id: id.clone(), label, hint, error,
            textarea {
                id: "{id}",
                class: "input",
                rows: "{rows}",
                value: "{value}",
                "aria-describedby": described,
                "aria-invalid": invalid,
                oninput: move |event| oninput.call(event.value()),
                ..attributes,
            }
            if let Some(count) = count {
                p { class: "count", "{count}" }
            }
        }
    }
}

/// One entry of a [`Select`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectOption {
    /// The value that `onchoose` gets.
    pub value: String,
    /// The words.
    pub label: String,
}

/// One of many, behind the system's own chooser.
#[component]
pub fn Select(
    id: String,
    label: String,
    options: Vec<SelectOption>,
    chosen: String,
    hint: Option<String>,
    error: Option<String>,
    onchoose: EventHandler<String>,
) -> Element {
    let described = described_by(&id, hint.is_some(), error.is_some());
    rsx! {
        Field { id: id.clone(), label, hint, error,
            div { class: "select",
                select {
                    id: "{id}",
                    class: "input",
                    "aria-describedby": described,
                    onchange: move |event| onchoose.call(event.value()),
                    for option in options {
                        option {
                            key: "{option.value}",
                            value: "{option.value}",
                            selected: option.value == chosen,
                            "{option.label}"
                        }
                    }
                }
                Icon { name: "chevron-down", size: 20 }
            }
        }
    }
}
