//! Photos on S3: the whole way of a photo, with the store behind S3's protocol.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use http::{Method, StatusCode, header};

use crate::process::{ready, start_with, stop};
use crate::support::{Guest, Photo, report_id};

type Objects = Arc<Mutex<BTreeMap<String, bytes::Bytes>>>;

/// As much of S3 as a store of photos asks for; requests must be signed.
async fn s3(State(objects): State<Objects>, request: Request) -> Response {
    let signed = request.headers().get(header::AUTHORIZATION);
    if !signed.is_some_and(|value| value.to_str().unwrap().starts_with("AWS4-HMAC-SHA256 Credential=hue/")) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let body = axum::body::to_bytes(request.into_body(), 16 << 20).await.unwrap();
    let mut objects = objects.lock().unwrap();
    let etag = [(header::ETAG, "\"photo\""), (header::LAST_MODIFIED, "Mon, 02 Mar 2026 01:00:00 GMT")];
    match method {
        Method::PUT => {
            objects.insert(path, body);
            (etag, "").into_response()
        }
        Method::GET => match objects.get(&path) {
            Some(found) => (etag, found.clone()).into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        },
        Method::DELETE => {
            objects.remove(&path);
            StatusCode::NO_CONTENT.into_response()
        }
        _ => {
            // Several at once: a list of keys in XML.
            let text = String::from_utf8(body.to_vec()).unwrap();
            let mut done = String::from("<DeleteResult>");
            for key in text.split("<Key>").skip(1).filter_map(|rest| rest.split("</Key>").next()) {
                objects.remove(&format!("{}/{key}", path.trim_end_matches('/')));
                done.push_str(&format!("<Deleted><Key>{key}</Key></Deleted>"));
            }
            (done + "</DeleteResult>").into_response()
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_photo_goes_to_s3_and_is_gone_when_withdrawn() {
    let objects = Objects::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let router = axum::Router::new().fallback(s3).with_state(objects.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });

    let folder = tempfile::tempdir().unwrap();
    let mut city = start_with(folder.path(), &["--media", "s3://hue-photos/reports"], |command| {
        command.env("AWS_ENDPOINT", &endpoint).env("AWS_ALLOW_HTTP", "true").env("AWS_REGION", "hue");
        command.env("AWS_ACCESS_KEY_ID", "hue").env("AWS_SECRET_ACCESS_KEY", "not a secret");
    });
    let base = ready(&mut city)["base_url"].as_str().unwrap().to_owned();
    let (lan, photo) = (Guest::new(&base, "chị Lan"), Photo::new(1, 120_000));
    lan.send(report_id(1), &lan.report(&[&photo])).await;
    lan.upload(report_id(1), &photo).await;
    let key = format!("/hue-photos/reports/{}.jpg", photo.id);
    assert_eq!(objects.lock().unwrap().get(&key).unwrap(), &photo.bytes);
    let fetched = lan.get(&format!("/api/v1/media/{}", photo.id)).await;
    assert_eq!(fetched.bytes().await.unwrap(), photo.bytes);

    let path = format!("/api/v1/reports/{}", report_id(1));
    let withdrawn = lan.ask(Method::DELETE, &path).send().await.unwrap();
    assert_eq!(withdrawn.status(), StatusCode::NO_CONTENT);
    assert!(objects.lock().unwrap().is_empty(), "nothing stays");
    tokio::task::spawn_blocking(move || stop(city)).await.unwrap();
}
