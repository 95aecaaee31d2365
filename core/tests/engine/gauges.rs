//! Gauges and places to go to against the real city: read offline with their time, and the levels that a citizen sets.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Timelike as _;
use futures_util::StreamExt as _;
use hue_city::case::Actor;
use hue_city::store::role::Role;
use hue_core::{Handle, Subscription};
use hue_model::Problem;
use hue_model::alert::Loudness;
use hue_model::event::Event;
use hue_model::gauge::{
    Gap, GaugeState, ListGauges, ListedGauges, OpenGauge, OpenedGauge, Quantity, RemoveThreshold,
    SetThreshold, StationKind, Threshold, ThresholdCrossing,
};
use hue_model::id::ShelterId;
use hue_model::problem::{Code, Rule};
use hue_model::queue::NetworkHint;
use hue_model::settings::QuietHours;
use hue_model::shelter::{CONFIRMED_FOR, ListShelters, ListedShelters, Shelter, ShelterKind, ShelterState};
use hue_model::time::Millis;

use super::clock::TurnedClock;
use super::kit::{CEILING, Device};
use super::line::Line;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const KIM_LONG: &str = "river-kim-long";

/// The city's clock, which the test turns together with the device's.
struct CityClock(TurnedClock);

impl hue_city::clock::Clock for CityClock {
    fn now(&self) -> Millis {
        hue_core::clock::Clock::device_now(&self.0)
    }
}

/// The real city, behind a line that can be cut, on the clock of the devices.
pub(crate) struct City {
    pub(crate) running: hue_city::Running,
    _data: tempfile::TempDir,
    pub(crate) line: Line,
    key: String,
    pub(crate) clock: TurnedClock,
}

impl City {
    pub(crate) async fn start() -> Self {
        let (data, clock) = (tempfile::tempdir().unwrap(), TurnedClock::right());
        let mut config = hue_city::Config::new(data.path());
        config.clock = Arc::new(CityClock(clock.clone()));
        let running = hue_city::serve(config.clone()).await.unwrap();
        let key = hue_city::admin::add_gauge_key(&config, "dai-kttv".into(), vec![StationKind::River]).await;
        let address = running.base_url.strip_prefix("http://").unwrap().parse().unwrap();
        let line = Line::to(address, true).await;
        Self { running, _data: data, line, key: key.unwrap(), clock }
    }

    pub(crate) fn now(&self) -> Millis {
        hue_core::clock::Clock::device_now(&self.clock)
    }

    /// A device that reaches the city's API through the line.
    pub(crate) async fn device(&self) -> Device {
        let mut profile = self.running.profile.clone();
        profile.base_url = self.line.base_url();
        Device::with(profile, Arc::new(self.clock.clone())).await
    }

    /// The river at Kim Long stands so high now.
    async fn river(&self, metres: f64) {
        self.river_at(self.now(), metres).await;
    }

    async fn river_at(&self, at: Millis, metres: f64) {
        let rows = format!("station,at,quantity,value,unit\n{KIM_LONG},{},water_level,{metres},m\n", at.0);
        let url = format!("{}/api/v1/gauges/readings", self.running.base_url);
        let client = reqwest::Client::builder().build().unwrap();
        let request = client.post(url).bearer_auth(&self.key).header("content-type", "text/csv");
        let answer = request.body(rows).send().await.unwrap();
        assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    }
}

impl Device {
    pub(crate) async fn gauges(&self) -> ListedGauges {
        self.engine.handle(ListGauges {}).await.unwrap()
    }

    /// Waits until the gauges are as `is` wants, as a screen does that asks at each change.
    pub(crate) async fn gauges_show(&self, is: impl Fn(&ListedGauges) -> bool) -> ListedGauges {
        let mut events = self.engine.overhear();
        let wait = async {
            loop {
                let listed = self.gauges().await;
                if is(&listed) {
                    return listed;
                }
                events.next().await.expect("the engine goes on");
            }
        };
        match tokio::time::timeout(CEILING, wait).await {
            Ok(listed) => listed,
            Err(_) => panic!("the gauges stay {:?}", self.gauges().await),
        }
    }

    async fn kim_long(&self) -> OpenedGauge {
        self.engine.handle(OpenGauge { station: KIM_LONG.into(), quantity: None }).await.unwrap()
    }

    async fn kim_long_shows(&self, is: impl Fn(&OpenedGauge) -> bool) -> OpenedGauge {
        let mut events = self.engine.overhear();
        let wait = async {
            loop {
                let opened = self.kim_long().await;
                if is(&opened) {
                    return opened;
                }
                events.next().await.expect("the engine goes on");
            }
        };
        tokio::time::timeout(CEILING, wait).await.expect("the gauge comes to that")
    }

    pub(crate) async fn sets(&self, level: f64) -> Result<Vec<Threshold>, Problem> {
        let station = KIM_LONG.to_owned();
        self.engine.handle(SetThreshold { station, quantity: Quantity::WaterLevel, level }).await
    }
}

fn level(listed: &ListedGauges) -> Option<f64> {
    let gauge = listed.gauges.iter().find(|gauge| gauge.station.code == KIM_LONG)?;
    Some(gauge.newest_of(Quantity::WaterLevel)?.value)
}

fn stands(metres: f64) -> impl Fn(&ListedGauges) -> bool {
    move |listed| level(listed) == Some(metres)
}

/// Waits for the next crossing that is made known.
async fn crosses(events: &mut Subscription) -> ThresholdCrossing {
    let told = Device::event(events, |event| matches!(event, Event::ThresholdCrossed { .. })).await;
    let Event::ThresholdCrossed { crossing } = told.event else { unreachable!() };
    *crossing
}

/// The water, measured now; the device has seen it and looked at its levels.
async fn rises(city: &City, phone: &Device, metres: f64, above: bool) {
    city.clock.pass(10 * MINUTE);
    city.river(metres).await;
    city.clock.pass(2 * MINUTE);
    let looked = |listed: &ListedGauges| stands(metres)(listed) && listed.thresholds[0].above == above;
    phone.gauges_show(looked).await;
}

#[tokio::test]
async fn chi_lan_reads_the_river_offline_and_sees_how_old_it_is() {
    let city = City::start().await;
    for (hours, metres) in [(30, 0.4), (20, 0.9), (2, 2.4), (1, 2.6), (0, 2.81)] {
        city.river_at(city.now().plus(-hours * HOUR), metres).await;
    }
    let mut phone = city.device().await;
    phone.set(|settings| settings.welcomed = true).await;
    assert_eq!(phone.gauges().await.heard_at, None, "nothing is made up before the city was heard");
    let unknown = OpenGauge { station: "river-x/../../city".into(), quantity: None };
    assert_eq!(phone.engine.handle(unknown).await.unwrap_err(), Problem::new(Code::NotFound));
    let listed = phone.gauges_show(|listed| listed.heard_at.is_some()).await;
    assert_eq!((level(&listed), listed.gauges[0].alarm), (Some(2.81), Some(2)));
    let opened = phone.kim_long_shows(|opened| opened.series.is_some()).await;
    let series = opened.series.unwrap();
    assert_eq!(series.samples.iter().map(|it| it.value).collect::<Vec<_>>(), [0.4, 0.9, 2.4, 2.6, 2.81]);
    assert_eq!(series.gaps.len(), 2, "what was not measured stays open");

    city.line.set(false).await;
    phone.restart().await;
    city.clock.pass(4 * HOUR);
    let kept = phone.gauges().await;
    assert_eq!(level(&kept), Some(2.81));
    let later = kept.heard_at.unwrap().since(listed.heard_at.unwrap());
    assert!(later.abs() < MINUTE, "with the time it was heard at: {later} ms later");
    let gauge = &kept.gauges[0];
    assert_eq!((gauge.state, gauge.alarm), (GaugeState::Late, None), "nobody knows the river any more");
    let opened = phone.kim_long().await;
    assert!(opened.series_at.is_some_and(|at| city.now().since(at) >= 4 * HOUR));
    let Some(Gap { from, to }) = opened.series.unwrap().gaps.pop() else { panic!("no gap until now") };
    assert!(to.since(from) >= 4 * HOUR, "the curve ends where the readings end");

    city.river(3.02).await;
    city.line.set(true).await;
    phone.engine.handle(NetworkHint { online: true }).await.unwrap();
    phone.gauges_show(stands(3.02)).await;
}

#[tokio::test]
async fn her_level_is_told_once_a_crossing_through_waves_and_restarts() {
    let city = City::start().await;
    city.river(2.9).await;
    let mut phone = city.device().await;
    phone.gauges_show(stands(2.9)).await;
    let set = phone.sets(3.001).await.unwrap();
    assert_eq!((set[0].level, set[0].above), (3.0, false), "kept as readings are written");
    assert_eq!(phone.sets(3.0).await.unwrap().len(), 1, "the same level is one level");
    let mut events = phone.engine.subscribe();
    rises(&city, &phone, 3.05, true).await;
    let told = crosses(&mut events).await;
    assert_eq!((told.station.code.as_str(), told.level, told.sample.value), (KIM_LONG, 3.0, 3.05));
    assert_eq!(told.loudness, Loudness::Normal);
    for metres in [2.95, 3.1, 2.81, 3.2] {
        rises(&city, &phone, metres, true).await;
    }
    phone.restart().await;
    let mut after_restart = phone.engine.subscribe();
    rises(&city, &phone, 3.3, true).await;
    // Undo of "take it away": the water is above it already, and she knows.
    let taken = RemoveThreshold { station: KIM_LONG.into(), quantity: Quantity::WaterLevel, level: 3.0 };
    assert_eq!(phone.engine.handle(taken).await.unwrap(), []);
    assert!(phone.sets(3.0).await.unwrap()[0].above);
    rises(&city, &phone, 2.79, false).await;
    phone.set(|settings| settings.quiet_hours = Some(around(city.now()))).await;
    rises(&city, &phone, 3.4, true).await;
    let again = crosses(&mut after_restart).await;
    assert_eq!((again.sample.value, again.loudness), (3.4, Loudness::Quiet), "the first since the restart");
    phone.engine.close().await;
    let more = events.filter(|it| std::future::ready(matches!(it.event, Event::ThresholdCrossed { .. })));
    assert_eq!(more.count().await, 0, "the waves were no news");
}

/// Quiet hours from an hour before to an hour after.
pub(crate) fn around(now: Millis) -> QuietHours {
    let at = now.in_hue().unwrap();
    let minute = u16::try_from(at.hour() * 60 + at.minute()).unwrap();
    QuietHours { from: (minute + 23 * 60) % (24 * 60), to: (minute + 60) % (24 * 60) }
}

#[tokio::test]
async fn what_rose_while_the_app_was_closed_is_told_only_by_a_new_reading() {
    let city = City::start().await;
    city.river(2.5).await;
    let mut phone = city.device().await;
    phone.gauges_show(stands(2.5)).await;
    phone.sets(3.0).await.unwrap();
    phone.engine.close().await;
    city.clock.pass(8 * HOUR);
    city.river_at(city.now().plus(-2 * HOUR), 3.4).await;
    phone.restart().await;
    let mut events = phone.engine.subscribe();
    let listed = phone.gauges_show(stands(3.4)).await;
    assert!(!listed.thresholds[0].above, "it is shown, and rings nobody up");
    rises(&city, &phone, 3.5, true).await;
    assert_eq!(crosses(&mut events).await.sample.value, 3.5);
}

#[tokio::test]
async fn a_crossing_that_nobody_heard_waits_for_whoever_listens() {
    let city = City::start().await;
    city.river(2.5).await;
    let phone = city.device().await;
    phone.gauges_show(stands(2.5)).await;
    phone.sets(3.0).await.unwrap();
    // No screen is open: the level is looked at all the same, at a slower pace.
    let mut overheard = phone.engine.overhear();
    city.river(3.1).await;
    city.clock.pass(11 * MINUTE);
    let wait = async {
        while !phone.gauges().await.thresholds[0].above {
            overheard.next().await.unwrap();
        }
    };
    tokio::time::timeout(CEILING, wait).await.expect("it is looked at");
    let mut events = phone.engine.subscribe();
    assert_eq!(crosses(&mut events).await.sample.value, 3.1);
}

#[tokio::test]
async fn a_level_that_cannot_be_measured_is_refused() {
    let city = City::start().await;
    let phone = city.device().await;
    assert_eq!(phone.sets(3.0).await.unwrap_err().code, Code::NotFound, "no gauge is known yet");
    phone.gauges_show(|listed| listed.heard_at.is_some()).await;
    for level in [1_001.0, -6.0, f64::NAN, f64::INFINITY] {
        assert_eq!(phone.sets(level).await.unwrap_err(), Problem::field("level", Rule::Malformed));
    }
    let seen = Quantity::ReportedDepth;
    let said = SetThreshold { station: "flood-dap-da".into(), quantity: seen, level: 20.0 };
    let refused = phone.engine.handle(said).await.unwrap_err();
    assert_eq!(refused, Problem::field("quantity", Rule::Unknown), "what nobody measured rings nowhere");
    for level in 1..=20 {
        phone.sets(f64::from(level) / 10.0).await.unwrap();
    }
    assert_eq!(phone.sets(4.0).await.unwrap_err(), Problem::field("thresholds", Rule::TooMany { max: 20 }));
    assert_eq!(phone.gauges().await.thresholds.len(), 20);
}

fn school(now: Millis) -> Shelter {
    Shelter {
        id: ShelterId::from_parts(now, [9; 10]),
        kind: ShelterKind::Shelter,
        name: "Trường mẫu".into(),
        ward_code: "19753".into(),
        address: "1 đường Mẫu".into(),
        point: None,
        capacity: Some(200),
        contact: "cô Mai".into(),
        phone: "0234 000 001".into(),
        floor_cm: Some(120),
        ramp: Some(true),
        toilets: Some(4),
        note: String::new(),
        demo: true,
        state: ShelterState::Unconfirmed,
        confirmed_at: None,
        confirmed_by: None,
    }
}

#[tokio::test]
async fn a_shelter_is_open_on_her_phone_only_while_the_wards_word_counts() {
    let city = City::start().await;
    let ha = Actor { id: "p-ha".to_owned(), role: Role::Operator };
    let school = school(city.now());
    hue_city::shelter::save(city.running.app(), &ha, school.clone(), 0, false).await.unwrap();
    hue_city::shelter::confirm(city.running.app(), &ha, school.id, 1, ShelterState::Open).await.unwrap();
    let mut phone = city.device().await;
    phone.set(|settings| settings.welcomed = true).await;
    let mut events = phone.engine.overhear();
    let heard = async {
        loop {
            let listed: ListedShelters = phone.engine.handle(ListShelters {}).await.unwrap();
            if listed.heard_at.is_some() {
                return listed;
            }
            events.next().await.unwrap();
        }
    };
    let listed = tokio::time::timeout(CEILING, heard).await.expect("the list comes");
    assert_eq!((listed.shelters.len(), listed.shelters[0].state), (1, ShelterState::Open));
    city.line.set(false).await;
    phone.restart().await;
    let states = |listed: ListedShelters| -> BTreeSet<ShelterState> {
        listed.shelters.iter().map(|place| place.state).collect()
    };
    let kept = phone.engine.handle(ListShelters {}).await.unwrap();
    assert_eq!(states(kept), BTreeSet::from([ShelterState::Open]), "offline too, with its date");
    city.clock.pass(CONFIRMED_FOR);
    let kept = phone.engine.handle(ListShelters {}).await.unwrap();
    assert!(kept.shelters[0].confirmed_at.is_some() && kept.heard_at == listed.heard_at);
    assert_eq!(states(kept), BTreeSet::from([ShelterState::Unconfirmed]), "nobody knows any more");
}
