//! The operators' console in a real browser with the screen of a phone: readable aloud, worked by keys, and
//! telling by itself what happens.

#![cfg(test)]

#[path = "console_pages/board.rs"]
mod board;
#[path = "console_pages/paper.rs"]
mod paper;
#[path = "console_pages/push.rs"]
mod push;
#[path = "console_pages/services.rs"]
mod services;
#[path = "console_pages/tabs.rs"]
mod tabs;

use hue_city::{Config, admin, serve};
use hue_model::gauge::StationKind;
use hue_model::id::ReportId;
use hue_model::time::Millis;
use hue_tests::browser::Browser;
use hue_tests::replay::Replay;
use hue_tests::{axe, surfer};
use serde_json::json;

/// A guest's report; its number in the order of this test makes its id.
async fn report(city: &str, number: u8, description: &str) -> ReportId {
    let id = ReportId::from_parts(Millis(1_795_000_000_000), [number; 10]);
    let secret = "AAAAAAAAAAAAAAAAAAAAAA";
    let body = json!({
        "service_code": "road.pothole", "description": description, "anonymous": false, "photos": [],
        "place": {"lat": 16.4785, "long": 107.5772, "ward_code": "19753", "address": "42 Đinh Tiên Hoàng",
            "source": "pin"},
        "written_at": 1_795_000_000_000_i64,
        "device_hash": "374708fff7719dd5979ec875d56cd2286f6d3cf7ec317a3b25632aab28ec37bb",
    });
    let url = format!("{city}/api/v1/reports/{id}");
    let answer = surfer::client().put(url).header("hue-device-secret", secret).json(&body).send().await;
    let answer = answer.expect("the city answers");
    assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap_or_default());
    id
}

#[tokio::test]
async fn ha_works_at_the_console_with_keys_and_it_is_readable_aloud() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let city = serve(Config::new(data.path())).await.expect("the city starts");
    report(&city.base_url, 1, "Ổ gà trước số 42").await;
    let browser = Browser::start().await;
    let screen = &browser.screen;
    // A browser without a screen asks for English whatever it is told: Hà chose Vietnamese before.
    browser.open(&format!("{}/vneid/authorize", city.base_url)).await;
    screen.wait("document.cookie = 'hue-language=vi; path=/'; return true", &[]).await;
    browser.console_errors().await;
    browser.open(&format!("{}/console", city.base_url)).await;
    screen.reads("Bạn là ai hôm nay?").await;
    axe::finds_nothing(screen, "the issuer's page").await;
    screen
        .wait("const one = document.querySelector('button[value=ha]'); if (one) one.click(); return one", &[])
        .await;
    screen.reads("HUE-20001").await;
    axe::finds_nothing(screen, "the queue").await;
    // A new report comes into the open list by itself.
    report(&city.base_url, 2, "Đèn tắt ở Đông Ba").await;
    screen.reads("Đèn tắt ở Đông Ba").await;
    // J goes to the first line, Enter opens it.
    screen.keys("j").await;
    let there = "return document.activeElement.matches('.row')";
    assert_eq!(screen.wait(there, &[]).await, true, "J moves to a line");
    screen.keys("\u{e007}").await;
    screen.reads("Danh tính được giữ kín").await;
    axe::finds_nothing(screen, "a case").await;
    // R opens the form and goes into its field; a key there is a letter of the reason.
    screen.keys("r").await;
    let writing = "return document.activeElement.id === 'refuse-reason'";
    assert_eq!(screen.wait(writing, &[]).await, true, "R goes to the reason");
    axe::finds_nothing(screen, "a form of a case").await;
    screen.keys("Trùng với HUE-20001, jk").await;
    screen.press("button", "Gửi lý do và từ chối").await;
    screen.reads("Trùng với HUE-20001, jk").await;
    screen.reads("Không tiếp nhận").await;
    warns(&city.base_url, &browser).await;
    river_rises(&city.base_url, data.path(), &browser).await;
    looks(&city.base_url, &browser).await;
    let errors = browser.console_errors().await;
    // A form that lacks something is answered with 422, which the browser counts as an error of its own.
    let errors: Vec<_> = errors.into_iter().filter(|error| !error.contains("422")).collect();
    assert_eq!(errors, Vec::<String>::new(), "the policy breaks nothing");
    goes_deaf(&city.base_url, &browser).await;
    browser.close().await;
    city.stop().await;
}

/// Hà's session ends elsewhere while a page of hers is open: it says that it follows nothing any more.
async fn goes_deaf(city: &str, browser: &Browser) {
    let screen = &browser.screen;
    browser.open(&format!("{city}/console/alerts")).await;
    let silent = "return document.getElementById('not-live').hidden";
    assert_eq!(screen.wait(silent, &[]).await, true, "while it follows there is nothing to say");
    let leave = "const form = document.querySelector('form[action=\"/console/sign-out\"]');
        return fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) }).then(() => true)";
    screen.wait(leave, &[]).await;
    screen.reads("Trang này không còn tự cập nhật").await;
    axe::finds_nothing(screen, "a page that follows nothing").await;
}

/// Hà draws an area with keys alone, and clears it again.
async fn draws(browser: &Browser) {
    let screen = &browser.screen;
    let begin = "const box = document.querySelector('details.drawn'); box.open = true;
        const map = box.querySelector('svg'); map.focus(); return document.activeElement === map";
    assert_eq!(screen.wait(begin, &[]).await, true, "the map takes keys");
    for keys in ["\u{e007}", "\u{e014}\u{e014}\u{e007}", "\u{e013}\u{e013}\u{e007}"] {
        screen.keys(keys).await;
    }
    let drawn = "const lines = document.getElementById('polygon').value.split('\\n');
        return lines[0] === '16.35000, 107.60000' && lines.length === 3
            && document.querySelector('.draw .shape').getAttribute('d').split('L').length === 3";
    assert_eq!(screen.wait(drawn, &[]).await, true, "three points by keys");
    axe::finds_nothing(screen, "an area that is drawn").await;
    screen.press("button", "Xóa vùng").await;
    let empty = "return document.getElementById('polygon').value === ''";
    assert_eq!(screen.wait(empty, &[]).await, true, "and none");
}

/// Hà presses Escape in a field of the composer: she is still there, and is asked before she leaves what she changed.
async fn stays(browser: &Browser) {
    let screen = &browser.screen;
    let asks = "const leave = new Event('beforeunload', { cancelable: true }); dispatchEvent(leave);
        return String(leave.defaultPrevented)";
    assert_eq!(screen.wait(asks, &[]).await, "false", "nothing was typed");
    let into = "document.getElementById('number').focus(); return document.activeElement.id === 'number'";
    assert_eq!(screen.wait(into, &[]).await, true);
    screen.keys("HUE-LULU-12\u{e00c}").await;
    let still = "return document.activeElement === document.body
        && document.getElementById('number').value === 'HUE-LULU-12'";
    assert_eq!(screen.wait(still, &[]).await, true, "Escape leaves the field and not the page");
    assert_eq!(screen.wait(asks, &[]).await, "true", "and leaving the page is asked about");
}

/// Hà writes a warning on the screen of a phone.
async fn warns(city: &str, browser: &Browser) {
    let screen = &browser.screen;
    browser.open(&format!("{city}/console/alerts")).await;
    axe::finds_nothing(screen, "the list of warnings").await;
    browser.open(&format!("{city}/console/alerts/duty")).await;
    screen.reads("Lê Quang Huy").await;
    axe::finds_nothing(screen, "the duty list").await;
    browser.open(&format!("{city}/console/alerts/new")).await;
    axe::finds_nothing(screen, "an empty composer").await;
    let fits = "return document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(screen.wait(fits, &[]).await, true, "nothing is wider than the phone");
    stays(browser).await;
    draws(browser).await;
    // A ward answers to the name of a commune of before July 2025, without its marks.
    let find = "const one = document.querySelector('.finds'); if (one.hidden) return false;
        one.value = 'tay loc'; one.dispatchEvent(new Event('input'));
        const left = [...document.querySelectorAll('.ward-list li')].filter((ward) => !ward.hidden);
        return left.length === 1 && left[0].textContent.includes('Phú Xuân')";
    assert_eq!(screen.wait(find, &[]).await, true, "Tây Lộc is in Phú Xuân");
    screen.press("button", "Gửi duyệt").await;
    screen.reads("Ghi cơ quan ban hành.").await;
    axe::finds_nothing(screen, "a composer with mistakes").await;
    let fill = "for (const [name, value] of [['issuer_vi', 'Đài'], ['issued_at', '2025-10-27T20:00'], ['hazard', 'flood'],
            ['expires', args[0]]]) document.querySelector(`[name=${name}]`).value = value;
        for (const name of ['ward-19753', 'response-Evacuate', 'action-go_up'])
            document.querySelector(`[name=${name}]`).checked = true;
        document.querySelector('[name=level][value=\"4\"]').checked = true;
        return true";
    let soon = hue_city::clock::Clock::now(&hue_city::clock::System).plus(3 * 3_600_000);
    let soon = soon.in_hue().expect("a moment of today").format("%Y-%m-%dT%H:%M").to_string();
    screen.wait(fill, &[&soon]).await;
    screen.press("button", "Gửi duyệt").await;
    screen.reads("Một người khác phải duyệt").await;
    screen.reads("Phá im lặng").await;
    axe::finds_nothing(screen, "a warning that waits for approval").await;
    assert_eq!(screen.wait(fits, &[]).await, true, "nothing is wider than the phone");
}

/// Hà has Kim Long open while the Hương rises above alarm 3; then she looks at what it drafted, and at what everybody sees.
async fn river_rises(city: &str, data: &std::path::Path, browser: &Browser) {
    let screen = &browser.screen;
    browser.open(&format!("{city}/console/gauges/river-kim-long")).await;
    screen.reads("Chưa có số liệu").await;
    axe::finds_nothing(screen, "a gauge without readings").await;
    let key = admin::add_gauge_key(&Config::new(data), "dai-kttv".into(), StationKind::ALL.to_vec()).await;
    let flood = Replay::flood_of_2025().until_level("river-kim-long", 3.5).last_hours(24);
    let now = hue_city::clock::Clock::now(&hue_city::clock::System);
    flood.play(city, &key.expect("a key"), f64::INFINITY, now, |_| ()).await.expect("the city takes it");
    // By itself, while she looks.
    screen.reads("Trên báo động 3").await;
    screen.reads("3,52 m").await;
    axe::finds_nothing(screen, "a gauge above alarm 3").await;
    let fits = "return document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(screen.wait(fits, &[]).await, true, "nothing is wider than the phone");
    for (path, words, what) in [
        ("/console/gauges", "Kim Long", "the list of gauges"),
        ("/console/alerts", "Nháp từ trạm Kim Long: lên trên báo động 3", "the draft that a gauge made"),
        ("/gauges", "Trên báo động 3", "everybody's list of gauges"),
        ("/gauges/river-kim-long?span=7d", "Xem dạng bảng", "everybody's gauge"),
        ("/gauges/flood-dap-da", "Bạn đang ở đây?", "a flooded place"),
    ] {
        browser.open(&format!("{city}{path}")).await;
        screen.reads(words).await;
        axe::finds_nothing(screen, what).await;
        assert_eq!(screen.wait(fits, &[]).await, true, "{what}: nothing is wider than the phone");
    }
}

/// Hà adds a shelter, and looks at the pages that everybody sees.
async fn looks(city: &str, browser: &Browser) {
    let screen = &browser.screen;
    let fits = "return document.documentElement.scrollWidth <= innerWidth";
    for path in ["/console/shelters/import", "/console/shelters"] {
        browser.open(&format!("{city}{path}")).await;
        axe::finds_nothing(screen, path).await;
        assert_eq!(screen.wait(fits, &[]).await, true, "{path} fits the phone");
    }
    let fill = "for (const [name, value] of [['name', 'Trường mẫu'], ['ward', '19753']])
        document.querySelector(`[name=${name}]`).value = value; return true";
    screen.wait(fill, &[]).await;
    screen.press("button", "Lưu").await;
    screen.press("button", "Đang mở").await;
    screen.reads("Đang mở · Trần Hà xác nhận").await;
    axe::finds_nothing(screen, "a shelter that is open").await;
    for path in ["/", "/warnings", "/shelters", "/shelters?ward=19753", "/sos", "/s"] {
        browser.open(&format!("{city}{path}")).await;
        axe::finds_nothing(screen, path).await;
        assert_eq!(screen.wait(fits, &[]).await, true, "{path} fits the phone");
    }
}
