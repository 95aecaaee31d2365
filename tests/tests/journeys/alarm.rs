//! A warning on its way from two officers to a phone that must not be overheard.

use hue_tests::screen::Screen;
use hue_tests::warning::Warning;
use hue_tests::{app, axe};

use crate::phone::Phone;

const ESCAPE: &str = "\u{e00c}";

/// Lan says where she lives, by the name her ward had until July 2025.
async fn choose_home(screen: &Screen) {
    app::go(screen, "Tôi").await;
    screen.press("button", "Phường, xã nơi bạn ở").await;
    screen.fill("Tìm theo tên", "tay loc").await;
    screen.press("button", "Tây Lộc").await;
    screen.reads("Phường Phú Xuân").await;
}

/// Whether the full screen is open, with the focus in it.
async fn rings(screen: &Screen) -> bool {
    let inside = "const alarm = document.getElementById('takeover');
        return alarm && (alarm.open && alarm.contains(document.activeElement) ? 'yes' : 'no')";
    screen.wait(inside, &[]).await == "yes"
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_officers_warn_and_lans_phone_takes_the_whole_screen_though_the_level_is_three() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    app::begin(screen).await;
    choose_home(screen).await;
    axe::finds_nothing(screen, "me with a home ward").await;
    app::go(screen, "Cảnh báo").await;
    screen.reads("Không có cảnh báo nào").await;
    axe::finds_nothing(screen, "no warnings").await;

    let base = phone.city.profile.base_url.clone();
    Warning::flood().publish(&base).await;
    screen.reads("Phá im lặng vì: Lũ vượt báo động 3").await;
    assert!(rings(screen).await, "the focus is inside");
    axe::finds_nothing(screen, "a warning over everything").await;
    screen.keys(ESCAPE).await;
    screen.keys(ESCAPE).await;
    assert!(rings(screen).await, "it is acknowledged and not waved away");
    screen.press("button", "Tôi đã đọc").await;
    screen.reads_no_longer("Phá im lặng vì").await;

    screen.reads("Đang có hiệu lực nơi bạn").await;
    axe::finds_nothing(screen, "the warnings").await;
    screen.press("link", "Lũ · Báo động 3").await;
    screen.reads("Phường Phú Xuân là nơi bạn ở.").await;
    screen.reads("Lên tầng cao hơn.").await;
    axe::finds_nothing(screen, "one warning").await;
    screen.client.refresh().await.unwrap();
    screen.reads("Vì sao bạn nhận được").await;
    assert!(!rings(screen).await, "what was read does not ring again");
    app::go(screen, "Trang chủ").await;
    screen.reads("Việc cần làm ngay").await;
    axe::finds_nothing(screen, "home with a warning").await;

    Warning::flood().exercise().publish(&base).await;
    screen.reads("đây là diễn tập, không phải cảnh báo thật").await;
    axe::finds_nothing(screen, "an exercise over everything").await;
    screen.press("button", "Cần cứu hộ (SOS)").await;
    screen.reads("Giữ 2 giây").await;
    assert!(!rings(screen).await, "whoever calls for rescue has seen it");
    phone.end().await;
}
