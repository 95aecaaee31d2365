//! Keeping the screen lit while something is shown to somebody, where the webview can.

/// Keeps the screen lit until it is dropped. Where nothing can do that, the screen behaves as ever.
pub async fn keep_awake() {
    #[cfg(target_arch = "wasm32")]
    loop {
        let _lit = web::lit().await;
        // A page that was put away, for a call perhaps, has lost it.
        web::shown_again().await;
    }
}

#[cfg(target_arch = "wasm32")]
mod web {
    use js_sys::Promise;
    use wasm_bindgen::{JsCast as _, JsValue};
    use wasm_bindgen_futures::JsFuture;

    use super::super::js;

    /// The browser's wish to stay lit; it ends when this is dropped.
    pub(super) struct Lit(JsValue);

    pub(super) async fn lit() -> Option<Lit> {
        let lock = js::get(&web_sys::window()?.navigator(), "wakeLock")?;
        let asked = js::function(&lock, "request")?.call1(&lock, &"screen".into()).ok()?;
        Some(Lit(JsFuture::from(asked.dyn_into::<Promise>().ok()?).await.ok()?))
    }

    /// Waits until the page was put away and is back.
    pub(super) async fn shown_again() {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return std::future::pending().await;
        };
        loop {
            let changed = Promise::new(&mut |resolve, _| document.set_onvisibilitychange(Some(&resolve)));
            let _ = JsFuture::from(changed).await;
            if !document.hidden() {
                return;
            }
        }
    }

    impl Drop for Lit {
        fn drop(&mut self) {
            if let Some(release) = js::function(&self.0, "release") {
                let _ = release.call0(&self.0);
            }
        }
    }
}
