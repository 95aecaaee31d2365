//! The elements of CAP 1.2 in their order.

use hue_model::alert::{Certainty, ResponseType, Severity, Urgency};

use super::value::Datatype;
use crate::cap::terms::{Category, MsgType, Scope, Status};

/// An element at its place in a sequence.
pub(super) struct Particle {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) many: bool,
    pub(super) content: Content,
}

pub(super) enum Content {
    Text(Datatype),
    Elements(&'static [Particle]),
}

use Content::{Elements, Text};
use Datatype::{Decimal, Integer, Language, OneOf, String, Time, Uri};

const fn one(name: &'static str, content: Content) -> Particle {
    Particle { name, required: true, many: false, content }
}

const fn maybe(name: &'static str, content: Content) -> Particle {
    Particle { name, required: false, many: false, content }
}

const fn any(name: &'static str, content: Content) -> Particle {
    Particle { name, required: false, many: true, content }
}

const fn some(name: &'static str, content: Content) -> Particle {
    Particle { name, required: true, many: true, content }
}

pub(super) const ALERT: &[Particle] = &[
    one("identifier", Text(String)),
    one("sender", Text(String)),
    one("sent", Text(Time)),
    one("status", Text(OneOf("a status", |code| Status::from_code(code).is_some()))),
    one("msgType", Text(OneOf("a message type", |code| MsgType::from_code(code).is_some()))),
    maybe("source", Text(String)),
    one("scope", Text(OneOf("a scope", |code| Scope::from_code(code).is_some()))),
    maybe("restriction", Text(String)),
    maybe("addresses", Text(String)),
    any("code", Text(String)),
    maybe("note", Text(String)),
    maybe("references", Text(String)),
    maybe("incidents", Text(String)),
    any("info", Elements(INFO)),
];

const INFO: &[Particle] = &[
    maybe("language", Text(Language)),
    some("category", Text(OneOf("a category", |code| Category::from_code(code).is_some()))),
    one("event", Text(String)),
    any("responseType", Text(OneOf("a response type", |code| ResponseType::from_code(code).is_some()))),
    one("urgency", Text(OneOf("an urgency", |code| Urgency::from_code(code).is_some()))),
    one("severity", Text(OneOf("a severity", |code| Severity::from_code(code).is_some()))),
    one("certainty", Text(OneOf("a certainty", |code| Certainty::from_code(code).is_some()))),
    maybe("audience", Text(String)),
    any("eventCode", Elements(NAMED)),
    maybe("effective", Text(Time)),
    maybe("onset", Text(Time)),
    maybe("expires", Text(Time)),
    maybe("senderName", Text(String)),
    maybe("headline", Text(String)),
    maybe("description", Text(String)),
    maybe("instruction", Text(String)),
    maybe("web", Text(Uri)),
    maybe("contact", Text(String)),
    any("parameter", Elements(NAMED)),
    any("resource", Elements(RESOURCE)),
    any("area", Elements(AREA)),
];

const RESOURCE: &[Particle] = &[
    one("resourceDesc", Text(String)),
    one("mimeType", Text(String)),
    maybe("size", Text(Integer)),
    maybe("uri", Text(Uri)),
    maybe("derefUri", Text(String)),
    maybe("digest", Text(String)),
];

const AREA: &[Particle] = &[
    one("areaDesc", Text(String)),
    any("polygon", Text(String)),
    any("circle", Text(String)),
    any("geocode", Elements(NAMED)),
    maybe("altitude", Text(Decimal)),
    maybe("ceiling", Text(Decimal)),
];

const NAMED: &[Particle] = &[one("valueName", Text(String)), one("value", Text(String))];
