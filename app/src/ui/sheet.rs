//! A dialog: a sheet from the foot of a phone, a box in the middle of a wide window.

use dioxus::prelude::*;

use crate::ui::Icon;

/// How a `<dialog>` is opened and closed by its id. The kit asks for it, as rendering alone cannot make one modal.
#[derive(Clone, Copy)]
pub struct DialogPort {
    /// Opens it as a modal dialog.
    pub show: fn(&str),
    /// Closes it and gives the focus back.
    pub close: fn(&str),
}

/// A modal dialog. The browser keeps the focus inside; Escape, the backdrop and the cross call `onclose`.
#[component]
pub fn Sheet(
    /// What the id of its element begins with. The rest is its own: the same sheet may stand in a list and beside it.
    id: String,
    title: String,
    open: ReadSignal<bool>,
    close_label: String,
    onclose: EventHandler<()>,
    children: Element,
) -> Element {
    let port = use_hook(try_consume_context::<DialogPort>);
    let id = use_hook(|| format!("{id}-{}", dioxus::dioxus_core::current_scope_id().0));
    let element = id.clone();
    use_effect(move || {
        if let Some(port) = port {
            if open() { (port.show)(&element) } else { (port.close)(&element) }
        }
    });
    rsx! {
        dialog {
            id: "{id}",
            class: "sheet",
            "aria-labelledby": "{id}-title",
            oncancel: move |event| {
                event.prevent_default();
                onclose.call(());
            },
            onclick: move |_| onclose.call(()),
            div { class: "sheet-body", onclick: move |event| event.stop_propagation(),
                header { class: "sheet-head",
                    h2 { id: "{id}-title", "{title}" }
                    button {
                        class: "icon-button",
                        r#type: "button",
                        "aria-label": "{close_label}",
                        onclick: move |_| onclose.call(()),
                        Icon { name: "x" }
                    }
                }
                if open() {
                    {children}
                }
            }
        }
    }
}
