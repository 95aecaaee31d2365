//! The phone: Chromium at 390 × 844, through `hue-web`, with the built app.

use hue_model::id::ReportId;
use hue_tests::browser::Browser;
use hue_tests::city::City;
use hue_tests::console::Console;
use hue_tests::keyring::Keyring;
use hue_tests::network::BadNetwork;
use hue_tests::people::{HA, LAN};
use hue_tests::screen::Screen;
use hue_tests::web::Web;
use hue_tests::{app, axe, photo};
use serde_json::json;

/// Everything a phone needs around it.
pub(crate) struct Phone {
    pub(crate) browser: Browser,
    web: Web,
    pub(crate) city: City,
    pub(crate) network: BadNetwork,
    home: tempfile::TempDir,
    _keyring: Keyring,
}

impl Phone {
    pub(crate) async fn new() -> Self {
        Self::first_launch(true, &[]).await
    }

    /// A phone that was never within reach of the city.
    pub(crate) async fn in_flight_mode() -> Self {
        Self::first_launch(false, &[]).await
    }

    /// A phone in a city that was started with these arguments.
    pub(crate) async fn in_a_city_with(args: &[&str]) -> Self {
        Self::first_launch(true, args).await
    }

    async fn first_launch(online: bool, city: &[&str]) -> Self {
        let keyring = Keyring::start().await;
        let network = BadNetwork::start(None).await;
        let city = City::behind_with(&network, city).await;
        if !online {
            network.off().await;
        }
        let home = tempfile::tempdir().unwrap();
        let web = Web::start(&city.profile_file, &home.path().join("phone"), &keyring).await;
        let browser = Browser::start().await;
        browser.open(&web.open).await;
        Self { browser, web, city, network, home, _keyring: keyring }
    }

    pub(crate) fn screen(&self) -> &Screen {
        &self.browser.screen
    }

    /// Nothing went wrong unseen: no error on the console but for what the network was told to do.
    pub(crate) async fn end(self) {
        self.end_but_for(&[]).await;
    }

    /// The same, but for errors that were made.
    pub(crate) async fn end_but_for(mut self, made: &[&str]) {
        let mut errors = self.browser.console_errors().await;
        // The browser also lists answers that are not 200; what they mean is the app's to say.
        errors.retain(|error| !(error.contains("/call/") && error.contains("Failed to load resource")));
        errors.retain(|error| !made.iter().any(|made| error.ends_with(made)));
        assert!(errors.is_empty(), "errors on the console: {errors:?}\n{}", self.web.log());
        self.browser.close().await;
        self.web.stop().await;
        self.city.stop().await;
    }
}

/// Presses "sign in", chooses the person on the issuer's page in the second tab, and comes back.
async fn sign_in(screen: &Screen) {
    let first = screen.client.window().await.unwrap();
    screen.press("button", "Đăng nhập bằng VNeID").await;
    choose_lan(screen, &first).await;
}

/// Chooses Lan in the tab that was opened, closes it and comes back.
async fn choose_lan(screen: &Screen, first: &fantoccini::wd::WindowHandle) {
    let second = second_tab(screen).await;
    screen.client.switch_to_window(second).await.unwrap();
    axe::finds_nothing(screen, "the issuer's page").await;
    screen.press("button", LAN.name).await;
    screen.wait("return !document.querySelector('button[name=person]')", &[]).await;
    screen.client.close_window().await.unwrap();
    screen.client.switch_to_window(first.clone()).await.unwrap();
}

/// The tab the app opens; the driver has no event for it.
async fn second_tab(screen: &Screen) -> fantoccini::wd::WindowHandle {
    let first = screen.client.window().await.unwrap();
    let wait = async {
        loop {
            let all = screen.client.windows().await.unwrap();
            if let Some(other) = all.into_iter().find(|window| *window != first) {
                return other;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(hue_tests::process::CEILING, wait)
        .await
        .expect("the app opens a tab for the sign-in")
}

/// The id in the address of a report's or a draft's screen.
async fn id_in_address(screen: &Screen) -> ReportId {
    let script = "const id = location.pathname.split('/').pop(); return id.length === 36 ? id : null";
    let id = screen.wait(script, &[]).await;
    id.as_str().unwrap_or_default().parse().expect("the address names the report")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lan_reports_offline_from_her_phone_and_sees_the_answer() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    axe::finds_nothing(screen, "first use").await;
    app::begin(screen).await;
    axe::finds_nothing(screen, "home").await;
    app::go(screen, "Tôi").await;
    axe::finds_nothing(screen, "me").await;
    screen.press("link", "Đăng nhập").await;
    axe::finds_nothing(screen, "sign in").await;
    sign_in(screen).await;
    app::greeted(screen, LAN).await;

    app::new_report(screen).await;
    axe::finds_nothing(screen, "a new report").await;
    phone.network.off().await;
    let file = app::photo_file(phone.home.path(), &photo::street(1_600, 1_200, 11));
    app::fill(screen, &file, "Ổ gà sâu trước cổng trường").await;
    let id = id_in_address(screen).await;
    screen.client.refresh().await.unwrap();
    screen.reads("Đã xóa vị trí").await;
    screen
        .wait("return document.querySelector('textarea').value === args[0]", &["Ổ gà sâu trước cổng trường"])
        .await;
    axe::finds_nothing(screen, "a draft").await;

    app::send_with_name(screen).await;
    screen.reads("Đợi có mạng").await;
    axe::finds_nothing(screen, "a report that waits").await;
    phone.network.on().await;
    screen.reads("Thành phố đã nhận").await;
    let mut ha = Console::sign_in(&phone.city.profile.base_url, HA).await;
    assert_eq!(ha.queue().await, [id].into(), "exactly one report arrived");
    assert_eq!(ha.photos(id).await.len(), 1);
    ha.take(id).await;
    ha.answer(id, "Sở Xây dựng sẽ vá trong tuần này.").await;
    screen.reads("Sở Xây dựng sẽ vá trong tuần này.").await;
    axe::finds_nothing(screen, "an answered report").await;
    app::go(screen, "Phản ánh").await;
    screen.reads("Đã trả lời").await;
    axe::finds_nothing(screen, "my reports").await;
    phone.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_language_changes_at_once_everywhere() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    app::begin(screen).await;
    app::go(screen, "Tôi").await;
    let fetched = "return performance.getEntriesByType('resource').filter(one => one.name.endsWith('/words/en.txt')).length + 1";
    assert_eq!(screen.wait(fetched, &[]).await, 1, "who reads Vietnamese downloads no English");
    screen.press("radio", "English").await;
    screen.reads("Settings").await;
    assert_eq!(screen.wait(fetched, &[]).await, 2);
    assert_eq!(screen.wait("return document.documentElement.lang", &[]).await, "en");
    app::go(screen, "Home").await;
    screen.reads_no_longer("Trang chủ").await;
    axe::finds_nothing(screen, "home in English").await;
    let source =
        "window.drawn = []; new MutationObserver(() => window.drawn.push(document.body?.innerText ?? ''))
        .observe(document, { childList: true, subtree: true, characterData: true })";
    phone.browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    screen.client.refresh().await.unwrap();
    screen.reads("Home").await;
    let other = "return [drawn.some(text => text.includes('Home')), drawn.some(text => /Trang chủ|nav-home/.test(text))]";
    assert_eq!(screen.wait(other, &[]).await, json!([true, false]), "the first screen is English already");
    app::go(screen, "Me").await;
    screen.press("radio", "Tiếng Việt").await;
    screen.reads("Cài đặt").await;
    phone.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_guest_reports_with_the_keyboard_alone() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    app::begin(screen).await;
    keyboard::to(screen, "Gửi phản ánh").await;
    screen.keys(keyboard::ENTER).await;
    screen.reads("Bạn thấy gì?").await;
    keyboard::to(screen, "Chọn nơi").await;
    screen.keys(keyboard::ENTER).await;
    keyboard::to(screen, "Phường, xã theo tên mới hoặc cũ").await;
    screen.keys("kim long").await;
    screen.reads("Kim Long").await;
    screen.keys(keyboard::DOWN).await;
    screen.keys(keyboard::ENTER).await;
    keyboard::to(screen, "Dùng nơi này").await;
    screen.keys(keyboard::ENTER).await;
    keyboard::to(screen, "Chọn loại việc").await;
    screen.keys(keyboard::ENTER).await;
    keyboard::to(screen, "Chọn loại việc").await;
    screen.keys("den duong").await;
    screen.keys(keyboard::DOWN).await;
    screen.keys(keyboard::ENTER).await;
    keyboard::to(screen, "Bạn thấy gì?").await;
    screen.keys("Đèn đường tắt ba đêm").await;
    screen.reads("Đã lưu").await;
    let id = id_in_address(screen).await;
    keyboard::to(screen, "Gửi phản ánh").await;
    screen.keys(keyboard::ENTER).await;
    keyboard::to(screen, "Gửi không cần đăng nhập").await;
    screen.keys(keyboard::ENTER).await;
    screen.reads("Thành phố đã nhận").await;
    let mut ha = Console::sign_in(&phone.city.profile.base_url, HA).await;
    assert_eq!(ha.queue().await, [id].into());
    phone.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lan_signs_in_after_writing_and_the_report_goes_on_by_itself() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    app::begin(screen).await;
    app::new_report(screen).await;
    let file = app::photo_file(phone.home.path(), &photo::street(1_200, 900, 12));
    app::fill(screen, &file, "Nắp cống bị vỡ").await;
    let id = id_in_address(screen).await;
    screen.press("button", "Gửi phản ánh").await;
    axe::finds_nothing(screen, "the question whether to sign in").await;
    let first = screen.client.window().await.unwrap();
    screen.press("button", "Đăng nhập bằng VNeID").await;
    let closed = second_tab(screen).await;
    screen.client.switch_to_window(closed).await.unwrap();
    screen.client.close_window().await.unwrap();
    screen.client.switch_to_window(first.clone()).await.unwrap();
    screen.press("link", "Mở lại trang đăng nhập").await;
    choose_lan(screen, &first).await;
    screen.press("button", "Đồng ý và gửi").await;
    screen.reads("Thành phố đã nhận").await;
    let mut ha = Console::sign_in(&phone.city.profile.base_url, HA).await;
    assert_eq!(ha.queue().await, [id].into(), "one report, under one press of Send");
    phone.end().await;
}

/// Hands that never leave the keyboard.
pub(crate) mod keyboard {
    use hue_tests::screen::Screen;

    pub(crate) const ENTER: &str = "\u{e007}";
    pub(crate) const DOWN: &str = "\u{e015}";
    const TAB: &str = "\u{e004}";
    /// The name of the control with the focus; the page and a dialog around it are none.
    const HERE: &str =
        "const here = document.activeElement; return here.matches(selectors.any) && nameOf(here) || '-'";

    /// Presses Tab until what has the focus carries this name.
    pub(crate) async fn to(screen: &Screen, name: &str) {
        screen.wait("return find('any', args[0])", &[name]).await;
        for _ in 0..80 {
            let here = screen.wait(HERE, &[]).await;
            if here.as_str().unwrap_or_default().contains(name) {
                return;
            }
            screen.keys(TAB).await;
        }
        panic!("the keyboard does not reach {name:?}: {}", screen.text().await);
    }
}
