//! A file the citizen chose. On the web it stays the browser's own object, so that 12 MB never pass through wasm.

use dioxus::prelude::{Event, FormData};

/// A file the citizen chose.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// Its name, as the system says it.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    #[cfg(target_arch = "wasm32")]
    pub(crate) blob: web_sys::Blob,
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) bytes: Vec<u8>,
}

impl Chosen {
    /// Bytes that a test chose.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn from_bytes(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), size: bytes.len() as u64, bytes }
    }

    /// The bytes a test chose.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The files of a file input's change event; empties the input, so that the same file can be chosen again.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn chosen(event: &Event<FormData>) -> Vec<Chosen> {
    use dioxus_web::WebEventExt as _;
    use wasm_bindgen::JsCast as _;
    let input = event.data().try_as_web_event().and_then(|event| event.target());
    let Some(input) = input.and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = input.files();
    let count = files.as_ref().map_or(0, web_sys::FileList::length);
    let chosen = (0..count)
        .filter_map(|index| files.as_ref()?.get(index))
        .map(|file| Chosen { name: file.name(), size: file.size() as u64, blob: file.into() })
        .collect();
    input.set_value("");
    chosen
}

/// On the host no file input exists.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn chosen(_event: &Event<FormData>) -> Vec<Chosen> {
    Vec::new()
}
