//! The few things the app does to the page itself. On the host they do nothing, so that pages can be rendered there.

#[cfg(target_arch = "wasm32")]
mod web {
    use wasm_bindgen::JsCast as _;
    use web_sys::{Document, HtmlDialogElement, HtmlElement};

    pub(super) fn document() -> Option<Document> {
        web_sys::window()?.document()
    }

    pub(super) fn element(id: &str) -> Option<HtmlElement> {
        document()?.get_element_by_id(id)?.dyn_into().ok()
    }

    pub(super) fn dialog(id: &str) -> Option<HtmlDialogElement> {
        document()?.get_element_by_id(id)?.dyn_into().ok()
    }

    pub(super) fn row_at(list: &str, y: f64) -> Option<usize> {
        let rows = document()?.query_selector_all(&format!("#{list} > *")).ok()?;
        let below = |index: &u32| {
            let row = rows.item(*index).and_then(|row| row.dyn_into::<web_sys::Element>().ok());
            row.is_some_and(|row| y < row.get_bounding_client_rect().bottom())
        };
        let last = rows.length().checked_sub(1)?;
        usize::try_from((0..=last).find(below).unwrap_or(last)).ok()
    }

    pub(super) fn set_root(name: &str, value: Option<&str>) -> Option<()> {
        let root = document()?.document_element()?;
        match value {
            Some(value) => root.set_attribute(name, value).ok(),
            None => root.remove_attribute(name).ok(),
        }
    }
}

/// The page's title.
pub fn set_title(title: &str) {
    #[cfg(target_arch = "wasm32")]
    if let Some(document) = web::document() {
        document.set_title(title);
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = title;
}

/// An attribute of `<html>`, such as `lang`; `None` takes it away.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    #[cfg(target_arch = "wasm32")]
    web::set_root(name, value);
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (name, value);
}

/// Moves the keyboard's focus to an element.
pub fn focus(id: &str) {
    #[cfg(target_arch = "wasm32")]
    if let Some(element) = web::element(id) {
        let _ = element.focus();
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = id;
}

/// Moves it to the first of these that is there.
pub fn focus_first(ids: &[&str]) {
    #[cfg(target_arch = "wasm32")]
    if let Some(element) = ids.iter().find_map(|id| web::element(id)) {
        let _ = element.focus();
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = ids;
}

/// Which child of an element lies at this height of the window; the nearest one above or below it.
#[must_use]
pub fn row_at(list: &str, y: f64) -> Option<usize> {
    #[cfg(target_arch = "wasm32")]
    {
        web::row_at(list, y)
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = (list, y);
        None
    }
}

/// Whether the citizen looks at this page now.
#[must_use]
pub fn is_looked_at() -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        web::document().is_some_and(|document| !document.hidden() && document.has_focus().unwrap_or(false))
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        true
    }
}

/// Loads the page anew.
pub fn reload() {
    #[cfg(target_arch = "wasm32")]
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Opens a `<dialog>` as a modal one: the browser keeps the focus inside and gives it back.
pub fn show_dialog(id: &str) {
    #[cfg(target_arch = "wasm32")]
    if let Some(dialog) = web::dialog(id).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = id;
}

/// Closes a `<dialog>`.
pub fn close_dialog(id: &str) {
    #[cfg(target_arch = "wasm32")]
    if let Some(dialog) = web::dialog(id).filter(|dialog| dialog.open()) {
        dialog.close();
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = id;
}

/// Opens an address in another tab; answers whether it could be asked for. Whether the browser then kept it
/// back is not said: a tab opened without a way back to this page (`noopener`) is never told of.
#[must_use]
pub fn open_tab(url: &str) -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        let opened = web_sys::window()
            .map(|window| window.open_with_url_and_target_and_features(url, "_blank", "noopener"));
        matches!(opened, Some(Ok(_)))
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = url;
        false
    }
}

/// Whether the page is used with fingers: a phone or a tablet, whose messages can be opened.
#[must_use]
pub fn touched_by_fingers() -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        let coarse = web_sys::window().and_then(|window| window.match_media("(pointer: coarse)").ok()?);
        coarse.is_some_and(|query| query.matches())
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        false
    }
}

/// Whether the browser says that its device is one of these, such as `Android`.
#[must_use]
pub fn is_made_by(name: &str) -> bool {
    #[cfg(target_arch = "wasm32")]
    {
        let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok());
        agent.is_some_and(|agent| agent.contains(name))
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = name;
        false
    }
}

/// Hands an address such as `sms:` to whatever program takes it; the page stays.
pub fn go_to(address: &str) {
    #[cfg(target_arch = "wasm32")]
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_href(address);
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = address;
}

/// The languages the system prefers, best first, as BCP 47 tags.
#[must_use]
pub fn system_languages() -> Vec<String> {
    #[cfg(target_arch = "wasm32")]
    {
        let listed = web_sys::window().map(|window| window.navigator().languages());
        listed.into_iter().flatten().filter_map(|tag| tag.as_string()).collect()
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        Vec::new()
    }
}

/// Waits; on the host for ever, as nothing there may depend on it.
pub async fn sleep(millis: u32) {
    #[cfg(target_arch = "wasm32")]
    super::js::sleep(millis).await;
    #[cfg(not(target_arch = "wasm32"))]
    {
        let _ = millis;
        std::future::pending::<()>().await;
    }
}
