//! Warnings that follow the device: asked where it is while a warning concerns others, and only with its owner's word.

use std::sync::Arc;

use hue_core::{Handle, Subscription};
use hue_model::alert::{
    AlertSummary, Area, DevicePlace, GetDevicePlace, Loudness, Reason, RiskLevel, TellDevicePlace,
};
use hue_model::consent::{Purpose, SetConsent};
use hue_model::event::Event;
use hue_model::geo::Point;
use hue_model::problem::{Code, Rule};
use hue_model::{Problem, alert::Alert};

use super::alert_city::{AlertCity, HOUR, PHU_XUAN};
use super::alerts::rings;
use super::clock::TurnedClock;
use super::kit::Device;

const THUAN_HOA: &str = "19789";
const CITADEL: Point = Point { lat: 16.4785, long: 107.5772 };
/// A Lưới, in the mountains.
const FAR: Point = Point { lat: 16.22, long: 107.23 };

/// Emma lives in Thuận Hóa for a month, and lets warnings follow her phone.
async fn emma(city: &AlertCity) -> (Device, TurnedClock) {
    let clock = TurnedClock::right();
    let phone = Device::with(city.profile(), Arc::new(clock.clone())).await;
    phone.set(|settings| settings.home_ward = Some(THUAN_HOA.to_owned())).await;
    phone.follow(true).await;
    phone.is_live().await;
    (phone, clock)
}

impl Device {
    async fn follow(&self, granted: bool) {
        self.engine.handle(SetConsent { purpose: Purpose::WarnHere, granted }).await.unwrap();
    }

    async fn tell(&self, point: Point, accuracy: Option<f64>) -> Result<DevicePlace, Problem> {
        self.engine.handle(TellDevicePlace { point, accuracy }).await
    }

    async fn only(&self) -> AlertSummary {
        self.warnings().await.alerts.remove(0)
    }
}

async fn is_asked(events: &mut Subscription) {
    Device::event(events, |event| matches!(event, Event::PlaceWanted)).await;
}

#[tokio::test]
async fn emma_is_warned_in_the_citadel_where_she_walks_and_not_only_where_she_lives() {
    let city = AlertCity::start().await;
    let (phone, _) = emma(&city).await;
    let mut events = phone.engine.subscribe();
    let flood = Alert { level: RiskLevel::new(4), ..city.compose() };
    city.publish(&flood);
    is_asked(&mut events).await;
    assert!(phone.only().await.reasons.is_empty(), "until she is found it is a warning for others");
    let place = phone.tell(CITADEL, Some(20.0)).await.unwrap();
    assert!(place.wards.iter().any(|ward| ward == PHU_XUAN), "{place:?}");
    let rang = rings(&mut events).await;
    assert_eq!((rang.alert.id, rang.loudness), (flood.id, Loudness::Breakthrough));
    assert_eq!(rang.reasons, [Reason::CurrentWard { ward: PHU_XUAN.to_owned() }]);
    assert_eq!(phone.engine.handle(GetDevicePlace {}).await.unwrap(), Some(place));
    phone.follow(false).await;
    assert!(phone.only().await.reasons.is_empty());
    assert_eq!(phone.engine.handle(GetDevicePlace {}).await.unwrap(), None);
}

/// The blocks around the flag tower, drawn with a finger: no ward is named.
fn drawn() -> Area {
    let corner = |lat: f64, long: f64| Point { lat: CITADEL.lat + lat, long: CITADEL.long + long };
    let ring = [(-0.002, -0.002), (-0.002, 0.002), (0.002, 0.002), (0.002, -0.002), (-0.002, -0.002)];
    Area { polygons: vec![ring.map(|(lat, long)| corner(lat, long)).to_vec()], ..Area::default() }
}

/// So many metres north of what is drawn.
fn north_by(metres: f64) -> Point {
    Point { lat: CITADEL.lat + 0.002 + metres / 111_195.0, ..CITADEL }
}

#[tokio::test]
async fn a_warning_that_is_only_drawn_reaches_who_is_inside_or_may_be_and_says_so() {
    let city = AlertCity::start().await;
    let (phone, _) = emma(&city).await;
    let mut events = phone.engine.subscribe();
    let fire = Alert { area: drawn(), ..city.compose() };
    city.publish(&fire);
    is_asked(&mut events).await;
    phone.tell(north_by(400.0), Some(300.0)).await.unwrap();
    assert!(phone.only().await.reasons.is_empty(), "a hundred metres away for certain");
    phone.tell(north_by(400.0), Some(500.0)).await.unwrap();
    let rang = rings(&mut events).await;
    assert_eq!((rang.alert.id, rang.reasons), (fire.id, vec![Reason::DrawnArea { inside: false }]));
    for (at, error, why) in [
        (north_by(60.0), None, Some(false)),
        (north_by(160.0), None, None),
        (CITADEL, Some(5.0), Some(true)),
        (FAR, Some(19_000.0), None),
    ] {
        phone.tell(at, error).await.unwrap();
        let why: Vec<Reason> = why.map(|inside| Reason::DrawnArea { inside }).into_iter().collect();
        assert_eq!(phone.only().await.reasons, why, "{at:?} give or take {error:?}");
    }
}

#[tokio::test]
async fn wards_named_beside_a_drawing_count_by_name_and_a_drawing_elsewhere_concerns_nobody_here() {
    let city = AlertCity::start().await;
    let (phone, _) = emma(&city).await;
    let wards = vec![THUAN_HOA.to_owned(), PHU_XUAN.to_owned()];
    let both = Alert { area: Area { wards, ..drawn() }, ..city.compose() };
    city.publish(&both);
    phone.warnings_show(|listed| listed.alerts.len() == 1).await;
    let home = Reason::HomeWard { ward: THUAN_HOA.to_owned() };
    assert_eq!(phone.only().await.reasons, std::slice::from_ref(&home), "nobody knows where she is");
    phone.tell(CITADEL, Some(20.0)).await.unwrap();
    let (inside, here) =
        (Reason::DrawnArea { inside: true }, Reason::CurrentWard { ward: PHU_XUAN.to_owned() });
    assert_eq!(phone.only().await.reasons, [home.clone(), inside, here.clone()]);
    phone.tell(north_by(900.0), Some(20.0)).await.unwrap();
    assert_eq!(phone.only().await.reasons, [home, here], "the ward around her is named all the same");
}

#[tokio::test]
async fn a_vague_position_names_every_ward_it_may_mean() {
    let city = AlertCity::start().await;
    let (phone, _) = emma(&city).await;
    let near = phone.tell(CITADEL, Some(10.0)).await.unwrap().wards;
    let vague = phone.tell(CITADEL, Some(8_000.0)).await.unwrap().wards;
    assert!(near.len() < vague.len() && near.iter().all(|ward| vague.contains(ward)), "{near:?} {vague:?}");
    let far = phone.tell(Point { lat: 10.77, long: 106.7 }, None).await.unwrap();
    assert!(far.wards.is_empty(), "Saigon is no ward of Huế");
    for (point, accuracy, refused) in [
        (Point { lat: 116.0, long: 107.0 }, None, Problem::field("point", Rule::Malformed)),
        (CITADEL, Some(-1.0), Problem::field("accuracy", Rule::Malformed)),
        (CITADEL, Some(f64::NAN), Problem::field("accuracy", Rule::Malformed)),
        (CITADEL, Some(50_000.0), Problem::field("accuracy", Rule::Malformed)),
    ] {
        assert_eq!(phone.tell(point, accuracy).await.unwrap_err(), refused);
    }
}

#[tokio::test]
async fn who_did_not_agree_is_never_asked_and_not_listened_to() {
    let city = AlertCity::start().await;
    let (phone, _) = emma(&city).await;
    phone.follow(false).await;
    let mut events = phone.engine.subscribe();
    city.publish(&city.compose());
    phone.warnings_show(|listed| listed.alerts.len() == 1).await;
    assert_eq!(phone.tell(CITADEL, None).await.unwrap_err().code, Code::Forbidden);
    let mut marker = city.compose();
    marker.area.whole_city = true;
    city.publish(&marker);
    let next =
        Device::event(&mut events, |event| matches!(event, Event::PlaceWanted | Event::AlertRang { .. }));
    assert!(matches!(next.await.event, Event::AlertRang { .. }), "nobody asked where she is");
}

#[tokio::test]
async fn on_the_road_it_is_asked_again_and_a_morning_later_nothing_of_it_counts() {
    let city = AlertCity::start().await;
    let (phone, clock) = emma(&city).await;
    let mut events = phone.engine.subscribe();
    phone.tell(FAR, Some(50.0)).await.unwrap();
    let flood = city.compose();
    city.publish(&flood);
    phone.warnings_show(|listed| listed.alerts.len() == 1).await;
    nothing_rang_here(&city, &mut events).await;
    city.pass(11 * 60 * 1000);
    clock.pass(11 * 60 * 1000);
    is_asked(&mut events).await;
    phone.tell(CITADEL, Some(50.0)).await.unwrap();
    assert_eq!(rings(&mut events).await.alert.id, flood.id);
    city.pass(7 * HOUR);
    clock.pass(7 * HOUR);
    assert_eq!(phone.engine.handle(GetDevicePlace {}).await.unwrap(), None);
}

/// Nothing rang, nor was it asked where the device is: it had just said so.
async fn nothing_rang_here(city: &AlertCity, events: &mut Subscription) {
    let mut marker = city.compose();
    marker.area.whole_city = true;
    city.publish(&marker);
    let next = Device::event(events, |event| matches!(event, Event::PlaceWanted | Event::AlertRang { .. }));
    let Event::AlertRang { alert } = next.await.event else { panic!("asked twice") };
    assert_eq!(alert.alert.id, marker.id);
}
