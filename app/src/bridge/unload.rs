//! The moment a page is put away: hidden, reloaded or closed.

/// Listens until it is dropped.
#[cfg(target_arch = "wasm32")]
pub struct Listening {
    closure: wasm_bindgen::closure::Closure<dyn FnMut()>,
}

/// On the host no page is ever put away.
#[cfg(not(target_arch = "wasm32"))]
pub struct Listening;

#[cfg(target_arch = "wasm32")]
const EVENT: &str = "pagehide";

/// Calls `leave` when the page is put away.
#[cfg(target_arch = "wasm32")]
pub fn on_hide(leave: impl FnMut() + 'static) -> Listening {
    use wasm_bindgen::JsCast as _;
    let mut leave = leave;
    let runtime = dioxus::dioxus_core::Runtime::current();
    let scope = runtime.current_scope_id();
    let closure = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(move || {
        runtime.in_scope(scope, &mut leave);
    });
    if let Some(window) = web_sys::window() {
        let _ = window.add_event_listener_with_callback(EVENT, closure.as_ref().unchecked_ref());
    }
    Listening { closure }
}

/// On the host no page is ever put away.
#[cfg(not(target_arch = "wasm32"))]
pub fn on_hide(_leave: impl FnMut() + 'static) -> Listening {
    Listening
}

#[cfg(target_arch = "wasm32")]
impl Drop for Listening {
    fn drop(&mut self) {
        use wasm_bindgen::JsCast as _;
        if let Some(window) = web_sys::window() {
            let _ = window.remove_event_listener_with_callback(EVENT, self.closure.as_ref().unchecked_ref());
        }
    }
}
