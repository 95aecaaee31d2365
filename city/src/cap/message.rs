//! A CAP message as plain values. Names follow the standard; its defaults are filled in.

use chrono::{DateTime, FixedOffset};
use hue_model::alert::{Certainty, ResponseType, Severity, Urgency};
use hue_model::geo::Point;

use super::terms::{Category, MsgType, Scope, Status};

/// A moment with the zone its sender wrote it in.
pub type Time = DateTime<FixedOffset>;

/// `alert`: one message.
#[derive(Clone, Debug, PartialEq)]
pub struct Cap {
    /// Its name, unique for the sender.
    pub identifier: String,
    /// Who sent it.
    pub sender: String,
    /// When.
    pub sent: Time,
    /// Whether it is meant.
    pub status: Status,
    /// Whether it begins, replaces or ends.
    pub msg_type: MsgType,
    /// What it was made by.
    pub source: Option<String>,
    /// For whom it is.
    pub scope: Scope,
    /// The rule of a restricted scope.
    pub restriction: Option<String>,
    /// The receivers of a private scope.
    pub addresses: Vec<String>,
    /// Codes for special handling.
    pub codes: Vec<String>,
    /// Why it was sent: for operators, never for citizens.
    pub note: Option<String>,
    /// The older messages it replaces, ends or answers.
    pub references: Vec<Reference>,
    /// The events it belongs to.
    pub incidents: Vec<String>,
    /// What it says: one for each language, or for each phase.
    pub infos: Vec<Info>,
    /// Whether it carries an XML signature, which nobody here checks.
    pub signed: bool,
}

/// One item of `references`, in the very strings of the older message.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reference {
    /// Its `sender`.
    pub sender: String,
    /// Its `identifier`.
    pub identifier: String,
    /// Its `sent`.
    pub sent: String,
}

/// `info`: what is said in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Info {
    /// Language tag; `en-US` where none was given.
    pub language: String,
    /// Kinds of event.
    pub categories: Vec<Category>,
    /// The event in a few words.
    pub event: String,
    /// What to do, as codes.
    pub response_types: Vec<ResponseType>,
    /// How soon to act.
    pub urgency: Urgency,
    /// How bad it is.
    pub severity: Severity,
    /// How sure it is.
    pub certainty: Certainty,
    /// Whom it is written for.
    pub audience: Option<String>,
    /// Codes of the event.
    pub event_codes: Vec<Named>,
    /// From when the message counts; `sent` where none was given.
    pub effective: Time,
    /// When the event begins.
    pub onset: Option<Time>,
    /// When the message, not the hazard, ends.
    pub expires: Option<Time>,
    /// Who sent it, in words.
    pub sender_name: Option<String>,
    /// One line.
    pub headline: Option<String>,
    /// The event at length; plain text, never markup.
    pub description: Option<String>,
    /// What to do, in words; plain text, never markup.
    pub instruction: Option<String>,
    /// Where to read on; http or https.
    pub web: Option<String>,
    /// Whom to ask.
    pub contact: Option<String>,
    /// Further values of the sender.
    pub parameters: Vec<Named>,
    /// Pictures and other files.
    pub resources: Vec<Resource>,
    /// Where it counts: the union of all.
    pub areas: Vec<Area>,
}

/// A value under a name of the sender's own choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// `valueName`.
    pub name: String,
    /// `value`.
    pub value: String,
}

/// `resource`: a file that belongs to the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// What it is.
    pub description: String,
    /// Its media type.
    pub mime_type: String,
    /// Its size in bytes.
    pub size: Option<u64>,
    /// Where it lies; http or https.
    pub uri: Option<String>,
    /// The file itself in base64.
    pub deref_uri: Option<String>,
    /// Its SHA-1 in hexadecimal.
    pub digest: Option<String>,
}

/// `area`: the union of its shapes and codes.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its name.
    pub description: String,
    /// Closed rings, first point = last point.
    pub polygons: Vec<Vec<Point>>,
    /// Circles.
    pub circles: Vec<Circle>,
    /// Codes of places.
    pub geocodes: Vec<Named>,
    /// The height it counts at, or its lower end; feet above mean sea level.
    pub altitude: Option<f64>,
    /// The upper end of its heights; feet above mean sea level.
    pub ceiling: Option<f64>,
}

/// A circle on the earth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Circle {
    /// Its middle.
    pub centre: Point,
    /// Kilometres; 0 is a point.
    pub radius_km: f64,
}
