//! The real window, driven from outside: a screen, a session bus with a real keyring, a WebDriver.

#![cfg(test)]

mod desk;
mod login;
#[path = "../../../tests/src/port.rs"]
mod port;
mod restart;
mod session;

use std::net::TcpListener;

use desk::{Desk, invoke};
use serde_json::json;

#[tokio::test]
async fn the_page_stands_and_the_engine_answers_it() {
    let desk = Desk::new().await;
    let window = desk.open().await;
    assert_eq!(window.title().await.unwrap(), "Tràng Tiền");
    assert_eq!(window.current_url().await.unwrap().scheme(), "tauri");
    let session = invoke(&window, "plugin:hue|call", json!({ "name": "session.get", "body": {} })).await;
    assert_eq!(session["ok"]["state"], "guest", "{session}");
    assert_eq!(
        session["ok"]["vault"], "keyring",
        "the real keyring of this session holds the keys: {session}"
    );
    let first = window
        .execute_async(
            "const done = arguments[arguments.length - 1]; const { Channel, invoke } = window.__TAURI__.core;
             const channel = new Channel(); channel.onmessage = (message) => done(Object.keys(message.event)[0]);
             invoke('plugin:hue|subscribe', { channel }).catch((error) => done(JSON.stringify(error)));",
            vec![],
        )
        .await
        .unwrap();
    assert_eq!(first, "snapshot", "the stream starts with how things stand");
    window.close().await.unwrap();
}

#[tokio::test]
async fn a_picture_goes_in_as_bytes_and_comes_back_as_a_picture() {
    let desk = Desk::new().await;
    let window = desk.open().await;
    let seen = window
        .execute_async(
            "const done = arguments[arguments.length - 1]; const { convertFileSrc, invoke } = window.__TAURI__.core;
             (async () => {
               const canvas = document.createElement('canvas'); canvas.width = 37; canvas.height = 11;
               canvas.getContext('2d').fillRect(3, 3, 5, 5);
               const blob = await new Promise((whole) => canvas.toBlob(whole, 'image/png'));
               const id = await invoke('plugin:hue|put', new Uint8Array(await blob.arrayBuffer()));
               const picture = new Image(); picture.src = convertFileSrc(id, 'hue-blob');
               await picture.decode();
               return `${picture.naturalWidth} x ${picture.naturalHeight}`;
             })().then(done, (error) => done(`${error} ${JSON.stringify(error)}`));",
            vec![],
        )
        .await
        .unwrap();
    assert_eq!(seen, "37 x 11");
    window.close().await.unwrap();
}

#[tokio::test]
async fn the_window_does_not_leave_home() {
    let desk = Desk::new().await;
    let window = desk.open().await;
    let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
    elsewhere.set_nonblocking(true).unwrap();
    let away = format!("http://{}/", elsewhere.local_addr().unwrap());
    // Navigations are decided in their order: once the second one is through, the first was refused.
    window.execute("location.assign(arguments[0]);", vec![json!(away)]).await.unwrap();
    window.execute("location.assign('/second');", vec![]).await.unwrap();
    let home = "tauri://localhost/second".parse().unwrap();
    window.wait().at_most(desk::PATIENCE).for_url(&home).await.unwrap();
    assert!(elsewhere.accept().is_err(), "somebody came to {away}");
    window.close().await.unwrap();
}

#[tokio::test]
async fn the_window_has_no_rights_but_its_own() {
    let desk = Desk::new().await;
    let window = desk.open().await;
    for (command, arguments) in [
        ("plugin:opener|open_url", json!({ "url": "https://example.org" })),
        ("plugin:opener|open_path", json!({ "path": "/etc/passwd" })),
        ("plugin:window|close", json!({ "label": "main" })),
        ("plugin:deep-link|register", json!({ "protocol": "http" })),
        ("plugin:event|emit", json!({ "event": "deep-link://new-url", "payload": ["vn.trangtien.hue:/x"] })),
    ] {
        let refused = invoke(&window, command, arguments).await;
        assert!(refused["error"].to_string().contains("not allowed"), "{command}: {refused}");
    }
    window.close().await.unwrap();
}

#[tokio::test]
async fn a_window_whose_capability_says_read_cannot_write() {
    let desk = Desk::new().await;
    let window = desk.open_guest().await;
    let read = invoke(&window, "plugin:hue|call", json!({ "name": "settings.get", "body": {} })).await;
    assert!(read["ok"].is_object(), "{read}");
    let body = json!({ "settings": { "simple_mode": true } });
    let write = invoke(&window, "plugin:hue|call", json!({ "name": "settings.save", "body": body })).await;
    assert_eq!(write["error"]["code"], "forbidden", "{write}");
    let leave = json!({ "name": "session.sign_out", "body": { "everything": true } });
    let leave = invoke(&window, "plugin:hue|call", leave).await;
    assert_eq!(leave["error"]["code"], "forbidden", "{leave}");
    let put = invoke(&window, "plugin:hue|put", json!([1, 2, 3])).await;
    assert!(put["error"].to_string().contains("not allowed"), "{put}");
    window.close().await.unwrap();
}

#[tokio::test]
async fn what_was_set_is_there_when_the_window_opens_again() {
    let desk = Desk::new().await;
    let window = desk.open().await;
    let body = json!({ "settings": { "theme": "dark", "simple_mode": true } });
    let saved = invoke(&window, "plugin:hue|call", json!({ "name": "settings.save", "body": body })).await;
    assert_eq!(saved["ok"]["theme"], "dark", "{saved}");
    desk.close(window).await;
    let window = desk.open().await;
    let kept = invoke(&window, "plugin:hue|call", json!({ "name": "settings.get", "body": {} })).await;
    assert_eq!((&kept["ok"]["theme"], &kept["ok"]["simple_mode"]), (&json!("dark"), &json!(true)), "{kept}");
    window.close().await.unwrap();
}

#[tokio::test]
async fn a_second_start_hands_over_and_ends() {
    let desk = Desk::new().await;
    let window = desk.open().await;
    let second = desk.program().arg("vn.trangtien.hue:/signed-in?code=forged&state=forged").output();
    let second = second.unwrap();
    assert!(second.status.success(), "{}", String::from_utf8_lossy(&second.stderr));
    let session = invoke(&window, "plugin:hue|call", json!({ "name": "session.get", "body": {} })).await;
    assert_eq!(session["ok"]["state"], "guest", "a forged link signs nobody in: {session}");
    window.close().await.unwrap();
}
