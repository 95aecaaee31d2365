//! Warnings and time: expired while nobody heard, clocks that are wrong or unsure.

use std::sync::Arc;

use hue_core::Handle;
use hue_model::alert::AlertState;
use hue_model::queue::NetworkHint;

use super::alert_city::{AlertCity, HOUR};
use super::alerts::{nothing_rang, rings, stands};
use super::clock::TurnedClock;
use super::kit::Device;

const DAY: i64 = 24 * HOUR;

/// A device whose own clock is wrong by `millis`.
async fn wrong_by(city: &AlertCity, millis: i64) -> (Device, TurnedClock) {
    let clock = TurnedClock::right();
    clock.put_wrong(millis);
    (Device::with(city.profile(), Arc::new(clock.clone())).await, clock)
}

#[tokio::test]
async fn what_expired_while_the_device_was_off_is_history() {
    let city = AlertCity::start().await;
    let (mut lan, clock) = wrong_by(&city, 0).await;
    lan.is_live().await;
    lan.engine.close().await;
    let gone = city.compose();
    city.put_on_list(&gone);
    city.pass(7 * HOUR);
    clock.pass(7 * HOUR);
    city.put_on_list(&city.compose());
    lan.restart().await;
    let mut events = lan.engine.subscribe();
    rings(&mut events).await;
    city.say_alert(&city.signed(&gone));
    nothing_rang(&city, &mut events).await;
    assert_eq!(stands(&lan.warnings().await, &gone), Some(AlertState::Expired));
}

#[tokio::test]
async fn a_warning_ends_by_itself_while_the_app_is_open() {
    let city = AlertCity::start().await;
    let (lan, clock) = wrong_by(&city, 0).await;
    let mut events = lan.engine.subscribe();
    let alert = city.compose();
    city.publish(&alert);
    rings(&mut events).await;
    clock.pass(7 * HOUR);
    lan.warnings_show(|listed| stands(listed, &alert) == Some(AlertState::Expired)).await;
}

#[tokio::test]
async fn a_clock_off_by_a_day_hides_nothing_and_revives_nothing() {
    for wrong in [-DAY, DAY] {
        let city = AlertCity::start().await;
        let (mut lan, clock) = wrong_by(&city, wrong).await;
        let mut events = lan.engine.subscribe();
        lan.is_live().await;
        let (short, long) = (city.compose(), city.compose());
        let long = hue_model::alert::Alert { expires: city.now().plus(72 * HOUR), ..long };
        for alert in [&short, &long] {
            city.publish(alert);
            let rang = rings(&mut events).await;
            assert_eq!(rang.alert.id, alert.id);
            assert!((0..1_000).contains(&rang.delay.unwrap()), "by the city's clock: {:?}", rang.delay);
        }
        city.pass(7 * HOUR);
        clock.pass(7 * HOUR);
        lan.warnings_show(|listed| stands(listed, &short) == Some(AlertState::Expired)).await;

        // Offline, and the citizen turns the clock once more: nobody can tell the time now.
        city.stream_is_down(true);
        city.replay_list(Some("{}".to_owned()));
        city.cut();
        for turned in [0, wrong, -wrong] {
            clock.put_wrong(turned);
            lan.restart().await;
            let mut events = lan.engine.subscribe();
            let listed = lan.warnings().await;
            assert_eq!(stands(&listed, &short), Some(AlertState::Expired), "{wrong} {turned}: stays over");
            assert_eq!(stands(&listed, &long), Some(AlertState::Active), "{wrong} {turned}: stays shown");
            city.stream_is_down(false);
            lan.engine.handle(NetworkHint { online: true }).await.unwrap();
            lan.warnings_show(|listed| listed.heard.live).await;
            nothing_rang(&city, &mut events).await;
            city.stream_is_down(true);
            city.cut();
        }
    }
}

#[tokio::test]
async fn with_an_unsure_clock_the_signed_list_says_what_is_in_force() {
    for wrong in [-400 * DAY, 400 * DAY] {
        let city = AlertCity::start().await;
        city.stream_is_down(true);
        let alert = city.compose();
        city.put_on_list(&alert);
        let (lan, _clock) = wrong_by(&city, wrong).await;
        let mut events = lan.engine.subscribe();
        let rang = rings(&mut events).await;
        assert_eq!((rang.alert.id, rang.state), (alert.id, AlertState::Active));
        assert_eq!(rang.delay, None, "nobody knows how late it is");
        // A later list that was issued after its end is the city's word that it is over.
        city.pass(7 * HOUR);
        city.put_on_list(&city.compose());
        lan.engine.handle(NetworkHint { online: true }).await.unwrap();
        lan.warnings_show(|listed| stands(listed, &alert) == Some(AlertState::Expired)).await;
    }
}

#[tokio::test]
async fn what_a_later_list_leaves_out_is_over_though_nobody_heard_its_end() {
    let city = AlertCity::start().await;
    let (mut lan, _clock) = wrong_by(&city, 0).await;
    let mut events = lan.engine.subscribe();
    let alert = city.compose();
    city.publish(&alert);
    rings(&mut events).await;
    drop(events);
    lan.engine.close().await;
    city.take_off_list(alert.incident);
    lan.restart().await;
    let mut events = lan.engine.subscribe();
    lan.warnings_show(|listed| stands(listed, &alert) == Some(AlertState::Expired)).await;
    city.say_alert(&city.signed(&alert));
    nothing_rang(&city, &mut events).await;
    assert_eq!(stands(&lan.warnings().await, &alert), Some(AlertState::Expired), "and stays over");
}

#[tokio::test]
async fn a_phone_whose_clock_stood_still_learns_from_the_list_that_time_went_on() {
    let city = AlertCity::start().await;
    let (lan, _stands_still) = wrong_by(&city, 0).await;
    let mut events = lan.engine.subscribe();
    lan.is_live().await;
    let short = city.compose();
    city.publish(&short);
    assert_eq!(rings(&mut events).await.alert.id, short.id);
    city.stream_is_down(true);
    city.cut();
    lan.warnings_show(|listed| !listed.heard.live).await;

    // The phone slept for a night, and its clock with it.
    city.pass(7 * HOUR);
    let morning = city.compose();
    city.put_on_list(&morning);
    lan.engine.handle(NetworkHint { online: true }).await.unwrap();
    let rang = rings(&mut events).await;
    assert_eq!(rang.alert.id, morning.id);
    assert!((0..1_000).contains(&rang.delay.unwrap()), "by the city's time of the list: {:?}", rang.delay);
    let listed = lan.warnings().await;
    assert_eq!(stands(&listed, &short), Some(AlertState::Expired), "what ended in the night is over");
    assert_eq!(stands(&listed, &morning), Some(AlertState::Active));
}
