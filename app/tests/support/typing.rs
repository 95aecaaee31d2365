//! Somebody who types: a page that stays, what is typed into its search box, and a search that answers when it is told to.

use std::cell::RefCell;
use std::rc::Rc;

use dioxus::dioxus_core::{ElementId, Mutation, Mutations};
use dioxus::html::*;
use dioxus::prelude::*;
use dioxus_history::{History, MemoryHistory};
use futures_channel::oneshot::{Sender, channel};
use futures_util::FutureExt as _;
use hue_app::bridge::{Backend, Chosen, Events, Later, Transport};
use hue_model::id::BlobId;
use hue_model::search::{Found, Search};

use crate::stage::{Stage, drawn_by};

type Asked = Rc<RefCell<Vec<(String, Sender<Found>)>>>;

/// The stage, whose search waits for [`Page::answers`].
struct Waiting {
    stage: Stage,
    asked: Asked,
}

impl Transport for Waiting {
    fn call(&self, name: &'static str, body: String) -> Later<String> {
        if name != "search.find" {
            return self.stage.call(name, body);
        }
        let (answer, answered) = channel();
        let search: Search = serde_json::from_str(&body).unwrap();
        self.asked.borrow_mut().push((search.text, answer));
        async move { Ok(serde_json::to_string(&answered.await.unwrap()).unwrap()) }.boxed_local()
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

/// A page with one box.
pub(crate) struct Page {
    dom: VirtualDom,
    history: Rc<MemoryHistory>,
    asked: Asked,
    input: Option<ElementId>,
}

impl Page {
    pub(crate) fn open(stage: Stage, path: &str) -> Self {
        set_event_converter(Box::new(Typed));
        let asked = Asked::default();
        let (words, clock) = (stage.words, stage.clock());
        let history = Rc::new(MemoryHistory::with_initial_path(path));
        let backend = Backend::new(Waiting { stage, asked: asked.clone() });
        let dom = drawn_by(words, clock, backend, history.clone());
        let mut page = Self { dom, history, asked, input: None };
        let mut changes = Mutations::default();
        page.dom.rebuild(&mut changes);
        page.note(&changes);
        page.settle();
        page
    }

    pub(crate) fn types(&mut self, text: &str) {
        self.send("input", Box::new(Text(text.to_owned())));
    }

    pub(crate) fn presses_enter(&mut self) {
        self.send("keydown", Box::new(Pressed(Key::Enter)));
    }

    /// The search answers the question with this text, which has to be asked.
    pub(crate) fn answers(&mut self, text: &str, found: &Found) {
        let mut asked = self.asked.borrow_mut();
        let at = asked.iter().position(|(asked, _)| asked == text).unwrap();
        let (_, answer) = asked.remove(at);
        drop(asked);
        answer.send(found.clone()).unwrap();
        self.settle();
    }

    pub(crate) fn html(&self) -> String {
        dioxus_ssr::render(&self.dom)
    }

    pub(crate) fn path(&self) -> String {
        self.history.current_route()
    }

    fn send(&mut self, name: &str, data: Box<dyn std::any::Any>) {
        let data: Rc<dyn std::any::Any> = Rc::new(PlatformEventData::new(data));
        self.dom.runtime().handle_event(name, Event::new(data, true), self.input.unwrap());
        self.settle();
    }

    fn settle(&mut self) {
        while self.dom.wait_for_work().now_or_never().is_some() {
            let mut changes = Mutations::default();
            self.dom.render_immediate(&mut changes);
            self.note(&changes);
        }
    }

    /// Where the box is, once it is drawn.
    fn note(&mut self, changes: &Mutations) {
        for change in &changes.edits {
            if let Mutation::NewEventListener { name, id } = change
                && name == "input"
            {
                self.input = Some(*id);
            }
        }
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

struct Pressed(Key);

impl ModifiersInteraction for Pressed {
    fn modifiers(&self) -> Modifiers {
        Modifiers::empty()
    }
}

impl HasKeyboardData for Pressed {
    fn key(&self) -> Key {
        self.0.clone()
    }

    fn code(&self) -> Code {
        Code::Unidentified
    }

    fn location(&self) -> Location {
        Location::Standard
    }

    fn is_auto_repeating(&self) -> bool {
        false
    }

    fn is_composing(&self) -> bool {
        false
    }

    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
}

/// Reads what [`Page`] sends; it sends nothing else.
struct Typed;

macro_rules! never_sent {
    ($($convert:ident => $data:ident),* $(,)?) => {
        $(fn $convert(&self, _: &PlatformEventData) -> $data {
            unreachable!("nobody sends this")
        })*
    };
}

impl HtmlEventConverter for Typed {
    fn convert_form_data(&self, event: &PlatformEventData) -> FormData {
        FormData::new(Text(event.downcast::<Text>().unwrap().0.clone()))
    }

    fn convert_keyboard_data(&self, event: &PlatformEventData) -> KeyboardData {
        KeyboardData::new(Pressed(event.downcast::<Pressed>().unwrap().0.clone()))
    }

    never_sent! {
        convert_animation_data => AnimationData,
        convert_cancel_data => CancelData,
        convert_clipboard_data => ClipboardData,
        convert_composition_data => CompositionData,
        convert_drag_data => DragData,
        convert_focus_data => FocusData,
        convert_image_data => ImageData,
        convert_media_data => MediaData,
        convert_mounted_data => MountedData,
        convert_mouse_data => MouseData,
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
