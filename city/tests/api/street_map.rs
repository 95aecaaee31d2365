//! The street map of the operator: said what it is, given whole and in ranges, and no file that is none.

use hue_city::{Config, serve};
use hue_model::street_map::OfferedStreetMap;
use reqwest::header::{
    ACCEPT_RANGES, CONTENT_LENGTH, CONTENT_RANGE, ETAG, HeaderName, IF_NONE_MATCH, IF_RANGE, RANGE,
    RETRY_AFTER,
};
use reqwest::{Response, StatusCode};

use crate::archive::archive;
use crate::support::{City, Engine, client};

/// A city whose operator gave this file.
async fn giving(file: &tempfile::NamedTempFile) -> City {
    City::start_with(Engine::Sqlite, |config| config.street_map = Some(file.path().into())).await
}

async fn ask(city: &City, headers: &[(HeaderName, &str)]) -> Response {
    let request = client().get(city.url("/api/v1/street-map.pmtiles"));
    let request = headers.iter().fold(request, |request, (name, value)| request.header(name, *value));
    request.send().await.unwrap()
}

async fn offer(city: &City) -> OfferedStreetMap {
    client().get(city.url("/api/v1/street-map")).send().await.unwrap().json().await.unwrap()
}

fn said(answer: &Response, name: HeaderName) -> String {
    answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

#[tokio::test]
async fn the_archive_comes_whole_and_from_where_somebody_stopped() {
    let (file, whole) = (tempfile::NamedTempFile::new().unwrap(), archive(6));
    std::fs::write(file.path(), &whole).unwrap();
    let city = giving(&file).await;
    let map = offer(&city).await.street_map.unwrap();
    assert_eq!((map.bytes, map.max_zoom), (whole.len() as u64, 14));
    assert_eq!(map.attribution, "© OpenStreetMap", "whom to name, in plain text");
    let all = ask(&city, &[]).await;
    let etag = said(&all, ETAG);
    assert_eq!((all.status(), said(&all, ACCEPT_RANGES).as_str()), (StatusCode::OK, "bytes"));
    assert_eq!(etag, format!("\"{}\"", map.sha256));
    assert_eq!(all.bytes().await.unwrap(), whole);

    let rest = ask(&city, &[(RANGE, "bytes=70001-"), (IF_RANGE, &etag)]).await;
    assert_eq!(rest.status(), StatusCode::PARTIAL_CONTENT);
    let (first, length) = (70_001, whole.len());
    assert_eq!(said(&rest, CONTENT_RANGE), format!("bytes {first}-{}/{length}", length - 1));
    assert_eq!(said(&rest, CONTENT_LENGTH), (length - first).to_string());
    assert_eq!(rest.bytes().await.unwrap(), whole[first..]);
    assert_eq!(ask(&city, &[(RANGE, "bytes=0-126")]).await.bytes().await.unwrap(), whole[..127]);

    let other = ask(&city, &[(RANGE, "bytes=70001-"), (IF_RANGE, "\"another\"")]).await;
    assert_eq!((other.status(), other.bytes().await.unwrap().len()), (StatusCode::OK, length));
    let beyond = ask(&city, &[(RANGE, &format!("bytes={length}-"))]).await;
    assert_eq!(beyond.status(), StatusCode::RANGE_NOT_SATISFIABLE);
    assert_eq!(said(&beyond, CONTENT_RANGE), format!("bytes */{length}"));
    for known in [&etag, &format!("W/{etag}"), &format!("\"another\", {etag}"), "*"] {
        assert_eq!(ask(&city, &[(IF_NONE_MATCH, known)]).await.status(), StatusCode::NOT_MODIFIED, "{known}");
    }
    assert_eq!(ask(&city, &[(IF_NONE_MATCH, "\"another\"")]).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_file_may_have_any_name() {
    let (folder, whole) = (tempfile::tempdir().unwrap(), archive(1));
    for name in ["huế.pmtiles", "Bản đồ 100% [mới] #2.pmtiles"] {
        let file = folder.path().join(name);
        std::fs::write(&file, &whole).unwrap();
        let city = City::start_with(Engine::Sqlite, |config| config.street_map = Some(file)).await;
        assert_eq!(ask(&city, &[]).await.bytes().await.unwrap(), whole, "{name}");
    }
}

#[tokio::test]
async fn a_file_that_is_not_there_is_named_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["không có.pmtiles", "nowhere/hue.pmtiles"] {
        let file = folder.path().join(name);
        let config = Config { street_map: Some(file.clone()), ..Config::new(folder.path()) };
        let error = serve(config).await.err().expect("it does not start").to_string();
        assert!(error.contains(&format!("the street map {}: ", file.display())), "{error}");
    }
}

#[tokio::test]
async fn one_address_never_takes_every_place() {
    let file = tempfile::NamedTempFile::new().unwrap();
    // More than lies between two sockets: who does not read keeps a place.
    std::fs::write(file.path(), archive(600)).unwrap();
    let city = giving(&file).await;
    let from =
        async |address: &str| ask(&city, &[(HeaderName::from_static("x-forwarded-for"), address)]).await;
    let mut downloads = Vec::new();
    for _ in 0..8 {
        downloads.push(from("203.0.113.7").await);
    }
    assert!(downloads.iter().all(|answer| answer.status() == StatusCode::OK));
    let more = from("203.0.113.7").await;
    assert_eq!(
        (more.status(), said(&more, RETRY_AFTER).is_empty()),
        (StatusCode::SERVICE_UNAVAILABLE, false)
    );
    assert_eq!(from("203.0.113.8").await.status(), StatusCode::OK, "a neighbour gets it");
    let last = downloads.pop().unwrap().bytes().await.unwrap();
    assert_eq!(last, std::fs::read(file.path()).unwrap());
    assert_eq!(from("203.0.113.7").await.status(), StatusCode::OK, "one that is done makes room");
}

#[tokio::test]
async fn a_city_without_one_says_so() {
    let city = City::start(Engine::Sqlite).await;
    assert_eq!(offer(&city).await.street_map, None);
    assert_eq!(ask(&city, &[]).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_file_that_is_no_map_is_refused_at_the_start() {
    for rubbish in [Vec::new(), b"<!doctype html>".repeat(100), archive(1)[..90].to_vec()] {
        let (data, file) = (tempfile::tempdir().unwrap(), tempfile::NamedTempFile::new().unwrap());
        std::fs::write(file.path(), rubbish).unwrap();
        let config = Config { street_map: Some(file.path().into()), ..Config::new(data.path()) };
        let error = serve(config).await.err().expect("it does not start").to_string();
        assert!(error.contains(&*file.path().to_string_lossy()), "it says which file: {error}");
    }
}
