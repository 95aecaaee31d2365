//! The page at the end of a sign-in, in the system browser.

use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, header};
use hue_model::text::Language;
use maud::{DOCTYPE, html};

/// Says that the app has taken over; without script, in the browser's language.
pub(super) async fn get(headers: HeaderMap) -> Response {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("vi");
    let first = wanted.split([',', ';']).next().unwrap_or("vi");
    let language = Language::from_tag(first.trim()).unwrap_or_default();
    let (title, line) = match language {
        Language::Vi => ("Đã đăng nhập", "Bạn có thể đóng trang này và quay lại ứng dụng."),
        Language::En => ("Signed in", "You can close this page and go back to the app."),
    };
    let page = html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { "body{font:18px/1.6 system-ui,sans-serif;max-width:32rem;margin:20vh auto 0;padding:0 16px;\
                    color:#1d1a22;background:#faf8f4}h1{font-size:1.6rem}\
                    @media(prefers-color-scheme:dark){body{color:#f3eef8;background:#17131c}}" }
            }
            body { main { h1 { (title) } p { (line) } } }
        }
    };
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        ),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, page.into_string()).into_response()
}
