//! The fields of a point of interest.

use hue_model::catalogue::{InterestKind, PointOfInterest, Ticket};
use hue_model::geo::Point;
use hue_model::problem::Rule;

use super::read::{Reader, kept};
use super::{Input, LINE, List, Part, Values, texts, yes};
use crate::store::report::word;

pub(super) const PARTS: &[Part] = &[
    Part {
        key: "place",
        hint: false,
        fields: &[
            ("name", Input::Both(100)),
            ("kind", Input::Choice("interest-{}", || InterestKind::ALL.map(word).to_vec())),
            ("description", Input::Both(500)),
            ("tags", Input::Area),
            ("part_of", Input::Of(List::Places)),
        ],
    },
    Part {
        key: "where",
        hint: true,
        fields: &[
            ("lat", Input::Line(20, "text")),
            ("long", Input::Line(20, "text")),
            ("accuracy_metres", Input::Line(10, "text")),
            ("checked_against", Input::Line(3, "text")),
            ("ward_code", Input::Of(List::Wards)),
            ("address", Input::Line(LINE, "text")),
        ],
    },
    Part {
        key: "visit",
        hint: true,
        fields: &[
            ("opening_hours", Input::Line(LINE, "text")),
            ("opening_hours_source", Input::Both(LINE)),
            ("opening_hours_reported", Input::Tick),
            ("ticket_adult", Input::Line(12, "text")),
            ("ticket_child", Input::Line(12, "text")),
            ("ticket_source", Input::Line(LINE, "text")),
            ("retired", Input::Tick),
        ],
    },
];

pub(super) fn of(place: &PointOfInterest) -> Values {
    let mut values = texts([
        ("name", Some(&place.name)),
        ("description", Some(&place.description)),
        ("opening_hours_source", place.opening_hours_source.as_ref()),
    ]);
    let ticket = place.ticket.as_ref();
    let plain = [
        ("kind", word(place.kind)),
        ("tags", place.tags.join("\n")),
        ("part_of", place.part_of.clone().unwrap_or_default()),
        ("lat", place.point.lat.to_string()),
        ("long", place.point.long.to_string()),
        ("accuracy_metres", place.accuracy_metres.to_string()),
        ("checked_against", place.checked_against.to_string()),
        ("ward_code", place.ward_code.clone()),
        ("address", place.address.clone().unwrap_or_default()),
        ("opening_hours", place.opening_hours.clone().unwrap_or_default()),
        ("opening_hours_reported", yes(place.opening_hours_reported)),
        ("ticket_adult", ticket.map(|it| it.adult.to_string()).unwrap_or_default()),
        ("ticket_child", ticket.and_then(|it| it.child).map(|it| it.to_string()).unwrap_or_default()),
        ("ticket_source", ticket.map(|it| it.source.clone()).unwrap_or_default()),
        ("retired", yes(place.retired)),
    ];
    values.extend(plain.map(|(name, value)| (name.to_owned(), value)));
    values
}

/// The place that the form says.
pub(super) fn read(
    form: &mut Reader<'_>,
    id: &str,
    old: Option<&PointOfInterest>,
) -> Option<PointOfInterest> {
    let (name, description) = (form.needs_both("name", 100), form.needs_both("description", 500));
    let (kind, tags, part_of) =
        (form.word("kind", InterestKind::ALL), form.lines("tags"), form.of("part_of", List::Places));
    if part_of.as_deref() == Some(id) {
        form.refuse("part_of", Rule::Malformed);
    }
    let (lat, long) = (degrees(form, "lat", 8.0..=24.0), degrees(form, "long", 102.0..=110.0));
    let [accuracy_metres, checked_against] =
        ["accuracy_metres", "checked_against"].map(|name| count(form, name));
    let ward_code = form.of("ward_code", List::Wards);
    form.needed("ward_code", ward_code.is_some());
    let address = form.some("address", LINE);
    let (opening_hours, opening_hours_source) =
        (form.some("opening_hours", LINE), form.both("opening_hours_source", LINE));
    let ticket = ticket(form);
    Some(PointOfInterest {
        id: id.to_owned(),
        name: kept(name?, old.map(|it| &it.name)),
        kind: kind?,
        description: kept(description?, old.map(|it| &it.description)),
        point: Point { lat: lat?, long: long? },
        accuracy_metres: accuracy_metres?,
        checked_against: checked_against?,
        ward_code: ward_code?,
        address,
        opening_hours,
        opening_hours_source: opening_hours_source
            .map(|it| kept(it, old.and_then(|it| it.opening_hours_source.as_ref()))),
        opening_hours_reported: form.on("opening_hours_reported"),
        ticket,
        part_of,
        tags,
        retired: form.on("retired"),
    })
}

/// A coordinate in degrees, somewhere in Việt Nam.
fn degrees(form: &mut Reader<'_>, name: &str, within: std::ops::RangeInclusive<f64>) -> Option<f64> {
    form.needed(name, !form.get(name).is_empty());
    let degrees = form.get(name).replace(',', ".").parse().ok().filter(|it| within.contains(it));
    if degrees.is_none() && !form.is_wrong(name) {
        form.refuse(name, Rule::Malformed);
    }
    degrees
}

fn count(form: &mut Reader<'_>, name: &str) -> Option<u32> {
    let number = form.whole(name);
    form.needed(name, number.is_some());
    number.and_then(|number| u32::try_from(number).ok())
}

/// What it costs, with where that is known from; nothing where no price is written.
fn ticket(form: &mut Reader<'_>) -> Option<Ticket> {
    let (adult, child) = (form.whole("ticket_adult"), form.whole("ticket_child"));
    let source = form.some("ticket_source", LINE);
    form.needed("ticket_adult", adult.is_some() || (child.is_none() && source.is_none()));
    form.needed("ticket_source", source.is_some() || adult.is_none());
    Some(Ticket { adult: adult?, child, source: source? })
}
