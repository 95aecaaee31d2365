//! Photos in full, one at a time.

use dioxus::prelude::*;

use super::{DialogPort, Icon};

/// Shows `photos` (address and words) in a dialog, starting where `open` says; `None` closes it.
#[component]
pub fn Viewer(
    id: String,
    photos: Vec<(String, String)>,
    open: Signal<Option<usize>>,
    close_label: String,
    next_label: String,
    previous_label: String,
) -> Element {
    let port = use_hook(try_consume_context::<DialogPort>);
    let element = id.clone();
    let mut open = open;
    use_effect(move || {
        if let Some(port) = port {
            if open.read().is_some() { (port.show)(&element) } else { (port.close)(&element) }
        }
    });
    let count = photos.len();
    let current = open().filter(|index| *index < count);
    let mut go = move |forward: bool| {
        if let Some(index) = open() {
            open.set(Some(turned(index, count, forward)));
        }
    };
    rsx! {
        dialog {
            id: "{id}",
            class: "viewer",
            "aria-label": current.and_then(|index| photos.get(index)).map(|(_, words)| words.clone()),
            oncancel: move |event| {
                event.prevent_default();
                open.set(None);
            },
            onkeydown: move |event| match event.key() {
                Key::ArrowRight => go(true),
                Key::ArrowLeft => go(false),
                _ => {}
            },
            if let Some((address, words)) = current.and_then(|index| photos.get(index)) {
                img { src: "{address}", alt: "{words}", onclick: move |_| open.set(None) }
                p { class: "viewer-words", "aria-live": "polite", "{words}" }
                button { class: "viewer-close", r#type: "button", "aria-label": "{close_label}", onclick: move |_| open.set(None),
                    Icon { name: "x" }
                }
                if count > 1 {
                    button { class: "viewer-turn", "data-side": "left", r#type: "button", "aria-label": "{previous_label}", onclick: move |_| go(false),
                        Icon { name: "chevron-left" }
                    }
                    button { class: "viewer-turn", "data-side": "right", r#type: "button", "aria-label": "{next_label}", onclick: move |_| go(true),
                        Icon { name: "chevron-right" }
                    }
                }
            }
        }
    }
}

fn turned(index: usize, count: usize, forward: bool) -> usize {
    match (forward, index) {
        (true, _) if index + 1 >= count => 0,
        (true, _) => index + 1,
        (false, 0) => count.saturating_sub(1),
        (false, _) => index - 1,
    }
}

#[cfg(test)]
mod tests {
    use super::turned;

    #[test]
    fn turning_goes_round() {
        assert_eq!(
            [turned(0, 3, true), turned(2, 3, true), turned(0, 3, false), turned(2, 3, false)],
            [1, 0, 2, 1]
        );
    }
}
