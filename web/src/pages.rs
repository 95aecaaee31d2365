//! The plain pages for somebody who stands before a closed door.

use axum::response::Html;

/// The link was used before, or its code is wrong.
pub(crate) fn link_is_used() -> Html<String> {
    page(
        "Liên kết này không dùng được nữa",
        "Mỗi liên kết chỉ mở được một lần. Hãy khởi động lại chương trình để nhận liên kết mới.",
        "This link does not work any more",
        "Each link opens once. Start the program again to get a new one.",
    )
}

/// A browser without the cookie.
pub(crate) fn door_is_closed() -> Html<String> {
    page(
        "Hãy mở bằng liên kết",
        "Chương trình đã in ra một liên kết dùng một lần khi khởi động. Hãy mở liên kết đó.",
        "Please open the link",
        "The program printed a one-time link when it started. Open that link.",
    )
}

/// The app was not built yet.
pub(crate) fn app_is_missing() -> Html<String> {
    page(
        "Ứng dụng chưa được tạo",
        "Hãy chạy lệnh: cargo xtask dist",
        "The app is not built yet",
        "Run: cargo xtask dist",
    )
}

/// The link at the end is for a browser that has the cookie but came from another site, which kept it back.
fn page(title: &str, text: &str, title_en: &str, text_en: &str) -> Html<String> {
    Html(format!(
        "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Tràng Tiền</title>\
         <main><h1>{title}</h1><p>{text}</p>\
         <section lang=\"en\"><h2>{title_en}</h2><p>{text_en}</p></section>\
         <p><a href=\"/\">Tràng Tiền</a></p></main></html>"
    ))
}
