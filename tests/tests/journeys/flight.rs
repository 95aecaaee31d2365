//! The first launch in flight mode: what the app can do before it ever heard from the city, on every screen.

use hue_model::queue::NetworkHint;
use hue_tests::console::Console;
use hue_tests::people::HA;
use hue_tests::phone::{Door, Phone as _};
use hue_tests::screen::Screen;
use hue_tests::{app, axe};

use crate::phone::Phone;
use crate::rescue::may_know_the_place;

/// What stands there without anything from the city, by the address of the screen.
const WORKS: [(&str, &str); 28] = [
    ("/", "Gửi phản ánh"),
    ("/reports", "Chưa có phản ánh nào"),
    ("/services", "Bạn đang cần gì?"),
    ("/services/groups/public", "Tra cứu hồ sơ"),
    ("/services/events/storm", "Bản đồ điểm ngập"),
    ("/services/public.portal", "Trang web, mở bằng trình duyệt"),
    ("/wards/19753", "Gồm các phường, xã cũ"),
    ("/agencies/so-xay-dung", "Phản ánh được chuyển đến đây"),
    ("/services/health.facilities/use", "Cấp cứu: gọi 115"),
    ("/explore", "91 nơi"),
    ("/explore/dai-noi", "Giờ mở cửa"),
    ("/events", "Hội vật làng Sình"),
    ("/events/vat-lang-sinh", "10/1 âm lịch"),
    ("/plans", "Chưa có lịch trình nào"),
    ("/help", "Gửi phản ánh khi không có mạng"),
    ("/help/report.offline", "Chưa rõ? Tổng đài trả lời giúp bạn."),
    ("/map", "Điểm hay ngập ("),
    ("/me", "Bạn đang là khách"),
    ("/me/try-warnings", "Thử ngay"),
    ("/me/privacy", "Ai giữ gì, để làm gì, bao lâu"),
    ("/me/emergency-card", "Thẻ được mã hóa"),
    ("/me/emergency-card/show", "115: Cấp cứu"),
    ("/me/about", "Phiên bản"),
    ("/sign-in", "Không bắt buộc"),
    ("/reports/new", "Bạn thấy gì?"),
    ("/sos", "Giữ 2 giây"),
    ("/welcome", "Ai giữ gì, để làm gì, bao lâu"),
    ("/nowhere", "Không có trang này"),
];

/// What only the city knows: the screen says so, and that it asks again by itself.
const WAITS: [(&str, &str); 7] = [
    ("/alerts", "Chưa nhận được tin từ thành phố lần nào"),
    ("/gauges", "Chưa lấy được số liệu"),
    ("/shelters", "Chưa lấy được danh sách nơi trú"),
    ("/services/util.outages/use", "Chưa lấy được lịch cắt điện, nước"),
    ("/services/cam.river/use", "Chưa lấy được danh sách camera"),
    ("/services/cam.traffic/use", "Chưa lấy được danh sách camera"),
    ("/services/public.lookup/use", "Chưa theo dõi hồ sơ nào"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_screen_says_what_it_can_before_it_ever_heard_from_the_city() {
    let phone = Phone::in_flight_mode().await;
    let screen = phone.screen();
    app::begin(screen).await;
    for (path, text) in WORKS.into_iter().chain(WAITS) {
        app::at(screen, path).await;
        screen.reads(text).await;
        axe::finds_nothing(screen, path).await;
        assert_eq!(loaded_anew(screen, path).await, "text/html; charset=utf-8", "{path} can be loaded anew");
    }
    phone.end().await;
}

/// What the door answers to somebody who loads this address.
async fn loaded_anew(screen: &Screen, path: &str) -> serde_json::Value {
    let script = "fetch(arguments[0]).then((answer) => arguments[1](answer.headers.get('content-type')))";
    screen.client.execute_async(script, vec![path.into()]).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_sent_in_flight_mode_arrives_after_the_landing() {
    let phone = Phone::in_flight_mode().await;
    may_know_the_place(&phone, "denied").await;
    let screen = phone.screen();
    app::begin(screen).await;
    report(screen).await;
    call(screen).await;
    phone.network.on().await;
    Door::beside(screen).await.call(NetworkHint { online: true }).await.unwrap();
    screen.reads("Thành phố đã nhận").await;
    app::at(screen, "/reports").await;
    screen.reads("Thành phố đã nhận").await;
    let mut ha = Console::sign_in(&phone.city.profile.base_url, HA).await;
    assert_eq!(ha.queue().await.len(), 1, "one report");
    assert!(ha.next_call().await.is_some(), "and the call");
    phone.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_app_that_a_fault_has_stopped_says_so_and_leads_to_rescue() {
    let phone = Phone::in_flight_mode().await;
    let screen = phone.screen();
    app::begin(screen).await;
    // (module (func (export "t") unreachable)): a fault as Rust ends it.
    let fault = "const code = Uint8Array.from([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
        setTimeout(new WebAssembly.Instance(new WebAssembly.Module(code)).exports.t); return true";
    screen.wait(fault, &[]).await;
    screen.reads("Ứng dụng đã dừng vì một lỗi").await;
    axe::finds_nothing(screen, "a fault").await;
    screen.press("link", "Cần cứu hộ (SOS)").await;
    screen.reads("Giữ 2 giây").await;
    phone.end_but_for(&["RuntimeError: unreachable"]).await;
}

/// A guest finds the form by a word, writes and sends.
async fn report(screen: &Screen) {
    app::go(screen, "Dịch vụ").await;
    screen.fill("Tìm dịch vụ, nơi chốn, cơ quan, trợ giúp", "den duong").await;
    screen.press("link", "Đèn đường").await;
    screen.reads("Bạn thấy gì?").await;
    app::choose_place(screen, "phu hoi", "Phú Hội").await;
    screen.fill("Bạn thấy gì?", "Hai bóng tắt từ tối thứ Bảy").await;
    screen.reads("Đã lưu").await;
    screen.enter("button", "Gửi phản ánh").await;
    screen.enter("button", "Gửi không cần đăng nhập").await;
    screen.reads("Đợi có mạng").await;
}

/// Presses SOS, and is told at once not to wait for the app.
async fn call(screen: &Screen) {
    app::go(screen, "Trang chủ").await;
    screen.press("link", "SOS, gọi cứu hộ").await;
    screen.enter("button", "Giữ 2 giây").await;
    screen.press("button", "Gửi ngay").await;
    screen.reads("Chưa tới được thành phố").await;
    screen.reads("Gọi 112").await;
    screen.press("button", "Gửi bằng tin nhắn").await;
    screen.reads("Nguyên văn").await;
    axe::finds_nothing(screen, "the text of a call").await;
    screen.press("button", "Đóng").await;
}
