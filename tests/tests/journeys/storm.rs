//! What the app does for somebody before and in a storm: it tries its warnings, reads them aloud, saves battery, and
//! puts a call for rescue onto a computer's screen for another phone.

use hue_model::sos::sms;
use hue_tests::screen::Screen;
use hue_tests::warning::Warning;
use hue_tests::{app, axe, surfer};
use serde_json::{Value, json};

use crate::phone::Phone;
use crate::rescue::may_know_the_place;

/// The system's voices, which no test machine has: what is said is kept, and ends when the test says so. Long waits end
/// when the test says so too, and each siren can be looked at.
const VOICES: &str = "window.said = []; window.silenced = 0; window.later = []; window.sirens = [];
    const { setTimeout: soon, AudioContext: Siren } = window;
    window.setTimeout = (work, millis, ...more) => millis > 20000 ? later.push(work) : soon(work, millis, ...more);
    window.AudioContext = class extends Siren { constructor() { super(); sirens.push(this); } };
    const voices = ['en-US', 'vi_VN'].map((lang) => ({ lang, localService: true }));
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(window, 'speechSynthesis', { value: {
        getVoices: () => window.voiceless ? [] : voices,
        speak: (one) => { said.push(one); },
        cancel: () => { silenced += 1; },
    } });";

async fn voices(phone: &Phone) {
    phone.browser.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": VOICES })).await;
    phone.screen().client.refresh().await.unwrap();
}

/// What was said last, with the language of its voice.
async fn said(screen: &Screen) -> Value {
    screen.wait("const last = said.at(-1); return last && [last.text, last.voice.lang]", &[]).await
}

/// Waits until the siren that rings now is so: `suspended` while something is read aloud, else `running`.
async fn sounds(screen: &Screen, state: &str) {
    let is = screen.wait("return sirens.at(-1)?.state === args[0]", &[state]).await;
    assert_eq!(is, true, "the siren is not {state}");
}

async fn silenced(screen: &Screen) -> i64 {
    let count = screen.client.execute("return silenced", vec![]).await.unwrap();
    count.as_i64().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lan_tries_her_warnings_hears_one_read_aloud_and_saves_battery() {
    let phone = Phone::new().await;
    let screen = phone.screen();
    app::begin(screen).await;
    app::go(screen, "Tôi").await;
    screen.press("any", "Thử cảnh báo của tôi").await;
    screen.press("button", "Thử ngay").await;
    screen.reads("chữ ký đúng").await;
    screen.reads("Bạn chưa chọn phường, xã").await;
    screen.reads("Đã kêu").await;
    axe::finds_nothing(screen, "what came of a test of warnings").await;
    phone.network.off().await;
    screen.press("button", "Thử ngay").await;
    screen.reads("Máy không tới được thành phố.").await;
    phone.network.on().await;

    voices(&phone).await;
    Warning::flood().publish(&phone.city.profile.base_url).await;
    screen.press("button", "Đọc to").await;
    let heard = said(screen).await;
    let text = heard[0].as_str().unwrap();
    assert!(text.starts_with("Lũ · Báo động 3.") && text.contains("Lên tầng cao hơn."), "{text}");
    assert_eq!(heard[1], "vi_VN", "by the voice of her language");
    axe::finds_nothing(screen, "a warning that is read aloud").await;
    sounds(screen, "suspended").await;
    screen.client.execute("later.splice(0).forEach((work) => work())", vec![]).await.unwrap();
    screen.find("button", "Đọc to").await;
    sounds(screen, "running").await;
    screen.enter("button", "Đọc to").await;
    let before = silenced(screen).await;
    screen.enter("button", "Dừng đọc").await;
    screen.find("button", "Đọc to").await;
    assert!(silenced(screen).await > before, "it stops with the keyboard too");
    screen.enter("button", "Đọc to").await;
    let before = silenced(screen).await;
    screen.press("button", "Tôi đã đọc").await;
    screen.reads_no_longer("Phá im lặng vì").await;
    assert!(silenced(screen).await > before, "leaving it is silence");

    an_alarm_ends_the_reading(&phone).await;
    saves_battery(screen).await;
    phone.end().await;
}

async fn an_alarm_ends_the_reading(phone: &Phone) {
    let screen = phone.screen();
    app::go(screen, "Cảnh báo").await;
    screen.press("link", "Lũ · Báo động 3").await;
    screen.press("button", "Đọc to").await;
    screen.find("button", "Dừng đọc").await;
    let before = silenced(screen).await;
    Warning::flood().publish(&phone.city.profile.base_url).await;
    screen.press("button", "Tôi đã đọc").await;
    screen.reads_no_longer("Phá im lặng vì").await;
    screen.find("button", "Đọc to").await;
    assert!(silenced(screen).await > before, "an alarm is not talked over");
    screen.press("button", "Đọc to").await;
    screen.find("button", "Dừng đọc").await;
    screen.client.execute("said.at(-1).onend()", vec![]).await.unwrap();
    screen.find("button", "Đọc to").await;
    phone
        .browser
        .devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": "window.voiceless = true" }))
        .await;
    screen.client.refresh().await.unwrap();
    screen.reads("Máy này chưa có giọng đọc tiếng Việt").await;
}

async fn saves_battery(screen: &Screen) {
    app::go(screen, "Trang chủ").await;
    axe::finds_nothing(screen, "home with the offer to save").await;
    screen.press("button", "Bật tiết kiệm khi bão").await;
    screen.reads("Đang tiết kiệm khi bão").await;
    screen.reads_no_longer("Cần giữ pin và dữ liệu?").await;
    app::go(screen, "Tôi").await;
    screen.press("checkbox", "Tiết kiệm khi bão").await;
    screen.reads_no_longer("Đang tiết kiệm khi bão").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_phone_reads_lans_call_off_her_computer() {
    let phone = Phone::new().await;
    let (screen, browser) = (phone.screen(), &phone.browser);
    let computer = json!({ "width": 1280, "height": 900, "deviceScaleFactor": 2, "mobile": false });
    browser.devtools("Emulation.setDeviceMetricsOverride", computer).await;
    may_know_the_place(&phone, "denied").await;
    app::begin(screen).await;
    screen.press("any", "SOS, gọi cứu hộ").await;
    screen.enter("button", "Giữ 2 giây").await;
    screen.press("button", "Gửi ngay").await;
    screen.reads("SOS-0001").await;
    screen.press("button", "Gửi bằng tin nhắn").await;
    screen.reads("Hướng máy ảnh của bất kỳ điện thoại nào").await;
    axe::finds_nothing(screen, "a call for rescue as a code to scan").await;
    let picture = image::load_from_memory(&screen.client.screenshot().await.unwrap()).unwrap().into_luma8();
    let (wide, high) = (picture.width() as usize, picture.height() as usize);
    let mut camera = rqrr::PreparedImage::prepare_from_greyscale(wide, high, |x, y| {
        picture.get_pixel(x as u32, y as u32).0[0]
    });
    let (_, text) = camera.detect_grids().first().expect("a code on the screen").decode().unwrap();
    let call = sms::read(&text).unwrap();
    let sent = json!({ "from": "0914 333 444", "text": text });
    let base = &phone.city.profile.base_url;
    let answer: Value = surfer::client()
        .post(format!("{base}/sandbox/sms"))
        .json(&sent)
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert!(answer["text"].as_str().unwrap().contains("SOS-0001"), "the same case {}: {answer}", call.id);
    phone.end().await;
}
