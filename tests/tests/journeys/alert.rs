//! A warning from two people at the desk to the phones of a city, over a network and a city that fail.

use hue_core::clock::{Clock as _, SystemClock};
use hue_model::alert::{
    AcknowledgeAlert, AlertState, AlertSummary, ListAlerts, ListedAlerts, Loudness, OpenAlert, Reason,
};
use hue_model::event::Event;
use hue_model::settings::{GetSettings, SaveSettings};
use hue_model::time::Millis;
use hue_tests::city::City;
use hue_tests::console::Console;
use hue_tests::network::BadNetwork;
use hue_tests::people::{HA, HUY};
use hue_tests::phone::{Phone, Pocket};

/// The citadel, and the other bank of the river.
const PHU_XUAN: &str = "19753";
const THUAN_HOA: &str = "19789";

fn now() -> Millis {
    SystemClock::new().device_now()
}

/// A moment some hours from now, as a form has it.
fn hours(hours: i64) -> String {
    let at = now().plus(hours * 3_600_000).in_hue().expect("a date");
    at.format("%Y-%m-%dT%H:%M").to_string()
}

/// The night of 27 October 2025, as Hà copies it from the bulletin: the official level stayed at 3.
fn flood() -> Vec<(&'static str, String)> {
    let on = || "on".to_owned();
    vec![
        ("issuer_vi", "Đài Khí tượng Thủy văn thành phố Huế".into()),
        ("number", "HUE-LULU-12".into()),
        ("issued_at", hours(-1)),
        ("hazard", "flood".into()),
        ("level", "3".into()),
        ("alarm_stage", "3".into()),
        ("certainty", "Likely".into()),
        ("urgency", "Expected".into()),
        ("expires", hours(6)),
        ("ward-19753", on()),
        ("response-Prepare", on()),
        ("action-go_up", on()),
    ]
}

/// Hà writes a message, Huy approves it.
async fn publish(ha: &mut Console, huy: &mut Console, event: Option<&str>, fields: &[(&str, String)]) {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let draft = ha.compose(event, &fields).await;
    huy.approve(&draft).await;
}

/// A phone of somebody who lives in `ward`, and hears the city.
async fn at_home(city: &City, ward: &str) -> Pocket {
    let phone = Pocket::new(&city.profile).await;
    let mut settings = phone.call(GetSettings {}).await.unwrap();
    settings.home_ward = Some(ward.to_owned());
    phone.call(SaveSettings { settings }).await.unwrap();
    listed(&phone, "the phone hears the city", |listed| listed.heard.live && listed.heard.at.is_some()).await;
    phone
}

/// Waits until the warnings of a phone are as `is` wants.
async fn listed(phone: &Pocket, what: &str, is: impl Fn(&ListedAlerts) -> bool) -> ListedAlerts {
    phone
        .until(what, async |phone| {
            let listed = phone.call(ListAlerts {}).await.ok()?;
            is(&listed).then_some(listed)
        })
        .await
}

/// What rang on a phone since it was opened.
fn rang(phone: &Pocket) -> Vec<AlertSummary> {
    let rang = phone.heard().into_iter().filter_map(|event| match event {
        Event::AlertRang { alert } => Some(*alert),
        _ => None,
    });
    rang.collect()
}

/// Waits until so much rang.
async fn rings(phone: &Pocket, times: usize) -> Vec<AlertSummary> {
    let wanted = async |phone: &Pocket| Some(rang(phone)).filter(|rang| rang.len() >= times);
    phone.until("it rings", wanted).await
}

#[tokio::test]
async fn two_people_warn_the_city_and_every_phone_rings_within_a_second() {
    let city = City::start().await;
    let mut ha = Console::sign_in(&city.base_url, HA).await;
    let mut huy = Console::sign_in(&city.base_url, HUY).await;
    let mut concerned = Vec::new();
    for _ in 0..20 {
        concerned.push(at_home(&city, PHU_XUAN).await);
    }
    let across = at_home(&city, THUAN_HOA).await;
    publish(&mut ha, &mut huy, None, &flood()).await;

    let mut delays = Vec::new();
    for phone in &concerned {
        let summary = rings(phone, 1).await.remove(0);
        assert_eq!(summary.loudness, Loudness::Breakthrough, "alarm III and likely, whatever the level");
        assert_eq!(summary.reasons, [Reason::HomeWard { ward: PHU_XUAN.to_owned() }]);
        delays.push(summary.delay.expect("the city has told its time"));
    }
    delays.sort_unstable();
    println!("delays from the approval, in ms: {delays:?}");
    assert!(delays.iter().all(|delay| *delay < 1_000), "{delays:?}");
    let seen = listed(&across, "the other bank sees it", |listed| listed.alerts.len() == 1).await;
    assert!(seen.alerts[0].reasons.is_empty() && rang(&across).is_empty(), "it is not woken: {seen:?}");
}

#[tokio::test]
async fn through_a_cut_a_restart_and_a_second_look_nothing_rings_twice() {
    let network = BadNetwork::start(None).await;
    let mut city = City::behind(&network).await;
    let base = city.profile.base_url.clone();
    let mut ha = Console::sign_in(&base, HA).await;
    let mut huy = Console::sign_in(&base, HUY).await;
    let lan = at_home(&city, PHU_XUAN).await;
    publish(&mut ha, &mut huy, None, &flood()).await;
    let first = rings(&lan, 1).await.remove(0).alert;
    let thread = lan.call(AcknowledgeAlert { id: first.id }).await.unwrap();
    assert!(thread.summary.acknowledged_at.is_some());

    // Her phone is off while the city says that it gets worse, and is itself killed right after.
    lan.close().await;
    let follow = |kind: &str| format!("?event={}&kind={kind}", first.incident);
    let news = [("level", "4".to_owned()), ("issued_at", hours(0)), ("number", "HUE-LULU-13".to_owned())];
    let kept = flood().into_iter().filter(|(name, _)| news.iter().all(|(new, _)| new != name));
    let worse: Vec<_> = kept.chain(news.clone()).collect();
    publish(&mut ha, &mut huy, Some(&follow("update")), &worse).await;
    city.kill().await;
    city.restart().await;
    let lan = lan.reopen().await;
    let update = rings(&lan, 1).await.remove(0);
    assert_eq!((update.alert.references.clone(), update.acknowledged_at), (vec![first.id], None));

    // The line breaks and comes back before it is called off.
    network.off().await;
    listed(&lan, "the line is cut", |listed| !listed.heard.live).await;
    network.on().await;
    listed(&lan, "the line is back", |listed| listed.heard.live).await;
    let (mut ha, mut huy) = (Console::sign_in(&base, HA).await, Console::sign_in(&base, HUY).await);
    publish(&mut ha, &mut huy, Some(&follow("all_clear")), &flood()).await;
    let rang = rings(&lan, 2).await;
    assert_eq!((rang[1].state, rang[1].loudness), (AlertState::AllClear, Loudness::Quiet));
    assert_eq!(rang.len(), 2, "each message once: {rang:?}");
    let thread = lan.call(OpenAlert { incident: first.incident }).await.unwrap();
    assert_eq!(thread.entries.len(), 3, "one event, one thread");
}
