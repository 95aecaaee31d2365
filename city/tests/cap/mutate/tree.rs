//! An alert as a tree that can be cut and mended.

use rand::Rng as _;
use rand::rngs::StdRng;

const CAP: &str = "urn:oasis:names:tc:emergency:cap:1.2";

/// A piece of a document.
#[derive(Clone)]
pub(crate) enum Piece {
    Element(Element),
    /// Text, references and all: what stands here is written as it is.
    Raw(String),
}

/// An element with its namespace written out wherever it changes.
#[derive(Clone)]
pub(crate) struct Element {
    pub(crate) name: String,
    namespace: String,
    attributes: Vec<(String, String)>,
    pub(crate) pieces: Vec<Piece>,
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace("]]>", "]]&gt;")
}

impl Element {
    pub(crate) fn parse(text: &str) -> Self {
        Self::from_node(roxmltree::Document::parse(text).unwrap().root_element())
    }

    fn from_node(node: roxmltree::Node<'_, '_>) -> Self {
        let pieces = node.children().filter_map(|child| match child {
            it if it.is_element() => Some(Piece::Element(Self::from_node(it))),
            it if it.is_text() => Some(Piece::Raw(escaped(it.text()?))),
            _ => None,
        });
        Self {
            name: node.tag_name().name().to_owned(),
            namespace: node.tag_name().namespace().unwrap_or_default().to_owned(),
            attributes: Vec::new(),
            pieces: pieces.collect(),
        }
    }

    fn new(name: &str, text: &str) -> Self {
        let pieces = vec![Piece::Raw(text.to_owned())];
        Self { name: name.to_owned(), namespace: CAP.to_owned(), attributes: Vec::new(), pieces }
    }

    pub(crate) fn to_text(&self) -> String {
        let mut out = String::from("<?xml version=\"1.0\"?>");
        self.write(None, &mut out);
        out
    }

    fn write(&self, outer: Option<&str>, out: &mut String) {
        out.push_str(&format!("<{}", self.name));
        if outer != Some(self.namespace.as_str()) {
            out.push_str(&format!(" xmlns=\"{}\"", self.namespace));
        }
        for (name, value) in &self.attributes {
            out.push_str(&format!(" {name}=\"{value}\""));
        }
        out.push('>');
        for piece in &self.pieces {
            match piece {
                Piece::Element(element) => element.write(Some(&self.namespace), out),
                Piece::Raw(text) => out.push_str(text),
            }
        }
        out.push_str(&format!("</{}>", self.name));
    }

    pub(crate) fn elements(&mut self) -> impl Iterator<Item = &mut Self> {
        self.pieces.iter_mut().filter_map(|piece| match piece {
            Piece::Element(element) => Some(element),
            Piece::Raw(_) => None,
        })
    }

    /// How many elements without elements are below, or are this one.
    pub(crate) fn leaves(&mut self, wanted: &impl Fn(&Self) -> bool) -> usize {
        if self.elements().next().is_none() {
            return usize::from(wanted(self));
        }
        self.elements().map(|element| element.leaves(wanted)).sum()
    }

    /// Some element of the tree, this one included.
    pub(crate) fn some(&mut self, dice: &mut StdRng) -> &mut Self {
        let count = self.elements().count();
        if count == 0 || dice.gen_ratio(1, 4) {
            return self;
        }
        let index = dice.gen_range(0..count);
        self.elements().nth(index).unwrap().some(dice)
    }

    /// Some element with elements in it, and where they stand.
    fn some_parent(&mut self, dice: &mut StdRng) -> (&mut Self, Vec<usize>) {
        let parents = self.elements().filter(|element| element.places().len() > 1).count();
        if parents == 0 || dice.gen_ratio(1, 2) {
            let places = self.places();
            return (self, places);
        }
        let index = dice.gen_range(0..parents);
        self.elements().filter(|element| element.places().len() > 1).nth(index).unwrap().some_parent(dice)
    }

    fn places(&self) -> Vec<usize> {
        let is_element =
            |(index, piece): (usize, &Piece)| matches!(piece, Piece::Element(_)).then_some(index);
        self.pieces.iter().enumerate().filter_map(is_element).collect()
    }

    pub(crate) fn remove(&mut self, dice: &mut StdRng) {
        let (parent, places) = self.some_parent(dice);
        if !places.is_empty() {
            parent.pieces.remove(places[dice.gen_range(0..places.len())]);
        }
    }

    pub(crate) fn duplicate(&mut self, dice: &mut StdRng) {
        let (parent, places) = self.some_parent(dice);
        if !places.is_empty() {
            let at = places[dice.gen_range(0..places.len())];
            let copy = parent.pieces[at].clone();
            parent.pieces.insert(at, copy);
        }
    }

    pub(crate) fn swap(&mut self, dice: &mut StdRng) {
        let (parent, places) = self.some_parent(dice);
        if places.len() > 1 {
            let first = dice.gen_range(0..places.len() - 1);
            let second = if dice.gen_bool(0.7) { first + 1 } else { dice.gen_range(0..places.len()) };
            parent.pieces.swap(places[first], places[second]);
        }
    }

    /// Takes an element from one place to another.
    pub(crate) fn carry(&mut self, dice: &mut StdRng) {
        let (parent, places) = self.some_parent(dice);
        if places.is_empty() {
            return;
        }
        let taken = parent.pieces.remove(places[dice.gen_range(0..places.len())]);
        let target = self.some(dice);
        let at = dice.gen_range(0..=target.pieces.len());
        target.pieces.insert(at, taken);
    }

    pub(crate) fn rename(&mut self, dice: &mut StdRng) {
        let names =
            ["status", "info", "alert", "area", "value", "Headline", "circle", "web", "ceiling", "Signature"];
        self.some(dice).name = names[dice.gen_range(0..names.len())].to_owned();
    }

    pub(crate) fn insert_words(&mut self, dice: &mut StdRng) {
        let words =
            ["x", " ", "\n\t", "&#32;", "&amp;", "\u{a0}", "]]>", "&nbsp;", "&#0;", "&#xD800;", "&#x41;"];
        let target = self.some(dice);
        let at = dice.gen_range(0..=target.pieces.len());
        target.pieces.insert(at, Piece::Raw(words[dice.gen_range(0..words.len())].to_owned()));
    }

    /// Comments, instructions, sections, and elements that belong elsewhere.
    pub(crate) fn insert_aside(&mut self, dice: &mut StdRng) {
        let raws = [
            "<!-- ghi chú -->",
            "<!-- a -- b -->",
            "<?x y?>",
            "<?xml y?>",
            "<?x!y?>",
            "<![CDATA[x]]>",
            "<a:b/>",
        ];
        let element = match dice.gen_range(0..8) {
            0 => Piece::Element(Self::new("valueName", "x")),
            1 => Piece::Element(Self::new("sự-kiện", "x")),
            2 => Piece::Element(Self::new("note", "x")),
            3 => Piece::Element(Self { namespace: "urn:x".to_owned(), ..Self::new("headline", "x") }),
            _ => Piece::Raw(raws[dice.gen_range(0..raws.len())].to_owned()),
        };
        let target = self.some(dice);
        let at = dice.gen_range(0..=target.pieces.len());
        target.pieces.insert(at, element);
    }

    pub(crate) fn attribute(&mut self, dice: &mut StdRng) {
        let attributes = [
            ("lang", "vi"),
            ("xml:lang", "vi"),
            ("xmlns:x", "urn:x"),
            ("xmlns:cap", CAP),
            ("a:b", "c"),
            ("id", "a&lt;b"),
            ("id", "a<b"),
        ];
        let (name, value) = attributes[dice.gen_range(0..attributes.len())];
        self.some(dice).attributes.push((name.to_owned(), value.to_owned()));
    }

    pub(crate) fn namespace(&mut self, dice: &mut StdRng) {
        let namespaces = [
            "",
            "urn:oasis:names:tc:emergency:cap:1.1",
            "urn:oasis:names:tc:emergency:cap:1.2 ",
            "http://www.w3.org/2000/09/xmldsig#",
        ];
        let namespace = namespaces[dice.gen_range(0..namespaces.len())].to_owned();
        self.some(dice).namespace = namespace;
    }
}
