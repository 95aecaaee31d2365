//! The prose of the standard that needs the whole message: what a field demands of another one.

use super::fault::{Fault, Kind, Rule};
use super::limits::MOST_FAULTS;
use super::message::{Area, Cap};
use super::terms::{MsgType, Scope};

/// Lists the rules that a message breaks.
pub(super) fn check(cap: &Cap, faults: &mut Vec<Fault>) {
    let mut found = Vec::new();
    for (place, name) in [("alert/identifier", &cap.identifier), ("alert/sender", &cap.sender)] {
        if !is_name(name) {
            found.push((place.to_owned(), Rule::Name));
        }
    }
    if cap.scope == Scope::Restricted && cap.restriction.is_none() {
        found.push(("alert".to_owned(), Rule::Scope("restriction")));
    }
    if cap.scope == Scope::Private && cap.addresses.is_empty() {
        found.push(("alert".to_owned(), Rule::Scope("addresses")));
    }
    if cap.msg_type != MsgType::Alert && cap.references.is_empty() {
        found.push(("alert".to_owned(), Rule::References));
    }
    for (at, info) in (1..).zip(&cap.infos) {
        let ceilings = (1..).zip(&info.areas).filter(|(_, area)| !ceiling_is_good(area));
        found.extend(ceilings.map(|(area, _)| (format!("alert/info[{at}]/area[{area}]"), Rule::Ceiling)));
    }
    let room = MOST_FAULTS.saturating_add(1).saturating_sub(faults.len());
    faults.extend(found.into_iter().take(room).map(|(place, rule)| Fault { place, kind: Kind::Rule(rule) }));
}

/// What `references` can be built from.
pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains(|it: char| it.is_whitespace() || matches!(it, ',' | '<' | '&'))
}

fn ceiling_is_good(area: &Area) -> bool {
    area.ceiling.is_none_or(|ceiling| area.altitude.is_some_and(|altitude| altitude <= ceiling))
}
