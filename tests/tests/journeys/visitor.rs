//! An, a visitor without an account: a day in Huế planned without a network, handed on as a link, kept by a friend.

use hue_tests::screen::Screen;
use hue_tests::{app, axe};

use crate::phone::Phone;

/// Goes to the places worth a visit.
async fn explore(screen: &Screen) {
    app::go(screen, "Dịch vụ").await;
    screen.press("link", "Điểm tham quan").await;
    screen.reads("Lịch trình của tôi").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_plans_a_day_offline_and_a_friend_keeps_it() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    app::begin(screen).await;
    phone.network.off().await;
    explore(screen).await;
    screen.press("link", "Đại Nội (Hoàng thành Huế)").await;
    screen.press("button", "Thêm vào lịch trình").await;
    axe::finds_nothing(screen, "the choice of a plan").await;
    screen.press("button", "Lịch trình mới").await;
    screen.reads("Đã thêm vào “Một ngày ở Huế”").await;
    screen.press("button", "Về danh sách điểm tham quan").await;
    screen.press("link", "Kỳ Đài").await;
    screen.press("button", "Thêm vào lịch trình").await;
    screen.press("button", "Một ngày ở Huế").await;
    screen.press("link", "Một ngày ở Huế").await;
    screen.reads("1. Đại Nội").await;
    axe::finds_nothing(screen, "a plan").await;

    screen.press("button", "Đưa Kỳ Đài lên trước").await;
    screen.reads("1. Kỳ Đài").await;
    let focus = "return document.activeElement.getAttribute('aria-label')?.includes('Kỳ Đài')";
    assert_eq!(screen.wait(focus, &[]).await, true, "the focus stays on what was moved");
    let day = "const day = document.querySelector('#plan-day'); day.value = args[0];
        day.dispatchEvent(new Event('input', { bubbles: true })); return true";
    screen.wait(day, &["2026-11-28"]).await;
    screen.reads("20/10 âm lịch").await;

    let overhear = "const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { blob.text().then((text) => { window.kept = text; }); return make.call(URL, blob); };
        return true";
    screen.wait(overhear, &[]).await;
    screen.press("button", "Thêm vào lịch của máy").await;
    let calendar = screen.wait("return window.kept", &[]).await;
    let calendar = calendar.as_str().expect("a calendar is kept").to_owned();
    let first = calendar.split("BEGIN:VEVENT").nth(1).expect("it has events");
    assert!(first.contains("SUMMARY:Kỳ Đài") && first.contains("DTSTART:20261128T010000Z"), "{calendar}");
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 2, "{calendar}");

    screen.press("button", "Chia sẻ").await;
    axe::finds_nothing(screen, "sharing a plan").await;
    let link = screen.wait("return document.querySelector('#plan-share-link')?.value", &[]).await;
    let link = link.as_str().expect("the plan is a link").to_owned();
    assert!(link.contains("/plan#1"), "{link}");
    phone.end().await;
    keeps(&link).await;
}

/// A friend on another device opens the link.
async fn keeps(link: &str) {
    let phone = Phone::new().await;
    let screen = phone.screen();
    app::begin(screen).await;
    explore(screen).await;
    screen.press("link", "Lịch trình của tôi").await;
    let cut = link.get(..link.len() - 5).unwrap();
    screen.fill("Đường dẫn", cut).await;
    screen.press("button", "Mở").await;
    screen.reads("bị cắt mất một phần").await;
    axe::finds_nothing(screen, "a link that was cut off").await;
    screen.fill("Đường dẫn", link).await;
    screen.press("button", "Mở").await;
    screen.reads("Ai đó chia sẻ lịch trình này").await;
    screen.reads("Kỳ Đài").await;
    axe::finds_nothing(screen, "a shared plan").await;
    screen.press("button", "Giữ lại").await;
    screen.reads("1. Kỳ Đài").await;
    screen.client.refresh().await.unwrap();
    screen.reads("2. Đại Nội").await;
    phone.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_shows_his_emergency_card_and_finds_a_festival() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    app::begin(screen).await;
    phone.network.off().await;
    app::go(screen, "Tôi").await;
    screen.press("link", "Thẻ khẩn cấp").await;
    axe::finds_nothing(screen, "the emergency card").await;
    screen.fill("Họ tên", "An Berger").await;
    screen.fill("Dị ứng", "Penicillin").await;
    screen.reads("Đã lưu trong máy này").await;
    screen.client.refresh().await.unwrap();
    screen.press("link", "Đưa người cứu giúp xem").await;
    screen.reads("Tôi cần giúp đỡ").await;
    screen.reads("Penicillin").await;
    axe::finds_nothing(screen, "what rescuers read").await;
    screen.press("button", "Quay lại").await;
    screen.press("button", "Xóa thẻ").await;
    screen.press("button", "Hoàn tác").await;
    screen.press("link", "Đưa người cứu giúp xem").await;
    screen.reads("Penicillin").await;
    screen.press("button", "Quay lại").await;
    explore(screen).await;
    screen.press("link", "Lễ hội, sự kiện").await;
    screen.reads("Hội vật làng Sình").await;
    axe::finds_nothing(screen, "the festivals").await;
    screen.press("link", "Hội vật làng Sình").await;
    screen.reads("10/1 âm lịch").await;
    axe::finds_nothing(screen, "a festival").await;
    phone.end().await;
}
