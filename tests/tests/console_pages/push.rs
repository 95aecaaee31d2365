//! `/push` of the public site in a real browser: what the page says, and what its worker makes of messages. Messages are
//! those that the city really posts; the browser is handed them by its own tools, as its maker's push service is away.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hue_tests::axe;
use hue_tests::browser::Browser;
use hue_tests::city::City;
use hue_tests::process::CEILING;
use hue_tests::push::Subscriber;
use hue_tests::surfer;
use hue_tests::warning::Warning;
use serde_json::{Value, json};

/// Tells what is shown, oldest first.
const SHOWN: &str =
    "return navigator.serviceWorker.getRegistration('/push/').then((it) => it.getNotifications())
    .then((all) => all.map(({ title, body, tag, silent, renotify, lang, data }) =>
        ({ title, body, tag, silent, renotify, lang, url: data.url })))";

/// The person agreed to say when warnings arrive; the city has no subscription of this browser's.
const AGREES: &str = "return caches.open('push').then((cache) => Promise.all([
    cache.put('/push/chosen', Response.json(['19753'])), cache.put('/push/receipts', new Response())]))";
const CLOSE: &str = "return navigator.serviceWorker.getRegistration('/push/')
    .then((it) => it.getNotifications({ tag: 'unverified' })).then((all) => all.forEach((it) => it.close()))";
/// What the worker asks the city for after it showed a warning of the city's, and something else.
const RECEIPT: &str = "route=\"/api/v1/alerts/receipts\" status=204";
const WORKER: &str = "route=\"/push/worker.js\"";

/// The page, open in Vietnamese.
struct Page {
    browser: Browser,
    city: String,
    log: PathBuf,
}

impl Page {
    async fn open(city: &City, home: &Path) -> Self {
        let city = &city.base_url;
        let browser = Browser::start().await;
        browser.open(&format!("{city}/push")).await;
        browser.screen.wait("document.cookie = 'hue-language=vi; path=/'; return true", &[]).await;
        browser.open(&format!("{city}/push")).await;
        browser.screen.reads("Đang tắt trên máy này.").await;
        Self { browser, city: city.clone(), log: home.join("city.log") }
    }

    async fn notifications_are(&self, setting: &str) {
        let permission = json!({ "name": "notifications" });
        let params = json!({ "permission": permission, "setting": setting, "origin": self.city });
        self.browser.devtools("Browser.setPermission", params).await;
    }

    /// Hands the worker a message as a push service would.
    async fn deliver(&self, text: &str) {
        // The first worker of a browser has this number.
        let params = json!({ "origin": self.city, "registrationId": "0", "data": text });
        self.browser.devtools("ServiceWorker.deliverPushMessage", params).await;
    }

    async fn execute(&self, script: &str) -> Value {
        self.browser.screen.client.execute(script, vec![]).await.expect("the page can be asked")
    }

    /// What is shown. The browser forgets what it is just about to show when it is asked meanwhile.
    async fn shown(&self) -> Vec<Value> {
        self.execute(SHOWN).await.as_array().cloned().expect("a list")
    }

    fn asked(&self, what: &str) -> usize {
        std::fs::read_to_string(&self.log).expect("the city has a log").matches(what).count()
    }

    /// Hands the worker something else than the city's and waits until it has shown that it is.
    async fn deliver_strange(&self, text: &str) {
        let before = self.asked(WORKER);
        self.deliver(text).await;
        self.until_asked(WORKER, before + 1).await;
    }

    async fn until_asked(&self, what: &str, times: usize) {
        let asked = async {
            while self.asked(what) < times {
                tokio::task::yield_now().await;
            }
        };
        let asked = tokio::time::timeout(CEILING, asked).await;
        assert!(asked.is_ok(), "{what} {times} times: {:?}", self.shown().await);
    }
}

const BODY: &str = "Phường Phú Xuân, Phường Thuận Hóa\nLên tầng cao hơn.\n\
    Không đi bộ, không lái xe qua đường ngập.\nNgắt điện nơi nước tràn vào.\n\
    Giúp người già, trẻ nhỏ, người bệnh gần nhà.\nNguy hiểm tính mạng: gọi 112 hoặc bấm SOS.";

/// What is shown in place of something that is not the city's.
fn strange_news() -> Value {
    json!({
        "title": "Có tin mới cần xem lại", "lang": "vi", "silent": false, "renotify": false, "tag": "unverified",
        "body": "Máy này chưa xác nhận được tin vừa đến là của thành phố. Hãy mở danh sách cảnh báo.",
        "url": "/warnings",
    })
}

/// The same message with another warning in it, under the signature of the true one.
fn forged(jws: &str) -> String {
    let mut parts = jws.split('.');
    let (head, body, signature) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
    let mut alert: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(body).unwrap()).unwrap();
    alert["hazard"] = "tsunami".into();
    alert["incident"] = alert["id"].clone();
    let body = URL_SAFE_NO_PAD.encode(alert.to_string());
    format!("{head}.{body}.{signature}")
}

#[tokio::test]
async fn the_worker_shows_what_the_city_signed_once_and_the_page_never_says_on_when_it_is_off() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut lan = Subscriber::start().await;
    let city = lan.city(home.path()).await;
    let page = Page::open(&city, home.path()).await;
    asks(&page).await;

    page.browser.devtools("ServiceWorker.enable", json!({})).await;
    lan.subscribe(&city, &["19753"]).await;
    Warning::flood().publish(&city.base_url).await;
    let message = lan.next().await;
    page.execute(AGREES).await;
    page.deliver(&message.text).await;
    page.until_asked(RECEIPT, 1).await;
    let shown = page.shown().await;
    let id = message.alert["id"].as_str().expect("an id");
    let warning = |rings: bool| {
        json!({
            "title": "Lũ · Báo động 3 · Cấp độ rủi ro 3", "body": BODY, "tag": message.alert["incident"], "lang": "vi",
            "silent": !rings, "renotify": rings, "url": format!("/warnings/{id}"),
        })
    };
    assert_eq!(shown, [warning(true)]);

    // The service delivers it again, then come others that only look like the city's.
    page.deliver(&message.text).await;
    for strange in ["x", &forged(&message.text), "e30.e30.AAAA"] {
        page.deliver_strange(strange).await;
        assert_eq!(page.shown().await, [warning(false), strange_news()], "nothing of {strange} is shown");
        page.execute(CLOSE).await;
    }
    assert_eq!(page.asked(RECEIPT), 1, "one warning, one receipt");
    assert_eq!(page.browser.console_errors().await, Vec::<String>::new(), "the policy breaks nothing");
    is_away(&page).await;
    page.browser.close().await;
}

/// Lan wants warnings on this device: what she lacks is said, and what does not come about too.
async fn asks(page: &Page) {
    let screen = &page.browser.screen;
    axe::finds_nothing(screen, "the page of push messages").await;
    let fits = "return document.documentElement.scrollWidth <= innerWidth";
    assert_eq!(screen.wait(fits, &[]).await, true, "nothing is wider than the phone");

    screen.press("button", "Bật hoặc đổi").await;
    screen.reads("Hãy chọn ít nhất một phường, xã.").await;
    screen.press("checkbox", "Phường Phú Xuân").await;
    page.notifications_are("denied").await;
    screen.press("button", "Bật hoặc đổi").await;
    screen.reads("Trình duyệt chưa cho hiện thông báo.").await;
    page.notifications_are("granted").await;
    screen.press("button", "Bật hoặc đổi").await;
    // Nobody is on the other end of this browser's own push service.
    screen.reads("tin đẩy chưa bật trên máy này").await;
    axe::finds_nothing(screen, "a page that waits for the push service").await;
}

/// Without a network nothing turns on, and the page says so; turning off is done here and now.
async fn is_away(page: &Page) {
    let screen = &page.browser.screen;
    let away = json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    page.browser.devtools("Network.enable", json!({})).await;
    page.browser.devtools("Network.emulateNetworkConditions", away).await;
    screen.press("button", "Tắt").await;
    screen.reads("Đang tắt trên máy này.").await;
    screen.press("button", "Bật hoặc đổi").await;
    screen.reads("tin đẩy chưa bật trên máy này").await;
    screen.reads_no_longer("Đang bật").await;
}

/// The subscription that the browser would have if its maker's push service were not away: this one of the test's own.
const SUBSCRIBED: &str = "PushManager.prototype.getSubscription = async () => ({ endpoint: 'ENDPOINT' })";

const REGISTER: &str = "return navigator.serviceWorker.register('/push/worker.js?words=vi').then((it) =>
    new Promise((done) => {
        const worker = it.installing ?? it.waiting ?? it.active;
        const look = () => worker.state === 'activated' && done(true);
        worker.addEventListener('statechange', look);
        look();
    }))";

#[tokio::test]
async fn a_test_says_when_it_reached_this_browser_or_what_may_be_in_its_way() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let mut lan = Subscriber::start().await;
    let city = lan.city(home.path()).await;
    let page = Page::open(&city, home.path()).await;
    let screen = &page.browser.screen;
    assert!(!screen.text().await.contains("Gửi thử"), "where it is off there is nothing to test");
    lan.subscribe(&city, &["19753"]).await;
    page.is_subscribed_at(&lan.endpoint()).await;

    screen.press("button", "Gửi thử").await;
    screen.reads("Đang chờ tin đến máy này").await;
    axe::finds_nothing(screen, "a page that waits for a test").await;
    page.deliver(&lan.next().await.text).await;
    screen.reads("giây, chữ ký đúng").await;
    let test = json!({
        "title": "THỬ: cảnh báo của Tràng Tiền", "body": "Đây chỉ là tin thử trên máy này, không phải cảnh báo.",
        "tag": "self-test", "lang": "vi", "silent": false, "renotify": true, "url": "/push",
    });
    assert_eq!(page.shown().await, [test]);

    comes_late(&page, &mut lan).await;
    assert_eq!(page.asked(RECEIPT), 0, "a test is no warning that arrived");
    assert_eq!(page.browser.console_errors().await, Vec::<String>::new(), "the policy breaks nothing");
    lan.goes_away().await;
    screen.press("button", "Gửi thử").await;
    screen.reads("Thành phố chưa nối được với dịch vụ tin đẩy của trình duyệt này").await;
    is_forgotten(&page, &lan.endpoint()).await;
    page.browser.close().await;
}

impl Page {
    /// From the next look on this browser has a subscription, and the page says that push messages are on.
    async fn is_subscribed_at(&self, endpoint: &str) {
        self.notifications_are("granted").await;
        assert_eq!(self.execute(REGISTER).await, true, "the worker runs");
        let source = json!({ "source": SUBSCRIBED.replace("ENDPOINT", endpoint) });
        self.browser.devtools("Page.addScriptToEvaluateOnNewDocument", source).await;
        self.browser.devtools("ServiceWorker.enable", json!({})).await;
        self.browser.open(&format!("{}/push", self.city)).await;
        self.browser.screen.reads("Đang bật trên máy này.").await;
    }
}

/// A test is on its way for longer than the page waits, and something that only looks like it comes first.
async fn comes_late(page: &Page, lan: &mut Subscriber) {
    let screen = &page.browser.screen;
    page.execute("document.querySelector('#push-trial').dataset.patience = 0").await;
    screen.enter("button", "Gửi thử").await;
    screen.reads("sau 30 giây tin chưa đến máy này").await;
    for blocker in ["Thông báo:", "Không làm phiền:", "Tiết kiệm pin:", "Đường mạng:"] {
        screen.reads(blocker).await;
    }
    axe::finds_nothing(screen, "a page with what may be in the way").await;
    let message = lan.next().await;
    page.deliver_strange(&forged(&message.text)).await;
    screen.reads("sau 30 giây tin chưa đến máy này").await;
    page.deliver(&message.text).await;
    screen.reads("giây, chữ ký đúng").await;
    screen.reads_no_longer("Tiết kiệm pin:").await;
}

/// The city has forgotten the address: there is nothing to test, and the button to press next has the focus.
async fn is_forgotten(page: &Page, endpoint: &str) {
    let url = format!("{}/api/v1/push", page.city);
    let body = json!({ "endpoint": endpoint });
    let forget = surfer::client().delete(url).json(&body).send().await.expect("the city answers");
    assert_eq!(forget.status(), 204);
    let screen = &page.browser.screen;
    screen.press("button", "Gửi thử").await;
    screen.reads("Thành phố không còn giữ địa chỉ của máy này").await;
    screen.reads_no_longer("Gửi thử").await;
    assert_eq!(page.execute("return document.activeElement.textContent").await, "Bật hoặc đổi");
}
