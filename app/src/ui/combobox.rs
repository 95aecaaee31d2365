//! A search field with its list of choices: the combobox pattern of WAI-ARIA, always open.

use std::collections::BTreeMap;
use std::rc::Rc;

use dioxus::html::{ScrollBehavior, ScrollLogicalPosition, ScrollToOptions};
use dioxus::prelude::*;

use super::Icon;

/// One choice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestion {
    /// What `on_pick` answers.
    pub key: String,
    /// Its name.
    pub title: String,
    /// More about it.
    pub detail: String,
    /// The heading it stands under; empty for none. Choices of one group stand together.
    pub group: String,
    /// Its icon in the sprite.
    pub icon: Option<&'static str>,
    /// The language of `title`, where it is not the page's.
    pub lang: Option<String>,
}

/// The keyboard's place in the list, and the elements to scroll to.
#[derive(Clone, Copy)]
struct Cursor {
    active: Signal<Option<usize>>,
    rows: CopyValue<BTreeMap<usize, Rc<MountedData>>>,
}

impl Cursor {
    fn go(mut self, index: usize) {
        self.active.set(Some(index));
        let Some(row) = self.rows.read().get(&index).cloned() else { return };
        spawn(async move {
            let options = ScrollToOptions {
                behavior: ScrollBehavior::Instant,
                vertical: ScrollLogicalPosition::Nearest,
                horizontal: ScrollLogicalPosition::Nearest,
            };
            // Not scrolling is no failure: the choice is still marked and named.
            let _ = row.scroll_to_with_options(options).await;
        });
    }
}

/// Where a key leads from `active` in a list of `count`; `None` for other keys.
fn step(key: &Key, active: Option<usize>, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        Key::ArrowDown => Some(active.map_or(0, |index| if index >= last { 0 } else { index + 1 })),
        Key::ArrowUp => Some(active.map_or(last, |index| index.checked_sub(1).unwrap_or(last))),
        Key::Home => active.map(|_| 0),
        Key::End => active.map(|_| last),
        _ => None,
    }
}

/// A search field with its choices below.
#[component]
pub fn Combobox(
    id: String,
    label: String,
    example: String,
    typed: String,
    choices: Vec<Suggestion>,
    /// What a screen reader hears when the list changes, such as "3 results".
    status: String,
    /// Shown instead of an empty list.
    nothing: String,
    on_type: EventHandler<String>,
    on_pick: EventHandler<String>,
    #[props(default)] chosen: Option<String>,
    /// Whether an opening dialog puts the focus here.
    #[props(default)]
    first: bool,
) -> Element {
    let cursor = Cursor { active: use_signal(|| None), rows: use_hook(|| CopyValue::new(BTreeMap::new())) };
    let mut active = cursor.active;
    let keys: Rc<Vec<String>> = Rc::new(choices.iter().map(|choice| choice.key.clone()).collect());
    let current = active().filter(|index| *index < choices.len());
    let empty = choices.is_empty();
    let on_key = move |event: Event<KeyboardData>| {
        if event.is_composing() {
            return;
        }
        let key = event.key();
        if let Some(next) = step(&key, current, keys.len()) {
            event.prevent_default();
            cursor.go(next);
        } else if key == Key::Enter {
            event.prevent_default();
            if let Some(key) = keys.get(current.unwrap_or(0)) {
                on_pick.call(key.clone());
            }
        }
    };
    rsx! {
        div { class: "combobox",
            label { class: "combobox-label", r#for: "{id}", "{label}" }
            div { class: "combobox-field",
                Icon { name: "search" }
                input {
                    id: "{id}",
                    r#type: "text",
                    role: "combobox",
                    autofocus: first,
                    autocomplete: "off",
                    autocapitalize: "off",
                    spellcheck: "false",
                    enterkeyhint: "search",
                    placeholder: "{example}",
                    value: "{typed}",
                    aria_expanded: if empty { "false" } else { "true" },
                    aria_controls: "{id}-list",
                    aria_autocomplete: "list",
                    aria_activedescendant: current.map(|index| format!("{id}-{index}")),
                    oninput: move |event| {
                        active.set(None);
                        on_type.call(event.value());
                    },
                    onkeydown: on_key,
                }
            }
            p { class: "hidden", role: "status", "{status}" }
            if empty && !nothing.is_empty() {
                p { class: "combobox-nothing", "{nothing}" }
            }
            Rows { id: id.clone(), label, choices, chosen, current, rows: cursor.rows, on_pick }
        }
    }
}

#[component]
fn Rows(
    id: String,
    label: String,
    choices: Vec<Suggestion>,
    chosen: Option<String>,
    current: Option<usize>,
    rows: CopyValue<BTreeMap<usize, Rc<MountedData>>>,
    on_pick: EventHandler<String>,
) -> Element {
    let groups = grouped(choices);
    rsx! {
        div { class: "combobox-list", id: "{id}-list", role: "listbox", aria_label: "{label}",
            for (heading , members) in groups {
                div { key: "{members.first().map_or(0, |(index, _)| *index)}", role: "group", aria_label: (!heading.is_empty()).then(|| heading.clone()),
                    if !heading.is_empty() {
                        div { class: "combobox-group", aria_hidden: "true", "{heading}" }
                    }
                    for (index , choice) in members {
                        Row {
                            key: "{choice.key}",
                            id: "{id}-{index}",
                            index,
                            active: current == Some(index),
                            chosen: chosen.as_ref() == Some(&choice.key),
                            choice,
                            rows,
                            on_pick,
                        }
                    }
                }
            }
        }
    }
}

/// The choices under their headings, each with its number in the whole list.
fn grouped(choices: Vec<Suggestion>) -> Vec<(String, Vec<(usize, Suggestion)>)> {
    choices.into_iter().enumerate().fold(Vec::new(), |mut groups, (index, choice)| {
        match groups.last_mut() {
            Some((heading, members)) if *heading == choice.group => members.push((index, choice)),
            _ => groups.push((choice.group.clone(), vec![(index, choice)])),
        }
        groups
    })
}

#[component]
fn Row(
    id: String,
    index: usize,
    active: bool,
    chosen: bool,
    choice: Suggestion,
    rows: CopyValue<BTreeMap<usize, Rc<MountedData>>>,
    on_pick: EventHandler<String>,
) -> Element {
    let mut rows = rows;
    let key = choice.key.clone();
    rsx! {
        div {
            class: "combobox-row",
            id: "{id}",
            role: "option",
            aria_selected: if chosen { "true" } else { "false" },
            "data-active": active.then_some("yes"),
            onmounted: move |event| {
                rows.write().insert(index, event.data());
            },
            onclick: move |_| on_pick.call(key.clone()),
            if let Some(icon) = choice.icon {
                Icon { name: icon }
            }
            span { class: "combobox-text",
                span { class: "combobox-title", lang: choice.lang.clone(), "{choice.title}" }
                if !choice.detail.is_empty() {
                    span { class: "combobox-detail", "{choice.detail}" }
                }
            }
            if chosen {
                Icon { name: "check" }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(key: &str, group: &str) -> Suggestion {
        Suggestion { key: key.into(), title: key.into(), group: group.into(), ..Suggestion::default() }
    }

    #[test]
    fn arrows_walk_round_the_list() {
        assert_eq!(step(&Key::ArrowDown, None, 3), Some(0));
        assert_eq!(step(&Key::ArrowDown, Some(2), 3), Some(0));
        assert_eq!(step(&Key::ArrowUp, None, 3), Some(2));
        assert_eq!(step(&Key::ArrowUp, Some(0), 3), Some(2));
        assert_eq!(step(&Key::ArrowDown, None, 0), None, "an empty list has nowhere to go");
    }

    #[test]
    fn home_belongs_to_the_text_until_the_list_is_entered() {
        assert_eq!(step(&Key::Home, None, 3), None);
        assert_eq!(step(&Key::End, Some(0), 3), Some(2));
    }

    #[test]
    fn headings_stand_once_and_numbers_run_on() {
        let groups = grouped(vec![choice("a", "Roads"), choice("b", "Roads"), choice("c", "Water")]);
        let shape: Vec<(String, Vec<usize>)> = groups
            .into_iter()
            .map(|(heading, members)| (heading, members.into_iter().map(|(index, _)| index).collect()))
            .collect();
        assert_eq!(shape, [("Roads".to_owned(), vec![0, 1]), ("Water".to_owned(), vec![2])]);
    }
}
