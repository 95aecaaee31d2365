//! Starting with the session, as the citizen wants it.

use fantoccini::Client;
use serde_json::json;

use crate::desk::{Desk, PATIENCE, invoke};
use crate::restart::{everything, place_is_taken, until};

async fn set(window: &Client, start_at_login: bool) {
    let body = json!({ "settings": { "start_at_login": start_at_login } });
    let saved = invoke(window, "plugin:hue|call", json!({ "name": "settings.save", "body": body })).await;
    assert_eq!(saved["ok"]["start_at_login"], start_at_login, "{saved}");
}

async fn is_written(desk: &Desk, written: bool) {
    let done = async {
        while desk.autostart().exists() != written {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, done).await.unwrap_or_else(|_| panic!("written: {}", !written));
}

#[tokio::test]
async fn minh_has_the_app_start_with_his_computer_and_not_any_more() {
    let desk = Desk::new().await;
    let window = desk.open().await;
    set(&window, true).await;
    is_written(&desk, true).await;
    desk.close(window).await;
    let mut messages = everything(&desk).await;
    let started = desk.sign_in_to_the_computer(&desk.autostart());
    until(&mut messages, place_is_taken).await;
    drop(started);
    let window = desk.open().await;
    set(&window, false).await;
    is_written(&desk, false).await;
    window.close().await.unwrap();
}
