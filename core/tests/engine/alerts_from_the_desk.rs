//! A warning from the desk of the real city to a device: two people approve it, and it rings.

use std::sync::Arc;

use hue_city::alert::content::{Content, Kind};
use hue_city::alert::desk::{Step, act, approve, begin};
use hue_city::case::Actor;
use hue_city::store::alert::Published;
use hue_city::store::role::Role;
use hue_core::Handle;
use hue_core::clock::{Clock, SystemClock};
use hue_model::alert::{
    Action, AlarmStage, AlertState, Area, Hazard, Loudness, OpenAlert, ResponseType, RiskLevel, TestFailure,
    TestWarnings, TestedWay,
};
use hue_model::id::IncidentId;
use hue_model::settings::QuietHours;
use hue_model::text::Localized;
use hue_model::time::Millis;

use super::alerts::{rings, stands};
use super::kit::Device;
use super::line::Line;

/// Hà writes, Huy approves.
pub(crate) async fn publish(
    city: &hue_city::Running,
    incident: Option<IncidentId>,
    content: Content,
) -> Published {
    let officer = |id: &str| Actor { id: id.to_owned(), role: Role::Operator };
    let (ha, huy) = (officer("p-ha"), officer("p-huy"));
    let id = begin(city.app(), &ha, incident, content).await.unwrap();
    act(city.app(), &ha, id, 1, Step::Submit).await.unwrap();
    approve(city.app(), &huy, id, 2, None).await.unwrap()
}

/// The night of 27 October 2025: the official level stayed at 3.
pub(crate) fn flood(now: Millis) -> Content {
    Content {
        hazard: Some(Hazard::Flood),
        level: RiskLevel::new(3),
        alarm_stage: AlarmStage::new(3),
        response_types: vec![ResponseType::Prepare],
        actions: vec![Action::GoUp],
        issuer: Localized::vi_en("Đài Khí tượng Thủy văn thành phố Huế", "Huế Hydro-Met Station"),
        number: "HUE-LULU-12".into(),
        issued_at: Some(now.plus(-600_000)),
        expires: Some(now.plus(6 * 3_600_000)),
        area: Area { wards: vec!["19753".into()], ..Area::default() },
        ..Content::default()
    }
}

#[tokio::test]
async fn the_flood_breaks_through_within_a_second_though_the_level_is_three() {
    let data = tempfile::tempdir().unwrap();
    let city = hue_city::serve(hue_city::Config::new(data.path())).await.unwrap();
    let line = Line::to(city.base_url.strip_prefix("http://").unwrap().parse().unwrap(), true).await;
    let mut profile = city.profile.clone();
    profile.base_url = line.base_url();
    let clock = Arc::new(SystemClock::new());
    let lan = Device::with(profile, clock.clone()).await;
    let mut events = lan.engine.subscribe();
    lan.is_live().await;

    let approved = clock.monotonic();
    let first = publish(&city, None, flood(clock.device_now())).await;
    let rang = rings(&mut events).await;
    let took = clock.monotonic() - approved;
    println!("{took} ms from the first word at the desk, {:?} ms from the approval", rang.delay);
    assert_eq!((rang.alert, rang.loudness), (first.alert.clone(), Loudness::Breakthrough));
    assert!(rang.delay.is_some_and(|delay| delay < 1_000), "{:?} ms after the approval", rang.delay);

    line.set(false).await;
    lan.warnings_show(|listed| !listed.heard.live).await;
    let over = Content { kind: Kind::AllClear, ..flood(clock.device_now()) };
    let over = publish(&city, Some(first.alert.incident), over).await;
    line.set(true).await;
    let rang = rings(&mut events).await;
    assert_eq!((rang.alert.id, rang.state), (over.alert.id, AlertState::AllClear));
    assert_eq!(rang.loudness, Loudness::Quiet);
    let thread = lan.engine.handle(OpenAlert { incident: first.alert.incident }).await.unwrap();
    assert_eq!(thread.entries.len(), 2);

    let elsewhere = Device::with(city.profile.clone(), clock).await;
    elsewhere.is_live().await;
    let listed = elsewhere.warnings().await;
    assert_eq!(
        stands(&listed, &first.alert),
        Some(AlertState::AllClear),
        "new devices hear the last word too"
    );
}

#[tokio::test]
async fn lan_tries_her_warnings_and_each_way_says_how_long_it_took() {
    let data = tempfile::tempdir().unwrap();
    let city = hue_city::serve(hue_city::Config::new(data.path())).await.unwrap();
    let line = Line::to(city.base_url.strip_prefix("http://").unwrap().parse().unwrap(), true).await;
    let mut profile = city.profile.clone();
    profile.base_url = line.base_url();
    let lan = Device::with(profile.clone(), Arc::new(SystemClock::new())).await;
    let mut events = lan.engine.subscribe();
    lan.is_live().await;
    let test = lan.engine.handle(TestWarnings {}).await.unwrap();
    println!("by the stream {:?}, by the list {:?}", test.stream, test.list);
    let arrived = |way: TestedWay| matches!(way, TestedWay::Arrived { millis: 0..10_000 });
    assert!(arrived(test.stream) && arrived(test.list), "{test:?}");
    assert!(test.heard.live && test.clock_sure && !test.quiet_now, "{test:?}");
    assert!(lan.warnings().await.alerts.is_empty(), "a test is no warning");

    let hour = 3_600_000;
    let minute =
        u16::try_from(SystemClock::new().device_now().plus(7 * hour).0.rem_euclid(24 * hour) / 60_000)
            .unwrap();
    let around = QuietHours { from: (minute + 1_430) % 1_440, to: (minute + 10) % 1_440 };
    lan.set(|settings| settings.quiet_hours = Some(around)).await;
    line.set(false).await;
    let test = lan.engine.handle(TestWarnings {}).await.unwrap();
    let offline = TestedWay::Failed { reason: TestFailure::NoNetwork };
    assert_eq!((test.stream, test.list, test.quiet_now), (offline, offline, true));
    line.set(true).await;
    let flood = publish(&city, None, flood(SystemClock::new().device_now())).await;
    assert_eq!(rings(&mut events).await.alert.id, flood.alert.id, "nothing rang before");

    let stranger =
        hue_model::shell::CityProfile { alert_root_key: root_of_another_city().await, ..profile.clone() };
    let strange = Device::with(stranger, Arc::new(SystemClock::new())).await;
    let test = strange.engine.handle(TestWarnings {}).await.unwrap();
    let failed = |reason| TestedWay::Failed { reason };
    assert_eq!(test.list, failed(TestFailure::Untrusted), "signed by whom the root does not vouch for");
    assert_eq!(test.stream, failed(TestFailure::NoKeys), "nothing there to check it with");
    let keyless = hue_model::shell::CityProfile { alert_root_key: String::new(), ..profile };
    let keyless = Device::with(keyless, Arc::new(SystemClock::new())).await;
    let test = keyless.engine.handle(TestWarnings {}).await.unwrap();
    assert_eq!(test.stream, TestedWay::Failed { reason: TestFailure::NoRootKey });
}

async fn root_of_another_city() -> String {
    let data = tempfile::tempdir().unwrap();
    let other = hue_city::serve(hue_city::Config::new(data.path())).await.unwrap();
    other.profile.alert_root_key.clone()
}
