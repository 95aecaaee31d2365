//! A good order for the stops of a plan, by a plain rule: from each stop in turn as the first, go to the nearest one that
//! is open for the whole visit, or to the nearest where none is. Of these orders, and the one that is there, the one with
//! the fewest closed doors counts, then the one with the shortest way.

use crate::catalogue::PointOfInterest;
use crate::geo::Point;

use super::timing::{leg, opening, visits};
use super::{Opening, PlanContent, Stop};

/// The stops in a good order; the order that is there stays unless another is better. Nothing is lost or doubled.
#[must_use]
pub fn good_order(content: &PlanContent, places: &[PointOfInterest]) -> Vec<Stop> {
    let whole = |stops: &[Stop]| cost(&PlanContent { stops: stops.to_vec(), ..content.clone() }, places);
    let mut best = (whole(&content.stops), content.stops.clone());
    for first in 0..content.stops.len() {
        let order = from(first, content, places);
        let cost = whole(&order);
        if cost < best.0 {
            best = (cost, order);
        }
    }
    best.1
}

/// Closed doors, then minutes on the way.
fn cost(content: &PlanContent, places: &[PointOfInterest]) -> (usize, u32) {
    let visits = visits(content, places);
    let closed = visits.iter().filter(|visit| visit.is_closed()).count();
    (closed, visits.iter().filter_map(|visit| visit.leg).map(|leg| u32::from(leg.minutes)).sum())
}

/// The order that begins with this stop.
fn from(first: usize, content: &PlanContent, places: &[PointOfInterest]) -> Vec<Stop> {
    let mut left = content.stops.clone();
    let mut order = Vec::with_capacity(left.len());
    let (mut now, mut here, mut next) = (content.start, None, first);
    while next < left.len() {
        let stop = left.remove(next);
        let place = places.iter().find(|place| place.id == stop.place);
        now = now.saturating_add(minutes_to(here, place, content)).saturating_add(stop.minutes);
        here = place.map(|place| place.point).or(here);
        order.push(stop);
        next = nearest(&left, here, now, content, places).unwrap_or_default();
    }
    order
}

/// Which of the stops that are left comes next: of equal ones the one that stood first.
fn nearest(
    left: &[Stop],
    here: Option<Point>,
    now: u16,
    content: &PlanContent,
    places: &[PointOfInterest],
) -> Option<usize> {
    let rank = |stop: &Stop| {
        let place = places.iter().find(|place| place.id == stop.place);
        let way = minutes_to(here, place, content);
        let arrive = now.saturating_add(way);
        let closed =
            matches!(opening(place, arrive, arrive.saturating_add(stop.minutes)), Opening::Closed { .. });
        (closed, way)
    };
    left.iter().enumerate().min_by_key(|(_, stop)| rank(stop)).map(|(index, _)| index)
}

fn minutes_to(here: Option<Point>, place: Option<&PointOfInterest>, content: &PlanContent) -> u16 {
    match (here, place) {
        (Some(here), Some(place)) => leg(here, place.point, content.travel).minutes,
        _ => 0,
    }
}
