//! What the element `<hue-map>` of `assets/map.js` says; it draws what its attributes say, so there is nothing to call.

/// What somebody did to the map, or what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapSaid {
    /// A thing on it was pressed, or with an empty id the ground.
    Picked(String),
    /// It cannot be drawn on this device.
    Failed,
}

/// Listens until it is dropped.
#[cfg(target_arch = "wasm32")]
pub struct MapListener {
    closure: wasm_bindgen::closure::Closure<dyn FnMut(web_sys::Event)>,
}

/// On the host no map is drawn.
#[cfg(not(target_arch = "wasm32"))]
pub struct MapListener;

/// Loads the element's script, the first time, and calls `said` with what any map of this page says.
#[cfg(target_arch = "wasm32")]
pub fn listen_to_map(said: impl FnMut(MapSaid) + 'static) -> MapListener {
    web::listen(said)
}

/// On the host no map says anything.
#[cfg(not(target_arch = "wasm32"))]
pub fn listen_to_map(_said: impl FnMut(MapSaid) + 'static) -> MapListener {
    MapListener
}

/// Looks closer at the map, or from further away.
pub fn zoom_map(id: &str, by: i32) {
    #[cfg(target_arch = "wasm32")]
    web::zoom(id, by);
    #[cfg(not(target_arch = "wasm32"))]
    let _ = (id, by);
}

#[cfg(target_arch = "wasm32")]
mod web {
    use wasm_bindgen::JsCast as _;
    use wasm_bindgen::JsValue;
    use wasm_bindgen::closure::Closure;
    use web_sys::{Document, Event};

    use super::super::js;
    use super::{MapListener, MapSaid};

    const EVENT: &str = "hue-map";
    const SCRIPT: &str = "/assets/map.js";

    fn document() -> Option<Document> {
        web_sys::window()?.document()
    }

    pub(super) fn listen(said: impl FnMut(MapSaid) + 'static) -> MapListener {
        let mut said = said;
        let runtime = dioxus::dioxus_core::Runtime::current();
        let scope = runtime.current_scope_id();
        let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let said_now = read(&event);
            runtime.in_scope(scope, || said(said_now));
        });
        let listener = MapListener { closure };
        if let Some(document) = document() {
            let _ =
                document.add_event_listener_with_callback(EVENT, listener.closure.as_ref().unchecked_ref());
            let _ = load(&document);
        }
        listener
    }

    /// The script stands in the page once; where it does not come it is taken out, whoever still listens is told, and the
    /// next map asks again.
    fn load(document: &Document) -> Option<()> {
        if document.query_selector("script[src='/assets/map.js']").ok()?.is_some() {
            return None;
        }
        let script = document.create_element("script").ok()?;
        script.set_attribute("type", "module").ok()?;
        script.set_attribute("src", SCRIPT).ok()?;
        let gone = (script.clone(), document.clone());
        let failed = Closure::once_into_js(move || {
            gone.0.remove();
            let _ = Event::new(EVENT).and_then(|event| gone.1.dispatch_event(&event));
        });
        script.add_event_listener_with_callback("error", failed.unchecked_ref()).ok()?;
        document.body()?.append_child(&script).ok().map(drop)
    }

    /// What an event says; one that says nothing is that of a script that did not come.
    fn read(event: &Event) -> MapSaid {
        let detail = js::get(event, "detail").and_then(|detail| detail.as_string()).unwrap_or_default();
        detail.strip_prefix("picked:").map_or(MapSaid::Failed, |id| MapSaid::Picked(id.to_owned()))
    }

    pub(super) fn zoom(id: &str, by: i32) -> Option<()> {
        let map: JsValue = document()?.get_element_by_id(id)?.into();
        js::function(&map, "zoom")?.call1(&map, &JsValue::from(by)).ok().map(drop)
    }

    impl Drop for MapListener {
        fn drop(&mut self) {
            if let Some(document) = document() {
                let _ = document
                    .remove_event_listener_with_callback(EVENT, self.closure.as_ref().unchecked_ref());
            }
        }
    }
}
