//! The harness itself: a journey is worth nothing when its instruments do not measure.

use hue_tests::browser::Browser;
use hue_tests::keyring::Keyring;
use hue_tests::network::BadNetwork;
use hue_tests::{axe, programs, surfer};
use rand::SeedableRng;
use rand::rngs::StdRng;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const PAGE: &str = "data:text/html;charset=utf-8,<html lang=vi><title>Huế</title><main><h1>Huế</h1>\
    <button onclick=\"this.nextElementSibling.textContent='Đã gửi';console.error('lỗi thử')\">Gửi</button><p></p>\
    <label>Mô tả <textarea></textarea></label></main>";

#[tokio::test]
async fn a_browser_finds_by_role_and_name_and_keeps_the_console() {
    let browser = Browser::start().await;
    browser.open(PAGE).await;
    browser.screen.fill("Mô tả", "Ổ gà").await;
    browser.screen.press("button", "Gửi").await;
    browser.screen.reads("Đã gửi").await;
    axe::finds_nothing(&browser.screen, "a small page").await;
    let errors = browser.console_errors().await;
    assert!(errors.iter().any(|error| error.contains("lỗi thử")), "the console is read: {errors:?}");
    browser.close().await;
}

#[tokio::test]
async fn axe_finds_what_is_wrong() {
    let browser = Browser::start().await;
    browser
        .open("data:text/html;charset=utf-8,<html lang=vi><title>Huế</title><main><img src=x><input></main>")
        .await;
    let screen = browser.screen.clone();
    let found = tokio::spawn(async move { axe::finds_nothing(&screen, "a bad page").await }).await;
    assert!(found.is_err(), "a picture without words and a field without a name are serious");
    browser.close().await;
}

#[tokio::test]
async fn a_keyring_keeps_what_it_is_given() {
    let keyring = Keyring::start().await;
    assert!(keyring.entries("hue-harness").await.is_empty());
    let mut store = tokio::process::Command::new(programs::system("secret-tool"))
        .args(["store", "--label=cầu", "service", "hue-harness", "username", "lan"])
        .envs(keyring.env())
        .stdin(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    store.stdin.take().unwrap().write_all(b"secret").await.unwrap();
    assert!(store.wait().await.unwrap().success());
    assert_eq!(keyring.entries("hue-harness").await, [("lan".into(), "secret".into())].into());
}

/// A city of one line: it answers every request and closes.
async fn echo() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 4_096];
            let _ = stream.read(&mut request).await;
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 3\r\n\r\nHue")
                .await;
        }
    });
    port
}

#[tokio::test]
async fn a_bad_network_is_off_and_on_and_breaks_some() {
    let network = BadNetwork::start(Some(echo().await)).await;
    let client = surfer::client();
    let ask = async || client.get(network.url()).send().await.ok()?.text().await.ok();
    assert_eq!(ask().await.as_deref(), Some("Hue"));
    network.off().await;
    assert_eq!(ask().await, None, "off is off");
    network.on().await;
    network.worsen(StdRng::seed_from_u64(1));
    let mut arrived = 0;
    for _ in 0..100 {
        arrived += u32::from(ask().await.as_deref() == Some("Hue"));
    }
    network.mend();
    assert_eq!(ask().await.as_deref(), Some("Hue"));
    let (cut, delayed, repeated) = network.counts();
    assert!((10..95).contains(&arrived), "some requests break and some do not: {arrived} of 100");
    assert!(cut > 0 && delayed > 0 && repeated > 0, "{cut} cut, {delayed} delayed, {repeated} repeated");
}
