//! A plan as a calendar: an event a stop, at its estimated times.

use crate::catalogue::PointOfInterest;
use crate::ical::{Calendar, Event, Status, When};
use crate::text::Language;
use crate::time::Millis;

use super::{Plan, visits};

/// What a calendar says in words.
#[derive(Clone, Copy, Debug)]
pub struct CalendarWords<'a> {
    /// The language of names.
    pub language: Language,
    /// That the times are estimates.
    pub estimate: &'a str,
    /// What a place is called that nobody knows.
    pub unknown: &'a str,
}

impl Plan {
    /// The plan as a calendar; `None` while it is for no day. Written again later, the event of each stop takes
    /// the place of the one with its number; those of stops that were taken out meanwhile stay in the calendar that has them.
    #[must_use]
    pub fn calendar(
        &self,
        places: &[PointOfInterest],
        words: CalendarWords<'_>,
        now: Millis,
    ) -> Option<Calendar> {
        let midnight = Millis::noon_of(self.content.day?).plus(-12 * 3_600_000);
        let at = |minute: u16| midnight.plus(i64::from(minute) * 60_000);
        let stops = self.content.stops.iter().zip(visits(&self.content, places));
        let events = stops.enumerate().map(|(index, (stop, visit))| {
            let place = places.iter().find(|place| place.id == stop.place);
            Event {
                uid: format!("{}-{index}@hue", self.id),
                sequence: u32::try_from(self.saved_at.0 / 1_000).unwrap_or_default(),
                stamp: now,
                last_modified: Some(self.saved_at),
                when: When::Times { start: at(visit.arrive), end: Some(at(visit.leave)) },
                status: Some(Status::Tentative),
                summary: place.map_or(words.unknown, |place| place.name.text(words.language)).to_owned(),
                description: words.estimate.to_owned(),
                location: place.and_then(|place| place.address.clone()).unwrap_or_default(),
                geo: place.map(|place| place.point),
                url: String::new(),
                categories: Vec::new(),
            }
        });
        Some(Calendar { name: self.content.name.clone(), events: events.collect() })
    }
}
