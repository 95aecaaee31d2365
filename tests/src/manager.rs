//! What a window manager does: it sees which windows a screen shows, and asks one to close.

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

/// The manager of one screen without any other.
pub(crate) struct Manager {
    x: RustConnection,
    root: Window,
}

impl Manager {
    /// Looks after this display, such as `:7`.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub(crate) fn of(display: &str) -> Self {
        let (x, screen) = x11rb::connect(Some(display)).expect("the display is there");
        let root = x.setup().roots[screen].root;
        Self { x, root }
    }

    /// Whether a window of this title is on the screen.
    #[must_use]
    pub(crate) fn shows(&self, title: &str) -> bool {
        self.window(title).is_some()
    }

    /// Presses the cross of the window of this title.
    ///
    /// # Panics
    /// When there is none.
    pub(crate) fn close(&self, title: &str) {
        let window = self.window(title).unwrap_or_else(|| panic!("no window {title}"));
        let words = [self.atom("WM_DELETE_WINDOW"), x11rb::CURRENT_TIME, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, self.atom("WM_PROTOCOLS"), words);
        self.x.send_event(false, window, EventMask::NO_EVENT, message).expect("the display takes it");
        self.x.flush().expect("the display takes it");
    }

    fn window(&self, title: &str) -> Option<Window> {
        let tree = self.x.query_tree(self.root).expect("a question").reply().expect("a root has windows");
        tree.children.into_iter().find(|window| self.is_mapped(*window) && self.title(*window) == title)
    }

    fn is_mapped(&self, window: Window) -> bool {
        let attributes = self.x.get_window_attributes(window).expect("a question").reply();
        attributes.is_ok_and(|of| of.map_state == MapState::VIEWABLE)
    }

    fn title(&self, window: Window) -> String {
        let (name, utf8) = (self.atom("_NET_WM_NAME"), AtomEnum::ANY);
        let property = self.x.get_property(false, window, name, utf8, 0, 1_024).expect("a question").reply();
        property.map(|it| String::from_utf8_lossy(&it.value).into_owned()).unwrap_or_default()
    }

    fn atom(&self, name: &str) -> Atom {
        self.x
            .intern_atom(false, name.as_bytes())
            .expect("a question")
            .reply()
            .expect("atoms have numbers")
            .atom
    }
}
