//! Handing a text on: to the clipboard, or to the system's own sheet where the webview has one.

/// Puts a text onto the clipboard; answers whether it is there.
pub async fn copy(text: &str) -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        web::copy(text).await.unwrap_or(false)
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = text;
        false
    }
}

/// Whether the system has a sheet for handing things on.
#[must_use]
pub fn can_hand_on() -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        web::sheet().is_some()
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        false
    }
}

/// Hands a link on with the system's sheet. Whoever closes the sheet wanted nothing handed on: that is no failure.
pub async fn hand_on(title: &str, link: &str) {
    #[cfg(target_arch = "wasm32")]
    web::hand_on(title, link).await;
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (title, link);
}

#[cfg(target_arch = "wasm32")]
mod web {
    use js_sys::{Function, Object, Promise, Reflect};
    use wasm_bindgen::{JsCast as _, JsValue};
    use wasm_bindgen_futures::JsFuture;

    use super::super::js;

    fn navigator() -> Option<JsValue> {
        Some(web_sys::window()?.navigator().into())
    }

    pub(super) async fn copy(text: &str) -> Option<bool> {
        let clipboard = js::get(&navigator()?, "clipboard")?;
        let written = js::function(&clipboard, "writeText")?.call1(&clipboard, &text.into()).ok()?;
        Some(JsFuture::from(written.dyn_into::<Promise>().ok()?).await.is_ok())
    }

    pub(super) fn sheet() -> Option<Function> {
        js::function(&navigator()?, "share")
    }

    pub(super) async fn hand_on(title: &str, link: &str) -> Option<()> {
        let (navigator, sheet, what) = (navigator()?, sheet()?, Object::new());
        for (name, value) in [("title", title), ("url", link)] {
            Reflect::set(&what, &name.into(), &value.into()).ok()?;
        }
        let shown = sheet.call1(&navigator, &what).ok()?;
        JsFuture::from(shown.dyn_into::<Promise>().ok()?).await.ok()?;
        Some(())
    }
}
