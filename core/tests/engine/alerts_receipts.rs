//! Word to the city that a warning rang: only from who agreed, once, and with nothing that names anybody.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use hue_city::Running;
use hue_city::store::alert::Published;
use hue_city::store::alert_receipt;
use hue_core::clock::{Clock, Sleep, SystemClock};
use hue_core::{Handle, Subscription};
use hue_model::alert::TestWarnings;
use hue_model::consent::{Purpose, SetConsent};
use hue_model::time::Millis;
use serde_json::{Value, json};
use tokio::sync::watch;

use super::alert_city::PHU_XUAN;
use super::alerts::rings;
use super::alerts_from_the_desk::{flood, publish};
use super::hasty::HastyClock;
use super::kit::{CEILING, Device};
use super::line::Line;

const RECEIPT: &str = "POST /api/v1/alerts/receipts";
/// The longest pause before a receipt sets out first.
const LONGEST: Duration = Duration::from_secs(120);
/// Longer than that.
const SPREAD: Duration = Duration::from_secs(150);

/// A hasty clock that knows for how long somebody slept, and on which nobody wakes while it is held.
struct HeldClock {
    hasty: HastyClock,
    pauses: watch::Sender<Vec<Duration>>,
    held: watch::Sender<bool>,
}

impl HeldClock {
    fn new() -> Self {
        Self { hasty: HastyClock::new(), pauses: watch::Sender::default(), held: watch::Sender::default() }
    }

    /// Waits until a receipt waits: nobody else sleeps for such a part of two minutes.
    async fn has_a_receipt(&self) {
        let is_its = |pause: &Duration| (0..=255).any(|chance| *pause == LONGEST - LONGEST * chance / 255);
        let mut pauses = self.pauses.subscribe();
        let waits = pauses.wait_for(|pauses| pauses.iter().any(is_its));
        tokio::time::timeout(CEILING, waits).await.expect("a receipt waits").unwrap();
    }
}

impl Clock for HeldClock {
    fn monotonic(&self) -> i64 {
        self.hasty.monotonic()
    }

    fn device_now(&self) -> Millis {
        self.hasty.device_now()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        self.pauses.send_modify(|pauses| pauses.push(duration));
        let (sleep, mut held) = (self.hasty.sleep(duration), self.held.subscribe());
        Box::pin(async move {
            sleep.await;
            held.wait_for(|held| !held).await.ok();
        })
    }
}

/// Somebody of the citadel whose app is open, on a line of their own.
struct Resident {
    phone: Device,
    line: Line,
    events: Subscription,
    clock: Arc<HeldClock>,
}

impl Resident {
    async fn of(city: &Running) -> Self {
        let line = Line::to(city.base_url.strip_prefix("http://").unwrap().parse().unwrap(), true).await;
        let mut profile = city.profile.clone();
        profile.base_url = line.base_url();
        let clock = Arc::new(HeldClock::new());
        let phone = Device::with(profile, clock.clone()).await;
        phone.set(|settings| settings.home_ward = Some(PHU_XUAN.to_owned())).await;
        let events = phone.engine.subscribe();
        phone.is_live().await;
        Self { phone, line, events, clock }
    }

    async fn agrees(&self, granted: bool) {
        self.phone.engine.handle(SetConsent { purpose: Purpose::AlertReceipts, granted }).await.unwrap();
    }

    async fn hears(&mut self, alert: &Published) {
        assert_eq!(rings(&mut self.events).await.alert.id, alert.alert.id);
    }

    fn receipts(&self) -> usize {
        self.line.listen().borrow().requests.iter().filter(|request| *request == RECEIPT).count()
    }

    /// The first receipt as it went over the wire: its fields and its body.
    async fn receipt(&self) -> (BTreeMap<String, String>, Value) {
        let mut heard = self.line.listen();
        let heard = heard.wait_for(|heard| receipt(&heard.said).is_some());
        let heard = tokio::time::timeout(CEILING, heard).await.expect("a receipt goes out").unwrap();
        receipt(&heard.said).unwrap()
    }
}

fn receipt(said: &[u8]) -> Option<(BTreeMap<String, String>, Value)> {
    let said = String::from_utf8_lossy(said);
    let (_, rest) = said.split_once(RECEIPT)?;
    let (head, body) = rest.split_once("\r\n\r\n")?;
    let fields = head.lines().skip(1).filter_map(|line| line.split_once(": "));
    let fields: BTreeMap<_, _> =
        fields.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    let length: usize = fields["content-length"].parse().unwrap();
    Some((fields, serde_json::from_str(body.get(..length)?).unwrap()))
}

/// How many devices of the citadel the city counted for a warning.
async fn counted(city: &Running, alert: &Published) -> i64 {
    let mut conn = city.app().store.read().await.unwrap();
    let receipts = alert_receipt::of(&mut conn, alert.alert.id).await.unwrap();
    assert!(receipts.iter().all(|it| it.ward == PHU_XUAN));
    receipts.iter().map(|it| it.devices).sum()
}

async fn is_counted(city: &Running, alert: &Published) {
    let counted = async {
        while counted(city, alert).await == 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(CEILING, counted).await.expect("the city counts it");
}

#[tokio::test]
async fn who_agreed_says_once_that_it_rang_and_the_others_say_nothing() {
    let data = tempfile::tempdir().unwrap();
    let city = hue_city::serve(hue_city::Config::new(data.path())).await.unwrap();
    let mut lan = Resident::of(&city).await;
    let (mut minh, mut emma) = (Resident::of(&city).await, Resident::of(&city).await);
    lan.agrees(true).await;
    emma.agrees(true).await;
    emma.agrees(false).await;
    let warning = publish(&city, None, flood(SystemClock::new().device_now())).await;
    for resident in [&mut lan, &mut minh, &mut emma] {
        resident.hears(&warning).await;
    }

    let (fields, body) = lan.receipt().await;
    let delay = body["delay"].as_i64().unwrap();
    assert_eq!(body, json!({ "alert": warning.alert.id, "ward": PHU_XUAN, "delay": delay }));
    let names: Vec<_> = fields.keys().map(String::as_str).collect();
    assert_eq!(names, ["accept", "content-length", "content-type", "host", "user-agent"], "nobody is named");
    is_counted(&city, &warning).await;

    // She tries her warnings and opens the app again: it does not ring, and nothing more is said.
    lan.phone.engine.handle(TestWarnings {}).await.unwrap();
    lan.phone.restart().await;
    lan.events = lan.phone.engine.subscribe();
    lan.phone.is_live().await;
    HastyClock::new().sleep(SPREAD).await;
    assert_eq!([&lan, &minh, &emma].map(Resident::receipts), [1, 0, 0]);
    assert_eq!(counted(&city, &warning).await, 1);
}

#[tokio::test]
async fn a_word_taken_back_holds_back_what_waits_and_what_finds_no_network_goes_later() {
    let data = tempfile::tempdir().unwrap();
    let city = hue_city::serve(hue_city::Config::new(data.path())).await.unwrap();
    let (mut lan, mut minh) = (Resident::of(&city).await, Resident::of(&city).await);
    lan.agrees(true).await;
    minh.agrees(true).await;
    for resident in [&lan, &minh] {
        resident.clock.held.send_replace(true);
    }
    let warning = publish(&city, None, flood(SystemClock::new().device_now())).await;
    for resident in [&mut lan, &mut minh] {
        resident.hears(&warning).await;
        resident.clock.has_a_receipt().await;
    }
    lan.line.set(false).await;
    minh.agrees(false).await;
    for resident in [&lan, &minh] {
        resident.clock.held.send_replace(false);
    }
    HastyClock::new().sleep(SPREAD).await;
    assert_eq!(minh.receipts(), 0, "he took his word back before it set out");
    lan.line.set(true).await;
    lan.receipt().await;
    is_counted(&city, &warning).await;
    assert_eq!(lan.receipts(), 1);
}

#[tokio::test]
async fn who_saves_data_in_a_storm_says_nothing_whichever_way_a_warning_came_and_speaks_again_after_it() {
    let data = tempfile::tempdir().unwrap();
    let city = hue_city::serve(hue_city::Config::new(data.path())).await.unwrap();
    let (mut lan, mut minh) = (Resident::of(&city).await, Resident::of(&city).await);
    lan.agrees(true).await;
    minh.agrees(true).await;
    lan.phone.set(|settings| settings.storm_saver = true).await;
    lan.phone.warnings_show(|listed| !listed.heard.live).await;
    minh.clock.held.send_replace(true);
    let now = || SystemClock::new().device_now();
    let by_list = publish(&city, None, flood(now())).await;
    lan.hears(&by_list).await;
    minh.hears(&by_list).await;
    minh.clock.has_a_receipt().await;
    minh.phone.set(|settings| settings.storm_saver = true).await;
    minh.clock.held.send_replace(false);
    // In danger she holds a line, and it brings the next one.
    lan.phone.is_live().await;
    let by_line = publish(&city, None, flood(now())).await;
    lan.hears(&by_line).await;
    HastyClock::new().sleep(SPREAD).await;
    assert_eq!([&lan, &minh].map(Resident::receipts), [0, 0], "what can be left out is left out");

    lan.phone.set(|settings| settings.storm_saver = false).await;
    let after = publish(&city, None, flood(now())).await;
    lan.hears(&after).await;
    is_counted(&city, &after).await;
    assert_eq!(lan.receipts(), 1);
    assert_eq!([counted(&city, &by_list).await, counted(&city, &by_line).await], [0, 0]);
}
