//! Calls for rescue from a phone: by key, by a finger that holds, and where no network is.

use fantoccini::Locator;
use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use hue_model::place::PlaceSource;
use hue_model::sos::{ListSos, Sos, SosState, WaterLevel};
use hue_tests::axe;
use hue_tests::phone::{Door, Phone as _};
use hue_tests::plan::figure;
use hue_tests::screen::Screen;
use serde_json::json;

use crate::phone::Phone;
use crate::phone::keyboard;

/// The calls that the engine behind this screen knows.
async fn calls(screen: &Screen) -> Vec<Sos> {
    Door::beside(screen).await.call(ListSos {}).await.expect("the engine lists its calls")
}

/// Answers for the citizen whether this page may know where the phone is.
pub(crate) async fn may_know_the_place(phone: &Phone, setting: &str) {
    let permission = json!({ "permission": { "name": "geolocation" }, "setting": setting });
    phone.browser.devtools("Browser.setPermission", permission).await;
}

/// Holds the red button for longer than the two seconds it wants.
async fn hold(screen: &Screen) {
    let button = screen.client.find(Locator::Css("#sos-hold")).await.expect("the red button");
    let (x, y, width, height) = button.rectangle().await.expect("it has a place");
    let finger = MouseActions::new("finger".into())
        .then(PointerAction::MoveTo { duration: None, x: x + width / 2.0, y: y + height / 2.0 })
        .then(PointerAction::Down { button: 0 })
        .then(PointerAction::Pause { duration: std::time::Duration::from_millis(2_400) })
        .then(PointerAction::Up { button: 0 });
    screen.client.perform_actions(finger).await.expect("a finger can hold");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_calls_for_rescue_with_keys_before_anything_is_set_up() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    let here = json!({ "latitude": 16.4785, "longitude": 107.5772, "accuracy": 12 });
    phone.browser.devtools("Emulation.setGeolocationOverride", here).await;
    may_know_the_place(&phone, "granted").await;
    screen.reads("Ai giữ gì, để làm gì, bao lâu").await;
    keyboard::to(screen, "SOS").await;
    screen.keys(keyboard::ENTER).await;
    screen.reads("Giữ 2 giây").await;
    axe::finds_nothing(screen, "calling for rescue").await;
    keyboard::to(screen, "Giữ 2 giây").await;
    screen.keys(keyboard::ENTER).await;
    screen.reads("Gửi SOS sau").await;
    axe::finds_nothing(screen, "the count").await;
    keyboard::to(screen, "Thôi, không gửi").await;
    screen.keys(keyboard::ENTER).await;
    screen.reads("Giữ 2 giây").await;
    assert_eq!(calls(screen).await, [], "a slip sends nothing");
    keyboard::to(screen, "Giữ 2 giây").await;
    screen.keys(keyboard::ENTER).await;
    screen.reads("Thành phố đã nhận").await;
    axe::finds_nothing(screen, "a call the city has").await;

    screen.press("input[name=sos-water]", "Ngang bụng").await;
    screen.press("button", "Thêm một người").await;
    screen.press("button", "Thêm một người").await;
    screen.fill("Số điện thoại của bạn", "0905123456").await;
    screen.reads("2 người").await;
    let said = Door::beside(screen).await;
    let told = async |door: &Door| {
        let call = door.call(ListSos {}).await.ok()?.into_iter().next()?;
        (call.up_to_date && call.details.phone == "0905123456").then_some(call)
    };
    let call = said.until("the city has everything that was said", told).await;
    assert_eq!((call.details.water, call.details.people), (Some(WaterLevel::Waist), Some(2)));
    let place = call.details.place.expect("the phone knows where it is");
    assert_eq!((place.source, place.accuracy), (PlaceSource::Gps, Some(12.0)));
    screen.reads("Thành phố có mọi điều bạn đã nói").await;

    screen.press("button", "Rút lời gọi").await;
    // Found only once the sheet stands still.
    screen.find("button", "Mọi người đã an toàn").await;
    axe::finds_nothing(screen, "taking a call back").await;
    screen.press("button", "Mọi người đã an toàn").await;
    screen.reads("Bạn đã rút lời gọi").await;
    phone.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_held_button_sends_and_without_a_network_says_so_until_one_is_there() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    may_know_the_place(&phone, "denied").await;
    screen.reads("Ai giữ gì, để làm gì, bao lâu").await;
    phone.network.off().await;
    screen.press("link", "SOS").await;
    screen.reads("Giữ 2 giây").await;
    hold(screen).await;
    screen.reads("Chưa tới được thành phố").await;
    axe::finds_nothing(screen, "a call that waits for a network").await;
    let call = calls(screen).await.pop().expect("one call");
    assert!(matches!(call.state, SosState::Waiting { .. }), "{:?}", call.state);
    assert_eq!(call.details.place, None, "nobody waited for a place that is not told");
    screen.reads("Gọi 112").await;
    phone.network.on().await;
    screen.reads("Thành phố đã nhận").await;
    assert_eq!(calls(screen).await.len(), 1, "the same call, once");
    phone.end().await;
}

/// Touches the middle of the red button and lets go once the app has a call.
async fn touch(phone: &Phone) {
    let screen = phone.screen();
    let button = screen.client.find(Locator::Css("#sos-hold")).await.expect("the red button");
    let (x, y, width, height) = button.rectangle().await.expect("it has a place");
    let finger = json!([{ "x": x + width / 2.0, "y": y + height / 2.0 }]);
    let point = json!({ "type": "touchStart", "touchPoints": finger });
    phone.browser.devtools("Input.dispatchTouchEvent", point).await;
    let held = async |door: &Door| door.call(ListSos {}).await.ok()?.pop();
    Door::beside(screen).await.until("the held button sends", held).await;
    phone
        .browser
        .devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }))
        .await;
}

/// Goes to the button and to "send now" with keys.
async fn type_it(phone: &Phone) {
    let screen = phone.screen();
    keyboard::to(screen, "Giữ 2 giây").await;
    screen.keys(keyboard::ENTER).await;
    keyboard::to(screen, "Gửi ngay").await;
    screen.keys(keyboard::ENTER).await;
}

/// Presses what a screen reader says: buttons by their role and name.
async fn hear_it(phone: &Phone) {
    let screen = phone.screen();
    screen.press("button", "Giữ 2 giây").await;
    screen.press("button", "Gửi ngay").await;
}

/// Raises one call on a phone that tells nobody where it is; prints how long it took from the first touch to the city's word.
async fn sends_without_a_place(way: &str, raise: impl AsyncFn(&Phone)) {
    let phone = Phone::new().await;
    let screen = phone.screen();
    may_know_the_place(&phone, "denied").await;
    screen.reads("Ai giữ gì, để làm gì, bao lâu").await;
    keyboard::to(screen, "SOS").await;
    screen.keys(keyboard::ENTER).await;
    screen.reads("Giữ 2 giây").await;
    let began = tokio::time::Instant::now();
    raise(&phone).await;
    screen.reads("Thành phố đã nhận").await;
    figure(&format!("sos.sent_by_{way}"), format!("{:.2}", began.elapsed().as_secs_f64()), "s");
    let all = calls(screen).await;
    let [call] = &all[..] else { panic!("{way}: one call: {all:?}") };
    assert_eq!((&call.state, &call.details.place), (&SosState::Received, &None), "{way}");
    phone.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_the_place_denied_a_call_is_sent_by_touch_by_keys_and_by_what_is_read_aloud() {
    sends_without_a_place("touch", touch).await;
    sends_without_a_place("keys", type_it).await;
    sends_without_a_place("screen_reader", hear_it).await;
}
