//! What people do in the app's own screens, the same in a browser and in the desktop's window.

use std::path::{Path, PathBuf};

use fantoccini::Locator;

use crate::people::Who;
use crate::screen::Screen;

/// The first-use page is read, in Vietnamese, and left.
pub async fn begin(screen: &Screen) {
    screen.press("radio", "Tiếng Việt").await;
    screen.reads("Ai giữ gì, để làm gì, bao lâu").await;
    screen.press("button", "Bắt đầu").await;
    screen.reads("Gửi phản ánh").await;
}

/// Goes to a room of the navigation.
pub async fn go(screen: &Screen, room: &str) {
    screen.press("nav a[href]", room).await;
}

/// Goes to an address the way the back button does, without loading the app anew.
pub async fn at(screen: &Screen, path: &str) {
    let go = "history.pushState(null, '', args[0]); dispatchEvent(new PopStateEvent('popstate'));
        scrollTo(0, 0); return true";
    screen.wait(go, &[path]).await;
}

/// Opens the form of a new report.
pub async fn new_report(screen: &Screen) {
    go(screen, "Trang chủ").await;
    screen.press("any", "Gửi phản ánh").await;
    screen.reads("Bạn thấy gì?").await;
}

/// Adds a photo from a file and waits until it is clean.
pub async fn add_photo(screen: &Screen, file: &Path) {
    let input = screen.client.find(Locator::Css("#report-photo-files")).await.expect("the form takes photos");
    input.send_keys(&file.to_string_lossy()).await.expect("a file can be chosen");
    screen.reads("Đã xóa vị trí").await;
}

/// Chooses the place by the name of an old commune.
pub async fn choose_place(screen: &Screen, typed: &str, hit: &str) {
    screen.press("button", "Chọn nơi").await;
    screen.fill("Phường, xã theo tên mới hoặc cũ", typed).await;
    screen.press("option", hit).await;
    screen.press("input[name=place-ward]", "Phường Thuận Hóa").await;
    screen.enter("button", "Dùng nơi này").await;
    screen.reads("Số nhà, ngõ, mốc dễ thấy").await;
}

/// Chooses the category by typing.
pub async fn choose_category(screen: &Screen, typed: &str, hit: &str) {
    screen.press("button", "Chọn loại việc").await;
    screen.fill("Chọn loại việc", typed).await;
    screen.press("option", hit).await;
}

/// Fills in everything a report needs.
pub async fn fill(screen: &Screen, photo: &Path, description: &str) {
    add_photo(screen, photo).await;
    choose_place(screen, "phu hoi", "Phú Hội").await;
    choose_category(screen, "o ga", "Ổ gà").await;
    screen.fill("Bạn thấy gì?", description).await;
    screen.reads("Đã lưu").await;
}

/// Sends under one's name for the first time: the app asks whether the city may keep it.
pub async fn send_with_name(screen: &Screen) {
    screen.enter("button", "Gửi phản ánh").await;
    screen.enter("button", "Đồng ý và gửi").await;
}

/// Waits for the greeting.
pub async fn greeted(screen: &Screen, who: Who) {
    screen.reads(who.name).await;
}

/// A photo in a file, as a camera leaves it.
#[must_use]
pub fn photo_file(folder: &Path, bytes: &[u8]) -> PathBuf {
    let file = folder.join("IMG_2026.jpg");
    std::fs::write(&file, bytes).expect("a photo can be put into a file");
    file
}
