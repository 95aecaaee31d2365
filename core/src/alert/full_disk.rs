//! Warnings on a device whose disk is full: nobody is warned less for that.

// The doors of the engine's stories are outside of it, and whether its disk is full is decided inside.
#[path = "../../tests/engine/alert_city.rs"]
#[expect(dead_code, reason = "shared with the engine's stories")]
mod alert_city;
#[path = "../../../tests/src/hasty.rs"]
mod hasty;
#[path = "../../tests/engine/kit.rs"]
#[expect(dead_code, reason = "shared with the engine's stories")]
mod kit;

use std::sync::Arc;

use hue_model::alert::{AcknowledgeAlert, Alert, AlertSummary, ListAlerts, RiskLevel};
use hue_model::consent::{Purpose, SetConsent};
use hue_model::event::Event;
use hue_model::settings::{SaveSettings, Settings};
use hue_model::text::Localized;

use self::alert_city::{AlertCity, PHU_XUAN};
use self::kit::Device;
use crate::clock::SystemClock;
use crate::event::Subscription;
use crate::router::Handle;

/// Another ward than hers.
const THUAN_HOA: &str = "19789";

/// A warning with many words, so that a few fill what is left of a full disk.
fn long(city: &AlertCity) -> Alert {
    Alert { level: RiskLevel::new(4), note: Localized::vi_en("ồ".repeat(1_500), ""), ..city.compose() }
}

async fn rings(events: &mut Subscription) -> AlertSummary {
    let rang = Device::event(events, |event| matches!(event, Event::AlertRang { .. })).await;
    let Event::AlertRang { alert } = rang.event else { unreachable!() };
    *alert
}

async fn warnings(device: &Device) -> Vec<AlertSummary> {
    device.engine.handle(ListAlerts {}).await.unwrap().alerts
}

/// Waits until the stream is open.
async fn is_live(device: &Device) {
    let mut events = device.engine.subscribe();
    while !device.engine.handle(ListAlerts {}).await.unwrap().heard.live {
        Device::event(&mut events, |_| true).await;
    }
}

/// Chị Lan's device with a disk full of warnings.
struct Full {
    city: AlertCity,
    lan: Device,
    events: Subscription,
    /// The first that could not be stored.
    unkept: AlertSummary,
    /// How many came.
    count: usize,
}

impl Full {
    async fn start() -> Self {
        let city = AlertCity::start().await;
        let lan = Device::with(city.profile(), Arc::new(SystemClock::new())).await;
        let mut events = lan.engine.subscribe();
        is_live(&lan).await;
        let home = Settings { home_ward: Some(PHU_XUAN.to_owned()), ..Settings::default() };
        lan.engine.handle(SaveSettings { settings: home }).await.unwrap();
        lan.engine.handle(SetConsent { purpose: Purpose::WarnHere, granted: true }).await.unwrap();
        lan.engine.core().data().unwrap().store.has_room_for(0).await;
        for count in 1..100 {
            let alert = long(&city);
            city.publish(&alert);
            let unkept = rings(&mut events).await;
            assert_eq!(unkept.alert.id, alert.id, "each rings, once and in its turn");
            if !unkept.kept {
                return Self { city, lan, events, unkept, count };
            }
        }
        panic!("the disk is never full");
    }
}

#[tokio::test]
async fn what_cannot_be_stored_is_shown_and_rings_and_is_stored_when_there_is_room() {
    let Full { city, mut lan, mut events, unkept, count } = Full::start().await;
    let more = long(&city);
    city.publish(&more);
    assert!(!rings(&mut events).await.kept);
    lan.engine.handle(AcknowledgeAlert { id: unkept.alert.id }).await.unwrap();
    let listed = warnings(&lan).await;
    assert_eq!(listed.len(), count + 1, "the stored ones are there as well");
    let of = |listed: &[AlertSummary]| {
        let one = listed.iter().find(|summary| summary.alert.id == unkept.alert.id).unwrap();
        (one.kept, one.acknowledged_at.is_some())
    };
    assert_eq!(of(&listed), (false, true), "it says so, and can be read");
    // Somebody makes room; the next word of the city is written down, and all the others with it.
    lan.engine.core().data().unwrap().store.has_room_for(500).await;
    let last = city.compose();
    city.publish(&last);
    assert_eq!(rings(&mut events).await.alert.id, last.id);
    let listed = warnings(&lan).await;
    assert!(listed.iter().all(|summary| summary.kept) && of(&listed).1);
    lan.restart().await;
    let mut events = lan.engine.subscribe();
    assert_eq!(warnings(&lan).await.len(), count + 2);
    assert!(of(&warnings(&lan).await).1, "what was read stays read");
    is_live(&lan).await;
    let marker = city.compose();
    city.publish(&marker);
    assert_eq!(rings(&mut events).await.alert.id, marker.id, "nothing rings a second time");
}

#[tokio::test]
async fn on_a_full_disk_too_it_is_asked_whether_she_walks_where_the_warning_is() {
    let Full { city, lan: _lan, mut events, .. } = Full::start().await;
    let mut elsewhere = city.compose();
    elsewhere.area.wards = vec![THUAN_HOA.to_owned()];
    city.publish(&elsewhere);
    Device::event(&mut events, |event| matches!(event, Event::PlaceWanted)).await;
}

#[tokio::test]
async fn what_was_never_stored_rings_again_at_the_next_start() {
    let Full { city: _city, mut lan, unkept, count, .. } = Full::start().await;
    lan.restart().await;
    let mut events = lan.engine.subscribe();
    assert_eq!(rings(&mut events).await.alert.id, unkept.alert.id, "the list has it, and it is news here");
    assert_eq!(warnings(&lan).await.len(), count);
}
