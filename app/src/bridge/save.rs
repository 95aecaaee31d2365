//! A file that the browser keeps for the citizen, where no shell has a folder for it.

/// Hands a text to the browser as a download; answers whether it took it.
#[must_use]
pub fn download(name: &str, media_type: &str, text: &str) -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        web::download(name, media_type, text).is_some()
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = (name, media_type, text);
        false
    }
}

#[cfg(target_arch = "wasm32")]
mod web {
    use js_sys::Array;
    use wasm_bindgen::JsCast as _;
    use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

    pub(super) fn download(name: &str, media_type: &str, text: &str) -> Option<()> {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        let link = web_sys::window()?.document()?.create_element("a").ok()?;
        link.set_attribute("href", &url).ok()?;
        link.set_attribute("download", name).ok()?;
        link.dyn_into::<HtmlElement>().ok()?.click();
        // The browser reads it after this turn; a few hundred bytes stay until the page goes.
        Some(())
    }
}
