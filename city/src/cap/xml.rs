//! Elements with text, indented; whatever XML cannot carry is left out.

use hue_model::text::unprintable;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document that is being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    pub(super) fn new() -> Self {
        let mut xml = Self { writer: Writer::new_with_indent(Vec::new(), b' ', 2) };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing into memory cannot fail.
        let _ = self.writer.write_event(event);
    }

    pub(super) fn open(&mut self, name: &str) {
        self.event(Event::Start(BytesStart::new(name)));
    }

    pub(super) fn open_with(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    /// An element with attributes and nothing else.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    pub(super) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element, unless its text is empty.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        if !text.trim().is_empty() {
            self.required(name, text);
        }
    }

    /// An element even if its text is empty.
    pub(super) fn required(&mut self, name: &str, text: &str) {
        self.open(name);
        self.words(text);
        self.close(name);
    }

    /// Text in the element that is open.
    pub(super) fn words(&mut self, text: &str) {
        let clean: String = text.trim().chars().filter(|it| !unprintable(*it)).collect();
        self.event(Event::Text(BytesText::new(&clean)));
    }

    /// A pair of name and value.
    pub(super) fn named(&mut self, element: &str, name: &str, value: &str) {
        self.open(element);
        self.required("valueName", name);
        self.required("value", value);
        self.close(element);
    }

    pub(super) fn finish(self) -> String {
        let mut text = String::from_utf8(self.writer.into_inner()).unwrap_or_default();
        text.push('\n');
        text
    }
}
