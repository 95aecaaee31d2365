//! The browser's history behind the router. Dioxus brings one of its own, but only together with a document that
//! evaluates text as code, which the content security policy refuses.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use dioxus_history::History;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Window;

/// The history of this page.
#[must_use]
pub fn page_history() -> Rc<dyn History> {
    match web_sys::window() {
        Some(window) => Rc::new(PageHistory { window, pushed: Cell::new(0) }),
        None => Rc::new(dioxus_history::MemoryHistory::default()),
    }
}

struct PageHistory {
    window: Window,
    /// How many screens of ours lie behind this one; going further back would leave the app.
    pushed: Cell<u32>,
}

impl PageHistory {
    fn go(&self, url: &str, replace: bool) {
        let Ok(history) = self.window.history() else { return };
        let done = if replace {
            history.replace_state_with_url(&JsValue::NULL, "", Some(url))
        } else {
            history.push_state_with_url(&JsValue::NULL, "", Some(url))
        };
        if done.is_ok() {
            self.window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    }
}

impl History for PageHistory {
    fn current_route(&self) -> String {
        let location = self.window.location();
        let path = location.pathname().unwrap_or_default();
        let path = if path.is_empty() || path == "/index.html" { "/".to_owned() } else { path };
        path + &location.search().unwrap_or_default()
    }

    fn can_go_back(&self) -> bool {
        self.pushed.get() > 0
    }

    fn go_back(&self) {
        self.pushed.set(self.pushed.get().saturating_sub(1));
        let _ = self.window.history().and_then(|history| history.back());
    }

    fn go_forward(&self) {
        let _ = self.window.history().and_then(|history| history.forward());
    }

    fn push(&self, route: String) {
        if route != self.current_route() {
            self.pushed.set(self.pushed.get().saturating_add(1));
            self.go(&route, false);
        }
    }

    fn replace(&self, path: String) {
        self.go(&path, true);
    }

    fn updater(&self, callback: Arc<dyn Fn() + Send + Sync>) {
        let listener = Closure::<dyn FnMut()>::new(move || callback());
        let _ = self
            .window
            .add_event_listener_with_callback("popstate", listener.into_js_value().unchecked_ref());
    }
}
