//! What the schema of CAP 1.2 demands, as a table, and the check against it.
//!
//! The table serves twice: [`check`] lists what a strict receiver would refuse, and for a tolerant one the same
//! list says how a message differs.

mod table;
mod uri;
mod value;

use roxmltree::Node;

use super::fault::{Breach, Fault, Kind};
use super::limits::MOST_FAULTS;
use super::tree::{beginning, blank, place_of, text_of};
use super::{NAMESPACE, NAMESPACES};
use table::{ALERT, Content, Particle};
use value::Datatype;

/// The only foreign elements: signatures, after everything else.
pub(super) const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";

const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Lists where an alert departs from the schema.
pub(super) fn check(alert: Node<'_, '_>, faults: &mut Vec<Fault>) {
    let namespace = alert.tag_name().namespace().unwrap_or_default();
    let mut check = Check { namespace, faults };
    if namespace != NAMESPACE {
        check.add(alert, Breach::Namespace(beginning(namespace)));
    }
    check.elements(alert, ALERT);
}

/// Whether a text is an `xs:anyURI`.
pub(super) fn is_uri(text: &str) -> bool {
    uri::is_reference(text)
}

/// Whether a node is the element `name` of any version of CAP.
pub(super) fn is_cap(node: Node<'_, '_>, name: &str) -> bool {
    let tag = node.tag_name();
    tag.name() == name && tag.namespace().is_some_and(|namespace| NAMESPACES.contains(&namespace))
}

struct Check<'a> {
    namespace: &'a str,
    faults: &'a mut Vec<Fault>,
}

impl Check<'_> {
    fn add(&mut self, node: Node<'_, '_>, breach: Breach) {
        if self.faults.len() <= MOST_FAULTS {
            // One more than is shown, so that the list can say that it was cut.
            self.faults.push(Fault { place: place_of(node), kind: Kind::Schema(breach) });
        }
    }

    fn content(&mut self, node: Node<'_, '_>, content: &Content) {
        match content {
            Content::Elements(particles) => self.elements(node, particles),
            Content::Text(datatype) => self.text(node, datatype),
        }
    }

    /// Children in the order of the particles, each as often as it may.
    fn elements(&mut self, node: Node<'_, '_>, particles: &'static [Particle]) {
        self.attributes(node);
        if node
            .children()
            .any(|child| child.is_text() && child.text().is_some_and(|it| !it.chars().all(blank)))
        {
            self.add(node, Breach::Text);
        }
        let mut counts = vec![0_usize; particles.len()];
        let mut reached = 0;
        for child in node.children().filter(Node::is_element) {
            if child.tag_name().namespace() == Some(SIGNATURE) && node.tag_name().name() == "alert" {
                reached = particles.len();
                continue;
            }
            let Some(at) = particles.iter().position(|particle| self.is(child, particle.name)) else {
                self.add(child, Breach::Unknown);
                continue;
            };
            reached = self.child(child, particles, at, reached, &mut counts);
        }
        for (particle, _) in particles.iter().zip(&counts).filter(|(it, count)| it.required && **count == 0) {
            self.add(node, Breach::Missing(particle.name));
        }
    }

    /// Checks one known child and says how far the sequence has come.
    fn child(
        &mut self,
        child: Node<'_, '_>,
        particles: &'static [Particle],
        at: usize,
        reached: usize,
        counts: &mut [usize],
    ) -> usize {
        let (Some(particle), Some(count)) = (particles.get(at), counts.get_mut(at)) else { return reached };
        *count = count.saturating_add(1);
        let again = *count > 1;
        if at < reached {
            self.add(child, Breach::Order);
        } else if again && !particle.many {
            self.add(child, Breach::Repeated);
        }
        self.content(child, &particle.content);
        at.max(reached)
    }

    fn is(&self, node: Node<'_, '_>, name: &str) -> bool {
        node.tag_name().name() == name && node.tag_name().namespace() == Some(self.namespace)
    }

    fn text(&mut self, node: Node<'_, '_>, datatype: &Datatype) {
        self.attributes(node);
        if node.children().any(|child| child.is_element()) {
            self.add(node, Breach::Elements);
            return;
        }
        let value = text_of(node);
        if !datatype.admits(&value) {
            let breach = Breach::Value { wanted: datatype.name(), value: beginning(&value) };
            self.add(node, breach);
        }
    }

    /// Where a schema lies may be said anywhere; nothing else is an attribute in CAP. Types and nils are not
    /// used by anybody who means well, so they count as unknown.
    fn attributes(&mut self, node: Node<'_, '_>) {
        for attribute in node.attributes() {
            let hint = ["schemaLocation", "noNamespaceSchemaLocation"].contains(&attribute.name());
            if !(hint && attribute.namespace() == Some(INSTANCE)) {
                self.add(node, Breach::Attribute(beginning(attribute.name())));
            }
        }
    }
}
