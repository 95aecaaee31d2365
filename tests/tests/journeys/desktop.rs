//! The real Tauri windows under Xvfb, the computer's and the phone's, with a real gnome-keyring.

use hue_tests::app;
use hue_tests::city::City;
use hue_tests::console::Console;
use hue_tests::desktop::DesktopWindow;
use hue_tests::keyring::Keyring;
use hue_tests::network::BadNetwork;
use hue_tests::people::{self, HA, LAN};
use hue_tests::surfer::Surfer;
use hue_tests::tray::Bar;
use hue_tests::warning::Warning;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lan_reports_offline_from_her_computer_and_sees_the_answer() {
    let keyring = Keyring::start().await;
    let network = BadNetwork::start(None).await;
    let city = City::behind(&network).await;
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("profile");
    let mut window = DesktopWindow::open(&data, &city.profile_file, &keyring).await;
    let screen = window.screen.clone();
    app::begin(&screen).await;
    app::go(&screen, "Tôi").await;
    screen.press("link", "Đăng nhập").await;
    screen.press("button", "Đăng nhập bằng VNeID").await;
    let address = window.opens().await;
    people::choose(&mut Surfer::new(), &address, LAN).await;
    app::greeted(&screen, LAN).await;
    assert!(!keyring.entries("vn.trangtien.hue").await.is_empty(), "the session is in the system's keyring");

    app::new_report(&screen).await;
    network.off().await;
    app::choose_place(&screen, "phu hoi", "Phú Hội").await;
    app::choose_category(&screen, "o ga", "Ổ gà").await;
    screen.fill("Bạn thấy gì?", "Ổ gà trước chợ Đông Ba").await;
    screen.reads("Đã lưu").await;
    app::send_with_name(&screen).await;
    screen.reads("Đợi có mạng").await;
    network.on().await;
    screen.reads("Thành phố đã nhận").await;

    let mut ha = Console::sign_in(&city.profile.base_url, HA).await;
    let queue = ha.queue().await;
    assert_eq!(queue.len(), 1, "exactly one report arrived");
    let id = *queue.first().unwrap();
    ha.take(id).await;
    ha.answer(id, "Đội sửa đường đến chiều nay.").await;
    screen.reads("Đội sửa đường đến chiều nay.").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_phones_app_keeps_a_report_without_any_city_and_over_a_restart() {
    let keyring = Keyring::start().await;
    let home = tempfile::tempdir().unwrap();
    let window = DesktopWindow::open_phone(home.path(), &keyring).await;
    let screen = window.screen.clone();
    app::begin(&screen).await;
    let wide = screen.client.execute("return innerWidth", vec![]).await.unwrap();
    assert_eq!(wide, 390, "the window is as wide as a phone");
    app::new_report(&screen).await;
    screen.fill("Bạn thấy gì?", "Cây đổ chắn lối vào kiệt").await;
    screen.reads("Đã lưu").await;
    window.close().await;

    let window = DesktopWindow::open_phone(home.path(), &keyring).await;
    app::go(&window.screen, "Phản ánh").await;
    window.screen.reads("Cây đổ chắn lối vào kiệt").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_warning_reaches_lan_through_her_desktop_while_she_looks_at_something_else() {
    let keyring = Keyring::start().await;
    let mut notices = keyring.notices().await;
    let city = City::start().await;
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("profile");
    let window = DesktopWindow::open(&data, &city.profile_file, &keyring).await;
    let screen = window.screen.clone();
    app::begin(&screen).await;
    app::go(&screen, "Tôi").await;
    screen.reads("Cảnh báo hiện cả khi bạn đang xem thứ khác").await;
    // Nobody under Xvfb gives another window the focus: the page is told that one has it.
    screen.client.execute("document.hasFocus = () => false", vec![]).await.unwrap();
    Warning::flood().publish(&city.profile.base_url).await;
    notices.shows("Lũ · Báo động 3").await;
    notices.shows("Phường Phú Xuân").await;
    screen.reads("Tôi đã đọc").await;
    window.close().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_warning_reaches_lan_behind_the_icon_beside_the_clock() {
    let keyring = Keyring::start().await;
    let mut bar = Bar::start(&keyring).await;
    let mut notices = keyring.notices().await;
    let city = City::start().await;
    let home = tempfile::tempdir().unwrap();
    let window = DesktopWindow::open(&home.path().join("profile"), &city.profile_file, &keyring).await;
    let screen = window.screen.clone();
    app::begin(&screen).await;
    let mut icon = bar.icon().await;
    icon.says("Không có cảnh báo nào cho nơi bạn").await;
    assert_eq!(icon.status().await, "Active");
    app::go(&screen, "Tôi").await;
    screen.press("checkbox", "Vẫn nghe cảnh báo khi đã đóng cửa sổ").await;
    icon.says("Đóng cửa sổ vẫn nghe cảnh báo").await;

    window.press_cross();
    window.is_shown(false).await;
    Warning::flood().publish(&city.profile.base_url).await;
    notices.shows("Lũ · Báo động 3").await;
    icon.says("Lũ · Báo động 3 · Cấp độ rủi ro 3, lớn").await;
    assert_eq!(icon.status().await, "NeedsAttention");
    // It is a danger to life: the page that stops the sound comes by itself.
    window.is_shown(true).await;
    screen.press("button", "Tôi đã đọc").await;

    window.press_cross();
    window.is_shown(false).await;
    icon.choose("SOS, gọi cứu hộ").await;
    window.is_shown(true).await;
    screen.reads("Cứu hộ").await;
    icon.choose("Thoát").await;
    window.is_shown(false).await;
}
