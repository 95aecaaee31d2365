//! What a device makes of warnings: whom they concern, how loud they are, how an event goes on and ends.

use std::sync::Arc;

use futures_util::StreamExt;
use hue_core::clock::SystemClock;
use hue_core::{Handle, Subscription};
use hue_model::alert::{
    AcknowledgeAlert, Alert, AlertState, AlertSummary, AlertsHeard, ListAlerts, ListedAlerts, Loudness,
    MsgType, OpenAlert, Reason, ResponseType, RiskLevel, Status,
};
use hue_model::command::Scope;
use hue_model::event::{Event, Topic};
use hue_model::problem::{Code, Rule};
use hue_model::settings::{GetSettings, QuietHours, SaveSettings, Settings};
use hue_model::time::Millis;

use super::alert_city::{AlertCity, HOUR, PHU_XUAN};
use super::kit::{CEILING, Device};

/// Another ward: Thuận Hóa.
const THUAN_HOA: &str = "19789";

impl Device {
    /// A device of that city, on which time runs as it does.
    pub(crate) async fn warned_by(city: &AlertCity) -> Self {
        Self::with(city.profile(), Arc::new(SystemClock::new())).await
    }

    /// Everything the warnings page shows.
    pub(crate) async fn warnings(&self) -> ListedAlerts {
        self.engine.handle(ListAlerts {}).await.unwrap()
    }

    /// Waits until the warnings are as `is` wants.
    pub(crate) async fn warnings_show(&self, is: impl Fn(&ListedAlerts) -> bool) -> ListedAlerts {
        let mut events = self.engine.subscribe();
        let wait = async {
            loop {
                let listed = self.warnings().await;
                if is(&listed) {
                    return listed;
                }
                events.next().await.expect("the engine goes on");
            }
        };
        match tokio::time::timeout(CEILING, wait).await {
            Ok(listed) => listed,
            Err(_) => panic!("the warnings stay {:?}", self.warnings().await),
        }
    }

    /// Waits until the stream is open and nothing is missing.
    pub(crate) async fn is_live(&self) -> AlertsHeard {
        self.warnings_show(|listed| listed.heard.live && listed.heard.at.is_some()).await.heard
    }

    pub(crate) async fn set(&self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.engine.handle(GetSettings {}).await.unwrap();
        change(&mut settings);
        self.engine.handle(SaveSettings { settings }).await.unwrap();
    }
}

/// Waits for the next warning that rings.
pub(crate) async fn rings(events: &mut Subscription) -> AlertSummary {
    let rang = Device::event(events, |event| matches!(event, Event::AlertRang { .. })).await;
    let Event::AlertRang { alert } = rang.event else { unreachable!() };
    *alert
}

/// Says that nothing rang so far: the next to ring is one that is sent only now.
pub(crate) async fn nothing_rang(city: &AlertCity, events: &mut Subscription) {
    let marker = city.compose();
    city.publish(&marker);
    let rang = rings(events).await.alert;
    assert_eq!(rang.id, marker.id, "rang: {} {:?} {:?}", rang.bulletin.number, rang.status, rang.msg_type);
}

/// How the event of a message stands.
pub(crate) fn stands(listed: &ListedAlerts, alert: &Alert) -> Option<AlertState> {
    listed.alerts.iter().find(|summary| summary.alert.incident == alert.incident).map(|summary| summary.state)
}

#[tokio::test]
async fn a_warning_rings_once_within_a_second_and_says_why() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    lan.is_live().await;
    lan.set(|settings| settings.home_ward = Some(PHU_XUAN.to_owned())).await;
    let alert = city.compose();
    city.publish(&alert);
    let rang = rings(&mut events).await;
    assert_eq!(rang.alert, alert, "the whole message, as it was signed");
    assert_eq!(rang.reasons, [Reason::HomeWard { ward: PHU_XUAN.to_owned() }]);
    assert_eq!((rang.state, rang.loudness), (AlertState::Active, Loudness::Normal));
    let delay = rang.delay.expect("the city has told its time");
    assert!((0..1_000).contains(&delay), "{delay} ms from the approval to the device");
    city.say_alert(&city.signed(&alert));
    city.beat();
    nothing_rang(&city, &mut events).await;
    let listed = lan.warnings().await;
    assert_eq!(listed.alerts.len(), 2);
    assert_eq!(listed.alerts[1], rang, "newest first, and the same as it rang");
}

#[tokio::test]
async fn through_the_door_by_name() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let alert = city.compose();
    city.publish(&alert);
    lan.warnings_show(|listed| !listed.alerts.is_empty()).await;
    let body = serde_json::to_vec(&OpenAlert { incident: alert.incident }).unwrap();
    let reply = lan.engine.call("alert.get", &body, &[Scope::Read]).await.unwrap();
    let thread: hue_model::alert::AlertThread = serde_json::from_slice(&reply).unwrap();
    assert_eq!(thread.entries.len(), 1);
    let body = serde_json::to_vec(&AcknowledgeAlert { id: alert.id }).unwrap();
    let refused = lan.engine.call("alert.acknowledge", &body, &[Scope::Read]).await.unwrap_err();
    assert_eq!(refused.code, Code::Forbidden);
    let unknown = AcknowledgeAlert { id: city.compose().id };
    assert_eq!(lan.engine.handle(unknown).await.unwrap_err().code, Code::NotFound);
    let unknown = OpenAlert { incident: city.compose().incident };
    assert_eq!(lan.engine.handle(unknown).await.unwrap_err().code, Code::NotFound);
}

#[tokio::test]
async fn what_concerns_others_is_listed_and_quiet_until_chi_lan_saves_their_ward() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    lan.set(|settings| settings.home_ward = Some(THUAN_HOA.to_owned())).await;
    lan.is_live().await;
    let elsewhere = Alert { level: RiskLevel::new(4), ..city.compose() };
    city.publish(&elsewhere);
    let mut everywhere = city.compose();
    everywhere.area.whole_city = true;
    everywhere.area.wards.clear();
    city.publish(&everywhere);
    let rang = rings(&mut events).await;
    assert_eq!((rang.alert.id, rang.reasons), (everywhere.id, vec![Reason::WholeCity]));
    let listed = lan.warnings().await;
    let last = &listed.alerts[1];
    assert_eq!(last.alert.id, elsewhere.id, "what concerns others comes after what is of concern here");
    assert_eq!((last.loudness, last.reasons.len()), (Loudness::Quiet, 0));

    lan.set(|settings| settings.saved_wards = vec![PHU_XUAN.to_owned()]).await;
    let rang = rings(&mut events).await;
    assert_eq!(rang.alert.id, elsewhere.id, "her parents live there, and it is in force");
    assert_eq!(rang.reasons, [Reason::SavedWard { ward: PHU_XUAN.to_owned() }]);
    assert_eq!(rang.loudness, Loudness::Breakthrough);
}

#[tokio::test]
async fn without_a_ward_every_warning_is_shown() {
    let city = AlertCity::start().await;
    let guest = Device::warned_by(&city).await;
    let mut events = guest.engine.subscribe();
    city.publish(&city.compose());
    assert_eq!(rings(&mut events).await.reasons, [Reason::NoWardChosen]);
}

#[tokio::test]
async fn wards_and_quiet_hours_that_do_not_exist_are_refused() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let refused = async |settings: Settings| lan.engine.handle(SaveSettings { settings }).await.unwrap_err();
    let problem = refused(Settings { saved_wards: vec!["1".to_owned()], ..Settings::default() }).await;
    assert_eq!(problem, hue_model::Problem::field("saved_wards", Rule::Unknown));
    let hours = Some(QuietHours { from: 0, to: 1_440 });
    let problem = refused(Settings { quiet_hours: hours, ..Settings::default() }).await;
    assert_eq!(problem, hue_model::Problem::field("quiet_hours", Rule::Malformed));
}

#[tokio::test]
async fn quiet_hours_hush_what_does_not_break_through() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    let clock = city.now().in_hue().unwrap();
    let minute = u16::try_from(chrono::Timelike::num_seconds_from_midnight(&clock) / 60).unwrap();
    // Ten minutes before and after now: around midnight this span crosses it.
    let around = QuietHours { from: (minute + 1_430) % 1_440, to: (minute + 10) % 1_440 };
    lan.set(|settings| settings.quiet_hours = Some(around)).await;
    lan.is_live().await;
    city.publish(&city.compose());
    assert_eq!(rings(&mut events).await.loudness, Loudness::Quiet);
    city.publish(&Alert { level: RiskLevel::new(4), ..city.compose() });
    assert_eq!(rings(&mut events).await.loudness, Loudness::Breakthrough, "never held back");
    let elsewhen = QuietHours { from: around.to, to: around.from };
    lan.set(|settings| settings.quiet_hours = Some(elsewhen)).await;
    city.publish(&city.compose());
    assert_eq!(rings(&mut events).await.loudness, Loudness::Normal);
}

#[tokio::test]
async fn an_update_replaces_and_the_all_clear_ends() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    let first = city.compose();
    city.publish(&first);
    assert_eq!(rings(&mut events).await.alert.id, first.id);
    let worse =
        Alert { response_types: vec![ResponseType::Evacuate], ..city.follow(&first, MsgType::Update) };
    city.publish(&worse);
    let rang = rings(&mut events).await;
    assert_eq!((rang.alert.id, rang.loudness), (worse.id, Loudness::Breakthrough));
    let thread = lan.engine.handle(AcknowledgeAlert { id: worse.id }).await.unwrap();
    assert!(thread.summary.acknowledged_at.is_some());
    let again = lan.engine.handle(AcknowledgeAlert { id: worse.id }).await.unwrap();
    assert_eq!(again.summary.acknowledged_at, thread.summary.acknowledged_at, "the first time counts");

    let over = Alert { response_types: vec![ResponseType::AllClear], ..city.follow(&worse, MsgType::Update) };
    city.publish(&over);
    let rang = rings(&mut events).await;
    assert_eq!((rang.alert.id, rang.state), (over.id, AlertState::AllClear));
    assert_eq!((rang.loudness, rang.acknowledged_at), (Loudness::Quiet, None));
    let thread = lan.engine.handle(OpenAlert { incident: first.incident }).await.unwrap();
    let ids: Vec<_> = thread.entries.iter().map(|entry| entry.alert.id).collect();
    assert_eq!(ids, [over.id, worse.id, first.id], "one event, one thread, newest first");
    assert_eq!(lan.warnings().await.alerts.len(), 1);
}

#[tokio::test]
async fn a_cancel_before_its_warning_leaves_nothing_to_ring() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    lan.is_live().await;
    let mistake = city.compose();
    let cancel = city.follow(&mistake, MsgType::Cancel);
    city.publish(&cancel);
    city.say_alert(&city.signed(&mistake));
    nothing_rang(&city, &mut events).await;
    let listed = lan.warnings().await;
    assert_eq!(stands(&listed, &mistake), Some(AlertState::Cancelled));
    let thread = lan.engine.handle(OpenAlert { incident: mistake.incident }).await.unwrap();
    assert_eq!(thread.entries[0].alert.id, cancel.id, "the city's order counts, not the order of arrival");
    assert_eq!(thread.entries.len(), 2);
}

#[tokio::test]
async fn an_old_update_that_comes_late_does_not_replace_a_newer_one() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    let first = city.compose();
    let second = city.follow(&first, MsgType::Update);
    let third = city.follow(&second, MsgType::Update);
    for alert in [&first, &third] {
        city.publish(alert);
        assert_eq!(rings(&mut events).await.alert.id, alert.id);
    }
    city.say_alert(&city.signed(&second));
    nothing_rang(&city, &mut events).await;
    let thread = lan.engine.handle(OpenAlert { incident: first.incident }).await.unwrap();
    assert_eq!((thread.summary.alert.id, thread.entries.len()), (third.id, 3));
}

#[tokio::test]
async fn an_exercise_rings_as_one_and_a_test_of_the_line_never() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    lan.is_live().await;
    city.publish(&Alert { status: Status::Test, level: RiskLevel::new(5), ..city.compose() });
    city.publish(&Alert { status: Status::Exercise, level: RiskLevel::new(4), ..city.compose() });
    let rang = rings(&mut events).await;
    assert_eq!((rang.alert.status, rang.loudness), (Status::Exercise, Loudness::Breakthrough));
    assert_eq!(lan.warnings().await.alerts.len(), 1, "a test is not listed either");
}

#[tokio::test]
async fn what_rang_does_not_ring_after_a_restart() {
    let city = AlertCity::start().await;
    let mut lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    let alert = Alert { level: RiskLevel::new(4), ..city.compose() };
    city.publish(&alert);
    assert_eq!(rings(&mut events).await.alert.id, alert.id);
    drop(events);
    for _ in 0..2 {
        lan.restart().await;
        let mut events = lan.engine.subscribe();
        lan.is_live().await;
        let listed = lan.warnings_show(|listed| stands(listed, &alert) == Some(AlertState::Active)).await;
        assert!(
            listed.alerts.iter().all(|alert| alert.acknowledged_at.is_none()),
            "it still wants an answer"
        );
        nothing_rang(&city, &mut events).await;
    }
}

#[tokio::test]
async fn a_warning_that_nobody_was_there_to_hear_rings_for_the_first_who_listens() {
    let city = AlertCity::start().await;
    let mut lan = Device::warned_by(&city).await;
    let alert = city.compose();
    city.publish(&alert);
    while stands(&lan.warnings().await, &alert).is_none() {
        city.has_been_asked(1, |asked| asked.stream).await;
        tokio::task::yield_now().await;
    }
    lan.restart().await;
    let mut overheard = lan.engine.overhear();
    let live = |event: &Event| *event == Event::Changed { topic: Topic::Alerts };
    Device::event(&mut overheard, live).await;
    let mut events = lan.engine.subscribe();
    assert_eq!(rings(&mut events).await.alert.id, alert.id, "stored, but not made known before the end");
    assert_eq!(rings(&mut overheard).await.alert.id, alert.id, "heard there too, now that somebody listens");
    nothing_rang(&city, &mut events).await;
    let mut late = lan.engine.subscribe();
    nothing_rang(&city, &mut late).await;
}

#[tokio::test]
async fn history_goes_after_thirty_days() {
    let city = AlertCity::start().await;
    let clock = super::clock::TurnedClock::right();
    let mut lan = Device::with(city.profile(), Arc::new(clock.clone())).await;
    let mut events = lan.engine.subscribe();
    let alert = city.compose();
    city.publish(&alert);
    rings(&mut events).await;
    for (days, kept) in [(29, Some(AlertState::Expired)), (2, None)] {
        city.pass(days * 24 * HOUR);
        clock.pass(days * 24 * HOUR);
        lan.restart().await;
        lan.is_live().await;
        lan.warnings_show(|listed| stands(listed, &alert) == kept).await;
    }
    assert!(Millis(alert.expires.0) < city.now());
}
