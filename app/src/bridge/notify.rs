//! Notifications of the system, for warnings that ring while the citizen looks at something else. A shell's plugin stands
//! behind the browser's own interface, so there is one way for all.

/// Whether the system shows notifications of this app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notifying {
    /// It does.
    On,
    /// It asks the citizen first.
    Ask,
    /// The citizen, or the system for them, said no; only the system's settings change that.
    Refused,
    /// There are none here.
    Never,
}

/// How it stands.
#[must_use]
pub fn notifying() -> Notifying {
    #[cfg(target_arch = "wasm32")]
    {
        web::state()
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        Notifying::Never
    }
}

/// Asks the citizen by the system's own question; answers how it stands then. To be called at a touch.
pub async fn ask_to_notify() -> Notifying {
    #[cfg(target_arch = "wasm32")]
    web::ask().await;
    notifying()
}

/// Shows a notification. A later one of the same `tag` takes its place where the system knows that.
pub fn notify(title: &str, body: &str, tag: &str) {
    #[cfg(target_arch = "wasm32")]
    web::show(title, body, tag);
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (title, body, tag);
}

#[cfg(target_arch = "wasm32")]
mod web {
    use js_sys::{Array, Function, Object, Promise, Reflect};
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast as _, JsValue};
    use wasm_bindgen_futures::JsFuture;

    use super::super::js;
    use super::Notifying;

    fn constructor() -> Option<Function> {
        js::function(&web_sys::window()?.into(), "Notification")
    }

    pub(super) fn state() -> Notifying {
        let permission = constructor().and_then(|it| js::get(&it, "permission")?.as_string());
        match permission.as_deref() {
            Some("granted") => Notifying::On,
            Some("default") => Notifying::Ask,
            Some(_) => Notifying::Refused,
            None => Notifying::Never,
        }
    }

    pub(super) async fn ask() -> Option<()> {
        let constructor = constructor()?;
        let asked = js::function(&constructor, "requestPermission")?.call0(&constructor).ok()?;
        JsFuture::from(asked.dyn_into::<Promise>().ok()?).await.ok().map(drop)
    }

    pub(super) fn show(title: &str, body: &str, tag: &str) -> Option<()> {
        let options = Object::new();
        for (name, value) in [("body", body), ("tag", tag)] {
            Reflect::set(&options, &name.into(), &value.into()).ok()?;
        }
        Reflect::set(&options, &"renotify".into(), &JsValue::TRUE).ok()?;
        // A phone's browser has only those of a service worker, and says so by an error.
        let shown = Reflect::construct(&constructor()?, &Array::of2(&title.into(), &options)).ok()?;
        let to_front = Closure::<dyn FnMut()>::new(|| {
            if let Some(window) = web_sys::window() {
                let _ = window.focus();
            }
        });
        Reflect::set(&shown, &"onclick".into(), &to_front.into_js_value()).ok().map(drop)
    }
}
