//! Starts beside an app that is on its way out.

use std::os::unix::process::CommandExt as _;
use std::process::Command;

use fantoccini::Client;
use futures_util::StreamExt;
use serde_json::json;
use zbus::fdo::MonitoringProxy;
use zbus::{Message, MessageStream};

use crate::desk::{Desk, PATIENCE, invoke};
use crate::session::Group;

#[tokio::test]
async fn a_start_right_after_an_end_finds_its_window() {
    let desk = Desk::new().await;
    for _ in 0..3 {
        let window = desk.open().await;
        answers(&window).await;
        // The driver kills the program; nobody waits here until it is gone.
        window.close().await.unwrap();
    }
}

#[tokio::test]
async fn a_start_waits_for_an_app_that_is_ending() {
    let desk = Desk::new().await;
    let mut messages = everything(&desk).await;
    let first = Group(desk.program().process_group(0).spawn().unwrap());
    until(&mut messages, place_is_taken).await;
    // What a killed program is to others until its last thread is gone: there, and silent.
    freeze(&first);
    let gone = async {
        until(&mut messages, asks_for_it).await;
        drop(first);
    };
    let (window, ()) = tokio::join!(desk.open(), gone);
    answers(&window).await;
    window.close().await.unwrap();
}

/// Stops every process of it where it stands.
fn freeze(group: &Group) {
    let group = format!("-{}", group.0.id());
    assert!(Command::new("kill").args(["-STOP", "--", &group]).status().unwrap().success());
}

async fn answers(window: &Client) {
    let session = invoke(window, "plugin:hue|call", json!({ "name": "session.get", "body": {} })).await;
    assert_eq!(session["ok"]["state"], "guest", "{session}");
}

/// Waits until `wanted` comes over the bus.
pub(crate) async fn until(messages: &mut MessageStream, wanted: impl Fn(&Message) -> bool) {
    let comes = async { while !wanted(&messages.next().await.unwrap().unwrap()) {} };
    tokio::time::timeout(PATIENCE, comes).await.expect("it comes over the bus");
}

/// The bus says that an app of this desk has its place.
pub(crate) fn place_is_taken(message: &Message) -> bool {
    let change = message.body().deserialize::<(String, String, String)>();
    change.is_ok_and(|(name, _, new)| name.ends_with(".SingleInstance") && !new.is_empty())
}

/// Somebody asks whether the app answers.
fn asks_for_it(message: &Message) -> bool {
    let header = message.header();
    header.member().is_some_and(|it| it == "Ping")
        && header.destination().is_some_and(|it| it.ends_with(".SingleInstance"))
}

/// Everything that goes over the bus of this desk.
pub(crate) async fn everything(desk: &Desk) -> MessageStream {
    let bus = desk.bus().await;
    let messages = MessageStream::from(&bus);
    MonitoringProxy::new(&bus).await.unwrap().become_monitor(&[], 0).await.unwrap();
    messages
}
