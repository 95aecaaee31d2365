//! The door for the way back, and who else knocks at it.

use hue_model::session::{SessionState, SignInEnd};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use url::Url;

use crate::device::{Device, browse, browser, ended, follow, state, tap};
use crate::issuer::TestIssuer;

async fn say(back: &Url, words: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", back.port().unwrap())).await.unwrap();
    stream.write_all(words.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn stray_callers_neither_open_nor_close_the_door() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    let mut events = engine.subscribe();
    let back = Url::parse(&follow(&tap(&engine).await.unwrap()).await).unwrap();
    let port = back.port().unwrap();
    let target = format!("/cb?{}", back.query().unwrap());

    // As browsers do: sockets opened ahead that say nothing, one that hangs up at once.
    let silent = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    drop(TcpStream::connect(("127.0.0.1", port)).await.unwrap());
    let mut slow = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    slow.write_all(b"GET /cb?co").await.unwrap();

    let host = format!("Host: 127.0.0.1:{port}");
    let icon = say(&back, &format!("GET /favicon.ico HTTP/1.1\r\n{host}\r\n\r\n")).await;
    assert!(icon.starts_with("HTTP/1.1 404 "), "{icon}");
    let posted = say(&back, &format!("POST {target} HTTP/1.1\r\n{host}\r\nContent-Length: 0\r\n\r\n")).await;
    assert!(posted.starts_with("HTTP/1.1 405 "), "{posted}");
    let rebound = say(&back, &format!("GET {target} HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n")).await;
    assert!(rebound.starts_with("HTTP/1.1 421 "), "{rebound}");
    let nameless = say(&back, &format!("GET {target} HTTP/1.1\r\n\r\n")).await;
    assert!(nameless.starts_with("HTTP/1.1 421 "), "{nameless}");
    let bare = browse(&format!("http://127.0.0.1:{port}/cb")).await;
    assert_eq!(bare.status(), 400);
    assert_eq!(state(&engine).await, SessionState::SigningIn);

    let found = say(&back, &format!("GET {target} HTTP/1.1\r\n{host}\r\n\r\n")).await;
    assert!(found.starts_with("HTTP/1.1 303 "), "{found}");
    assert!(found.contains(&format!("Location: {}/signed-in\r\n", issuer.base_url)), "{found}");
    assert!(found.contains("Referrer-Policy: no-referrer"), "{found}");
    assert_eq!(ended(&mut events).await, SignInEnd::Done);
    assert!(browser().get(back).send().await.is_err(), "the door is gone");
    drop((silent, slow));
}

#[tokio::test]
async fn a_crowd_of_silent_callers_does_not_lock_the_citizen_out() {
    let (issuer, device) = (TestIssuer::start().await, Device::new());
    let engine = device.open(issuer.profile()).await;
    let mut events = engine.subscribe();
    let back = Url::parse(&follow(&tap(&engine).await.unwrap()).await).unwrap();
    let mut crowd = Vec::new();
    for _ in 0..40 {
        crowd.push(TcpStream::connect(("127.0.0.1", back.port().unwrap())).await.unwrap());
    }
    assert_eq!(browse(back.as_str()).await.status(), 303);
    assert_eq!(ended(&mut events).await, SignInEnd::Done);
    let mut end = [0];
    let left = crowd[0].read(&mut end).await;
    assert!(matches!(left, Ok(0) | Err(_)), "everybody is shown out with the door");
}
