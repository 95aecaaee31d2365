//! The map in a browser: drawn without a network, pressed, and read as a list with keys alone.

use hue_model::queue::NetworkHint;
use hue_tests::console::Console;
use hue_tests::people::HA;
use hue_tests::phone::{Door, Phone as _};
use hue_tests::screen::Screen;
use hue_tests::{app, axe};
use serde_json::json;

use crate::phone::{Phone, keyboard};
use crate::river::{SCHOOL, river};

/// Waits until the map stands still; answers how many things are seen on it.
async fn drawn(screen: &Screen) -> u64 {
    let seen = screen.wait("return document.querySelector('hue-map')?.dataset.drawn", &[]).await;
    let seen = seen.as_str().and_then(|seen| seen.parse().ok());
    seen.unwrap_or_else(|| panic!("the map is not drawn"))
}

/// Presses the map where it draws this thing.
async fn press(phone: &Phone, id: &str) {
    let at = "const map = document.querySelector('hue-map'), one = JSON.parse(map.dataset.scene).points.find((it) => it.id === args[0]);
        map.scrollIntoView({ block: 'center' });
        const { left, top } = map.getBoundingClientRect(), { x, y } = map.map.project([one.long, one.lat]);
        return [left + x, top + y]";
    let at = phone.screen().wait(at, &[id]).await;
    for kind in ["mousePressed", "mouseReleased"] {
        let press = json!({ "type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1 });
        phone.browser.devtools("Input.dispatchMouseEvent", press).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lan_reads_the_map_offline_with_a_finger_and_with_keys() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    let key = phone.city.gauge_key("dai-kttv").await;
    river(&phone, &key, 0, 3.62).await;
    Console::sign_in(&phone.city.profile.base_url, HA).await.shelters(SCHOOL, &["open"]).await;
    app::begin(screen).await;
    Door::beside(screen).await.call(NetworkHint { online: true }).await.unwrap();
    screen.reads("3,62").await;
    app::go(screen, "Cảnh báo").await;
    screen.press("link", "Nơi trú và chỗ để xe khi lụt").await;
    screen.reads("Trường tiểu học mẫu").await;
    app::go(screen, "Cảnh báo").await;
    let loaded = "return 1 + performance.getEntriesByType('resource').filter((one) => one.name.includes('maplibre')).length";
    assert_eq!(screen.wait(loaded, &[]).await, 1, "nobody pays for a map that is not opened");

    phone.network.off().await;
    screen.press("link", "Bản đồ").await;
    assert!(drawn(screen).await > 20, "places and stations around the river");
    axe::finds_nothing(screen, "the map").await;
    // With a finger on the school.
    for other in ["Điểm tham quan (", "Điểm hay ngập (", "Sông, hồ, mưa ("] {
        screen.press("checkbox", other).await;
    }
    assert_eq!(drawn(screen).await, 1, "one shelter is left");
    let shelter = "const { points } = JSON.parse(document.querySelector('hue-map').dataset.scene); return points.length === 1 && points[0].id";
    let shelter = screen.wait(shelter, &[]).await;
    press(&phone, shelter.as_str().expect("the shelter is drawn")).await;
    screen.find("heading", "Trường tiểu học mẫu").await;
    screen.reads("Đang mở").await;
    screen.press("button", "Đóng").await;

    // With keys: past the map, into the list, and the card has the focus.
    screen.press("checkbox", "Sông, hồ, mưa (").await;
    keyboard::to(screen, "Bỏ qua bản đồ, tới danh sách").await;
    screen.keys(keyboard::ENTER).await;
    keyboard::to(screen, "Kim Long").await;
    screen.keys(keyboard::ENTER).await;
    let on_card = "return document.activeElement.id === 'map-card-name' && document.activeElement.textContent === 'Kim Long'";
    assert_eq!(screen.wait(on_card, &[]).await, true, "the card says what was chosen");
    screen.reads("Trên báo động 3").await;
    assert!(drawn(screen).await > 0);
    axe::finds_nothing(screen, "a gauge on the map").await;
    keyboard::to(screen, "Xem chi tiết").await;
    screen.keys(keyboard::ENTER).await;
    screen.reads("Báo khi số đo lên tới (m)").await;
    phone.end().await;
}

/// A device without WebGL: the list has everything, and says so.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_device_that_cannot_draw_has_the_list() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    let blind = "HTMLCanvasElement.prototype.getContext = () => null";
    phone.browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": blind })).await;
    screen.client.refresh().await.unwrap();
    app::begin(screen).await;
    app::go(screen, "Cảnh báo").await;
    screen.press("link", "Bản đồ").await;
    screen.reads("Máy này không vẽ được bản đồ").await;
    screen.press("button", "Chợ Đông Ba").await;
    screen.reads("Chỉ đường").await;
    axe::finds_nothing(screen, "a map that cannot be drawn").await;
    phone.end().await;
}
