//! Small helpers around JavaScript values.

use hue_model::Problem;
use hue_model::problem::Code;
use js_sys::{Function, JSON, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Waits with the browser's timer.
pub(crate) async fn sleep(millis: u32) {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let millis = i32::try_from(millis).unwrap_or(i32::MAX);
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// A property that may not be there.
pub(crate) fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// A method that may not be there.
pub(crate) fn function(object: &JsValue, name: &str) -> Option<Function> {
    get(object, name)?.dyn_into().ok()
}

/// A value as JSON text: text is taken to be JSON already, raw bytes are decoded, anything else is written as JSON.
pub(crate) fn json_text(value: &JsValue) -> Option<String> {
    if let Some(text) = value.as_string() {
        return Some(text);
    }
    if let Some(buffer) = value.dyn_ref::<js_sys::ArrayBuffer>() {
        return String::from_utf8(js_sys::Uint8Array::new(buffer).to_vec()).ok();
    }
    JSON::stringify(value).ok().and_then(|text| text.as_string())
}

/// The engine's problem in a rejected answer; anything else means that the door itself did not work.
pub(crate) fn problem(value: &JsValue) -> Problem {
    json_text(value).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_else(door_closed)
}

/// The other side of the door does not answer: trying again can help.
pub(crate) fn door_closed() -> Problem {
    Problem { retry: true, ..Problem::new(Code::Internal) }
}

/// A reply as JSON text, where text is a JSON string that was already read.
pub(crate) fn reply_text(value: &JsValue) -> Option<String> {
    match value.as_string() {
        Some(_) => JSON::stringify(value).ok().and_then(|text| text.as_string()),
        None => json_text(value),
    }
}
