//! Somebody who presses buttons: a page that stays, its buttons by what screen readers hear of them, and what it asks of
//! the engine.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use dioxus::dioxus_core::{AttributeValue, ElementId, Mutation, Mutations};
use dioxus::html::geometry::{ClientPoint, ElementPoint, PagePoint, ScreenPoint};
use dioxus::html::input_data::{MouseButton, MouseButtonSet};
use dioxus::html::*;
use dioxus::prelude::*;
use dioxus_history::{History, MemoryHistory};
use futures_util::FutureExt as _;
use hue_app::bridge::{Backend, Chosen, Events, Later, Transport};
use hue_model::id::BlobId;

use crate::stage::{Stage, drawn_by};

type Asked = Rc<RefCell<Vec<(String, String)>>>;

/// The stage, with a list of what was asked of it.
struct Recording {
    stage: Stage,
    asked: Asked,
}

impl Transport for Recording {
    fn call(&self, name: &'static str, body: String) -> Later<String> {
        self.asked.borrow_mut().push((name.to_owned(), body.clone()));
        self.stage.call(name, body)
    }

    fn put(&self, chosen: Chosen) -> Later<BlobId> {
        self.stage.put(chosen)
    }

    fn blob_url(&self, id: BlobId) -> String {
        self.stage.blob_url(id)
    }

    fn subscribe(&self) -> Events {
        self.stage.subscribe()
    }
}

/// A page with buttons.
pub(crate) struct Page {
    dom: VirtualDom,
    history: Rc<MemoryHistory>,
    asked: Asked,
    /// Elements by their `aria-label` or `id`.
    named: BTreeMap<String, ElementId>,
}

impl Page {
    pub(crate) fn open(stage: Stage, path: &str) -> Self {
        set_event_converter(Box::new(Sent));
        let asked = Asked::default();
        let (words, clock) = (stage.words, stage.clock());
        let history = Rc::new(MemoryHistory::with_initial_path(path));
        let backend = Backend::new(Recording { stage, asked: asked.clone() });
        let dom = drawn_by(words, clock, backend, history.clone());
        let mut page = Self { dom, history, asked, named: BTreeMap::new() };
        let mut changes = Mutations::default();
        page.dom.rebuild(&mut changes);
        page.note(&changes);
        page.settle();
        page
    }

    /// Presses the element of this label or id, with a finger, a mouse or a key alike.
    pub(crate) fn presses(&mut self, name: &str) {
        self.send(name, "click", Box::new(Click));
    }

    /// Types into the field of this id.
    pub(crate) fn types(&mut self, name: &str, text: &str) {
        self.send(name, "input", Box::new(Text(text.to_owned())));
    }

    pub(crate) fn html(&self) -> String {
        dioxus_ssr::render(&self.dom)
    }

    pub(crate) fn path(&self) -> String {
        self.history.current_route()
    }

    /// The bodies of the commands of this name that were asked so far.
    pub(crate) fn asked(&self, name: &str) -> Vec<String> {
        self.asked.borrow().iter().filter(|(asked, _)| asked == name).map(|(_, body)| body.clone()).collect()
    }

    fn send(&mut self, name: &str, event: &str, data: Box<dyn std::any::Any>) {
        let element = *self.named.get(name).unwrap_or_else(|| panic!("{name} is not on the page"));
        let data: Rc<dyn std::any::Any> = Rc::new(PlatformEventData::new(data));
        self.dom.runtime().handle_event(event, Event::new(data, true), element);
        self.settle();
    }

    fn settle(&mut self) {
        while self.dom.wait_for_work().now_or_never().is_some() {
            let mut changes = Mutations::default();
            self.dom.render_immediate(&mut changes);
            self.note(&changes);
        }
    }

    fn note(&mut self, changes: &Mutations) {
        for change in &changes.edits {
            if let Mutation::SetAttribute { name, value: AttributeValue::Text(value), id, .. } = change
                && (*name == "aria-label" || *name == "id")
            {
                self.named.insert(value.clone(), *id);
            }
        }
    }
}

struct Click;

impl ModifiersInteraction for Click {
    fn modifiers(&self) -> Modifiers {
        Modifiers::empty()
    }
}

impl InteractionLocation for Click {
    fn client_coordinates(&self) -> ClientPoint {
        ClientPoint::default()
    }

    fn screen_coordinates(&self) -> ScreenPoint {
        ScreenPoint::default()
    }

    fn page_coordinates(&self) -> PagePoint {
        PagePoint::default()
    }
}

impl InteractionElementOffset for Click {
    fn element_coordinates(&self) -> ElementPoint {
        ElementPoint::default()
    }
}

impl PointerInteraction for Click {
    fn trigger_button(&self) -> Option<MouseButton> {
        Some(MouseButton::Primary)
    }

    fn held_buttons(&self) -> MouseButtonSet {
        MouseButtonSet::empty()
    }
}

impl HasMouseData for Click {
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

struct Text(String);

impl HasFileData for Text {
    fn files(&self) -> Vec<FileData> {
        Vec::new()
    }
}

impl HasFormData for Text {
    fn value(&self) -> String {
        self.0.clone()
    }

    fn valid(&self) -> bool {
        true
    }

    fn values(&self) -> Vec<(String, FormValue)> {
        Vec::new()
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// Reads what [`Page`] sends; it sends nothing else.
struct Sent;

macro_rules! never_sent {
    ($($convert:ident => $data:ident),* $(,)?) => {
        $(fn $convert(&self, _: &PlatformEventData) -> $data {
            unreachable!("nobody sends this")
        })*
    };
}

impl HtmlEventConverter for Sent {
    fn convert_form_data(&self, event: &PlatformEventData) -> FormData {
        FormData::new(Text(event.downcast::<Text>().unwrap().0.clone()))
    }

    fn convert_mouse_data(&self, _: &PlatformEventData) -> MouseData {
        MouseData::new(Click)
    }

    never_sent! {
        convert_animation_data => AnimationData,
        convert_cancel_data => CancelData,
        convert_clipboard_data => ClipboardData,
        convert_composition_data => CompositionData,
        convert_drag_data => DragData,
        convert_focus_data => FocusData,
        convert_image_data => ImageData,
        convert_keyboard_data => KeyboardData,
        convert_media_data => MediaData,
        convert_mounted_data => MountedData,
        convert_pointer_data => PointerData,
        convert_resize_data => ResizeData,
        convert_scroll_data => ScrollData,
        convert_selection_data => SelectionData,
        convert_toggle_data => ToggleData,
        convert_touch_data => TouchData,
        convert_transition_data => TransitionData,
        convert_visible_data => VisibleData,
        convert_wheel_data => WheelData,
    }
}
