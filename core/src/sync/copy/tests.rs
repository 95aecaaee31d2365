//! When a copy is asked for.

use super::{Copies, FOR_GOOD, FRESH, GONE, SAVING, SHOWN, Topic, Want};

fn want() -> Want {
    Want::new(Topic::Gauges, |_| true)
}

#[test]
fn what_is_shown_is_asked_for_every_two_minutes_and_no_longer_than_it_is_shown() {
    let shown = Want { asked_at: Some(0), tried_at: Some(0), ..want() };
    assert_eq!(Want { tried_at: None, ..shown.clone() }.due(7, 1), Some(7), "at once");
    assert_eq!((shown.due(1, 1), shown.due(1, SAVING)), (Some(SHOWN), Some(4 * SHOWN)));
    assert_eq!(shown.due(2 * SHOWN, 1), None, "nobody is there any more");
    assert!(shown.due(4 * SHOWN, SAVING).is_some(), "while data is saved a screen is told later");
    let for_good = Want { for_good: true, ..shown };
    assert_eq!((for_good.due(1, 1), for_good.due(2 * SHOWN, 1)), (Some(SHOWN), Some(FOR_GOOD)));
}

#[test]
fn what_failed_is_tried_again_sooner_and_at_once_when_the_network_is_back() {
    let copies = Copies::default();
    let failed = Want { for_good: true, tried_at: Some(0), failures: 1, pause: 700, ..want() };
    copies.open().insert("/x".into(), failed);
    assert!(matches!(copies.next(1, 1), Err(Some(699))));
    copies.try_again();
    assert!(copies.next(1, 1).is_ok());
}

#[test]
fn the_moment_that_the_city_named_is_waited_for_whatever_happens() {
    let copies = Copies::default();
    let busy = Want { asked_at: Some(0), tried_at: Some(0), failures: 1, not_before: Some(90_000), ..want() };
    copies.open().insert("/x".into(), busy);
    copies.try_again();
    copies.ask_again(FRESH, 1);
    assert!(matches!(copies.next(FRESH, 1), Err(Some(60_000))));
    assert!(copies.next(90_000, 1).is_ok());
}

#[test]
fn word_that_the_network_is_back_asks_for_what_is_shown_and_old() {
    let copies = Copies::default();
    copies.open().insert("/x".into(), Want { asked_at: Some(0), tried_at: Some(0), ..want() });
    copies.ask_again(FRESH - 1, 1);
    assert!(copies.next(FRESH - 1, 1).is_err(), "it was just said");
    copies.ask_again(FRESH, 1);
    assert!(copies.next(FRESH, 1).is_ok());
    copies.open().insert("/x".into(), Want { for_good: true, tried_at: Some(0), ..want() });
    copies.ask_again(5 * FRESH, 1);
    assert!(copies.next(5 * FRESH, 1).is_err(), "nobody looks at it");
}

#[test]
fn a_secret_that_the_city_did_not_take_is_not_tried_again_for_an_hour() {
    let copies = Copies::default();
    let secret = Some(("x-pin", "3479".to_owned()));
    let refused = Want { asked_at: Some(0), tried_at: Some(0), failures: 1, gone: true, secret, ..want() };
    copies.open().insert("/x".into(), Want { for_good: true, ..refused });
    copies.try_again();
    copies.ask_again(FRESH, 1);
    assert!(matches!(copies.next(FRESH, 1), Err(Some(left)) if left == GONE - FRESH));
    assert!(copies.next(GONE, 1).is_ok());
}
