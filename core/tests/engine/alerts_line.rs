//! The line that warnings come by: cut, resumed, slow, full of rubbish, or down.

use std::sync::Arc;

use futures_util::StreamExt;
use hue_core::Handle;
use hue_model::alert::{Alert, AlertState, Hazard, MsgType, SignedAlert, StreamEvent};
use hue_model::event::Event;
use hue_model::queue::NetworkHint;
use hue_model::text::Localized;

use super::alert_city::AlertCity;
use super::alerts::{nothing_rang, rings, stands};
use super::clock::TurnedClock;
use super::kit::{CEILING, Device};

#[tokio::test]
async fn a_guest_hears_without_saying_who_they_are() {
    let city = AlertCity::start().await;
    let guest = Device::warned_by(&city).await;
    guest.is_live().await;
    let asked = city.asked();
    assert_eq!(asked.len(), 2, "one stream and one list: {asked:?}");
    assert!(asked.iter().all(|asked| !asked.named));
}

#[tokio::test]
async fn a_stream_that_was_cut_goes_on_after_the_last_message() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    let before = city.compose();
    city.publish(&before);
    assert_eq!(rings(&mut events).await.alert.id, before.id);
    city.stream_is_down(true);
    city.cut();
    lan.warnings_show(|listed| !listed.heard.live).await;
    let meanwhile = city.compose();
    city.put_on_list(&meanwhile);
    city.stream_is_down(false);
    assert_eq!(rings(&mut events).await.alert.id, meanwhile.id);
    let resumed = city.has_been_asked(2, |asked| asked.stream && asked.status == 200).await;
    let after = resumed[1].after.as_deref();
    assert!(["1", "2"].map(Some).contains(&after), "it goes on where it stopped: {resumed:?}");
    let lists = city.has_been_asked(2, |asked| !asked.stream).await;
    assert_eq!(lists[0].known, None);
    assert!(
        lists[1..].iter().all(|asked| asked.known.is_some()),
        "every later GET is conditional: {lists:?}"
    );
    nothing_rang(&city, &mut events).await;
}

#[tokio::test]
async fn while_the_stream_is_down_the_list_brings_warnings() {
    let city = AlertCity::start().await;
    city.stream_is_down(true);
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    let alert = city.compose();
    city.put_on_list(&alert);
    assert_eq!(rings(&mut events).await.alert.id, alert.id);
    let listed = lan.warnings().await;
    assert!(!listed.heard.live && listed.heard.at.is_some(), "heard, but not live: {listed:?}");
    assert_eq!(listed.alerts[0].delay, None, "nobody told the time");
    let unchanged = city.has_been_asked(1, |asked| asked.status == 304).await;
    assert!(unchanged[0].known.is_some());
    city.stream_is_down(false);
    lan.engine.handle(NetworkHint { online: true }).await.unwrap();
    lan.is_live().await;
    nothing_rang(&city, &mut events).await;
}

#[tokio::test]
async fn behind_a_proxy_that_cuts_every_stream_the_list_brings_warnings() {
    let city = AlertCity::start().await;
    city.stream_is_cut_short(true);
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    let alert = city.compose();
    city.put_on_list(&alert);
    assert_eq!(rings(&mut events).await.alert.id, alert.id);
}

#[tokio::test]
async fn a_warning_that_was_taken_back_while_the_stream_was_cut_does_not_ring() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    lan.is_live().await;
    nothing_rang(&city, &mut events).await;
    city.stream_is_down(true);
    city.cut();
    lan.warnings_show(|listed| !listed.heard.live).await;
    let mistake = city.compose();
    let cancel = city.follow(&mistake, MsgType::Cancel);
    city.put_on_list(&mistake);
    city.put_on_list(&cancel);
    city.stream_is_down(false);
    lan.warnings_show(|listed| stands(listed, &mistake) == Some(AlertState::Cancelled)).await;
    lan.is_live().await;
    nothing_rang(&city, &mut events).await;
}

#[tokio::test]
async fn resync_and_a_higher_heartbeat_ask_for_the_list() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    lan.is_live().await;
    let missed = city.compose();
    city.put_on_list(&missed);
    city.say_event(&StreamEvent::Resync);
    assert_eq!(rings(&mut events).await.alert.id, missed.id);
    let missed = city.compose();
    city.put_on_list(&missed);
    city.beat();
    assert_eq!(rings(&mut events).await.alert.id, missed.id);
    let missed = city.compose();
    city.put_on_list(&missed);
    let after_a_gap = city.compose();
    city.publish(&after_a_gap);
    let rang = [rings(&mut events).await.alert.id, rings(&mut events).await.alert.id];
    assert_eq!(rang, [after_a_gap.id, missed.id], "what lies in a gap is fetched at once");
    let streams = city.asked().into_iter().filter(|asked| asked.stream).count();
    assert_eq!(streams, 1, "all on one stream");
}

#[tokio::test]
async fn rubbish_on_the_stream_is_passed_over() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    lan.is_live().await;
    city.say(": bình luận\n\n\n\n");
    city.say("data: {\"type\":\"of_tomorrow\"}\n\nevent: x\nid: 7\nretry: 1\n\n");
    city.say("data: {\"type\":\"alert\"}\n\ndata: null\n\ndata:\n\n");
    city.say(vec![0xff, 0xfe, b'\n', b'\n']);
    nothing_rang(&city, &mut events).await;
    let streams = city.asked().into_iter().filter(|asked| asked.stream).count();
    assert_eq!(streams, 1, "and the stream goes on");
}

#[tokio::test]
async fn an_endless_event_ends_the_stream_and_the_next_one_brings_the_warning() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    lan.is_live().await;
    for _ in 0..5 {
        city.say(vec![b'x'; 1024 * 1024]);
    }
    city.has_been_asked(2, |asked| asked.stream && asked.status == 200).await;
    nothing_rang(&city, &mut events).await;
}

#[tokio::test]
async fn a_warning_of_a_megabyte_arrives_whole() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    lan.is_live().await;
    let mut long = city.compose();
    long.note = Localized::vi_en("Nước lên nhanh. ".repeat(55_000), "Rising.");
    assert!(serde_json::to_vec(&long).unwrap().len() > 1024 * 1024);
    city.publish(&long);
    assert_eq!(rings(&mut events).await.alert, long);
    nothing_rang(&city, &mut events).await;
}

#[tokio::test]
async fn an_older_list_is_refused() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    let first = city.compose();
    city.publish(&first);
    rings(&mut events).await;
    let old = city.list_now();
    let cancel = city.follow(&first, MsgType::Cancel);
    city.publish(&cancel);
    assert_eq!(rings(&mut events).await.alert.id, cancel.id);
    let newer = city.compose();
    city.publish(&newer);
    rings(&mut events).await;
    city.replay_list(Some(old));
    let lists = city.asked().iter().filter(|asked| !asked.stream).count();
    city.say_event(&StreamEvent::Resync);
    city.has_been_asked(lists + 1, |asked| !asked.stream).await;
    nothing_rang(&city, &mut events).await;
    let listed = lan.warnings().await;
    assert_eq!(stands(&listed, &first), Some(AlertState::Cancelled), "it does not come back");
    assert_eq!(stands(&listed, &newer), Some(AlertState::Active), "and what came since stays");
    city.replay_list(None);
    city.beat();
    let lists = city.asked().iter().filter(|asked| !asked.stream).count();
    city.has_been_asked(lists + 1, |asked| !asked.stream).await;
}

#[tokio::test]
async fn a_stream_that_says_nothing_is_opened_anew() {
    let city = AlertCity::start().await;
    let clock = TurnedClock::right();
    let lan = Device::with(city.profile(), Arc::new(clock.clone())).await;
    let mut events = lan.engine.subscribe();
    lan.is_live().await;
    nothing_rang(&city, &mut events).await;
    city.pass(76_000);
    clock.pass(76_000);
    city.has_been_asked(2, |asked| asked.stream).await;
    nothing_rang(&city, &mut events).await;
}

#[tokio::test]
async fn while_the_city_has_no_place_the_list_is_asked_for_every_minute() {
    let city = AlertCity::start().await;
    city.stream_is_full(600);
    let clock = TurnedClock::right();
    let lan = Device::with(city.profile(), Arc::new(clock.clone())).await;
    let mut events = lan.engine.subscribe();
    for minute in 1..=3 {
        city.has_been_asked(minute, |asked| !asked.stream).await;
        let alert = city.compose();
        city.put_on_list(&alert);
        let rang = rings_while(&mut events, &clock).await;
        assert_eq!(rang.id, alert.id, "minute {minute}");
    }
    let streams = city.asked().into_iter().filter(|asked| asked.stream).count();
    assert_eq!(streams, 1, "nobody pushes in");
}

/// Lets time pass, second by second, until a warning rings.
async fn rings_while(events: &mut hue_core::Subscription, clock: &TurnedClock) -> Alert {
    let wait = async {
        loop {
            tokio::select! {
                biased;
                event = events.next() => {
                    if let Event::AlertRang { alert } = event.expect("the engine goes on").event {
                        return alert.alert;
                    }
                }
                () = tokio::task::yield_now() => clock.pass(5),
            }
        }
    };
    tokio::time::timeout(CEILING, wait).await.expect("it rings")
}

#[tokio::test]
async fn a_warning_in_words_of_a_newer_city_is_shown_all_the_same() {
    let city = AlertCity::start().await;
    let lan = Device::warned_by(&city).await;
    let mut events = lan.engine.subscribe();
    let alert = city.compose();
    let mut newer = serde_json::to_value(&alert).unwrap();
    newer["hazard"] = "volcano".into();
    newer["actions"] = serde_json::json!(["go_up", "put_on_masks"]);
    newer["lane"] = "left".into();
    lan.is_live().await;
    city.say_alert(&SignedAlert(city.key.sign(&newer)));
    let rang = rings(&mut events).await.alert;
    assert_eq!((rang.id, rang.hazard), (alert.id, Hazard::Other));
    assert_eq!(rang.actions, [hue_model::alert::Action::GoUp]);
}
