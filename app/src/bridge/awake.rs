//! Keeping the screen lit while something is shown to somebody, where the webview can.

/// Keeps the screen lit until it is dropped. Where nothing can do that, the screen behaves as ever.
pub async fn keep_awake() {
    #[cfg(target_arch = "wasm32")]
    {
        let Some(_lit) = web::lit().await else { return };
        std::future::pending::<()>().await;
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

    impl Drop for Lit {
        fn drop(&mut self) {
            if let Some(release) = js::function(&self.0, "release") {
                let _ = release.call0(&self.0);
            }
        }
    }
}
