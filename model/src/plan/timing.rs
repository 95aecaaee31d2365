//! When one is where. All of it is an estimate: the way is the straight line and a third more, at an even pace.

use crate::catalogue::{DailyHours, PointOfInterest};
use crate::geo::Point;

use super::{PlanContent, Travel};

/// How much longer a way is than the straight line.
const DETOUR: f64 = 1.3;
/// Estimates are rounded up to this many minutes.
const STEP: u16 = 5;
/// A day in minutes.
const DAY: u16 = 24 * 60;
/// Longest way that is estimated, in minutes.
const LONGEST: u16 = DAY;

/// The way from the stop before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leg {
    /// About how far, in metres.
    pub metres: f64,
    /// About how long, in minutes.
    pub minutes: u16,
}

/// Whether a place is open for a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// From the first minute to the last.
    Open,
    /// Not all the time.
    Closed {
        /// When it opens, in minutes after midnight.
        from: u16,
        /// When it closes.
        to: u16,
    },
    /// Nobody confirmed its hours.
    Unknown,
}

/// A stop with its estimated times, in minutes after the midnight the day began with.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// The way there; `None` for the first stop, and where one of the two places is not known.
    pub leg: Option<Leg>,
    /// When one arrives.
    pub arrive: u16,
    /// When one leaves.
    pub leave: u16,
    /// Whether it is open then.
    pub opening: Opening,
}

impl Visit {
    /// Whether one would stand before a closed door.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        matches!(self.opening, Opening::Closed { .. })
    }

    /// Whether it is open for no minute of the visit.
    #[must_use]
    pub const fn is_closed_throughout(&self) -> bool {
        let midnight = self.arrive - self.arrive % DAY;
        match self.opening {
            Opening::Closed { from, to } => self.arrive - midnight >= to || (self.leave - midnight <= from),
            Opening::Open | Opening::Unknown => false,
        }
    }
}

/// The way between two places.
pub(super) fn leg(from: Point, to: Point, travel: Travel) -> Leg {
    let metres = from.metres_to(to) * DETOUR;
    // Metres a minute, and what it takes to park or to find a taxi.
    let (pace, overhead) = match travel {
        Travel::Walk => (70.0, 0.0),
        Travel::Ride => (350.0, 3.0),
    };
    let minutes = (metres / pace + overhead).clamp(0.0, f64::from(LONGEST)).ceil();
    let minutes = if metres < 1.0 { 0 } else { (minutes as u16).next_multiple_of(STEP) };
    Leg { metres, minutes }
}

/// Whether a place is open from one minute to another.
pub(super) fn opening(place: Option<&PointOfInterest>, arrive: u16, leave: u16) -> Opening {
    let hours = place.and_then(|place| DailyHours::read(place.opening_hours.as_deref()?));
    match hours {
        None => Opening::Unknown,
        Some(DailyHours::Between(from, to)) => {
            // Of a long plan the later days; whoever stays over midnight stays longer than any door is open.
            let midnight = arrive - arrive % DAY;
            let closed = arrive - midnight < from || leave - midnight > to;
            if closed { Opening::Closed { from, to } } else { Opening::Open }
        }
        Some(DailyHours::Always) => Opening::Open,
    }
}

/// When one is where, a visit a stop.
#[must_use]
pub fn visits(content: &PlanContent, places: &[PointOfInterest]) -> Vec<Visit> {
    let mut before: Option<Option<&PointOfInterest>> = None;
    let mut now = content.start;
    let mut visits = Vec::with_capacity(content.stops.len());
    for stop in &content.stops {
        let place = places.iter().find(|place| place.id == stop.place);
        let leg = match (before, place) {
            (Some(Some(before)), Some(place)) => Some(leg(before.point, place.point, content.travel)),
            _ => None,
        };
        let arrive = now.saturating_add(leg.map_or(0, |leg| leg.minutes));
        let leave = arrive.saturating_add(stop.minutes);
        visits.push(Visit { leg, arrive, leave, opening: opening(place, arrive, leave) });
        before = Some(place);
        now = leave;
    }
    visits
}
