//! Where this device is: the browser's answer, or the shell's on a phone. Asked when the citizen taps "here" or calls
//! for rescue, and for warnings where they agreed to that.

use hue_model::geo::Point;

/// A position of the device.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// The point.
    pub point: Point,
    /// How far off it may be, in metres.
    pub accuracy: Option<f64>,
}

/// Whether the page itself can ask; a shell says so with its port instead.
#[must_use]
pub fn page_knows_position() -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        web::geolocation().is_some() && web::shell_invoke().is_none()
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        false
    }
}

/// Asks the device where it is; `None` when it does not know or may not say.
pub async fn position() -> Option<Position> {
    #[cfg(target_arch = "wasm32")]
    {
        match web::shell_invoke() {
            Some(invoke) => web::from_shell(&invoke).await,
            None => web::from_browser(&web::geolocation()?).await,
        }
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        None
    }
}

#[cfg(target_arch = "wasm32")]
mod web {
    use hue_model::geo::Point;
    use js_sys::{Array, Function, Object, Promise, Reflect};
    use wasm_bindgen::{JsCast as _, JsValue};
    use wasm_bindgen_futures::JsFuture;

    use super::super::js;
    use super::Position;

    const PATIENCE_MS: f64 = 15_000.0;
    const FRESH_MS: f64 = 30_000.0;

    pub(super) fn geolocation() -> Option<JsValue> {
        js::get(&web_sys::window()?.navigator(), "geolocation")
    }

    pub(super) fn shell_invoke() -> Option<Function> {
        let window: JsValue = web_sys::window()?.into();
        js::function(&js::get(&js::get(&window, "__TAURI__")?, "core")?, "invoke")
    }

    fn options() -> Object {
        let options = Object::new();
        for (name, value) in [
            ("enableHighAccuracy", JsValue::TRUE),
            ("timeout", JsValue::from_f64(PATIENCE_MS)),
            ("maximumAge", JsValue::from_f64(FRESH_MS)),
        ] {
            // A plain object takes every property.
            let _ = Reflect::set(&options, &JsValue::from_str(name), &value);
        }
        options
    }

    pub(super) async fn from_browser(geolocation: &JsValue) -> Option<Position> {
        let ask = js::function(geolocation, "getCurrentPosition")?;
        let promise = Promise::new(&mut |resolve, reject| {
            let _ = ask.call3(geolocation, &resolve, &reject, &options());
        });
        read(&JsFuture::from(promise).await.ok()?)
    }

    pub(super) async fn from_shell(invoke: &Function) -> Option<Position> {
        if !allowed(invoke).await {
            return None;
        }
        read(&call(invoke, "get_current_position", "options", &options()).await?)
    }

    /// Whether the citizen lets the app know: a phone asks them when the app asks for it, and else never.
    async fn allowed(invoke: &Function) -> bool {
        let wanted = Array::of1(&JsValue::from_str("location"));
        let Some(answer) = call(invoke, "request_permissions", "permissions", &wanted).await else {
            return false;
        };
        // Whoever grants "approximate" on Android grants only the second.
        ["location", "coarseLocation"]
            .into_iter()
            .filter_map(|name| js::get(&answer, name)?.as_string())
            .any(|state| state == "granted")
    }

    /// Calls the shell's plugin with one argument.
    async fn call(invoke: &Function, command: &str, argument: &str, value: &JsValue) -> Option<JsValue> {
        let arguments = Object::new();
        let _ = Reflect::set(&arguments, &JsValue::from_str(argument), value);
        let name = JsValue::from_str(&format!("plugin:geolocation|{command}"));
        let promise: Promise = invoke.call2(&JsValue::NULL, &name, &arguments).ok()?.dyn_into().ok()?;
        JsFuture::from(promise).await.ok()
    }

    fn read(answer: &JsValue) -> Option<Position> {
        let coords = js::get(answer, "coords")?;
        let number = |name: &str| js::get(&coords, name)?.as_f64();
        let point = Point { lat: number("latitude")?, long: number("longitude")? };
        point.is_valid().then_some(Position { point, accuracy: number("accuracy") })
    }
}
