//! Two operators at the triage board with keys alone, and a team with its phone, each in a browser of their own.

use hue_city::{Config, serve};
use hue_model::id::SosId;
use hue_model::time::Millis;
use hue_tests::browser::Browser;
use hue_tests::people::{HA, HUY, Who};
use hue_tests::screen::Screen;
use hue_tests::{axe, surfer};
use serde_json::json;

const ENTER: &str = "\u{e007}";
const TAB: &str = "\u{e004}";
const ESCAPE: &str = "\u{e00c}";

/// A call from somebody's app, all from one house.
async fn call(city: &str, number: u8, people: u8) -> SosId {
    call_saying(city, number, people, "").await
}

/// The same, with a note.
pub(super) async fn call_saying(city: &str, number: u8, people: u8, note: &str) -> SosId {
    let id = SosId::from_parts(Millis(1_795_000_000_000), [number; 10]);
    let now = hue_city::clock::Clock::now(&hue_city::clock::System);
    let body = json!({
        "revision": 1, "raised_at": now,
        "device_hash": "374708fff7719dd5979ec875d56cd2286f6d3cf7ec317a3b25632aab28ec37bb",
        "details": {
            "place": { "point": { "lat": 16.4741, "long": 107.5852 }, "address": "12 kiệt 7 Tăng Bạt Hổ", "source": "gps" },
            "phone": "0905 123 456", "people": people, "needs": ["rescue"], "water": "chest", "note": note,
        },
    });
    let url = format!("{city}/api/v1/sos/{id}");
    let request = surfer::client().put(url).header("hue-device-secret", "AAAAAAAAAAAAAAAAAAAAAA").json(&body);
    let answer = request.send().await.expect("the city answers");
    assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap_or_default());
    id
}

/// A browser in which somebody of the desk has the board open.
pub(super) async fn at_the_board(city: &str, who: Who) -> Browser {
    let browser = Browser::start().await;
    let screen = &browser.screen;
    browser.open(&format!("{city}/vneid/authorize")).await;
    screen.wait("document.cookie = 'hue-language=vi; path=/'; return true", &[]).await;
    browser.console_errors().await;
    browser.open(&format!("{city}/console/sos")).await;
    screen.reads("Bạn là ai hôm nay?").await;
    let choose =
        "const one = document.querySelector(`button[value=${args[0]}]`); if (one) one.click(); return one";
    screen.wait(choose, &[who.sub]).await;
    screen.reads("đang mở").await;
    browser
}

/// Presses a key and waits until the focus is on what it leads to.
async fn key(screen: &Screen, key: &str, focus: &str) {
    screen.keys(key).await;
    let there = "return document.activeElement && document.activeElement.matches(args[0])";
    assert_eq!(screen.wait(there, &[focus]).await, true, "{key} leads to {focus}: {}", screen.text().await);
}

async fn looks_right(screen: &Screen, what: &str) {
    axe::finds_nothing(screen, what).await;
    let fits = "return document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(screen.wait(fits, &[]).await, true, "{what}: nothing is wider than the phone");
}

#[tokio::test]
async fn two_operators_work_the_board_with_keys_and_a_team_answers_from_its_phone() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let city = serve(Config::new(data.path())).await.expect("the city starts");
    let base = &city.base_url;
    let (ha, huy) = (at_the_board(base, HA).await, at_the_board(base, HUY).await);
    let (hers, his) = (&ha.screen, &huy.screen);
    call(base, 1, 4).await;
    call(base, 2, 6).await;
    for screen in [hers, his] {
        screen.reads("SOS-0001").await;
        screen.reads("SOS-0002").await;
    }
    looks_right(hers, "the board").await;

    // Hà takes the first; Huy sees it at once, and cannot work on it unknowingly.
    key(hers, "j", ".row").await;
    hers.keys(ENTER).await;
    hers.reads("Chưa ai nhận ca này").await;
    key(hers, "n", "[data-act=claim] button").await;
    hers.keys(ENTER).await;
    hers.reads("Bạn đang xử lý").await;
    his.reads(HA.name).await;
    key(his, "j", ".row").await;
    his.keys(ENTER).await;
    his.reads("Trần Hà đang xử lý").await;
    his.reads_no_longer("Nhắn người gọi").await;
    looks_right(his, "a case of somebody else's").await;

    joins_and_parts(hers).await;
    // A team of the demonstration gets it with two keys.
    key(hers, "g", "[data-act=assign] button").await;
    hers.keys(ENTER).await;
    hers.reads("Liên kết cho đội").await;
    looks_right(hers, "a case that was just given").await;
    let phone = a_team_answers(hers).await;
    closes_the_other(hers).await;
    his.keys(ESCAPE).await;
    his.reads("Không có ca nào ở đây").await;
    looks_at_the_forms(base, &huy).await;
    for browser in [&ha, &huy, &phone] {
        assert_eq!(browser.console_errors().await, Vec::<String>::new(), "the policy breaks nothing");
    }
    for browser in [ha, huy, phone] {
        browser.close().await;
    }
    city.stop().await;
}

/// The pages by which calls come to the board in numbers, and those about the board.
async fn looks_at_the_forms(city: &str, browser: &Browser) {
    let screen = &browser.screen;
    for path in ["posts", "import", "drill", "teams", "texts", "new", "sheet?hours=2"] {
        browser.open(&format!("{city}/console/sos/{path}")).await;
        looks_right(screen, path).await;
    }
    let posts = "Thôn Lại Thế 4 người, nước tới ngực, 0905 123 456\n\nHai nhà: 3 người, 5 người";
    for (path, field, text, answer) in [
        ("posts", "text", posts, "bài nói nhiều cách (3 · 5)"),
        ("import", "csv", "SĐT,Số người\n0905 123 456,4\n,7", "Dòng 3: không có chỗ ở"),
    ] {
        browser.open(&format!("{city}/console/sos/{path}")).await;
        screen
            .wait("document.querySelector(`[name=${args[0]}]`).value = args[1]; return true", &[field, text])
            .await;
        screen.press("button", if field == "text" { "Đọc các bài" } else { "Xem các cột" }).await;
        screen.reads(answer).await;
        looks_right(screen, answer).await;
    }
}

/// One house or two? She joins them, thinks again, and one key undoes it.
async fn joins_and_parts(hers: &Screen) {
    hers.reads("Có thể cùng nhà với SOS-0002").await;
    key(hers, "s", "[data-act=same] button").await;
    hers.keys(ENTER).await;
    hers.reads("Đã gộp vào ca này").await;
    looks_right(hers, "a case with another in it").await;
    hers.keys("u").await;
    hers.reads("Có thể cùng nhà với SOS-0002").await;
    hers.reads_no_longer("Đã gộp vào ca này").await;
}

/// The team opens its link on a phone of its own and answers; Hà touches nothing and reads it.
async fn a_team_answers(hers: &Screen) -> Browser {
    let link = hers.wait("return document.querySelector('#link').value", &[]).await;
    let phone = Browser::start().await;
    phone.open(link.as_str().expect("the link is a text")).await;
    let theirs = &phone.screen;
    theirs.reads("Mới giao").await;
    for (answer, here, there) in [
        ("Đội nhận ca này", "Đội đã nhận", "đội nhận"),
        ("Đang trên đường", "Đội đang trên đường", "Đội đang đến"),
        ("Đã đưa tới nơi an toàn", "Đã xong. Cảm ơn đội.", "Mở lại"),
    ] {
        looks_right(theirs, "the page of a team").await;
        theirs.press("button", answer).await;
        theirs.reads(here).await;
        hers.reads(there).await;
    }
    looks_right(theirs, "the page of a team that is done").await;
    phone
}

/// Back to the board, to the case that is left, and it is closed with a reason.
async fn closes_the_other(screen: &Screen) {
    screen.keys(ESCAPE).await;
    screen.reads("Ghi cuộc gọi").await;
    screen.reads_no_longer("SOS-0001").await;
    key(screen, "j", ".row").await;
    screen.keys(ENTER).await;
    screen.reads("SOS-0002").await;
    key(screen, "c", "#close-reason").await;
    screen.keys("Đã tự lên trường học").await;
    looks_right(screen, "the form that closes a case").await;
    key(screen, TAB, "[data-act=close] button").await;
    screen.keys(ENTER).await;
    screen.reads("Đã tự lên trường học").await;
    screen.reads("Đã đóng").await;
}
