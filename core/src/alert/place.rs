//! Where this device is. The app is asked while a warning concerns others, and at no other time; what it answers stays in
//! memory, and the city never learns it.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hue_model::Problem;
use hue_model::alert::{Area, DevicePlace, GetDevicePlace, Reason, TellDevicePlace};
use hue_model::consent::Purpose;
use hue_model::event::{Event, Topic};
use hue_model::geo::Point;
use hue_model::problem::{Code, Rule};
use hue_model::time::Millis;

use crate::consent;
use crate::engine::{Core, Engine};
use crate::router::Handle;

/// How long a position counts, in milliseconds: nobody who drove on is warned of the place for ever.
const COUNTS: i64 = 6 * 3600 * 1000;
/// After how long it is asked for again: a car is in the next ward by then.
const ASK_AGAIN_MS: u32 = 10 * 60 * 1000;
pub(super) const ASK_AGAIN: Duration = Duration::from_millis(ASK_AGAIN_MS as u64);
/// The largest error of a position that still says something about wards, in metres.
const VAGUEST: f64 = 20_000.0;
/// The error of a position that does not say its own, in metres: none is exact.
const UNSTATED: f64 = 100.0;

/// The last position, and when one was asked for.
#[derive(Default)]
pub(super) struct Place(Mutex<Known>);

#[derive(Default)]
struct Known {
    last: Option<Here>,
    asked_at: Option<Millis>,
}

/// Where the device is: as the app is told, and as drawn areas are held against it.
#[derive(Clone)]
pub(super) struct Here {
    pub(super) place: DevicePlace,
    point: Point,
    error: f64,
}

impl Here {
    /// Why a warning concerns whoever is here, by what is drawn of its area.
    pub(super) fn drawn(&self, area: &Area) -> Option<Reason> {
        let metres = area.metres_to_drawn(self.point)?;
        (metres <= self.error).then_some(Reason::DrawnArea { inside: metres <= 0.0 })
    }
}

impl Place {
    /// The last position while it counts.
    pub(super) fn last(&self, core: &Core) -> Option<Here> {
        let now = core.time.now();
        self.open().last.clone().filter(|here| is_within(COUNTS, here.place.at, now))
    }

    /// Asks the app where the device is, unless it just said so or was just asked.
    pub(super) fn ask(&self, core: &Core) {
        let now = core.time.now();
        let mut known = self.open();
        let last = known.last.as_ref().map(|here| here.place.at);
        let recently = |at: Option<Millis>| at.is_some_and(|at| is_within(ASK_AGAIN_MS.into(), at, now));
        if recently(last) || recently(known.asked_at) || !core.hub.has_listeners() {
            return;
        }
        known.asked_at = Some(now);
        drop(known);
        core.hub.emit(Event::PlaceWanted);
    }

    /// Forgets where the device was; it is asked for anew when that is wanted again.
    pub(super) fn forget(&self) {
        *self.open() = Known::default();
    }

    fn open(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether that was less than `span` ago; the city may have set the clock right since, in either direction.
fn is_within(span: i64, at: Millis, now: Millis) -> bool {
    now.since(at).abs() < span
}

impl Handle<GetDevicePlace> for Engine {
    async fn handle(&self, _: GetDevicePlace) -> Result<Option<DevicePlace>, Problem> {
        Ok(self.core().data()?.alerts.place.last(self.core()).map(|here| here.place))
    }
}

impl Handle<TellDevicePlace> for Engine {
    async fn handle(&self, command: TellDevicePlace) -> Result<DevicePlace, Problem> {
        let core = self.core();
        let (point, error) = (command.point, command.accuracy.unwrap_or(UNSTATED));
        if !point.is_valid() {
            return Err(Problem::field("point", Rule::Malformed));
        }
        if !(0.0..=VAGUEST).contains(&error) {
            return Err(Problem::field("accuracy", Rule::Malformed));
        }
        let place = DevicePlace { wards: core.pack.around(point, error), at: core.time.now() };
        if !consent::granted(core, Purpose::WarnHere).await? {
            return Err(Problem::new(Code::Forbidden));
        }
        let data = core.data()?;
        data.alerts.place.open().last = Some(Here { place: place.clone(), point, error });
        core.hub.changed(Topic::Alerts);
        data.alerts.look();
        Ok(place)
    }
}
