//! The river on a phone: its readings, a level of Lan's own, and a shelter, with the city and without it.

use hue_model::queue::NetworkHint;
use hue_tests::console::Console;
use hue_tests::people::HA;
use hue_tests::phone::{Door, Phone as _};
use hue_tests::{app, axe};

use crate::phone::Phone;

pub(crate) const SCHOOL: &str = "kind,name,ward,address,lat,long,capacity,contact,phone,floor_cm,ramp,toilets,note\n\
    shelter,Trường tiểu học mẫu,19753,1 đường Mẫu,16.4741,107.5852,200,cô Mai,0234 000 001,120,yes,4,\n";

/// The water at Kim Long, so many hours ago.
pub(crate) async fn river(phone: &Phone, key: &str, hours: i64, metres: f64) {
    let now = hue_city::clock::Clock::now(&hue_city::clock::System);
    let at = now.plus(-hours * 3_600_000).0;
    let rows = format!("station,at,quantity,value,unit\nriver-kim-long,{at},water_level,{metres},m\n");
    let url = format!("{}/api/v1/gauges/readings", phone.city.base_url);
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let post = client.post(url).bearer_auth(key).header("content-type", "text/csv").body(rows);
    assert!(post.send().await.unwrap().status().is_success());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lan_sets_a_level_and_her_phone_says_when_the_river_reaches_it() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    let key = phone.city.gauge_key("dai-kttv").await;
    for (hours, metres) in [(9, 1.4), (2, 2.6), (1, 2.8), (0, 2.9)] {
        river(&phone, &key, hours, metres).await;
    }
    Console::sign_in(&phone.city.profile.base_url, HA).await.shelters(SCHOOL, &["open"]).await;
    app::begin(screen).await;
    let door = Door::beside(screen).await;
    // Her phone may have asked between two of the readings, and would ask again in two minutes.
    door.call(NetworkHint { online: true }).await.unwrap();
    screen.reads("2,90").await;
    axe::finds_nothing(screen, "home with the river").await;
    app::go(screen, "Cảnh báo").await;
    screen.press("link", "Mực nước, hồ chứa và mưa").await;
    screen.reads("Trên báo động 2").await;
    axe::finds_nothing(screen, "the gauges").await;
    screen.press("link", "Kim Long").await;
    screen.reads("Không có số liệu từ").await;
    screen.fill("Báo khi số đo lên tới (m)", "cao").await;
    screen.press("button", "Đặt ngưỡng").await;
    screen.reads("Nhập một số từ").await;
    screen.fill("Báo khi số đo lên tới (m)", "3,00").await;
    screen.press("button", "Đặt ngưỡng").await;
    screen.reads("Hết vượt khi xuống dưới 2,80 m").await;
    axe::finds_nothing(screen, "a gauge with a level").await;

    screen.press("button", "Bỏ ngưỡng 3,00 m").await;
    screen.reads("Đã bỏ ngưỡng 3,00 m").await;
    screen.press("button", "Hoàn tác").await;
    screen.reads("Hết vượt khi xuống dưới 2,80 m").await;
    app::go(screen, "Tôi").await;
    river(&phone, &key, 0, 3.05).await;
    door.call(NetworkHint { online: true }).await.unwrap();
    screen.reads("Ngưỡng của bạn: Kim Long đo được 3,05 m, mức đã đặt 3,00 m").await;
    screen.press("button", "Xem").await;
    screen.reads("Đang vượt").await;

    app::go(screen, "Cảnh báo").await;
    screen.press("link", "Nơi trú và chỗ để xe khi lụt").await;
    screen.reads("Trường tiểu học mẫu").await;
    screen.reads("Đang mở").await;
    axe::finds_nothing(screen, "the shelters").await;
    phone.network.off().await;
    screen.client.refresh().await.unwrap();
    screen.reads("Trường tiểu học mẫu").await;
    app::go(screen, "Cảnh báo").await;
    screen.reads("≥ 3,00 m").await;
    phone.end().await;
}
