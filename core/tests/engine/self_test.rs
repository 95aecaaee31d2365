//! "Try my warnings" where the city is busy, slow, or half out of reach: each is said as what it is.

use std::sync::Arc;

use hue_core::Handle;
use hue_core::clock::SystemClock;
use hue_model::alert::{TestFailure, TestWarnings, TestedWay, WarningTest};

use super::alert_city::AlertCity;
use super::clock::TurnedClock;
use super::kit::Device;

/// Chị Lan tries her warnings; the city answers her stream after `millis` of her clock, where it does at all.
async fn tries(city: &AlertCity, clock: &TurnedClock, lan: &Device, answers: Option<i64>) -> WarningTest {
    let before = city.asked().iter().filter(|asked| asked.test.is_some()).count();
    let answer = async {
        city.has_been_asked(before + 1, |asked| asked.test.is_some()).await;
        match answers {
            Some(millis) => {
                clock.pass(millis);
                city.answer_test();
            }
            None => clock.pass(31_000),
        }
    };
    let (test, ()) = tokio::join!(lan.engine.handle(TestWarnings {}), answer);
    test.unwrap()
}

#[tokio::test]
async fn a_busy_city_is_told_apart_from_one_that_does_not_answer_and_late_from_never() {
    let (city, clock) = (AlertCity::start().await, TurnedClock::right());
    let lan = Device::with(city.profile(), Arc::new(clock.clone())).await;
    lan.is_live().await;

    let late = tries(&city, &clock, &lan, Some(12_000)).await;
    assert!(
        matches!(late.stream, TestedWay::Arrived { millis: 12_000..30_000 }),
        "late, and it came: {late:?}"
    );
    let never = tries(&city, &clock, &lan, None).await;
    assert_eq!(never.stream, TestedWay::Failed { reason: TestFailure::Late });

    city.list_is_busy(Some(90));
    let busy = tries(&city, &clock, &lan, Some(0)).await;
    assert_eq!(busy.list, TestedWay::Failed { reason: TestFailure::Busy { seconds: 90 } });
    assert!(matches!(busy.stream, TestedWay::Arrived { .. }), "the keys of before do: {busy:?}");
    city.stream_is_full(45);
    let full = lan.engine.handle(TestWarnings {}).await.unwrap();
    assert_eq!(full.stream, TestedWay::Failed { reason: TestFailure::Busy { seconds: 45 } });
}

#[tokio::test]
async fn a_device_without_keys_says_that_and_not_that_the_city_is_a_stranger() {
    let (city, clock) = (AlertCity::start().await, TurnedClock::right());
    city.list_is_busy(Some(90));
    let lan = Device::with(city.profile(), Arc::new(clock.clone())).await;
    let test = tries(&city, &clock, &lan, Some(0)).await;
    assert_eq!(test.list, TestedWay::Failed { reason: TestFailure::Busy { seconds: 90 } });
    assert_eq!(test.stream, TestedWay::Failed { reason: TestFailure::NoKeys });
}

#[tokio::test]
async fn the_test_s_own_list_is_not_counted_as_heard() {
    let city = AlertCity::start().await;
    // It comes again by itself only after half a minute.
    city.stream_is_full(3_600);
    city.list_is_busy(Some(3_600));
    let lan = Device::with(city.profile(), Arc::new(SystemClock::new())).await;
    city.has_been_asked(1, |asked| !asked.stream).await;
    city.list_is_busy(None);
    let test = lan.engine.handle(TestWarnings {}).await.unwrap();
    assert!(matches!(test.list, TestedWay::Arrived { .. }), "{test:?}");
    assert!(test.heard.at.is_none() && !test.heard.live, "by itself it heard nothing yet: {test:?}");
    assert!(lan.warnings().await.heard.at.is_some(), "what the test brought is kept all the same");
}
