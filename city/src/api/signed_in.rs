//! The page at the end of a sign-in, in the system browser.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, header};
use hue_model::text::Language;
use maud::html;

use crate::state::App;
use crate::web;

/// Says that the app has taken over; without script, in the browser's language.
pub(super) async fn get(State(app): State<App>, headers: HeaderMap) -> Response {
    let language = web::asked(&headers).unwrap_or_default().written();
    let (title, line) = match language {
        Language::Vi => ("Đã đăng nhập", "Bạn có thể đóng trang này và quay lại ứng dụng."),
        _ => ("Signed in", "You can close this page and go back to the app."),
    };
    let style = html! {
        style { "body{font:18px/1.6 system-ui,sans-serif;max-width:32rem;margin:20vh auto 0;padding:0 16px;\
            color:#1d1a22;background:#faf8f4}h1{font-size:1.6rem}\
            @media(prefers-color-scheme:dark){body{color:#f3eef8;background:#17131c}}" }
    };
    let body = html! {
        main {
            @if app.profile.demo { p { (web::in_language(language).t("demo-mark")) } }
            h1 { (title) }
            p { (line) }
        }
    };
    let page = web::document(language.tag(), title, &style, &body);
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
