//! Fields of an element, whatever their order, and the values in them.

use chrono::DateTime;
use roxmltree::Node;

use crate::cap::fault::{Fault, Kind, Refusal, Rule};
use crate::cap::limits::{Limits, MOST_FAULTS};
use crate::cap::message::{Named, Time};
use crate::cap::schema::is_cap;
use crate::cap::tree::{beginning, blank, place_of, text_of};

/// What reading one alert may still use, and what it found.
pub(super) struct Fields<'a> {
    /// Points and areas that are left.
    pub(super) left: Limits,
    pub(super) faults: &'a mut Vec<Fault>,
    given: Limits,
}

impl<'a> Fields<'a> {
    pub(super) fn new(left: Limits, faults: &'a mut Vec<Fault>) -> Self {
        Self { left, faults, given: left }
    }

    /// Lists a rule that was broken.
    pub(super) fn note(&mut self, node: Node<'_, '_>, rule: Rule) {
        // One more than is shown, so that the list can say that it was cut.
        if self.faults.len() <= MOST_FAULTS {
            self.faults.push(Fault { place: place_of(node), kind: Kind::Rule(rule) });
        }
    }

    /// Uses up one area.
    pub(super) fn take_area(&mut self) -> Result<(), Refusal> {
        let most = self.given.areas;
        self.left.areas = self.left.areas.checked_sub(1).ok_or(Refusal::Limit { what: "areas", most })?;
        Ok(())
    }

    /// Uses up points.
    pub(super) fn take_points(&mut self, count: usize) -> Result<(), Refusal> {
        let most = self.given.points;
        self.left.points =
            self.left.points.checked_sub(count).ok_or(Refusal::Limit { what: "points", most })?;
        Ok(())
    }

    /// A moment in any form of RFC 3339 and its usual misspellings; one that is missing or does not exist is `None`.
    pub(super) fn time(&mut self, node: Node<'_, '_>, name: &str) -> Option<Time> {
        let child = child(node, name)?;
        let text = trimmed(child);
        let time = time(&text);
        if time.is_none() {
            self.note(child, Rule::Time(beginning(&text)));
        }
        time
    }

    /// A URI that may be followed.
    pub(super) fn uri(&mut self, node: Node<'_, '_>, name: &str) -> Option<String> {
        let child = child(node, name)?;
        let text = trimmed(child);
        let good = url::Url::parse(&text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        if !good {
            self.note(child, Rule::Uri);
        }
        good.then_some(text)
    }
}

/// The elements of that name.
pub(super) fn children<'a, 'input: 'a>(
    node: Node<'a, 'input>,
    name: &'a str,
) -> impl Iterator<Item = Node<'a, 'input>> + 'a {
    node.children().filter(move |child| child.is_element() && is_cap(*child, name))
}

/// The first element of that name.
pub(super) fn child<'a, 'input: 'a>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| child.is_element() && is_cap(*child, name))
}

/// The text of an element without the blanks around it.
pub(super) fn trimmed(node: Node<'_, '_>) -> String {
    text_of(node).trim_matches(blank).to_owned()
}

/// A text, unless it is missing or empty.
pub(super) fn text(node: Node<'_, '_>, name: &str) -> Option<String> {
    child(node, name).map(trimmed).filter(|text| !text.is_empty())
}

/// A text that may not be missing.
pub(super) fn needed(node: Node<'_, '_>, name: &'static str) -> Result<String, Refusal> {
    text(node, name).ok_or_else(|| Refusal::Missing { place: place_of(node), name })
}

/// A value of the standard that may not be missing.
pub(super) fn code<T>(
    node: Node<'_, '_>,
    name: &'static str,
    from_code: impl Fn(&str) -> Option<T>,
) -> Result<T, Refusal> {
    let child = child(node, name).ok_or_else(|| Refusal::Missing { place: place_of(node), name })?;
    known(child, from_code)
}

/// The value of the standard in an element.
pub(super) fn known<T>(node: Node<'_, '_>, from_code: impl Fn(&str) -> Option<T>) -> Result<T, Refusal> {
    let text = trimmed(node);
    from_code(&text).ok_or_else(|| Refusal::Value { place: place_of(node), value: beginning(&text) })
}

/// Every pair of name and value.
pub(super) fn named(node: Node<'_, '_>, name: &str) -> Vec<Named> {
    let word = |pair, name| text(pair, name).unwrap_or_default();
    children(node, name)
        .map(|pair| Named { name: word(pair, "valueName"), value: word(pair, "value") })
        .collect()
}

/// Words separated by blanks; one with blanks inside stands in double quotes.
pub(super) fn list(node: Node<'_, '_>, name: &str) -> Vec<String> {
    let text = text(node, name).unwrap_or_default();
    let mut items = Vec::new();
    for (index, part) in text.split('"').enumerate() {
        if index % 2 == 1 {
            items.push(part.to_owned());
        } else {
            items.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    items
}

/// A moment: `Z`, fractions and a zone without its colon are forgiven.
pub(super) fn time(text: &str) -> Option<Time> {
    DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%#z"))
        .ok()
        .or_else(|| end_of_day(text))
}

/// `24:00:00`, which the standard has and clocks have not.
fn end_of_day(text: &str) -> Option<Time> {
    let (date, zone) = text.split_once("T24:00:00")?;
    let midnight = DateTime::parse_from_rfc3339(&format!("{date}T00:00:00{zone}")).ok()?;
    midnight.checked_add_days(chrono::Days::new(1))
}
