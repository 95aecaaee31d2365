//! tus 1.0.0, line by line.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hue_model::wire::ProblemDetails;
use reqwest::{Method, RequestBuilder, StatusCode};
use sha1::{Digest as _, Sha1};
use sha2::Sha256;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::support::{CEILING, City, Engine, Guest, Photo, report_id};

/// A city, chị Lan, and a photo that her report announced.
async fn announced(length: usize) -> (City, Guest, Photo) {
    let city = City::start(Engine::Sqlite).await;
    let (lan, photo) = (city.guest("chị Lan"), Photo::new(1, length));
    lan.send(report_id(1), &lan.report(&[&photo])).await;
    (city, lan, photo)
}

async fn created(length: usize) -> (City, Guest, Photo) {
    let (city, lan, photo) = announced(length).await;
    let response = lan.create(report_id(1), &photo).await;
    assert_eq!(response.status(), StatusCode::CREATED);
    assert_eq!(response.headers()["location"], format!("/api/v1/uploads/{}", photo.id).as_str());
    (city, lan, photo)
}

async fn status(request: RequestBuilder) -> u16 {
    let response = request.send().await.unwrap();
    assert_eq!(response.headers()["tus-resumable"], "1.0.0", "on every answer");
    response.status().as_u16()
}

#[tokio::test]
async fn options_says_what_is_spoken() {
    let city = City::start(Engine::Sqlite).await;
    let lan = city.guest("chị Lan");
    let response = lan.ask(Method::OPTIONS, "/api/v1/uploads").send().await.unwrap();
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    let headers = response.headers();
    assert_eq!(headers["tus-version"], "1.0.0");
    assert_eq!(headers["tus-extension"], "creation,checksum");
    assert_eq!(headers["tus-checksum-algorithm"], "sha1,sha256");
    assert_eq!(headers["tus-max-size"], (8 * 1024 * 1024).to_string().as_str());
}

#[tokio::test]
async fn another_version_is_refused_and_nothing_is_done() {
    let (_city, lan, photo) = created(1_000).await;
    let path = format!("/api/v1/uploads/{}", photo.id);
    for version in [None, Some("0.2.2")] {
        let mut request = lan
            .ask(Method::PATCH, &path)
            .header("content-type", "application/offset+octet-stream")
            .header("upload-offset", 0)
            .body(photo.bytes.clone());
        if let Some(version) = version {
            request = request.header("tus-resumable", version);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), StatusCode::PRECONDITION_FAILED);
        assert_eq!(response.headers()["tus-version"], "1.0.0");
    }
    assert_eq!(lan.offset(photo.id).await, Some(0));
}

#[tokio::test]
async fn the_offset_must_be_the_one_the_city_has() {
    let (_city, lan, photo) = created(1_000).await;
    assert_eq!(status(lan.patch(photo.id, 0, &photo.bytes[..400])).await, 204);
    assert_eq!(status(lan.patch(photo.id, 300, &photo.bytes[300..])).await, 409, "less");
    assert_eq!(status(lan.patch(photo.id, 500, &photo.bytes[500..])).await, 409, "greater");
    assert_eq!(lan.offset(photo.id).await, Some(400));
    assert_eq!(status(lan.patch(photo.id, 400, &photo.bytes[400..])).await, 204, "equal");
    assert!(lan.status(report_id(1)).await.missing.is_empty());
    assert_eq!(lan.offset(photo.id).await, Some(1_000), "a finished upload still says so");
    assert_eq!(status(lan.patch(photo.id, 0, &photo.bytes)).await, 409);
    assert_eq!(status(lan.patch(photo.id, 1_000, &[])).await, 204, "nothing more, where nothing is missing");
}

#[tokio::test]
async fn an_empty_body_changes_nothing() {
    let (_city, lan, photo) = created(1_000).await;
    assert_eq!(status(lan.patch(photo.id, 0, &[])).await, 204);
    assert_eq!(lan.offset(photo.id).await, Some(0));
}

#[tokio::test]
async fn more_bytes_than_announced_are_refused() {
    let (_city, lan, photo) = created(1_000).await;
    let mut long = photo.bytes.clone();
    long.push(0);
    assert_eq!(status(lan.patch(photo.id, 0, &long)).await, 413);
    assert!(lan.offset(photo.id).await.unwrap() <= 1_000);
}

#[tokio::test]
async fn another_content_type_is_refused() {
    let (_city, lan, photo) = created(1_000).await;
    let request = lan
        .tus(Method::PATCH, &format!("/api/v1/uploads/{}", photo.id))
        .header("content-type", "image/jpeg")
        .header("upload-offset", 0)
        .body(photo.bytes.clone());
    assert_eq!(status(request).await, 415);
}

#[tokio::test]
async fn checksums_right_wrong_unknown_and_unreadable() {
    let (_city, lan, photo) = created(1_000).await;
    let (first, rest) = photo.bytes.split_at(500);
    let checked = |offset, bytes, checksum: String| {
        lan.patch(photo.id, offset, bytes).header("upload-checksum", checksum)
    };
    let wrong = format!("sha1 {}", STANDARD.encode(Sha1::digest(rest)));
    assert_eq!(status(checked(0, first, wrong)).await, 460);
    assert_eq!(lan.offset(photo.id).await, Some(0), "a wrong piece is thrown away");
    for bad in ["md5 1B2M2Y8AsgTpgAmY7PhCfg==", "sha1 ***", "sha1", "crc32 AAAAAA=="] {
        assert_eq!(status(checked(0, first, bad.into())).await, 400, "{bad}");
    }
    let sha1 = format!("sha1 {}", STANDARD.encode(Sha1::digest(first)));
    assert_eq!(status(checked(0, first, sha1)).await, 204);
    let sha256 = format!("sha256 {}", STANDARD.encode(Sha256::digest(rest)));
    assert_eq!(status(checked(500, rest, sha256)).await, 204);
    assert!(lan.status(report_id(1)).await.missing.is_empty());
}

#[tokio::test]
async fn creation_reads_its_headers_strictly() {
    let (_city, lan, photo) = announced(1_000).await;
    let good = photo.metadata(report_id(1));
    let create = |length: Option<&str>, metadata: &str| {
        let mut request = lan.tus(Method::POST, "/api/v1/uploads").header("upload-metadata", metadata);
        if let Some(length) = length {
            request = request.header("upload-length", length);
        }
        request
    };
    for length in [None, Some("-1"), Some("many"), Some("1e3"), Some("")] {
        assert_eq!(status(create(length, &good)).await, 400, "{length:?}");
    }
    assert_eq!(status(create(Some("9999999999"), &good)).await, 413);
    assert_eq!(status(create(Some("999"), &good)).await, 409, "not the announced length");
    let twice = format!("{good},sha256 YWJj");
    for metadata in ["", "report_id ***", twice.as_str(), "photo_id", "filename YWJj"] {
        assert_eq!(status(create(Some("1000"), metadata)).await, 400, "{metadata:?}");
    }
    let deferred = create(None, &good).header("upload-defer-length", 1);
    assert_eq!(status(deferred).await, 400);
    assert_eq!(
        status(create(Some("1000"), &format!("{good},is_private"))).await,
        201,
        "an empty value is fine"
    );
    assert_eq!(status(create(Some("1000"), &good)).await, 201, "creating it again says where it is");
}

#[tokio::test]
async fn a_foreign_upload_is_not_there() {
    let (city, lan, photo) = created(1_000).await;
    let minh = city.guest("anh Minh");
    let head = minh.tus(Method::HEAD, &format!("/api/v1/uploads/{}", photo.id)).send().await.unwrap();
    assert_eq!(head.status(), StatusCode::NOT_FOUND);
    assert!(head.headers().get("upload-offset").is_none());
    assert_eq!(status(minh.patch(photo.id, 0, &photo.bytes)).await, 404);
    assert_eq!(minh.create(report_id(1), &photo).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(lan.offset(photo.id).await, Some(0));
}

#[tokio::test]
async fn head_tells_everything_and_is_not_cached() {
    let (_city, lan, photo) = created(1_000).await;
    let head = lan.tus(Method::HEAD, &format!("/api/v1/uploads/{}", photo.id)).send().await.unwrap();
    assert_eq!(head.headers()["upload-offset"], "0");
    assert_eq!(head.headers()["upload-length"], "1000");
    assert_eq!(head.headers()["cache-control"], "no-store");
    assert_eq!(head.headers()["upload-metadata"], photo.metadata(report_id(1)).as_str());
}

#[tokio::test]
async fn post_with_the_override_is_a_patch() {
    let (_city, lan, photo) = created(1_000).await;
    let request = lan
        .tus(Method::POST, &format!("/api/v1/uploads/{}", photo.id))
        .header("x-http-method-override", "PATCH")
        .header("content-type", "application/offset+octet-stream")
        .header("upload-offset", 0)
        .body(photo.bytes.clone());
    assert_eq!(status(request).await, 204);
    assert_eq!(lan.offset(photo.id).await, Some(1_000));
}

#[tokio::test]
async fn bytes_that_are_not_the_announced_ones_start_again() {
    let (_city, lan, photo) = created(1_000).await;
    let mut other = photo.bytes.clone();
    other[700] ^= 1;
    assert_eq!(status(lan.patch(photo.id, 0, &other)).await, 460);
    assert_eq!(lan.offset(photo.id).await, Some(0));
    assert_eq!(status(lan.patch(photo.id, 0, &photo.bytes)).await, 204);
}

#[tokio::test]
async fn what_is_no_jpeg_or_a_bomb_is_named() {
    let city = City::start(Engine::Sqlite).await;
    let lan = city.guest("chị Lan");
    let mut bomb = Photo::new(2, 1_000);
    bomb.bytes[7..11].copy_from_slice(&[0xea, 0x60, 0xea, 0x60]);
    let mut text = Photo::new(3, 1_000);
    text.bytes[0] = b'?';
    lan.send(report_id(1), &lan.report(&[&bomb, &text])).await;
    for (photo, rule) in [(&bomb, "too_many_pixels"), (&text, "not_a_picture")] {
        assert_eq!(lan.create(report_id(1), photo).await.status(), StatusCode::CREATED);
        let response = lan.patch(photo.id, 0, &photo.bytes).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let said: ProblemDetails = response.json().await.unwrap();
        assert_eq!(serde_json::to_value(&said.problem.fields[0].rule).unwrap()["rule"], rule);
    }
    assert_eq!(lan.status(report_id(1)).await.missing.len(), 2);
}

/// Sends the head of a PATCH and part of its body by hand, so that the line can be held or cut.
async fn begin(city: &City, lan: &Guest, photo: &Photo, part: usize) -> tokio::net::TcpStream {
    let request = lan.patch(photo.id, 0, &[]).build().unwrap();
    let host = city.running.base_url.strip_prefix("http://").unwrap();
    let mut head = format!("PATCH {} HTTP/1.1\r\nhost: {host}\r\n", request.url().path());
    for (name, value) in request.headers() {
        if name != "content-length" {
            head.push_str(&format!("{name}: {}\r\n", value.to_str().unwrap()));
        }
    }
    head.push_str(&format!("content-length: {}\r\n\r\n", photo.bytes.len()));
    let mut line = tokio::net::TcpStream::connect(host).await.unwrap();
    line.write_all(head.as_bytes()).await.unwrap();
    line.write_all(&photo.bytes[..part]).await.unwrap();
    line
}

/// Waits until so many bytes of the upload are in the city's file.
async fn until_written(city: &City, photo: &Photo, bytes: u64) {
    let file = city.config.data.join("uploads").join(photo.id.to_string());
    let waited = tokio::time::timeout(CEILING, async {
        while std::fs::metadata(&file).map_or(0, |found| found.len()) < bytes {
            tokio::task::yield_now().await;
        }
    });
    waited.await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_broken_line_keeps_what_arrived_and_goes_on() {
    let (city, lan, photo) = created(300_000).await;
    let line = begin(&city, &lan, &photo, 150_000).await;
    until_written(&city, &photo, 100_000).await;
    drop(line);
    // The city may still be writing what the line had brought: its turn ends when it has noticed the break.
    let resumed = tokio::time::timeout(CEILING, async {
        loop {
            let here = lan.offset(photo.id).await.unwrap();
            assert!(here <= 150_000);
            let response = lan.patch(photo.id, here, &photo.bytes[here..]).send().await.unwrap();
            if response.status() == StatusCode::NO_CONTENT {
                return here;
            }
            assert_eq!(response.status(), StatusCode::CONFLICT);
        }
    });
    assert!(resumed.await.unwrap() >= 100_000, "most of it did not have to be sent again");
    let stored = lan.get(&format!("/api/v1/media/{}", photo.id)).await.bytes().await.unwrap();
    assert_eq!(stored, photo.bytes);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_writers_the_second_is_sent_away() {
    let (city, lan, photo) = created(300_000).await;
    let mut line = begin(&city, &lan, &photo, 150_000).await;
    until_written(&city, &photo, 100_000).await;
    assert_eq!(status(lan.patch(photo.id, 0, &photo.bytes)).await, 409);
    line.write_all(&photo.bytes[150_000..]).await.unwrap();
    let mut answer = [0; 12];
    line.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 204");
}
