//! A file that ships with the app, fetched when a screen first needs it.

/// The bytes of a shipped file; `None` when it cannot be read.
pub async fn asset(address: &str) -> Option<Vec<u8>> {
    #[cfg(target_arch = "wasm32")]
    {
        use wasm_bindgen::JsCast as _;
        use wasm_bindgen_futures::JsFuture;
        let answer = JsFuture::from(web_sys::window()?.fetch_with_str(address)).await.ok()?;
        let answer: web_sys::Response = answer.dyn_into().ok()?;
        if !answer.ok() {
            return None;
        }
        let buffer = JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
        Some(js_sys::Uint8Array::new(&buffer).to_vec())
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = address;
        None
    }
}
