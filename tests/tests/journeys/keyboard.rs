//! Cô Hoa never touches the pointer: from Home to a service, a place and SOS, with the keyboard alone.

use hue_tests::screen::Screen;
use hue_tests::{app, axe};

use crate::phone::Phone;
use crate::phone::keyboard::{DOWN, ENTER, to};

/// Goes to what carries this name and presses Enter.
async fn enter(screen: &Screen, name: &str) {
    to(screen, name).await;
    screen.keys(ENTER).await;
}

/// Waits until what has the focus is, or lies in, what this selector finds.
async fn stands_in(screen: &Screen, selector: &str) {
    let within = "return Boolean(document.activeElement.closest(args[0]))";
    assert_eq!(screen.wait(within, &[selector]).await, true, "{selector}: {}", screen.text().await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn co_hoa_finds_a_service_a_place_and_help_without_a_pointer() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    app::begin(screen).await;
    axe::finds_nothing(screen, "Home").await;

    enter(screen, "Dịch vụ").await;
    screen.reads("Bạn đang cần gì?").await;
    to(screen, "Tìm dịch vụ, nơi chốn, cơ quan, trợ giúp").await;
    screen.keys("duong day nong du lich").await;
    screen.reads("Đường dây nóng du lịch").await;
    screen.wait("return document.querySelector('mark')", &[]).await;
    axe::finds_nothing(screen, "what she found").await;
    screen.keys(DOWN).await;
    stands_in(screen, "#hit-0").await;
    screen.keys(ENTER).await;
    stands_in(screen, "#opened").await;
    axe::finds_nothing(screen, "the service").await;
    enter(screen, "Đánh dấu").await;
    screen.wait("return document.querySelector('[aria-pressed=\"true\"]')", &[]).await;

    enter(screen, "Trang chủ").await;
    screen.reads("Đường dây nóng du lịch").await;
    axe::finds_nothing(screen, "Home with what she marked").await;

    enter(screen, "Điểm tham quan").await;
    screen.reads("91").await;
    axe::finds_nothing(screen, "the places").await;
    enter(screen, "Cầu Trường Tiền").await;
    stands_in(screen, "#opened").await;
    axe::finds_nothing(screen, "a place").await;
    enter(screen, "Về danh sách điểm tham quan").await;
    stands_in(screen, "#content").await;

    enter(screen, "SOS").await;
    screen.wait("return location.pathname.startsWith('/sos')", &[]).await;
    axe::finds_nothing(screen, "SOS").await;
    phone.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn co_hoa_arranges_home_with_the_arrow_keys_and_takes_it_back() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    app::begin(screen).await;
    enter(screen, "Sắp xếp trang chủ").await;
    screen.reads("Thay đổi được lưu ngay").await;
    axe::finds_nothing(screen, "Home being arranged").await;
    to(screen, "Kéo “Điểm tham quan”").await;
    screen.keys("\u{e013}").await;
    let place = "return document.activeElement.closest('li') === document.querySelectorAll('.arrange-row')[Number(args[0])]";
    assert_eq!(screen.wait(place, &["3"]).await, true, "one up, and still in her hand");
    screen.reads("Điểm tham quan: vị trí 4 trên 10").await;
    screen.keys("\u{e011}").await;
    assert_eq!(screen.wait(place, &["0"]).await, true, "the key that goes to the beginning");
    enter(screen, "Xong").await;
    let first =
        "return document.querySelector('.tiles').firstElementChild.innerText.includes('Điểm tham quan')";
    assert_eq!(screen.wait(first, &[]).await, true, "{}", screen.text().await);
    enter(screen, "Sắp xếp trang chủ").await;
    enter(screen, "Trả về ban đầu").await;
    screen.reads("Đã trả về thứ tự ban đầu").await;
    enter(screen, "Hoàn tác").await;
    screen.reads("Đã hoàn tác").await;
    enter(screen, "Xong").await;
    assert_eq!(screen.wait(first, &[]).await, true, "her order again");
    phone.end().await;
}
