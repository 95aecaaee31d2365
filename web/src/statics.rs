//! The built app: its files, compressed ahead where `dist` holds a `.br`, and `index.html` for its routes.

use std::path::{Component, Path, PathBuf};

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::Shared;
use crate::guard::has_cookie;
use crate::pages;

/// Any path that no other route takes.
pub(crate) async fn file(State(shared): State<Shared>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(path) = inside(uri.path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if path.extension().is_some() && path != Path::new("index.html") {
        let found = send(&shared.dist, &path, &headers).await;
        if found.is_some() || !is_route(&path) {
            return found.unwrap_or_else(|| StatusCode::NOT_FOUND.into_response());
        }
    }
    if !has_cookie(&shared.door, &headers) {
        return (StatusCode::UNAUTHORIZED, pages::door_is_closed()).into_response();
    }
    send(&shared.dist, Path::new("index.html"), &headers)
        .await
        .unwrap_or_else(|| (StatusCode::SERVICE_UNAVAILABLE, pages::app_is_missing()).into_response())
}

/// Whether a path that looks like a file's may be an address of the app, whose codes have points in them:
/// `services/util.outages`, `help/report.offline`. Files lie at the top and in two folders.
fn is_route(path: &Path) -> bool {
    let of_the_build = ["assets", "snippets"].iter().any(|folder| path.starts_with(folder));
    path.components().nth(1).is_some() && !of_the_build
}

/// The path within `dist`, or nothing when it tries to leave it. No file of the app needs an escaped name.
fn inside(path: &str) -> Option<PathBuf> {
    let path = path.trim_start_matches('/');
    let plain = !path.contains(['%', '\\', ':']);
    let stays = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    (plain && stays).then(|| PathBuf::from(path))
}

async fn send(dist: &Path, path: &Path, headers: &HeaderMap) -> Option<Response> {
    let full = dist.join(path);
    let (file, brotli) = choose(&full, headers).await;
    let tag = tag(&file).await?;
    if headers.get(header::IF_NONE_MATCH) == Some(&tag) {
        return Some((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let bytes = tokio::fs::read(&file).await.ok()?;
    let mut response = bytes.into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(path)));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    out.insert(header::ETAG, tag);
    if brotli {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    Some(response)
}

async fn choose(full: &Path, headers: &HeaderMap) -> (PathBuf, bool) {
    let mut name = full.as_os_str().to_owned();
    name.push(".br");
    let packed = PathBuf::from(name);
    let wanted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|one| one.trim() == "br"));
    if wanted && tokio::fs::try_exists(&packed).await.unwrap_or_default() {
        return (packed, true);
    }
    (full.to_owned(), false)
}

/// Size and time of change name a file's content well enough for a folder that only a build writes.
async fn tag(file: &Path) -> Option<HeaderValue> {
    let about = tokio::fs::metadata(file).await.ok().filter(std::fs::Metadata::is_file)?;
    let changed = about.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    HeaderValue::try_from(format!("\"{:x}-{:x}\"", about.len(), changed.as_nanos())).ok()
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "geojson" | "webmanifest" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "ftl" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
