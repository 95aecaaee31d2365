//! The console's style sheets, script, fonts and the map of the wards, built into the program.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Response};
use http::header;

use super::wards;
use crate::problem::Failure;

const CSS: &str = "text/css; charset=utf-8";
const SVG: &str = "image/svg+xml";
const WOFF2: &str = "font/woff2";

/// `GET /console/assets/{file}`.
pub(super) async fn asset(Path(file): Path<String>) -> Result<Response, Failure> {
    let (kind, bytes) = find(&file).ok_or_else(Failure::not_found)?;
    Ok(answer(kind, bytes))
}

fn answer(kind: &'static str, bytes: &'static [u8]) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind),
        // Ten minutes: a new version is seen soon, and a shift does not load a style twice.
        (header::CACHE_CONTROL, "public, max-age=600"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    ];
    (headers, bytes).into_response()
}

macro_rules! shared {
    ($file:literal) => {
        include_bytes!(concat!("../../../assets/", $file)).as_slice()
    };
}

macro_rules! own {
    ($file:literal) => {
        include_bytes!(concat!("../../assets/", $file)).as_slice()
    };
}

/// A style sheet of pages that show levels of risk.
macro_rules! with_levels {
    ($file:literal) => {
        concat!(include_str!("../../assets/level.css"), include_str!(concat!("../../assets/", $file)))
            .as_bytes()
    };
}

fn find(file: &str) -> Option<(&'static str, &'static [u8])> {
    Some(match file {
        "tokens.css" => (CSS, shared!("tokens.css")),
        "console.css" => (CSS, with_levels!("console.css")),
        "vneid.css" => (CSS, own!("vneid.css")),
        "gauges.css" => (CSS, own!("gauges.css")),
        "catalogue.css" => (CSS, own!("catalogue.css")),
        "rescue.css" => (CSS, own!("rescue.css")),
        "lite.css" => (CSS, with_levels!("lite.css")),
        "console.js" => ("text/javascript; charset=utf-8", own!("console.js")),
        "icon.svg" => (SVG, shared!("icon.svg")),
        "wards.svg" => (SVG, wards::picture(false).as_bytes()),
        "wards-close.svg" => (SVG, wards::picture(true).as_bytes()),
        "fonts.css" => (CSS, shared!("fonts/fonts.css")),
        _ => return None,
    })
}

/// `GET /assets/fonts/{file}`: where the shared style sheet looks for its fonts.
pub(super) async fn font(Path(file): Path<String>) -> Result<Response, Failure> {
    let bytes: &'static [u8] = match file.as_str() {
        "be-vietnam-pro-latin-400-normal.woff2" => shared!("fonts/be-vietnam-pro-latin-400-normal.woff2"),
        "be-vietnam-pro-latin-500-normal.woff2" => shared!("fonts/be-vietnam-pro-latin-500-normal.woff2"),
        "be-vietnam-pro-latin-600-normal.woff2" => shared!("fonts/be-vietnam-pro-latin-600-normal.woff2"),
        "be-vietnam-pro-latin-700-normal.woff2" => shared!("fonts/be-vietnam-pro-latin-700-normal.woff2"),
        "be-vietnam-pro-vietnamese-400-normal.woff2" => {
            shared!("fonts/be-vietnam-pro-vietnamese-400-normal.woff2")
        }
        "be-vietnam-pro-vietnamese-500-normal.woff2" => {
            shared!("fonts/be-vietnam-pro-vietnamese-500-normal.woff2")
        }
        "be-vietnam-pro-vietnamese-600-normal.woff2" => {
            shared!("fonts/be-vietnam-pro-vietnamese-600-normal.woff2")
        }
        "be-vietnam-pro-vietnamese-700-normal.woff2" => {
            shared!("fonts/be-vietnam-pro-vietnamese-700-normal.woff2")
        }
        _ => return Err(Failure::not_found()),
    };
    Ok(answer(WOFF2, bytes))
}
